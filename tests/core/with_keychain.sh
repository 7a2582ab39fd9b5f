#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with_keychain.sh STATE PROGRAM: runs the program beside a gnome-keyring of its own whose keyring is "unlocked", or
# "locked" with nobody who could unlock it. Call it inside dbus-run-session.
set -eu
state=$1
program=$2
home=$(mktemp -d)
trap 'kill "$daemon" 2>/dev/null || true; rm -rf "$home"' EXIT
export HOME="$home" XDG_DATA_HOME="$home" XDG_RUNTIME_DIR="$home" GREENROOM_TEST_KEYCHAIN="$state"

# The keyring "login" is made with the first password, and is what secrets go to.
printf 'password' | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
daemon=$!
wait_for() {
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        if [ "$tries" -gt 100 ]; then
            printf 'in vain waited for: %s\n' "$*" >&2
            exit 1
        fi
        sleep 0.1
    done
}
wait_for dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets/collection/login \
    org.freedesktop.DBus.Properties.Get string:org.freedesktop.Secret.Collection string:Locked
if [ "$state" = locked ]; then
    dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
        org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login >/dev/null
fi
"$program"

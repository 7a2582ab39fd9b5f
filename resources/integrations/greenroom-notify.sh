#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Tells Greenroom of a notification.
#
#   greenroom-notify.sh NAME=VALUE …        Nagios, Icinga 2, Netdata: each field
#   greenroom-notify.sh firing|resolved     Monit, which sets MONIT_…
#   greenroom-notify.sh                     Checkmk, which sets NOTIFY_…
#
# Needs curl. Ends with 0 if it was taken, 1 if a later try may help, 2 if none will.
set -u
LC_ALL=C
export LC_ALL

url=${GREENROOM_URL:-'@URL@'}
key=${GREENROOM_KEY:-'@KEY@'}
key_file=${GREENROOM_KEY_FILE:-}       # a file that has the key instead
certificate=${GREENROOM_CERTIFICATE:-} # PEM, if Greenroom uses one of its own

stop() {
    printf 'greenroom-notify: %s\n' "$1" >&2
    exit "${2:-2}"
}

only_utf8() {
    if command -v iconv >/dev/null 2>&1; then
        iconv -c -f UTF-8 -t UTF-8 2>/dev/null
    else
        tr -d '\200-\377'
    fi
}

# As it can stand within a JSON text.
escaped() {
    printf '%s' "$1" | only_utf8 | tr '\001-\011\013-\037' ' ' |
        sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e '$!s/$/\\n/' | tr -d '\n'
}

fields=
add() {
    fields="$fields${fields:+,}\"$1\":\"$(escaped "$2")\""
}

case ${1-} in
*=*)
    for field; do
        name=${field%%=*}
        case $name in
        '' | *[!a-z_]*) stop "$field: this is not NAME=VALUE" ;;
        esac
        add "$name" "${field#*=}"
    done
    ;;
firing | resolved)
    [ -n "${MONIT_SERVICE-}" ] || stop 'MONIT_SERVICE is not set: it is for Monit to call this'
    add state "$1"
    add service "$MONIT_SERVICE"
    add host "${MONIT_HOST-}"
    add event "${MONIT_EVENT-}"
    add description "${MONIT_DESCRIPTION-}"
    ;;
'')
    [ -n "${NOTIFY_HOSTNAME-}" ] || stop 'there are no arguments, and NOTIFY_HOSTNAME is not set'
    add what "${NOTIFY_WHAT-}"
    add notification_type "${NOTIFY_NOTIFICATIONTYPE-}"
    add site "${OMD_SITE-${NOTIFY_OMD_SITE-}}"
    add host "$NOTIFY_HOSTNAME"
    add host_display_name "${NOTIFY_HOSTALIAS-}"
    if [ "${NOTIFY_WHAT-}" = HOST ]; then
        add state "${NOTIFY_HOSTSTATE-}"
        add output "${NOTIFY_HOSTOUTPUT-}"
    else
        add service "${NOTIFY_SERVICEDESC-}"
        add state "${NOTIFY_SERVICESTATE-}"
        add output "${NOTIFY_SERVICEOUTPUT-}"
    fi
    add micro_time "${NOTIFY_MICROTIME-}"
    ;;
*) stop "$1: this is neither NAME=VALUE nor firing or resolved" ;;
esac

if [ -n "$key_file" ]; then
    key=$(cat "$key_file") || stop "the key cannot be read from $key_file"
fi
case $key in
grm_*[!0-9A-Za-z]* | '') stop 'the key is not whole' ;;
grm_*) ;;
*) stop 'this is not an API key of Greenroom: one begins with grm_' ;;
esac

# Not as an argument, where everybody on the computer could read the key.
status=$(printf 'header = "Authorization: Bearer %s"\n' "$key" |
    curl -sS -m 10 -K - ${certificate:+--cacert "$certificate"} -o /dev/null -w '%{http_code}' \
        -H 'Content-Type: application/json' --data-binary "{$fields}" "$url") || exit 1
case $status in
2??) ;;
408 | 429 | 5??) stop "the answer was $status" 1 ;;
*) stop "the answer was $status" ;;
esac

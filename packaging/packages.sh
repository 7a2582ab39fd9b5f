# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
#
# What Greenroom needs of a Debian or Ubuntu system, in one place, and how it is installed. Sourced by run and test.
# "a|b" is one need with two names: the first that this release knows is taken.

build_packages=(
    g++ cmake ninja-build ccache mold
    qt6-base-dev          # Core, Network, Sql, DBus, Gui, Widgets, Test
    qt6-httpserver-dev
    qt6-websockets-dev    # Qt HTTP Server's CMake files ask for it
    "qt6-svg-dev|libqt6svg6-dev"
    qt6-tools-dev         # CMake files of the translation tools
    qt6-tools-dev-tools
    qt6-l10n-tools        # lupdate and lrelease
    "libgl-dev|libgl1-mesa-dev"
    libexpected-dev       # tl::expected
    zlib1g-dev
    qtkeychain-qt6-dev
    libsodium-dev         # the vault of secrets
    libmimalloc-dev
    libssl-dev            # TLS of the listener, its certificate
    python3 python3-yaml  # make the description of the HTTP interface that the program serves
)

run_packages=(
    libqt6sql6-sqlite     # plugins are loaded by name, so no other package asks for them
    libqt6svg6
    libsecret-1-0         # the way to the keychain, loaded by name, too
    qt6-qpa-plugins
    qt6-wayland
    qt6-translations-l10n # the words of Qt's own dialogs
    tzdata
    fonts-inter
)

test_packages=(
    dbus dbus-daemon gnome-keyring xvfb xauth xdotool openbox dunst imagemagick
    prometheus-alertmanager
    chromium
    python3-jsonschema    # holds every answer to the contract
    prometheus            # for promtool
    curl jq wrk
    nginx caddy openssl   # the examples of a proxy in front are run
    clang libclang-rt-dev # libFuzzer
    desktop-file-utils appstream man-db
)

# The system as "debian 12"; "unknown" where /etc/os-release does not tell.
system_name() {
    (
        # shellcheck disable=SC1091
        . /etc/os-release 2>/dev/null
        printf '%s %s\n' "${ID:-unknown}" "${VERSION_ID:-}"
    )
}

is_known_system() {
    case "$(system_name)" in
        "debian 12" | "debian 13" | "ubuntu 24.04") return 0 ;;
        *) return 1 ;;
    esac
}

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

is_available() {
    [ -n "$(apt-cache show --no-all-versions "$1" 2>/dev/null)" ]
}

# Prints which of the given needs are not met, one a line, as written in the lists.
missing_packages() {
    local need name
    for need in "$@"; do
        for name in ${need//|/ }; do
            if is_installed "$name"; then
                continue 2
            fi
        done
        printf '%s\n' "$need"
    done
}

# install_packages NEED…: installs what is missing and says so; says nothing when all is there.
install_packages() {
    local missing=() names=() unavailable=() need name as_root=()

    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        explain_other_system "$@"
        return 1
    fi
    mapfile -t missing < <(missing_packages "$@")
    if [ "${#missing[@]}" -eq 0 ]; then
        return 0
    fi
    if ! is_known_system; then
        explain_other_system "${missing[@]}"
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            printf 'These packages are missing, and there is no sudo to install them. As root, run\n' >&2
            printf '  apt-get install --no-install-recommends %s\n' "${missing[*]%%|*}" >&2
            return 1
        fi
        as_root=(sudo)
    fi

    printf 'Installing what is missing: %s\n' "${missing[*]%%|*}"
    if ! "${as_root[@]}" apt-get update -q; then
        printf 'The package lists could not be brought up to date; going on with those that are here.\n' >&2
    fi
    for need in "${missing[@]}"; do
        for name in ${need//|/ }; do
            if is_available "$name"; then
                names+=("$name")
                continue 2
            fi
        done
        unavailable+=("${need%%|*}")
    done
    if [ "${#unavailable[@]}" -gt 0 ]; then
        printf 'The configured package sources of %s do not have: %s\n' "$(system_name)" "${unavailable[*]}" >&2
        case "$(system_name)" in
            ubuntu*) printf 'They are in "universe": sudo add-apt-repository universe, then start again.\n' >&2 ;;
        esac
        return 1
    fi
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q --yes --no-install-recommends "${names[@]}" || {
        printf 'apt-get could not install them; its own message is above.\n' >&2
        return 1
    }
}

explain_other_system() {
    printf 'This script installs packages on Debian 12, Debian 13 and Ubuntu 24.04 only; this is %s.\n' \
        "$(system_name)" >&2
    printf 'Install what your system calls these (Qt 6.4 or newer, CMake 3.25, a C++20 compiler):\n' >&2
    printf '  %s\n' "${@%%|*}" >&2
    printf 'and start again with --no-install.\n' >&2
}

# What a compiler cache needs to know to hit in another folder and with precompiled headers.
use_compiler_cache() {
    export CCACHE_BASEDIR="${CCACHE_BASEDIR:-$1}"
    export CCACHE_NOHASHDIR="${CCACHE_NOHASHDIR:-1}"
    export CCACHE_SLOPPINESS="${CCACHE_SLOPPINESS:-pch_defines,time_macros,include_file_mtime,include_file_ctime}"
}

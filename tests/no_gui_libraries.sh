#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# no_gui_libraries.sh PROGRAM: fails if the program, or a library that it loads, needs a library of Qt's for a screen.
set -eu
libraries=$(ldd "$1")
case "$libraries" in
    *libQt6Core.so*) ;;
    *)
        printf '%s is not linked to Qt, so this test would prove nothing:\n%s\n' "$1" "$libraries" >&2
        exit 1
        ;;
esac
if printf '%s\n' "$libraries" | grep -E 'libQt6(Gui|Widgets|Svg|SvgWidgets|OpenGL|OpenGLWidgets|Quick|Qml|PrintSupport)\.so|libX11\.|libwayland|libGL\.'; then
    printf '%s links the libraries above, which need a screen\n' "$1" >&2
    exit 1
fi

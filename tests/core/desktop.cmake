# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later

# On a session bus of its own, on which nothing is started on demand, and once without any.
greenroom_test(tst_notifier_without_bus SOURCES tst_notifier.cpp LINKS greenroom_desktop)
set_property(TEST tst_notifier_without_bus APPEND PROPERTY ENVIRONMENT
    "DBUS_SESSION_BUS_ADDRESS=unix:path=${CMAKE_CURRENT_BINARY_DIR}/no-such-bus")
find_program(DBUS_RUN_SESSION dbus-run-session)
if(DBUS_RUN_SESSION)
    add_test(NAME tst_notifier COMMAND ${DBUS_RUN_SESSION} --config-file=${CMAKE_CURRENT_SOURCE_DIR}/desktop-bus.conf --
        $<TARGET_FILE:tst_notifier_without_bus>)
    set_tests_properties(tst_notifier PROPERTIES TIMEOUT 120 ENVIRONMENT
        "GREENROOM_TEST_NEEDS_BUS=1;LC_ALL=C.UTF-8;TZ=UTC;QTEST_DISABLE_STACK_DUMP=1;QT_FORCE_STDERR_LOGGING=1")
else()
    message(WARNING "dbus-run-session is missing: tst_notifier is not run")
endif()

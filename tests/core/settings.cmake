# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
greenroom_test(tst_settings SOURCES tst_settings.cpp LINKS greenroom_settings)
greenroom_test(tst_secretstore SOURCES tst_secretstore.cpp LINKS greenroom_settings)
greenroom_test(tst_vault SOURCES tst_vault.cpp LINKS greenroom_settings)

# Without a session bus; on a bus without a keychain; and beside a real one, open and locked.
greenroom_test(tst_keychain_without_bus SOURCES tst_keychain.cpp LINKS greenroom_settings)
set(keychain_environment "LC_ALL=C.UTF-8;TZ=UTC;QTEST_DISABLE_STACK_DUMP=1;QT_FORCE_STDERR_LOGGING=1")
set_property(TEST tst_keychain_without_bus APPEND PROPERTY ENVIRONMENT
    "GREENROOM_TEST_KEYCHAIN=none;DBUS_SESSION_BUS_ADDRESS=unix:path=${CMAKE_CURRENT_BINARY_DIR}/no-such-bus")
find_program(DBUS_RUN_SESSION dbus-run-session)
find_program(GNOME_KEYRING gnome-keyring-daemon)
if(DBUS_RUN_SESSION)
    add_test(NAME tst_keychain_without_service
        COMMAND ${DBUS_RUN_SESSION} --config-file=${CMAKE_CURRENT_SOURCE_DIR}/desktop-bus.conf --
            $<TARGET_FILE:tst_keychain_without_bus>)
    set_tests_properties(tst_keychain_without_service PROPERTIES TIMEOUT 120
        ENVIRONMENT "GREENROOM_TEST_KEYCHAIN=none;${keychain_environment}")
endif()
if(DBUS_RUN_SESSION AND GNOME_KEYRING)
    foreach(state unlocked locked)
        add_test(NAME tst_keychain_${state}
            COMMAND ${DBUS_RUN_SESSION} --config-file=${CMAKE_CURRENT_SOURCE_DIR}/desktop-bus.conf --
                sh ${CMAKE_CURRENT_SOURCE_DIR}/with_keychain.sh ${state} $<TARGET_FILE:tst_keychain_without_bus>)
        set_tests_properties(tst_keychain_${state} PROPERTIES TIMEOUT 120 ENVIRONMENT "${keychain_environment}")
    endforeach()
else()
    message(WARNING "dbus-run-session or gnome-keyring-daemon is missing: tst_keychain does not meet a real keychain")
endif()

# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
foreach(test tst_firststart tst_componentspane tst_sourcespane tst_masking)
    greenroom_test(${test} SOURCES ${test}.cpp LINKS greenroom_ui)
endforeach()

# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later

foreach(subject facts offlinedrafter gates)
    greenroom_test(tst_${subject} SOURCES tst_${subject}.cpp LINKS greenroom_drafting)
    target_compile_definitions(tst_${subject} PRIVATE DRAFTING_DATA="${PROJECT_SOURCE_DIR}/tests/data/drafting")
endforeach()

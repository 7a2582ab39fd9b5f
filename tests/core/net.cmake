# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
greenroom_test(tst_http SOURCES tst_http.cpp LINKS greenroom_net)
greenroom_test(tst_jsonchecker SOURCES tst_jsonchecker.cpp LINKS greenroom_net)
greenroom_test(tst_json SOURCES tst_json.cpp LINKS greenroom_net)
greenroom_test(tst_addresslist SOURCES tst_addresslist.cpp LINKS greenroom_net)
greenroom_test(tst_formdata SOURCES tst_formdata.cpp LINKS greenroom_net)
foreach(subject jsonchecker json)
    target_compile_definitions(tst_${subject} PRIVATE TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
endforeach()

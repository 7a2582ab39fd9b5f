greenroom_test(tst_alertmanager SOURCES tst_alertmanager.cpp LINKS greenroom_intake)
target_compile_definitions(tst_alertmanager PRIVATE TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
greenroom_test(tst_apikeys SOURCES tst_apikeys.cpp LINKS greenroom_intake)
greenroom_test(tst_submission SOURCES tst_submission.cpp LINKS greenroom_intake)

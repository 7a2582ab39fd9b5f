greenroom_test(tst_ids SOURCES tst_ids.cpp LINKS greenroom_base)

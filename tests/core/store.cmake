greenroom_test(tst_database SOURCES tst_database.cpp LINKS greenroom_store)

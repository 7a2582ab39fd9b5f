greenroom_test(tst_database SOURCES tst_database.cpp LINKS greenroom_store)
greenroom_test(tst_migrations SOURCES tst_migrations.cpp LINKS greenroom_store)

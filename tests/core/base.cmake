greenroom_test(tst_ids SOURCES tst_ids.cpp LINKS greenroom_base)
greenroom_test(tst_compression SOURCES tst_compression.cpp LINKS greenroom_base)
greenroom_test(tst_metricstext SOURCES tst_metricstext.cpp LINKS greenroom_base)

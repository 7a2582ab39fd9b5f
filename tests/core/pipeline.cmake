greenroom_test(tst_desk SOURCES tst_desk.cpp LINKS greenroom_pipeline)
greenroom_test(tst_pipeline SOURCES tst_pipeline.cpp LINKS greenroom_pipeline)
greenroom_test(tst_setup SOURCES tst_setup.cpp LINKS greenroom_pipeline)
greenroom_test(tst_metrics SOURCES tst_metrics.cpp LINKS greenroom_pipeline)

greenroom_test(tst_triage SOURCES tst_triage.cpp LINKS greenroom_triage)
greenroom_test(tst_assessment SOURCES tst_assessment.cpp LINKS greenroom_triage)

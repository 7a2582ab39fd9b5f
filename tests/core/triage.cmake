greenroom_test(tst_triage SOURCES tst_triage.cpp LINKS greenroom_triage)

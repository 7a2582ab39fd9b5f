greenroom_test(tst_review SOURCES tst_review.cpp LINKS greenroom_review)

greenroom_test(tst_words SOURCES tst_words.cpp LINKS greenroom_domain)

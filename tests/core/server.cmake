# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
greenroom_test(tst_requestframer SOURCES tst_requestframer.cpp LINKS greenroom_server)
greenroom_test(tst_responseframer SOURCES tst_responseframer.cpp LINKS greenroom_server)
greenroom_test(tst_hostpolicy SOURCES tst_hostpolicy.cpp LINKS greenroom_server)
greenroom_test(tst_httpserver SOURCES tst_httpserver.cpp rawclient.h LINKS greenroom_server)
greenroom_test(tst_httpserverlimits SOURCES tst_httpserverlimits.cpp rawclient.h LINKS greenroom_server)
greenroom_test(tst_tls SOURCES tst_tls.cpp rawclient.h tlsclient.h LINKS greenroom_server OpenSSL::SSL)
greenroom_test(tst_certificate SOURCES tst_certificate.cpp LINKS greenroom_server OpenSSL::Crypto)
greenroom_test(tst_proxypolicy SOURCES tst_proxypolicy.cpp LINKS greenroom_server)
greenroom_test(tst_requestcorpus SOURCES tst_requestcorpus.cpp rawclient.h LINKS greenroom_server TIMEOUT 300)
target_compile_definitions(tst_requestcorpus PRIVATE REQUEST_CORPUS="${PROJECT_SOURCE_DIR}/tests/data/http")

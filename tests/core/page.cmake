# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
greenroom_test(tst_publictext SOURCES tst_publictext.cpp LINKS greenroom_page)
greenroom_test(tst_pagecalendar SOURCES tst_pagecalendar.cpp LINKS greenroom_page)
greenroom_test(tst_uptime SOURCES tst_uptime.cpp LINKS greenroom_page)
greenroom_test(tst_pagerenderer SOURCES tst_pagerenderer.cpp ../support/pagesample.h LINKS greenroom_page)
greenroom_test(tst_statuspageapi SOURCES tst_statuspageapi.cpp ../support/pagesample.h LINKS greenroom_page)
greenroom_test(tst_feeds SOURCES tst_feeds.cpp ../support/pagesample.h LINKS greenroom_page)
greenroom_test(tst_pagesite SOURCES tst_pagesite.cpp LINKS greenroom_page)

# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
greenroom_test(tst_reviewtext SOURCES tst_reviewtext.cpp LINKS greenroom_ui)
greenroom_test(tst_reviewpane SOURCES tst_reviewpane.cpp LINKS greenroom_ui)

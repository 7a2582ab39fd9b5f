// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/publictext.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestPublicText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextLosesOnlyWhatMayNotBePublic_data();
    void aTextLosesOnlyWhatMayNotBePublic();
    void aLineHasNoBreaks();
};

void TestPublicText::aTextLosesOnlyWhatMayNotBePublic_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    QTest::newRow("plain") << u"All is well."_s << u"All is well."_s;
    QTest::newRow("markup stays text") << u"<b>&amp;"_s << u"<b>&amp;"_s;
    QTest::newRow("line breaks") << u"a\r\nb\rc\nd\u2028e\u2029f"_s << u"a\nb\nc\nd\ne\nf"_s;
    QTest::newRow("trailing carriage return") << u"a\r"_s << u"a\n"_s;
    QTest::newRow("tab stays") << u"a\tb"_s << u"a\tb"_s;
    QTest::newRow("controls") << u"a\u0000\u0007\u001b\u007f\u0085b"_s << u"ab"_s;
    QTest::newRow("bidi overrides and isolates") << u"\u202eabc\u202c \u2066d\u2069"_s << u"abc d"_s;
    QTest::newRow("bidi marks stay") << u"\u200eab\u200f"_s << u"\u200eab\u200f"_s;
    QTest::newRow("emoji and beyond") << u"\U0001F600\U00020000"_s << u"\U0001F600\U00020000"_s;
    QTest::newRow("non-characters") << u"a\uFFFE\uFFFF\uFDD0\U0001FFFEb"_s << u"ab"_s;
    QTest::newRow("lone surrogates") << QString(u"a"_s + QChar(0xd800) + u"b"_s + QChar(0xdc00)) << u"a\uFFFDb\uFFFD"_s;
}

void TestPublicText::aTextLosesOnlyWhatMayNotBePublic()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    QCOMPARE(publicText(text), expected);
    QCOMPARE(publicText(expected), expected);
}

void TestPublicText::aLineHasNoBreaks()
{
    QCOMPARE(publicLine(u" API\r\n\tis  down\u2029"_s), u"API is down"_s);
}

QTEST_GUILESS_MAIN(TestPublicText)
#include "tst_publictext.moc"

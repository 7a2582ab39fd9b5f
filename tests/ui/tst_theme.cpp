// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stylesheet.h"
#include "ui/theme.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QRegularExpression>
#include <QStyle>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

namespace {

/// Relative luminance and contrast of WCAG 2.2.
double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChoiceIsApplied_data();
    void aChoiceIsApplied();
    void everyTextCanBeRead_data();
    void everyTextCanBeRead();
    void theStyleSheetLeavesNoNameOpen_data();
    void theStyleSheetLeavesNoNameOpen();
    void everyDrawingThatTheStyleSheetNamesIsThere();
    void aLookCanBeChangedInSight();
};

void TestTheme::aChoiceIsApplied_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << ThemeChoice::Light << false;
    QTest::newRow("dark") << ThemeChoice::Dark << true;
    QTest::newRow("and back") << ThemeChoice::Light << false;
}

void TestTheme::aChoiceIsApplied()
{
    QFETCH(const ThemeChoice, choice);
    QFETCH(const bool, isDark);

    applyTheme(*qApp, choice);
    QCOMPARE(colorsOf(QApplication::palette()).isDark, isDark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), colorsOf(QApplication::palette()).window);
    QVERIFY(qApp->styleSheet().contains(colorsOf(QApplication::palette()).accent.name()));
}

void TestTheme::everyTextCanBeRead_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::addColumn<QColor Colors::*>("text");
    QTest::addColumn<QColor Colors::*>("back");
    using Pair = std::pair<QColor Colors::*, QColor Colors::*>;
    const std::initializer_list<std::pair<const char *, Pair>> pairs{
        {"ink on card", {&Colors::ink, &Colors::card}},
        {"ink on selection", {&Colors::ink, &Colors::selection}},
        {"mute on card", {&Colors::mute, &Colors::card}},
        {"mute on sidebar", {&Colors::mute, &Colors::sidebar}},
        {"mute on selection", {&Colors::mute, &Colors::selection}},
        {"mute on code", {&Colors::mute, &Colors::code}},
        {"faint on card", {&Colors::faint, &Colors::card}},
        {"faint on window", {&Colors::faint, &Colors::window}},
        {"major on card", {&Colors::major, &Colors::card}},
        {"accent on card", {&Colors::accent, &Colors::card}},
        {"accent's ink", {&Colors::accentInk, &Colors::accent}},
        {"minor", {&Colors::minor, &Colors::minorBack}},
        {"major", {&Colors::major, &Colors::majorBack}},
        {"critical", {&Colors::critical, &Colors::criticalBack}},
        {"ok", {&Colors::ok, &Colors::okBack}},
        {"ok on sidebar", {&Colors::ok, &Colors::sidebar}},
        {"ink on mark", {&Colors::ink, &Colors::mark}},
    };
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        for (const auto &[name, pair] : pairs) {
            QTest::addRow("%s, %s", name, choice == ThemeChoice::Dark ? "dark" : "light")
                << choice << pair.first << pair.second;
        }
    }
}

void TestTheme::everyTextCanBeRead()
{
    QFETCH(const ThemeChoice, choice);
    QFETCH(QColor Colors::*const, text);
    QFETCH(QColor Colors::*const, back);

    applyTheme(*qApp, choice);
    const Colors &colors = colorsOf(QApplication::palette());
    // WCAG 2.2, 1.4.3 (AA).
    const double measured = contrast(colors.*text, colors.*back);
    QVERIFY2(measured >= 4.5, qPrintable(QString::number(measured)));
}

void TestTheme::theStyleSheetLeavesNoNameOpen_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TestTheme::theStyleSheetLeavesNoNameOpen()
{
    QFETCH(const ThemeChoice, choice);

    applyTheme(*qApp, choice);
    const QString sheet = styleSheetOf(colorsOf(QApplication::palette()), 13);
    static const QRegularExpression open(u"[@%]\\w*|#[0-9a-f]{6}\\w+"_s);
    const auto match = open.match(sheet);
    QVERIFY2(!match.hasMatch(), qPrintable(match.captured()));
    QVERIFY(sheet.contains("font-size: 19px"_L1));
    QVERIFY(styleSheetOf(colorsOf(QApplication::palette()), 26).contains("font-size: 38px"_L1));
}

void TestTheme::everyDrawingThatTheStyleSheetNamesIsThere()
{
    applyTheme(*qApp, ThemeChoice::Dark);
    static const QRegularExpression file(u"url\\((:[^)]+)\\)"_s);
    const QString sheet = qApp->styleSheet();
    int found = 0;
    for (auto match = file.globalMatch(sheet); match.hasNext(); ++found) {
        const QString name = match.next().captured(1);
        QVERIFY2(QFile::exists(name), qPrintable(name));
    }
    QVERIFY(found > 0);
}

void TestTheme::aLookCanBeChangedInSight()
{
    applyTheme(*qApp, ThemeChoice::Light);
    QLabel label(u"text"_s);
    applyLook(label, u"good"_s);
    label.ensurePolished();
    const Colors &colors = colorsOf(QApplication::palette());
    QCOMPARE(label.palette().color(QPalette::WindowText), colors.ok);
    applyLook(label, u"bad"_s);
    QCOMPARE(label.palette().color(QPalette::WindowText), colors.critical);
}

Q_DECLARE_METATYPE(ThemeChoice)
Q_DECLARE_METATYPE(QColor Colors::*)

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"
#include "ui/trayicon.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QImage drawn(const std::function<void(QPainter &, const QRectF &)> &paint)
{
    QImage image(28, 28, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paint(painter, QRectF(0, 0, 28, 28));
    painter.end();
    return image;
}

/// The picture as a person sees it who cannot tell colours.
QImage shapeOf(QImage image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qAlpha(image.pixel(x, y)) > 127 ? 0xffffffff : 0);
    }
    return image;
}

} // namespace

class TestWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void exactlyOneSegmentIsChosen();
    void aSegmentIsChosenByKeysAndByMouse();
    void aDisabledSegmentIsPassedOver();
    void tabLeavesTheSegments();
    void choosingASegmentMovesNothing();
    void aSegmentIsARadioButtonToAssistiveTechnology();

    void aBannerSaysWhatItIs_data();
    void aBannerSaysWhatItIs();
    void aBannerCanBeClosedAndActedOn();

    void noTwoStatesHaveOneShape();
    void everyIconIsADrawing();
    void anIconTakesTheColourItIsGiven();
    void theTrayPictureTellsCountAndState();
};

void TestWidgets::initTestCase()
{
    applyTheme(*qApp, ThemeChoice::Light);
}

void TestWidgets::exactlyOneSegmentIsChosen()
{
    SegmentedControl control(nullptr);
    QCOMPARE(control.currentIndex(), -1);
    for (const QString &text : {u"Minor"_s, u"Major"_s, u"Critical"_s})
        control.addSegment(text);
    QCOMPARE(control.count(), 3);
    QCOMPARE(control.currentIndex(), 0);

    const QSignalSpy changed(&control, &SegmentedControl::currentIndexChanged);
    const QSignalSpy chosen(&control, &SegmentedControl::chosen);
    control.setCurrentIndex(2);
    QCOMPARE(control.currentIndex(), 2);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(chosen.size(), 0);
    control.setCurrentIndex(7);
    QCOMPARE(control.currentIndex(), 2);
}

void TestWidgets::aSegmentIsChosenByKeysAndByMouse()
{
    SegmentedControl control(nullptr);
    for (const QString &text : {u"One"_s, u"Two"_s, u"Three"_s})
        control.addSegment(text);
    control.show();
    QVERIFY(QTest::qWaitForWindowActive(&control));
    const auto buttons = control.findChildren<QAbstractButton *>();
    QSignalSpy chosen(&control, &SegmentedControl::chosen);

    buttons.at(0)->setFocus();
    QTest::keyClick(buttons.at(0), Qt::Key_Right);
    QCOMPARE(control.currentIndex(), 1);
    QCOMPARE(chosen.size(), 1);
    QTest::keyClick(buttons.at(1), Qt::Key_Left);
    QCOMPARE(control.currentIndex(), 0);
    // The very edge of it, where an ordinary radio button would not be hit.
    QTest::mouseClick(buttons.at(2), Qt::LeftButton, {}, buttons.at(2)->rect().bottomRight() - QPoint(2, 2));
    QCOMPARE(control.currentIndex(), 2);
    QCOMPARE(chosen.takeLast().constFirst().toInt(), 2);
}

void TestWidgets::aDisabledSegmentIsPassedOver()
{
    SegmentedControl control(nullptr);
    for (const QString &text : {u"One"_s, u"Two"_s, u"Three"_s})
        control.addSegment(text);
    control.setSegmentEnabled(1, false);
    control.show();
    QVERIFY(QTest::qWaitForWindowActive(&control));
    const auto buttons = control.findChildren<QAbstractButton *>();
    QTest::mouseClick(buttons.at(1), Qt::LeftButton);
    QCOMPARE(control.currentIndex(), 0);
    buttons.at(0)->setFocus();
    QTest::keyClick(buttons.at(0), Qt::Key_Right);
    QCOMPARE(control.currentIndex(), 2);
}

void TestWidgets::tabLeavesTheSegments()
{
    QWidget window;
    auto *layout = new QHBoxLayout(&window);
    auto *control = new SegmentedControl(&window);
    for (const QString &text : {u"One"_s, u"Two"_s, u"Three"_s})
        control->addSegment(text);
    auto *edit = new QLineEdit(&window);
    layout->addWidget(control);
    layout->addWidget(edit);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    control->setFocus();
    QVERIFY(control->findChildren<QAbstractButton *>().constFirst()->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(edit->hasFocus());
}

void TestWidgets::choosingASegmentMovesNothing()
{
    SegmentedControl control(nullptr);
    for (const QString &text : {u"Investigating"_s, u"Identified"_s, u"Monitoring"_s})
        control.addSegment(text);
    control.resize(control.sizeHint());
    control.show();
    QVERIFY(QTest::qWaitForWindowExposed(&control));
    const auto places = [&control] {
        QList<QRect> rects;
        for (const QAbstractButton *button : control.findChildren<QAbstractButton *>())
            rects.append(button->geometry());
        return rects;
    };
    const auto before = places();
    const QSize hint = control.sizeHint();
    control.setCurrentIndex(2);
    control.layout()->invalidate();
    QCOMPARE(control.sizeHint(), hint);
    QCOMPARE(places(), before);
}

void TestWidgets::aSegmentIsARadioButtonToAssistiveTechnology()
{
    SegmentedControl control(nullptr);
    control.addSegment(u"Minor"_s);
    control.addSegment(u"Major"_s);
    const QAccessibleInterface *accessible =
        QAccessible::queryAccessibleInterface(control.findChildren<QAbstractButton *>().at(1));
    QVERIFY(accessible);
    QCOMPARE(accessible->role(), QAccessible::RadioButton);
    QCOMPARE(accessible->text(QAccessible::Name), u"Major"_s);
    QVERIFY(!accessible->state().checked);
    control.setCurrentIndex(1);
    QVERIFY(accessible->state().checked);
}

void TestWidgets::aBannerSaysWhatItIs_data()
{
    QTest::addColumn<Banner::Kind>("kind");
    QTest::addColumn<QString>("word");
    QTest::newRow("information") << Banner::Kind::Information << u"Information: The text."_s;
    QTest::newRow("warning") << Banner::Kind::Warning << u"Warning: The text."_s;
    QTest::newRow("error") << Banner::Kind::Error << u"Error: The text."_s;
}

void TestWidgets::aBannerSaysWhatItIs()
{
    QFETCH(const Banner::Kind, kind);
    QFETCH(const QString, word);

    QWidget window;
    Banner banner(&window);
    QVERIFY(banner.isHidden());
    QVERIFY(banner.text().isEmpty());
    banner.show(kind, u"The text."_s);
    QVERIFY(!banner.isHidden());
    QCOMPARE(banner.text(), u"The text."_s);
    QCOMPARE(banner.accessibleName(), word);
    QVERIFY(banner.findChild<QPushButton *>(u"bannerAction"_s)->isHidden());
}

void TestWidgets::aBannerCanBeClosedAndActedOn()
{
    QWidget window;
    Banner banner(&window);
    const QSignalSpy acted(&banner, &Banner::actionTriggered);
    banner.show(Banner::Kind::Error, u"Port 8787 is taken."_s, u"Try again"_s);
    auto *action = banner.findChild<QPushButton *>(u"bannerAction"_s);
    QVERIFY(!action->isHidden());
    action->click();
    QCOMPARE(acted.size(), 1);
    banner.findChild<QPushButton *>(u"bannerClose"_s)->click();
    QVERIFY(banner.isHidden());
}

void TestWidgets::noTwoStatesHaveOneShape()
{
    const Colors &colors = colorsOf(QApplication::palette());
    QList<QImage> shapes;
    for (const auto severity : {Severity::Minor, Severity::Major, Severity::Critical}) {
        shapes.append(shapeOf(drawn([&](QPainter &painter, const QRectF &box) {
            paintSeverity(painter, box, severity, colors);
        })));
    }
    QVERIFY(shapes[0] != shapes[1] && shapes[1] != shapes[2] && shapes[0] != shapes[2]);
    shapes.clear();
    for (const auto status :
         {ComponentStatus::Operational, ComponentStatus::DegradedPerformance, ComponentStatus::PartialOutage,
          ComponentStatus::MajorOutage, ComponentStatus::UnderMaintenance}) {
        shapes.append(shapeOf(drawn([&](QPainter &painter, const QRectF &box) {
            paintStatus(painter, box, status, colors);
        })));
    }
    for (qsizetype i = 0; i < shapes.size(); ++i) {
        for (qsizetype j = i + 1; j < shapes.size(); ++j)
            QVERIFY2(shapes[i] != shapes[j], qPrintable(u"%1 and %2"_s.arg(i).arg(j)));
    }
}

void TestWidgets::everyIconIsADrawing()
{
    const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
    QVERIFY(files.size() > 10);
    for (const QString &file : files) {
        const QImage image = tintedIcon(QString(file).remove(u".svg"_s), Qt::red).pixmap(32, 32).toImage();
        QVERIFY2(shapeOf(image.convertToFormat(QImage::Format_ARGB32))
                     != shapeOf(QImage(image.size(), QImage::Format_ARGB32)),
                 qPrintable(file));
    }
}

void TestWidgets::anIconTakesTheColourItIsGiven()
{
    const QImage image = tintedIcon(u"publish", Qt::red).pixmap(32, 32).toImage();
    bool isPainted = false;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            isPainted = isPainted || color.alpha() == 255;
            QVERIFY(color.alpha() < 255 || color == QColor(Qt::red));
        }
    }
    QVERIFY(isPainted);
}

void TestWidgets::theTrayPictureTellsCountAndState()
{
    const auto picture = [](bool isReceiving, int drafts) {
        return trayPicture(isReceiving, drafts).pixmap(22, 22).toImage();
    };
    QVERIFY(picture(true, 0) != picture(false, 0));
    QVERIFY(picture(true, 0) != picture(true, 1));
    QVERIFY(picture(true, 1) != picture(true, 2));
    QCOMPARE(picture(true, 99), picture(true, 100));
}

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"

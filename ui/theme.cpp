// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include "ui/stylesheet.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFontDatabase>
#include <QFontInfo>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>
#include <QWidget>

#include <algorithm>
#include <functional>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

const Colors &lightColors()
{
    static const Colors colors = {.window = rgb(0xf6f7f8),
                                  .sidebar = rgb(0xeef0f1),
                                  .card = rgb(0xffffff),
                                  .line = rgb(0xdfe3e6),
                                  .ink = rgb(0x1d2327),
                                  .mute = rgb(0x5d6870),
                                  .faint = rgb(0x66717a),
                                  .accent = rgb(0x0b7a5b),
                                  .accentInk = rgb(0xffffff),
                                  .selection = rgb(0xe3f1ec),
                                  .minor = rgb(0x8a6a00),
                                  .minorBack = rgb(0xfff4d1),
                                  .major = rgb(0xa84d08),
                                  .majorBack = rgb(0xffe7d3),
                                  .critical = rgb(0xb3261e),
                                  .criticalBack = rgb(0xfde3e1),
                                  .ok = rgb(0x0b7a5b),
                                  .okBack = rgb(0xdff3ea),
                                  .code = rgb(0xf1f3f4),
                                  .mark = rgb(0xffd9d6),
                                  .isDark = false};
    return colors;
}

const Colors &darkColors()
{
    static const Colors colors = {.window = rgb(0x14181a),
                                  .sidebar = rgb(0x101314),
                                  .card = rgb(0x1b2023),
                                  .line = rgb(0x2c3337),
                                  .ink = rgb(0xe7ecee),
                                  .mute = rgb(0xa3adb3),
                                  .faint = rgb(0x8c979d),
                                  .accent = rgb(0x3fc79a),
                                  .accentInk = rgb(0x06281d),
                                  .selection = rgb(0x1f342d),
                                  .minor = rgb(0xf2cf66),
                                  .minorBack = rgb(0x3a3110),
                                  .major = rgb(0xffb27a),
                                  .majorBack = rgb(0x432812),
                                  .critical = rgb(0xff9b94),
                                  .criticalBack = rgb(0x471b18),
                                  .ok = rgb(0x5fd6ad),
                                  .okBack = rgb(0x12362a),
                                  .code = rgb(0x15191b),
                                  .mark = rgb(0x5a2420),
                                  .isDark = true};
    return colors;
}

QPalette paletteOf(const Colors &colors)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colors.window);
    palette.setColor(QPalette::WindowText, colors.ink);
    palette.setColor(QPalette::Base, colors.card);
    palette.setColor(QPalette::AlternateBase, colors.window);
    palette.setColor(QPalette::Text, colors.ink);
    palette.setColor(QPalette::PlaceholderText, colors.faint);
    palette.setColor(QPalette::Button, colors.card);
    palette.setColor(QPalette::ButtonText, colors.ink);
    palette.setColor(QPalette::BrightText, colors.critical);
    palette.setColor(QPalette::ToolTipBase, colors.card);
    palette.setColor(QPalette::ToolTipText, colors.ink);
    palette.setColor(QPalette::Highlight, colors.accent);
    palette.setColor(QPalette::HighlightedText, colors.accentInk);
    palette.setColor(QPalette::Link, colors.accent);
    palette.setColor(QPalette::LinkVisited, colors.accent);
    palette.setColor(QPalette::Light, colors.card);
    palette.setColor(QPalette::Midlight, colors.window);
    palette.setColor(QPalette::Mid, colors.line);
    palette.setColor(QPalette::Dark, colors.faint);
    palette.setColor(QPalette::Shadow, colors.isDark ? Qt::black : colors.faint);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, colors.faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colors.line);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, colors.accent);
    return palette;
}

/// Inter where it is installed, else the desktop's own. 13 px, or as large as somebody has told the desktop who needs
/// larger letters.
QFont programFont()
{
    constexpr int usualPixels = 13;
    constexpr int largeFromPixels = 17;
    static const QFont systemFont = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    QFont font = systemFont;
    if (QFontDatabase::families().contains("Inter"_L1))
        font.setFamily(u"Inter"_s);
    const int systemPixels = QFontInfo(systemFont).pixelSize();
    font.setPixelSize(systemPixels >= largeFromPixels ? systemPixels : usualPixels);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1); // counts and ages must not jitter
#endif
    return font;
}

void applyColors(QApplication &application, const Colors &colors)
{
    application.setPalette(paletteOf(colors));
    application.setFont(programFont());
    application.setStyleSheet(styleSheetOf(colors, application.font().pixelSize()));
}

/// Tells whether the desktop prefers dark, and when that changes. Never waits for an answer.
class DesktopScheme : public QObject
{
    Q_OBJECT

public:
    explicit DesktopScheme(std::function<void(bool isDark)> changed, QObject *parent);

private Q_SLOTS:
    void handleSettingChanged(const QString &nameSpace, const QString &key, const QDBusVariant &value);

private:
    void followHints();
    void askPortal();
    void take(const QVariant &colorScheme);

    std::function<void(bool)> m_changed;
};

DesktopScheme::DesktopScheme(std::function<void(bool isDark)> changed, QObject *parent)
    : QObject(parent), m_changed(std::move(changed))
{
    followHints();
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)

void DesktopScheme::followHints()
{
    const auto tell = [this](Qt::ColorScheme scheme) {
        if (scheme != Qt::ColorScheme::Unknown)
            m_changed(scheme == Qt::ColorScheme::Dark);
        else
            askPortal();
    };
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, tell);
    tell(QGuiApplication::styleHints()->colorScheme());
}

#else

void DesktopScheme::followHints()
{
    askPortal();
}

#endif

// org.freedesktop.portal.Settings, version 1: Read wraps its answer in a second variant, SettingChanged does not.
void DesktopScheme::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const QString service = u"org.freedesktop.portal.Desktop"_s;
    const QString path = u"/org/freedesktop/portal/desktop"_s;
    const QString interface = u"org.freedesktop.portal.Settings"_s;
    bus.connect(service, path, interface, u"SettingChanged"_s, this,
                SLOT(handleSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    read.setArguments({u"org.freedesktop.appearance"_s, u"color-scheme"_s});
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid())
            take(reply.value().variant());
    });
}

void DesktopScheme::handleSettingChanged(const QString &nameSpace, const QString &key, const QDBusVariant &value)
{
    if (nameSpace == "org.freedesktop.appearance"_L1 && key == "color-scheme"_L1)
        take(value.variant());
}

/// 0: no preference, 1: dark, 2: light.
void DesktopScheme::take(const QVariant &colorScheme)
{
    QVariant value = colorScheme;
    if (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    bool isNumber = false;
    const uint scheme = value.toUInt(&isNumber);
    if (isNumber && scheme <= 2)
        m_changed(scheme == 1);
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

const Colors &colorsOf(const QPalette &palette)
{
    return isDark(palette) ? darkColors() : lightColors();
}

void applyTheme(QApplication &application, ThemeChoice choice)
{
    // As the desktop gave it: the answer until, and unless, it says more.
    static const bool isDesktopDark = isDark(QApplication::palette());
    qDeleteAll(application.findChildren<DesktopScheme *>(Qt::FindDirectChildrenOnly));
    if (application.style()->name() != "fusion"_L1)
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    const auto apply = [&application](bool dark) {
        applyColors(application, dark ? darkColors() : lightColors());
    };
    apply(choice == ThemeChoice::Dark || (choice == ThemeChoice::System && isDesktopDark));
    if (choice == ThemeChoice::System)
        new DesktopScheme(apply, &application);
}

void applyLook(QWidget &widget, const QString &look)
{
    if (widget.property("look").toString() == look)
        return;
    widget.setProperty("look", look);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

#include "theme.moc"

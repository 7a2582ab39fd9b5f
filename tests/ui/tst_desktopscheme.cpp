// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusVariant>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString Service = u"org.freedesktop.portal.Desktop"_s;
const QString Path = u"/org/freedesktop/portal/desktop"_s;
const QString Connection = u"fake-portal"_s;

} // namespace

/// org.freedesktop.portal.Settings as far as it tells of light and dark.
class FakePortal : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    FakePortal() : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, Connection))
    {
        m_bus.registerObject(Path, this, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        m_bus.registerService(Service);
    }
    ~FakePortal() override
    {
        m_bus.unregisterService(Service);
        m_bus.unregisterObject(Path);
        QDBusConnection::disconnectFromBus(Connection);
    }
    Q_DISABLE_COPY_MOVE(FakePortal)

    uint scheme = 0;
    int questions = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString &nameSpace, const QString &key) // NOLINT(readability-identifier-naming)
    {
        ++questions;
        if (nameSpace != "org.freedesktop.appearance"_L1 || key != "color-scheme"_L1)
            sendErrorReply(u"org.freedesktop.portal.Error.NotFound"_s, u"Requested setting not found"_s);
        // Version 1 of the portal wraps the value twice.
        return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme)));
    }

Q_SIGNALS:
    void SettingChanged(const QString &nameSpace, const QString &key, const QDBusVariant &value); // NOLINT

private:
    QDBusConnection m_bus;
};

class TestDesktopScheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void theDesktopsChoiceIsTaken_data();
    void theDesktopsChoiceIsTaken();
    void aLaterChoiceIsFollowed();
    void otherSettingsAreNone();
    void aFixedChoiceStays();
    void withoutAPortalItIsLight();
};

void TestDesktopScheme::cleanup()
{
    applyTheme(*qApp, ThemeChoice::Light);
}

namespace {

bool isDarkNow()
{
    return colorsOf(QApplication::palette()).isDark;
}

} // namespace

void TestDesktopScheme::theDesktopsChoiceIsTaken_data()
{
    QTest::addColumn<uint>("scheme");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("no preference") << 0U << false;
    QTest::newRow("dark") << 1U << true;
    QTest::newRow("light") << 2U << false;
    QTest::newRow("a word of the future") << 7U << false;
}

void TestDesktopScheme::theDesktopsChoiceIsTaken()
{
    QFETCH(const uint, scheme);
    QFETCH(const bool, isDark);

    FakePortal portal;
    portal.scheme = scheme;
    applyTheme(*qApp, ThemeChoice::System);
    QVERIFY(!isDarkNow());
    QTRY_COMPARE(portal.questions, 1);
    QTRY_COMPARE(isDarkNow(), isDark);
}

void TestDesktopScheme::aLaterChoiceIsFollowed()
{
    FakePortal portal;
    applyTheme(*qApp, ThemeChoice::System);
    QTRY_COMPARE(portal.questions, 1);
    Q_EMIT portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(1U));
    QTRY_VERIFY(isDarkNow());
    Q_EMIT portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(2U));
    QTRY_VERIFY(!isDarkNow());
}

void TestDesktopScheme::otherSettingsAreNone()
{
    FakePortal portal;
    applyTheme(*qApp, ThemeChoice::System);
    QTRY_COMPARE(portal.questions, 1);
    Q_EMIT portal.SettingChanged(u"org.gnome.desktop"_s, u"color-scheme"_s, QDBusVariant(1U));
    Q_EMIT portal.SettingChanged(u"org.freedesktop.appearance"_s, u"contrast"_s, QDBusVariant(1U));
    Q_EMIT portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(u"dark"_s));
    // Signals of one sender arrive in order.
    Q_EMIT portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(2U));
    QTest::qWait(50);
    QVERIFY(!isDarkNow());
}

void TestDesktopScheme::aFixedChoiceStays()
{
    FakePortal portal;
    portal.scheme = 1;
    applyTheme(*qApp, ThemeChoice::System);
    QTRY_VERIFY(isDarkNow());
    applyTheme(*qApp, ThemeChoice::Light);
    QVERIFY(!isDarkNow());
    Q_EMIT portal.SettingChanged(u"org.freedesktop.appearance"_s, u"color-scheme"_s, QDBusVariant(1U));
    QTest::qWait(50);
    QVERIFY(!isDarkNow());
}

void TestDesktopScheme::withoutAPortalItIsLight()
{
    applyTheme(*qApp, ThemeChoice::System);
    QTest::qWait(50);
    QVERIFY(!isDarkNow());
}

QTEST_MAIN(TestDesktopScheme)
#include "tst_desktopscheme.moc"

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFallbackCanBeUsed();
    void theCommandLineGoesBeforeEnvironmentBeforeFile();
    void aListMayHaveCommas();
    void whatCannotBeUsedIsNamed_data();
    void whatCannotBeUsedIsNamed();
    void whatIsStoredIsThereNextTime();
    void storingNonsenseIsRefused();

private:
    static QTemporaryDir directoryWith(const QByteArray &ini)
    {
        QTemporaryDir directory;
        QFile file(directory.filePath(u"settings.ini"_s));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no temporary file");
        file.write(ini);
        return directory;
    }
};

void SettingsTest::everyFallbackCanBeUsed()
{
    const QTemporaryDir directory;
    const auto settings = Settings::load(directory.path());
    QVERIFY(settings);
    QCOMPARE(settings->number("undo_seconds"), 5);
    QCOMPARE(settings->list("listen"), QStringList({u"127.0.0.1:8787"_s, u"[::1]:8787"_s}));
    QCOMPARE(settings->flag("behind_proxy"), false);
}

void SettingsTest::theCommandLineGoesBeforeEnvironmentBeforeFile()
{
    const QTemporaryDir directory = directoryWith("undo_seconds = 3\n");
    QCOMPARE(Settings::load(directory.path())->number("undo_seconds"), 3);
    qputenv("GREENROOM_UNDO_SECONDS", "7");
    QCOMPARE(Settings::load(directory.path())->number("undo_seconds"), 7);
    QCOMPARE(Settings::load(directory.path(), {{u"undo_seconds"_s, u"9"_s}})->number("undo_seconds"), 9);
    qunsetenv("GREENROOM_UNDO_SECONDS");
}

void SettingsTest::aListMayHaveCommas()
{
    const QTemporaryDir directory = directoryWith("listen = 127.0.0.1:1, [::1]:1\n");
    QCOMPARE(Settings::load(directory.path())->list("listen"), QStringList({u"127.0.0.1:1"_s, u"[::1]:1"_s}));
}

void SettingsTest::whatCannotBeUsedIsNamed_data()
{
    QTest::addColumn<QByteArray>("ini");
    QTest::addColumn<QString>("word");
    QTest::newRow("unknown key") << QByteArray("undo_secs = 3\n") << u"undo_secs"_s;
    QTest::newRow("not a number") << QByteArray("undo_seconds = soon\n") << u"0 to 60"_s;
    QTest::newRow("out of range") << QByteArray("undo_seconds = 3600\n") << u"0 to 60"_s;
    QTest::newRow("no such choice") << QByteArray("theme = blue\n") << u"system, light, dark"_s;
    QTest::newRow("not a line of settings") << QByteArray("undo_seconds\n") << u"key = value"_s;
    QTest::newRow("not a flag") << QByteArray("behind_proxy = yes\n") << u"true or false"_s;
}

void SettingsTest::whatCannotBeUsedIsNamed()
{
    QFETCH(QByteArray, ini);
    QFETCH(QString, word);
    const QTemporaryDir directory = directoryWith(ini);
    const auto settings = Settings::load(directory.path());
    QVERIFY(!settings);
    QVERIFY2(settings.error().message.contains(word), qPrintable(settings.error().message));
    QVERIFY2(settings.error().message.contains(u"settings.ini"_s), qPrintable(settings.error().message));
}

void SettingsTest::whatIsStoredIsThereNextTime()
{
    const QTemporaryDir directory;
    auto settings = Settings::load(directory.path());
    QVERIFY(settings->store("theme", u"dark"_s));
    QCOMPARE(settings->text("theme"), u"dark"_s);
    QCOMPARE(Settings::load(directory.path())->text("theme"), u"dark"_s);
}

void SettingsTest::storingNonsenseIsRefused()
{
    const QTemporaryDir directory;
    auto settings = Settings::load(directory.path());
    QVERIFY(!settings->store("theme", u"blue"_s));
    QVERIFY(!settings->store("no_such_key", u"1"_s));
    QCOMPARE(Settings::load(directory.path())->text("theme"), u"system"_s);
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"

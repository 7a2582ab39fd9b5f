// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/vaultstore.h"
#include "tests/support/await.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;

class VaultTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsThereAgain();
    void nothingInTheFileCanBeRead();
    void onlyTheOwnerMayReadTheFile();
    void aWrongPassphraseIsTold();
    void aShortPassphraseMakesNoVault();
    void anyChangeOfTheFileIsNoticed_data();
    void anyChangeOfTheFileIsNoticed();
    void aCutFileIsNoticed();
    void aWriteThatFailsChangesNothing();
    void aKillWhileWritingLeavesAWholeVault();
    void aLockedVaultSaysHowToOpenIt();
    void aWrongPassphraseDoesNotLockAnOpenVault();
};

namespace {

const QByteArray Passphrase = "correct horse battery";
const QByteArray Secret = "whsec_0123456789abcdef";

QString fileIn(const QTemporaryDir &directory)
{
    return directory.filePath(u"vault"_s);
}

Vault opened(const QString &fileName)
{
    auto vault = Vault::open(fileName, Passphrase);
    if (!vault)
        qFatal("%s", qPrintable(vault.error().message));
    return std::move(*vault);
}

QByteArray contentOf(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void replace(const QString &fileName, const QByteArray &content)
{
    QFile file(fileName);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

/// Fills a vault for as long as it is let, a line on standard output for each secret that is kept.
int writeForEver(const QString &fileName)
{
    Vault vault = opened(fileName);
    for (int i = 0;; ++i) {
        if (!vault.write(u"secret-%1"_s.arg(i % 50), QByteArray(2000, char('a' + i % 26))))
            return 1;
        std::puts("kept");
        std::fflush(stdout);
    }
}

} // namespace

void VaultTest::whatIsWrittenIsThereAgain()
{
    const QTemporaryDir directory;
    {
        Vault vault = opened(fileIn(directory));
        QVERIFY(vault.write(u"a"_s, Secret));
        QVERIFY(vault.write(u"b"_s, QByteArray("\0\xff\n", 3)));
        QVERIFY(vault.write(u"c"_s, "gone"));
        QVERIFY(vault.remove(u"c"_s));
        QVERIFY(vault.remove(u"never there"_s));
    }
    const Vault vault = opened(fileIn(directory));
    QCOMPARE(vault.secrets(), (QMap<QString, QByteArray>{{u"a"_s, Secret}, {u"b"_s, QByteArray("\0\xff\n", 3)}}));
}

void VaultTest::nothingInTheFileCanBeRead()
{
    const QTemporaryDir directory;
    Vault vault = opened(fileIn(directory));
    QVERIFY(vault.write(u"signing-grafana"_s, Secret));
    const QByteArray first = contentOf(fileIn(directory));
    QVERIFY(!first.contains(Secret) && !first.contains("grafana") && !first.contains(Passphrase));
    QVERIFY(vault.write(u"signing-grafana"_s, Secret));
    QVERIFY(contentOf(fileIn(directory)) != first); // a nonce is never used twice
}

void VaultTest::onlyTheOwnerMayReadTheFile()
{
    const QTemporaryDir directory;
    Vault vault = opened(fileIn(directory));
    QVERIFY(vault.write(u"a"_s, Secret));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(fileIn(directory)) & others, QFile::Permissions());
}

void VaultTest::aWrongPassphraseIsTold()
{
    const QTemporaryDir directory;
    (void)opened(fileIn(directory));
    const auto vault = Vault::open(fileIn(directory), "correct horse batterz");
    QVERIFY(!vault);
    QCOMPARE(vault.error().kind, Error::Kind::Unauthorized);
    QVERIFY2(vault.error().message.contains(u"passphrase"_s), qPrintable(vault.error().message));
}

void VaultTest::aShortPassphraseMakesNoVault()
{
    const QTemporaryDir directory;
    QCOMPARE(Vault::open(fileIn(directory), "hunter2").error().kind, Error::Kind::InvalidInput);
    QVERIFY(!QFile::exists(fileIn(directory)));
}

void VaultTest::anyChangeOfTheFileIsNoticed_data()
{
    QTest::addColumn<int>("position");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("magic") << 0 << Error::Kind::Storage;
    QTest::newRow("version") << 8 << Error::Kind::Storage;
    QTest::newRow("passes, beyond what is affordable") << 9 << Error::Kind::Storage;
    QTest::newRow("passes") << 12 << Error::Kind::Unauthorized;
    QTest::newRow("memory, beyond what is affordable") << 13 << Error::Kind::Storage;
    QTest::newRow("salt") << 17 << Error::Kind::Unauthorized;
    QTest::newRow("check") << 40 << Error::Kind::Unauthorized;
    QTest::newRow("nonce") << 70 << Error::Kind::Storage;
    QTest::newRow("secrets") << 95 << Error::Kind::Storage;
    QTest::newRow("tag") << -1 << Error::Kind::Storage;
}

void VaultTest::anyChangeOfTheFileIsNoticed()
{
    QFETCH(int, position);
    QFETCH(Error::Kind, kind);
    const QTemporaryDir directory;
    Vault vault = opened(fileIn(directory));
    QVERIFY(vault.write(u"a"_s, Secret));
    QByteArray content = contentOf(fileIn(directory));
    char &byte = content.data()[position < 0 ? content.size() + position : position];
    byte = char(byte ^ 1);
    replace(fileIn(directory), content);
    const auto again = Vault::open(fileIn(directory), Passphrase);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, kind);
}

void VaultTest::aCutFileIsNoticed()
{
    const QTemporaryDir directory;
    Vault vault = opened(fileIn(directory));
    QVERIFY(vault.write(u"a"_s, Secret));
    const QByteArray content = contentOf(fileIn(directory));
    for (const qsizetype size : {qsizetype(0), qsizetype(10), qsizetype(64), qsizetype(90), content.size() - 1}) {
        replace(fileIn(directory), content.left(size));
        QCOMPARE(Vault::open(fileIn(directory), Passphrase).error().kind, Error::Kind::Storage);
    }
}

void VaultTest::aWriteThatFailsChangesNothing()
{
    auto directory = std::make_unique<QTemporaryDir>();
    Vault vault = opened(fileIn(*directory));
    QVERIFY(vault.write(u"a"_s, Secret));
    QVERIFY(directory->remove());
    QCOMPARE(vault.write(u"b"_s, Secret).error().kind, Error::Kind::Storage);
    QCOMPARE(vault.remove(u"a"_s).error().kind, Error::Kind::Storage);
    QCOMPARE(vault.secrets().keys(), QStringList{u"a"_s});
}

void VaultTest::aKillWhileWritingLeavesAWholeVault()
{
    const QTemporaryDir directory;
    QVERIFY(opened(fileIn(directory)).write(u"first"_s, Secret));
    for (int round = 0; round < 8; ++round) {
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), {u"--write-for-ever"_s, fileIn(directory)});
        // After another number of writes each time, and at whatever point the writer is then.
        qsizetype lines = 0;
        while (lines < 3 + round * 7) {
            QVERIFY(writer.waitForReadyRead());
            lines += writer.readAllStandardOutput().count('\n');
        }
        writer.kill();
        QVERIFY(writer.waitForFinished());
        const Vault vault = opened(fileIn(directory));
        QCOMPARE(vault.secrets().value(u"first"_s), Secret);
        QVERIFY(vault.secrets().size() > 3);
    }
}

void VaultTest::aLockedVaultSaysHowToOpenIt()
{
    const QTemporaryDir directory;
    VaultStore store(fileIn(directory));
    QVERIFY(!store.exists());
    QCOMPARE(await(store.read(u"a"_s)).error().kind, Error::Kind::Unauthorized);
    QVERIFY(await(store.write(u"a"_s, Secret)).error().message.contains(u"greenroomd vault unlock"_s));
    QVERIFY(await(store.unlock(Passphrase)));
    QVERIFY(await(store.write(u"a"_s, Secret)));
    QCOMPARE(*await(store.read(u"a"_s)), Secret);
    QCOMPARE(await(store.read(u"b"_s)).error().kind, Error::Kind::NotFound);
}

void VaultTest::aWrongPassphraseDoesNotLockAnOpenVault()
{
    const QTemporaryDir directory;
    VaultStore store(fileIn(directory));
    QVERIFY(await(store.unlock(Passphrase)));
    QVERIFY(await(store.write(u"a"_s, Secret)));
    QCOMPARE(await(store.unlock("another passphrase")).error().kind, Error::Kind::Unauthorized);
    QVERIFY(store.isUnlocked());
    QCOMPARE(*await(store.read(u"a"_s)), Secret);
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--write-for-ever"_L1)
        return writeForEver(arguments.value(2));
    VaultTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_vault.moc"

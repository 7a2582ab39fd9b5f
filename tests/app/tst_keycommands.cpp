// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/commands.h"
#include "tests/support/await.h"

#include <QTemporaryDir>

using namespace Qt::StringLiterals;

/// The commands about keys, sources and the vault, as they are typed.
class KeyCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aKeyHasAllThatWasTyped();
    void anAddressMayBeGivenSeveralTimes();
    void whatCannotBeUsedIsNamed_data();
    void whatCannotBeUsedIsNamed();
    void aRotatedKeyPrintsItsSuccessorAndWhenTheOldOneEnds();
    void aKeyIsRenamedAndRevoked();
    void aSourceSignsWithTheSecretFromStandardInput();
    void aSecretThatNobodyGaveIsMadeAndShown();
    void theWayOfSigningIsChangedWithoutTheSecret();
    void signingIsTurnedOff();
    void aLockedVaultKeepsTheSourceAndSaysWhy();
    void aSourceIsRenamedAndRemoved();
    void onlyCommandsWithASecretReadStandardInput_data();
    void onlyCommandsWithASecretReadStandardInput();

private:
    CommandResult run(const QStringList &arguments, const QByteArray &input = {})
    {
        return await(m_commands->run(arguments, input));
    }
    /// What a command printed as JSON; it must have succeeded.
    QJsonObject object(const QStringList &arguments, const QByteArray &input = {})
    {
        const CommandResult result = run(arguments + QStringList{u"--json"_s}, input);
        if (result.exitCode != CommandResult::Done)
            qFatal("%s", qPrintable(result.error));
        return QJsonDocument::fromJson(result.output.toUtf8()).object();
    }
    QJsonArray list(const QStringList &arguments)
    {
        return QJsonDocument::fromJson(run(arguments + QStringList{u"--json"_s}).output.toUtf8()).array();
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Application> m_application;
    std::unique_ptr<Commands> m_commands;
};

void KeyCommandsTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    auto directory = DataDirectory::open(m_directory->path());
    QVERIFY(directory);
    auto settings = Settings::load(directory->path(), {{u"secret_store"_s, u"vault"_s}});
    QVERIFY(settings);
    m_application = std::make_unique<Application>(std::move(*directory), std::move(*settings));
    QVERIFY(await(m_application->open()));
    m_commands = std::make_unique<Commands>(*m_application);
    QCOMPARE(run({u"vault"_s, u"unlock"_s}, "correct horse battery").exitCode, CommandResult::Done);
    (void)object({u"pages"_s, u"add"_s, u"Acme"_s});
    (void)object({u"sources"_s, u"add"_s, u"Berlin"_s});
}

void KeyCommandsTest::cleanup()
{
    m_commands.reset();
    m_application.reset();
}

void KeyCommandsTest::aKeyHasAllThatWasTyped()
{
    const QJsonObject made =
        object({u"keys"_s, u"create"_s, u"Wall"_s, u"--source"_s, u"berlin"_s, u"--scope"_s, u"read"_s, u"--expires"_s,
                u"2099-12-31"_s, u"--address"_s, u"192.0.2.7/24,2001:db8::1"_s});
    QVERIFY(looksLikeApiKey(made.value(u"key"_s).toString().toLatin1()));
    QCOMPARE(made.value(u"expires"_s).toString(), u"2100-01-01T00:00:00Z"_s);
    const QJsonObject listed = list({u"keys"_s, u"list"_s}).first().toObject();
    QCOMPARE(listed.value(u"id"_s), made.value(u"id"_s));
    QCOMPARE(listed.value(u"scope"_s).toString(), u"read"_s);
    QCOMPARE(listed.value(u"source"_s).toString(), u"berlin"_s);
    QCOMPARE(listed.value(u"page"_s).toString(), u"acme"_s);
    QCOMPARE(listed.value(u"addresses"_s).toString(), u"192.0.2.0/24, 2001:db8::1"_s);
    QCOMPARE(listed.value(u"expires"_s).toString(), u"2100-01-01T00:00:00Z"_s);
    QCOMPARE(listed.value(u"state"_s).toString(), u"active"_s);
    QVERIFY(!run({u"keys"_s, u"list"_s}).output.contains(made.value(u"key"_s).toString()));
}

void KeyCommandsTest::anAddressMayBeGivenSeveralTimes()
{
    (void)object({u"keys"_s, u"create"_s, u"k"_s, u"--address"_s, u"192.0.2.7"_s, u"--address"_s, u"192.0.2.8"_s,
                  u"--expires"_s, u"2d"_s});
    const QJsonObject listed = list({u"keys"_s, u"list"_s}).first().toObject();
    QCOMPARE(listed.value(u"addresses"_s).toString(), u"192.0.2.7, 192.0.2.8"_s);
    QCOMPARE(listed.value(u"state"_s).toString(), u"expires_soon"_s);
}

void KeyCommandsTest::whatCannotBeUsedIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    const QStringList create{u"keys"_s, u"create"_s, u"k"_s};
    QTest::newRow("source") << create + QStringList{u"--source"_s, u"oslo"_s} << u"oslo"_s;
    QTest::newRow("page") << create + QStringList{u"--page"_s, u"oslo"_s} << u"oslo"_s;
    QTest::newRow("scope") << create + QStringList{u"--scope"_s, u"publish"_s} << u"draft, read"_s;
    QTest::newRow("time") << create + QStringList{u"--expires"_s, u"soon"_s} << u"soon"_s;
    QTest::newRow("past") << create + QStringList{u"--expires"_s, u"2001-01-01"_s} << u"past"_s;
    QTest::newRow("address") << create + QStringList{u"--address"_s, u"my-host"_s} << u"my-host"_s;
    QTest::newRow("rotate") << QStringList{u"keys"_s, u"rotate"_s, u"nope"_s} << u"no key"_s;
    QTest::newRow("overlap") << QStringList{u"keys"_s, u"rotate"_s, u"nope"_s, u"--overlap"_s, u"1w"_s} << u"1w"_s;
    QTest::newRow("sign") << QStringList{u"sources"_s, u"set"_s, u"berlin"_s, u"--sign"_s, u"smoke"_s} << u"github"_s;
    QTest::newRow("nothing to set") << QStringList{u"sources"_s, u"set"_s, u"berlin"_s} << u"--sign"_s;
    QTest::newRow("no such source") << QStringList{u"sources"_s, u"remove"_s, u"oslo"_s} << u"sources list"_s;
    QTest::newRow("header") << QStringList{u"sources"_s, u"add"_s, u"X"_s, u"--signature-header"_s, u"a b"_s} << u"a b"_s;
}

void KeyCommandsTest::whatCannotBeUsedIsNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    const CommandResult result = run(arguments);
    QCOMPARE(result.exitCode, CommandResult::Failed);
    QVERIFY2(result.error.contains(word), qPrintable(result.error));
    QCOMPARE(list({u"keys"_s, u"list"_s}).size(), 0);
    QCOMPARE(list({u"sources"_s, u"list"_s}).size(), 1);
}

void KeyCommandsTest::aRotatedKeyPrintsItsSuccessorAndWhenTheOldOneEnds()
{
    const QJsonObject old = object({u"keys"_s, u"create"_s, u"k"_s});
    const QJsonObject next =
        object({u"keys"_s, u"rotate"_s, old.value(u"id"_s).toString(), u"--overlap"_s, u"0"_s});
    QVERIFY(next.value(u"key"_s) != old.value(u"key"_s));
    QVERIFY(!next.value(u"old_expires"_s).toString().isEmpty());
    const QJsonArray keys = list({u"keys"_s, u"list"_s});
    QCOMPARE(keys.size(), 2);
    QCOMPARE(keys.at(0).toObject().value(u"state"_s).toString(), u"expired"_s);
    QCOMPARE(keys.at(1).toObject().value(u"state"_s).toString(), u"active"_s);
}

void KeyCommandsTest::aKeyIsRenamedAndRevoked()
{
    const QString id = object({u"keys"_s, u"create"_s, u"k"_s}).value(u"id"_s).toString();
    QCOMPARE(run({u"keys"_s, u"rename"_s, id, u"Wall display"_s}).exitCode, CommandResult::Done);
    QCOMPARE(run({u"keys"_s, u"revoke"_s, id}).exitCode, CommandResult::Done);
    const QJsonObject listed = list({u"keys"_s, u"list"_s}).first().toObject();
    QCOMPARE(listed.value(u"name"_s).toString(), u"Wall display"_s);
    QCOMPARE(listed.value(u"state"_s).toString(), u"revoked"_s);
}

void KeyCommandsTest::aSourceSignsWithTheSecretFromStandardInput()
{
    const QJsonObject made = object({u"sources"_s, u"add"_s, u"Hub"_s, u"--signature-header"_s, u"X-Hub-Signature-256"_s,
                                     u"--signature-prefix"_s, u"sha256="_s, u"--signing-secret-stdin"_s},
                                    "whsec_0123456789");
    QCOMPARE(made.value(u"secret_place"_s).toString(), u"vault"_s);
    QVERIFY(!made.contains(u"signing_secret"_s));
    const Source source = *m_application->setup().catalog()->source(u"hub"_s);
    QCOMPARE(source.signature, (SignatureRule{.header = u"X-Hub-Signature-256"_s, .prefix = u"sha256="_s}));
    QCOMPARE(m_application->signing().sharedSecrets().get()->value(source.id).value, "whsec_0123456789");
    const QJsonObject shown = object({u"sources"_s, u"show"_s, u"hub"_s});
    QCOMPARE(shown.value(u"signature_header"_s).toString(), u"X-Hub-Signature-256"_s);
    QVERIFY(!run({u"sources"_s, u"show"_s, u"hub"_s}).output.contains(u"whsec"_s));
}

void KeyCommandsTest::aSecretThatNobodyGaveIsMadeAndShown()
{
    const QJsonObject set = object({u"sources"_s, u"set"_s, u"berlin"_s, u"--sign"_s, u"githubactions"_s});
    const QString secret = set.value(u"signing_secret"_s).toString();
    QCOMPARE(secret.size(), 40);
    const Source source = *m_application->setup().catalog()->source(u"berlin"_s);
    QCOMPARE(source.signature.header, u"X-Hub-Signature-256"_s);
    QCOMPARE(m_application->signing().sharedSecrets().get()->value(source.id).value, secret.toLatin1());
}

void KeyCommandsTest::theWayOfSigningIsChangedWithoutTheSecret()
{
    const QString secret = object({u"sources"_s, u"set"_s, u"berlin"_s, u"--sign"_s, u"githubactions"_s})
                               .value(u"signing_secret"_s)
                               .toString();
    const QJsonObject set = object({u"sources"_s, u"set"_s, u"berlin"_s, u"--signature-prefix"_s, u""_s});
    QVERIFY(!set.contains(u"signing_secret"_s));
    const Source source = *m_application->setup().catalog()->source(u"berlin"_s);
    QCOMPARE(source.signature, (SignatureRule{.header = u"X-Hub-Signature-256"_s}));
    QCOMPARE(m_application->signing().sharedSecrets().get()->value(source.id).value, secret.toLatin1());
}

void KeyCommandsTest::signingIsTurnedOff()
{
    (void)object({u"sources"_s, u"set"_s, u"berlin"_s, u"--sign"_s, u"githubactions"_s});
    (void)object({u"sources"_s, u"set"_s, u"berlin"_s, u"--sign"_s, u"none"_s});
    QCOMPARE(m_application->setup().catalog()->source(u"berlin"_s)->signature, SignatureRule{});
    QVERIFY(m_application->signing().sharedSecrets().get()->isEmpty());
}

void KeyCommandsTest::aLockedVaultKeepsTheSourceAndSaysWhy()
{
    cleanup();
    auto directory = DataDirectory::open(m_directory->path());
    auto settings = Settings::load(directory->path(), {{u"secret_store"_s, u"vault"_s}});
    m_application = std::make_unique<Application>(std::move(*directory), std::move(*settings));
    QVERIFY(await(m_application->open()));
    m_commands = std::make_unique<Commands>(*m_application);

    QCOMPARE(run({u"vault"_s, u"unlock"_s}, "not the passphrase").exitCode, CommandResult::Failed);
    const CommandResult added = run({u"sources"_s, u"add"_s, u"Hub"_s, u"--sign"_s, u"githubactions"_s});
    QCOMPARE(added.exitCode, CommandResult::Failed);
    QVERIFY2(added.error.contains(u"locked"_s), qPrintable(added.error));
    QVERIFY2(added.output.contains(u"/webhooks/hub"_s), qPrintable(added.output));
    QCOMPARE(m_application->setup().catalog()->source(u"hub"_s)->signature, SignatureRule{});
}

void KeyCommandsTest::aSourceIsRenamedAndRemoved()
{
    (void)object({u"keys"_s, u"create"_s, u"k"_s, u"--source"_s, u"berlin"_s});
    QCOMPARE(run({u"sources"_s, u"rename"_s, u"berlin"_s, u"Berlin east"_s}).exitCode, CommandResult::Done);
    QCOMPARE(list({u"sources"_s, u"list"_s}).first().toObject().value(u"name"_s).toString(), u"Berlin east"_s);
    QCOMPARE(run({u"sources"_s, u"remove"_s, u"berlin"_s}).exitCode, CommandResult::Done);
    QCOMPARE(list({u"sources"_s, u"list"_s}).size(), 0);
    QCOMPARE(list({u"keys"_s, u"list"_s}).first().toObject().value(u"state"_s).toString(), u"revoked"_s);
}

void KeyCommandsTest::onlyCommandsWithASecretReadStandardInput_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("reads");
    QTest::newRow("vault") << QStringList{u"vault"_s, u"unlock"_s} << true;
    QTest::newRow("signing") << QStringList{u"sources"_s, u"add"_s, u"X"_s, u"--signing-secret-stdin"_s} << true;
    QTest::newRow("without") << QStringList{u"sources"_s, u"add"_s, u"X"_s, u"--sign"_s, u"githubactions"_s} << false;
    QTest::newRow("another command") << QStringList{u"pages"_s, u"list"_s} << false;
    QTest::newRow("none") << QStringList{u"nonsense"_s} << false;
}

void KeyCommandsTest::onlyCommandsWithASecretReadStandardInput()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, reads);
    QCOMPARE(Commands::readsInput(arguments), reads);
}

QTEST_GUILESS_MAIN(KeyCommandsTest)
#include "tst_keycommands.moc"

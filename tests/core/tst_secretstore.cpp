// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/secretkeeper.h"
#include "tests/support/await.h"

#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray Passphrase = "correct horse battery";
const QByteArray Secret = "whsec_0123456789abcdef";
const QString Name = u"signing-grafana"_s;

/// A keychain whose state the test chooses.
class FakeKeychain final : public SecretStore
{
public:
    enum class State { Usable, Refusing, LockedWithoutPrompter, Missing };

    explicit FakeKeychain(std::shared_ptr<State> state) : m_state(std::move(state)) {}

    QFuture<Result<QByteArray>> read(const QString &name) override
    {
        switch (*m_state) {
        case State::Usable:
            if (m_secrets.contains(name))
                return ready(Result<QByteArray>(m_secrets.value(name)));
            [[fallthrough]];
        case State::LockedWithoutPrompter:
            return ready(Result<QByteArray>(fail(Error::Kind::NotFound, u"none"_s)));
        case State::Refusing:
            return ready(Result<QByteArray>(fail(Error::Kind::Unauthorized, u"refused"_s)));
        case State::Missing:
            break;
        }
        return ready(Result<QByteArray>(fail(Error::Kind::Storage, u"no keychain"_s)));
    }
    QFuture<Result<>> write(const QString &name, const QByteArray &secret) override
    {
        if (*m_state == State::Refusing)
            return ready(Result<>(fail(Error::Kind::Unauthorized, u"refused"_s)));
        if (*m_state != State::Usable)
            return ready(Result<>(fail(Error::Kind::Storage, u"no keychain"_s)));
        m_secrets.insert(name, secret);
        return ready(Result<>());
    }
    QFuture<Result<>> remove(const QString &name) override
    {
        if (*m_state != State::Usable)
            return ready(Result<>(fail(Error::Kind::Storage, u"no keychain"_s)));
        m_secrets.remove(name);
        return ready(Result<>());
    }

private:
    std::shared_ptr<State> m_state;
    static inline QHash<QString, QByteArray> m_secrets; ///< it outlives the program
};

using Keychain = FakeKeychain::State;

} // namespace

class SecretStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theKeychainIsTakenFirst();
    void withoutAKeychainTheVaultIsTaken();
    void withoutBothOnlyMemoryIsLeftAndThatIsSaid();
    void aRefusingKeychainIsNotGoneAround();
    void aSecretThatALockedKeychainDeniesIsNotCalledMissing();
    void twoDataDirectoriesShareAKeychain();
    void aSecretMovesWithItsLastWriting();
    void theEnvironmentHelpsOut();
    void aPersonMayInsistOnOnePlace_data();
    void aPersonMayInsistOnOnePlace();
    void anEnvironmentCannotBeWritten();
    void aPassphraseInTheEnvironmentOpensTheVault();
    void aWrongPassphraseInTheEnvironmentIsTold();
    void removedSecretsAreGone();
    void nothingOnDiskIsPlainText();
    void theEnvironmentNamesAreThoseOfTheManual_data();
    void theEnvironmentNamesAreThoseOfTheManual();
    void aCredentialLosesItsLineBreak();

private:
    [[nodiscard]] std::unique_ptr<SecretKeeper> keeper(std::optional<SecretPlace> onlyPlace = {})
    {
        return std::make_unique<SecretKeeper>(onlyPlace, m_directory->path(),
                                              std::make_unique<FakeKeychain>(m_keychain));
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::shared_ptr<Keychain> m_keychain;
};

void SecretStoreTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_keychain = std::make_shared<Keychain>(Keychain::Usable);
}

void SecretStoreTest::cleanup()
{
    for (const char *name : {"GREENROOM_SECRET_SIGNING_GRAFANA", "GREENROOM_VAULT_PASSPHRASE", "CREDENTIALS_DIRECTORY"})
        qunsetenv(name);
}

void SecretStoreTest::theKeychainIsTakenFirst()
{
    QVERIFY(await(keeper()->unlockVault(Passphrase)));
    QCOMPARE(*await(keeper()->write(Name, Secret)), SecretPlace::Keychain);
    const auto next = keeper();
    QCOMPARE(*await(next->read(Name)), Secret);
    QCOMPARE(await(next->read(u"signing-sentry"_s)).error().kind, Error::Kind::NotFound);
    const SecretStatus status = await(next->status());
    QCOMPARE(status.place, SecretPlace::Keychain);
    QVERIFY(status.isReliable);
}

void SecretStoreTest::withoutAKeychainTheVaultIsTaken()
{
    *m_keychain = Keychain::Missing;
    {
        const auto first = keeper();
        QVERIFY(await(first->unlockVault(Passphrase)));
        QCOMPARE(*await(first->write(Name, Secret)), SecretPlace::Vault);
        QVERIFY(await(first->status()).isReliable);
    }
    const auto next = keeper();
    QCOMPARE(await(next->read(Name)).error().kind, Error::Kind::Unauthorized);
    QCOMPARE(await(next->write(Name, "new")).error().kind, Error::Kind::Unauthorized);
    const SecretStatus locked = await(next->status());
    QCOMPARE(locked.place, SecretPlace::Vault);
    QVERIFY(!locked.isReliable);

    QSignalSpy unlocked(next.get(), &SecretKeeper::unlocked);
    QCOMPARE(await(next->unlockVault("wrong passphrase")).error().kind, Error::Kind::Unauthorized);
    QVERIFY(unlocked.isEmpty());
    QVERIFY(await(next->unlockVault(Passphrase)));
    QCOMPARE(unlocked.size(), 1);
    QCOMPARE(*await(next->read(Name)), Secret);
}

void SecretStoreTest::withoutBothOnlyMemoryIsLeftAndThatIsSaid()
{
    *m_keychain = Keychain::Missing;
    const auto now = keeper();
    QCOMPARE(*await(now->write(Name, Secret)), SecretPlace::Memory);
    QCOMPARE(*await(now->read(Name)), Secret);
    const SecretStatus status = await(now->status());
    QCOMPARE(status.place, SecretPlace::Memory);
    QVERIFY(!status.isReliable);
    QVERIFY2(status.sentence.contains(u"forgotten"_s), qPrintable(status.sentence));
    QCOMPARE(await(keeper()->read(Name)).error().kind, Error::Kind::NotFound);
}

void SecretStoreTest::aRefusingKeychainIsNotGoneAround()
{
    *m_keychain = Keychain::Refusing;
    const auto now = keeper();
    QVERIFY(await(now->unlockVault(Passphrase)));
    QCOMPARE(await(now->write(Name, Secret)).error().kind, Error::Kind::Unauthorized);
    QCOMPARE(await(now->read(Name)).error().kind, Error::Kind::NotFound);
}

void SecretStoreTest::aSecretThatALockedKeychainDeniesIsNotCalledMissing()
{
    QVERIFY(await(keeper()->write(Name, Secret)));
    *m_keychain = Keychain::LockedWithoutPrompter;
    const auto found = await(keeper()->read(Name));
    QCOMPARE(found.error().kind, Error::Kind::Unauthorized);
    QVERIFY2(found.error().message.contains(u"Unlock"_s), qPrintable(found.error().message));
}

void SecretStoreTest::twoDataDirectoriesShareAKeychain()
{
    const QTemporaryDir other;
    SecretKeeper theirs({}, other.path(), std::make_unique<FakeKeychain>(m_keychain));
    QVERIFY(await(keeper()->write(Name, "ours")));
    QVERIFY(await(theirs.write(Name, "theirs")));
    QCOMPARE(*await(keeper()->read(Name)), "ours");
}

void SecretStoreTest::aSecretMovesWithItsLastWriting()
{
    QVERIFY(await(keeper()->write(Name, "old")));
    *m_keychain = Keychain::Missing;
    QCOMPARE(*await(keeper()->write(Name, "new")), SecretPlace::Memory);
    *m_keychain = Keychain::Usable;
    // The new one is forgotten; the old one must not come back in its place.
    QCOMPARE(await(keeper()->read(Name)).error().kind, Error::Kind::NotFound);
}

void SecretStoreTest::theEnvironmentHelpsOut()
{
    qputenv("GREENROOM_SECRET_SIGNING_GRAFANA", "from outside");
    const auto now = keeper();
    QCOMPARE(*await(now->read(Name)), "from outside");
    QVERIFY(await(now->write(Name, Secret)));
    QCOMPARE(*await(now->read(Name)), Secret);
    *m_keychain = Keychain::LockedWithoutPrompter;
    QCOMPARE(*await(now->read(Name)), "from outside");
}

void SecretStoreTest::aPersonMayInsistOnOnePlace_data()
{
    QTest::addColumn<SecretPlace>("place");
    for (const SecretPlace place : {SecretPlace::Keychain, SecretPlace::Vault, SecretPlace::Memory})
        QTest::newRow(qPrintable(toWord(place))) << place;
}

void SecretStoreTest::aPersonMayInsistOnOnePlace()
{
    QFETCH(SecretPlace, place);
    const auto now = keeper(place);
    QVERIFY(await(now->unlockVault(Passphrase)));
    QCOMPARE(*await(now->write(Name, Secret)), place);
    QCOMPARE(*await(now->read(Name)), Secret);
    QCOMPARE(await(now->status()).place, place);
    if (place == SecretPlace::Keychain) {
        *m_keychain = Keychain::Missing;
        QCOMPARE(await(now->write(Name, Secret)).error().kind, Error::Kind::Storage);
        QVERIFY(!await(now->status()).isReliable);
    }
}

void SecretStoreTest::anEnvironmentCannotBeWritten()
{
    const auto now = keeper(SecretPlace::Environment);
    const auto written = await(now->write(Name, Secret));
    QCOMPARE(written.error().kind, Error::Kind::Storage);
    QVERIFY2(written.error().message.contains(u"GREENROOM_SECRET_SIGNING_GRAFANA"_s),
             qPrintable(written.error().message));
    qputenv("GREENROOM_SECRET_SIGNING_GRAFANA", "from outside");
    QCOMPARE(*await(now->read(Name)), "from outside");
}

void SecretStoreTest::aPassphraseInTheEnvironmentOpensTheVault()
{
    *m_keychain = Keychain::Missing;
    qputenv("GREENROOM_VAULT_PASSPHRASE", Passphrase + '\n');
    // Asked before the vault can be open.
    QCOMPARE(*await(keeper()->write(Name, Secret)), SecretPlace::Vault);
    QCOMPARE(*await(keeper()->read(Name)), Secret);

    qunsetenv("GREENROOM_VAULT_PASSPHRASE");
    QFile credential(m_directory->filePath(u"vault-passphrase"_s));
    QVERIFY(credential.open(QIODevice::WriteOnly));
    credential.write(Passphrase);
    credential.close();
    qputenv("CREDENTIALS_DIRECTORY", m_directory->path().toLocal8Bit());
    QCOMPARE(*await(keeper()->read(Name)), Secret);
}

void SecretStoreTest::aWrongPassphraseInTheEnvironmentIsTold()
{
    *m_keychain = Keychain::Missing;
    QVERIFY(await(keeper()->unlockVault(Passphrase)));
    qputenv("GREENROOM_VAULT_PASSPHRASE", "another passphrase");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"the vault stays locked"_s));
    const auto now = keeper();
    QCOMPARE(await(now->read(Name)).error().kind, Error::Kind::NotFound);
    QTRY_VERIFY(await(now->status()).sentence.contains(u"not the passphrase"_s));
    QVERIFY(!await(now->status()).isReliable);
}

void SecretStoreTest::removedSecretsAreGone()
{
    const auto now = keeper();
    QVERIFY(await(now->write(Name, Secret)));
    QVERIFY(await(now->remove(Name)));
    QCOMPARE(await(now->read(Name)).error().kind, Error::Kind::NotFound);
    QVERIFY(await(now->remove(Name)));
}

void SecretStoreTest::nothingOnDiskIsPlainText()
{
    for (const Keychain state : {Keychain::Usable, Keychain::Missing}) {
        *m_keychain = state;
        const auto now = keeper();
        QVERIFY(await(now->unlockVault(Passphrase)));
        QVERIFY(await(now->write(Name, Secret)));
    }
    QDirIterator files(m_directory->path(), QDir::Files);
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(Secret), qPrintable(file.fileName()));
        ++count;
    }
    QCOMPARE(count, 2); // the vault, and where is what
}

void SecretStoreTest::theEnvironmentNamesAreThoseOfTheManual_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("variable");
    QTest::newRow("one word") << u"signing-grafana"_s << u"GREENROOM_SECRET_SIGNING_GRAFANA"_s;
    QTest::newRow("several") << u"signing-uptime-checks-2"_s << u"GREENROOM_SECRET_SIGNING_UPTIME_CHECKS_2"_s;
}

void SecretStoreTest::theEnvironmentNamesAreThoseOfTheManual()
{
    QFETCH(QString, name);
    QFETCH(QString, variable);
    QCOMPARE(EnvironmentStore::variableName(name), variable);
}

void SecretStoreTest::aCredentialLosesItsLineBreak()
{
    QFile credential(m_directory->filePath(Name));
    QVERIFY(credential.open(QIODevice::WriteOnly));
    credential.write(Secret + "\r\n");
    credential.close();
    qputenv("CREDENTIALS_DIRECTORY", m_directory->path().toLocal8Bit());
    QCOMPARE(*await(EnvironmentStore().read(Name)), Secret);
}

QTEST_GUILESS_MAIN(SecretStoreTest)
#include "tst_secretstore.moc"

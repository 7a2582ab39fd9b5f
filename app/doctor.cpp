// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/doctor.h"

#include "app/application.h"
#include "app/listenaddress.h"

#include <QStorageInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LeastFreeSpace = 200 * 1024 * 1024; // bytes: a day of alerts, its copy, and the log

/// The context of this stage's texts for translators.
struct Doctor
{
    Q_DECLARE_TR_FUNCTIONS(Doctor)
};

struct Check
{
    enum class Outcome { Good, Advice, Bad };
    Outcome outcome = Outcome::Good;
    QString name;
    QString text;
};

QString wordOf(Check::Outcome outcome)
{
    switch (outcome) {
    case Check::Outcome::Good:
        return u"ok"_s;
    case Check::Outcome::Advice:
        return u"advice"_s;
    case Check::Outcome::Bad:
        return u"bad"_s;
    }
    return {};
}

Check checkSpace(const QString &directory)
{
    const QStorageInfo storage(directory);
    const QString free = QLocale::c().formattedDataSize(storage.bytesAvailable());
    if (storage.bytesAvailable() < LeastFreeSpace)
        return {Check::Outcome::Bad, u"disk"_s,
                Doctor::tr("Only %1 are free on the disk with %2. Make room.").arg(free, directory)};
    return {Check::Outcome::Good, u"disk"_s, Doctor::tr("%1 are free").arg(free)};
}

QList<Check> checkSetup(const CatalogData &catalog)
{
    if (catalog.pages.isEmpty())
        return {{Check::Outcome::Advice, u"pages"_s,
                 Doctor::tr("There is no status page yet. Make one: greenroomd pages add NAME")}};
    QList<Check> checks{{Check::Outcome::Good, u"pages"_s, QString::number(catalog.pages.size())}};
    for (const StatusPage &page : catalog.pages) {
        const auto count = catalog.componentsOf(page.id).size();
        if (count == 0)
            checks.append(
                {Check::Outcome::Advice, u"components"_s,
                 Doctor::tr("“%1” has no components. Add some: greenroomd components add NAME").arg(page.name)});
        else
            checks.append({Check::Outcome::Good, u"components"_s, Doctor::tr("%1 on “%2”").arg(count).arg(page.name)});
    }
    return checks;
}

QList<Check> checkKeys(const QList<ApiKey> &keys, const QDateTime &now)
{
    const QString name = u"keys"_s;
    QList<Check> checks;
    int usable = 0;
    for (const ApiKey &key : keys) {
        const KeyState state = keyStateOf(key, now);
        if (state == KeyState::Active || state == KeyState::ExpiresSoon)
            ++usable;
        if (state == KeyState::ExpiresSoon)
            checks.append({Check::Outcome::Advice, name,
                           Doctor::tr("“%1” (%2…) expires at %3. If its tool still uses it: greenroomd keys rotate %4")
                               .arg(key.name, key.prefix, key.expiresAt->toString(Qt::ISODate), key.id)});
    }
    if (usable == 0)
        checks.append({Check::Outcome::Advice, name,
                       Doctor::tr("No API key can be used. Make one: greenroomd keys create NAME")});
    else
        checks.prepend({Check::Outcome::Good, name, QString::number(usable)});
    return checks;
}

/// What the running process knows; another one would have to ask a person to unlock the keychain.
QList<Check> checkSigning(Application &application)
{
    QList<Check> checks;
    const auto secrets = application.signing().sharedSecrets().get();
    for (const SigningSecret &secret : *secrets) {
        if (!secret.unavailable.isEmpty())
            checks.append({Check::Outcome::Bad, u"signing"_s, secret.unavailable});
    }
    return checks;
}

Check checkSecrets(const SecretStatus &status)
{
    return {status.isReliable ? Check::Outcome::Good : Check::Outcome::Advice, u"secrets"_s, status.sentence};
}

Check checkReceiver(Application &application)
{
    if (application.receiverUrl().isEmpty()) {
        return {Check::Outcome::Advice, u"receiver"_s,
                Doctor::tr("Nothing receives alerts now. Start Greenroom, or “greenroomd serve”.")};
    }
    const auto listen = parseListenAddress(application.settings().list("listen"), {});
    const auto isWildcard = [](const QHostAddress &address) {
        return address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6);
    };
    if (listen && std::any_of(listen->addresses.begin(), listen->addresses.end(), isWildcard)
        && application.settings().list("allowed_hosts").isEmpty()) {
        return {Check::Outcome::Advice, u"receiver"_s,
                Doctor::tr("%1 answers other computers only under this computer's addresses: if they ask for it by a "
                           "name, say that in allowed_hosts.")
                    .arg(application.receiverUrl())};
    }
    return {Check::Outcome::Good, u"receiver"_s, application.receiverUrl()};
}

Check checkCertificate(Application &application)
{
    const QString name = u"certificate"_s;
    const auto certificate = application.certificate();
    if (!certificate)
        return {Check::Outcome::Bad, name, certificate.error().message};
    if (!*certificate)
        return {Check::Outcome::Good, name, Doctor::tr("none, because TLS is off")};
    const QDateTime expires = (*certificate)->expiresAt();
    const QString day = expires.toString(Qt::ISODate);
    if (expires < application.clock().now().addDays(CertificateKeeper::RenewalDays))
        return {Check::Outcome::Advice, name,
                Doctor::tr("It expires at %1. Renew the files that tls_certificate and tls_key name.").arg(day)};
    return {Check::Outcome::Good, name, Doctor::tr("valid until %1").arg(day)};
}

CommandResult report(const QList<Check> &checks, bool isJson)
{
    const bool isBad = std::any_of(checks.begin(), checks.end(), [](const Check &c) {
        return c.outcome == Check::Outcome::Bad;
    });
    CommandResult result{.exitCode = isBad ? CommandResult::Failed : CommandResult::Done};
    QJsonArray array;
    for (const Check &check : checks) {
        result.output +=
            u"%1 %2 %3\n"_s.arg(wordOf(check.outcome).leftJustified(7), check.name.leftJustified(12), check.text);
        array.append(
            QJsonObject{{u"outcome"_s, wordOf(check.outcome)}, {u"check"_s, check.name}, {u"text"_s, check.text}});
    }
    if (isJson)
        result.output = QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)) + u'\n';
    return result;
}

} // namespace

QFuture<CommandResult> runDoctor(Application &application, const CommandLine &line)
{
    QList<Check> checks{{Check::Outcome::Good, u"data"_s, application.directory().path()},
                        checkSpace(application.directory().path())};
    checks += checkSetup(*application.setup().catalog());
    checks.append(checkReceiver(application));
    checks.append(checkCertificate(application));
    checks += checkSigning(application);

    Setup &setup = application.setup();
    const QDateTime now = application.clock().now();
    return application.secrets()
        .status()
        .then([&database = application.database(), checks](const SecretStatus &status) mutable {
            checks.append(checkSecrets(status));
            return database.check().then([checks](const Result<QString> &checked) {
                return std::pair(checks, checked);
            });
        })
        .unwrap()
        .then([&setup, now](const std::pair<QList<Check>, Result<QString>> &soFar) {
            QList<Check> found = soFar.first;
            const Result<QString> &checked = soFar.second;
            if (checked && checked->isEmpty())
                found.append({Check::Outcome::Good, u"database"_s, Doctor::tr("whole")});
            else
                found.append({Check::Outcome::Bad, u"database"_s,
                              checked
                                  ? Doctor::tr("It is broken (%1). Put the newest copy from “backups” in its place.")
                                        .arg(*checked)
                                  : checked.error().message});
            return setup.keys().then([found, now](const Result<QList<ApiKey>> &keys) mutable {
                if (keys)
                    found += checkKeys(*keys, now);
                return found;
            });
        })
        .unwrap()
        .then([isJson = line.isJson](const QList<Check> &all) {
            return report(all, isJson);
        });
}

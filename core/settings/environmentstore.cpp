// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/environmentstore.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestSecret = 64 * 1024; // bytes

QByteArray withoutLineBreak(QByteArray secret)
{
    if (secret.endsWith('\n'))
        secret.chop(1);
    if (secret.endsWith('\r'))
        secret.chop(1);
    return secret;
}

QByteArray credential(const QString &name)
{
    const QString directory = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    if (directory.isEmpty())
        return {};
    QFile file(directory + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? withoutLineBreak(file.read(LargestSecret)) : QByteArray();
}

tl::unexpected<Error> notHere(const QString &name)
{
    return fail(Error::Kind::Storage,
                QCoreApplication::translate("EnvironmentStore",
                                            "Secrets come from the environment: set %1, or the credential “%2”, and "
                                            "start again. It cannot be done here.")
                    .arg(EnvironmentStore::variableName(name), name));
}

} // namespace

QString EnvironmentStore::variableName(const QString &name)
{
    return u"GREENROOM_SECRET_"_s + name.toUpper().replace(u'-', u'_');
}

QFuture<Result<QByteArray>> EnvironmentStore::read(const QString &name)
{
    QByteArray secret = withoutLineBreak(qgetenv(variableName(name).toLatin1().constData()));
    if (secret.isEmpty())
        secret = credential(name);
    if (secret.isEmpty()) {
        return ready(Result<QByteArray>(
            fail(Error::Kind::NotFound,
                 QCoreApplication::translate("EnvironmentStore", "Neither %1 nor the credential “%2” is set.")
                     .arg(variableName(name), name))));
    }
    return ready(Result<QByteArray>(secret));
}

QFuture<Result<>> EnvironmentStore::write(const QString &name, const QByteArray &secret)
{
    Q_UNUSED(secret)
    return ready(Result<>(notHere(name)));
}

QFuture<Result<>> EnvironmentStore::remove(const QString &name)
{
    return ready(Result<>(notHere(name)));
}

QByteArray vaultPassphraseFromEnvironment()
{
    const QByteArray passphrase = withoutLineBreak(qgetenv("GREENROOM_VAULT_PASSPHRASE"));
    return passphrase.isEmpty() ? credential(u"vault-passphrase"_s) : passphrase;
}

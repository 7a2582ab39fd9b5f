// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/certificatecommand.h"

#include "app/application.h"

using namespace Qt::StringLiterals;

QFuture<CommandResult> showCertificate(Application &application, const CommandLine &line)
{
    const auto found = application.certificate();
    if (!found)
        return ready(CommandResult{.exitCode = CommandResult::Failed, .error = found.error().message});
    if (!*found)
        return ready(CommandResult{.exitCode = CommandResult::Failed,
                                   .error = Commands::tr("TLS is off, so there is no certificate. Say tls = "
                                                         "self_signed or tls = files in the settings.")});
    const Certificate &certificate = **found;
    const QString expires = certificate.expiresAt().toString(Qt::ISODate);
    if (line.options.contains(u"pem"_s))
        return ready(CommandResult{.output = QString::fromLatin1(certificate.pem())});
    if (line.isJson) {
        const QJsonObject object{{u"fingerprint"_s, certificate.fingerprint()},
                                 {u"names"_s, QJsonArray::fromStringList(certificate.names())},
                                 {u"valid_from"_s, certificate.validFrom().toString(Qt::ISODate)},
                                 {u"expires_at"_s, expires}};
        return ready(
            CommandResult{.output = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + u'\n'});
    }
    return ready(
        CommandResult{.output = Commands::tr("SHA-256  %1\nNames    %2\nExpires  %3\n")
                                    .arg(certificate.fingerprint(), certificate.names().join(u", "_s), expires)});
}

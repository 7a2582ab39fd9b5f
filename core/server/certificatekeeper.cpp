// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/certificatekeeper.h"

#include "core/base/log.h"

#include <QDir>
#include <QLocale>
#include <QSaveFile>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto CheckInterval = 1h;

constexpr QFileDevice::Permissions OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

CertificateKeeper::Files filesIn(const QString &folder)
{
    return {folder + u"/certificate.pem"_s, folder + u"/key.pem"_s};
}

Result<> write(const QString &fileName, const QByteArray &content)
{
    QSaveFile file(fileName);
    // The permissions come before the content: nobody else may open it in between.
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(OwnerOnly) && file.write(content) == content.size()
        && file.commit())
        return {};
    return fail(Error::Kind::Storage,
                CertificateKeeper::tr("%1 could not be written (%2). Make room, or let this user write there.")
                    .arg(fileName, file.errorString()));
}

Result<> store(const Certificate &certificate, const QString &folder)
{
    const CertificateKeeper::Files files = filesIn(folder);
    if (!QDir().mkpath(folder))
        return fail(Error::Kind::Storage,
                    CertificateKeeper::tr("The folder %1 could not be made. Let this user write there.").arg(folder));
    // The key first: after a crash in between, the two don't match, and both are made anew.
    const Result<> keyWritten = write(files.key, certificate.key());
    return keyWritten ? write(files.certificate, certificate.pem()) : keyWritten;
}

} // namespace

CertificateKeeper::CertificateKeeper(SelfSigned source, const Clock &clock)
    : m_selfSigned(std::move(source)), m_files(filesIn(m_selfSigned->folder)), m_clock(clock)
{}

CertificateKeeper::CertificateKeeper(Files source, const Clock &clock) : m_files(std::move(source)), m_clock(clock)
{}

Result<> CertificateKeeper::load()
{
    auto loaded = current();
    if (!loaded)
        return tl::unexpected(loaded.error());
    m_certificate = std::move(*loaded);
    return {};
}

void CertificateKeeper::start()
{
    m_timer.setInterval(CheckInterval);
    m_timer.callOnTimeout(this, &CertificateKeeper::check);
    m_timer.start();
}

void CertificateKeeper::check()
{
    auto newest = current();
    const QString complaint = newest ? QString() : newest.error().message;
    if (!complaint.isEmpty() && complaint != m_lastComplaint)
        qCWarning(lcServer).noquote() << complaint;
    m_lastComplaint = complaint;
    if (!newest || newest->fingerprint() == m_certificate->fingerprint())
        return;
    m_certificate = std::move(*newest);
    qCInfo(lcServer).noquote() << "New connections are given the certificate" << m_certificate->fingerprint();
    Q_EMIT changed();
}

Result<Certificate> CertificateKeeper::current() const
{
    return m_selfSigned ? ownCertificate() : foreignCertificate();
}

Result<Certificate> CertificateKeeper::ownCertificate() const
{
    const QDateTime now = m_clock.now();
    const QStringList names = Certificate::canonicalNames(m_selfSigned->names);
    if (auto kept = Certificate::read(m_files.certificate, m_files.key);
        kept && kept->validFrom() <= now && kept->expiresAt() >= now.addDays(RenewalDays)
        && std::all_of(names.begin(), names.end(), [&kept](const QString &name) {
               return kept->names().contains(name);
           }))
        return kept;
    auto made = Certificate::selfSigned(names + m_selfSigned->furtherNames, now);
    if (!made)
        return made;
    if (const Result<> stored = store(*made, m_selfSigned->folder); !stored)
        return tl::unexpected(stored.error());
    return made;
}

Result<Certificate> CertificateKeeper::foreignCertificate() const
{
    auto read = Certificate::read(m_files.certificate, m_files.key);
    if (!read)
        return read;
    const QDateTime now = m_clock.now();
    if (read->expiresAt() <= now)
        return fail(Error::Kind::InvalidInput,
                    tr("tls_certificate: the certificate in %1 expired on %2. Renew it, or say tls = self_signed.")
                        .arg(m_files.certificate, QLocale::c().toString(read->expiresAt(), u"yyyy-MM-dd"_s)));
    if (read->validFrom() > now)
        return fail(
            Error::Kind::InvalidInput,
            tr("tls_certificate: the certificate in %1 is valid only from %2 on. Look at this computer's clock.")
                .arg(m_files.certificate, QLocale::c().toString(read->validFrom(), u"yyyy-MM-dd"_s)));
    return read;
}

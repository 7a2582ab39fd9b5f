// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/server/certificate.h"

#include <QObject>
#include <QTimer>

#include <optional>

/// Has the certificate of the listener: makes and renews one of its own, or reads the files that somebody else renews,
/// and tells when there is a new one.
class CertificateKeeper final : public QObject
{
    Q_OBJECT

public:
    /// One of our own that has less time left is replaced; one of others is worth a warning then.
    static constexpr int RenewalDays = 30;

    /// Certificates of our own: kept in \a folder as certificate.pem and key.pem (0600).
    struct SelfSigned
    {
        QString folder;
        QStringList names;        ///< what it must be for
        QStringList furtherNames; ///< what one that is made is for, too; when these change, the old one is kept
    };
    /// Certificates of others.
    struct Files
    {
        QString certificate;
        QString key;
    };

    CertificateKeeper(SelfSigned source, const Clock &clock);
    CertificateKeeper(Files source, const Clock &clock);

    /// Reads it, or makes it. Errors name file and setting and tell how to mend it.
    [[nodiscard]] Result<> load();
    /// After load(): looks every hour from now on.
    void start();

    /// After load().
    [[nodiscard]] const Certificate &certificate() const { return *m_certificate; }

    /// Looks whether there is something new. What can't be used does not replace what is there; it is logged, once.
    void check();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] Result<Certificate> current() const;
    [[nodiscard]] Result<Certificate> ownCertificate() const;
    [[nodiscard]] Result<Certificate> foreignCertificate() const;

    const std::optional<SelfSigned> m_selfSigned;
    const Files m_files;
    const Clock &m_clock;
    std::optional<Certificate> m_certificate;
    QString m_lastComplaint;
    QTimer m_timer;
};

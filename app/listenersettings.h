// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listenaddress.h"
#include "core/server/certificatekeeper.h"
#include "core/server/httpserver.h"
#include "core/settings/settings.h"

#include <memory>

/// What the settings say about the two listeners, checked.
struct ListenerSettings
{
    ListenAddress receiver = {};
    ListenAddress page = {};
    QStringList allowedHosts = {}; ///< of the receiver; as they stand in Host
    bool receiverIsEncrypted = false;
    bool pageIsEncrypted = false;
    ServerLimits limits = {};
    ProxyPolicy proxies = {};

    /// How many descriptors both of them may need at once, besides what the rest of the program has open.
    [[nodiscard]] int descriptors() const;
    /// Permits no more connections than there are descriptors for, and to one address half of them: there is then
    /// always one left to let somebody else in, or to turn them away.
    void fitTo(int descriptors);
};

/// InvalidInput names the setting, and how to mend it: an address that can't be read, or one that is reached from
/// outside without TLS.
[[nodiscard]] Result<ListenerSettings> listenerSettings(const Settings &settings);

/// How tools reach the receiver, without a trailing slash: by the first of "allowed_hosts" where TLS is on or a proxy
/// that has it is in front, else \a receiverUrl, the address that it listens on. An empty \a receiverUrl, as nothing
/// listens, is worked out from the settings.
[[nodiscard]] QString publicUrl(const Settings &settings, const QString &receiverUrl);

/// Who has the certificate that the settings ask for; null if TLS is off. InvalidInput names the setting that is
/// missing.
[[nodiscard]] Result<std::unique_ptr<CertificateKeeper>> certificateKeeper(const Settings &settings,
                                                                           const Clock &clock);

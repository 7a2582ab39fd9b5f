// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listenaddress.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

bool ListenAddress::isLoopback() const
{
    return std::all_of(addresses.begin(), addresses.end(), [](const QHostAddress &address) {
        return address.isLoopback();
    });
}

QString ListenAddress::url(quint16 actualPort, bool isEncrypted) const
{
    const QHostAddress &first = addresses.first();
    const QString host =
        first.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + first.toString() + u']' : first.toString();
    return u"%1://%2:%3"_s.arg(isEncrypted ? u"https"_s : u"http"_s, host).arg(actualPort);
}

Result<ListenAddress> parseListenAddress(const QStringList &texts, const QString &setting)
{
    const auto unusable = [&setting](const QString &text) {
        return fail(Error::Kind::InvalidInput,
                    QCoreApplication::translate("ListenAddress", "%1: “%2” is not an address and port. Write it like "
                                                                 "127.0.0.1:8787 or [::1]:8787.")
                        .arg(setting, text));
    };
    ListenAddress result;
    for (const QString &text : texts) {
        const qsizetype colon = text.lastIndexOf(u':');
        bool isNumber = false;
        const uint port = text.mid(colon + 1).toUInt(&isNumber);
        QString host = text.left(std::max<qsizetype>(0, colon));
        const bool isBracketed = host.startsWith(u'[') && host.endsWith(u']');
        if (isBracketed)
            host = host.mid(1, host.size() - 2);
        const QHostAddress address =
            host == "localhost"_L1 ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
        const bool isIpv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
        if (colon < 1 || !isNumber || port > 65535 || address.isNull() || isIpv6 != isBracketed)
            return unusable(text);
        if (!result.addresses.isEmpty() && port != result.port) {
            return fail(Error::Kind::InvalidInput,
                        QCoreApplication::translate("ListenAddress", "%1: all addresses must have the same port.")
                            .arg(setting));
        }
        result.addresses.append(address);
        result.port = quint16(port);
    }
    if (result.addresses.isEmpty())
        return unusable({});
    return result;
}

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/times.h"

#include "core/intake/adapters/fieldpath.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

/// A monitoring tool's clock is of this century.
constexpr int EarliestYear = 2000;
constexpr int LatestYear = 2200;

std::optional<QDateTime> plausible(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const QDateTime utc = time.toUTC();
    const int year = utc.date().year();
    return year >= EarliestYear && year <= LatestYear ? std::optional(utc) : std::nullopt;
}

/// Units since 1970; which ones, their number tells for any time of this century.
std::optional<QDateTime> fromEpoch(double value)
{
    if (value < 1e11)
        value *= 1000;
    else if (value >= 1e17)
        value /= 1e6;
    else if (value >= 1e14)
        value /= 1000;
    if (value < 0 || value > 1e13)
        return {};
    return plausible(QDateTime::fromMSecsSinceEpoch(qRound64(value), Qt::UTC));
}

/// "2026-11-23 15:27:42 +0000", "2026.11.23 10:15:41", "2026-11-23T10:15:41.547+0000" in the one form that Qt reads.
QString normalised(const QString &text)
{
    static const QRegularExpression form(
        uR"(^(\d{4})[-./](\d{2})[-./](\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)([.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {};
    QString zone = match.captured(6).toUpper();
    if (zone.isEmpty() || zone == "UTC"_L1 || zone == "GMT"_L1)
        zone = u"Z"_s;
    else if (zone.size() == 5)
        zone.insert(3, u':');
    const QString fraction = match.captured(5).replace(u',', u'.');
    return match.captured(1) + u'-' + match.captured(2) + u'-' + match.captured(3) + u'T' + match.captured(4) + fraction
           + zone;
}

} // namespace

std::optional<QDateTime> readTime(const QJsonValue &value)
{
    if (value.isDouble())
        return fromEpoch(value.toDouble());
    const QString text = textOf(value);
    bool isNumber = false;
    if (const double number = text.toDouble(&isNumber); isNumber)
        return fromEpoch(number);
    if (const QString iso = normalised(text); !iso.isEmpty())
        return plausible(QDateTime::fromString(iso, Qt::ISODateWithMs));
    return plausible(QDateTime::fromString(text, Qt::RFC2822Date));
}

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timespan.h"

#include "app/commands.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace {

struct Unit
{
    char16_t letter;
    std::chrono::seconds length;
};
constexpr std::array Units{
    Unit{u'd', std::chrono::hours(24)},
    Unit{u'h', std::chrono::hours(1)},
    Unit{u'm', std::chrono::minutes(1)},
    Unit{u's', std::chrono::seconds(1)},
};

/// A hundred years: beyond that it is a mistake, and far below what overflows.
constexpr qint64 LongestSeconds = 100LL * 366 * 24 * 3600;

} // namespace

Result<std::chrono::seconds> parseTimeSpan(const QString &text)
{
    if (text == "0"_L1)
        return std::chrono::seconds(0);
    for (const Unit &unit : Units) {
        if (!text.endsWith(unit.letter))
            continue;
        // Digits only: toUInt() also takes signs and spaces.
        static const QRegularExpression digits(u"^[0-9]{1,9}$"_s);
        const QString number = text.chopped(1);
        if (!digits.match(number).hasMatch())
            continue;
        const std::chrono::seconds span = number.toLongLong() * unit.length;
        if (span.count() <= LongestSeconds)
            return span;
    }
    return fail(Error::Kind::InvalidInput,
                Commands::tr("“%1” is not a time span. Write it as 90d, 24h, 30m or 0.").arg(text));
}

Result<std::optional<QDateTime>> parseEnd(const QString &text, const QDateTime &now)
{
    if (text == "never"_L1)
        return std::optional<QDateTime>();
    if (const auto span = parseTimeSpan(text))
        return std::optional(now.addSecs(span->count()));
    if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid() && text.size() == 10)
        return std::optional(QDateTime(day.addDays(1), QTime(0, 0), Qt::UTC));
    QDateTime moment = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (moment.isValid()) {
        if (moment.timeSpec() == Qt::LocalTime)
            moment.setTimeSpec(Qt::UTC);
        return std::optional(moment.toUTC());
    }
    return fail(Error::Kind::InvalidInput,
                Commands::tr("“%1” is neither a time span nor a time. Write it as 90d, 2027-01-31, "
                             "2027-01-31T18:00:00Z or never.")
                    .arg(text));
}

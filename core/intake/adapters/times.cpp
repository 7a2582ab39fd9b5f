// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/times.h"

#include "core/intake/adapters/fieldpath.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace {

/// A monitoring tool's clock is of this century.
constexpr int EarliestYear = 2000;
constexpr int LatestYear = 2200;

constexpr qint64 MostAheadSeconds = 24 * 60 * 60;
constexpr qint64 MostBehindSeconds = 30 * 24 * 60 * 60;

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

/// The ways in which people write a moment. Each is a pattern that captures year, month (a number or its English name),
/// day, clock, and perhaps fraction, half (of the day) and zone.
const std::array<QRegularExpression, 4> &forms()
{
    const auto form = [](const QString &pattern) {
        return QRegularExpression(u'^' + pattern + u'$', QRegularExpression::CaseInsensitiveOption);
    };
    const QString clock = uR"((?<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,](?<fraction>\d+))?)"_s;
    const QString zone = uR"((?:\s*(?<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?)"_s;
    const QString weekday = u"(?:[a-z]+,?\\s+)?"_s;
    const QString month = u"(?<month>[a-z]{3})[a-z]*"_s;
    static const std::array<QRegularExpression, 4> all{
        // 2026-11-23T10:15:41.547+0000 · 2026-11-23 15:27:42 +0000 · 2026.11.23 10:15:41 · 2026.11.23/10:15:41
        form(uR"((?<year>\d{4})[-./](?<month>\d{2})[-./](?<day>\d{2})[T /])"_s + clock + zone),
        // Mon, 23 Nov 2026 15:17:23 +0100
        form(weekday + uR"((?<day>\d{1,2})\s+)"_s + month + uR"(\s+(?<year>\d{4}),?\s+)"_s + clock + zone),
        // Mon Nov 23 10:15:41 UTC 2026
        form(weekday + month + uR"(\s+(?<day>\d{1,2})\s+)"_s + clock + zone + uR"(\s+(?<year>\d{4}))"_s),
        // November 23, 2026 10:15 AM UTC
        form(weekday + month + uR"(\s+(?<day>\d{1,2}),?\s+(?<year>\d{4}),?\s+(?:at\s+)?)"_s + clock
             + uR"((?:\s*(?<half>AM|PM))?)"_s + zone),
    };
    return all;
}

int monthOf(const QString &text)
{
    static const QString names = u"janfebmaraprmayjunjulaugsepoctnovdec"_s;
    bool isNumber = false;
    if (const int number = text.toInt(&isNumber); isNumber)
        return number;
    const qsizetype at = names.indexOf(text.toLower());
    return at % 3 == 0 ? int(at) / 3 + 1 : 0;
}

QTime clockOf(const QRegularExpressionMatch &match)
{
    const QStringList parts = match.captured(u"clock").split(u':');
    int hour = parts.at(0).toInt();
    if (const QString half = match.captured(u"half").toUpper(); !half.isEmpty()) {
        if (hour < 1 || hour > 12)
            return {};
        hour = hour % 12 + (half == "PM"_L1 ? 12 : 0);
    }
    const QString thousandths = match.captured(u"fraction").leftJustified(3, u'0', true);
    return {hour, parts.at(1).toInt(), parts.value(2).toInt(), thousandths.toInt()};
}

/// Seconds east of Greenwich.
int offsetOf(const QString &zone)
{
    if (!zone.startsWith(u'+') && !zone.startsWith(u'-'))
        return 0;
    const QStringView digits = QStringView(zone).sliced(1);
    const int seconds = (digits.first(2).toInt() * 60 + digits.last(2).toInt() * (digits.size() > 2 ? 1 : 0)) * 60;
    return zone.startsWith(u'-') ? -seconds : seconds;
}

} // namespace

std::optional<QDateTime> readTime(const QJsonValue &value)
{
    if (value.isDouble())
        return fromEpoch(value.toDouble());
    static const QRegularExpression number(uR"(^\d+(\.\d+)?$)"_s);
    const QString text = textOf(value);
    if (number.match(text).hasMatch())
        return fromEpoch(text.toDouble());
    for (const QRegularExpression &form : forms()) {
        const QRegularExpressionMatch match = form.match(text);
        if (!match.hasMatch())
            continue;
        const QDate date(match.captured(u"year").toInt(), monthOf(match.captured(u"month")),
                         match.captured(u"day").toInt());
        // Qt takes an hour that there is not for midnight.
        const QTime clock = clockOf(match);
        if (!clock.isValid())
            return {};
        const QDateTime time(date, clock, Qt::UTC);
        return plausible(time.addSecs(-offsetOf(match.captured(u"zone"))));
    }
    return {};
}

std::optional<QDateTime> believable(const std::optional<QDateTime> &time, const QDateTime &now)
{
    if (!time)
        return {};
    const qint64 ahead = now.secsTo(*time);
    return ahead <= MostAheadSeconds && -ahead <= MostBehindSeconds ? time : std::nullopt;
}

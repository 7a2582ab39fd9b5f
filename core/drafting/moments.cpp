// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/moments.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView Clock =
    u"(?<hour>[01]?\\d|2[0-3])[:.](?<minute>[0-5]\\d)(?:[:.](?<second>[0-5]\\d))?(?:[.,]\\d{1,9})?";
constexpr QStringView Zone = u"(?:\\s?(?<zone>Z|UTC|GMT|[+-]\\d\\d:?\\d\\d)\\b)?";
constexpr QStringView MonthName = u"(?<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?";

QRegularExpression compiled(const QString &pattern)
{
    QRegularExpression expression(pattern);
    expression.optimize();
    return expression;
}

/// Forms with a date, each with groups year, month or name, day, hour, minute, and perhaps second and zone.
const QList<QRegularExpression> &datedForms()
{
    static const QList<QRegularExpression> forms{
        compiled(u"(?<![\\d.])(?<year>20\\d\\d)[-./](?<month>[01]\\d)[-./](?<day>[0-3]\\d)(?:T|,? {1,2}|_)"_s % Clock
                 % Zone),
        compiled(u"(?<![\\d.])(?<day>[0-3]?\\d)[./](?<month>[01]\\d)[./](?<year>20\\d\\d),? {1,2}"_s % Clock % Zone),
        compiled(u"(?<!\\d)(?<day>[0-3]?\\d)[ -]"_s % MonthName % u"[ -](?<year>20\\d\\d),?(?: at)? {1,2}"_s % Clock
                 % Zone),
        compiled(u"\\b"_s % MonthName % u" {1,2}(?<day>[0-3]?\\d),? (?:(?<year>20\\d\\d),?(?: at)? {1,2})"_s % Clock
                 % Zone),
        compiled(u"\\b"_s % MonthName % u" {1,2}(?<day>[0-3]?\\d) {1,2}"_s % Clock % Zone % u" (?<year>20\\d\\d)\\b"_s),
        compiled(
            u"\\b(?<hour>[01]?\\d|2[0-3]):(?<minute>[0-5]\\d)(?: \\(?(?<zone>UTC|GMT)\\)?)? {1,2}(?<day>[0-3]\\d)[./](?<month>[01]\\d)[./](?<year>20\\d\\d)\\b"_s),
    };
    return forms;
}

int monthNumber(QStringView name)
{
    static constexpr QStringView Names = u"JanFebMarAprMayJunJulAugSepOctNovDec";
    return static_cast<int>(Names.indexOf(name)) / 3 + 1;
}

/// Minutes east of UTC; "Z", "UTC", "GMT" and none at all are 0.
int offsetMinutes(QStringView zone)
{
    if (zone.size() < 5)
        return 0;
    const int sign = zone[0] == u'-' ? -1 : 1;
    return sign * (zone.sliced(1, 2).toInt() * 60 + zone.last(2).toInt());
}

std::optional<Moment> momentOf(const QRegularExpressionMatch &match)
{
    const QString name = match.captured(u"name"_s);
    const QDate date(match.captured(u"year"_s).toInt(),
                     name.isEmpty() ? match.captured(u"month"_s).toInt() : monthNumber(name),
                     match.captured(u"day"_s).toInt());
    const QTime clock(match.captured(u"hour"_s).toInt(), match.captured(u"minute"_s).toInt(),
                      match.captured(u"second"_s).toInt());
    if (!date.isValid() || !clock.isValid())
        return {};
    const QDateTime time = QDateTime(date, clock, Qt::UTC).addSecs(-60 * offsetMinutes(match.captured(u"zone"_s)));
    return Moment{.time = time,
                  .clock = clock,
                  .start = match.capturedStart(),
                  .length = match.capturedLength(),
                  .hasDate = true};
}

/// Adds what an expression finds where nothing has been found before.
template<typename Read>
void collect(const QRegularExpression &expression, const QString &text, qsizetype most, QList<Moment> &moments,
             Read read)
{
    const qsizetype known = moments.size();
    auto matches = expression.globalMatch(text);
    while (matches.hasNext() && moments.size() < most) {
        const QRegularExpressionMatch match = matches.next();
        const auto overlaps = [&match](const Moment &moment) {
            return match.capturedStart() < moment.start + moment.length && moment.start < match.capturedEnd();
        };
        if (std::any_of(moments.cbegin(), moments.cbegin() + known, overlaps))
            continue;
        if (const std::optional<Moment> moment = read(match))
            moments.append(*moment);
    }
}

std::optional<Moment> clockOf(const QRegularExpressionMatch &match)
{
    int hour = match.captured(u"hour"_s).toInt();
    const QString half = match.captured(u"half"_s).toLower();
    if (half == u"p"_s && hour < 12)
        hour += 12;
    if (half == u"a"_s && hour == 12)
        hour = 0;
    const QTime clock(hour, match.captured(u"minute"_s).toInt());
    if (!clock.isValid())
        return {};
    return Moment{.clock = clock, .start = match.capturedStart(), .length = match.capturedLength()};
}

std::optional<Moment> epochOf(const QRegularExpressionMatch &match)
{
    const qint64 number = match.captured().toLongLong();
    const qint64 milliseconds = match.capturedLength() > 10 ? number : number * 1000;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
    return Moment{.time = time,
                  .clock = time.time(),
                  .start = match.capturedStart(),
                  .length = match.capturedLength(),
                  .hasDate = true};
}

} // namespace

QList<Moment> momentsIn(const QString &text, qsizetype most)
{
    static const QRegularExpression bareClock = compiled(
        u"(?<![\\d:.])(?:(?<hour>[01]?\\d|2[0-3]):(?<minute>[0-5]\\d)(?::[0-5]\\d)?(?![\\d:])(?:\\s?(?<half>[ap])\\.?m\\b)?)"_s);
    static const QRegularExpression hourOnly =
        compiled(u"(?<![\\d:.,])(?<hour>1[0-2]|0?[1-9])\\s?(?<half>[apAP])\\.?[mM]\\b"_s);
    static const QRegularExpression epoch = compiled(u"(?<![\\w.])1[6-9]\\d{8}(?:\\d{3})?(?![\\w.])"_s);

    QList<Moment> moments;
    for (const QRegularExpression &form : datedForms())
        collect(form, text, most, moments, momentOf);
    collect(epoch, text, most, moments, epochOf);
    collect(bareClock, text, most, moments, clockOf);
    collect(hourOnly, text, most, moments, clockOf);
    std::sort(moments.begin(), moments.end(), [](const Moment &left, const Moment &right) {
        return left.start < right.start;
    });
    return moments;
}

QDateTime lastTime(const QTime &clock, const QDateTime &now)
{
    const QDateTime time(now.toUTC().date(), clock, Qt::UTC);
    return time > now.addSecs(60) ? time.addDays(-1) : time;
}

QString zoneName(const QDateTime &time, const QTimeZone &zone)
{
    if (zone == QTimeZone::utc())
        return u"UTC"_s;
    // From the zone's own data: a display name depends on the machine's language ("MEZ", "GMT+1").
    const QString name = zone.abbreviation(time);
    const bool isName = std::all_of(name.begin(), name.end(), [](QChar character) {
        return character.isLetter();
    });
    if (isName && !name.isEmpty())
        return name;
    const int minutes = zone.offsetFromUtc(time) / 60;
    const QString sign = minutes < 0 ? u"-"_s : u"+"_s;
    return u"UTC"_s + sign + QTime(std::abs(minutes) / 60, std::abs(minutes) % 60).toString(u"hh:mm"_s);
}

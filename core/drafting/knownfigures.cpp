// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/knownfigures.h"

#include "core/drafting/moments.h"
#include "core/drafting/offlinedrafter.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

constexpr int MinutesOfDay = 24 * 60;

/// More than these are a log, and would make an invented one look known by chance.
constexpr qsizetype MostFigures = 4'000;

QRegularExpression compiled(const QString &pattern)
{
    QRegularExpression expression(pattern, QRegularExpression::CaseInsensitiveOption);
    expression.optimize();
    return expression;
}

/// True if \a said is \a known with fewer digits: 1,200 of 1,204, 23 of 23.4.
bool isRounding(double known, double said)
{
    if (said == known || said == std::round(known) || said == std::floor(known * 10) / 10
        || said == std::round(known * 10) / 10)
        return true;
    if (said < 20 || std::abs(known - said) > known / 20)
        return false;
    const double grid = std::pow(10, std::floor(std::log10(said)) - 1);
    return std::fmod(said, grid) == 0 && std::fmod(said, 10) == 0;
}

void sortUnique(QList<double> &values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

} // namespace

double valueOfDigits(QString digits)
{
    return digits.remove(u',').remove(u' ').toDouble();
}

KnownFigures::KnownFigures(const DraftRequest &request) : m_request(request)
{
    const QDateTime resolvedAt = request.resolvedAt.value_or(QDateTime());
    addTime(request.now);
    addTime(request.startedAt);
    addTime(resolvedAt);
    if (request.now.isValid()) {
        for (const Severity severity : {Severity::Minor, Severity::Major, Severity::Critical})
            addTime(nextUpdateDue(severity, request.now));
    }
    m_numbers.append(static_cast<double>(request.components.size()));
    addDurationsSince(request.startedAt);
}

void KnownFigures::addDurationsSince(const QDateTime &start)
{
    for (const QDateTime &until : {m_request.now, m_request.resolvedAt.value_or(QDateTime())}) {
        if (start.isValid() && until.isValid() && start <= until)
            m_minutes.append(static_cast<double>(start.secsTo(until)) / 60.0);
    }
}

void KnownFigures::addTime(const QDateTime &time)
{
    if (!time.isValid())
        return;
    for (const QDateTime &local : {time.toUTC(), time.toTimeZone(m_request.zone)}) {
        m_clocks.insert(local.time().hour() * 60 + local.time().minute());
        m_days.insert(local.date());
    }
}

void KnownFigures::readAlert()
{
    readText(m_request.sentTitle);
    readText(m_request.alertText);
    addDurationsSince(extractFacts(m_request).startedAt.value_or(QDateTime()));

    sortUnique(m_numbers);
    sortUnique(m_percents);
    sortUnique(m_minutes);
}

void KnownFigures::readText(const QString &alert)
{
    // Digits of a name ("api-gw-07"), an address or a time of the day are no numbers.
    static const QRegularExpression number = compiled(
        uR"((?<![\w.-])(?<!\d:)\d+(?:,\d{3})*(?:\.\d+)?(?!\.?\d|:\d)(?: ?(%)|(?:ms|s|m|min|mins|h|d|k|kb|mb|gb|tb|x|rps)?(?!\w)))"_s);
    static const QRegularExpression part = compiled(u"(?<![\\d.])(\\d{1,7}) ?(?:/|of) ?(\\d{1,7})(?![\\d.])"_s);
    static const QRegularExpression quantity = compiled(u"(\\d{1,5}) ?(s|m|h|d)(?:ec|in|our|ay)?[a-z]{0,4}\\b"_s);

    qsizetype count = 0;
    for (auto matches = number.globalMatch(alert); matches.hasNext() && count < MostFigures; ++count) {
        const QRegularExpressionMatch match = matches.next();
        static const QRegularExpression unit(u"[^\\d.,]+$"_s);
        const bool isPercent = match.capturedLength(1) > 0;
        const double value = valueOfDigits(match.captured().remove(unit));
        m_numbers.append(value);
        if (isPercent)
            m_percents.append(value);
        else if (value > 0 && value <= 1)
            m_percents.append(value * 100);
    }
    count = 0;
    for (auto matches = part.globalMatch(alert); matches.hasNext() && count < MostFigures; ++count) {
        const QRegularExpressionMatch match = matches.next();
        const double whole = match.captured(2).toDouble();
        if (whole > 0)
            m_percents.append(match.captured(1).toDouble() / whole * 100);
    }
    count = 0;
    for (auto matches = quantity.globalMatch(alert); matches.hasNext() && count < MostFigures; ++count) {
        const QRegularExpressionMatch match = matches.next();
        static constexpr QStringView Units = u"smhd";
        static constexpr std::array<double, 4> Minutes{1.0 / 60, 1, 60, MinutesOfDay};
        const auto unit = static_cast<std::size_t>(Units.indexOf(match.capturedView(2)[0].toLower()));
        m_minutes.append(match.captured(1).toDouble() * Minutes[unit]);
    }
    for (const Moment &moment : momentsIn(alert)) {
        m_clocks.insert(moment.clock.hour() * 60 + moment.clock.minute());
        addTime(moment.time ? *moment.time : lastTime(moment.clock, m_request.now));
    }
}

bool KnownFigures::hasClock(const QTime &clock, int tolerance) const
{
    const int minute = clock.hour() * 60 + clock.minute();
    return std::any_of(m_clocks.begin(), m_clocks.end(), [minute, tolerance](int known) {
        const int distance = std::abs(known - minute);
        return std::min(distance, MinutesOfDay - distance) <= tolerance;
    });
}

bool KnownFigures::hasYear(int year) const
{
    return std::any_of(m_days.begin(), m_days.end(), [year](const QDate &day) {
        return day.year() == year;
    });
}

bool KnownFigures::hasPercent(double percent) const
{
    return std::any_of(m_percents.begin(), m_percents.end(), [percent](double known) {
        return std::abs(known - percent) < 0.51 && isRounding(known, percent);
    });
}

bool KnownFigures::hasNumber(double number) const
{
    return std::any_of(m_numbers.begin(), m_numbers.end(), [number](double known) {
        return isRounding(known, number);
    });
}

bool KnownFigures::hasMinutes(double minutes, bool isRough) const
{
    return std::any_of(m_minutes.begin(), m_minutes.end(), [minutes, isRough](double known) {
        const double tolerance = isRough ? std::max(3.0, known / 10) : 1.0;
        // The second part of "1 hour and 5 minutes" is known as well.
        return std::abs(known - minutes) <= tolerance || std::abs(std::fmod(known, 60) - minutes) <= 1;
    });
}

bool KnownFigures::hasHours(double hours) const
{
    return std::any_of(m_minutes.begin(), m_minutes.end(), [hours](double known) {
        return known >= 45
               && (std::abs(known - hours * 60) <= 30 || std::floor(std::fmod(known, MinutesOfDay) / 60) == hours);
    });
}

bool KnownFigures::hasDays(double days) const
{
    return std::any_of(m_minutes.begin(), m_minutes.end(), [days](double known) {
        return std::abs(known - days * MinutesOfDay) <= 12 * 60 || std::floor(known / MinutesOfDay) == days;
    });
}

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/gatehit.h"
#include "core/drafting/moments.h"
#include "core/drafting/offlinedrafter.h"
#include "core/drafting/sentences.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

constexpr int MinutesOfDay = 24 * 60;

QRegularExpression compiled(const QString &pattern)
{
    QRegularExpression expression(pattern, QRegularExpression::CaseInsensitiveOption);
    expression.optimize();
    return expression;
}

double valueOf(QString number)
{
    // "1,204" is a thousand and some, "3,5" is not English.
    return number.remove(u',').remove(u' ').toDouble();
}

/// What the alert and the incident know of numbers and times.
class Knowledge
{
public:
    explicit Knowledge(const DraftRequest &request) : m_zone(request.zone), m_now(request.now)
    {
        readAlert(request.sentTitle);
        readAlert(request.alertText);
        std::sort(m_numbers.begin(), m_numbers.end());
        addTime(request.now);
        addTime(request.startedAt);
        addTime(request.resolvedAt.value_or(QDateTime()));
        if (request.now.isValid()) {
            for (const Severity severity : {Severity::Minor, Severity::Major, Severity::Critical})
                addTime(nextUpdateDue(severity, request.now));
        }
        m_numbers.append(static_cast<double>(request.components.size()));
        for (const QDateTime &until : {request.now, request.resolvedAt.value_or(QDateTime())}) {
            if (request.startedAt.isValid() && until.isValid() && request.startedAt <= until)
                m_minutes.append(static_cast<double>(request.startedAt.secsTo(until)) / 60.0);
        }
        m_minutes += {20, 30, 60};
    }

    [[nodiscard]] bool knowsClock(const QTime &clock, int tolerance) const
    {
        const int minute = clock.hour() * 60 + clock.minute();
        return std::any_of(m_clocks.begin(), m_clocks.end(), [minute, tolerance](int known) {
            const int distance = std::abs(known - minute);
            return std::min(distance, MinutesOfDay - distance) <= tolerance;
        });
    }
    [[nodiscard]] bool knowsDay(const QDate &day) const { return m_days.contains(day); }
    [[nodiscard]] bool knowsYear(int year) const
    {
        return std::any_of(m_days.begin(), m_days.end(), [year](const QDate &day) {
            return day.year() == year;
        });
    }

    [[nodiscard]] bool knowsPercent(double percent) const
    {
        const auto rounds = [percent](double known) {
            return std::abs(known - percent) < 0.51 && isRounding(known, percent);
        };
        return std::any_of(m_percents.begin(), m_percents.end(), [&rounds](double known) {
            return rounds(known) || rounds(100 - known);
        });
    }

    [[nodiscard]] bool knowsMinutes(double minutes, bool isRough) const
    {
        return std::any_of(m_minutes.begin(), m_minutes.end(), [minutes, isRough](double known) {
            const double tolerance = isRough ? std::max(3.0, known / 10) : 1.0;
            return std::abs(known - minutes) <= tolerance;
        });
    }
    /// "2 hours" of 1 h 50 min; the hours and the minutes of "1 hour and 5 minutes".
    [[nodiscard]] bool knowsHours(double hours) const
    {
        return std::any_of(m_minutes.begin(), m_minutes.end(), [hours](double known) {
            return known >= 45 && (std::abs(known - hours * 60) <= 30 || std::floor(known / 60) == hours);
        });
    }
    [[nodiscard]] bool knowsMinutesOfHour(double minutes) const
    {
        return std::any_of(m_minutes.begin(), m_minutes.end(), [minutes](double known) {
            return std::abs(std::fmod(known, 60) - minutes) <= 1;
        });
    }

    [[nodiscard]] bool knowsNumber(double number) const
    {
        return std::any_of(m_numbers.begin(), m_numbers.end(), [number](double known) {
            return known == number || isRounding(known, number);
        });
    }

private:
    /// True if \a said is \a known with fewer digits: 1,200 of 1,204, 23 of 23.4.
    static bool isRounding(double known, double said)
    {
        if (said == known)
            return true;
        if (said == std::round(known) || said == std::floor(known * 10) / 10 || said == std::round(known * 10) / 10)
            return true;
        if (said < 20 || std::abs(known - said) > known / 20)
            return false;
        const double grid = std::pow(10, std::floor(std::log10(said)) - 1);
        return std::fmod(said, grid) == 0 && std::fmod(said, 10) == 0;
    }

    void addTime(const QDateTime &time)
    {
        if (!time.isValid())
            return;
        for (const QDateTime &local : {time.toUTC(), time.toTimeZone(m_zone)}) {
            m_clocks.insert(local.time().hour() * 60 + local.time().minute());
            m_days.insert(local.date());
        }
    }

    void readAlert(const QString &alert)
    {
        static const QRegularExpression number = compiled(u"\\d+(?:,\\d{3})*(?:\\.\\d+)?( ?%)?"_s);
        static const QRegularExpression part = compiled(u"(?<![\\d.])(\\d{1,7}) ?(?:/|of) ?(\\d{1,7})(?![\\d.])"_s);
        static const QRegularExpression quantity = compiled(u"(\\d{1,5}) ?(s|sec|m|min|h|hour|d|day)[a-z]{0,6}\\b"_s);
        for (auto matches = number.globalMatch(alert); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            const bool isPercent = match.capturedLength(1) > 0;
            const double value =
                valueOf(isPercent ? match.captured().chopped(match.capturedLength(1)) : match.captured());
            m_numbers.append(value);
            if (isPercent)
                m_percents.append(value);
            else if (value > 0 && value <= 1)
                m_percents.append(value * 100);
        }
        for (auto matches = part.globalMatch(alert); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            const double whole = match.captured(2).toDouble();
            if (whole > 0)
                m_percents.append(match.captured(1).toDouble() / whole * 100);
        }
        for (auto matches = quantity.globalMatch(alert); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            static constexpr QStringView Units = u"smhd";
            static constexpr std::array<double, 4> Minutes{1.0 / 60, 1, 60, 1440};
            const auto unit = static_cast<std::size_t>(Units.indexOf(match.captured(2)[0].toLower()));
            m_minutes.append(match.captured(1).toDouble() * Minutes[unit]);
        }
        for (const Moment &moment : momentsIn(alert)) {
            m_clocks.insert(moment.clock.hour() * 60 + moment.clock.minute());
            if (moment.time)
                addTime(*moment.time);
        }
        const auto sortUnique = [](QList<double> &values) {
            std::sort(values.begin(), values.end());
            values.erase(std::unique(values.begin(), values.end()), values.end());
        };
        sortUnique(m_numbers);
        sortUnique(m_percents);
        sortUnique(m_minutes);
    }

    QTimeZone m_zone;
    QDateTime m_now;
    QList<double> m_numbers;
    QList<double> m_percents;
    QList<double> m_minutes;
    QSet<int> m_clocks;
    QSet<QDate> m_days;
};

/// Reads a text from left to right and marks what has been judged, so that no digit is judged twice.
class NumberGate
{
public:
    NumberGate(const QString &text, const DraftRequest &request)
        : m_text(text)
        , m_request(request)
        , m_knowledge(request)
        , m_isJudged(static_cast<std::size_t>(text.size()), false)
        , m_nextUpdates(sentencesOfNextUpdate(text))
    {}

    QList<GateHit> run()
    {
        passFixedTerms();
        judgeClocks();
        judgeDates();
        judgeNumbers();
        return m_hits;
    }

private:
    void add(qsizetype start, qsizetype length, const QString &reason)
    {
        m_hits.append({.gate = u"numbers"_s, .start = start, .length = length, .reason = reason, .blocks = true});
    }

    void judge(qsizetype start, qsizetype length) { std::fill_n(m_isJudged.begin() + start, length, true); }

    [[nodiscard]] bool isJudged(qsizetype start, qsizetype length) const
    {
        return std::any_of(m_isJudged.begin() + start, m_isJudged.begin() + start + length, [](bool judged) {
            return judged;
        });
    }

    [[nodiscard]] bool isAboutNextUpdate(qsizetype place) const
    {
        return std::any_of(m_nextUpdates.begin(), m_nextUpdates.end(), [place](const TextSpan &sentence) {
            return place >= sentence.start && place < sentence.start + sentence.length;
        });
    }

    /// True after "about", "around", "shortly after".
    [[nodiscard]] bool isRough(qsizetype place) const
    {
        static const QRegularExpression rough = compiled(
            u"(?:\\b(?:about|around|approximately|approx\\.?|roughly|circa|nearly|almost|shortly (?:after|before)|"
            "just (?:after|before)|over|under|more than|less than|up to)|~) ?$"_s);
        return rough.match(m_text.sliced(std::max<qsizetype>(0, place - 20), std::min<qsizetype>(20, place)))
            .hasMatch();
    }

    /// Digits that state nothing: "24/7", "2FA", "iOS 17", "UTC+2", "1." at the beginning of a line.
    void passFixedTerms()
    {
        static const QRegularExpression terms = compiled(
            u"\\b24/7\\b|\\b[23]FA\\b|\\b[2345][DG]\\b|\\b(?:UTC|GMT) ?[+-] ?\\d{1,2}(?::?\\d\\d)?|"
            "\\b(?:iOS|iPadOS|macOS|Android|Windows|Office|Microsoft|Chrome|Safari|Firefox|Edge|OAuth|HTTP|TLS|version|"
            "step|phase|part|"
            "tier|level|SHA|UTF|AES|ISO|MP|PCI|SOC)[ /-]?v?\\d+(?:\\.\\d+)*\\b|^[ \\t]*\\d{1,2}[.)][ \\t]|\\b\\d+(?:st|nd|rd|th)\\b(?! of)"_s);
        QRegularExpression multiline = terms;
        multiline.setPatternOptions(multiline.patternOptions() | QRegularExpression::MultilineOption);
        for (auto matches = multiline.globalMatch(m_text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            judge(match.capturedStart(), match.capturedLength());
        }
    }

    void judgeClocks()
    {
        for (const Moment &moment : momentsIn(m_text)) {
            if (isJudged(moment.start, moment.length))
                continue;
            judge(moment.start, moment.length);
            if (moment.time && !m_knowledge.knowsDay(moment.time->date())
                && !m_knowledge.knowsDay(moment.time->toTimeZone(m_request.zone).date())) {
                add(moment.start, moment.length,
                    QCoreApplication::translate("Gates",
                                                "This date is neither in the alert nor known of the incident."));
                continue;
            }
            if (isAboutNextUpdate(moment.start)) {
                judgePromisedTime(moment);
                continue;
            }
            const int tolerance = isRough(moment.start) ? 15 : 1;
            const QTime afternoon = moment.clock.addSecs(12 * 3600);
            const bool mayBeAfternoon = moment.clock.hour() >= 1 && moment.clock.hour() <= 12;
            if (!m_knowledge.knowsClock(moment.clock, tolerance)
                && !(mayBeAfternoon && m_knowledge.knowsClock(afternoon, tolerance))) {
                add(moment.start, moment.length,
                    QCoreApplication::translate("Gates",
                                                "This time is neither in the alert nor known of the incident."));
            }
        }
    }

    /// The next update's time is the writer's to choose, but it should lie ahead.
    void judgePromisedTime(const Moment &moment)
    {
        if (!m_request.now.isValid())
            return;
        const QStringView following = QStringView(m_text)
                                          .sliced(moment.start)
                                          .first(std::min<qsizetype>(moment.length + 5, m_text.size() - moment.start));
        const bool isUtc = following.contains(u"UTC") || following.contains(u"GMT");
        const QTime now = (isUtc ? m_request.now.toUTC() : m_request.now.toTimeZone(m_request.zone)).time();
        const int ahead =
            (moment.clock.hour() * 60 + moment.clock.minute() - now.hour() * 60 - now.minute() + MinutesOfDay)
            % MinutesOfDay;
        if (ahead > MinutesOfDay / 2 && ahead < MinutesOfDay - 1) {
            m_hits.append({.gate = u"promise"_s,
                           .start = moment.start,
                           .length = moment.length,
                           .reason = QCoreApplication::translate("Gates", "This time has passed already.")});
        }
    }

    void judgeDates()
    {
        static const QRegularExpression date =
            compiled(u"(?<![\\w.])(?:(?<year>20\\d\\d)-(?<month>\\d\\d)-(?<day>\\d\\d)|(?<day1>\\d{1,2})(?:st|nd|rd|th)"
                     u"?(?: of)? (?<name1>Jan|Feb|Mar|Apr|May|Jun|"
                     "Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?(?:,? "
                     "(?<year1>20\\d\\d))?|(?<name2>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
                     "[a-z]{0,6}\\.? (?<day2>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year2>20\\d\\d))?)(?![\\w])"_s);
        for (auto matches = date.globalMatch(m_text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            static const QString months = u"janfebmaraprmayjunjulaugsepoctnovdec"_s;
            const QString name = match.captured(u"name1"_s) + match.captured(u"name2"_s);
            const QString year = match.captured(u"year"_s) + match.captured(u"year1"_s) + match.captured(u"year2"_s);
            const int month = name.isEmpty() ? match.captured(u"month"_s).toInt()
                                             : static_cast<int>(months.indexOf(name.toLower())) / 3 + 1;
            const QString dayOfMonth = match.captured(u"day"_s) + match.captured(u"day1"_s) + match.captured(u"day2"_s);
            const QDate said(year.isEmpty() ? m_request.now.date().year() : year.toInt(), month, dayOfMonth.toInt());
            judge(match.capturedStart(), match.capturedLength());
            if (!m_knowledge.knowsDay(said))
                add(match.capturedStart(), match.capturedLength(),
                    QCoreApplication::translate("Gates",
                                                "This date is neither in the alert nor known of the incident."));
        }
    }

    void judgeNumbers()
    {
        static const QRegularExpression number = compiled(
            u"(?<![\\w.])(?<number>\\d{1,3}(?:[, ]\\d{3})+(?!\\d)|\\d+)(?<fraction>\\.\\d+)?"
            "(?: ?(?<percent>%|percent\\b|per cent\\b)|[ -]?(?<unit>seconds?|secs?|minutes?|mins?|min|hours?|hrs?|h|days?|m|s|d)\\b)?(?<letters>[a-z]*)"_s);
        for (auto matches = number.globalMatch(m_text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            const qsizetype start = match.capturedStart();
            if (isJudged(start, match.capturedLength(u"number"_s)))
                continue;
            if (!isKnown(match))
                add(start, match.capturedLength(), reasonOf(match));
        }
    }

    [[nodiscard]] bool isKnown(const QRegularExpressionMatch &match) const
    {
        const double value = valueOf(match.captured(u"number"_s)) + match.captured(u"fraction"_s).toDouble();
        if (match.capturedLength(u"percent"_s) > 0)
            return m_knowledge.knowsPercent(value);
        const QString unit = match.captured(u"unit"_s).toLower();
        if (unit.isEmpty())
            return m_knowledge.knowsNumber(value) || m_knowledge.knowsYear(static_cast<int>(value));
        if (isAboutNextUpdate(match.capturedStart()))
            return true;
        const bool rough = isRough(match.capturedStart());
        switch (unit[0].unicode()) {
        case u's':
            return m_knowledge.knowsNumber(value) || m_knowledge.knowsMinutes(value / 60, false);
        case u'm':
            return m_knowledge.knowsMinutes(value, rough) || m_knowledge.knowsMinutesOfHour(value);
        case u'h':
            return m_knowledge.knowsHours(value);
        default:
            return m_knowledge.knowsMinutes(value * MinutesOfDay, true) || m_knowledge.knowsHours(value * 24)
                   || m_knowledge.knowsNumber(value);
        }
    }

    [[nodiscard]] static QString reasonOf(const QRegularExpressionMatch &match)
    {
        if (match.capturedLength(u"percent"_s) > 0)
            return QCoreApplication::translate("Gates", "This share is not in the alert.");
        if (match.capturedLength(u"unit"_s) > 0)
            return QCoreApplication::translate(
                "Gates", "This length of time is neither in the alert nor known of the incident.");
        return QCoreApplication::translate("Gates", "This number is not in the alert.");
    }

    const QString &m_text;
    const DraftRequest &m_request;
    Knowledge m_knowledge;
    std::vector<bool> m_isJudged;
    QList<TextSpan> m_nextUpdates;
    QList<GateHit> m_hits;
};

} // namespace

QList<GateHit> findInventedNumbers(const QString &text, const DraftRequest &request)
{
    if (std::none_of(text.begin(), text.end(), [](QChar character) {
            return character.isDigit();
        }))
        return {};
    return NumberGate(text, request).run();
}

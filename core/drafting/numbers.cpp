// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/gatehit.h"
#include "core/drafting/knownfigures.h"
#include "core/drafting/moments.h"
#include "core/drafting/sentences.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
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

/// Reads a text from left to right and marks what has been judged, so that no digit is judged twice.
class NumberGate
{
public:
    NumberGate(const QString &text, const DraftRequest &request)
        : m_text(text)
        , m_request(request)
        , m_figures(request)
        , m_isJudged(static_cast<std::size_t>(text.size()), false)
        , m_nextUpdates(sentencesOfNextUpdate(text))
    {}

    QList<GateHit> run()
    {
        judgeAll();
        // Most texts say no more than the incident knows; the alert is read for those that do.
        if (!m_hits.isEmpty()) {
            m_figures.readAlert();
            judgeAll();
        }
        return m_hits;
    }

private:
    void judgeAll()
    {
        m_hits.clear();
        m_isJudged.assign(static_cast<std::size_t>(m_text.size()), false);
        passFixedTerms();
        judgeClocks();
        judgeDates();
        judgeNumbers();
    }

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
            "tier|level|SHA|UTF|AES|ISO|MP|PCI|SOC|COVID)[ /-]?v?\\d+(?:\\.\\d+)*\\b|^[ \\t]*\\d{1,2}[.)][ \\t]|(?<=[.:!?] )[1-9][.)](?= )|\\b\\d+(?:st|nd|rd|th)\\b(?! of)"_s);
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
            if (moment.time && !m_figures.hasDay(moment.time->date())
                && !m_figures.hasDay(moment.time->toTimeZone(m_request.zone).date())) {
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
            if (!m_figures.hasClock(moment.clock, tolerance)
                && !(mayBeAfternoon && m_figures.hasClock(afternoon, tolerance))) {
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
                                          .first(std::min<qsizetype>(moment.length + 6, m_text.size() - moment.start));
        static const QRegularExpression utc(u"\\b(?:UTC|GMT)(?![+-])"_s);
        const bool isUtc = utc.match(following.toString()).hasMatch();
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
            if (!m_figures.hasDay(said))
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
        const double value = valueOfDigits(match.captured(u"number"_s)) + match.captured(u"fraction"_s).toDouble();
        if (match.capturedLength(u"percent"_s) > 0)
            return m_figures.hasPercent(value);
        const QString unit = match.captured(u"unit"_s).toLower();
        if (unit.isEmpty())
            return m_figures.hasNumber(value) || m_figures.hasYear(static_cast<int>(value));
        if (isAboutNextUpdate(match.capturedStart()))
            return true;
        const bool rough = isRough(match.capturedStart());
        switch (unit[0].unicode()) {
        case u's':
            return m_figures.hasNumber(value) || m_figures.hasMinutes(value / 60, false);
        case u'm':
            return m_figures.hasMinutes(value, rough);
        case u'h':
            return m_figures.hasHours(value);
        default:
            return m_figures.hasDays(value) || m_figures.hasNumber(value);
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
    KnownFigures m_figures;
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

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/gates.h"

#include "core/drafting/alertidentifiers.h"
#include "core/drafting/gatehit.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

/// What a title may have before lists and subject lines cut it off, and what the store holds.
constexpr qsizetype ReadableTitle = 80;
constexpr qsizetype LongestTitle = 255;
constexpr qsizetype LongestBody = 25'000;

QString translated(const char *text)
{
    return QCoreApplication::translate("Gates", text);
}

/// Where a text names a component; a public name is never a finding, whatever it looks like.
QList<TextSpan> namesIn(const QString &text, const QList<Component> &components)
{
    const auto isPartOfWord = [&text](qsizetype at) {
        return at >= 0 && at < text.size() && (text[at].isLetterOrNumber() || text[at] == u'_' || text[at] == u'-');
    };
    QList<TextSpan> spans;
    for (const Component &component : components) {
        const QString name = FoldedText(component.name.simplified()).text;
        if (name.isEmpty())
            continue;
        for (qsizetype at = text.indexOf(name, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(name, at + name.size(), Qt::CaseInsensitive)) {
            if (!isPartOfWord(at - 1) && !isPartOfWord(at + name.size()))
                spans.append({.start = at, .length = name.size()});
        }
    }
    return spans;
}

/// Of several hits of one gate at one place, the longest; a number within a leak is the leak's.
QList<GateHit> withoutOverlaps(QList<GateHit> hits, qsizetype textLength)
{
    const auto comesFirst = [](const GateHit &left, const GateHit &right) {
        const bool isLeft = left.gate == u"leak"_s;
        const bool isRight = right.gate == u"leak"_s;
        return isLeft != isRight ? isLeft : left.length > right.length;
    };
    std::stable_sort(hits.begin(), hits.end(), comesFirst);

    std::map<QString, std::vector<bool>> taken;
    QList<GateHit> kept;
    for (const GateHit &hit : std::as_const(hits)) {
        const auto isTakenBy = [&taken, &hit](const QString &gate) {
            const auto units = taken.find(gate);
            return units != taken.end()
                   && std::find(units->second.begin() + hit.start, units->second.begin() + hit.start + hit.length, true)
                          != units->second.begin() + hit.start + hit.length;
        };
        if (isTakenBy(hit.gate) || (hit.gate == u"numbers"_s && isTakenBy(u"leak"_s)))
            continue;
        std::vector<bool> &units = taken[hit.gate];
        units.resize(static_cast<std::size_t>(textLength), false);
        std::fill_n(units.begin() + hit.start, hit.length, true);
        kept.append(hit);
    }
    return kept;
}

QList<Finding> checkField(Finding::Field field, const QString &original, const DraftRequest &request)
{
    const FoldedText folded(original);
    QList<GateHit> hits = findLeaks(folded.text, request) + findInventedNumbers(folded.text, request);
    const QList<TextSpan> names = namesIn(folded.text, request.components);
    hits.removeIf([&names](const GateHit &hit) {
        return std::any_of(names.begin(), names.end(), [&hit](const TextSpan &name) {
            return hit.start >= name.start && hit.start + hit.length <= name.start + name.length;
        });
    });

    QList<Finding> findings;
    const auto add = [&findings, field](const GateHit &hit, qsizetype start, qsizetype length) {
        findings.append({.gate = hit.gate,
                         .field = field,
                         .start = start,
                         .length = length,
                         .reason = hit.reason,
                         .blocks = hit.blocks});
    };
    for (const GateHit &hit : withoutOverlaps(hits, folded.text.size())) {
        const qsizetype start = folded.places[hit.start];
        add(hit, start, folded.places[hit.start + hit.length - 1] + 1 - start);
    }
    for (const GateHit &hit : withoutOverlaps(findPhrases(original, request.stage), original.size())) {
        // A title names the incident through all its stages.
        if (field == Finding::Field::Title && hit.gate == u"stage"_s)
            continue;
        add(hit, hit.start, hit.length);
    }
    std::stable_sort(findings.begin(), findings.end(), [](const Finding &left, const Finding &right) {
        return left.start < right.start;
    });
    return findings;
}

Finding sizeFinding(Finding::Field field, qsizetype start, qsizetype length, const char *reason, bool blocks)
{
    return {.gate = u"size"_s,
            .field = field,
            .start = start,
            .length = length,
            .reason = translated(reason),
            .blocks = blocks};
}

QList<Finding> checkTitleSize(const QString &title)
{
    if (title.trimmed().isEmpty())
        return {sizeFinding(Finding::Field::Title, 0, 0, QT_TRANSLATE_NOOP("Gates", "A title is missing."), true)};
    if (title.size() > LongestTitle) {
        return {sizeFinding(Finding::Field::Title, LongestTitle, title.size() - LongestTitle,
                            QT_TRANSLATE_NOOP("Gates", "A title can have 255 characters at most."), true)};
    }
    if (title.size() > ReadableTitle) {
        return {sizeFinding(Finding::Field::Title, ReadableTitle, title.size() - ReadableTitle,
                            QT_TRANSLATE_NOOP("Gates", "A title of more than 80 characters is cut off in many places."),
                            false)};
    }
    return {};
}

QList<Finding> checkBodySize(const QString &body)
{
    if (body.trimmed().isEmpty())
        return {sizeFinding(Finding::Field::Body, 0, 0, QT_TRANSLATE_NOOP("Gates", "The text is missing."), true)};
    if (body.size() > LongestBody) {
        return {sizeFinding(Finding::Field::Body, LongestBody, body.size() - LongestBody,
                            QT_TRANSLATE_NOOP("Gates", "A text can have 25,000 characters at most."), true)};
    }
    return {};
}

/// A text that was cut off ends within a sentence.
QList<Finding> checkEnding(const QString &body)
{
    qsizetype end = body.size();
    while (end > 0 && body[end - 1].isSpace())
        --end;
    if (end == 0)
        return {};
    const QChar last = body[end - 1];
    if (!last.isLetterOrNumber() && !QStringView(u",;:-–(/&").contains(last))
        return {};
    return {{.gate = u"form"_s,
             .field = Finding::Field::Body,
             .start = end - 1,
             .length = 1,
             .reason = translated(QT_TRANSLATE_NOOP("Gates", "The text does not end with a full stop."))}};
}

} // namespace

QList<Finding> checkText(const QString &title, const QString &body, const DraftRequest &request)
{
    // What is longer is refused by its size; reading all of it would only keep the window waiting.
    QList<Finding> findings = checkField(Finding::Field::Title, title.left(LongestTitle), request);
    findings += checkTitleSize(title);
    findings += checkField(Finding::Field::Body, body.left(LongestBody), request);
    findings += checkEnding(body);
    findings += checkBodySize(body);
    return findings;
}

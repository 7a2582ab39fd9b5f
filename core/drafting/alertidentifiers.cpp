// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/alertidentifiers.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QSet<QString> setOf(QStringView words)
{
    QSet<QString> set;
    for (const QStringView word : words.split(u' '))
        set.insert(word.toString());
    return set;
}

bool belongsToToken(QChar character)
{
    return character.isLetterOrNumber() || character == u'_' || character == u'-' || character == u'.';
}

/// Longest runs of token characters, without hyphens and full stops at their ends.
template<typename Visit>
void forEachToken(QStringView text, Visit visit)
{
    qsizetype at = 0;
    while (at < text.size()) {
        if (!belongsToToken(text[at])) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && belongsToToken(text[end]))
            ++end;
        qsizetype from = at;
        qsizetype to = end;
        while (from < to && !text[from].isLetterOrNumber())
            ++from;
        while (to > from && !text[to - 1].isLetterOrNumber())
            --to;
        if (to > from)
            visit(from, text.sliced(from, to - from));
        at = end;
    }
}

/// Words with a hyphen that people write: one of their parts makes them so.
bool isOrdinaryCompound(const QStringList &parts)
{
    static const QSet<QString> firsts = setOf(u"non pre post re self multi cross third first second single two three "
                                              u"four sign log real end high low long short well "
                                              u"follow e on off in out up down opt check start set back front full "
                                              u"part half all day round over under step peer point "
                                              u"server client customer user internal external auto anti co de inter "
                                              u"intra mid semi sub super ultra un ex best one up stand "
                                              u"start hand hard soft open pop drop run read write roll fail so add");
    static const QSet<QString> lasts =
        setOf(u"based facing related wide only in on up off out free level time party side end to term day hour minute "
              u"second week month "
              u"point line mail site house made built hosted managed paid specific like ready aware driven friendly "
              u"critical impacting "
              u"affecting known over down back through ins outs ups offs factor step way sided sent");
    return firsts.contains(parts.constFirst()) || lasts.contains(parts.constLast());
}

bool isWellKnown(const QString &lowered)
{
    static const QSet<QString> words =
        setOf(u"github gitlab paypal youtube linkedin openai graphql javascript typescript websocket websockets "
              u"onedrive sharepoint hubspot "
              u"quickbooks wordpress woocommerce facebook whatsapp imessage ipad iphone ios macos ipados watchos tvos "
              u"ebay doordash "
              u"mailchimp bigcommerce salesforce servicenow postgresql mysql mongodb node.js next.js e.g i.e a.m p.m "
              u"u.s u.k etc 2fa mfa "
              u"oauth2 ipv4 ipv6 http2 mp3 mp4 h264 h265 utf8 base64 web3 s3 ec2 log4j office365 microsoft365 b2b b2c "
              u"webhook webrtc "
              u"powershell powerpoint duckduckgo fedex airpods carplay clickup youtrack");
    return words.contains(lowered);
}

/// True if a word has a shape that prose does not have.
bool hasShapeOfIdentifier(QStringView token)
{
    if (token.size() < 3)
        return false;
    const bool hasDigit = std::any_of(token.begin(), token.end(), [](QChar character) {
        return character.isDigit();
    });
    const bool hasLetter = std::any_of(token.begin(), token.end(), [](QChar character) {
        return character.isLetter();
    });
    if (!hasLetter || isWellKnown(token.toString().toLower()))
        return false;
    if (token.contains(u'_'))
        return true;
    if (token.contains(u'.'))
        return token.size() >= 5;
    if (token.contains(u'-')) {
        // "30-minute", "24-hour".
        if (token[0].isDigit())
            return false;
        return hasDigit || !isOrdinaryCompound(token.toString().toLower().split(u'-'));
    }
    if (hasDigit) {
        // Quantities ("30s", "12GB") and short words ("p95", "v2") say nothing about a machine.
        static const QRegularExpression quantity(u"^\\d+[A-Za-z]{1,4}$|^[A-Za-z]\\d{1,3}$"_s);
        return token.size() >= 4 && !quantity.match(token.toString()).hasMatch();
    }
    for (qsizetype at = 1; at < token.size(); ++at) {
        if (token.size() >= 5 && token[at].isUpper() && token[at - 1].isLower())
            return true;
    }
    return false;
}

/// Whole names of people, in fields that hold them.
QStringList peopleIn(const QString &alert)
{
    static const QRegularExpression person(
        u"\"(?:username|user|owner|assignee|author|acknowledged_by|acknowledgedBy|resolved_by|responder|on_?call|"
        u"reporter)\"\\s*:\\s*"
        "\"([A-Z][^\"\\d@]{1,40} "
        "[A-Z][^\"\\d@]{1,40})\"|\"assignees?\"\\s*:\\s*\\[?\\s*\\{\\s*\"(?:summary|name)\"\\s*:\\s*\"([^\"]{3,60})\"|"
        "^(?:From|Author|Owner|Assignee):\\s*\"?([A-Z][\\w.'-]+ [A-Z][\\w.'-]*)"_s,
        QRegularExpression::MultilineOption);
    QStringList people;
    auto matches = person.globalMatch(alert);
    while (matches.hasNext() && people.size() < 50) {
        const QRegularExpressionMatch match = matches.next();
        people.append(match.captured(match.lastCapturedIndex()).simplified());
    }
    return people;
}

} // namespace

QList<TextSpan> identifiersOfAlertIn(const QString &text, const DraftRequest &request)
{
    struct Candidate
    {
        TextSpan span;
        QString lowered;
    };
    QList<Candidate> candidates;
    forEachToken(text, [&candidates](qsizetype start, QStringView token) {
        if (hasShapeOfIdentifier(token))
            candidates.append(
                {.span = {.start = start, .length = token.size()}, .lowered = token.toString().toLower()});
    });

    QList<TextSpan> spans;
    for (const QString *alert : {&request.alertText, &request.sentTitle}) {
        if (!candidates.isEmpty()) {
            QSet<QString> known;
            forEachToken(*alert, [&known](qsizetype, QStringView token) {
                const QString lowered = token.toString().toLower();
                known.insert(lowered);
                if (!token.contains(u'.'))
                    return;
                for (const QString &part : lowered.split(u'.'))
                    known.insert(part);
            });
            for (const Candidate &candidate : std::as_const(candidates)) {
                if (known.contains(candidate.lowered))
                    spans.append(candidate.span);
            }
        }
        for (const QString &name : peopleIn(*alert)) {
            for (qsizetype at = text.indexOf(name); at >= 0 && !name.isEmpty();
                 at = text.indexOf(name, at + name.size()))
                spans.append({.start = at, .length = name.size()});
        }
    }
    return spans;
}

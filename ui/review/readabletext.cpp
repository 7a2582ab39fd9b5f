// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/readabletext.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestSource = 256 * 1024;
constexpr int IndentWidth = 2;

/// Parts of the names of fields whose values nobody should read over a shoulder.
constexpr QStringView SecretNames[] = {u"token",   u"password", u"passwd",     u"secret", u"authorization",
                                       u"api_key", u"apikey",   u"credential", u"cookie", u"private_key"};

bool isSecretName(QStringView name)
{
    const QString plain = name.toString().toLower().replace(u'-', u'_');
    return std::any_of(std::begin(SecretNames), std::end(SecretNames), [&](QStringView secret) {
        return plain.contains(secret);
    });
}

/// Secrets that show by their own shape, or by the name that stands before them. The first group is what to mask.
QList<ReadableText::Span> secretsIn(const QString &text)
{
    // Whoever can post an alert chooses this text: no pattern may look back and forth over more than a few characters.
    static const QRegularExpression patterns[] = {
        QRegularExpression(uR"(\b(?:Bearer|Basic)\s+(?=[\w.~+/\-]*[0-9=])([\w.~+/=\-]{6,}))"_s,
                           QRegularExpression::CaseInsensitiveOption),
        QRegularExpression(
            uR"((?:token|passw(?:or)?d|secret|api[_\-]?key|authorization|credential|cookie)[\w\-]{0,40}\\?["']?\s*[:=]\s*\\?["']?(?!Bearer\b|Basic\b)([^\s"',;&{}\[\]\\]+))"_s,
            QRegularExpression::CaseInsensitiveOption),
        QRegularExpression(uR"(\b((?:sk-|gh[pousr]_|xox[abprs]-|AKIA|AIza|grm_|eyJ)[A-Za-z0-9_\-./]{8,}))"_s),
        QRegularExpression(uR"(://[^/\s:@"]{1,100}:([^@\s/"]{1,200})@)"_s),
    };
    QList<ReadableText::Span> spans;
    for (const QRegularExpression &pattern : patterns) {
        for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            spans.append({.start = match.capturedStart(1), .length = match.capturedLength(1)});
        }
    }
    return spans;
}

/// Sorted and without overlap.
QList<ReadableText::Span> tidy(QList<ReadableText::Span> spans)
{
    std::sort(spans.begin(), spans.end(), [](const auto &left, const auto &right) {
        return left.start < right.start;
    });
    QList<ReadableText::Span> result;
    for (const ReadableText::Span &span : std::as_const(spans)) {
        if (result.isEmpty() || span.start >= result.last().start + result.last().length)
            result.append(span);
        else
            result.last().length = qMax(result.last().length, span.start + span.length - result.last().start);
    }
    return result;
}

/// Where the string that begins at \a start ends, after its quote.
qsizetype endOfString(const QString &json, qsizetype start)
{
    for (qsizetype i = start + 1; i < json.size(); ++i) {
        if (json.at(i) == u'\\')
            ++i;
        else if (json.at(i) == u'"')
            return i + 1;
    }
    return json.size();
}

qsizetype endOfScalar(const QString &json, qsizetype start)
{
    qsizetype i = start;
    while (i < json.size() && !QStringView(u",]}").contains(json.at(i)) && !json.at(i).isSpace())
        ++i;
    return i;
}

qsizetype skipSpace(const QString &json, qsizetype i)
{
    while (i < json.size() && json.at(i).isSpace())
        ++i;
    return i;
}

} // namespace

ReadableText::ReadableText(const QString &source)
{
    const bool isShortened = source.size() > LongestSource;
    const QString text = isShortened ? source.left(LongestSource) : source;
    const QList<Span> secrets = tidy(secretsIn(text));
    const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8());
    if (!isShortened && (json.isObject() || json.isArray()))
        indent(text, secrets);
    else
        take(text, {.start = 0, .length = text.size()}, secrets);
    if (isShortened)
        m_text += u"\n"_s + QCoreApplication::translate("ReadableText", "… the rest is not shown");
}

std::optional<ReadableText::Span> ReadableText::placeOf(Span span) const
{
    std::optional<qsizetype> first;
    qsizetype next = span.start;
    qsizetype end = 0;
    for (const Piece &piece : m_pieces) {
        const qsizetype pieceEnd = piece.source.start + piece.source.length;
        if (pieceEnd <= next)
            continue;
        if (piece.source.start > next)
            return std::nullopt;
        const qsizetype place = piece.place + next - piece.source.start;
        if (!first)
            first = place;
        const qsizetype taken = qMin(pieceEnd, span.start + span.length) - next;
        next += taken;
        end = place + taken;
        if (next >= span.start + span.length)
            return Span{.start = *first, .length = end - *first};
    }
    return std::nullopt;
}

void ReadableText::take(const QString &source, Span span, const QList<Span> &secrets)
{
    const qsizetype end = span.start + span.length;
    qsizetype from = span.start;
    const auto takeUntil = [&](qsizetype to) {
        if (to > from) {
            m_pieces.append({.source = {.start = from, .length = to - from}, .place = m_text.size()});
            m_text += QStringView(source).mid(from, to - from);
        }
    };
    for (const Span &secret : secrets) {
        if (secret.start < from || secret.start >= end)
            continue;
        takeUntil(secret.start);
        m_text += u"••••••"_s;
        from = qMin(end, secret.start + secret.length);
    }
    takeUntil(end);
}

void ReadableText::indent(const QString &source, const QList<Span> &secrets)
{
    // Written out here because QJsonDocument sorts the fields, and tells no places.
    struct Level
    {
        bool isObject = false;
        bool isSecret = false; ///< everything in it is the value of a secret field
    };
    QList<Level> levels;
    bool isSecret = false; // the next value is one
    const auto newLine = [&] {
        m_text += u'\n' + QString(levels.size() * IndentWidth, u' ');
    };
    qsizetype i = skipSpace(source, 0);
    while (i < source.size()) {
        const QChar c = source.at(i);
        if (c == u'{' || c == u'[') {
            m_text += c;
            levels.append(
                {.isObject = c == u'{', .isSecret = isSecret || (!levels.isEmpty() && levels.last().isSecret)});
            isSecret = false;
            i = skipSpace(source, i + 1);
            if (i < source.size() && source.at(i) != u'}' && source.at(i) != u']')
                newLine();
            else
                levels.last().isObject = false; // empty: closes on the same line
        } else if (c == u'}' || c == u']') {
            const bool isEmpty = m_text.endsWith(u'{') || m_text.endsWith(u'[');
            levels.removeLast();
            if (!isEmpty)
                newLine();
            m_text += c;
            i = skipSpace(source, i + 1);
        } else if (c == u',') {
            m_text += c;
            newLine();
            i = skipSpace(source, i + 1);
        } else {
            const qsizetype end = c == u'"' ? endOfString(source, i) : endOfScalar(source, i);
            const qsizetype after = skipSpace(source, end);
            const bool isName =
                !levels.isEmpty() && levels.last().isObject && after < source.size() && source.at(after) == u':';
            if (isName) {
                take(source, {.start = i, .length = end - i}, {});
                m_text += u": "_s;
                isSecret = isSecretName(QStringView(source).mid(i + 1, end - i - 2));
                i = skipSpace(source, after + 1);
            } else {
                if (isSecret || (!levels.isEmpty() && levels.last().isSecret))
                    m_text += u"••••••"_s;
                else
                    take(source, {.start = i, .length = end - i}, secrets);
                isSecret = false;
                i = qMax(after, i + 1);
            }
        }
    }
}

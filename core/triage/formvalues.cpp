// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/formvalues.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

/// So far before the quote a word may stand that names a form.
constexpr qsizetype WordsBefore = 40;

/// What is longer is no value of a form, but a quote that nobody closed.
constexpr qsizetype LongestValue = 1000;

/// What closes a quote that this character opens; empty if it opens none.
QStringView closingOf(QChar opening)
{
    switch (opening.unicode()) {
    case u'"':
        return u"\"";
    case u'\'':
        return u"'";
    case u'“':
        return u"”";
    case u'„':
        return u"“”";
    case u'«':
        return u"»";
    case u'「':
        return u"」";
    default:
        return {};
    }
}

/// What stands before a quote, back to the last comma or stop.
QStringView sameBreathBefore(QStringView text, qsizetype at)
{
    qsizetype from = at;
    while (from > 0 && at - from < WordsBefore && !QStringView(u",;.{\n").contains(text[from - 1]))
        --from;
    return text.sliced(from, at - from);
}

bool namesAForm(QStringView before)
{
    static constexpr auto words = std::to_array<QStringView>(
        {u"value",      u"input",       u"field",     u"form",       u"comment",     u"typed",      u"entered",
         u"submitted",  u"query",       u"payload",   u"user wrote", u"message was", u"wert",       u"eingabe",
         u"feld",       u"formular",    u"kommentar", u"eingegeben", u"valeur",      u"saisi",      u"champ",
         u"formulaire", u"commentaire", u"valor",     u"campo",      u"entrada",     u"formulario", u"formulário",
         u"comentario", u"comentário",  u"texto",     u"値",         u"入力",        u"フォーム",   u"输入",
         u"表单",       u"内容",        u"字段"});
    return std::ranges::any_of(words, [before](QStringView word) {
        return before.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

QString withoutFormValues(const QString &text)
{
    QString kept = text;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QStringView closing = closingOf(text[at]);
        const bool isApostrophe = text[at] == u'\'' && at > 0 && text[at - 1].isLetterOrNumber();
        if (closing.isEmpty() || isApostrophe)
            continue;
        const qsizetype most = std::min(text.size(), at + LongestValue);
        qsizetype end = at + 1;
        while (end < most && !closing.contains(text[end]))
            ++end;
        if (end == most)
            continue;
        const bool isProse = QStringView(text).sliced(at + 1, end - at - 1).contains(u' ') || text[at] == u'「';
        if (isProse && namesAForm(sameBreathBefore(kept, at)))
            std::fill(kept.begin() + at + 1, kept.begin() + end, u' ');
        at = end;
    }
    return kept;
}

bool isUnfilledGap(QStringView key)
{
    static const QRegularExpression gap(
        uR"(^\*\w+\*$|\{\{.*\}\}|\$\{.*\}|^\$[A-Z_][A-Z0-9_]*\$?$|\$[A-Z][A-Z0-9_]*\$|\{[A-Z][A-Z0-9]*\.[A-Z0-9.]+\}|^%[A-Za-z_]+%?$|^<[a-z_ ]+>$)"_s);
    const bool mayBe = std::ranges::any_of(key, [](QChar character) {
        return character == u'*' || character == u'{' || character == u'$' || character == u'%' || character == u'<';
    });
    return mayBe && gap.match(key).hasMatch();
}

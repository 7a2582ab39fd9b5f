// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/masking.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

constexpr auto CaseInsensitive = QRegularExpression::CaseInsensitiveOption;

struct Mask
{
    QRegularExpression pattern;
    QString replacement;
};

const QList<Mask> &masks()
{
    static const QString names =
        u"(?:pass(?:word|wd|phrase)?(?![a-z])|pwd|secret|token|api[_-]?key|authorization|credentials?|private[_-]?key)"_s;
    static const QList<Mask> table = {
        {QRegularExpression(u"\\b(grm_[0-9A-Za-z]{4})[0-9A-Za-z]{4,}"_s), u"\\1••••"_s},
        // A credential has a digit, a capital or a sign in it; "basic checks" has not.
        {QRegularExpression(u"\\b((?i:bearer|basic))(\\s+)(?=[a-z]*[A-Z0-9._~+/=-])[A-Za-z0-9._~+/=-]{6,}"_s),
         u"\\1\\2••••"_s},
        {QRegularExpression(u"(\"[^\"]*"_s + names
                                + u"[^\"]*\"\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"?|[^\\s\",}\\]]+)"_s,
                            CaseInsensitive),
         u"\\1\"••••\""_s},
        {QRegularExpression(u"(\\b[\\w-]*"_s + names + u"=)[^&\\s\"]+"_s, CaseInsensitive), u"\\1••••"_s},
        {QRegularExpression(u"(\\w://)[^/\\s\"@]+@"_s), u"\\1••••@"_s},
    };
    return table;
}

} // namespace

QString withSecretsMasked(const QString &text)
{
    QString masked = text;
    for (const Mask &mask : masks())
        masked.replace(mask.pattern, mask.replacement);
    return masked;
}

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/environment.h"

#include "core/triage/signalwords.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

using Kind = EnvironmentName::Kind;

/// Labels that say nothing but the environment, in lower case and without marks between words.
constexpr auto Environments = std::to_array<QStringView>(
    {u"env", u"environment", u"environmentname", u"envname", u"deploymentenvironment", u"deploymentenvironmentname",
     u"deployenv", u"deploymentenv", u"appenv", u"railsenv", u"nodeenv", u"environnement", u"umgebung", u"entorno",
     u"ambiente", u"stage", u"環境", u"环境"});

/// Labels that may have it in the name of something else.
constexpr auto Places = std::to_array<QStringView>({u"namespace", u"kubenamespace", u"cluster", u"clustername",
                                                    u"kubecluster", u"tier", u"stack", u"project", u"resourcegroup"});

/// Of the words of a name: "eu-west-staging-2" is a test, "prod1" is not.
Kind kindOf(QStringView name)
{
    QString lowered = name.toString().toLower();
    QString joined;
    QStringList parts(QString{});
    for (const QChar character : lowered) {
        if (character.isLetter()) {
            joined.append(character);
            parts.last().append(character);
        } else if (!parts.last().isEmpty()) {
            parts.append(QString());
        }
    }
    const auto isTest = [](const QString &part) {
        return isNameOfTestEnvironment(part);
    };
    if (isTest(joined) || joined.startsWith("preprod"_L1) || joined.startsWith("nonprod"_L1)
        || joined.startsWith("préprod"_L1) || std::ranges::any_of(parts, isTest))
        return Kind::Test;
    const bool isProduction = std::ranges::any_of(parts, [](const QString &part) {
        return isNameOfProduction(part);
    });
    return isProduction ? Kind::Production : Kind::Unknown;
}

QString withoutMarks(const QString &name)
{
    QString letters;
    for (const QChar character : name.toLower()) {
        if (character.isLetter())
            letters.append(character);
    }
    return letters;
}

template<typename Names>
EnvironmentName firstOf(const QMap<QString, QString> &labels, const Names &names)
{
    EnvironmentName found;
    for (auto label = labels.begin(); label != labels.end(); ++label) {
        if (std::ranges::find(names, QStringView(withoutMarks(label.key()))) == names.end())
            continue;
        const Kind kind = kindOf(label.value());
        // One that says production is enough.
        if (kind == Kind::Production || (kind == Kind::Test && found.kind == Kind::Unknown))
            found = {.kind = kind, .name = label.key() + u'=' + label.value()};
        if (kind == Kind::Production)
            break;
    }
    return found;
}

bool isOfHost(QChar character)
{
    return character.isLetterOrNumber() || character == u'.' || character == u'-' || character == u'_';
}

/// "test-service" is the name of a service, "test-07" and "test.example.com" are names of hosts.
bool looksLikeHost(QStringView name)
{
    const qsizetype dot = name.indexOf(u'.');
    const bool hasDotWithin = dot > 0 && dot + 1 < name.size();
    const bool hasDigit = std::ranges::any_of(name, [](QChar character) {
        return character.isDigit();
    });
    return hasDotWithin || (hasDigit && name.contains(u'-'));
}

bool isPartOfTest(QStringView part)
{
    static constexpr auto names = std::to_array<QStringView>(
        {u"staging", u"stage", u"stg", u"dev", u"develop", u"qa", u"uat", u"test", u"tst", u"preprod", u"preview",
         u"nonprod", u"recette", u"homolog", u"hml", u"localhost", u"loadtest", u"perftest"});
    while (!part.isEmpty() && part.back().isDigit())
        part.chop(1);
    return std::ranges::any_of(names, [part](QStringView name) {
        return part.compare(name, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

EnvironmentName environmentOfLabels(const QMap<QString, QString> &labels)
{
    const EnvironmentName said = firstOf(labels, Environments);
    return said.kind == Kind::Unknown ? firstOf(labels, Places) : said;
}

QString testHostIn(QStringView text, const std::function<bool(QStringView)> &isOurs)
{
    for (qsizetype at = 0; at < text.size();) {
        if (!isOfHost(text[at])) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && isOfHost(text[end]))
            ++end;
        const QStringView name = text.sliced(at, end - at);
        at = end;
        if (name.size() < 4 || !looksLikeHost(name))
            continue;
        for (qsizetype from = 0; from < name.size();) {
            qsizetype to = from;
            while (to < name.size() && name[to] != u'.' && name[to] != u'-')
                ++to;
            const QStringView part = name.sliced(from, to - from);
            if (isPartOfTest(part) && !isOurs(part.toString().toLower()))
                return name.toString();
            from = to + 1;
        }
    }
    return {};
}

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/snippets.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

struct Entry
{
    const char *word;
    const char *name; ///< translated in context "Tools"
    const char *file; ///< in resources/integrations
};

constexpr Entry Table[] = {
    {"api", QT_TRANSLATE_NOOP("Tools", "Anything that can send JSON"), "api.txt"},
    {"alertmanager", QT_TRANSLATE_NOOP("Tools", "Prometheus Alertmanager"), "alertmanager.yml"},
};

const Entry *entryOf(const QString &word)
{
    const auto *found = std::ranges::find_if(Table, [&](const Entry &entry) {
        return word == QLatin1String(entry.word);
    });
    return found == std::end(Table) ? nullptr : found;
}

} // namespace

QList<Tool> tools()
{
    QList<Tool> list;
    for (const Entry &entry : Table)
        list.append({QString::fromLatin1(entry.word), QCoreApplication::translate("Tools", entry.name)});
    return list;
}

QString toolName(const QString &word)
{
    const Entry *entry = entryOf(word);
    return entry ? QCoreApplication::translate("Tools", entry->name) : word;
}

QString sourceUrl(const QString &receiverUrl, const Source &source)
{
    if (source.tool == "api"_L1)
        return receiverUrl + u"/api/v1/incidents"_s;
    return receiverUrl + u"/api/v1/webhooks/"_s + source.slug;
}

QString snippetFor(const QString &toolWord, const SnippetValues &values)
{
    const Entry *entry = entryOf(toolWord);
    if (!entry)
        return {};
    QFile file(u":/integrations/"_s + QLatin1String(entry->file));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList components;
    for (const QString &slug : values.componentSlugs)
        components.append(u'"' + slug + u'"');

    QString text = QString::fromUtf8(file.readAll());
    text.replace(u"{{url}}"_s, values.receiverUrl);
    text.replace(u"{{key}}"_s, values.secret);
    text.replace(u"{{slug}}"_s, values.sourceSlug);
    text.replace(u"{{page}}"_s, values.pageSlug);
    text.replace(u"{{components}}"_s, components.join(u", "_s));
    return text;
}

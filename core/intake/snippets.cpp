// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/snippets.h"

#include "core/intake/adapters/adapter.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace {

/// What is pasted, beside the guide of each tool, which is "<tool>.txt". Files are in resources/integrations; those of
/// one tool in the order of its guide.
struct Piece
{
    QStringView tool;
    QStringView file;
};
constexpr QStringView Script = u"greenroom-notify.sh";
constexpr std::array Pieces{
    Piece{ApiTool, u"api-call.sh"},
    Piece{u"alertmanager", u"alertmanager.yml"},
    Piece{u"checkly", u"checkly-body.json"},
    Piece{u"checkmk", Script},
    Piece{u"cloudevents", u"cloudevents-call.sh"},
    Piece{u"datadog", u"datadog-payload.json"},
    Piece{u"datadog", u"datadog-headers.json"},
    Piece{u"gatus", u"gatus.yaml"},
    Piece{u"generic", u"generic-body.json"},
    Piece{u"grafana", u"grafana-contact-point.yml"},
    Piece{u"healthchecks", u"healthchecks-body.txt"},
    Piece{u"icinga2", Script},
    Piece{u"icinga2", u"icinga2-greenroom.conf"},
    Piece{u"kibana", u"kibana-body.json"},
    Piece{u"monit", Script},
    Piece{u"nagios", Script},
    Piece{u"nagios", u"nagios-greenroom.cfg"},
    Piece{u"netdata", u"netdata-agent.conf"},
    Piece{u"netdata", Script},
    Piece{u"newrelic", u"newrelic-payload.txt"},
    Piece{u"splunkoncall", u"splunkoncall-payload.json"},
    Piece{u"statping", u"statping-success.json"},
    Piece{u"statping", u"statping-failure.json"},
    Piece{u"uptimekuma", u"uptimekuma-headers.json"},
    Piece{u"uptimerobot", u"uptimerobot-body.json"},
    Piece{u"zabbix", u"zabbix.yaml"},
};

QString apiName()
{
    return QCoreApplication::translate("Tools", "Anything that can send JSON");
}

/// Empty if there is no such file.
QString contentOf(const QString &file)
{
    QFile resource(u":/integrations/"_s + file);
    return resource.open(QIODevice::ReadOnly) ? QString::fromUtf8(resource.readAll()) : QString();
}

/// What stands in the files for what is known only here, and its value.
using Values = QHash<QString, QString>;

Values valuesOf(const Source &source, const CatalogData &catalog, const QString &receiverUrl, const QString &key)
{
    const StatusPage *page =
        source.pageId.isEmpty() && !catalog.pages.isEmpty() ? &catalog.pages.constFirst() : catalog.page(source.pageId);
    const QList<Component> components = page ? catalog.componentsOf(page->id) : QList<Component>();
    const QString url = sourceUrl(receiverUrl, source);
    const QString shownKey = key.isEmpty() ? u"grm_…"_s : key;
    return {{u"@URL@"_s, url},
            {u"@URL_WITH_TOKEN@"_s, url + u'/' + shownKey},
            {u"@KEY@"_s, shownKey},
            {u"@PAGE@"_s, page ? page->slug : QString()},
            {u"@COMPONENTS@"_s, components.isEmpty() ? QString() : u'"' + components.constFirst().slug + u'"'}};
}

QString filled(QString text, const Values &values)
{
    for (auto value = values.begin(); value != values.end(); ++value)
        text.replace(value.key(), value.value());
    return text;
}

} // namespace

QList<Tool> tools()
{
    QList<Tool> list{{.word = ApiTool.toString(), .name = apiName()}};
    for (const Adapter &adapter : adapters())
        list.append({.word = adapter.tool, .name = adapter.name});
    return list;
}

QString toolName(const QString &word)
{
    if (word == ApiTool)
        return apiName();
    const Adapter *known = adapter(word);
    return known ? known->name : word;
}

QString sourceUrl(const QString &receiverUrl, const Source &source)
{
    if (source.tool == ApiTool)
        return receiverUrl + u"/api/v1/incidents"_s;
    return receiverUrl + u"/api/v1/webhooks/"_s + source.slug;
}

Instructions instructionsFor(const Source &source, const CatalogData &catalog, const QString &receiverUrl,
                             const QString &key)
{
    if (source.tool != ApiTool && !adapter(source.tool))
        return {};
    const Values values = valuesOf(source, catalog, receiverUrl, key);
    Instructions instructions{.guide = filled(contentOf(source.tool + u".txt"_s), values)};
    for (const Piece &piece : Pieces) {
        if (piece.tool != source.tool)
            continue;
        QString name = piece.file.toString();
        const QString text = filled(contentOf(name), values);
        // Within the program, the name says whose it is; outside, it is clear.
        if (name.startsWith(QString(source.tool + u'-')))
            name.remove(0, source.tool.size() + 1);
        instructions.snippets.append({.name = name, .text = text});
    }
    return instructions;
}

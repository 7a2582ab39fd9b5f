// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandtable.h"

#include "app/application.h"
#include "app/certificatecommand.h"
#include "app/commandoutput.h"
#include "app/doctor.h"
#include "app/keycommands.h"
#include "app/sourcecommands.h"
#include "app/vaultcommand.h"

using namespace Qt::StringLiterals;

namespace {

QFuture<CommandResult> addPage(Application &application, const CommandLine &line)
{
    StatusPage page{.slug = line.options.value(u"slug"_s), .name = line.positional.first()};
    page.timeZone = line.options.value(u"zone"_s, page.timeZone);
    if (line.options.contains(u"tone"_s)) {
        const auto tone = fromWord<Tone>(line.options.value(u"tone"_s));
        if (!tone)
            return ready(failed(Commands::tr("--tone must be one of: %1").arg(allWords<Tone>())));
        page.tone = *tone;
    }
    return answer(application.setup().addPage(page), [line](const StatusPage &added) {
        return line.isJson ? compact(QJsonObject{{u"id"_s, added.id}, {u"slug"_s, added.slug}, {u"name"_s, added.name}})
                           : Commands::tr("Status page “%1” is there (%2).\n").arg(added.name, added.slug);
    });
}

QFuture<CommandResult> listPages(Application &application, const CommandLine &line)
{
    QList<QStringList> rows;
    const auto catalog = application.setup().catalog();
    for (const StatusPage &page : catalog->pages)
        rows.append({page.id, page.slug, page.name, page.timeZone, toWord(page.tone)});
    return ready(table(line, {u"id"_s, u"slug"_s, u"name"_s, u"time_zone"_s, u"tone"_s}, rows));
}

QFuture<CommandResult> addComponent(Application &application, const CommandLine &line)
{
    const auto page = pageOf(*application.setup().catalog(), line);
    if (!page)
        return ready(failed(page.error()));
    const Component component{.pageId = page->id,
                              .slug = line.options.value(u"slug"_s),
                              .name = line.positional.first(),
                              .description = line.options.value(u"description"_s),
                              .position = -1};
    return answer(application.setup().addComponent(component), [line](const Component &added) {
        return line.isJson ? compact(QJsonObject{{u"id"_s, added.id}, {u"slug"_s, added.slug}, {u"name"_s, added.name}})
                           : Commands::tr("Component “%1” is there (%2).\n").arg(added.name, added.slug);
    });
}

QFuture<CommandResult> listComponents(Application &application, const CommandLine &line)
{
    const auto page = pageOf(*application.setup().catalog(), line);
    if (!page)
        return ready(failed(page.error()));
    QList<QStringList> rows;
    const QList<Component> components = application.setup().catalog()->componentsOf(page->id);
    for (const Component &component : components)
        rows.append({component.id, component.slug, component.name, toWord(component.manualStatus)});
    return ready(table(line, {u"id"_s, u"slug"_s, u"name"_s, u"manual_status"_s}, rows));
}

QFuture<CommandResult> setComponent(Application &application, const CommandLine &line)
{
    const auto page = pageOf(*application.setup().catalog(), line);
    if (!page)
        return ready(failed(page.error()));
    const Component *known = application.setup().catalog()->component(page->id, line.positional.first());
    if (!known)
        return ready(failed(Commands::tr("The status page has no component “%1”.").arg(line.positional.first())));
    Component component = *known;
    component.name = line.options.value(u"name"_s, component.name);
    component.description = line.options.value(u"description"_s, component.description);
    if (line.options.contains(u"status"_s)) {
        const auto status = fromWord<ComponentStatus>(line.options.value(u"status"_s));
        if (!status)
            return ready(failed(Commands::tr("--status must be one of: %1").arg(allWords<ComponentStatus>())));
        component.manualStatus = *status;
    }
    return application.setup().updateComponent(component).then([component](const Result<> &updated) {
        return updated ? CommandResult{.output = Commands::tr("Component “%1” is changed.\n").arg(component.name)}
                       : failed(updated.error());
    });
}

QFuture<CommandResult> listIncidents(Application &application, const CommandLine &line)
{
    const auto page = pageOf(*application.setup().catalog(), line);
    if (!page)
        return ready(failed(page.error()));
    IncidentQuery query{.pageId = page->id,
                        .states = {IncidentState::Draft, IncidentState::Publishing, IncidentState::Live,
                                   IncidentState::Resolved, IncidentState::Dismissed, IncidentState::Held},
                        .limit = 500};
    if (line.options.contains(u"state"_s)) {
        const auto state = fromWord<IncidentState>(line.options.value(u"state"_s));
        if (!state)
            return ready(failed(Commands::tr("--state must be one of: %1").arg(allWords<IncidentState>())));
        query.states = {*state};
    }
    return application.desk().list(query).then([line](const Result<QList<IncidentRow>> &incidents) {
        if (!incidents)
            return failed(incidents.error());
        QList<QStringList> rows;
        for (const IncidentRow &row : *incidents) {
            rows.append({row.incident.id, toWord(row.incident.state), toWord(row.incident.copy.severity),
                         row.incident.createdAt.toString(Qt::ISODate), row.incident.copy.title});
        }
        return table(line, {u"id"_s, u"state"_s, u"severity"_s, u"created"_s, u"title"_s}, rows);
    });
}

QFuture<CommandResult> showIncident(Application &application, const CommandLine &line)
{
    return application.desk().incident(line.positional.first()).then([line](const Result<IncidentDetail> &detail) {
        if (!detail)
            return failed(detail.error());
        const Incident &incident = detail->incident;
        if (line.isJson) {
            QJsonArray updates;
            for (const IncidentUpdate &update : detail->updates) {
                updates.append(QJsonObject{{u"stage"_s, toWord(update.stage)},
                                           {u"body"_s, update.body},
                                           {u"published_at"_s, update.publishedAt.toString(Qt::ISODateWithMs)}});
            }
            return CommandResult{.output = compact(QJsonObject{{u"id"_s, incident.id},
                                                               {u"state"_s, toWord(incident.state)},
                                                               {u"title"_s, incident.copy.title},
                                                               {u"severity"_s, toWord(incident.copy.severity)},
                                                               {u"stage"_s, toWord(incident.copy.stage)},
                                                               {u"body"_s, incident.copy.body},
                                                               {u"recovered"_s, incident.isRecovered},
                                                               {u"alert_count"_s, incident.alertCount},
                                                               {u"updates"_s, updates}})};
        }
        QString text = u"%1\n%2 · %3 · %4\n\n%5\n"_s.arg(incident.copy.title, displayName(incident.state),
                                                         displayName(incident.copy.severity),
                                                         displayName(incident.copy.stage), incident.copy.body);
        for (const IncidentUpdate &update : detail->updates)
            text += u"\n%1 %2: %3\n"_s.arg(update.publishedAt.toString(Qt::ISODate), displayName(update.stage),
                                           update.body);
        return CommandResult{.output = text};
    });
}

QFuture<CommandResult> backup(Application &application, const CommandLine &line)
{
    const QString target = line.positional.first();
    return application.database().backup(target).then([target](const Result<> &made) {
        return made ? CommandResult{.output = Commands::tr("The database is copied to %1.\n").arg(target)}
                    : failed(made.error());
    });
}

} // namespace

const QList<Command> &commandTable()
{
    static const CommandOption page{.name = u"page"_s};
    static const QString signing = u"[--sign TOOL|none] [--signature-header NAME] [--signature-prefix PREFIX] "
                                   "[--signature-timestamp-header NAME] [--signing-secret-stdin]"_s;
    static const QList<Command> commands{
        {u"pages add"_s,
         u"NAME [--slug SLUG] [--zone IANA] [--tone TONE]"_s,
         QT_TRANSLATE_NOOP("Commands", "makes a status page"),
         {{u"slug"_s}, {u"zone"_s}, {u"tone"_s}},
         1,
         &addPage},
        {u"pages list"_s, u""_s, QT_TRANSLATE_NOOP("Commands", "lists the status pages"), {}, 0, &listPages},
        {u"components add"_s,
         u"NAME [--page PAGE] [--slug SLUG] [--description TEXT]"_s,
         QT_TRANSLATE_NOOP("Commands", "adds a component to a page"),
         {page, {u"slug"_s}, {u"description"_s}},
         1,
         &addComponent},
        {u"components list"_s,
         u"[--page PAGE]"_s,
         QT_TRANSLATE_NOOP("Commands", "lists a page's components"),
         {page},
         0,
         &listComponents},
        {u"components set"_s,
         u"COMPONENT [--page PAGE] [--status STATUS] [--name NAME] [--description TEXT]"_s,
         QT_TRANSLATE_NOOP("Commands", "changes a component; the status is the one set by hand"),
         {page, {u"status"_s}, {u"name"_s}, {u"description"_s}},
         1,
         &setComponent},
        {u"sources add"_s, u"NAME [--tool TOOL] [--page PAGE] [--slug SLUG] "_s + signing,
         QT_TRANSLATE_NOOP("Commands", "adds a monitoring tool that may post"),
         QList<CommandOption>{page, {u"tool"_s}, {u"slug"_s}} + signatureOptions(), 1, &addSource},
        {u"sources list"_s, u""_s, QT_TRANSLATE_NOOP("Commands", "lists the sources"), {}, 0, &listSources},
        {u"sources show"_s,
         u"SOURCE [--key KEY]"_s,
         QT_TRANSLATE_NOOP("Commands", "shows one source and what to paste into its tool, with the key if it is given"),
         {{u"key"_s}},
         1,
         &showSource},
        {u"sources set"_s, u"SOURCE "_s + signing,
         QT_TRANSLATE_NOOP("Commands", "says how a source signs what it posts"), signatureOptions(), 1, &setSource},
        {u"sources rename"_s,
         u"SOURCE NAME"_s,
         QT_TRANSLATE_NOOP("Commands", "gives a source another name; its address stays"),
         {},
         2,
         &renameSource},
        {u"sources remove"_s,
         u"SOURCE"_s,
         QT_TRANSLATE_NOOP("Commands", "removes a source and revokes its keys; what it has sent stays"),
         {},
         1,
         &removeSource},
        {u"keys create"_s,
         u"NAME [--page PAGE] [--source SOURCE] [--scope draft|read] [--expires SPAN|DATE|never] "
         "[--address ADDRESS]…"_s,
         QT_TRANSLATE_NOOP("Commands", "makes an API key and prints it, once"),
         {page, {u"source"_s}, {u"scope"_s}, {u"expires"_s}, {.name = u"address"_s, .isList = true}},
         1,
         &createKey},
        {u"keys list"_s,
         u""_s,
         QT_TRANSLATE_NOOP("Commands", "lists the API keys, never their secrets"),
         {},
         0,
         &listKeys},
        {u"keys rename"_s, u"ID NAME"_s, QT_TRANSLATE_NOOP("Commands", "gives a key another name"), {}, 2, &renameKey},
        {u"keys rotate"_s,
         u"ID [--overlap SPAN]"_s,
         QT_TRANSLATE_NOOP("Commands", "makes a key's successor and prints it; the old one works for a day more"),
         {{u"overlap"_s}},
         1,
         &rotateKey},
        {u"keys revoke"_s,
         u"ID"_s,
         QT_TRANSLATE_NOOP("Commands", "makes a key useless from now on"),
         {},
         1,
         &revokeKey},
        {u"keys failed"_s,
         u""_s,
         QT_TRANSLATE_NOOP("Commands", "lists who came without a good key since the start"),
         {},
         0,
         &listFailedAttempts},
        {.words = u"vault unlock"_s,
         .synopsis = {},
         .description = QT_TRANSLATE_NOOP(
             "Commands", "opens the vault of secrets, or makes one; the passphrase is read from standard input"),
         .run = &unlockVault,
         .readsInput = true},
        {u"incidents list"_s,
         u"[--page PAGE] [--state STATE]"_s,
         QT_TRANSLATE_NOOP("Commands", "lists the newest 500 incidents"),
         {page, {u"state"_s}},
         0,
         &listIncidents},
        {u"incidents show"_s, u"ID"_s, QT_TRANSLATE_NOOP("Commands", "shows one incident"), {}, 1, &showIncident},
        {u"certificate show"_s,
         u"[--pem]"_s,
         QT_TRANSLATE_NOOP("Commands", "shows the certificate of the receiver: fingerprint, names, end"),
         {{u"pem"_s, false}},
         0,
         &showCertificate},
        {u"backup"_s,
         u"FILE"_s,
         QT_TRANSLATE_NOOP("Commands", "copies the database to a new file"),
         {},
         1,
         &backup,
         true},
        {u"doctor"_s,
         u""_s,
         QT_TRANSLATE_NOOP("Commands", "says what is wrong with this installation"),
         {},
         0,
         &runDoctor},
    };
    return commands;
}

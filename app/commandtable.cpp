// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandtable.h"

#include "app/application.h"
#include "app/doctor.h"

#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

CommandResult failed(const Error &error)
{
    return {.exitCode = CommandResult::Failed, .error = error.message};
}

CommandResult failed(const QString &message)
{
    return {.exitCode = CommandResult::Failed, .error = message};
}

QString compact(const QJsonValue &value)
{
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact)) + u'\n';
}

/// Rows as columns for people, or as JSON objects for programs.
CommandResult table(const CommandLine &line, const QStringList &columns, const QList<QStringList> &rows)
{
    if (line.isJson) {
        QJsonArray array;
        for (const QStringList &row : rows) {
            QJsonObject object;
            for (qsizetype i = 0; i < columns.size(); ++i)
                object.insert(columns.at(i), row.at(i));
            array.append(object);
        }
        return {.output = compact(array)};
    }
    QList<qsizetype> widths;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        qsizetype width = columns.at(i).size();
        for (const QStringList &row : rows)
            width = std::max(width, row.at(i).size());
        widths.append(width);
    }
    QString text;
    const auto addLine = [&](const QStringList &cells) {
        QString oneLine;
        for (qsizetype i = 0; i < cells.size(); ++i)
            oneLine += cells.at(i).leftJustified(widths.at(i) + 2);
        text += oneLine.trimmed() + u'\n';
    };
    addLine(columns);
    for (const QStringList &row : rows)
        addLine(row);
    return {.output = text};
}

/// The page that --page names, or the only one there is.
Result<StatusPage> pageOf(Application &application, const CommandLine &line)
{
    const auto catalog = application.setup().catalog();
    const QString wanted = line.options.value(u"page"_s);
    if (!wanted.isEmpty()) {
        if (const StatusPage *page = catalog->page(wanted))
            return *page;
        return fail(Error::Kind::NotFound,
                    Commands::tr("There is no status page “%1”. “greenroomd pages list” shows them.").arg(wanted));
    }
    if (catalog->pages.isEmpty())
        return fail(Error::Kind::NotFound,
                    Commands::tr("There is no status page yet. Make one: greenroomd pages add NAME"));
    if (catalog->pages.size() > 1)
        return fail(Error::Kind::InvalidInput, Commands::tr("There are several status pages. Name one with --page."));
    return catalog->pages.first();
}

/// Answers with what was made: one line for people, an object for programs.
template<typename Value, typename Describe>
QFuture<CommandResult> answer(const QFuture<Result<Value>> &future, Describe describe)
{
    return QFuture<Result<Value>>(future).then([describe](const Result<Value> &value) {
        return value ? CommandResult{.output = describe(*value)} : failed(value.error());
    });
}

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
    const auto page = pageOf(application, line);
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
    const auto page = pageOf(application, line);
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
    const auto page = pageOf(application, line);
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

QFuture<CommandResult> addSource(Application &application, const CommandLine &line)
{
    const auto page = pageOf(application, line);
    if (!page)
        return ready(failed(page.error()));
    const Source source{.slug = line.options.value(u"slug"_s),
                        .name = line.positional.first(),
                        .tool = line.options.value(u"tool"_s, u"api"_s),
                        .pageId = page->id};
    return answer(application.setup().addSource(source), [line](const Source &added) {
        return line.isJson ? compact(QJsonObject{{u"id"_s, added.id}, {u"slug"_s, added.slug}, {u"tool"_s, added.tool}})
                           : Commands::tr("Source “%1” is there: it posts to /api/v1/webhooks/%2\n")
                                 .arg(added.name, added.slug);
    });
}

QFuture<CommandResult> listSources(Application &application, const CommandLine &line)
{
    QList<QStringList> rows;
    const auto catalog = application.setup().catalog();
    for (const Source &source : catalog->sources) {
        rows.append({source.id, source.slug, source.name, source.tool,
                     source.lastReceivedAt ? source.lastReceivedAt->toString(Qt::ISODate) : QString()});
    }
    return ready(table(line, {u"id"_s, u"slug"_s, u"name"_s, u"tool"_s, u"last_received"_s}, rows));
}

QFuture<CommandResult> createKey(Application &application, const CommandLine &line)
{
    const auto catalog = application.setup().catalog();
    QString pageId;
    QString sourceId;
    if (line.options.contains(u"source"_s)) {
        const Source *source = catalog->source(line.options.value(u"source"_s));
        if (!source)
            return ready(failed(Commands::tr("There is no source “%1”.").arg(line.options.value(u"source"_s))));
        sourceId = source->id;
        pageId = source->pageId;
    }
    if (line.options.contains(u"page"_s)) {
        const auto page = pageOf(application, line);
        if (!page)
            return ready(failed(page.error()));
        pageId = page->id;
    }
    const QString scope = line.options.value(u"scope"_s, u"draft"_s);
    if (scope != "draft"_L1 && scope != "read"_L1)
        return ready(failed(Commands::tr("--scope must be one of: %1").arg(u"draft, read"_s)));
    const auto created =
        application.setup().createKey({.name = line.positional.first(),
                                       .scope = scope == "draft"_L1 ? ApiKey::Scope::Draft : ApiKey::Scope::Read,
                                       .pageId = pageId,
                                       .sourceId = sourceId});
    return answer(created, [line](const CreatedKey &key) {
        return line.isJson
                   ? compact(QJsonObject{{u"id"_s, key.key.id}, {u"name"_s, key.key.name}, {u"key"_s, key.secret}})
                   : Commands::tr("%1\nKeep it now: it cannot be shown again.\n").arg(key.secret);
    });
}

QFuture<CommandResult> listKeys(Application &application, const CommandLine &line)
{
    return application.setup().keys().then([line](const Result<QList<ApiKey>> &keys) {
        if (!keys)
            return failed(keys.error());
        QList<QStringList> rows;
        for (const ApiKey &key : *keys) {
            rows.append({key.id, key.name, key.prefix + u'…',
                         key.scope == ApiKey::Scope::Draft ? u"draft"_s : u"read"_s,
                         key.lastUsedAt ? key.lastUsedAt->toString(Qt::ISODate) : QString(),
                         key.revokedAt ? u"revoked"_s : u"active"_s});
        }
        return table(line, {u"id"_s, u"name"_s, u"prefix"_s, u"scope"_s, u"last_used"_s, u"state"_s}, rows);
    });
}

QFuture<CommandResult> revokeKey(Application &application, const CommandLine &line)
{
    return application.setup().revokeKey(line.positional.first()).then([](const Result<> &revoked) {
        return revoked ? CommandResult{.output = Commands::tr("The key is revoked.\n")} : failed(revoked.error());
    });
}

QFuture<CommandResult> listIncidents(Application &application, const CommandLine &line)
{
    const auto page = pageOf(application, line);
    if (!page)
        return ready(failed(page.error()));
    IncidentQuery query{.pageId = page->id,
                        .states = {IncidentState::Draft, IncidentState::Publishing, IncidentState::Live,
                                   IncidentState::Resolved, IncidentState::Dismissed},
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
        {u"sources add"_s,
         u"NAME [--tool api|alertmanager] [--page PAGE] [--slug SLUG]"_s,
         QT_TRANSLATE_NOOP("Commands", "adds a monitoring tool that may post"),
         {page, {u"tool"_s}, {u"slug"_s}},
         1,
         &addSource},
        {u"sources list"_s, u""_s, QT_TRANSLATE_NOOP("Commands", "lists the sources"), {}, 0, &listSources},
        {u"keys create"_s,
         u"NAME [--page PAGE] [--source SOURCE] [--scope draft|read]"_s,
         QT_TRANSLATE_NOOP("Commands", "makes an API key and prints it, once"),
         {page, {u"source"_s}, {u"scope"_s}},
         1,
         &createKey},
        {u"keys list"_s,
         u""_s,
         QT_TRANSLATE_NOOP("Commands", "lists the API keys, never their secrets"),
         {},
         0,
         &listKeys},
        {u"keys revoke"_s,
         u"ID"_s,
         QT_TRANSLATE_NOOP("Commands", "makes a key useless from now on"),
         {},
         1,
         &revokeKey},
        {u"incidents list"_s,
         u"[--page PAGE] [--state STATE]"_s,
         QT_TRANSLATE_NOOP("Commands", "lists the newest 500 incidents"),
         {page, {u"state"_s}},
         0,
         &listIncidents},
        {u"incidents show"_s, u"ID"_s, QT_TRANSLATE_NOOP("Commands", "shows one incident"), {}, 1, &showIncident},
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

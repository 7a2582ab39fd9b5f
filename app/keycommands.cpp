// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keycommands.h"

#include "app/application.h"
#include "app/commandoutput.h"
#include "app/timespan.h"

using namespace Qt::StringLiterals;

namespace {

QString toWord(KeyState state)
{
    switch (state) {
    case KeyState::Active:
        return u"active"_s;
    case KeyState::ExpiresSoon:
        return u"expires_soon"_s;
    case KeyState::Expired:
        return u"expired"_s;
    case KeyState::Revoked:
        return u"revoked"_s;
    }
    return {};
}

Result<KeyRequest> requestOf(Application &application, const CommandLine &line)
{
    const auto catalog = application.setup().catalog();
    KeyRequest request{.name = line.positional.first()};
    if (line.options.contains(u"source"_s)) {
        const auto source = sourceNamed(*catalog, line.options.value(u"source"_s));
        if (!source)
            return tl::unexpected(source.error());
        request.sourceId = source->id;
    }
    if (line.options.contains(u"page"_s)) {
        const auto page = pageOf(*catalog, line);
        if (!page)
            return tl::unexpected(page.error());
        request.pageId = page->id;
    }
    const QString scope = line.options.value(u"scope"_s, u"draft"_s);
    if (scope != "draft"_L1 && scope != "read"_L1)
        return fail(Error::Kind::InvalidInput, Commands::tr("--scope must be one of: %1").arg(u"draft, read"_s));
    request.scope = scope == "draft"_L1 ? ApiKey::Scope::Draft : ApiKey::Scope::Read;
    const auto end = parseEnd(line.options.value(u"expires"_s, u"never"_s), application.clock().now());
    if (!end)
        return tl::unexpected(end.error());
    request.expiresAt = *end;
    request.addresses = line.options.value(u"address"_s).split(u',', Qt::SkipEmptyParts);
    return request;
}

} // namespace

QFuture<CommandResult> createKey(Application &application, const CommandLine &line)
{
    const auto request = requestOf(application, line);
    if (!request)
        return ready(failed(request.error()));
    return answer(application.setup().createKey(*request), [line](const CreatedKey &created) {
        if (line.isJson)
            return compact(QJsonObject{{u"id"_s, created.key.id},
                                       {u"name"_s, created.key.name},
                                       {u"key"_s, created.secret},
                                       {u"expires"_s, timeText(created.key.expiresAt)}});
        return Commands::tr("%1\nKeep it now: it cannot be shown again.\n").arg(created.secret);
    });
}

QFuture<CommandResult> listKeys(Application &application, const CommandLine &line)
{
    const auto catalog = application.setup().catalog();
    const QDateTime now = application.clock().now();
    return application.setup().keys().then([line, catalog, now](const Result<QList<ApiKey>> &keys) {
        if (!keys)
            return failed(keys.error());
        QList<QStringList> rows;
        for (const ApiKey &key : *keys) {
            const StatusPage *page = catalog->page(key.pageId);
            const Source *source = catalog->source(key.sourceId);
            rows.append({key.id, key.name, key.prefix + u'…',
                         key.scope == ApiKey::Scope::Draft ? u"draft"_s : u"read"_s, page ? page->slug : QString(),
                         source ? source->slug : QString(), key.addresses.join(u", "_s), timeText(key.createdAt),
                         timeText(key.expiresAt), timeText(key.lastUsedAt), toWord(keyStateOf(key, now))});
        }
        return table(line,
                     {u"id"_s, u"name"_s, u"prefix"_s, u"scope"_s, u"page"_s, u"source"_s, u"addresses"_s, u"created"_s,
                      u"expires"_s, u"last_used"_s, u"state"_s},
                     rows);
    });
}

QFuture<CommandResult> renameKey(Application &application, const CommandLine &line)
{
    return application.setup()
        .renameKey(line.positional.at(0), line.positional.at(1))
        .then([](const Result<> &renamed) {
            return renamed ? CommandResult{.output = Commands::tr("The key is renamed.\n")} : failed(renamed.error());
        });
}

QFuture<CommandResult> rotateKey(Application &application, const CommandLine &line)
{
    const auto overlap = parseTimeSpan(line.options.value(u"overlap"_s, u"%1h"_s.arg(DefaultOverlap.count())));
    if (!overlap)
        return ready(failed(overlap.error()));
    const auto rotated = application.setup().rotateKey(line.positional.first(), *overlap);
    return answer(rotated, [line](const Rotation &rotation) {
        const QString end = timeText(rotation.oldExpiresAt);
        if (line.isJson)
            return compact(QJsonObject{{u"id"_s, rotation.successor.key.id},
                                       {u"name"_s, rotation.successor.key.name},
                                       {u"key"_s, rotation.successor.secret},
                                       {u"expires"_s, timeText(rotation.successor.key.expiresAt)},
                                       {u"old_expires"_s, end}});
        return Commands::tr("%1\nKeep it now: it cannot be shown again. The old key works until %2.\n")
            .arg(rotation.successor.secret, end);
    });
}

QFuture<CommandResult> revokeKey(Application &application, const CommandLine &line)
{
    return application.setup().revokeKey(line.positional.first()).then([](const Result<> &revoked) {
        return revoked ? CommandResult{.output = Commands::tr("The key is revoked.\n")} : failed(revoked.error());
    });
}

QFuture<CommandResult> listFailedAttempts(Application &application, const CommandLine &line)
{
    QList<QStringList> rows;
    const QList<FailedAttempt> attempts = application.failedAttempts().recent();
    for (const FailedAttempt &attempt : attempts) {
        rows.append(
            {timeText(attempt.lastAt), attempt.address.toString(), QString::number(attempt.count), attempt.reason});
    }
    if (rows.isEmpty() && !line.isJson) {
        return ready(CommandResult{
            .output = application.receiverUrl().isEmpty()
                          ? Commands::tr("Nothing receives alerts now, and failed attempts are forgotten at its end.\n")
                          : Commands::tr("Nobody has come without a good key since the start.\n")});
    }
    return ready(table(line, {u"last"_s, u"address"_s, u"count"_s, u"reason"_s}, rows));
}

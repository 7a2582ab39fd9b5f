// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sourcecommands.h"

#include "app/application.h"
#include "app/commandoutput.h"
#include "core/base/ids.h"
#include "core/base/whenfinished.h"
#include "core/intake/apikeys.h"
#include "core/intake/signature.h"
#include "core/intake/snippets.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace {

constexpr int GeneratedLength = 40; ///< characters of a secret that is made here: 238 bits

/// What a command line says of how a source signs.
struct SignatureWish
{
    enum class Kind { Unsaid, Off, Rule };

    Kind kind = Kind::Unsaid;
    SignatureRule rule = {};
    QByteArray secret = {};
    bool isGenerated = false; ///< and so must be shown
};

Result<SignatureRule> knownRule(const QString &tool)
{
    QStringList tools;
    for (const KnownSignatureRule &known : knownSignatureRules()) {
        if (known.tool == tool)
            return known.rule;
        tools.append(known.tool);
    }
    return fail(Error::Kind::InvalidInput,
                Commands::tr("--sign must be one of: %1, or none. Others are described with --signature-header.")
                    .arg(tools.join(u", "_s)));
}

/// \a before is how the source signs so far.
Result<SignatureWish> wishOf(const CommandLine &line, const SignatureRule &before)
{
    const bool hasSecret = line.options.contains(u"signing-secret-stdin"_s);
    SignatureWish wish{.rule = before};
    for (const CommandOption &option : signatureOptions()) {
        if (line.options.contains(option.name))
            wish.kind = SignatureWish::Kind::Rule;
    }
    if (wish.kind == SignatureWish::Kind::Unsaid)
        return wish;
    if (line.options.value(u"sign"_s) == "none"_L1)
        return SignatureWish{.kind = SignatureWish::Kind::Off};
    if (line.options.contains(u"sign"_s)) {
        const auto known = knownRule(line.options.value(u"sign"_s));
        if (!known)
            return tl::unexpected(known.error());
        wish.rule = *known;
    }
    wish.rule.header = line.options.value(u"signature-header"_s, wish.rule.header);
    wish.rule.prefix = line.options.value(u"signature-prefix"_s, wish.rule.prefix);
    wish.rule.timestampHeader = line.options.value(u"signature-timestamp-header"_s, wish.rule.timestampHeader);
    if (hasSecret) {
        wish.secret = line.input;
    } else if (before.header.isEmpty()) {
        wish.secret = randomToken(GeneratedLength).toLatin1();
        wish.isGenerated = true;
    }
    return wish;
}

/// Carries a wish out and tells of it after what was done before.
void carryOut(Application &application, const QString &sourceId, const SignatureWish &wish, const CommandLine &line,
              QJsonObject done, const QString &text, const Answer<CommandResult> &answer)
{
    const auto finish = [answer, line](const QJsonObject &object, const QString &sentences) {
        answer(CommandResult{.output = line.isJson ? compact(object) : sentences});
    };
    const auto stop = [answer, text](const Error &error) {
        // What was done before stays done, and must be told.
        answer(CommandResult{.exitCode = CommandResult::Failed, .output = text, .error = error.message});
    };
    if (wish.kind == SignatureWish::Kind::Unsaid)
        return finish(done, text);
    if (wish.kind == SignatureWish::Kind::Off) {
        whenFinished(application.signing().turnOff(sourceId), &application, [=](const Result<> &off) {
            off ? finish(done, text + Commands::tr("It does not sign.\n")) : stop(off.error());
        });
        return;
    }
    if (wish.secret.isEmpty() && !line.options.contains(u"signing-secret-stdin"_s)) {
        whenFinished(application.setup().setSignature(sourceId, wish.rule), &application, [=](const Result<> &set) {
            set ? finish(
                done, text + Commands::tr("It signs in “%1”, with the secret that is known.\n").arg(wish.rule.header))
                : stop(set.error());
        });
        return;
    }
    const auto turned = application.signing().turnOn(sourceId, wish.rule, wish.secret);
    whenFinished(turned, &application, [=](const Result<SecretPlace> &place) mutable {
        if (!place)
            return stop(place.error());
        done.insert(u"signature_header"_s, wish.rule.header);
        done.insert(u"secret_place"_s, toWord(*place));
        QString sentences = text + Commands::tr("It signs in “%1”.\n").arg(wish.rule.header);
        if (wish.isGenerated) {
            done.insert(u"signing_secret"_s, QString::fromLatin1(wish.secret));
            sentences += Commands::tr("Enter this secret in the tool: %1\n").arg(QString::fromLatin1(wish.secret));
        }
        if (*place == SecretPlace::Memory)
            sentences += Commands::tr("There is no keychain and no vault: the secret is forgotten when Greenroom ends. "
                                      "“greenroomd vault unlock” makes a vault.\n");
        finish(done, sentences);
    });
}

QFuture<CommandResult> resultOf(const Answer<CommandResult> &answer)
{
    return answer.future().then([](const Result<CommandResult> &result) {
        return *result;
    });
}

} // namespace

QList<CommandOption> signatureOptions()
{
    return {{u"sign"_s},
            {u"signature-header"_s},
            {u"signature-prefix"_s},
            {u"signature-timestamp-header"_s},
            {.name = u"signing-secret-stdin"_s, .takesValue = false, .readsInput = true}};
}

QFuture<CommandResult> addSource(Application &application, const CommandLine &line)
{
    const QString tool = line.options.value(u"tool"_s, ApiTool.toString());
    QStringList words;
    for (const Tool &known : tools())
        words.append(known.word);
    words.sort();
    if (!words.contains(tool))
        return ready(
            failed(Commands::tr("There is no tool “%1”. --tool must be one of: %2.").arg(tool, words.join(u", "_s))));
    const auto page = pageOf(*application.setup().catalog(), line);
    if (!page)
        return ready(failed(page.error()));
    const auto wish = wishOf(line, {});
    if (!wish)
        return ready(failed(wish.error()));
    if (const auto good = Setup::checkSignature(wish->rule); !good)
        return ready(failed(good.error()));
    const Source source{.slug = line.options.value(u"slug"_s),
                        .name = line.positional.first(),
                        .tool = tool,
                        .pageId = page->id};
    const Answer<CommandResult> answer;
    const auto added = application.setup().addSource(source);
    whenFinished(added, &application, [&application, answer, line, wish = *wish](const Result<Source> &made) {
        if (!made)
            return answer(failed(made.error()));
        carryOut(application, made->id, wish, line,
                 {{u"id"_s, made->id}, {u"slug"_s, made->slug}, {u"tool"_s, made->tool}},
                 Commands::tr("Source “%1” is there: it posts to /api/v1/webhooks/%2\n").arg(made->name, made->slug),
                 answer);
    });
    return resultOf(answer);
}

QFuture<CommandResult> listSources(Application &application, const CommandLine &line)
{
    QList<QStringList> rows;
    const auto catalog = application.setup().catalog();
    for (const Source &source : catalog->sources) {
        const StatusPage *page = catalog->page(source.pageId);
        rows.append({source.id, source.slug, source.name, source.tool, page ? page->slug : QString(),
                     source.signature.header, timeText(source.lastReceivedAt)});
    }
    return ready(table(
        line, {u"id"_s, u"slug"_s, u"name"_s, u"tool"_s, u"page"_s, u"signature_header"_s, u"last_received"_s}, rows));
}

QFuture<CommandResult> showSource(Application &application, const CommandLine &line)
{
    const auto catalog = application.setup().catalog();
    const auto source = sourceNamed(*catalog, line.positional.first());
    if (!source)
        return ready(failed(source.error()));
    const QString key = line.options.value(u"key"_s);
    if (!key.isEmpty() && !looksLikeApiKey(key.toUtf8()))
        return ready(failed(Commands::tr("--key is not an API key: one begins with grm_ and has 40 characters.")));
    const QString receiverUrl = publicUrl(application.settings(), application.receiverUrl());
    const Instructions instructions = instructionsFor(*source, *catalog, receiverUrl, key);
    const StatusPage *page = catalog->page(source->pageId);
    const QList<std::pair<QString, QString>> facts{
        {u"id"_s, source->id},
        {u"slug"_s, source->slug},
        {u"name"_s, source->name},
        {u"tool"_s, source->tool},
        {u"page"_s, page ? page->slug : QString()},
        {u"path"_s, sourceUrl({}, *source)},
        {u"url"_s, sourceUrl(receiverUrl, *source)},
        {u"signature_header"_s, source->signature.header},
        {u"signature_prefix"_s, source->signature.prefix},
        {u"signature_timestamp_header"_s, source->signature.timestampHeader},
        {u"created"_s, timeText(source->createdAt)},
        {u"last_received"_s, timeText(source->lastReceivedAt)}};
    QJsonObject object;
    QString text;
    for (const auto &[name, value] : facts) {
        object.insert(name, value);
        if (!value.isEmpty())
            text += name.leftJustified(28) + value + u'\n';
    }
    QJsonArray snippets;
    text += u'\n' + instructions.guide;
    for (const Snippet &snippet : instructions.snippets) {
        snippets.append(QJsonObject{{u"name"_s, snippet.name}, {u"text"_s, snippet.text}});
        text += u"\n--- %1\n%2"_s.arg(snippet.name, snippet.text);
    }
    object.insert(u"guide"_s, instructions.guide);
    object.insert(u"snippets"_s, snippets);
    return ready(CommandResult{.output = line.isJson ? compact(object) : text});
}

QFuture<CommandResult> setSource(Application &application, const CommandLine &line)
{
    const auto source = sourceNamed(*application.setup().catalog(), line.positional.first());
    if (!source)
        return ready(failed(source.error()));
    const auto wish = wishOf(line, source->signature);
    if (!wish)
        return ready(failed(wish.error()));
    if (wish->kind == SignatureWish::Kind::Unsaid)
        return ready(failed(Commands::tr("Nothing to change: say how it signs with --sign or --signature-header.")));
    const Answer<CommandResult> answer;
    carryOut(application, source->id, *wish, line, {{u"id"_s, source->id}, {u"slug"_s, source->slug}},
             Commands::tr("Source “%1” is changed.\n").arg(source->name), answer);
    return resultOf(answer);
}

QFuture<CommandResult> renameSource(Application &application, const CommandLine &line)
{
    const auto source = sourceNamed(*application.setup().catalog(), line.positional.at(0));
    if (!source)
        return ready(failed(source.error()));
    const QString name = line.positional.at(1);
    return application.setup().renameSource(source->id, name).then([source, name](const Result<> &renamed) {
        return renamed ? CommandResult{.output = Commands::tr("Source “%1” is now called “%2”. Its address stays.\n")
                                                     .arg(source->name, name)}
                       : failed(renamed.error());
    });
}

QFuture<CommandResult> removeSource(Application &application, const CommandLine &line)
{
    const auto source = sourceNamed(*application.setup().catalog(), line.positional.first());
    if (!source)
        return ready(failed(source.error()));
    return application.signing().removeSource(source->id).then([source](const Result<> &removed) {
        return removed
                   ? CommandResult{.output = Commands::tr("Source “%1” is removed and its keys are revoked. What it "
                                                          "has sent stays.\n")
                                                 .arg(source->name)}
                   : failed(removed.error());
    });
}

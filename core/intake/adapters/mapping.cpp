// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/mapping.h"

#include "core/intake/adapters/fieldpath.h"
#include "core/intake/adapters/times.h"
#include "core/intake/intake.h"
#include "core/net/json.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestKey = 512;
constexpr qsizetype LongestUrl = 2048;
constexpr int MostLabels = 100;
constexpr int MostMonitors = 20;
constexpr int LongestLabel = 1024;

struct SeverityWord
{
    QStringView word;
    Severity severity;
};
constexpr std::array SeverityWords{
    SeverityWord{u"critical", Severity::Critical}, SeverityWord{u"crit", Severity::Critical},
    SeverityWord{u"page", Severity::Critical},     SeverityWord{u"emergency", Severity::Critical},
    SeverityWord{u"fatal", Severity::Critical},    SeverityWord{u"disaster", Severity::Critical},
    SeverityWord{u"blocker", Severity::Critical},  SeverityWord{u"p1", Severity::Critical},
    SeverityWord{u"p0", Severity::Critical},       SeverityWord{u"sev0", Severity::Critical},
    SeverityWord{u"sev1", Severity::Critical},     SeverityWord{u"major", Severity::Major},
    SeverityWord{u"error", Severity::Major},       SeverityWord{u"high", Severity::Major},
    SeverityWord{u"p2", Severity::Major},          SeverityWord{u"sev2", Severity::Major},
    SeverityWord{u"minor", Severity::Minor},       SeverityWord{u"warning", Severity::Minor},
    SeverityWord{u"warn", Severity::Minor},        SeverityWord{u"average", Severity::Minor},
    SeverityWord{u"medium", Severity::Minor},      SeverityWord{u"low", Severity::Minor},
    SeverityWord{u"info", Severity::Minor},        SeverityWord{u"information", Severity::Minor},
    SeverityWord{u"notice", Severity::Minor},      SeverityWord{u"p3", Severity::Minor},
    SeverityWord{u"p4", Severity::Minor},          SeverityWord{u"p5", Severity::Minor},
    SeverityWord{u"sev3", Severity::Minor},        SeverityWord{u"sev4", Severity::Minor},
};

tl::unexpected<Error> unreadable(const QString &why)
{
    return fail(Error::Kind::InvalidInput, why);
}

QString names(const Mapping::Paths &paths)
{
    QStringList texts;
    for (const QStringView path : paths)
        texts.append(path.toString());
    return texts.join(u", "_s);
}

std::optional<StateMeaning> meaningOf(const QList<std::pair<QStringView, StateMeaning>> &words, QStringView word)
{
    std::optional<StateMeaning> other;
    for (const auto &[known, meaning] : words) {
        if (known == u"*")
            other = meaning;
        else if (isSameName(known, word))
            return meaning;
    }
    return other;
}

std::optional<Severity> severityAt(const Mapping &mapping, const QJsonValue &body)
{
    for (const QStringView path : mapping.severity) {
        const QString word = textAt(body, path);
        for (const auto &[known, severity] : mapping.severities) {
            if (isSameName(known, word))
                return severity;
        }
        if (const auto severity = severityOfWord(word); severity && mapping.severities.isEmpty())
            return severity;
    }
    return {};
}

std::optional<QDateTime> timeAt(const QJsonValue &body, const Mapping::Paths &paths)
{
    for (const QStringView path : paths) {
        if (const auto time = readTime(valueAt(body, path)))
            return time;
    }
    return {};
}

QString linesAt(const QJsonValue &body, const Mapping::Paths &paths)
{
    QString text;
    for (const QStringView path : paths) {
        const QString line = textAt(body, path);
        if (line.isEmpty() || isPlaceholder(line) || text.contains(line))
            continue;
        if (!text.isEmpty())
            text += u'\n';
        text += line;
    }
    return shortened(text, LongestText);
}

/// The first text at \a paths that is no placeholder.
QString filledText(const QJsonValue &body, const Mapping::Paths &paths)
{
    for (const QStringView path : paths) {
        if (QString text = textAt(body, path); !text.isEmpty() && !isPlaceholder(text))
            return text;
    }
    return {};
}

/// The address at the first of \a paths at which there is one, or one of those that are an address with paths in it.
QString addressAt(const QJsonValue &body, const Mapping::Paths &paths)
{
    for (const QStringView path : paths) {
        const qsizetype begin = path.indexOf(u'{');
        const qsizetype end = path.indexOf(u'}');
        const QString text = textAt(body, begin < 0 ? path : path.sliced(begin + 1, end - begin - 1));
        if (text.isEmpty() || isPlaceholder(text))
            continue;
        if (begin < 0)
            return text;
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(text));
        return path.first(begin).toString() + encoded + path.sliced(end + 1).toString();
    }
    return {};
}

void addMonitor(QStringList &monitors, const QString &name)
{
    if (!name.isEmpty() && !isPlaceholder(name) && !monitors.contains(name) && monitors.size() < MostMonitors)
        monitors.append(shortened(name, LongestLabel));
}

QStringList monitorsOf(const Mapping &mapping, const QJsonValue &body, const QMap<QString, QString> &labels)
{
    QStringList monitors;
    for (const QStringView label : mapping.monitorLabels)
        addMonitor(monitors, labels.value(label.toString()));
    for (const QStringView path : mapping.monitors) {
        if (const QJsonValue value = valueAt(body, path); value.isArray()) {
            const QJsonArray names = value.toArray();
            for (const QJsonValue &name : names)
                addMonitor(monitors, textOf(name));
        } else {
            addMonitor(monitors, textAt(body, path));
        }
    }
    return monitors;
}

/// Whether what is taken from \a paths, or a part of it, is still a placeholder.
bool isUnfilled(const QJsonValue &body, const Mapping::Paths &paths)
{
    for (const QStringView path : paths) {
        if (textAt(body, path).isEmpty())
            continue;
        const auto parts = path.split(u'+');
        return std::any_of(parts.begin(), parts.end(), [&body](QStringView part) {
            return isPlaceholder(textAt(body, part));
        });
    }
    return false;
}

void addLabel(QMap<QString, QString> &labels, const QString &key, const QString &value)
{
    if (!key.isEmpty() && !isPlaceholder(key) && !isPlaceholder(value) && labels.size() < MostLabels)
        labels.insert(shortened(key, LongestLabel), shortened(value, LongestLabel));
}

/// "env:prod" and "env=prod" are a label; a bare word is one without a value.
void addTag(QMap<QString, QString> &labels, const QString &tag)
{
    static const QRegularExpression marks(u"[:=]"_s);
    if (const qsizetype mark = tag.indexOf(marks); mark > 0)
        addLabel(labels, tag.left(mark).trimmed(), tag.mid(mark + 1).trimmed());
    else
        addLabel(labels, tag.trimmed(), {});
}

} // namespace

Result<MappedAlert> readMapped(const Mapping &mapping, const QJsonValue &body)
{
    if (!body.isObject())
        return unreadable(Intake::tr("The body is not an object."));
    QString key = boundedKey(firstText(body, mapping.key));
    const QString state = firstText(body, mapping.state);
    const QString title = filledText(body, mapping.title).simplified();
    if (key.isEmpty())
        return unreadable(Intake::tr("What it is about is missing: there is nothing at %1.").arg(names(mapping.key)));
    if (state.isEmpty())
        return unreadable(Intake::tr("The state is missing: there is nothing at %1.").arg(names(mapping.state)));

    MappedAlert mapped;
    const auto meaning = meaningOf(mapping.states, state);
    const bool isTemplate = isUnfilled(body, mapping.key) || isUnfilled(body, mapping.state);
    if (!meaning && !isTemplate)
        return unreadable(Intake::tr("The state “%1” is not known.").arg(state.left(100)));
    mapped.state = isTemplate ? StateMeaning::Test : *meaning;

    QString group = boundedKey(firstText(body, mapping.group));
    if (mapped.state == StateMeaning::Expiry) {
        key += u"/"_s + ExpiryKind.toString();
        group.clear();
    }
    Delivery &delivery = mapped.delivery;
    delivery.isTest = mapped.state == StateMeaning::Test;
    delivery.groupKey = group.isEmpty() ? key : group;
    const QString nameless = delivery.isTest ? Intake::tr("A test of the template") : key;
    delivery.title = shortened(title.isEmpty() ? nameless : title, LongestTitle);
    delivery.text = linesAt(body, mapping.text);
    delivery.severity = severityAt(mapping, body);
    delivery.sourceUrl = webAddress(addressAt(body, mapping.url));
    for (const QStringView path : mapping.labels)
        addLabels(delivery.labels, valueAt(body, path), path.sliced(path.lastIndexOf(u'.') + 1));
    delivery.monitors = monitorsOf(mapping, body, delivery.labels);
    if (mapped.state == StateMeaning::Flapping)
        setKind(delivery, FlappingKind);
    if (mapped.state == StateMeaning::NoData)
        setKind(delivery, NoDataKind);
    if (mapped.state == StateMeaning::Expiry)
        setKind(delivery, ExpiryKind);
    delivery.alerts = {{.key = key,
                        .state = mapped.state == StateMeaning::Resolved ? AlertState::Resolved : AlertState::Firing,
                        .title = delivery.title,
                        .startsAt = timeAt(body, mapping.startedAt),
                        .endsAt = timeAt(body, mapping.endedAt),
                        .changedAt = timeAt(body, mapping.changedAt)}};
    return mapped;
}

void setKind(Delivery &delivery, QStringView kind)
{
    delivery.labels.insert(KindLabel.toString(), kind.toString());
    if (kind != FlappingKind)
        delivery.severity = Severity::Minor;
}

bool isPlaceholder(QStringView text)
{
    // *monitorID* · $ALERT_ID · ${{ALERT.entity_id}} · {EVENT.VALUE} · {{state}} · [ALERT_TRIGGERED_OR_RESOLVED] ·
    // $service.name$ · %STATE%
    static const QRegularExpression form(
        uR"(^(\*\w+\*|\$\{?\{?[A-Za-z][\w.]*\}?\}?|\{[A-Z$#][\w.$#]*\}|\{\{[^{}]*\}\}|\[[A-Z][A-Z_]+\]|\$[\w.]+\$|%[A-Z_]+%)$)"_s);
    return form.match(text.trimmed().toString()).hasMatch();
}

std::optional<Severity> severityOfWord(QStringView word)
{
    const auto found = std::find_if(SeverityWords.begin(), SeverityWords.end(), [word](const SeverityWord &entry) {
        return entry.word.compare(word, Qt::CaseInsensitive) == 0;
    });
    return found == SeverityWords.end() ? std::nullopt : std::optional(found->severity);
}

QString firstText(const QJsonValue &body, const Mapping::Paths &paths)
{
    for (const QStringView path : paths) {
        if (QString text = textAt(body, path); !text.isEmpty())
            return text;
    }
    return {};
}

void addLabels(QMap<QString, QString> &labels, const QJsonValue &value, QStringView name)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry)
            addLabel(labels, entry.key(), textOf(entry.value()));
        return;
    }
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &entry : array) {
            if (entry.isObject())
                addLabel(labels, firstText(entry, {u"name", u"key", u"tag"}), firstText(entry, {u"value"}));
            else if (entry.isArray())
                addLabel(labels, textOf(entry[0]), textOf(entry[1]));
            else
                addTag(labels, textOf(entry));
        }
        return;
    }
    const QString text = textOf(value);
    if (text.startsWith(u'[') || text.startsWith(u'{')) {
        const auto inner = readJson(text.toUtf8());
        if (inner && (inner->isObject() || inner->isArray()))
            return addLabels(labels, *inner, name);
    }
    const bool isList =
        name.endsWith("tags"_L1, Qt::CaseInsensitive) || name.endsWith("labels"_L1, Qt::CaseInsensitive);
    if (isList) {
        for (const QString &tag : text.split(u',', Qt::SkipEmptyParts))
            addTag(labels, tag);
    } else if (!text.isEmpty()) {
        addLabel(labels, name.toString(), text);
    }
}

QString webAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    return url.isValid() && isWeb && !url.host().isEmpty() && text.size() <= LongestUrl ? text : QString();
}

QString boundedKey(const QString &key)
{
    if (key.size() <= LongestKey)
        return key;
    return u"sha256:"_s
           + QString::fromLatin1(QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QString shortened(const QString &text, qsizetype size)
{
    if (text.size() <= size)
        return text;
    return text.left(text.at(size - 1).isHighSurrogate() ? size - 1 : size);
}

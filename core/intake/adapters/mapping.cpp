// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/mapping.h"

#include "core/intake/adapters/fieldpath.h"
#include "core/intake/adapters/times.h"
#include "core/intake/intake.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestTitle = 255;
constexpr qsizetype LongestText = 64 * 1024;
constexpr int MostLabels = 100;
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
        else if (known.compare(word, Qt::CaseInsensitive) == 0)
            return meaning;
    }
    return other;
}

std::optional<Severity> severityAt(const Mapping &mapping, const QJsonValue &body)
{
    const QString word = firstText(body, mapping.severity);
    for (const auto &[known, severity] : mapping.severities) {
        if (known.compare(word, Qt::CaseInsensitive) == 0)
            return severity;
    }
    return mapping.severities.isEmpty() ? severityOfWord(word) : std::nullopt;
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
    return text.left(LongestText);
}

void addLabel(QMap<QString, QString> &labels, const QString &key, const QString &value)
{
    if (!key.isEmpty() && labels.size() < MostLabels)
        labels.insert(key.left(LongestLabel), value.left(LongestLabel));
}

/// "env:prod" and "env=prod" are a label; a bare word is one without a value.
void addTag(QMap<QString, QString> &labels, const QString &tag)
{
    const qsizetype mark = std::max(tag.indexOf(u':'), tag.indexOf(u'='));
    if (mark > 0)
        addLabel(labels, tag.left(mark).trimmed(), tag.mid(mark + 1).trimmed());
    else
        addLabel(labels, tag.trimmed(), {});
}

} // namespace

Result<MappedAlert> readMapped(const Mapping &mapping, const QJsonValue &body)
{
    if (!body.isObject())
        return unreadable(Intake::tr("The body is not an object."));
    const QString key = firstText(body, mapping.key);
    const QString state = firstText(body, mapping.state);
    const QString title = firstText(body, mapping.title).simplified();
    if (key.isEmpty())
        return unreadable(Intake::tr("What it is about is missing: there is nothing at %1.").arg(names(mapping.key)));
    if (state.isEmpty())
        return unreadable(Intake::tr("The state is missing: there is nothing at %1.").arg(names(mapping.state)));

    MappedAlert mapped;
    const auto meaning = meaningOf(mapping.states, state);
    const bool isTemplate = isPlaceholder(key) || isPlaceholder(state);
    if (!meaning && !isTemplate)
        return unreadable(Intake::tr("The state “%1” is not known.").arg(state.left(100)));
    mapped.state = isTemplate ? StateMeaning::Test : *meaning;

    const QString group = firstText(body, mapping.group);
    Delivery &delivery = mapped.delivery;
    delivery.groupKey = group.isEmpty() ? key : group;
    delivery.title = (title.isEmpty() ? key : title).left(LongestTitle);
    delivery.text = linesAt(body, mapping.text);
    delivery.severity = severityAt(mapping, body);
    delivery.sourceUrl = firstText(body, mapping.url);
    delivery.isTest = mapped.state == StateMeaning::Test;
    for (const QStringView path : mapping.monitors) {
        if (const QString name = textAt(body, path); !name.isEmpty() && !delivery.monitors.contains(name))
            delivery.monitors.append(name);
    }
    for (const QStringView path : mapping.labels)
        addLabels(delivery.labels, valueAt(body, path), path.sliced(path.lastIndexOf(u'.') + 1));
    delivery.alerts = {{.key = key,
                        .state = mapped.state == StateMeaning::Resolved ? AlertState::Resolved : AlertState::Firing,
                        .title = delivery.title,
                        .startsAt = timeAt(body, mapping.startedAt),
                        .endsAt = timeAt(body, mapping.endedAt),
                        .changedAt = timeAt(body, mapping.changedAt)}};
    return mapped;
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
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &entry : array) {
            if (entry.isObject())
                addLabel(labels, firstText(entry, {u"name", u"key"}), firstText(entry, {u"value"}));
            else if (entry.isArray())
                addLabel(labels, textOf(entry[0]), textOf(entry[1]));
            else
                addTag(labels, textOf(entry));
        }
    } else if (const QString text = textOf(value); text.contains(u',')) {
        for (const QString &tag : text.split(u',', Qt::SkipEmptyParts))
            addTag(labels, tag);
    } else if (!text.isEmpty()) {
        addLabel(labels, name.toString(), text);
    }
}

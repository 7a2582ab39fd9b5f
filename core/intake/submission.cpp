// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/submission.h"

#include "core/intake/intake.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestTitle = 255;
constexpr int LongestDedupKey = 255;
constexpr int LongestUrl = 2048;
constexpr int MostComponents = 500;
constexpr int MostLabels = 100;
constexpr int LongestLabel = 1024;
constexpr qsizetype LargestRawInput = 64 * 1024; ///< bytes of UTF-8

/// Without what customers could not read and a terminal would obey: bells, escape sequences, line breaks.
QString oneLine(QString text)
{
    std::replace_if(
        text.begin(), text.end(),
        [](QChar c) {
            return c.category() == QChar::Other_Control;
        },
        u' ');
    return text.simplified();
}

/// Reads the fields of one body and gathers what is wrong with them.
class Reader
{
public:
    Reader(const QJsonObject &body, const CatalogData &catalog, const QString &boundPageId)
        : m_body(body), m_catalog(catalog), m_boundPageId(boundPageId)
    {}

    ParsedIncident read()
    {
        readTitle();
        readPage();
        readComponents();
        readWord("severity", m_result.delivery.severity);
        readWord("tone", m_result.delivery.tone);
        readTexts();
        readState();
        readLabels();
        warnOfUnknownFields();
        return std::move(m_result);
    }

private:
    void error(const QString &pointer, const QString &detail) { m_result.errors.append({pointer, detail}); }

    QJsonValue take(const char *name)
    {
        m_known.insert(QString::fromLatin1(name));
        return m_body.value(QLatin1StringView(name));
    }

    /// A text field; null counts as absent.
    std::optional<QString> text(const char *name)
    {
        const QJsonValue value = take(name);
        if (value.isUndefined() || value.isNull())
            return std::nullopt;
        if (!value.isString()) {
            error(u'/' + QString::fromLatin1(name), Intake::tr("must be a text"));
            return std::nullopt;
        }
        return value.toString();
    }

    template<typename Word>
    void readWord(const char *name, std::optional<Word> &target)
    {
        const auto word = text(name);
        if (!word)
            return;
        target = fromWord<Word>(*word);
        if (!target)
            error(u'/' + QString::fromLatin1(name), Intake::tr("must be one of: %1").arg(allWords<Word>()));
    }

    void readTitle()
    {
        const QJsonValue value = take("title");
        const QString title = oneLine(value.toString());
        if (!value.isString() || title.isEmpty())
            error(u"/title"_s, Intake::tr("is required: a short description, 1 to 255 characters"));
        else if (title.size() > LongestTitle)
            error(u"/title"_s, Intake::tr("is too long: %1 characters, at most 255").arg(title.size()));
        m_result.delivery.title = title;
        m_result.delivery.titleIsForCustomers = true;
    }

    void readPage()
    {
        const qsizetype errorsBefore = m_result.errors.size();
        const auto id = text("status_page_id");
        if (!id) {
            const bool isAbsent = m_result.errors.size() == errorsBefore;
            if (isAbsent && m_boundPageId.isEmpty())
                error(u"/status_page_id"_s,
                      Intake::tr("is required: the id or slug of the status page (this key is not bound to one)"));
            m_result.pageId = m_boundPageId;
            return;
        }
        const StatusPage *page = m_catalog.page(*id);
        if (!page)
            error(u"/status_page_id"_s, Intake::tr("there is no status page “%1”").arg(id->left(100)));
        else if (!m_boundPageId.isEmpty() && page->id != m_boundPageId)
            error(u"/status_page_id"_s, Intake::tr("this key may only post to another status page"));
        else
            m_result.pageId = page->id;
    }

    void readComponents()
    {
        const QJsonValue value = take("affected_component_ids");
        if (value.isUndefined() || value.isNull())
            return;
        if (!value.isArray()) {
            error(u"/affected_component_ids"_s, Intake::tr("must be a list of component ids or slugs"));
            return;
        }
        const QJsonArray ids = value.toArray();
        if (ids.size() > MostComponents) {
            error(u"/affected_component_ids"_s, Intake::tr("has too many entries: at most %1").arg(MostComponents));
            return;
        }
        for (qsizetype i = 0; i < ids.size(); ++i) {
            const QString pointer = u"/affected_component_ids/%1"_s.arg(i);
            if (!ids.at(i).isString()) {
                error(pointer, Intake::tr("must be a text: a component's id or slug"));
                continue;
            }
            // Without a page there is nothing to look it up in; the page's own error says so.
            if (m_result.pageId.isEmpty())
                continue;
            const QString id = ids.at(i).toString();
            const Component *component = m_catalog.component(m_result.pageId, id);
            if (!component)
                error(pointer, Intake::tr("the status page has no component “%1”").arg(id.left(100)));
            else if (!m_result.delivery.componentIds.contains(component->id))
                m_result.delivery.componentIds.append(component->id);
        }
    }

    void readTexts()
    {
        Delivery &delivery = m_result.delivery;
        if (const auto raw = text("raw_input")) {
            if (raw->toUtf8().size() > LargestRawInput)
                error(u"/raw_input"_s, Intake::tr("is too long: at most 64 KiB"));
            delivery.text = *raw;
        }
        if (const auto url = text("source_url")) {
            const QUrl parsed(*url, QUrl::StrictMode);
            const bool isWeb = parsed.scheme() == "https"_L1 || parsed.scheme() == "http"_L1;
            if (!parsed.isValid() || !isWeb || parsed.host().isEmpty() || url->size() > LongestUrl)
                error(u"/source_url"_s,
                      Intake::tr("must be an http or https address of at most %1 characters").arg(LongestUrl));
            delivery.sourceUrl = *url;
        }
        const QJsonValue model = take("generate_ai_update");
        if (!model.isUndefined() && !model.isNull() && !model.isBool())
            error(u"/generate_ai_update"_s, Intake::tr("must be true or false"));
        delivery.wantsModel = model.toBool(true);
    }

    void readState()
    {
        Delivery &delivery = m_result.delivery;
        Alert alert{.title = delivery.title};
        std::optional<AlertState> state;
        readWord("state", state);
        delivery.isStateStated = state.has_value();
        alert.state = state.value_or(AlertState::Firing);

        if (const auto startedAt = text("started_at")) {
            const QDateTime time = QDateTime::fromString(*startedAt, Qt::ISODateWithMs);
            if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
                error(u"/started_at"_s,
                      Intake::tr("must be a time with its zone, such as 2026-03-11T09:42:10Z (RFC 3339)"));
            else
                alert.startsAt = time.toUTC();
        }
        const auto dedupKey = text("dedup_key");
        if (dedupKey && (dedupKey->isEmpty() || dedupKey->size() > LongestDedupKey))
            error(u"/dedup_key"_s, Intake::tr("must have 1 to 255 characters"));
        delivery.groupKey =
            dedupKey ? u"dedup:"_s + *dedupKey : implicitGroupKey(delivery.title, delivery.componentIds);
        alert.key = delivery.groupKey;
        delivery.alerts = {alert};
    }

    void readLabels()
    {
        const QJsonValue value = take("labels");
        if (value.isUndefined() || value.isNull())
            return;
        if (!value.isObject()) {
            error(u"/labels"_s, Intake::tr("must be an object of texts"));
            return;
        }
        const QJsonObject labels = value.toObject();
        if (labels.size() > MostLabels)
            error(u"/labels"_s, Intake::tr("has too many entries: at most %1").arg(MostLabels));
        for (auto label = labels.begin(); label != labels.end(); ++label) {
            QString key = label.key();
            if (!label.value().isString() || label.value().toString().size() > LongestLabel) {
                key.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
                error(u"/labels/"_s + key, Intake::tr("must be a text of at most %1 characters").arg(LongestLabel));
                continue;
            }
            m_result.delivery.labels.insert(key, label.value().toString());
        }
        m_result.delivery.isTest = m_result.delivery.labels.value(u"greenroom_test"_s) == "true"_L1;
    }

    void warnOfUnknownFields()
    {
        const QStringList names = m_body.keys();
        for (const QString &name : names) {
            if (!m_known.contains(name))
                m_result.warnings.append(Intake::tr("“%1” is not a known field and was ignored").arg(name.left(100)));
        }
    }

    const QJsonObject &m_body;
    const CatalogData &m_catalog;
    const QString &m_boundPageId;
    QSet<QString> m_known;
    ParsedIncident m_result;
};

} // namespace

ParsedIncident parseIncident(const QJsonObject &body, const CatalogData &catalog, const QString &boundPageId)
{
    return Reader(body, catalog, boundPageId).read();
}

QString implicitGroupKey(const QString &title, const QStringList &componentIds)
{
    // "Monitor is DOWN: api" and "Monitor is UP: api" are about the same thing.
    static const QRegularExpression stateWords(
        u"\\b(?:is|was|has|down|up|firing|fired|resolved|recovered|recovery|triggered|alert|alerting|ok|problem|back)\\b|[^\\w]+"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QString words = title.toLower();
    words.replace(stateWords, u" "_s);
    words = words.simplified();
    QStringList sorted = componentIds;
    sorted.sort();
    const QString identity = (words.isEmpty() ? title.toLower() : words) + u'\n' + sorted.join(u',');
    const QByteArray hash = QCryptographicHash::hash(identity.toUtf8(), QCryptographicHash::Sha256);
    return u"same:"_s + QString::fromLatin1(hash.left(16).toHex());
}

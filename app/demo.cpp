// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo.h"

#include "app/application.h"
#include "core/base/log.h"
#include "core/base/whenfinished.h"

#include <QFile>
#include <QNetworkReply>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

struct DemoSource
{
    const char *slug;
    const char *name;
    const char *tool;
};
constexpr DemoSource Sources[]{{"uptime-checks", "Uptime checks", "api"},
                               {"prod-alertmanager", "Prod Alertmanager", "alertmanager"}};

/// "{{minutes ago: 3}}" as a time.
QByteArray withTimes(const QByteArray &body)
{
    static const QRegularExpression placeholder(u"\\{\\{minutes ago: (\\d+)\\}\\}"_s);
    QString text = QString::fromUtf8(body);
    for (auto match = placeholder.match(text); match.hasMatch(); match = placeholder.match(text)) {
        const QDateTime time = QDateTime::currentDateTimeUtc().addSecs(-60 * match.captured(1).toInt());
        text.replace(match.capturedStart(), match.capturedLength(), time.toString(Qt::ISODateWithMs));
    }
    return text.toUtf8();
}

} // namespace

Demo::Demo(Application &application) : m_application(application)
{}

void Demo::start()
{
    whenFinished(
        m_application.setup().addPage({.name = u"Acme Status"_s}), this, [this](const Result<StatusPage> &page) {
            if (page)
                addComponents(page->id, {u"API"_s, u"Website"_s, u"Login"_s, u"Checkout"_s, u"Search"_s, u"Exports"_s});
        });
}

void Demo::addComponents(const QString &pageId, const QStringList &names)
{
    if (names.isEmpty())
        return addSources(pageId);
    whenFinished(m_application.setup().addComponent({.pageId = pageId, .name = names.first(), .position = -1}), this,
                 [this, pageId, names](const Result<Component> &) {
                     addComponents(pageId, names.mid(1));
                 });
}

void Demo::addSources(const QString &pageId)
{
    for (const DemoSource &source : Sources) {
        const QString slug = QString::fromLatin1(source.slug);
        const Source wanted{.slug = slug,
                            .name = QString::fromLatin1(source.name),
                            .tool = QString::fromLatin1(source.tool),
                            .pageId = pageId};
        whenFinished(m_application.setup().addSource(wanted), this, [this, slug, pageId](const Result<Source> &added) {
            if (added)
                addKey(slug, added->id, pageId);
        });
    }
}

void Demo::addKey(const QString &slug, const QString &sourceId, const QString &pageId)
{
    whenFinished(m_application.setup().createKey({.name = slug, .pageId = pageId, .sourceId = sourceId}), this,
                 [this, slug](const Result<CreatedKey> &created) {
                     if (!created)
                         return;
                     m_keys.insert(slug, created->secret);
                     if (m_keys.size() < std::ssize(Sources))
                         return;
                     Q_EMIT prepared();
                     play();
                 });
}

void Demo::play()
{
    QFile file(u":/demo/day.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QJsonArray day = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue &value : day) {
        const QJsonObject event = value.toObject();
        const QString slug = event.value("to"_L1).toString();
        const QByteArray body = QJsonDocument(event.value("body"_L1).toObject()).toJson(QJsonDocument::Compact);
        QTimer::singleShot(event.value("after"_L1).toInt() * 1000, this, [this, slug, body] {
            post(slug, withTimes(body));
        });
    }
}

void Demo::post(const QString &slug, const QByteArray &body)
{
    const bool isApi = slug == QLatin1StringView(Sources[0].slug);
    QNetworkRequest request{
        QUrl(m_application.receiverUrl() + (isApi ? u"/api/v1/incidents"_s : u"/api/v1/webhooks/"_s + slug))};
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("Authorization", "Bearer " + m_keys.value(slug).toLatin1());
    QNetworkReply *reply = m_network.post(request, body);
    connect(reply, &QNetworkReply::finished, reply, [reply] {
        if (reply->error() != QNetworkReply::NoError)
            qCWarning(lcApp).noquote() << "the demo could not post:" << reply->readAll();
        reply->deleteLater();
    });
}

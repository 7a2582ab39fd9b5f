// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/testalert.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QUrl>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds Patience = 15s;

QByteArray testBody()
{
    return QJsonDocument(
               QJsonObject{
                   {u"title"_s, u"Test alert from Greenroom"_s},
                   {u"raw_input"_s,
                    u"This alert was sent by Greenroom itself, to show that alerts arrive. Nothing is wrong."_s},
                   {u"labels"_s, QJsonObject{{u"greenroom_test"_s, u"true"_s}}},
               })
        .toJson(QJsonDocument::Compact);
}

/// What an RFC 9457 problem document says, in one line; the body's begin if it is none.
QString explanationOf(const QByteArray &body)
{
    const QJsonObject problem = QJsonDocument::fromJson(body).object();
    QStringList parts;
    if (const QString detail = problem[u"detail"].toString(); !detail.isEmpty())
        parts.append(detail);
    const QJsonArray errors = problem[u"errors"].toArray();
    for (const QJsonValue &error : errors)
        parts.append(QString(error[u"pointer"].toString() + u' ' + error[u"detail"].toString()).trimmed());
    if (parts.isEmpty())
        return QString::fromUtf8(body.left(200)).simplified();
    return parts.join(u' ');
}

} // namespace

TestAlert::TestAlert(QString receiverUrl, QObject *parent) : QObject(parent), m_receiverUrl(std::move(receiverUrl))
{
    m_network.setTransferTimeout(int(Patience.count()));
}

void TestAlert::send(const QString &secret)
{
    if (m_isSending)
        return;
    m_isSending = true;

    QNetworkRequest request{QUrl(m_receiverUrl + u"/api/v1/incidents"_s)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("Authorization", "Bearer " + secret.toLatin1());
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply *reply = m_network.post(request, testBody());
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        m_isSending = false;
        finish(*reply);
    });
}

void TestAlert::finish(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray body = reply.readAll();
    if (status == 0) {
        Q_EMIT failed(reply.error() == QNetworkReply::OperationCanceledError
                          ? tr("There was no answer within %n seconds.", nullptr,
                               int(std::chrono::duration_cast<std::chrono::seconds>(Patience).count()))
                          : reply.errorString());
        return;
    }
    const QJsonObject answer = QJsonDocument::fromJson(body).object();
    const QString incidentId = answer[u"id"].toString();
    if ((status == 200 || status == 201) && !incidentId.isEmpty()) {
        Q_EMIT arrived(incidentId, answer[u"deduplicated"].toBool());
        return;
    }
    const QString phrase = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
    Q_EMIT failed(tr("The answer was %1 %2: %3", "HTTP status, its phrase, explanation")
                      .arg(QString::number(status), phrase, explanationOf(body)));
}

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

/// The least that can be done with an alert: parse its JSON, and answer with JSON. The same for every server that keeps
/// nothing, so that they differ only in what is between the wire and this.
inline QByteArray answerToAlert(const QByteArray &body)
{
    using namespace Qt::StringLiterals;
    const QJsonObject alert = QJsonDocument::fromJson(body).object();
    const QJsonObject answer{
        {u"id"_s, alert.value("dedup_key"_L1)}, {u"status"_s, u"draft"_s}, {u"deduplicated"_s, false}};
    return QJsonDocument(answer).toJson(QJsonDocument::Compact);
}

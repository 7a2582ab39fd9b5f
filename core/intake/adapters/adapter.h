// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/alert.h"

#include <QJsonValue>
#include <QList>
#include <QString>

/// One monitoring tool whose own webhook body is understood.
struct Adapter
{
    QString tool; ///< machine word, as in Source::tool
    QString name; ///< as its makers write it
    /// Reads one request body into deliveries (one per group of alerts). InvalidInput says what could not be read.
    Result<QList<Delivery>> (*parse)(const QJsonValue &body);
    /// Labels whose values may name one of our components, most telling first.
    QStringList componentLabels;
};

/// All tools, in the order in which a person should see them.
[[nodiscard]] const QList<Adapter> &adapters();

/// Null for an unknown tool.
[[nodiscard]] const Adapter *adapter(const QString &tool);

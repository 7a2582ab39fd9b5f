// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

#include <functional>

/// The environment that an alert is about, as far as it is said.
struct EnvironmentName
{
    enum class Kind { Unknown, Production, Test };

    Kind kind = Kind::Unknown;
    QString name = {}; ///< as it was sent

    bool operator==(const EnvironmentName &) const = default;
};

/// By the labels that tools have for it (env, environment, stage …); if there are none, by namespace and cluster.
[[nodiscard]] EnvironmentName environmentOfLabels(const QMap<QString, QString> &labels);

/// The first name of a host in the text of which a part is that of an environment without customers
/// ("boutique.preprod.example.com", "web-stg-02"); empty if there is none. A part that \a isOurs takes is none.
[[nodiscard]] QString testHostIn(QStringView text, const std::function<bool(QStringView)> &isOurs);

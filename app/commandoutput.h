// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandtable.h"
#include "core/base/result.h"
#include "core/domain/catalog.h"

#include <QJsonValue>

/// What all commands answer with.

[[nodiscard]] CommandResult failed(const Error &error);
[[nodiscard]] CommandResult failed(const QString &message);

/// JSON in one line.
[[nodiscard]] QString compact(const QJsonValue &value);

/// Rows as columns for people, or as JSON objects for programs.
[[nodiscard]] CommandResult table(const CommandLine &line, const QStringList &columns, const QList<QStringList> &rows);

/// ISO 8601 in UTC; empty for nothing.
[[nodiscard]] QString timeText(const std::optional<QDateTime> &time);

/// The page that --page names, or the only one there is.
[[nodiscard]] Result<StatusPage> pageOf(const CatalogData &catalog, const CommandLine &line);
/// NotFound says how to list those that there are.
[[nodiscard]] Result<Source> sourceNamed(const CatalogData &catalog, const QString &idOrSlug);

/// Answers with what was made.
template<typename Value, typename Describe>
QFuture<CommandResult> answer(const QFuture<Result<Value>> &future, Describe describe)
{
    return QFuture<Result<Value>>(future).then([describe](const Result<Value> &value) {
        return value ? CommandResult{.output = describe(*value)} : failed(value.error());
    });
}

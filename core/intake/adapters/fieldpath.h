// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>
#include <QStringView>

// Where in a body a value is: names with dots between them, and [n] for an entry of a list ("data.alerts[0].title").
//
// A name is compared exactly at first and else without case, '_' and '-', for people rename fields in templates
// ("monitorID", "monitor_id"). A name that has dots itself is found, too ("ALERT.entity_id"). Where a path goes on
// inside a text that holds JSON, as SNS has it and templates make it, it is followed into that.

/// Undefined if there is nothing at \a path, or null.
[[nodiscard]] QJsonValue valueAt(const QJsonValue &root, QStringView path);

/// The value as a text, trimmed: numbers with all their digits, true and false as words. Lists and objects have none.
[[nodiscard]] QString textOf(const QJsonValue &value);

/// Whether two names are the same but for case, '_', '-' and blanks.
[[nodiscard]] bool isSameName(QStringView left, QStringView right);

/// Both in one. Several paths with '+' between them are joined by a slash, if there is something at each of them
/// ("host+service").
[[nodiscard]] QString textAt(const QJsonValue &root, QStringView path);

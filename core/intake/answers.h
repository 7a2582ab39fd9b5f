// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/intake/submission.h"
#include "core/net/http.h"

#include <QJsonObject>

/// \a object, compact.
[[nodiscard]] HttpResponse jsonAnswer(int status, const QJsonObject &object);

/// 401, with the ways in which a caller can prove who it is. Amazon SNS sends the password of its URL only after it was
/// asked for Basic.
[[nodiscard]] HttpResponse unauthorized(const QString &detail);

/// A problem that lists \a errors with their JSON pointers (RFC 6901).
[[nodiscard]] HttpResponse invalidFields(int status, const QString &detail, const QList<FieldError> &errors);
/// 422 for a body that could be read, but not used.
[[nodiscard]] HttpResponse invalidFields(const QList<FieldError> &errors);

/// A problem that passes: the sender should try again after \a seconds.
[[nodiscard]] HttpResponse tryAgain(int status, const QString &detail, int seconds);

/// What the store's failure means to a sender.
[[nodiscard]] HttpResponse failureAnswer(const Error &error);

/// What became of a submission. \a url is the incident's.
[[nodiscard]] QJsonObject toJson(const Receipt &receipt, const QString &url, const QStringList &warnings);

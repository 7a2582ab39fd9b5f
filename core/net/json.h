// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/jsonchecker.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

/// Why a body can't be read as JSON, and where.
struct JsonError
{
    JsonChecker::Reason reason = JsonChecker::Reason::ValueExpected;
    qsizetype offset = 0; ///< in bytes from the start of the body
    QString pointer = {}; ///< RFC 6901; empty: the whole body
    QString detail = {};  ///< translated, to stand in a sentence: "a key appears twice"

    /// One translated sentence with all of it.
    [[nodiscard]] QString sentence() const;
};

/// Reads a body that came from outside: JsonChecker decides whether it is JSON, and then it becomes the value, which
/// may be a scalar. Integers of 64 bits with sign are kept exactly (QJsonValue::toInteger()). A number that no machine
/// type holds comes as a text with its digits.
[[nodiscard]] tl::expected<QJsonValue, JsonError> parseJson(const QByteArray &text,
                                                            const JsonChecker::Limits &limits = {});

/// The same for who only passes the sentence on: InvalidInput.
[[nodiscard]] Result<QJsonValue> readJson(const QByteArray &text, const JsonChecker::Limits &limits = {});

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <QString>

#include <tl/expected.hpp>

/// Why an operation failed, in a form that the caller can act on and a person can read.
struct Error
{
    enum class Kind {
        InvalidInput, ///< what was asked for cannot be done as it was asked
        NotFound,     ///< the thing named is not there
        Conflict,     ///< somebody else changed it meanwhile, or it is in another state
        Unauthorized, ///< no key, or one that does not allow this
        Network,      ///< the other side could not be reached; trying again may help
        Storage,      ///< disk or database; nothing was changed
        Internal,     ///< a fault of the program
    };

    Kind kind = Kind::Internal;
    QString message; ///< one translated sentence for the person: what and how to mend it
    QString detail;  ///< for the log (SQL text, errno); never a secret, never a body
};

/// The outcome of anything that can fail. Only members that std::expected shares are used.
template<typename T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Error::Kind kind, QString message, QString detail = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(detail)});
}

/// A future that has its value already.
template<typename T>
[[nodiscard]] QFuture<T> ready(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

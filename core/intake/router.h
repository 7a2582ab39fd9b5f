// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http.h"

#include <QByteArrayView>
#include <QList>

#include <optional>

/// One path that is answered.
struct Route
{
    /// Who may come in.
    enum class Access {
        Public,   ///< anybody, from pages of other sites too, within the rate of an address
        Open,     ///< anybody, within the rate of an address
        Operator, ///< this computer, and whoever has a key
        Key,      ///< whoever has a key
        Source,   ///< whoever has a key or a token, or signs as the source that the path names
    };

    QByteArrayView method;
    QByteArrayView pattern; ///< "{name}" stands for one part of the path
    Access access = Access::Key;
};

/// Finds what a request is for.
class Router
{
public:
    explicit Router(const QList<Route> &routes);

    struct Match
    {
        std::optional<qsizetype> route = {}; ///< its index; nothing: see allowed
        QList<QByteArray> parts = {};        ///< what stands for "{…}", decoded
        QByteArray allowed = {};             ///< the methods that the path takes, as for Allow; empty: no such path
    };

    /// HEAD is answered where GET is (RFC 9110 §9.3.2).
    [[nodiscard]] Match match(const HttpRequest &request) const;

private:
    struct Path
    {
        QList<QByteArray> parts;
        QList<qsizetype> routes; ///< one per method
        qsizetype variables = 0;
    };

    [[nodiscard]] static bool fits(const Path &path, const QList<QByteArrayView> &given);

    const QList<Route> m_routes;
    QList<Path> m_paths;
};

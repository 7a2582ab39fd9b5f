// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/router.h"

#include <algorithm>

namespace {

QList<QByteArrayView> partsOf(QByteArrayView path)
{
    QList<QByteArrayView> parts;
    for (;;) {
        const qsizetype slash = path.indexOf('/');
        if (slash < 0)
            break;
        parts.append(path.first(slash));
        path = path.sliced(slash + 1);
    }
    parts.append(path);
    return parts;
}

bool isVariable(QByteArrayView part)
{
    return part.startsWith('{');
}

} // namespace

Router::Router(const QList<Route> &routes) : m_routes(routes)
{
    for (qsizetype i = 0; i < routes.size(); ++i) {
        QList<QByteArray> parts;
        for (const QByteArrayView part : partsOf(routes.at(i).pattern))
            parts.append(part.toByteArray());
        const auto known = std::find_if(m_paths.begin(), m_paths.end(), [&parts](const Path &path) {
            return path.parts == parts;
        });
        if (known != m_paths.end()) {
            known->routes.append(i);
            continue;
        }
        const auto variables = std::count_if(parts.begin(), parts.end(), &isVariable);
        m_paths.append({.parts = parts, .routes = {i}, .variables = variables});
    }
}

Router::Match Router::match(const HttpRequest &request) const
{
    const QList<QByteArrayView> given = partsOf(request.path);
    const auto path = std::find_if(m_paths.begin(), m_paths.end(), [&given](const Path &candidate) {
        return fits(candidate, given);
    });
    if (path == m_paths.end())
        return {};
    Match match;
    for (const qsizetype index : path->routes) {
        const Route &route = m_routes.at(index);
        const bool isHead = route.method == "GET" && request.method == "HEAD";
        if (request.method == route.method || isHead)
            match.route = index;
    }
    if (match.route) {
        match.parts.reserve(path->variables);
        for (qsizetype i = 0; i < given.size(); ++i) {
            if (isVariable(path->parts.at(i)))
                match.parts.append(QByteArray::fromPercentEncoding(given.at(i).toByteArray()));
        }
        return match;
    }
    QList<QByteArray> methods;
    for (const qsizetype index : path->routes) {
        methods.append(m_routes.at(index).method.toByteArray());
        if (methods.last() == "GET")
            methods.append("HEAD");
    }
    match.allowed = methods.join(", ");
    return match;
}

bool Router::fits(const Path &path, const QList<QByteArrayView> &given)
{
    return std::equal(path.parts.begin(), path.parts.end(), given.begin(), given.end(),
                      [](const QByteArray &wanted, QByteArrayView part) {
                          return isVariable(wanted) ? !part.isEmpty() : part == wanted;
                      });
}

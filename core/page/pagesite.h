// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/shared.h"
#include "core/net/http.h"

#include <QFuture>
#include <QHash>

class Database;

/// One rendered resource of the public site.
struct PageResource
{
    QByteArray contentType;
    QByteArray body;
    QByteArray etag; ///< strong, quoted
};

/// The built-in status pages: keeps every public resource rendered, and answers requests for them from memory.
///
/// With one page it is at "/", with several each is at "/{slug}/" and "/" lists them. What is served changes only in
/// refresh(), which reads one consistent snapshot of the store.
class PageSite
{
public:
    /// \a publicUrl is the address customers use, without a trailing slash; it goes into feeds and links.
    PageSite(Database &database, const Clock &clock, QString publicUrl);
    Q_DISABLE_COPY_MOVE(PageSite)

    /// Reads the store and renders everything anew; the future is finished when the new site is being served.
    [[nodiscard]] QFuture<Result<>> refresh();

    /// An HttpHandler for the page's listener: GET and HEAD of what was rendered, with ETag and 304; else 404 or 405.
    void handle(const HttpRequest &request, const HttpReply &reply) const;

private:
    Database &m_database;
    const Clock &m_clock;
    const QString m_publicUrl;
    Shared<QHash<QByteArray, PageResource>> m_resources;
};

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/net/http.h"

#include <QFuture>

#include <memory>

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
/// With one page it is at "/", with several each is at "/{slug}/" and "/" lists them. What is served is one consistent
/// snapshot of the store, made by refresh(). Pages say "today" and count uptime up to the present, so a visit to one
/// that is older than a minute renews it, behind the answer. Only old incidents' own pages are read when they are asked
/// for.
class PageSite
{
public:
    /// \a publicUrl is the address customers use, without a trailing slash; it goes into feeds and links.
    PageSite(Database &database, const Clock &clock, QString publicUrl);
    ~PageSite();
    Q_DISABLE_COPY_MOVE(PageSite)

    /// Takes effect with the next refresh(): a server on a free port knows its address only once it listens.
    void setPublicUrl(const QString &publicUrl) { m_publicUrl = publicUrl; }

    /// Reads the store and renders everything anew, in the reading thread; the future is finished when the new site is
    /// being served. When it fails, what was served before stays.
    [[nodiscard]] QFuture<Result<>> refresh();

    /// An HttpHandler for the page's listener: GET and HEAD of what was rendered, with ETag and 304; else 404 or 405.
    /// 503 until the first refresh() is done. The answer to HEAD has the body of GET: the server leaves it out.
    void handle(const HttpRequest &request, const HttpReply &reply) const;

private:
    struct State;

    [[nodiscard]] QFuture<Result<>> render(const QString &publicUrl) const;

    Database &m_database;
    const Clock &m_clock;
    QString m_publicUrl;
    /// Of its own, for work that was handed to the reading thread may end after this object.
    const std::shared_ptr<State> m_state;
};

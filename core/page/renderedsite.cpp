// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/renderedsite.h"

#include "core/page/feeds.h"
#include "core/page/htmlindex.h"
#include "core/page/htmlpage.h"
#include "core/page/htmlparts.h"
#include "core/page/statuspageapi.h"

#include <QCryptographicHash>
#include <QFile>

using namespace Qt::StringLiterals;

namespace {

PageResource resourceOf(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256).left(12);
    return {.contentType = contentType, .body = body, .etag = '"' + hash.toBase64(QByteArray::Base64UrlEncoding) + '"'};
}

QByteArray favicon()
{
    QFile file(u":/page/favicon.svg"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void addAssets(RenderedSite &site, const QByteArray &mount)
{
    site.resources.insert(mount + "style.css", resourceOf("text/css; charset=utf-8", styleSheet()));
    site.resources.insert(mount + "favicon.svg", resourceOf("image/svg+xml", favicon()));
}

void addPage(RenderedSite &site, const PageSnapshot &snapshot)
{
    const QByteArray mount = site.mountOf(snapshot);
    site.resources.insert(mount, htmlResource(indexHtml(snapshot)));
    site.resources.insert(mount + "history", htmlResource(historyHtml(snapshot)));
    for (const QList<PublicIncident> &incidents : {snapshot.recent, snapshot.live}) {
        for (const PublicIncident &incident : incidents) {
            const QByteArray path = mount + "incidents/" + incident.id.toUtf8();
            if (!site.resources.contains(path))
                site.resources.insert(path, htmlResource(incidentHtml(snapshot, incident)));
        }
    }
    site.resources.insert(mount + "history.atom",
                          resourceOf("application/atom+xml; charset=utf-8", atomFeed(snapshot)));
    site.resources.insert(mount + "history.rss", resourceOf("application/rss+xml; charset=utf-8", rssFeed(snapshot)));
    const QList<ApiDocument> documents = statusPageApi(snapshot);
    for (const ApiDocument &document : documents)
        site.resources.insert(mount + document.path, resourceOf("application/json; charset=utf-8", document.json));
    addAssets(site, mount);
}

} // namespace

QByteArray RenderedSite::mountOf(const PageSnapshot &snapshot) const
{
    return pages.size() == 1 ? QByteArray("/") : '/' + snapshot.page.slug.toUtf8() + '/';
}

const PageSnapshot *RenderedSite::pageOf(const QByteArray &path) const
{
    for (const PageSnapshot &snapshot : pages) {
        if (path.startsWith(mountOf(snapshot)))
            return &snapshot;
    }
    return nullptr;
}

RenderedSite renderSite(const QList<PageSnapshot> &pages, const QString &publicUrl, const QDateTime &readAt)
{
    RenderedSite site{.readAt = readAt, .publicUrl = publicUrl, .pages = pages};
    for (const PageSnapshot &snapshot : pages)
        addPage(site, snapshot);
    if (pages.size() != 1) {
        site.resources.insert("/", htmlResource(siteHtml(pages)));
        addAssets(site, "/");
    }
    return site;
}

PageResource htmlResource(const QByteArray &html)
{
    return resourceOf("text/html; charset=utf-8", html);
}

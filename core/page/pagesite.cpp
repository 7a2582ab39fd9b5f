// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/pagesite.h"

#include "core/base/ids.h"
#include "core/base/log.h"
#include "core/base/shared.h"
#include "core/page/htmlpage.h"
#include "core/page/renderedsite.h"
#include "core/page/snapshotreader.h"
#include "core/store/database.h"

#include <QCoreApplication>

#include <atomic>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A site that was read longer ago than this is renewed when somebody visits it.
constexpr auto LongestAge = 60s;

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// Nothing but our own style sheet and pictures: no script can run, no form can be sent, whatever an incident's text
/// holds.
const Headers SafetyHeaders{
    {"Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action "
                                "'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
};

bool isDataForPrograms(const QByteArray &contentType)
{
    return !contentType.startsWith("text/html") && !contentType.startsWith("text/css");
}

/// RFC 9110 §13.1.2: any of the listed tags, compared weakly, or "*".
bool isAmong(const QByteArray &etag, const QByteArray &ifNoneMatch)
{
    const QList<QByteArray> tags = ifNoneMatch.split(',');
    for (const QByteArray &listed : tags) {
        QByteArray tag = listed.trimmed();
        if (tag.startsWith("W/"))
            tag.remove(0, 2);
        if (tag == "*" || tag == etag)
            return true;
    }
    return false;
}

HttpResponse answer(const PageResource &resource, const HttpRequest &request)
{
    HttpResponse response{.contentType = resource.contentType, .body = {}, .headers = SafetyHeaders};
    // The style sheet's address changes with its content, see htmlparts.cpp.
    const bool isForEver = resource.contentType.startsWith("text/css") && !request.query.isEmpty();
    response.headers += Headers{
        {"Cache-Control", isForEver ? "public, max-age=31536000, immutable" : "public, max-age=10"},
        {"ETag", resource.etag},
    };
    if (isDataForPrograms(resource.contentType))
        response.headers += Headers{{"Access-Control-Allow-Origin", "*"}};
    if (isAmong(resource.etag, request.header("If-None-Match")))
        response.status = 304;
    else
        response.body = resource.body;
    return response;
}

HttpResponse refusal(int status, const QString &detail, const Headers &more = {})
{
    HttpResponse response = problem(status, detail);
    response.headers += SafetyHeaders + more;
    return response;
}

HttpResponse movedTo(const QByteArray &relativeAddress)
{
    return {.status = 301,
            .contentType = "text/plain; charset=utf-8",
            .body = {},
            .headers = SafetyHeaders + Headers{{"Location", relativeAddress}, {"Cache-Control", "public, max-age=10"}}};
}

/// Programs that look for data get a problem document, people a page that leads back.
HttpResponse notFound(const RenderedSite &site, const QByteArray &path)
{
    const PageSnapshot *snapshot = site.pageOf(path);
    const QByteArray below = snapshot ? path.sliced(site.mountOf(*snapshot).size()) : path.mid(1);
    if (below.startsWith("api/"))
        return refusal(404, QCoreApplication::translate("StatusPage", "There is no such document."),
                       {{"Access-Control-Allow-Origin", "*"}});
    const QString root = u"./"_s + u"../"_s.repeated(below.count('/'));
    return {.status = 404,
            .contentType = "text/html; charset=utf-8",
            .body = notFoundHtml(snapshot, root),
            .headers = SafetyHeaders + Headers{{"Cache-Control", "public, max-age=10"}}};
}

/// The incident's id if the path is that of an incident's own page.
QString incidentIdIn(const RenderedSite &site, const QByteArray &path)
{
    const PageSnapshot *snapshot = site.pageOf(path);
    const QByteArray begin = snapshot ? site.mountOf(*snapshot) + "incidents/" : QByteArray();
    if (begin.isEmpty() || !path.startsWith(begin))
        return {};
    const QString id = QString::fromLatin1(path.sliced(begin.size()));
    return isId(id) ? id : QString();
}

} // namespace

/// What the server's thread and the reading thread share.
struct PageSite::State
{
    Shared<RenderedSite> site;
    std::atomic_bool isRenewing = false; ///< a visit has ordered a renewal that is not done yet
};

PageSite::PageSite(Database &database, const Clock &clock, QString publicUrl)
    : m_database(database), m_clock(clock), m_publicUrl(std::move(publicUrl)), m_state(std::make_shared<State>())
{}

PageSite::~PageSite() = default;

QFuture<Result<>> PageSite::refresh()
{
    return render(m_publicUrl);
}

QFuture<Result<>> PageSite::render(const QString &publicUrl) const
{
    return m_database.read([state = m_state, publicUrl, now = m_clock.now()](Connection &connection) -> Result<> {
        state->isRenewing = false;
        const auto snapshots = readSnapshots(connection, publicUrl, now);
        if (!snapshots) {
            qCWarning(lcPage).noquote() << "the page could not be read:" << snapshots.error().detail;
            return tl::unexpected(snapshots.error());
        }
        state->site.set(renderSite(*snapshots, publicUrl, now));
        return {};
    });
}

void PageSite::handle(const HttpRequest &request, const HttpReply &reply) const
{
    if (request.method != "GET" && request.method != "HEAD")
        return reply(refusal(405, QCoreApplication::translate("StatusPage", "This can only be read."),
                             {{"Allow", "GET, HEAD"}}));
    const auto site = m_state->site.get();
    if (!site->readAt.isValid())
        return reply(refusal(503, QCoreApplication::translate("StatusPage", "The page is being prepared."),
                             {{"Retry-After", "1"}}));

    if (std::chrono::milliseconds(site->readAt.msecsTo(m_clock.now())) >= LongestAge
        && !m_state->isRenewing.exchange(true))
        (void)render(site->publicUrl);

    const QByteArray path = QByteArray::fromPercentEncoding(request.path);
    if (const auto resource = site->resources.constFind(path); resource != site->resources.cend())
        return reply(answer(*resource, request));
    // One address each, or the relative links in the pages would lead astray.
    if (path.endsWith('/') && site->resources.contains(path.chopped(1)))
        return reply(movedTo("../" + path.chopped(1).sliced(path.chopped(1).lastIndexOf('/') + 1)));
    if (site->resources.contains(path + '/'))
        return reply(movedTo("./" + path.sliced(path.lastIndexOf('/') + 1) + '/'));

    const QString id = incidentIdIn(*site, path);
    if (id.isEmpty())
        return reply(notFound(*site, path));
    m_database
        .read([site, path, id](Connection &connection) -> Result<std::optional<PublicIncident>> {
            return readPublicIncident(connection, site->pageOf(path)->page.id, id);
        })
        .then([site, path, request, reply](const Result<std::optional<PublicIncident>> &incident) {
            if (!incident)
                reply(refusal(503, incident.error().message, {{"Retry-After", "10"}}));
            else if (!*incident)
                reply(notFound(*site, path));
            else
                reply(answer(htmlResource(incidentHtml(*site->pageOf(path), **incident)), request));
        });
}

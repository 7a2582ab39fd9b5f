// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/hostpolicy.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// The status with which a request with this line and these fields is refused; 0 if it is let in.
int refusalOf(const HostPolicy &policy, const QByteArray &head)
{
    const QByteArray text = head + "\r\n\r\n";
    RequestFramer framer(RequestFramer::Limits{});
    std::string_view input(text.constData(), size_t(text.size()));
    if (framer.next(input) != RequestFramer::Event::Head)
        return -1;
    const auto refusal = policy.refusal(framer);
    return refusal ? refusal->status : 0;
}

} // namespace

class TestHostPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyOurHostsAndTheirPagesAreServed_data();
    void onlyOurHostsAndTheirPagesAreServed();
    void publicPathsAreReadFromAnyPage_data();
    void publicPathsAreReadFromAnyPage();
};

void TestHostPolicy::onlyOurHostsAndTheirPagesAreServed_data()
{
    QTest::addColumn<QStringList>("allowed");
    QTest::addColumn<bool>("refusesForeignOrigins");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");

    const QStringList list{u"localhost"_s, u"127.0.0.1"_s, u"[::1]"_s, u"desk.example.com"_s};
    const auto row = [](const char *name, const QStringList &allowed, bool refuses, const QByteArray &fields,
                        int status) {
        QTest::newRow(name) << allowed << refuses << fields << status;
    };
    row("listed", list, true, "Host: localhost", 0);
    row("listed, with port", list, true, "Host: 127.0.0.1:8787", 0);
    row("listed, in capitals, with the root's dot", list, true, "Host: Desk.Example.COM.:443", 0);
    row("listed, in brackets", list, true, "Host: [::1]:8787", 0);
    row("not listed", list, true, "Host: evil.example", 421);
    row("listed as a part", list, true, "Host: desk.example.com.evil.example", 421);
    row("not listed, no origins looked at", list, false, "Host: evil.example", 421);
    row("any host", {}, true, "Host: anything", 0);
    row("own origin", list, true, "Host: localhost:8787\r\nOrigin: http://localhost:8787", 0);
    row("origin of another listed host", list, true, "Host: localhost\r\nOrigin: https://desk.example.com", 0);
    row("foreign origin", list, true, "Host: localhost\r\nOrigin: https://evil.example", 403);
    row("foreign origin behind an own one", list, true,
        "Host: localhost\r\nOrigin: http://localhost\r\nOrigin: https://evil.example", 403);
    row("foreign site behind an own one", list, true,
        "Host: localhost\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site", 403);
    row("origin without name", list, true, "Host: localhost\r\nOrigin: null", 403);
    row("origin without name, no host", {}, true, "Origin: null", 403);
    row("no host", list, true, "X-Empty: 1", 421);
    row("own origin on the port of https", list, true, "Host: desk.example.com:443\r\nOrigin: https://desk.example.com",
        0);
    row("own origin, where a proxy leaves the port out", list, true,
        "Host: desk.example.com\r\nOrigin: https://desk.example.com:8443", 0);
    row("own origin in brackets", list, true, "Host: [::1]:8787\r\nOrigin: http://[::1]:8787", 0);
    row("another program on this computer", list, true, "Host: localhost:8787\r\nOrigin: http://localhost:3000", 403);
    row("another program, in brackets", list, true, "Host: [::1]:8787\r\nOrigin: http://[::1]:3000", 403);
    row("own origin, any host", {}, true, "Host: a:1\r\nOrigin: http://a:1", 0);
    row("foreign origin, any host", {}, true, "Host: a:1\r\nOrigin: http://b:1", 403);
    row("foreign site", list, true, "Host: localhost\r\nSec-Fetch-Site: cross-site", 403);
    row("same site", list, true, "Host: localhost\r\nSec-Fetch-Site: same-origin", 0);
    row("foreign origin on public data", list, false, "Host: localhost\r\nOrigin: https://evil.example", 0);
    row("foreign site on public data", {}, false, "Host: localhost\r\nSec-Fetch-Site: cross-site", 0);
}

void TestHostPolicy::onlyOurHostsAndTheirPagesAreServed()
{
    QFETCH(QStringList, allowed);
    QFETCH(bool, refusesForeignOrigins);
    QFETCH(QByteArray, fields);

    QTEST(refusalOf(HostPolicy(allowed, refusesForeignOrigins), "GET / HTTP/1.0\r\n" + fields), "status");
}

void TestHostPolicy::publicPathsAreReadFromAnyPage_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("linked from a page") << "GET /docs HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site"_ba
                                        << 0;
    QTest::newRow("asked for by a page")
        << "HEAD /docs?a HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example"_ba << 0;
    QTest::newRow("under another name") << "GET /docs HTTP/1.1\r\nHost: evil.example"_ba << 421;
    QTest::newRow("not read") << "POST /docs HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example"_ba << 403;
    QTest::newRow("below it") << "GET /docs/x HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example"_ba << 403;
    QTest::newRow("another path") << "GET / HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site"_ba << 403;
}

void TestHostPolicy::publicPathsAreReadFromAnyPage()
{
    QFETCH(QByteArray, request);
    QTEST(refusalOf(HostPolicy({u"localhost"_s}, true, {"/docs"_ba}), request), "status");
}

QTEST_GUILESS_MAIN(TestHostPolicy)
#include "tst_hostpolicy.moc"

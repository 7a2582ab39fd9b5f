// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/requestcounts.h"
#include "core/intake/router.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QList<Route> &routes()
{
    static const QList<Route> table{{"POST", "/things"},
                                    {"GET", "/things"},
                                    {"GET", "/things/{id}"},
                                    {"PUT", "/things/{id}/{part}"},
                                    {"POST", "/hooks/{source}"}};
    return table;
}

Router::Match match(const QByteArray &method, const QByteArray &path)
{
    return Router(routes()).match({.method = method, .path = path});
}

} // namespace

class TestRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestFindsItsRoute_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("route");
        QTest::addColumn<QList<QByteArray>>("parts");

        QTest::newRow("one method of two") << "POST"_ba
                                           << "/things"_ba << 0 << QList<QByteArray>();
        QTest::newRow("the other") << "GET"_ba
                                   << "/things"_ba << 1 << QList<QByteArray>();
        QTest::newRow("HEAD where GET is") << "HEAD"_ba
                                           << "/things"_ba << 1 << QList<QByteArray>();
        QTest::newRow("a part") << "GET"_ba
                                << "/things/7"_ba << 2 << QList<QByteArray>{"7"};
        QTest::newRow("an encoded part") << "GET"_ba
                                         << "/things/a%2Fb%20c"_ba << 2 << QList<QByteArray>{"a/b c"};
        QTest::newRow("two parts") << "PUT"_ba
                                   << "/things/7/name"_ba << 3 << QList<QByteArray>{"7", "name"};
    }
    void aRequestFindsItsRoute()
    {
        QFETCH(const QByteArray, method);
        QFETCH(const QByteArray, path);
        const Router::Match found = match(method, path);
        QVERIFY(found.route);
        QTEST(int(*found.route), "route");
        QTEST(found.parts, "parts");
        QVERIFY(found.allowed.isEmpty());
    }

    void whatIsNotThereHasNoMethods_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path :
             {"/", "/thing", "/things/", "/things//name", "/things/7/name/", "/Things", "/hooks", "//things"})
            QTest::newRow(path) << QByteArray(path);
    }
    void whatIsNotThereHasNoMethods()
    {
        QFETCH(const QByteArray, path);
        const Router::Match found = match("GET", path);
        QVERIFY(!found.route);
        QCOMPARE(found.allowed, QByteArray());
    }

    void anotherMethodIsToldWhichAreTaken()
    {
        QCOMPARE(match("DELETE", "/things").allowed, "POST, GET, HEAD"_ba);
        QCOMPARE(match("POST", "/things/7").allowed, "GET, HEAD"_ba);
        QCOMPARE(match("OPTIONS", "/hooks/x").allowed, "POST"_ba);
        QCOMPARE(match("HEAD", "/hooks/x").allowed, "POST"_ba);
    }

    void answersAreCountedByRouteAndStatus()
    {
        RequestCounts counts(routes());
        QVERIFY(counts.list().isEmpty());
        counts.note(2, 200);
        counts.note(2, 200);
        counts.note(2, 404);
        counts.note({}, 404);
        counts.note(0, 999);
        const QList<RequestCount> list = counts.list();
        QCOMPARE(list.size(), 3);
        QCOMPARE(list.at(0).route, "/things/{id}"_ba);
        QCOMPARE(list.at(0).method, "GET"_ba);
        QCOMPARE(list.at(0).status, 200);
        QCOMPARE(list.at(0).count, 2U);
        QCOMPARE(list.at(1).status, 404);
        QCOMPARE(list.at(2).route, QByteArray());
        QCOMPARE(list.at(2).count, 1U);
    }
};

QTEST_GUILESS_MAIN(TestRouter)
#include "tst_router.moc"

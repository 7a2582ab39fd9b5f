// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QDirIterator>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

/// A room and the rooms whose headers it may include besides its own. "core" stands for every room in core.
struct Room
{
    QStringView folder;
    QList<QStringView> mayInclude;
};

const QList<Room> &rooms()
{
    static const QList<Room> table = {
        {u"core/base", {}},
        {u"core/text", {u"core/base"}},
        {u"core/domain", {u"core/base"}},
        {u"core/settings", {u"core/base"}},
        {u"core/net", {u"core/base"}},
        {u"core/server", {u"core/base", u"core/net"}},
        {u"core/store", {u"core/base", u"core/domain"}},
        {u"core/intake", {u"core/base", u"core/domain", u"core/settings", u"core/net", u"core/store"}},
        {u"core/triage", {u"core/base", u"core/text", u"core/domain"}},
        {u"core/drafting", {u"core/base", u"core/text", u"core/domain", u"core/net"}},
        {u"core/review", {u"core/base", u"core/domain"}},
        {u"core/publishing", {u"core/base", u"core/domain", u"core/net", u"core/store"}},
        {u"core/page", {u"core/base", u"core/domain", u"core/net", u"core/store"}},
        {u"core/desktop", {u"core/base", u"core/domain", u"core/settings"}},
        {u"core/pipeline", {u"core"}},
        {u"translations", {}},
        {u"ui", {u"core"}},
        {u"app", {u"core", u"ui", u"translations"}},
    };
    return table;
}

/// A module of Qt, or the folder of another library's headers, that only these places may include.
struct Foreign
{
    QStringView module;
    QList<QStringView> allowedIn;
};

const QList<Foreign> &foreignModules()
{
    static const QList<Foreign> table = {
        {u"QtHttpServer", {u"core/server/"}},
        {u"openssl", {u"core/server/certificate.cpp", u"core/server/tls", u"core/intake/adapters/snssignature.cpp"}},
        {u"QtDBus", {u"core/desktop/", u"ui/theme.cpp"}},
        {u"QtSql", {u"core/store/"}},
        {u"QtGui", {u"ui/", u"app/"}},
        {u"QtWidgets", {u"ui/", u"app/"}},
        {u"QtSvg", {u"ui/", u"app/"}},
        {u"QtSvgWidgets", {u"ui/", u"app/"}},
        {u"QtOpenGL", {}},
        {u"QtQml", {}},
        {u"QtQuick", {}},
    };
    return table;
}

/// Where statements stand: the store, and the repositories that some stages have over it.
const QList<QStringView> &placesOfSql()
{
    static const QList<QStringView> table = {
        u"core/store/",
        u"core/intake/deliveryrepository.cpp",
        u"core/publishing/outboxrepository.cpp",
        u"core/page/snapshotreader.cpp",
    };
    return table;
}

bool isAmong(QStringView path, const QList<QStringView> &places)
{
    return std::ranges::any_of(places, [path](QStringView place) {
        return path.startsWith(place);
    });
}

bool isInside(QStringView path, QStringView folder)
{
    return path.startsWith(folder) && (path.size() == folder.size() || path[folder.size()] == u'/');
}

const Room *roomOf(QStringView path)
{
    const auto found = std::ranges::find_if(rooms(), [path](const Room &room) {
        return isInside(path, room.folder);
    });
    return found == rooms().end() ? nullptr : &*found;
}

/// Whether \a header, as it stands between < and >, belongs to \a module: Qt's own folder of headers tells.
bool belongsTo(const QString &header, QStringView module)
{
    static const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    return header == module || header.startsWith(QString(module + u'/'))
           || (!header.contains(u'/') && QFile::exists(headers + u'/' + module + u'/' + header));
}

/// What is wrong with one #include of the file at \a path (from the root of the sources); empty if nothing is.
QString wrongInclude(const QString &path, const QString &header, bool isOurs)
{
    if (isOurs) {
        if (header.endsWith(".moc"_L1)) {
            return {};
        }
        const Room *from = roomOf(path);
        const Room *to = roomOf(header);
        if (!from) {
            return u"%1 is in no room of the table"_s.arg(path);
        }
        if (!to) {
            return u"%1 includes \"%2\", which names no room: write the path from the root"_s.arg(path, header);
        }
        const bool isAllowed = from == to || std::ranges::any_of(from->mayInclude, [to](QStringView room) {
                                   return isInside(to->folder, room);
                               });
        return isAllowed ? QString()
                         : u"%1 includes \"%2\": %3 may not know %4"_s.arg(path, header, from->folder, to->folder);
    }
    for (const auto &[module, allowedIn] : foreignModules()) {
        if (belongsTo(header, module) && !isAmong(path, allowedIn)) {
            return u"%1 includes <%2>: %3 is not for this place"_s.arg(path, header, module);
        }
    }
    return {};
}

/// What is wrong with the file: its includes, and SQL outside of the repositories.
QStringList wrongIn(const QString &path, const QString &text)
{
    static const QRegularExpression include(uR"re(^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>))re"_s,
                                            QRegularExpression::MultilineOption);
    static const QRegularExpression statement(
        uR"re("\s*(?:SELECT\s|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|PRAGMA\s|CREATE\s+TABLE\s))re"_s);

    QStringList wrong;
    for (auto found = include.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        const bool isOurs = match.hasCaptured(1);
        const QString sentence = wrongInclude(path, match.captured(isOurs ? 1 : 2), isOurs);
        if (!sentence.isEmpty()) {
            wrong.append(sentence);
        }
    }
    if (const auto match = statement.match(text); match.hasMatch() && !isAmong(path, placesOfSql())) {
        wrong.append(u"%1 has SQL (%2): only repositories may"_s.arg(path, match.captured().simplified()));
    }
    return wrong;
}

} // namespace

/// Reads every #include of the program and fails on an arrow that is not in its table.
class TestLayering : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIncludeIsInTheTable();
    void everyFolderOfCoreIsInTheTable();
    void anArrowThatIsNotInTheTableIsFound_data();
    void anArrowThatIsNotInTheTableIsFound();
};

void TestLayering::everyIncludeIsInTheTable()
{
    const QDir root(QStringLiteral(GREENROOM_SOURCE_DIR));
    QStringList wrong;
    qsizetype filesRead = 0;
    for (const QString &top : {u"app"_s, u"core"_s, u"ui"_s, u"translations"_s}) {
        QDirIterator files(root.filePath(top), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            wrong += wrongIn(root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()));
            ++filesRead;
        }
    }
    QCOMPARE_GT(filesRead, 50);
    QVERIFY2(wrong.isEmpty(), qPrintable(u'\n' + wrong.join(u'\n')));
}

void TestLayering::everyFolderOfCoreIsInTheTable()
{
    const QDir core(QStringLiteral(GREENROOM_SOURCE_DIR) + u"/core"_s);
    const QStringList folders = core.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(!folders.isEmpty());
    for (const QString &folder : folders) {
        QVERIFY2(roomOf(QString(u"core/"_s + folder)), qPrintable(folder));
    }
    for (const Room &room : rooms()) {
        QVERIFY2(QFileInfo::exists(core.filePath(u"../"_s + room.folder)), qUtf8Printable(room.folder.toString()));
    }
}

void TestLayering::anArrowThatIsNotInTheTableIsFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isWrong");

    const auto row = [](const char *name, const QString &path, const QString &text, bool isWrong) {
        QTest::newRow(name) << path << text << isWrong;
    };
    row("a stage may use the words of the domain", u"core/triage/triage.h"_s, u"#include \"core/domain/alert.h\"\n"_s,
        false);
    row("a room may use itself", u"core/triage/triage.cpp"_s, u"#include \"core/triage/triage.h\"\n"_s, false);
    row("no stage may use another", u"core/triage/triage.h"_s, u"#include \"core/drafting/facts.h\"\n"_s, true);
    row("a later line is read too", u"core/base/ids.h"_s,
        u"#pragma once\n#include <QString>\n  #  include \"core/net/http.h\"\n"_s, true);
    row("core may not know the window", u"core/pipeline/desk.cpp"_s, u"#include \"ui/theme.h\"\n"_s, true);
    row("core may not know the programs", u"core/pipeline/desk.cpp"_s, u"#include \"app/services.h\"\n"_s, true);
    row("the pipeline knows every stage", u"core/pipeline/desk.cpp"_s, u"#include \"core/server/httpserver.h\"\n"_s,
        false);
    row("the window may not know the programs", u"ui/mainwindow.cpp"_s, u"#include \"app/services.h\"\n"_s, true);
    row("the programs know all", u"app/main.cpp"_s,
        u"#include \"ui/mainwindow.h\"\n#include \"core/store/database.h\"\n"_s, false);
    row("a path from the file's own folder", u"core/base/ids.cpp"_s, u"#include \"ids.h\"\n"_s, true);
    row("a folder whose name begins the same", u"corea/x.cpp"_s, u"#include \"core/base/ids.h\"\n"_s, true);
    row("what moc makes", u"app/main.cpp"_s, u"#include \"main.moc\"\n"_s, false);

    row("the server may use QHttpServer", u"core/server/httpserver.cpp"_s, u"#include <QHttpServer>\n"_s, false);
    row("the certificate may use OpenSSL", u"core/server/certificate.cpp"_s, u"#include <openssl/evp.h>\n"_s, false);
    row("a socket may not use OpenSSL", u"core/server/wire.cpp"_s, u"#include <openssl/ssl.h>\n"_s, true);
    row("intake may not use QHttpServer", u"core/intake/api.cpp"_s, u"#include <QHttpServerRequest>\n"_s, true);
    row("intake may not use it by its module", u"core/intake/api.cpp"_s, u"#include <QtHttpServer/QHttpServer>\n"_s,
        true);
    row("desktop may use D-Bus", u"core/desktop/notifier.cpp"_s, u"#include <QDBusMessage>\n"_s, false);
    row("the theme may use D-Bus", u"ui/theme.cpp"_s, u"#include <QDBusConnection>\n"_s, false);
    row("no other part of the window may use D-Bus", u"ui/mainwindow.cpp"_s, u"#include <QDBusConnection>\n"_s, true);
    row("core may not use QtGui", u"core/page/page.cpp"_s, u"#include <QColor>\n"_s, true);
    row("core may not use widgets", u"core/desktop/notifier.cpp"_s, u"#include <QSystemTrayIcon>\n"_s, true);
    row("the window uses widgets", u"ui/mainwindow.h"_s, u"#include <QMainWindow>\n"_s, false);

    row("the store may use SQL", u"core/store/setup.cpp"_s, u"#include <QSqlQuery>\nu\"SELECT 1\"_s"_s, false);
    row("a repository may not use Qt's SQL itself", u"core/publishing/outboxrepository.cpp"_s,
        u"#include <QSqlQuery>\n"_s, true);
    row("a repository may have a statement", u"core/publishing/outboxrepository.cpp"_s, u"u\"SELECT 1\"_s"_s, false);
    row("no other may have a statement", u"core/publishing/outbox.cpp"_s, u"u\"UPDATE outbox SET state = ?\"_s"_s,
        true);
    row("words that only look like one", u"ui/mainwindow.cpp"_s, u"tr(\"Update the page\"), tr(\"Select all\")"_s,
        false);
}

void TestLayering::anArrowThatIsNotInTheTableIsFound()
{
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QFETCH(const bool, isWrong);

    const QStringList wrong = wrongIn(path, text);
    QVERIFY2(wrong.isEmpty() != isWrong, qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"

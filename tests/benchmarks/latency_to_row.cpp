// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long after the sender's answer an alert is a row in the window's list, and how long until its text is written:
// the whole program without its widgets, posted to over HTTP. Prints one line of figures.

#include "app/application.h"
#include "core/base/whenfinished.h"
#include "ui/inbox/incidentlistmodel.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

using Time = std::chrono::steady_clock::time_point;

/// When the sender had its answer, when the list had the row, and when the text was there to be told of.
struct Moments
{
    std::optional<Time> answered;
    std::optional<Time> listed;
    std::optional<Time> drafted;
};

/// A sender on a connection and a thread of its own: it waits, as real ones do.
class Sender : public QThread
{
    Q_OBJECT

public:
    Sender(quint16 port, const QString &key, int count, int pause)
        : m_port(port), m_key(key), m_count(count), m_pause(pause)
    {}

Q_SIGNALS:
    void answered(const QString &incidentId, Time at);

protected:
    void run() override
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        if (!socket.waitForConnected())
            qFatal("no connection");
        for (int i = 0; i < m_count; ++i) {
            const QJsonObject alert{{u"title"_s, u"Trouble number %1"_s.arg(i)},
                                    {u"status_page_id"_s, u"acme-status"_s},
                                    {u"dedup_key"_s, QString::number(i)},
                                    {u"raw_input"_s, u"Requests fail with a time-out. "_s.repeated(45)}};
            const QByteArray body = QJsonDocument(alert).toJson(QJsonDocument::Compact);
            socket.write("POST /api/v1/incidents HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                         + m_key.toLatin1() + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                         + body);
            QByteArray answer;
            qsizetype end = -1;
            // The answer is small: its end is that of its JSON object.
            while (end < 0 || !answer.endsWith('}')) {
                if (!socket.waitForReadyRead())
                    qFatal("no answer: %s", answer.constData());
                answer += socket.readAll();
                end = answer.indexOf("\r\n\r\n");
            }
            const Time at = std::chrono::steady_clock::now();
            const QJsonObject created = QJsonDocument::fromJson(answer.mid(end + 4)).object();
            if (!answer.startsWith("HTTP/1.1 201"))
                qFatal("refused: %s", answer.constData());
            Q_EMIT answered(created.value("id"_L1).toString(), at);
            msleep(static_cast<unsigned long>(m_pause));
        }
    }

private:
    const quint16 m_port;
    const QString m_key;
    const int m_count;
    const int m_pause; ///< milliseconds
};

template<typename T>
T valueOf(const QFuture<Result<T>> &future)
{
    std::optional<Result<T>> result;
    QObject owner;
    whenFinished(future, &owner, [&result](const Result<T> &value) {
        result = value;
        QCoreApplication::exit();
    });
    QCoreApplication::exec();
    if (!*result)
        qFatal("%s", qPrintable(result->error().message));
    if constexpr (!std::is_void_v<T>)
        return **result;
}

/// "p50 12.3, p99 45.6, max 50.1 ms"
QString figures(const QHash<QString, Moments> &moments, std::optional<Time> Moments::*what)
{
    QList<double> milliseconds;
    for (const Moments &moment : moments)
        milliseconds.append(std::chrono::duration<double, std::milli>(*(moment.*what) - *moment.answered).count());
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto at = [&](double part) {
        return QString::number(milliseconds.at(qsizetype(double(milliseconds.size() - 1) * part)), 'f', 1);
    };
    return u"p50 %1, p99 %2, max %3 ms"_s.arg(at(0.5), at(0.99), at(1));
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication program(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"count"_s, u"how many alerts are sent"_s, u"number"_s, u"300"_s});
    parser.addOption({u"pause"_s, u"milliseconds between an answer and the next alert"_s, u"ms"_s, u"25"_s});
    parser.process(program);
    QLoggingCategory::setFilterRules(u"greenroom.*=false"_s);
    const int count = parser.value(u"count"_s).toInt();
    const int pause = parser.value(u"pause"_s).toInt();

    const QTemporaryDir folder;
    auto directory = DataDirectory::open(folder.path());
    auto settings = Settings::load(
        folder.path(),
        {{u"listen"_s, u"127.0.0.1:0"_s}, {u"page_listen"_s, u"127.0.0.1:0"_s}, {u"storm_drafts"_s, u"0"_s}});
    if (!directory || !settings)
        qFatal("the temporary folder cannot be used");
    Application application(std::move(*directory), std::move(*settings));
    valueOf(application.open());
    const StatusPage page = valueOf(application.setup().addPage({.name = u"Acme Status"_s}));
    const CreatedKey key = valueOf(application.setup().createKey({.name = u"bench"_s}));
    valueOf(application.serve());

    QHash<QString, Moments> moments;
    const SystemClock clock;
    IncidentListModel model(application.desk(), application.setup(), clock, nullptr);
    const auto finishIfComplete = [&moments, count] {
        const bool isComplete =
            moments.size() == count && std::all_of(moments.begin(), moments.end(), [](const Moments &moment) {
                return moment.answered && moment.listed && moment.drafted;
            });
        if (isComplete)
            QCoreApplication::exit();
    };
    QObject::connect(&model, &QAbstractItemModel::rowsInserted, &model, [&](const QModelIndex &, int first, int last) {
        const Time now = std::chrono::steady_clock::now();
        for (int row = first; row <= last; ++row)
            moments[model.idAt(row)].listed = now;
        finishIfComplete();
    });
    QObject::connect(&application.pipeline(), &Pipeline::draftReady, &model, [&](const Incident &incident) {
        moments[incident.id].drafted = std::chrono::steady_clock::now();
        finishIfComplete();
    });

    const quint16 port = quint16(application.receiverUrl().section(u':', -1).toUInt());
    Sender sender(port, key.secret, count, pause);
    QObject::connect(&sender, &Sender::answered, &model, [&](const QString &id, Time at) {
        moments[id].answered = at;
        finishIfComplete();
    });
    QObject::connect(&model, &IncidentListModel::loaded, &sender, [&sender] {
        sender.start();
    });
    model.show(page.id, Box::Drafts, {});
    QCoreApplication::exec();
    sender.wait();

    std::printf("%d alerts, %d ms apart; after the answer: row %s; text %s\n", count, pause,
                qPrintable(figures(moments, &Moments::listed)), qPrintable(figures(moments, &Moments::drafted)));
    return 0;
}

#include "latency_to_row.moc"

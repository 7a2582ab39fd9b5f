// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desktop/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString Service = u"org.freedesktop.Notifications"_s;
const QString Path = u"/org/freedesktop/Notifications"_s;

class HeldClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    void advance(int milliseconds) { m_now = m_now.addMSecs(milliseconds); }

private:
    QDateTime m_now{QDate(2026, 3, 1), QTime(3, 0), Qt::UTC};
};

struct Call
{
    uint id = 0;
    uint replacesId = 0;
    QString summary;
    QString body;
    QStringList actions;
    QVariantMap hints;
    int timeout = 0;
};

/// A notification service that only writes down what it is told.
class FakeDaemon final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    FakeDaemon(const QString &connectionName, uint firstId)
        : m_name(connectionName)
        , m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, connectionName))
        , m_nextId(firstId)
    {
        m_bus.registerObject(Path, this, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        m_bus.registerService(Service);
    }
    ~FakeDaemon() override
    {
        m_bus.unregisterService(Service);
        m_bus.unregisterObject(Path);
        QDBusConnection::disconnectFromBus(m_name);
    }
    Q_DISABLE_COPY_MOVE(FakeDaemon)

    QStringList capabilities{u"actions"_s, u"body"_s, u"body-markup"_s};
    QList<Call> calls;
    QList<uint> closedIds;
    int capabilityQuestions = 0;

public Q_SLOTS:
    QStringList GetCapabilities() // NOLINT(readability-identifier-naming): the specification's names
    {
        ++capabilityQuestions;
        return capabilities;
    }

    uint Notify(const QString &, uint replacesId, const QString &, const QString &summary, const QString &body,
                const QStringList &actions, const QVariantMap &hints, int timeout)
    {
        const uint id = replacesId != 0 ? replacesId : m_nextId++;
        calls.append({id, replacesId, summary, body, actions, hints, timeout});
        return id;
    }

    void CloseNotification(uint id)
    {
        closedIds.append(id);
        Q_EMIT NotificationClosed(id, 3);
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void ActivationToken(uint id, const QString &token);
    void NotificationClosed(uint id, uint reason);

private:
    QString m_name;
    QDBusConnection m_bus;
    uint m_nextId;
};

Notification notificationOf(const QString &incidentId, Severity severity = Severity::Minor)
{
    return {.incidentId = incidentId,
            .title = u"Title of "_s + incidentId,
            .body = u"Body of "_s + incidentId,
            .severity = severity};
}

} // namespace

class TestNotifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anIncidentIsShownWithActionsAndHints();
    void theUrgencyFollowsTheSeverity_data();
    void theUrgencyFollowsTheSeverity();
    void aSecondNotificationOfAnIncidentReplacesTheFirst();
    void aReplacementWaitsForTheIdOfTheFirst();
    void reviewAndAClickAskForTheReviewWithTheToken_data();
    void reviewAndAClickAskForTheReviewWithTheToken();
    void dismissAsksForTheDismissal();
    void noActionEverPublishes();
    void idsOfOtherProgramsAreIgnored();
    void signalsOfOthersThanTheServiceAreIgnored();
    void aClosedNotificationIsNotReplacedButShownAnew();
    void aWithdrawnNotificationIsClosed();
    void aNotificationWithdrawnBeforeItsAnswerIsClosedAfterIt();
    void markupIsEscapedOnlyWhereItWouldBeRead_data();
    void markupIsEscapedOnlyWhereItWouldBeRead();
    void actionsAreLeftOutWhereTheServiceHasNone();
    void aRestartedServiceIsAskedAgainAndGetsNoOldIds();
    void withoutAServiceItIsUnavailableButNotAtOnce();
    void aServiceThatComesLaterIsUsed();
    void aBurstBecomesOneNotification();
    void reviewOfABurstAsksForTheGravest();
    void slowArrivalsAreNoBurst();
    void repetitionsAreNoBurst();
    void aBurstOfWithdrawnIncidentsIsClosed();
    void withoutABusItIsUnavailableButNotAtOnce();

private:
    /// Shows it and waits until the service has been told.
    void showAndWait(const Notification &notification);

    HeldClock m_clock;
    std::unique_ptr<FakeDaemon> m_daemon;
    std::unique_ptr<Notifier> m_notifier;
};

void TestNotifier::init()
{
    const bool hasBus = QDBusConnection::sessionBus().isConnected();
    if (QByteArrayView(QTest::currentTestFunction()) == "withoutABusItIsUnavailableButNotAtOnce") {
        if (hasBus)
            QSKIP("A bus is there; this case has a test run of its own.");
    } else if (!hasBus) {
        QVERIFY2(!qEnvironmentVariableIsSet("GREENROOM_TEST_NEEDS_BUS"), "The session bus is missing.");
        QSKIP("Needs a session bus: run it under dbus-run-session.");
    } else {
        m_daemon = std::make_unique<FakeDaemon>(u"daemon"_s, 10);
    }
    m_notifier = std::make_unique<Notifier>(m_clock, nullptr);
}

void TestNotifier::cleanup()
{
    m_notifier.reset();
    m_daemon.reset();
}

void TestNotifier::showAndWait(const Notification &notification)
{
    const qsizetype before = m_daemon->calls.size();
    m_notifier->show(notification);
    QTRY_COMPARE(m_daemon->calls.size(), before + 1);
}

void TestNotifier::anIncidentIsShownWithActionsAndHints()
{
    showAndWait(notificationOf(u"a"_s));

    const Call call = m_daemon->calls.constFirst();
    QCOMPARE(call.replacesId, 0U);
    QCOMPARE(call.summary, u"Title of a"_s);
    QCOMPARE(call.body, u"Body of a"_s);
    QCOMPARE(call.actions,
             (QStringList{u"default"_s, u"Review"_s, u"review"_s, u"Review"_s, u"dismiss"_s, u"Dismiss"_s}));
    QCOMPARE(call.hints.value(u"desktop-entry"_s).toString(), u"org.greenroom.Greenroom"_s);
    QCOMPARE(call.hints.value(u"category"_s).toString(), u"x-greenroom.incident"_s);
}

void TestNotifier::theUrgencyFollowsTheSeverity_data()
{
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<uchar>("urgency");
    QTest::addColumn<int>("timeout");
    QTest::newRow("minor goes by itself") << Severity::Minor << uchar(1) << -1;
    QTest::newRow("major goes by itself") << Severity::Major << uchar(1) << -1;
    QTest::newRow("critical stays") << Severity::Critical << uchar(2) << 0;
}

void TestNotifier::theUrgencyFollowsTheSeverity()
{
    QFETCH(const Severity, severity);
    QFETCH(const uchar, urgency);
    QFETCH(const int, timeout);

    showAndWait(notificationOf(u"a"_s, severity));

    const QVariant hint = m_daemon->calls.constFirst().hints.value(u"urgency"_s);
    QCOMPARE(hint.metaType(), QMetaType::fromType<uchar>());
    QCOMPARE(hint.value<uchar>(), urgency);
    QCOMPARE(m_daemon->calls.constFirst().timeout, timeout);
}

void TestNotifier::aSecondNotificationOfAnIncidentReplacesTheFirst()
{
    showAndWait(notificationOf(u"a"_s));
    showAndWait(notificationOf(u"b"_s));
    showAndWait(notificationOf(u"a"_s));

    QCOMPARE(m_daemon->calls[1].replacesId, 0U);
    QCOMPARE(m_daemon->calls[2].replacesId, m_daemon->calls[0].id);
}

void TestNotifier::aReplacementWaitsForTheIdOfTheFirst()
{
    showAndWait(notificationOf(u"warm-up"_s));
    m_notifier->show(notificationOf(u"a"_s));
    m_notifier->show(notificationOf(u"a"_s));

    QTRY_COMPARE(m_daemon->calls.size(), 3);
    QCOMPARE(m_daemon->calls[1].replacesId, 0U);
    QCOMPARE(m_daemon->calls[2].replacesId, m_daemon->calls[1].id);
}

void TestNotifier::reviewAndAClickAskForTheReviewWithTheToken_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("token");
    QTest::newRow("review, token") << u"review"_s << u"token-1"_s;
    QTest::newRow("click, token") << u"default"_s << u"token-2"_s;
    QTest::newRow("click, no token") << u"default"_s << QString();
}

void TestNotifier::reviewAndAClickAskForTheReviewWithTheToken()
{
    QFETCH(const QString, action);
    QFETCH(const QString, token);
    QSignalSpy reviews(m_notifier.get(), &Notifier::reviewRequested);
    showAndWait(notificationOf(u"a"_s));
    const uint id = m_daemon->calls.constFirst().id;

    if (!token.isNull())
        Q_EMIT m_daemon->ActivationToken(id, token);
    Q_EMIT m_daemon->ActionInvoked(id, action);

    QTRY_COMPARE(reviews.size(), 1);
    QCOMPARE(reviews[0][0].toString(), u"a"_s);
    QCOMPARE(reviews[0][1].toString(), token);
}

void TestNotifier::dismissAsksForTheDismissal()
{
    QSignalSpy dismissals(m_notifier.get(), &Notifier::dismissRequested);
    showAndWait(notificationOf(u"a"_s));

    Q_EMIT m_daemon->ActionInvoked(m_daemon->calls.constFirst().id, u"dismiss"_s);

    QTRY_COMPARE(dismissals.size(), 1);
    QCOMPARE(dismissals[0][0].toString(), u"a"_s);
}

void TestNotifier::noActionEverPublishes()
{
    for (const Severity severity : {Severity::Minor, Severity::Major, Severity::Critical})
        showAndWait(notificationOf(toWord(severity), severity));

    for (const Call &call : std::as_const(m_daemon->calls)) {
        for (const QString &word : call.actions)
            QVERIFY2(!word.contains(u"publish"_s, Qt::CaseInsensitive), qPrintable(word));
    }
}

void TestNotifier::idsOfOtherProgramsAreIgnored()
{
    QSignalSpy reviews(m_notifier.get(), &Notifier::reviewRequested);
    QSignalSpy dismissals(m_notifier.get(), &Notifier::dismissRequested);
    showAndWait(notificationOf(u"a"_s));
    const uint id = m_daemon->calls.constFirst().id;

    Q_EMIT m_daemon->ActivationToken(id + 1, u"foreign"_s);
    Q_EMIT m_daemon->ActionInvoked(id + 1, u"dismiss"_s);
    Q_EMIT m_daemon->ActionInvoked(0, u"review"_s);
    Q_EMIT m_daemon->NotificationClosed(id + 1, 2);
    Q_EMIT m_daemon->ActionInvoked(id, u"review"_s);

    QTRY_COMPARE(reviews.size(), 1);
    QCOMPARE(reviews[0][1].toString(), QString());
    QCOMPARE(dismissals.size(), 0);
}

void TestNotifier::signalsOfOthersThanTheServiceAreIgnored()
{
    QSignalSpy reviews(m_notifier.get(), &Notifier::reviewRequested);
    QSignalSpy dismissals(m_notifier.get(), &Notifier::dismissRequested);
    showAndWait(notificationOf(u"a"_s));
    const uint id = m_daemon->calls.constFirst().id;

    QDBusConnection stranger = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"stranger"_s);
    QDBusMessage forged = QDBusMessage::createSignal(Path, Service, u"ActionInvoked"_s);
    forged << id << u"dismiss"_s;
    QVERIFY(stranger.send(forged));
    // The bus keeps the order of one connection's messages: after this answer, the forged signal is out.
    stranger.call(
        QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/"_s, u"org.freedesktop.DBus"_s, u"GetId"_s));
    Q_EMIT m_daemon->ActionInvoked(id, u"review"_s);

    QTRY_COMPARE(reviews.size(), 1);
    QCOMPARE(dismissals.size(), 0);
    QDBusConnection::disconnectFromBus(u"stranger"_s);
}

void TestNotifier::aClosedNotificationIsNotReplacedButShownAnew()
{
    showAndWait(notificationOf(u"a"_s));
    Q_EMIT m_daemon->NotificationClosed(m_daemon->calls[0].id, 2);
    // Another round trip, after which the signal has been read.
    showAndWait(notificationOf(u"b"_s));

    showAndWait(notificationOf(u"a"_s));
    QCOMPARE(m_daemon->calls[2].replacesId, 0U);
}

void TestNotifier::aWithdrawnNotificationIsClosed()
{
    showAndWait(notificationOf(u"a"_s));
    showAndWait(notificationOf(u"b"_s));
    m_notifier->withdraw(u"never shown"_s);

    m_notifier->withdraw(u"a"_s);
    QTRY_COMPARE(m_daemon->closedIds, QList<uint>{m_daemon->calls[0].id});
}

void TestNotifier::aNotificationWithdrawnBeforeItsAnswerIsClosedAfterIt()
{
    showAndWait(notificationOf(u"warm-up"_s));
    m_notifier->show(notificationOf(u"a"_s));
    m_notifier->withdraw(u"a"_s);

    QTRY_COMPARE(m_daemon->closedIds.size(), 1);
    QCOMPARE(m_daemon->closedIds.constFirst(), m_daemon->calls[1].id);
}

void TestNotifier::markupIsEscapedOnlyWhereItWouldBeRead_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QString>("body");
    QTest::newRow("markup") << QStringList{u"body"_s, u"body-markup"_s} << u"&lt;b&gt;A &amp; B&lt;/b&gt;"_s;
    QTest::newRow("plain") << QStringList{u"body"_s} << u"<b>A & B</b>"_s;
}

void TestNotifier::markupIsEscapedOnlyWhereItWouldBeRead()
{
    QFETCH(const QStringList, capabilities);
    QFETCH(const QString, body);
    m_daemon->capabilities = capabilities;

    showAndWait({.incidentId = u"a"_s, .title = u"A & B"_s, .body = u"<b>A & B</b>"_s});

    QCOMPARE(m_daemon->calls.constFirst().body, body);
    QCOMPARE(m_daemon->calls.constFirst().summary, u"A & B"_s);
}

void TestNotifier::actionsAreLeftOutWhereTheServiceHasNone()
{
    m_daemon->capabilities = {u"body"_s};
    showAndWait(notificationOf(u"a"_s));
    QCOMPARE(m_daemon->calls.constFirst().actions, QStringList());
}

void TestNotifier::aRestartedServiceIsAskedAgainAndGetsNoOldIds()
{
    showAndWait({.incidentId = u"a"_s, .title = u"A"_s, .body = u"<A>"_s});
    QCOMPARE(m_daemon->calls[0].body, u"&lt;A&gt;"_s);
    QCOMPARE(m_daemon->capabilityQuestions, 1);

    m_daemon.reset();
    m_daemon = std::make_unique<FakeDaemon>(u"restarted"_s, 10);
    m_daemon->capabilities = {u"body"_s};
    QTRY_COMPARE(m_daemon->capabilityQuestions, 1);

    showAndWait({.incidentId = u"a"_s, .title = u"A"_s, .body = u"<A>"_s});
    QCOMPARE(m_daemon->calls[0].replacesId, 0U);
    QCOMPARE(m_daemon->calls[0].body, u"<A>"_s);
    QCOMPARE(m_daemon->calls[0].actions, QStringList());
}

void TestNotifier::withoutAServiceItIsUnavailableButNotAtOnce()
{
    m_daemon.reset();
    QSignalSpy failures(m_notifier.get(), &Notifier::unavailable);

    m_notifier->show(notificationOf(u"a"_s, Severity::Major));
    QCOMPARE(failures.size(), 0);

    QTRY_COMPARE(failures.size(), 1);
    const auto notification = failures[0][0].value<Notification>();
    QCOMPARE(notification.incidentId, u"a"_s);
    QCOMPARE(notification.title, u"Title of a"_s);
    QCOMPARE(notification.severity, Severity::Major);
}

void TestNotifier::aServiceThatComesLaterIsUsed()
{
    m_daemon.reset();
    QSignalSpy failures(m_notifier.get(), &Notifier::unavailable);
    m_notifier->show(notificationOf(u"a"_s));
    QTRY_COMPARE(failures.size(), 1);

    m_daemon = std::make_unique<FakeDaemon>(u"late"_s, 1);
    showAndWait(notificationOf(u"a"_s));
    QCOMPARE(failures.size(), 1);
}

void TestNotifier::aBurstBecomesOneNotification()
{
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s})
        showAndWait(notificationOf(id));
    QCOMPARE(m_daemon->closedIds.size(), 0);

    showAndWait(notificationOf(u"f"_s, Severity::Critical));
    QTRY_COMPARE(m_daemon->closedIds.size(), 5);
    const Call shared = m_daemon->calls.constLast();
    QCOMPARE(shared.replacesId, 0U);
    QCOMPARE(shared.summary, u"6 new drafts"_s);
    QCOMPARE(shared.body, u"Title of f\nTitle of e\nTitle of d\nTitle of c\nand 2 more"_s);
    QCOMPARE(shared.hints.value(u"urgency"_s).value<uchar>(), uchar(2));
    QVERIFY(!shared.actions.contains(u"dismiss"_s));

    showAndWait(notificationOf(u"g"_s));
    QCOMPARE(m_daemon->calls.constLast().replacesId, shared.id);
    QCOMPARE(m_daemon->calls.constLast().summary, u"7 new drafts"_s);

    // What is told again of one of them stays in there.
    showAndWait(notificationOf(u"a"_s));
    QCOMPARE(m_daemon->calls.constLast().replacesId, shared.id);
    QCOMPARE(m_daemon->calls.constLast().summary, u"7 new drafts"_s);
}

void TestNotifier::reviewOfABurstAsksForTheGravest()
{
    QSignalSpy reviews(m_notifier.get(), &Notifier::reviewRequested);
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s})
        showAndWait(notificationOf(id, id == u"b" || id == u"c" ? Severity::Major : Severity::Minor));

    Q_EMIT m_daemon->ActionInvoked(m_daemon->calls.constLast().id, u"review"_s);
    QTRY_COMPARE(reviews.size(), 1);
    QCOMPARE(reviews[0][0].toString(), u"c"_s);

    // Once it is closed, the next incident has its own again.
    Q_EMIT m_daemon->NotificationClosed(m_daemon->calls.constLast().id, 2);
    m_clock.advance(60'000);
    showAndWait(notificationOf(u"g"_s));
    showAndWait(notificationOf(u"h"_s));
    QCOMPARE(m_daemon->calls.constLast().summary, u"Title of h"_s);
}

void TestNotifier::slowArrivalsAreNoBurst()
{
    for (int i = 0; i < 12; ++i) {
        showAndWait(notificationOf(QString::number(i)));
        m_clock.advance(2'001);
        QCOMPARE(m_daemon->calls.constLast().summary, u"Title of %1"_s.arg(i));
    }
    QCOMPARE(m_daemon->closedIds.size(), 0);
}

void TestNotifier::repetitionsAreNoBurst()
{
    for (int i = 0; i < 8; ++i)
        showAndWait(notificationOf(u"a"_s));
    QCOMPARE(m_daemon->calls.constLast().summary, u"Title of a"_s);
}

void TestNotifier::aBurstOfWithdrawnIncidentsIsClosed()
{
    const QStringList ids{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s};
    for (const QString &id : ids)
        showAndWait(notificationOf(id));
    QTRY_COMPARE(m_daemon->closedIds.size(), 5);

    for (const QString &id : ids)
        m_notifier->withdraw(id);
    QTRY_COMPARE(m_daemon->closedIds.size(), 6);
    QCOMPARE(m_daemon->closedIds.constLast(), m_daemon->calls.constLast().id);
}

void TestNotifier::withoutABusItIsUnavailableButNotAtOnce()
{
    QSignalSpy failures(m_notifier.get(), &Notifier::unavailable);
    m_notifier->show(notificationOf(u"a"_s));
    m_notifier->withdraw(u"a"_s);
    m_notifier->show(notificationOf(u"b"_s));
    QCOMPARE(failures.size(), 0);
    QTRY_COMPARE(failures.size(), 1);
    QCOMPARE(failures[0][0].value<Notification>().incidentId, u"b"_s);
}

QTEST_GUILESS_MAIN(TestNotifier)
#include "tst_notifier.moc"

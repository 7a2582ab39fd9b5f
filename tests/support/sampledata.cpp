// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sampledata.h"

#include "core/intake/failedattempts.h"
#include "core/page/pagesite.h"
#include "core/pipeline/changes.h"
#include "core/pipeline/desk.h"
#include "core/pipeline/pipeline.h"
#include "core/pipeline/setup.h"
#include "core/pipeline/signing.h"
#include "core/publishing/outbox.h"
#include "core/settings/secretkeeper.h"
#include "core/settings/settings.h"
#include "core/store/database.h"
#include "tests/support/await.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int UndoMilliseconds = 5'000;

const QList<IncidentState> AllStates{IncidentState::Draft, IncidentState::Publishing, IncidentState::Live,
                                     IncidentState::Resolved, IncidentState::Dismissed};

template<typename T>
T require(const Result<T> &result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *result;
}

void waitUntil(const char *what, const std::function<bool()> &isTrue)
{
    if (!QTest::qWaitFor(isTrue, 10'000))
        qFatal("The sample data waited in vain for %s", what);
}

} // namespace

struct SampleData::Core
{
    /// With a store of its own, made from a copy of \a storeFile if there is one.
    explicit Core(const QString &storeFile = {})
        : storeCopied(storeFile.isEmpty() || QFile::copy(storeFile, directory.filePath(u"greenroom.db"_s)))
        , database(directory.filePath(u"greenroom.db"_s))
        , settings(require(Settings::load(directory.path())))
        , setup(database, clock)
        , secrets({}, directory.path(), std::make_unique<MemoryStore>())
        , signing(setup, secrets)
        , outbox(database, clock, UndoMilliseconds)
        , site(database, clock, u"http://127.0.0.1:8788"_s)
        , pipeline(database, setup, outbox, site, changes, clock, 0)
        , desk(database, setup, outbox, changes, clock, u"ada@desk-7"_s)
    {
        if (!storeCopied)
            qFatal("The sample data cannot copy its store");
        require(await(database.open()));
        require(await(setup.load()));
        if (!setup.catalog()->pages.isEmpty())
            page = setup.catalog()->pages.constFirst();
        pipeline.start();
    }
    ~Core() { database.close(); }
    Q_DISABLE_COPY_MOVE(Core)

    /// An alert for customers' eyes: title and severity are kept.
    [[nodiscard]] Submission alert(const QString &title, Severity severity, const QStringList &components,
                                   const QString &text, const QString &source,
                                   AlertState state = AlertState::Firing) const
    {
        Submission submission{.delivery = {.groupKey = title,
                                           .title = title,
                                           .titleIsForCustomers = true,
                                           .severity = severity,
                                           .text = text},
                              .pageId = page.id,
                              .sourceName = source,
                              .keyId = u"sample"_s,
                              .body = text.toUtf8()};
        submission.delivery.alerts = {{.key = title, .state = state, .title = title, .startsAt = clock.now()}};
        const auto catalog = setup.catalog();
        for (const Source &known : catalog->sources) {
            if (known.name == source)
                submission.sourceId = known.id;
        }
        for (const QString &name : components)
            submission.delivery.componentIds.append(setup.catalog()->component(page.id, slugOf(name))->id);
        return submission;
    }

    QString receive(const Submission &submission) { return require(await(pipeline.receive(submission))).incidentId; }
    [[nodiscard]] Incident incident(const QString &id) { return require(await(desk.incident(id))).incident; }
    QString receiveAndDraft(const Submission &submission)
    {
        const QString id = receive(submission);
        waitUntil("a text", [&] {
            return incident(id).isDrafted;
        });
        return id;
    }

    QTemporaryDir directory;
    bool storeCopied;
    TestClock clock;
    Database database;
    Settings settings;
    Setup setup;
    SecretKeeper secrets; ///< its keychain forgets
    Signing signing;
    FailedAttempts failedAttempts;
    Outbox outbox;
    PageSite site;
    Changes changes;
    Pipeline pipeline;
    Desk desk;
    StatusPage page;
};

SampleData::SampleData(Extent extent)
    : m_core(extent == Extent::Everything ? std::make_unique<Core>(storeWithEverything()) : std::make_unique<Core>())
{
    if (extent == Extent::PageOnly)
        setUpPage();
}

SampleData::SampleData(const QString &storeFile) : m_core(std::make_unique<Core>())
{
    setUpPage();
    addIncidents();
    require(await(database().backup(storeFile)));
}

SampleData::~SampleData() = default;

/// Made once per program: some dozens of commits take two seconds, a copy a few milliseconds.
QString SampleData::storeWithEverything()
{
    static const QTemporaryDir directory;
    static const QString file = [] {
        const QString name = directory.filePath(u"everything.db"_s);
        const SampleData made(name);
        return name;
    }();
    return file;
}

void SampleData::setUpPage()
{
    m_core->page = require(await(setup().addPage({.name = u"Acme Status"_s})));
    const std::initializer_list<std::pair<QString, QString>> components{
        {u"API"_s, u"REST and webhooks, all regions"_s},
        {u"Website"_s, {}},
        {u"Login"_s, u"Signing in, single sign-on, passkeys"_s},
        {u"Checkout"_s, u"Carts and payments"_s},
        {u"Search"_s, {}},
        {u"Exports"_s, u"Reports as files"_s},
        {u"E-mail"_s, u"Messages to your users"_s},
        {u"Mobile apps"_s, {}},
        {u"Documentation"_s, {}},
    };
    for (const auto &[name, description] : components) {
        require(await(setup().addComponent(
            {.pageId = m_core->page.id, .name = name, .description = description, .position = -1})));
    }
    for (const auto &[name, tool] :
         {std::pair(u"Alertmanager"_s, u"alertmanager"_s), std::pair(u"Uptime checks"_s, u"api"_s)})
        require(await(setup().addSource({.name = name, .tool = tool, .pageId = m_core->page.id})));
}

void SampleData::addIncidents()
{
    const QDateTime present = clock().now();
    clock().advance(-9 * 24h);
    addSolved();
    clock().advance(std::chrono::milliseconds(clock().now().msecsTo(present)) - 72min);
    addLive();
    addOpen();
    clock().advance(std::chrono::milliseconds(clock().now().msecsTo(present)));
}

void SampleData::addSolved()
{
    struct Past
    {
        QString title;
        Severity severity;
        QString component;
    };
    const std::initializer_list<Past> solved{{u"Password e-mails were late"_s, Severity::Minor, u"E-mail"_s},
                                             {u"Checkout was unavailable"_s, Severity::Critical, u"Checkout"_s}};
    for (const auto &[title, severity, component] : solved) {
        const QString id = m_core->receiveAndDraft(
            m_core->alert(title, severity, {component}, title + u" - probe failed 5 of 5"_s, u"Uptime checks"_s));
        clock().advance(4min);
        publish(id, Stage::Investigating);
        clock().advance(21min);
        publish(id, Stage::Identified);
        clock().advance(17min);
        publish(id, Stage::Resolved);
        clock().advance(40h);
    }
    const QString noise =
        m_core->receiveAndDraft(m_core->alert(u"Disk almost full on a batch worker"_s, Severity::Minor, {},
                                              u"disk usage 91 % on batch-04"_s, u"Alertmanager"_s));
    require(await(desk().dismiss(noise, u"Internal, customers notice nothing"_s)));
    clock().advance(18h);
}

void SampleData::addLive()
{
    const QString id =
        m_core->receiveAndDraft(m_core->alert(u"Exports are delayed"_s, Severity::Minor, {u"Exports"_s},
                                              u"export queue age 41 min, threshold 15 min"_s, u"Alertmanager"_s));
    clock().advance(3min);
    publish(id, Stage::Investigating);
    clock().advance(20min);
}

void SampleData::addOpen()
{
    const auto website = [this](AlertState state) {
        return m_core->alert(u"Website was unreachable"_s, Severity::Minor, {u"Website"_s},
                             u"GET / timed out after 10 s from 3 of 5 places"_s, u"Uptime checks"_s, state);
    };
    m_core->receiveAndDraft(website(AlertState::Firing));
    clock().advance(40s);
    m_core->receive(website(AlertState::Resolved));
    clock().advance(17min);

    m_core->receiveAndDraft(m_core->alert(u"Search responds slowly"_s, Severity::Minor, {u"Search"_s},
                                          u"p95 latency of search is 4.2 s, threshold 1.5 s"_s, u"Alertmanager"_s));
    clock().advance(25min + 20s);

    m_core->receiveAndDraft(m_core->alert(u"Customers cannot log in"_s, Severity::Critical, {u"Login"_s},
                                          u"login success rate is 0 % since 13:58 UTC"_s, u"Uptime checks"_s));
    clock().advance(3min + 10s);

    Submission api = m_core->alert(u"API requests are failing"_s, Severity::Major, {u"API"_s},
                                   u"alertname   HighErrorRate\nservice     checkout-api\nseverity    critical\n"
                                   "instance    10.42.7.19:8080\nsummary     5xx ratio is 23.4%\n"
                                   "startsAt    2026-03-11T14:02:10Z"_s,
                                   u"Alertmanager"_s);
    const QString id = m_core->receiveAndDraft(api);
    clock().advance(50s);
    for (int repeat = 0; repeat < 13; ++repeat)
        m_core->receive(api);
    clock().advance(50s);
    const Incident before = m_core->incident(id);
    WorkingCopy copy = before.copy;
    copy.body = u"Some requests to the API are failing with errors, coming from api-gw-07.eu.internal. This began at "
                u"14:02 UTC. "
                "Our team is investigating, and we will post the next update by 14:35 UTC."_s;
    copy.writer = Writer::Person;
    require(await(desk().save(id, before.version, copy)));
}

Desk &SampleData::desk() const
{
    return m_core->desk;
}

Signing &SampleData::signing() const
{
    return m_core->signing;
}

SecretKeeper &SampleData::secrets() const
{
    return m_core->secrets;
}

FailedAttempts &SampleData::failedAttempts() const
{
    return m_core->failedAttempts;
}

Setup &SampleData::setup() const
{
    return m_core->setup;
}

Settings &SampleData::settings() const
{
    return m_core->settings;
}

Database &SampleData::database() const
{
    return m_core->database;
}

TestClock &SampleData::clock() const
{
    return m_core->clock;
}

QString SampleData::directory() const
{
    return m_core->directory.path();
}

QString SampleData::pageId() const
{
    return m_core->page.id;
}

QString SampleData::componentId(const QString &name) const
{
    const auto catalog = setup().catalog();
    const Component *component = catalog->component(pageId(), slugOf(name));
    if (!component)
        qFatal("The sample data has no component %s", qPrintable(name));
    return component->id;
}

QString SampleData::incidentId(const QString &title) const
{
    const auto rows = require(await(desk().list({.pageId = pageId(), .states = AllStates, .limit = 500})));
    for (const IncidentRow &row : rows) {
        if (row.incident.copy.title.startsWith(title))
            return row.incident.id;
    }
    qFatal("The sample data has no incident %s", qPrintable(title));
    return {};
}

QString SampleData::addDraft(const QString &title, const QString &componentName)
{
    return m_core->receiveAndDraft(
        m_core->alert(title, Severity::Minor, {componentName}, title + u" - probe failed"_s, u"Uptime checks"_s));
}

void SampleData::addDrafts(const QString &name, int count)
{
    QList<QFuture<Result<Receipt>>> receipts;
    for (int i = 1; i <= count; ++i) {
        receipts.append(m_core->pipeline.receive(m_core->alert(u"%1 %2"_s.arg(name).arg(i), Severity::Minor, {u"API"_s},
                                                               u"probe failed"_s, u"Uptime checks"_s)));
    }
    for (const auto &receipt : receipts)
        require(await(receipt));
}

void SampleData::publish(const QString &id, Stage stage)
{
    // An update that is out has ordered the text of the next one.
    waitUntil("a text", [&] {
        return m_core->incident(id).isDrafted;
    });
    const Incident before = m_core->incident(id);
    WorkingCopy copy = before.copy;
    copy.stage = stage;
    copy.body = require(await(desk().draft(id, copy))).body;
    QStringList kept;
    for (const Finding &finding : desk().check(before, copy))
        kept.append(
            (finding.field == Finding::Field::Title ? copy.title : copy.body).mid(finding.start, finding.length));
    require(await(desk().publish(id, before.version, copy, kept)));
    clock().advance(std::chrono::milliseconds(UndoMilliseconds));
    m_core->outbox.wake();
    waitUntil("a publish", [&] {
        return !m_core->incident(id).pending;
    });
}

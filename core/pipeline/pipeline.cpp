// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/pipeline.h"

#include "core/base/compression.h"
#include "core/base/log.h"
#include "core/base/whenfinished.h"
#include "core/drafting/offlinedrafter.h"
#include "core/page/pagesite.h"
#include "core/pipeline/changes.h"
#include "core/pipeline/draftrequest.h"
#include "core/pipeline/reception.h"
#include "core/pipeline/setup.h"
#include "core/publishing/outbox.h"
#include "core/store/database.h"
#include "core/store/incidentrepository.h"

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// So many texts are written and stored at a time: a flood's drafts appear in groups rather than at its end.
constexpr int TextsAtOnce = 64;

/// Alerts come first: while more of them wait than one transaction takes in quiet times, texts give way for this long.
constexpr qsizetype BusyWithWrites = 8;
constexpr auto TextsGiveWay = 100ms;

/// How often it is looked for what comes and goes and has been calm.
constexpr auto SettlesEvery = 30s;

/// An ordered text and the incident it belongs to.
struct WrittenText
{
    Incident incident;
    WorkingCopy copy;
};

WrittenText write(const DraftOrder &order, const CatalogData &catalog, const QDateTime &now)
{
    const Incident &incident = order.incident;
    WorkingCopy copy = incident.copy;
    const DraftedText drafted = draftOffline(draftRequestOf(incident, copy, catalog, now));
    if (!order.keepsTitle && !incident.publishedAt)
        copy.title = drafted.title;
    copy.body = drafted.body;
    copy.writer = Writer::Offline;
    return {.incident = incident, .copy = copy};
}

/// Stores the texts; returns the incidents as they are afterwards.
Result<QList<Incident>> storeTexts(Connection &connection, const QList<WrittenText> &texts, const QDateTime &now)
{
    IncidentRepository incidents(connection);
    QList<Incident> stored;
    for (const WrittenText &text : texts) {
        // Somebody was quicker: their text stands.
        const auto state = incidents.saveOrderedText(text.incident.id, text.incident.version, text.copy);
        if (!state)
            continue;
        incidents.addRevision(text.incident.id, {.at = now,
                                                 .writer = Writer::Offline,
                                                 .stage = text.copy.stage,
                                                 .title = text.copy.title,
                                                 .body = text.copy.body});
        incidents.addTimeline(text.incident.id,
                              {.at = now, .kind = TimelineEntry::Kind::Drafted, .subject = toWord(Writer::Offline)});
        Incident incident = text.incident;
        incident.state = *state;
        incident.copy = text.copy;
        incident.isDrafted = true;
        ++incident.version;
        stored.append(incident);
    }
    return stored;
}

} // namespace

Pipeline::Pipeline(Database &database, Setup &setup, Outbox &outbox, PageSite &page, Changes &changes,
                   const Clock &clock, int stormDrafts)
    : m_database(database)
    , m_setup(setup)
    , m_outbox(outbox)
    , m_page(page)
    , m_changes(changes)
    , m_clock(clock)
    , m_stormDrafts(stormDrafts)
{
    m_writers.setMaxThreadCount(1);
    connect(&m_changes, &Changes::incidentsChanged, this, &Pipeline::writeOrderedTexts);
    connect(&m_setup, &Setup::catalogChanged, this, &Pipeline::refreshPage);
    connect(&m_outbox, &Outbox::published, this, [this](const QString &incidentId) {
        m_changes.note(incidentId);
        refreshPage();
    });
    m_settling.setInterval(SettlesEvery);
    connect(&m_settling, &QTimer::timeout, this, &Pipeline::settle);
    connect(&m_outbox, &Outbox::expired, this, [this](const QString &incidentId) {
        m_changes.note(incidentId);
    });
}

Pipeline::~Pipeline()
{
    m_writers.waitForDone();
}

void Pipeline::start()
{
    writeOrderedTexts();
    refreshPage();
    m_outbox.wake();
    settle();
    m_settling.start();
}

QFuture<Result<Receipt>> Pipeline::receive(Submission submission)
{
    const QDateTime now = m_clock.now();
    Delivery &delivery = submission.delivery;
    if (!delivery.isStateStated && saysRecovered(delivery.title + u'\n' + delivery.text))
        delivery.alerts.first().state = AlertState::Resolved;
    const auto catalog = m_setup.catalog();
    const StatusPage *page = catalog->page(submission.pageId);
    const Tone tone = page ? page->tone : Tone::Professional;
    Surroundings surroundings{.now = now, .stormDrafts = m_stormDrafts};
    const QList<Component> components = catalog->componentsOf(submission.pageId);
    for (const Component &component : components)
        surroundings.componentNames.append(component.name);
    const Source *source = catalog->source(submission.sourceId);
    const QString slug = source ? source->slug : QString();
    const QList<Alert> alerts = delivery.alerts;
    const QByteArray body = compressed(submission.body);
    // Given back in the thread that received it: to free it in the store's would make the two wait for each other.
    if (submission.idempotencyKey.isEmpty())
        submission.body.clear();
    m_setup.noteUse(submission.keyId, submission.sourceId, now);

    return m_database
        .write([submission = std::move(submission), body, tone,
                surroundings = std::move(surroundings)](Connection &connection) {
            return store(connection, submission, body, tone, surroundings);
        })
        .then([this, now, slug, alerts](Result<Receipt> receipt) {
            if (receipt) {
                m_tally.noteAlerts(slug, alerts);
                m_lastReceived = now.toMSecsSinceEpoch();
                if (!receipt->incidentId.isEmpty())
                    m_changes.note(receipt->incidentId);
                if (receipt->state == IncidentState::Held && !receipt->isDeduplicated)
                    tellOfHeld(receipt->incidentId);
            } else if (receipt.error().kind == Error::Kind::Storage) {
                Q_EMIT storageFailed(receipt.error().message);
            }
            return receipt;
        });
}

void Pipeline::tellOfHeld(const QString &incidentId)
{
    m_database
        .read([incidentId](Connection &connection) -> Result<std::optional<Incident>> {
            return IncidentRepository(connection).find(incidentId);
        })
        .then([this](const Result<std::optional<Incident>> &incident) {
            if (incident && *incident)
                Q_EMIT incidentHeld(**incident);
        });
}

void Pipeline::settle()
{
    const QDateTime now = m_clock.now();
    const auto calmed = m_database.read([now](Connection &connection) -> Result<QStringList> {
        return IncidentRepository(connection).calmed(now);
    });
    whenFinished(calmed, this, [this, now](const Result<QStringList> &ids) {
        if (!ids || ids->isEmpty())
            return;
        m_database
            .write([now](Connection &connection) {
                return settleCalm(connection, now);
            })
            .then([this](const Result<QStringList> &settled) {
                for (const QString &id : settled.value_or(QStringList()))
                    m_changes.note(id);
            });
    });
}

void Pipeline::refuse(Refusal refusal)
{
    const QDateTime now = m_clock.now();
    const QByteArray body = compressed(refusal.body);
    // Not the reason: it may quote the body.
    qCInfo(lcIntake).noquote() << "refused a request of" << refusal.sourceName;
    m_database
        .write([refusal, body, now](Connection &connection) {
            return store(connection, refusal, body, now);
        })
        .then([this, refusal](const Result<> &stored) {
            if (stored)
                m_setup.tellOfRefusal(refusal.sourceName, refusal.reason);
        });
}

void Pipeline::notice(Notice notice)
{
    const QDateTime now = m_clock.now();
    m_setup.noteUse(notice.keyId, notice.sourceId, now);
    m_database
        .write([notice, body = compressed(notice.body), now](Connection &connection) {
            return store(connection, notice, body, now);
        })
        .then([this, notice](const Result<> &stored) {
            if (stored)
                Q_EMIT noticed(notice);
        });
}

QDateTime Pipeline::lastReceivedAt() const
{
    const qint64 milliseconds = m_lastReceived;
    return milliseconds == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

void Pipeline::writeOrderedTexts()
{
    if (std::exchange(m_isWriting, true)) {
        m_writesAgain = true;
        return;
    }
    const QDateTime now = m_clock.now();
    const auto written =
        m_database
            .read([](Connection &connection) -> Result<QList<DraftOrder>> {
                return IncidentRepository(connection).undrafted(TextsAtOnce);
            })
            .then(&m_writers, [catalog = m_setup.catalog(), now](const Result<QList<DraftOrder>> &orders) {
                QList<WrittenText> texts;
                for (const DraftOrder &order : orders.value_or(QList<DraftOrder>()))
                    texts.append(write(order, *catalog, now));
                return texts;
            });
    whenFinished(written, this, [this, now](const QList<WrittenText> &texts) {
        if (texts.isEmpty()) {
            m_isWriting = false;
            if (std::exchange(m_writesAgain, false))
                writeOrderedTexts();
            return;
        }
        const auto stored = m_database.write([texts, now](Connection &connection) {
            return storeTexts(connection, texts, now);
        });
        whenFinished(stored, this, [this](const Result<QList<Incident>> &incidents) {
            m_isWriting = false;
            if (!incidents) {
                Q_EMIT storageFailed(incidents.error().message);
                return;
            }
            m_tally.noteOfflineTexts(incidents->size());
            for (const Incident &incident : *incidents) {
                m_changes.note(incident.id);
                if (!incident.publishedAt && incident.state == IncidentState::Draft)
                    Q_EMIT draftReady(incident);
                else if (incident.isRecovered && incident.copy.stage == Stage::Resolved)
                    Q_EMIT resolutionReady(incident);
            }
            if (m_database.statistics().waiting < BusyWithWrites)
                return writeOrderedTexts();
            m_isWriting = true;
            QTimer::singleShot(TextsGiveWay, this, [this] {
                m_isWriting = false;
                writeOrderedTexts();
            });
        });
    });
}

void Pipeline::refreshPage()
{
    if (std::exchange(m_isRefreshing, true)) {
        m_refreshesAgain = true;
        return;
    }
    whenFinished(m_page.refresh(), this, [this](const Result<> &refreshed) {
        m_isRefreshing = false;
        if (!refreshed)
            Q_EMIT storageFailed(refreshed.error().message);
        else
            Q_EMIT pageRefreshed();
        if (std::exchange(m_refreshesAgain, false))
            refreshPage();
    });
}

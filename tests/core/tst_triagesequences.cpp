// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"
#include "core/drafting/facts.h"
#include "core/pipeline/reception.h"
#include "core/pipeline/setup.h"
#include "core/store/database.h"
#include "core/store/incidentrepository.h"
#include "tests/support/await.h"
#include "tests/support/testclock.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

template<typename T>
T require(const Result<T> &result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
    return *result;
}

/// One thing that happens, as the file tells it; a repeat is taken apart.
struct Event
{
    double at = 0; ///< seconds after the first event
    QJsonObject json = {};
    QString title = {};
    QString key = {};
    int repeat = -1;    ///< which member of a repeat; -1: of none
    qsizetype line = 0; ///< which event of the file
};

/// What became of an event.
struct Outcome
{
    QString action = {};
    QString incidentId = {}; ///< empty: none
};

QList<Event> eventsOf(const QJsonObject &sequence)
{
    QList<Event> events;
    const QJsonArray array = sequence[u"events"].toArray();
    for (qsizetype line = 0; line < array.size(); ++line) {
        const QJsonObject json = array[line].toObject();
        const Event event{.at = json[u"at"].toDouble(),
                          .json = json,
                          .title = json[u"title"].toString(),
                          .key = json[u"key"].toString(),
                          .line = line};
        if (!json.contains(u"repeat")) {
            events.append(event);
            continue;
        }
        const QJsonObject repeat = json[u"repeat"].toObject();
        for (int i = 0; i < repeat[u"count"].toInt(); ++i) {
            Event member = event;
            const QString number = QString::number(i);
            member.at += i * repeat[u"every"].toDouble();
            member.repeat = i;
            if (repeat.contains(u"key"))
                member.key = repeat[u"key"].toString().replace(u"%d"_s, number);
            if (repeat.contains(u"title"))
                member.title = repeat[u"title"].toString().replace(u"%d"_s, number);
            events.append(member);
        }
    }
    std::ranges::stable_sort(events, {}, &Event::at);
    return events;
}

/// Plays sequences through the reception, each on a page of its own. Names of components stand in for their ids, and
/// the name of a tool for that of its key.
class Rehearsal
{
public:
    Rehearsal() : m_database(m_directory.filePath(u"greenroom.db"_s)), m_setup(m_database, m_clock)
    {
        if (auto opened = await(m_database.open()); !opened)
            qFatal("%s", qPrintable(opened.error().message));
        if (auto loaded = await(m_setup.load()); !loaded)
            qFatal("%s", qPrintable(loaded.error().message));
    }
    ~Rehearsal() { m_database.close(); }
    Q_DISABLE_COPY_MOVE(Rehearsal)

    /// Sets the page up on which the sequence plays.
    void begin(const QJsonObject &sequence)
    {
        m_start = m_clock.now();
        m_windows.clear();
        m_page = require(await(m_setup.addPage({.name = sequence[u"id"].toString()})));
        m_surroundings = {};
        const QJsonArray names = sequence[u"components"].toArray();
        for (const QJsonValue &name : names)
            m_surroundings.componentNames.append(name.toString());
        const QJsonArray windows = sequence[u"maintenance"].toArray();
        for (const QJsonValue &window : windows) {
            m_windows.append({.componentId = window[u"component"].toString(),
                              .from = moment(window[u"from"].toDouble()),
                              .until = moment(window[u"to"].toDouble())});
        }
    }

    Outcome alert(const Event &event)
    {
        Submission submission = submissionOf(event);
        const QDateTime now = moment(event.at);
        m_surroundings.now = now;
        m_surroundings.maintenance = m_windows;
        return require(await(m_database.write([&](Connection &connection) -> Result<Outcome> {
            IncidentRepository incidents(connection);
            if (auto settled = settleCalm(connection, now); !settled)
                return tl::unexpected(settled.error());
            const auto before = all(incidents);
            const auto receipt = store(connection, submission, qCompress("{}"), Tone::Professional, m_surroundings);
            if (!receipt)
                return tl::unexpected(receipt.error());
            if (receipt->state == IncidentState::Held && !receipt->isDeduplicated)
                m_held.insert(receipt->incidentId, submission.delivery);
            return outcome(incidents, before, *receipt);
        })));
    }

    Incident incident(const QString &id)
    {
        return require(await(m_database.write([id](Connection &connection) -> Result<Incident> {
            IncidentRepository incidents(connection);
            auto found = incidents.find(id);
            while (found && !found->mergedInto.isEmpty())
                found = incidents.find(found->mergedInto);
            if (!found)
                qFatal("no incident %s", qPrintable(id));
            return *found;
        })));
    }

    void publish(const QString &id, double at)
    {
        const Incident draft = incident(id);
        (void)require(await(m_database.write([&](Connection &connection) -> Result<bool> {
            IncidentRepository incidents(connection);
            IncidentUpdate update{.id = newId(),
                                  .incidentId = draft.id,
                                  .stage = draft.copy.stage,
                                  .title = draft.copy.title,
                                  .severity = draft.copy.severity,
                                  .body = u"We are looking into it."_s,
                                  .components = draft.copy.components,
                                  .publishedAt = moment(at),
                                  .author = u"ada@desk"_s};
            incidents.addPendingUpdate(update, moment(at), moment(at));
            incidents.completePendingUpdate(draft.id, update);
            return true;
        })));
    }

    void dismiss(const QString &id)
    {
        (void)require(await(m_database.write([&](Connection &connection) -> Result<bool> {
            IncidentRepository(connection).dismiss(id, {});
            return true;
        })));
    }

    /// What was held for the window and still fires is judged anew, and becomes a draft as a person's "Draft it anyway"
    /// makes it one: the clock that does it is not written yet.
    Outcome endMaintenance(const QString &component, double at)
    {
        m_windows.removeIf([&](const MaintenanceWindow &window) {
            return window.componentId == component;
        });
        m_surroundings.now = moment(at);
        m_surroundings.maintenance = m_windows;
        return require(await(m_database.write([&](Connection &connection) -> Result<Outcome> {
            IncidentRepository incidents(connection);
            Outcome outcome{.action = u"quiet"_s};
            const QList<Incident> known = all(incidents).values();
            for (const Incident &held : known) {
                if (held.state != IncidentState::Held || held.isRecovered
                    || held.assessment.action != TriageAction::HoldForMaintenance)
                    continue;
                const Assessment anew = assess(m_held.value(held.id), m_surroundings);
                if (anew.action == TriageAction::HoldForMaintenance)
                    continue;
                incidents.setState(held.id, IncidentState::Draft);
                outcome = {.action = toWord(anew.action), .incidentId = held.id};
            }
            return outcome;
        })));
    }

private:
    [[nodiscard]] QDateTime moment(double seconds) const { return m_start.addMSecs(qRound64(seconds * 1000)); }

    [[nodiscard]] Submission submissionOf(const Event &event) const
    {
        const QJsonObject &json = event.json;
        Delivery delivery{.title = event.title,
                          .titleIsForCustomers = json[u"source"].toString() == u"api",
                          .severity = fromWord<Severity>(json[u"severity"].toString()),
                          .text = json[u"text"].toString()};
        const QJsonArray components = json[u"components"].toArray();
        for (const QJsonValue &name : components)
            delivery.componentIds.append(name.toString());
        const QJsonObject labels = json[u"labels"].toObject();
        for (auto label = labels.begin(); label != labels.end(); ++label)
            delivery.labels.insert(label.key(), label.value().toString());
        const QString group = json[u"group"].toString();
        const QString key = event.key.isEmpty() ? implicitGroupKey(delivery.title, delivery.componentIds) : event.key;
        delivery.groupKey = group.isEmpty() ? key : group;
        AlertState state = fromWord<AlertState>(json[u"state"].toString()).value_or(AlertState::Firing);
        if (json[u"state"].toString() == u"absent" && saysRecovered(delivery.title + u'\n' + delivery.text))
            state = AlertState::Resolved;
        Alert alert{.key = key, .state = state, .title = delivery.title};
        if (json.contains(u"occurred_at"))
            alert.changedAt = moment(json[u"occurred_at"].toDouble());
        delivery.alerts = {alert};
        return {.delivery = delivery,
                .pageId = m_page.id,
                .sourceName = json[u"source"].toString(),
                .keyId = json[u"source"].toString(),
                .body = "{}"};
    }

    [[nodiscard]] QHash<QString, Incident> all(IncidentRepository &incidents) const
    {
        QHash<QString, Incident> all;
        const QList<IncidentRow> rows = incidents.list(
            {.pageId = m_page.id,
             .states = {IncidentState::Draft, IncidentState::Publishing, IncidentState::Live, IncidentState::Resolved,
                        IncidentState::Dismissed, IncidentState::Held, IncidentState::Merged},
             .limit = 500});
        for (const IncidentRow &row : rows)
            all.insert(row.incident.id, row.incident);
        return all;
    }

    static Outcome outcome(IncidentRepository &incidents, const QHash<QString, Incident> &before,
                           const Receipt &receipt)
    {
        if (receipt.incidentId.isEmpty())
            return {.action = u"ignore"_s};
        const Incident after = *incidents.find(receipt.incidentId);
        if (after.isTest)
            return {.action = u"test"_s};
        const auto earlier = before.constFind(after.id);
        if (earlier == before.cend()) {
            if (after.isRecovered)
                return {.action = u"recovery"_s, .incidentId = after.id};
            return {.action = toWord(after.assessment.action), .incidentId = after.id};
        }
        const QString action = [&] {
            // The recovery of what nobody waits for, once more.
            if (receipt.isDeduplicated && earlier->assessment.reason.rule == TriageRule::OverBefore && after.isRecovered
                && after.alertCount > earlier->alertCount)
                return u"recovery"_s;
            if (after.alertCount == earlier->alertCount)
                return u"late"_s;
            if (!earlier->isRecovered && after.isRecovered) {
                return after.publishedAt && after.copy.stage == Stage::Resolved ? u"resolving_update"_s : u"recovery"_s;
            }
            if (earlier->isRecovered && !after.isRecovered && !after.publishedAt)
                return u"reopen"_s;
            // What was drafted as resolved must not stand there while it fires.
            if (after.publishedAt && !after.isRecovered && after.copy.stage == Stage::Resolved)
                return u"resolving_update"_s;
            return u"join"_s;
        }();
        return {.action = action, .incidentId = after.id};
    }

    QTemporaryDir m_directory;
    TestClock m_clock;
    Database m_database;
    Setup m_setup;
    StatusPage m_page;
    QDateTime m_start;
    QList<MaintenanceWindow> m_windows;
    Surroundings m_surroundings;
    QHash<QString, Delivery> m_held;
};

/// What was counted over all sequences.
struct Score
{
    int decisions = 0;
    int right = 0;
    int securityMissed = 0;
    int stagingMissed = 0;
    int visibleDismissed = 0;
    QMap<QString, QMap<QString, int>> table = {}; ///< label → decision → times
    QStringList mistakes = {};
};

/// Compares what became of one sequence with its labels.
class Judgement
{
public:
    Judgement(const QJsonObject &sequence, Rehearsal &stage, Score &score)
        : m_sequence(sequence), m_stage(stage), m_score(score)
    {}

    void judge(const Event &event, const QJsonObject &expected, Outcome outcome)
    {
        if (!outcome.incidentId.isEmpty()) {
            const QString whole = m_stage.incident(outcome.incidentId).id;
            // Made on the way into a storm, and then merged.
            if (whole != outcome.incidentId)
                outcome = {.action = u"join"_s, .incidentId = whole};
        }
        const QString label = expected[u"action"].toString();
        QStringList allowed{label};
        const QJsonArray also = expected[u"also"].toArray();
        for (const QJsonValue &action : also)
            allowed.append(action.toString());
        const bool isAllowed = allowed.contains(outcome.action);
        QStringList wrong;
        if (!isAllowed)
            wrong.append(u"is %1"_s.arg(outcome.action));
        else if (const QString letter = expected[u"incident"].toString();
                 !letter.isEmpty() && !outcome.incidentId.isEmpty())
            wrong += partition(letter, outcome.incidentId);
        wrong += flags(expected, outcome);
        m_score.table[label][isAllowed ? label : outcome.action] += 1;
        ++m_score.decisions;
        if (wrong.isEmpty())
            ++m_score.right;
        else
            m_score.mistakes.append(u"%1 %2 at %3 “%4”: should be %5, %6"_s.arg(
                m_sequence[u"id"].toString(), m_sequence[u"kind"].toString(), QString::number(event.at), event.title,
                allowed.join(u'/'), wrong.join(u", ")));
        truths(event, label, outcome.action);
    }

    [[nodiscard]] QString incidentOf(const QString &letter) const { return m_ids.value(letter); }

private:
    QStringList partition(const QString &letter, const QString &id)
    {
        const auto known = m_ids.constFind(letter);
        if (known == m_ids.cend() && !m_ids.values().contains(id)) {
            m_ids.insert(letter, id);
            return {};
        }
        if (known != m_ids.cend() && *known == id)
            return {};
        return {u"belongs to another incident than %1"_s.arg(letter)};
    }

    QStringList flags(const QJsonObject &expected, const Outcome &outcome)
    {
        QStringList wrong;
        if (outcome.incidentId.isEmpty())
            return wrong;
        const Incident incident = m_stage.incident(outcome.incidentId);
        const QJsonArray wanted = expected[u"flags"].toArray();
        if (wanted.contains(u"flapping"_s) && !incident.isFlapping)
            wrong.append(u"is not flapping"_s);
        if (wanted.contains(u"storm"_s) && !incident.isStorm)
            wrong.append(u"is no storm"_s);
        if (wanted.contains(u"recovered_before_publishing"_s) && !(incident.isRecovered && !incident.publishedAt))
            wrong.append(u"has not recovered before publishing"_s);
        if (m_sequence[u"kind"].toString() != u"flapping" && incident.isFlapping)
            wrong.append(u"is flapping"_s);
        return wrong;
    }

    void truths(const Event &event, const QString &label, const QString &action)
    {
        const QJsonObject truth =
            event.json.contains(u"truth") ? event.json[u"truth"].toObject() : m_sequence[u"truth"].toObject();
        const bool isDrafted = action == u"draft" || action == u"suggest_dismiss";
        if (truth[u"security"].toBool() && isDrafted)
            ++m_score.securityMissed;
        if (truth[u"staging"].toBool() && !truth[u"security"].toBool() && label == u"suggest_dismiss"
            && action != u"suggest_dismiss")
            ++m_score.stagingMissed;
        if (truth[u"customer_visible"].toBool() && action == u"suggest_dismiss")
            ++m_score.visibleDismissed;
    }

    const QJsonObject &m_sequence;
    Rehearsal &m_stage;
    Score &m_score;
    QHash<QString, QString> m_ids;
};

void play(const QJsonObject &sequence, Rehearsal &stage, Score &score)
{
    stage.begin(sequence);
    Judgement judgement(sequence, stage, score);
    const QList<Event> events = eventsOf(sequence);
    QHash<qsizetype, QList<std::pair<Event, Outcome>>> repeats;
    for (const Event &event : events) {
        const QString deed = event.json[u"do"].toString();
        const QString target = judgement.incidentOf(event.json[u"incident"].toString());
        if (deed == u"publish") {
            stage.publish(target, event.at);
        } else if (deed == u"dismiss") {
            stage.dismiss(target);
        } else if (deed == u"end_maintenance") {
            const Outcome outcome = stage.endMaintenance(event.json[u"component"].toString(), event.at);
            const QJsonObject quiet{{u"action"_s, u"quiet"_s}};
            judgement.judge(event, event.json.contains(u"expect") ? event.json[u"expect"].toObject() : quiet, outcome);
        } else if (event.repeat < 0) {
            judgement.judge(event, event.json[u"expect"].toObject(), stage.alert(event));
        } else {
            auto &members = repeats[event.line];
            members.emplaceBack(event, stage.alert(event));
            if (members.size() < event.json[u"repeat"][u"count"].toInt())
                continue;
            // They are judged as they stand at the end, the first and the rest as one decision each.
            judgement.judge(members.first().first, event.json[u"expect"].toObject(), members.first().second);
            const auto wholeOf = [&stage](const Outcome &outcome) {
                return outcome.incidentId.isEmpty() ? QString() : stage.incident(outcome.incidentId).id;
            };
            const QString whole = wholeOf(members.first().second);
            const auto odd = std::find_if(members.begin() + 1, members.end(), [&](const auto &member) {
                return wholeOf(member.second) != whole;
            });
            const auto &shown = odd == members.end() ? members.last() : *odd;
            judgement.judge(shown.first, event.json[u"expect_rest"].toObject(), shown.second);
        }
    }
}

Score scoreOf(const QString &fileName)
{
    QFile file(QFINDTESTDATA("../data/triage/open.jsonl").replace("open.jsonl"_L1, fileName));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.errorString()));
    Rehearsal stage;
    Score score;
    while (!file.atEnd()) {
        const QJsonObject sequence = QJsonDocument::fromJson(file.readLine()).object();
        if (!sequence.isEmpty())
            play(sequence, stage, score);
    }
    return score;
}

QString tableOf(const Score &score)
{
    QString text = u"label → decision: times\n"_s;
    for (auto label = score.table.begin(); label != score.table.end(); ++label) {
        text += u"  %1"_s.arg(label.key(), -22);
        for (auto action = label->begin(); action != label->end(); ++action)
            text += u" %1: %2"_s.arg(action.key(), QString::number(action.value()));
        text += u'\n';
    }
    text += u"right: %1 of %2 (%3 %)\n"_s.arg(score.right)
                .arg(score.decisions)
                .arg(100.0 * score.right / score.decisions, 0, 'f', 1);
    text += u"security drafted: %1, staging not suggested: %2, visible to customers and suggested: %3\n"_s
                .arg(score.securityMissed)
                .arg(score.stagingMissed)
                .arg(score.visibleDismissed);
    return text;
}

} // namespace

/// The decisions of triage over sequences that were labelled before its rules were written. See
/// tests/data/triage/README.md.
class TriageSequencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decidesAsAnEngineerWould_data();
    void decidesAsAnEngineerWould();
};

void TriageSequencesTest::decidesAsAnEngineerWould_data()
{
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<double>("leastShare");
    QTest::addColumn<int>("mostStagingMissed");
    QTest::newRow("open half") << u"open.jsonl"_s << 0.95 << 0;
    // As it was scored the first time: it may not get worse.
    QTest::newRow("sealed half") << u"sealed.jsonl"_s << 237.0 / 251 << 1;
}

void TriageSequencesTest::decidesAsAnEngineerWould()
{
    QFETCH(QString, fileName);
    QFETCH(double, leastShare);
    QFETCH(int, mostStagingMissed);
    const Score score = scoreOf(fileName);
    qInfo().noquote() << qUtf8Printable(u'\n' + tableOf(score) + score.mistakes.join(u'\n'));
    QCOMPARE(score.securityMissed, 0);
    QCOMPARE_LE(score.stagingMissed, mostStagingMissed);
    QCOMPARE(score.visibleDismissed, 0);
    QCOMPARE_GE(double(score.right) / score.decisions, leastShare);
}

QTEST_GUILESS_MAIN(TriageSequencesTest)
#include "tst_triagesequences.moc"

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewsession.h"

#include "core/base/whenfinished.h"
#include "core/review/review.h"
#include "ui/review/publishclick.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto CheckDelay = 150ms;
constexpr auto CountdownTick = 100ms;

} // namespace

ReviewSession::ReviewSession(Desk &desk, Setup &setup, const Clock &clock, QObject *parent)
    : QObject(parent), m_desk(desk), m_setup(setup), m_clock(clock)
{
    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(CheckDelay);
    m_checkTimer.callOnTimeout(this, &ReviewSession::check);
    m_countdown.setInterval(CountdownTick);
    m_countdown.callOnTimeout(this, &ReviewSession::countdownTicked);

    connect(&desk, &Desk::incidentsChanged, this, [this](const QStringList &ids) {
        if (!m_wanted.isEmpty() && ids.contains(m_wanted))
            load();
    });
    connect(&setup, &Setup::catalogChanged, this, [this] {
        if (!isEmpty()) {
            Q_EMIT incidentChanged();
            m_checkTimer.start();
        }
    });
}

const WorkingCopy &ReviewSession::copy() const
{
    return m_keeper ? m_keeper->copy() : m_detail.incident.copy;
}

StatusPage ReviewSession::page() const
{
    const auto catalog = m_setup.catalog();
    const StatusPage *page = catalog->page(incident().pageId);
    return page ? *page : StatusPage{};
}

QList<Component> ReviewSession::components() const
{
    return m_setup.catalog()->componentsOf(incident().pageId);
}

int ReviewSession::pageCount() const
{
    return int(m_setup.catalog()->pages.size());
}

bool ReviewSession::isEditable() const
{
    return m_keeper && ::mayFollow(incident(), Step::Edit) && !m_clicks.contains(incident().id);
}

void ReviewSession::show(const QString &id)
{
    if (id == m_wanted)
        return;
    if (id.isEmpty()) {
        clear();
        return;
    }
    m_wanted = id;
    load();
}

void ReviewSession::clear()
{
    m_wanted.clear();
    releaseKeeper();
    m_detail = {};
    m_checked = {};
    m_checkTimer.stop();
    m_countdown.stop();
    m_offer = Offer::None;
    ++m_draftNumber;
    Q_EMIT shown();
}

void ReviewSession::load()
{
    if (m_loading == m_wanted) {
        m_isStale = true;
        return;
    }
    m_loading = m_wanted;
    m_isStale = false;
    whenFinished(m_desk.incident(m_wanted), this, [this, id = m_wanted](const Result<IncidentDetail> &detail) {
        if (m_loading == id)
            m_loading.clear();
        if (id != m_wanted)
            return;
        if (!detail) {
            // What is on the screen stays, and the other may be asked for again.
            m_wanted = isEmpty() ? QString() : incident().id;
            Q_EMIT failed(detail.error().message);
            return;
        }
        take(*detail);
        if (m_isStale)
            load();
    });
}

void ReviewSession::take(const IncidentDetail &detail)
{
    const bool isOther = !m_keeper || m_keeper->id() != detail.incident.id;
    if (isOther) {
        releaseKeeper();
        m_keeper = keeperOf(detail.incident);
        m_checked = {};
        m_proposedTitle.clear();
        m_isTitleAsked = false;
        m_setByHand.clear();
        m_mine.clear();
        m_offer = Offer::None;
        ++m_draftNumber;
    }
    m_detail = detail;
    m_keeper->adopt(detail.incident);
    if (incident().pending)
        m_countdown.start();
    else
        m_countdown.stop();
    if (PublishClick *click = m_clicks.value(incident().id); click && click->isFinished())
        forgetClick(click);
    if (isOther) {
        check();
        Q_EMIT shown();
    } else {
        Q_EMIT incidentChanged();
        m_checkTimer.start();
    }
}

CopyKeeper *ReviewSession::keeperOf(const Incident &incident)
{
    CopyKeeper *&keeper = m_keepers[incident.id];
    if (keeper)
        return keeper;
    keeper = new CopyKeeper(m_desk, incident, this);
    connect(keeper, &CopyKeeper::copyMerged, this, [this, keeper] {
        if (keeper == m_keeper) {
            m_checkTimer.start();
            Q_EMIT copyChanged();
        }
    });
    connect(keeper, &CopyKeeper::saved, this, [this, keeper] {
        if (keeper != m_keeper) {
            m_keepers.remove(keeper->id());
            keeper->deleteLater();
        }
    });
    connect(keeper, &CopyKeeper::failed, this, [this, keeper](const Error &error) {
        // A click that waits for it says so itself.
        if (!m_clicks.contains(keeper->id()))
            Q_EMIT failed(error.message);
    });
    return keeper;
}

void ReviewSession::releaseKeeper()
{
    CopyKeeper *keeper = std::exchange(m_keeper, nullptr);
    if (!keeper)
        return;
    if (keeper->isSaved()) {
        m_keepers.remove(keeper->id());
        keeper->deleteLater();
    } else {
        keeper->saveNow();
    }
}

void ReviewSession::keep(const WorkingCopy &copy)
{
    if (!isEditable() || copy == m_keeper->copy())
        return;
    m_keeper->setCopy(copy);
    m_checkTimer.start();
    Q_EMIT copyChanged();
}

void ReviewSession::setTitle(const QString &title)
{
    WorkingCopy next = copy();
    next.title = title;
    keep(next);
}

void ReviewSession::setSeverity(Severity severity)
{
    WorkingCopy next = copy();
    for (ComponentImpact &impact : next.components) {
        if (impact.status == impactOf(next.severity) && !m_setByHand.contains(impact.componentId))
            impact.status = impactOf(severity);
    }
    next.severity = severity;
    keep(next);
    follow();
}

void ReviewSession::setStage(Stage stage)
{
    if (!mayFollow(stage))
        return;
    WorkingCopy next = copy();
    next.stage = stage;
    keep(next);
    follow();
    if (hasTyped() && isEditable()) {
        m_offer = Offer::Redraft;
        Q_EMIT offerChanged();
    }
}

void ReviewSession::setTone(Tone tone)
{
    WorkingCopy next = copy();
    next.tone = tone;
    keep(next);
    follow();
    if (hasTyped() && isEditable()) {
        m_offer = Offer::Redraft;
        Q_EMIT offerChanged();
    }
}

void ReviewSession::setBody(const QString &body)
{
    if (body == copy().body)
        return;
    WorkingCopy next = copy();
    next.body = body;
    next.writer = Writer::Person;
    keep(next);
}

void ReviewSession::setImpact(const QString &componentId, ComponentStatus status)
{
    WorkingCopy next = copy();
    const auto found = std::find_if(next.components.begin(), next.components.end(), [&](const ComponentImpact &impact) {
        return impact.componentId == componentId;
    });
    if (found == next.components.end())
        next.components.append({.componentId = componentId, .status = status});
    else
        found->status = status;
    m_setByHand.insert(componentId);
    keep(next);
    follow();
}

void ReviewSession::addComponent(const QString &componentId)
{
    WorkingCopy next = copy();
    next.components.append({.componentId = componentId, .status = impactOf(next.severity)});
    keep(next);
    follow();
}

void ReviewSession::removeComponent(const QString &componentId)
{
    WorkingCopy next = copy();
    next.components.removeIf([&](const ComponentImpact &impact) {
        return impact.componentId == componentId;
    });
    m_setByHand.remove(componentId);
    keep(next);
    follow();
}

bool ReviewSession::hasTyped() const
{
    const bool isPublished = !m_detail.updates.isEmpty() && m_detail.updates.first().body == copy().body.trimmed();
    return copy().writer == Writer::Person && !copy().body.trimmed().isEmpty() && !isPublished;
}

std::optional<QString> ReviewSession::myText() const
{
    if (copy().writer == Writer::Person)
        return std::nullopt;
    if (!m_mine.isEmpty())
        return m_mine;
    for (const Revision &revision : m_detail.revisions) {
        if (revision.writer == Writer::Person)
            return revision.body;
    }
    return std::nullopt;
}

void ReviewSession::follow()
{
    if (isEditable() && !hasTyped())
        requestDraft(false);
}

void ReviewSession::redraft()
{
    if (isEditable())
        requestDraft(true);
}

void ReviewSession::requestDraft(bool isAskedFor)
{
    const int number = ++m_draftNumber;
    whenFinished(m_desk.draft(incident().id, copy()), this,
                 [this, number, isAskedFor, asked = copy()](const Result<DraftedText> &text) {
                     // Whoever has typed since then does not want this text any more.
                     if (number != m_draftNumber || !isEditable() || copy().body != asked.body)
                         return;
                     if (!text) {
                         Q_EMIT failed(text.error().message);
                         return;
                     }
                     const bool hadTyped = hasTyped();
                     if (hadTyped && text->body != copy().body)
                         m_mine = copy().body;
                     if (isAskedFor && text->body == copy().body)
                         Q_EMIT noticed(tr("The draft says already all that is known."));
                     WorkingCopy next = copy();
                     next.body = text->body;
                     next.writer = Writer::Offline;
                     m_offer = hadTyped && !m_mine.isEmpty() ? Offer::BackToMine : Offer::None;
                     keep(next);
                     Q_EMIT offerChanged();
                 });
}

void ReviewSession::backToMine()
{
    const std::optional<QString> text = myText();
    if (!text)
        return;
    m_offer = Offer::None;
    m_mine.clear();
    ++m_draftNumber;
    setBody(*text);
    Q_EMIT offerChanged();
}

void ReviewSession::restoreRevision(const Revision &revision)
{
    if (!isEditable())
        return;
    if (hasTyped())
        m_mine = copy().body;
    m_offer = Offer::None;
    ++m_draftNumber;
    WorkingCopy next = copy();
    next.body = revision.body;
    next.writer = revision.writer;
    keep(next);
    Q_EMIT offerChanged();
}

void ReviewSession::forgetOffer()
{
    m_offer = Offer::None;
    Q_EMIT offerChanged();
}

void ReviewSession::useProposedTitle()
{
    if (!m_proposedTitle.isEmpty())
        setTitle(m_proposedTitle);
}

void ReviewSession::check()
{
    m_checkTimer.stop();
    if (isEmpty())
        return;
    m_checked.set(copy(), isEditable() ? m_desk.check(incident(), copy()) : QList<Finding>());
    if (m_checked.hasFindingIn(Finding::Field::Title))
        requestTitle();
    Q_EMIT findingsChanged();
}

void ReviewSession::requestTitle()
{
    if (std::exchange(m_isTitleAsked, true))
        return;
    whenFinished(m_desk.draft(incident().id, copy()), this,
                 [this, id = incident().id](const Result<DraftedText> &text) {
                     if (text && id == incident().id) {
                         m_proposedTitle = text->title;
                         Q_EMIT findingsChanged();
                     }
                 });
}

void ReviewSession::removeWords(const Finding &finding)
{
    // A finding about a text that has been changed since then would cut at the wrong place.
    if (m_checkTimer.isActive())
        check();
    if (!m_checked.findings().contains(finding))
        return;
    if (finding.field == Finding::Field::Title)
        setTitle(m_checked.without(finding));
    else
        setBody(m_checked.without(finding));
    check();
}

void ReviewSession::setKept(const Finding &finding, bool isKept)
{
    m_checked.setKept(finding, isKept);
    Q_EMIT findingsChanged();
}

bool ReviewSession::mayFollow(Stage stage) const
{
    return ::mayFollow(incident(), stage);
}

bool ReviewSession::saysNothingNew() const
{
    if (m_detail.updates.isEmpty())
        return false;
    const IncidentUpdate &last = m_detail.updates.first();
    return last.body == copy().body.trimmed() && last.title == copy().title.trimmed() && last.stage == copy().stage
           && last.severity == copy().severity && last.components == copy().components;
}

QString ReviewSession::obstacle() const
{
    if (incident().isTest)
        return tr("Tests are not published");
    if (copy().title.trimmed().isEmpty())
        return tr("Write a title");
    if (copy().body.trimmed().isEmpty())
        return m_detail.updates.isEmpty() ? tr("Write a text") : tr("Write the next update");
    if (const int count = m_checked.openCount(); count > 0)
        return count == 1 ? tr("1 finding to settle") : tr("%n findings to settle", nullptr, count);
    if (!mayFollow(copy().stage))
        return tr("Choose another stage");
    if (saysNothingNew())
        return tr("Nothing new to say yet");
    return {};
}

void ReviewSession::publish()
{
    if (!isEditable())
        return;
    check();
    if (const QString reason = obstacle(); !reason.isEmpty()) {
        Q_EMIT failed(tr("Not published: %1.").arg(reason.at(0).toLower() + reason.mid(1)));
        return;
    }
    auto *click = new PublishClick(m_desk, *m_keeper, m_checked.keptWords(), this);
    m_clicks.insert(incident().id, click);
    ++m_draftNumber;
    connect(click, &PublishClick::succeeded, this, [this, click] {
        finishClick(click);
    });
    connect(click, &PublishClick::failed, this, [this, click](const Error &error) {
        const QString text =
            error.kind == Error::Kind::Conflict
                ? tr("“%1” was not published, because it changed meanwhile. Read it once more, then publish.")
                      .arg(click->title())
                : tr("“%1” was not published. %2", "title, reason").arg(click->title(), error.message);
        const QString id = click->incidentId();
        forgetClick(click);
        Q_EMIT failed(text);
        if (id == m_wanted) {
            Q_EMIT incidentChanged();
            load();
        }
    });
    click->start();
    Q_EMIT incidentChanged();
}

void ReviewSession::finishClick(PublishClick *click)
{
    // The fields stay as they are until the store shows the update.
    if (click->incidentId() == m_wanted)
        load();
    else
        forgetClick(click);
}

void ReviewSession::forgetClick(PublishClick *click)
{
    m_clicks.remove(click->incidentId());
    click->deleteLater();
}

bool ReviewSession::isPublishing() const
{
    return incident().pending.has_value() || m_clicks.contains(incident().id);
}

bool ReviewSession::canUndoPublish() const
{
    return m_keeper && undoMillisecondsLeft() > 0;
}

int ReviewSession::undoMillisecondsLeft() const
{
    return incident().pending ? int(qMax(qint64(0), now().msecsTo(incident().pending->undoUntil))) : 0;
}

void ReviewSession::undoPublish()
{
    // Whoever regrets a click does so at once: the store may not even have it.
    PublishClick *click = m_clicks.value(incident().id);
    if (click && !click->isFinished())
        click->takeBack();
    else if (click || canUndoPublish())
        whenFinished(m_desk.undo(incident().id), this, [this](const Result<> &result) {
            finishStep(result);
        });
}

void ReviewSession::dismiss(const QString &reason)
{
    const bool isHeld = incident().state == IncidentState::Held;
    if (isEmpty() || (!isHeld && !isEditable()) || !::mayFollow(incident(), Step::Dismiss))
        return;
    if (!isHeld)
        m_keeper->saveNow();
    whenFinished(m_desk.dismiss(incident().id, reason.simplified()), this, [this](const Result<> &result) {
        finishStep(result);
    });
}

void ReviewSession::restore()
{
    if (!isEmpty() && ::mayFollow(incident(), Step::Restore))
        whenFinished(m_desk.restore(incident().id), this, [this](const Result<> &result) {
            finishStep(result);
        });
}

void ReviewSession::finishStep(const Result<> &result)
{
    if (!result)
        Q_EMIT failed(result.error().message);
    if (!m_wanted.isEmpty())
        load();
}

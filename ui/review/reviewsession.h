// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/pipeline/desk.h"
#include "core/pipeline/setup.h"
#include "ui/review/checkedtext.h"
#include "ui/review/copykeeper.h"

#include <QHash>
#include <QSet>
#include <QTimer>

class PublishClick;

/// The incident under review, without widgets: its working copy, the findings about its text, and the steps that may be
/// taken with it. Lives in the main thread and never waits.
class ReviewSession : public QObject
{
    Q_OBJECT

public:
    /// What may be done about a text after something else changed.
    enum class Offer {
        None,
        Redraft,    ///< stage or tone changed, and the person's own text was kept
        BackToMine, ///< the person's text was replaced because they asked for a redraft
    };

    ReviewSession(Desk &desk, Setup &setup, const Clock &clock, QObject *parent);

    [[nodiscard]] bool isEmpty() const { return !m_keeper; }
    [[nodiscard]] const IncidentDetail &detail() const { return m_detail; }
    [[nodiscard]] const Incident &incident() const { return m_detail.incident; }
    /// What is on the screen: the person's changes included, whether stored yet or not.
    [[nodiscard]] const WorkingCopy &copy() const;
    [[nodiscard]] StatusPage page() const;
    [[nodiscard]] QList<Component> components() const;
    [[nodiscard]] int pageCount() const;
    [[nodiscard]] QDateTime now() const { return m_clock.now(); }

    [[nodiscard]] bool isEditable() const;
    [[nodiscard]] bool mayFollow(Stage stage) const;

    /// The text on the screen with what the gates found in it.
    [[nodiscard]] const CheckedText &checked() const { return m_checked; }
    /// A drafted title to put in the place of one with findings; empty if there is none.
    [[nodiscard]] const QString &proposedTitle() const { return m_proposedTitle; }

    [[nodiscard]] Offer offer() const { return m_offer; }
    /// The person's latest own text, if there is one that is not on the screen.
    [[nodiscard]] std::optional<QString> myText() const;

    /// What stands against publishing, in words; empty if nothing does.
    [[nodiscard]] QString obstacle() const;
    /// From the click until the update is out or was taken back.
    [[nodiscard]] bool isPublishing() const;
    [[nodiscard]] bool canUndoPublish() const;
    [[nodiscard]] int undoMillisecondsLeft() const;
    [[nodiscard]] int undoMilliseconds() const { return m_desk.undoMilliseconds(); }

public Q_SLOTS:
    void show(const QString &id);
    void clear();

    void setTitle(const QString &title);
    void setSeverity(Severity severity);
    void setStage(Stage stage);
    void setTone(Tone tone);
    /// Text as the person typed it.
    void setBody(const QString &body);
    /// Adds the component if the incident does not have it.
    void setImpact(const QString &componentId, ComponentStatus status);
    void addComponent(const QString &componentId);
    void removeComponent(const QString &componentId);

    void redraft();
    void backToMine();
    void restoreRevision(const Revision &revision);
    void useProposedTitle();
    void forgetOffer();

    void removeWords(const Finding &finding);
    void setKept(const Finding &finding, bool isKept);

    void publish();
    void undoPublish();
    void dismiss(const QString &reason);
    void restore();

Q_SIGNALS:
    /// Another incident is shown, or none.
    void shown();
    /// What the store tells about the incident changed: state, alerts, timeline, updates.
    void incidentChanged();
    void copyChanged();
    void findingsChanged();
    void offerChanged();
    void countdownTicked();
    void failed(const QString &text);
    void noticed(const QString &text);

private:
    void load();
    void take(const IncidentDetail &detail);
    void keep(const WorkingCopy &copy);
    void follow();
    void requestDraft(bool isAskedFor);
    void requestTitle();
    void check();
    void finishClick(PublishClick *click);
    void forgetClick(PublishClick *click);
    void finishStep(const Result<> &result);
    [[nodiscard]] bool hasTyped() const;
    [[nodiscard]] bool saysNothingNew() const;
    CopyKeeper *keeperOf(const Incident &incident);
    void releaseKeeper();

    Desk &m_desk;
    Setup &m_setup;
    const Clock &m_clock;

    QString m_wanted;       ///< the incident asked for; it is shown once it has been read
    QString m_loading;      ///< the incident being read
    bool m_isStale = false; ///< changed again while it was being read
    IncidentDetail m_detail;
    CopyKeeper *m_keeper = nullptr;         ///< of the incident shown
    QHash<QString, CopyKeeper *> m_keepers; ///< also those that still save an incident left behind

    CheckedText m_checked;
    QString m_proposedTitle;
    bool m_isTitleAsked = false;
    QSet<QString> m_setByHand; ///< components whose impact a person chose
    QString m_mine;            ///< the person's text that a redraft replaced
    Offer m_offer = Offer::None;
    int m_draftNumber = 0;                   ///< of the newest request; older answers are dropped
    QHash<QString, PublishClick *> m_clicks; ///< by incident, until the store shows what they did

    QTimer m_checkTimer;
    QTimer m_countdown;
};

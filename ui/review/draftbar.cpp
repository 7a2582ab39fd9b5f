// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/draftbar.h"

#include "ui/review/flowlayout.h"
#include "ui/review/reviewsession.h"
#include "ui/review/reviewstyle.h"
#include "ui/review/reviewwords.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace {

constexpr Tone Tones[] = {Tone::Professional, Tone::Friendly, Tone::Minimal};
enum WriterSegment { OfflineSegment, MineSegment };
constexpr int SecondsOfOneBout = 120;
constexpr int BeginningLength = 60;

} // namespace

DraftBar::DraftBar(ReviewSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_tone(new SegmentedControl(this))
    , m_redraft(new QPushButton(tr("Redraft"), this))
    , m_writer(new SegmentedControl(this))
    , m_history(new QPushButton(tr("Earlier texts"), this))
    , m_offer(new QWidget(this))
    , m_offerText(new QLabel(m_offer))
    , m_offerAction(new QPushButton(m_offer))
{
    m_tone->setObjectName(u"tone"_s);
    m_tone->setAccessibleName(tr("Tone"));
    for (const Tone tone : Tones)
        m_tone->addSegment(displayName(tone));
    m_redraft->setObjectName(u"redraftButton"_s);
    m_redraft->setToolTip(tr("Write the text anew from the facts (R)"));
    setLook(m_redraft, "quiet");
    m_writer->setObjectName(u"writer"_s);
    m_writer->setAccessibleName(tr("Whose text"));
    m_writer->addSegment(writerName(Writer::Offline));
    m_writer->addSegment(writerName(Writer::Person));
    m_history->setObjectName(u"historyButton"_s);
    m_history->setToolTip(tr("Bring back an earlier text"));
    setLook(m_history, "quiet");

    m_offer->setObjectName(u"offer"_s);
    setLook(m_offerText, "mute");
    m_offerAction->setObjectName(u"offerButton"_s);
    setLook(m_offerAction, "link");
    auto *forget = new QPushButton(tr("Leave it"), m_offer);
    forget->setObjectName(u"forgetOfferButton"_s);
    setLook(forget, "link");
    auto *offerRow = new QHBoxLayout(m_offer);
    offerRow->setContentsMargins(0, 0, 0, 0);
    offerRow->setSpacing(8);
    offerRow->addWidget(m_offerText);
    offerRow->addWidget(m_offerAction);
    offerRow->addWidget(forget);
    offerRow->addStretch();
    m_offer->hide();

    auto *left = new QWidget(this);
    auto *leftRow = new QHBoxLayout(left);
    leftRow->setContentsMargins(0, 0, 0, 0);
    leftRow->setSpacing(6);
    leftRow->addWidget(m_tone);
    leftRow->addWidget(m_redraft);
    auto *right = new QWidget(this);
    auto *rightRow = new QHBoxLayout(right);
    rightRow->setContentsMargins(0, 0, 0, 0);
    rightRow->setSpacing(6);
    rightRow->addWidget(m_writer);
    rightRow->addWidget(m_history);
    auto *row = new FlowLayout(14, 6);
    row->addWidget(left);
    row->addWidget(right);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(m_offer);

    connect(m_tone, &SegmentedControl::chosen, &session, [&session](int index) {
        session.setTone(Tones[index]);
    });
    connect(m_redraft, &QPushButton::clicked, &session, &ReviewSession::redraft);
    connect(m_writer, &SegmentedControl::chosen, &session, [&session](int index) {
        if (index == MineSegment)
            session.backToMine();
        else
            session.redraft();
    });
    connect(m_history, &QPushButton::clicked, this, &DraftBar::openHistory);
    connect(m_offerAction, &QPushButton::clicked, &session, [&session] {
        if (session.offer() == ReviewSession::Offer::BackToMine)
            session.backToMine();
        else
            session.redraft();
    });
    connect(forget, &QPushButton::clicked, &session, &ReviewSession::forgetOffer);
    connect(&session, &ReviewSession::shown, this, &DraftBar::refresh);
    connect(&session, &ReviewSession::incidentChanged, this, &DraftBar::refresh);
    connect(&session, &ReviewSession::copyChanged, this, &DraftBar::refresh);
    connect(&session, &ReviewSession::offerChanged, this, &DraftBar::refresh);
}

void DraftBar::refresh()
{
    if (m_session.isEmpty())
        return;
    const bool isEditable = m_session.isEditable();
    const bool isMine = m_session.copy().writer == Writer::Person;
    m_tone->setCurrentIndex(int(m_session.copy().tone));
    m_writer->setCurrentIndex(isMine ? MineSegment : OfflineSegment);
    m_writer->setSegmentEnabled(MineSegment, isMine || m_session.myText().has_value());
    m_history->setEnabled(!m_session.detail().revisions.isEmpty());
    // Nothing here has a meaning for a text that can't be changed.
    setVisible(isEditable || m_session.isPublishing());
    setEnabled(isEditable);
    refreshOffer();
}

void DraftBar::refreshOffer()
{
    const ReviewSession::Offer offer = m_session.isEditable() ? m_session.offer() : ReviewSession::Offer::None;
    m_offer->setVisible(offer != ReviewSession::Offer::None);
    if (offer == ReviewSession::Offer::Redraft) {
        m_offerText->setText(tr("Your text was kept as it is."));
        m_offerAction->setText(
            tr("Redraft: %1, %2", "stage, tone")
                .arg(inSentence(displayName(m_session.copy().stage)), inSentence(displayName(m_session.copy().tone))));
    } else if (offer == ReviewSession::Offer::BackToMine) {
        m_offerText->setText(tr("Written anew from the facts."));
        m_offerAction->setText(tr("Back to mine"));
    }
}

void DraftBar::openHistory()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<Revision> &revisions = m_session.detail().revisions;
    const Revision *listed = nullptr;
    for (const Revision &revision : revisions) {
        // Typing is stored every moment; of one bout of it, the last text is the one to come back to.
        const bool isSameBout = listed && listed->writer == Writer::Person && revision.writer == Writer::Person
                                && revision.at.secsTo(listed->at) < SecondsOfOneBout;
        if (isSameBout)
            continue;
        listed = &revision;
        QString beginning = revision.body.simplified();
        if (beginning.size() > BeginningLength)
            beginning = beginning.left(BeginningLength) + u'…';
        const QString time = localTime(revision.at, m_session.now());
        const QString text =
            tr("%1 · %2 · %3", "time, writer, beginning of a text").arg(time, writerName(revision.writer), beginning);
        QAction *action = menu->addAction(withoutMnemonic(text), this, [this, revision] {
            m_session.restoreRevision(revision);
        });
        action->setEnabled(revision.body != m_session.copy().body);
    }
    menu->popup(m_history->mapToGlobal(QPoint(0, m_history->height() + 2)));
}

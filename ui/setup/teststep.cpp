// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/teststep.h"

#include "ui/setup/setupstyle.h"
#include "ui/setup/testalert.h"

#include <QAccessible>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

TestStep::TestStep(const QString &receiverUrl, QWidget *parent)
    : QWidget(parent)
    , m_alert(new TestAlert(receiverUrl, this))
    , m_box(new QFrame(this))
    , m_status(new QLabel(m_box))
    , m_receiverUrl(receiverUrl)
{
    auto *title = new QLabel(tr("Send a test alert"), this);
    setSetupLook(title, "title");
    auto *hint =
        new QLabel(tr("It takes the way of every alert: over HTTP through the front door, onto the disk, into a draft. "
                      "The draft is marked as a test and reaches nobody outside."),
                   this);
    setSetupLook(hint, "mute");
    hint->setWordWrap(true);

    m_status->setObjectName(u"testStatus"_s);
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *box = new QVBoxLayout(m_box);
    box->setContentsMargins(14, 12, 14, 12);
    box->addWidget(m_status);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addWidget(hint);
    layout->addSpacing(14);
    layout->addWidget(m_box);
    layout->addStretch();

    connect(m_alert, &TestAlert::arrived, this, [this](const QString &, bool isDeduplicated) {
        setState(State::Arrived, isDeduplicated ? tr("✓ Arrived. It joined the test draft that is there already.")
                                                : tr("✓ Arrived. Its draft is waiting in the window."));
    });
    connect(m_alert, &TestAlert::failed, this, [this](const QString &reason) {
        setState(State::Refused, tr("⚑ It did not arrive at %1. %2").arg(m_receiverUrl, reason));
    });
    setSecret({});
}

void TestStep::setSecret(const QString &secret)
{
    if (m_alert->isSending() || (m_secret == secret && m_state != State::NoKey))
        return;
    m_secret = secret;
    if (secret.isEmpty())
        setState(State::NoKey, tr("A test alert needs an API key. Go back to make one, or do it later under Sources."));
    else
        setState(State::Ready, tr("It will be sent to %1.").arg(m_receiverUrl));
}

void TestStep::send()
{
    if (m_secret.isEmpty() || m_alert->isSending())
        return;
    setState(State::Sending, tr("… On its way to %1").arg(m_receiverUrl));
    m_alert->send(m_secret);
}

void TestStep::setState(State state, const QString &text)
{
    m_state = state;
    m_status->setText(text);
    setSetupLook(m_box, state == State::Arrived ? "arrived" : state == State::Refused ? "refused" : "waiting");
    // The colours of the text within come from the look of the frame around it.
    m_status->style()->unpolish(m_status);
    m_status->style()->polish(m_status);
    QAccessibleEvent event(m_status, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
    Q_EMIT stateChanged();
}

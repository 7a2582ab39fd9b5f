// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/firststart.h"

#include "ui/setup/keystep.h"
#include "ui/setup/newkeypanel.h"
#include "ui/setup/pagestep.h"
#include "ui/setup/teststep.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int ColumnWidth = 720;

} // namespace

FirstStart::FirstStart(Setup &setup, const QString &receiverUrl, QWidget *parent, const QString &urlForTools)
    : ThemedPane(parent)
    , m_page(new PageStep(setup, this))
    , m_keyStep(new KeyStep(setup, urlForTools.isEmpty() ? receiverUrl : urlForTools, this))
    , m_key(&m_keyStep->panel())
    , m_test(new TestStep(receiverUrl, this))
    , m_scroll(new QScrollArea(this))
    , m_back(new QPushButton(tr("Back"), this))
    , m_skip(new QPushButton(this))
    , m_next(new QPushButton(this))
{
    setObjectName(u"firstStart"_s);
    m_back->setObjectName(u"firstStartBack"_s);
    setSetupLook(m_back, "quiet");
    m_skip->setObjectName(u"firstStartSkip"_s);
    setSetupLook(m_skip, "quiet");
    m_next->setObjectName(u"firstStartNext"_s);
    setSetupLook(m_next, "primary");

    auto *marks = new QHBoxLayout;
    marks->setSpacing(10);
    for (int i = 0; i < StepCount; ++i) {
        m_marks.append(new QLabel(this));
        m_marks.constLast()->setObjectName(u"firstStartMark"_s + QString::number(i + 1));
        marks->addWidget(m_marks.constLast(), 1);
    }

    auto *card = new QFrame(this);
    setSetupLook(card, "framed");
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addStretch();
    buttons->addWidget(m_skip);
    buttons->addWidget(m_next);
    auto *cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(28, 24, 28, 20);
    cardLayout->setSpacing(20);
    for (QWidget *step : stepWidgets())
        cardLayout->addWidget(step);
    cardLayout->addLayout(buttons);

    auto *greeting = new QLabel(tr("Welcome to Greenroom"), this);
    setSetupLook(greeting, "title");
    auto *promise =
        new QLabel(tr("From a fired alert to a published incident in one click, and never without that click."), this);
    setSetupLook(promise, "mute");
    promise->setWordWrap(true);

    auto *column = new QWidget(m_scroll);
    setSetupLook(column, "window");
    column->setMaximumWidth(ColumnWidth);
    auto *columnLayout = new QVBoxLayout(column);
    columnLayout->setContentsMargins(20, 28, 20, 28);
    columnLayout->setSpacing(4);
    columnLayout->addWidget(greeting);
    columnLayout->addWidget(promise);
    columnLayout->addSpacing(16);
    columnLayout->addLayout(marks);
    columnLayout->addSpacing(6);
    columnLayout->addWidget(card);
    columnLayout->addStretch();

    auto *middle = new QWidget(m_scroll);
    setSetupLook(middle, "window");
    auto *middleLayout = new QHBoxLayout(middle);
    middleLayout->setContentsMargins(0, 0, 0, 0);
    middleLayout->addStretch(1);
    middleLayout->addWidget(column, 1000);
    middleLayout->addStretch(1);
    m_scroll->setWidget(middle);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);

    // Tab: what is to be filled in, the button that goes on, then the ways around it.
    setTabOrder(m_next, m_skip);
    setTabOrder(m_skip, m_back);

    connect(m_next, &QPushButton::clicked, this, &FirstStart::goOn);
    connect(m_skip, &QPushButton::clicked, this, &FirstStart::skip);
    connect(m_back, &QPushButton::clicked, this, &FirstStart::goBack);
    connect(m_page, &PageStep::returnPressed, this, &FirstStart::goOn);
    connect(m_page, &PageStep::refused, this, [this] {
        setBusy(false);
    });
    connect(m_page, &PageStep::stored, this, [this] {
        setBusy(false);
        if (!m_key->isCreated())
            m_key->startSource(m_page->page().id);
        goTo(Key);
    });
    connect(m_key, &NewKeyPanel::returnPressed, this, &FirstStart::goOn);
    connect(m_key, &NewKeyPanel::refused, this, [this] {
        setBusy(false);
    });
    connect(m_key, &NewKeyPanel::created, this, [this] {
        m_test->setSecret(m_key->secret());
        setBusy(false);
    });
    connect(m_test, &TestStep::stateChanged, this, [this] {
        refresh();
        if (m_test->state() == TestStep::State::Arrived)
            m_next->setFocus(Qt::OtherFocusReason);
    });
    goTo(Page);
}

std::array<QWidget *, FirstStart::StepCount> FirstStart::stepWidgets() const
{
    return {m_page, m_keyStep, m_test};
}

void FirstStart::goTo(Step step)
{
    m_step = step;
    // Not a stack: that would be as high as the highest of them.
    const auto steps = stepWidgets();
    for (size_t i = 0; i < steps.size(); ++i)
        steps[i]->setVisible(i == size_t(step));
    m_scroll->ensureVisible(0, 0);
    refresh();
    if (step == Page)
        m_page->focusFirst();
    else if (step == Key)
        m_key->focusFirst();
    else
        m_next->setFocus(Qt::OtherFocusReason);
}

void FirstStart::goOn()
{
    if (m_isBusy)
        return;
    switch (m_step) {
    case Page:
        setBusy(true);
        m_page->store();
        break;
    case Key:
        if (m_key->isCreated()) {
            goTo(Test);
        } else {
            setBusy(true);
            m_key->create();
        }
        break;
    case Test:
        if (m_test->state() == TestStep::State::Ready || m_test->state() == TestStep::State::Refused)
            m_test->send();
        else if (m_test->state() != TestStep::State::Sending)
            Q_EMIT finished();
        break;
    }
}

void FirstStart::goBack()
{
    if (m_step != Page)
        goTo(Step(m_step - 1));
}

void FirstStart::skip()
{
    if (m_step == Key)
        goTo(Test);
    else
        Q_EMIT finished();
}

void FirstStart::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    refresh();
}

void FirstStart::refresh()
{
    const QStringList names{tr("Status page"), tr("API key"), tr("Test alert")};
    for (int i = 0; i < m_marks.size(); ++i) {
        const bool isDone = i < m_step || (i == Test && m_test->state() == TestStep::State::Arrived);
        m_marks[i]->setText(isDone ? tr("✓ %1", "a step that is done").arg(names[i])
                                   : tr("%1  %2", "number and name of a step").arg(QString::number(i + 1), names[i]));
        m_marks[i]->setAccessibleName(i == m_step ? tr("Step %1 of 3, now: %2").arg(QString::number(i + 1), names[i])
                                                  : tr("Step %1 of 3: %2").arg(QString::number(i + 1), names[i]));
        setSetupLook(m_marks[i], isDone ? "stepDone" : i == m_step ? "stepNow" : "stepAhead");
    }

    const TestStep::State test = m_test->state();
    m_back->setVisible(m_step != Page);
    m_skip->setVisible(m_step == Key
                           ? !m_key->isCreated()
                           : m_step == Test && test != TestStep::State::Arrived && test != TestStep::State::NoKey);
    m_skip->setText(m_step == Key ? tr("Skip") : tr("Open the window"));
    switch (m_step) {
    case Page:
        m_next->setText(tr("Continue"));
        break;
    case Key:
        m_next->setText(m_key->isCreated() ? tr("Continue") : tr("Create key"));
        break;
    case Test:
        m_next->setText(test == TestStep::State::Ready     ? tr("Send a test alert")
                        : test == TestStep::State::Sending ? tr("Sending …")
                        : test == TestStep::State::Refused ? tr("Send again")
                                                           : tr("Open the window"));
        break;
    }
    m_next->setEnabled(!m_isBusy && !(m_step == Test && test == TestStep::State::Sending));
}

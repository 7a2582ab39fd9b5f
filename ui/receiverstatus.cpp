// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/receiverstatus.h"

#include "core/base/clock.h"
#include "core/base/whenfinished.h"
#include "core/pipeline/desk.h"
#include "core/pipeline/setup.h"
#include "ui/inbox/incidenttext.h"
#include "ui/refresher.h"
#include "ui/theme.h"

#include <QDesktopServices>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int SecondsCountedOneByOne = 60;

} // namespace

ReceiverStatus::ReceiverStatus(Desk &desk, const Setup &setup, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_setup(setup)
    , m_clock(clock)
    , m_state(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_link(new QPushButton(this))
    , m_changes(new Refresher(
          [this] {
              readChanged();
          },
          this))
{
    setObjectName("receiverStatus"_L1);
    m_state->setObjectName("receiverState"_L1);
    m_state->setTextFormat(Qt::PlainText);
    m_detail->setObjectName("receiverDetail"_L1);
    m_detail->setProperty("look", u"small"_s);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_link->setObjectName("pageLink"_L1);
    m_link->setProperty("look", u"link"_s);
    m_link->hide();

    auto *layout = new QVBoxLayout(this);
    // A link has room for its focus frame around it; its words stand in line with the others.
    constexpr int frame = 5;
    layout->setContentsMargins(10 - frame, 10, 6, 2);
    m_state->setContentsMargins(frame, 0, 0, 0);
    m_detail->setContentsMargins(frame, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_state);
    layout->addWidget(m_detail);
    layout->addWidget(m_link, 0, Qt::AlignLeading);

    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ReceiverStatus::updateTexts);
    connect(&setup, &Setup::catalogChanged, this, &ReceiverStatus::readSources);
    connect(&desk, &Desk::incidentsChanged, this, [this](const QStringList &ids) {
        m_changedIds += ids;
        m_changes->request();
    });
    connect(m_link, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl(m_link->toolTip()));
    });
    readSources();
    updateTexts();
}

void ReceiverStatus::setReceiver(const ReceiverInformation &receiver)
{
    m_address = QUrl(receiver.receiverUrl).authority();
    m_error = receiver.error;
    m_pageUrl = receiver.pageUrl;
    updateTexts();
    updateLink();
}

void ReceiverStatus::setPage(const StatusPage *page, bool hasSlug)
{
    m_slug = page && hasSlug ? page->slug : QString();
    updateLink();
}

void ReceiverStatus::readSources()
{
    const auto catalog = m_setup.catalog();
    for (const Source &source : catalog->sources) {
        if (source.lastReceivedAt)
            noteAlert(*source.lastReceivedAt);
    }
}

void ReceiverStatus::readChanged()
{
    // The newest of a flood tell as much as all of them.
    constexpr qsizetype mostIds = 50;
    const QStringList ids = std::exchange(m_changedIds, {});
    whenFinished(m_desk.rows(ids.last(std::min(ids.size(), mostIds))), this,
                 [this](const Result<QList<IncidentRow>> &rows) {
                     m_changes->finish();
                     for (const IncidentRow &row : rows.value_or(QList<IncidentRow>()))
                         noteAlert(row.incident.lastAlertAt);
                 });
}

void ReceiverStatus::noteAlert(const QDateTime &at)
{
    if (m_lastAlertAt.isValid() && at <= m_lastAlertAt)
        return;
    m_lastAlertAt = at;
    updateTexts();
}

void ReceiverStatus::updateTexts()
{
    const bool isReceiving = !m_address.isEmpty();
    m_state->setText(isReceiving ? tr("● Receiving") : tr("■ Not receiving"));
    m_state->setAccessibleName(isReceiving ? tr("Receiving alerts") : tr("Not receiving alerts"));
    applyLook(*m_state, isReceiving ? u"good"_s : u"bad"_s);

    if (!isReceiving) {
        m_detail->setText(m_error);
        return;
    }
    if (!m_lastAlertAt.isValid()) {
        m_detail->setText(tr("%1\nno alert yet").arg(m_address));
        return;
    }
    const qint64 seconds = std::max<qint64>(m_lastAlertAt.secsTo(m_clock.now()), 0);
    QString age;
    if (seconds < SecondsCountedOneByOne)
        age = tr("last alert %n s ago", nullptr, static_cast<int>(seconds));
    else if (m_lastAlertAt.daysTo(m_clock.now()) < 7)
        age = tr("last alert %1 ago", "an age such as 3 h").arg(ageText(m_lastAlertAt, m_clock.now()));
    else
        age = tr("last alert %1", "a date").arg(ageText(m_lastAlertAt, m_clock.now()));
    m_detail->setText(QString(m_address + u'\n' + age));
    m_timer.start(seconds < SecondsCountedOneByOne ? 1000 : 30'000);
}

void ReceiverStatus::updateLink()
{
    const QString url = m_slug.isEmpty() ? m_pageUrl : u"%1/%2/"_s.arg(m_pageUrl, m_slug);
    m_link->setVisible(!m_pageUrl.isEmpty());
    m_link->setText(tr("Open status page"));
    m_link->setToolTip(url);
    m_link->setAccessibleName(tr("Open the status page in the browser"));
    m_link->setAccessibleDescription(url);
}

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/statusline.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/desk.h"
#include "core/pipeline/setup.h"
#include "ui/inbox/box.h"
#include "ui/refresher.h"

#include <QLabel>

using namespace Qt::StringLiterals;

namespace {

constexpr int MostTitles = 3;

} // namespace

StatusLine::StatusLine(Desk &desk, const Setup &setup, QWidget *parent)
    : QStatusBar(parent)
    , m_desk(desk)
    , m_setup(setup)
    , m_page(new QLabel(this))
    , m_live(new QLabel(this))
    , m_receiver(new QLabel(this))
    , m_liveReader(new Refresher(
          [this] {
              readLive();
          },
          this))
{
    setObjectName("statusLine"_L1);
    setSizeGripEnabled(false);
    setContentsMargins(8, 0, 8, 0);
    m_page->setObjectName("statusPage"_L1);
    m_live->setObjectName("statusLive"_L1);
    m_receiver->setObjectName("statusReceiver"_L1);
    for (QLabel *label : {m_page, m_live, m_receiver}) {
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(6, 0, 10, 0);
    }
    // Long titles are cut, the window is not widened.
    m_live->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    addWidget(m_page);
    addWidget(m_live, 1);
    addPermanentWidget(m_receiver);

    connect(&desk, &Desk::countsChanged, m_liveReader, &Refresher::request);
    connect(&setup, &Setup::catalogChanged, this, [this] {
        setPageId(m_pageId);
    });
}

void StatusLine::setPageId(const QString &pageId)
{
    m_pageId = pageId;
    const auto catalog = m_setup.catalog();
    const StatusPage *page = catalog->page(pageId);
    m_page->setText(page ? page->name : QString());
    m_liveReader->request();
}

void StatusLine::setReceiverAddress(const QString &address)
{
    m_receiver->setText(address.isEmpty() ? tr("Not receiving alerts") : tr("Receiving on %1").arg(address));
}

void StatusLine::readLive()
{
    const IncidentQuery query{.pageId = m_pageId, .states = statesOf(Box::Live), .limit = 50};
    whenFinished(m_desk.list(query), this, [this, query](const Result<QList<IncidentRow>> &rows) {
        m_liveReader->finish();
        if (rows) {
            QStringList titles;
            for (const IncidentRow &row : *rows)
                titles.append(row.incident.copy.title);
            showLive(titles, rows->size() == query.limit);
        }
    });
}

void StatusLine::showLive(const QStringList &titles, bool hasMore)
{
    if (m_pageId.isEmpty()) {
        m_live->clear();
        return;
    }
    const int count = static_cast<int>(titles.size());
    QString named = titles.first(std::min(count, MostTitles)).join(u" · "_s);
    if (count > MostTitles)
        named += u" …"_s;
    QString text;
    if (count == 0)
        text = tr("Nothing is live");
    else if (count == 1)
        text = tr("1 live incident: %1").arg(named);
    else if (hasMore)
        text = tr("More than %n live incidents: %1", nullptr, count - 1).arg(named);
    else
        text = tr("%n live incidents: %1", nullptr, count).arg(named);
    m_live->setText(text);
    m_live->setToolTip(titles.join(u'\n'));
}

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trayicon.h"

#include "core/base/whenfinished.h"
#include "core/desktop/notifier.h"
#include "core/pipeline/desk.h"
#include "core/pipeline/setup.h"
#include "ui/refresher.h"

#include <QFontMetrics>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int SearchInterval = 3000; // milliseconds
constexpr int Searches = 60;         // three minutes
constexpr int MostDrafts = 5;
constexpr int LongestTitle = 48;
constexpr int MessageTime = 10'000; // milliseconds
constexpr auto BadgeColor = QRgb(0xffb3261e);

void paintBadge(QPainter &painter, int side, int count)
{
    const QString text = QString::number(std::min(count, 99));
    const double height = side * 0.58;
    const double width = text.size() > 1 ? side * 0.78 : height;
    const QRectF box(side - width, side - height, width, height);
    painter.setPen(QPen(Qt::white, std::max(1.0, side / 24.0)));
    painter.setBrush(QColor::fromRgb(BadgeColor));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2);
    QFont font;
    font.setPixelSize(std::max(7, qRound(height * 0.78)));
    font.setWeight(QFont::Bold);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace

QIcon trayPicture(bool isReceiving, int drafts)
{
    QSvgRenderer drawing(isReceiving ? u":/icons/tray.svg"_s : u":/icons/tray-silent.svg"_s);
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 44, 48, 64}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        drawing.render(&painter);
        if (drafts > 0)
            paintBadge(painter, side, drafts);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

TrayIcon::TrayIcon(Desk &desk, const Setup &setup, Notifier &notifier, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_setup(setup)
    , m_searchesLeft(Searches)
    , m_drafts(new Refresher(
          [this] {
              readDrafts();
          },
          this))
{
    setObjectName("trayIcon"_L1);
    fillMenu({});
    updateIcon();
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openRequested();
    });
    connect(&notifier, &Notifier::unavailable, this, &TrayIcon::showMessage);
    connect(&desk, &Desk::countsChanged, m_drafts, &Refresher::request);
    connect(&setup, &Setup::catalogChanged, m_drafts, &Refresher::request);
    m_search.setInterval(SearchInterval);
    connect(&m_search, &QTimer::timeout, this, &TrayIcon::lookForTray);
    m_search.start();
    lookForTray();
    m_drafts->request();
}

void TrayIcon::setReceiving(bool isReceiving)
{
    m_isReceiving = isReceiving;
    updateIcon();
}

void TrayIcon::lookForTray()
{
    if (QSystemTrayIcon::isSystemTrayAvailable()) {
        m_icon.show();
        m_search.stop();
    } else if (--m_searchesLeft <= 0) {
        m_search.stop();
    }
}

void TrayIcon::readDrafts()
{
    QList<QFuture<Result<QList<IncidentRow>>>> reads;
    const auto catalog = m_setup.catalog();
    for (const StatusPage &page : catalog->pages)
        reads.append(m_desk.list({.pageId = page.id, .states = {IncidentState::Draft}, .limit = 100}));
    if (reads.isEmpty())
        return m_drafts->finish();
    const auto all = QtFuture::whenAll(reads.begin(), reads.end());
    whenFinished(all, this, [this](const QList<QFuture<Result<QList<IncidentRow>>>> &pages) {
        m_drafts->finish();
        QList<IncidentRow> rows;
        for (const auto &page : pages)
            rows += page.result().value_or(QList<IncidentRow>());
        std::ranges::sort(rows, std::greater(), &IncidentRow::seq);
        QList<std::pair<QString, QString>> drafts;
        for (const IncidentRow &row : rows.first(std::min<qsizetype>(rows.size(), MostDrafts)))
            drafts.emplaceBack(row.incident.id, row.incident.copy.title);
        m_count = static_cast<int>(rows.size());
        fillMenu(drafts);
        updateIcon();
    });
}

void TrayIcon::fillMenu(const QList<std::pair<QString, QString>> &drafts)
{
    m_menu.clear();
    for (const auto &[id, title] : drafts) {
        QString text = title.size() > LongestTitle ? QString(QStringView(title).first(LongestTitle) + u'…') : title;
        QAction *action = m_menu.addAction(text.replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, id = id] {
            Q_EMIT incidentRequested(id);
        });
    }
    if (drafts.isEmpty())
        m_menu.addAction(tr("No drafts"))->setEnabled(false);
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("Open Greenroom")), &QAction::triggered, this, &TrayIcon::openRequested);
    connect(m_menu.addAction(tr("Quit")), &QAction::triggered, this, &TrayIcon::quitRequested);
}

void TrayIcon::updateIcon()
{
    m_icon.setIcon(trayPicture(m_isReceiving, m_count));
    QString text = m_count == 0   ? tr("Greenroom: no drafts")
                   : m_count == 1 ? tr("Greenroom: 1 draft waits")
                                  : tr("Greenroom: %n drafts wait", nullptr, m_count);
    if (!m_isReceiving)
        text += u'\n' + tr("Not receiving alerts");
    m_icon.setToolTip(text);
}

void TrayIcon::showMessage(const Notification &notification)
{
    if (!isAvailable())
        return;
    const auto icon = notification.severity == Severity::Critical ? QSystemTrayIcon::Critical
                      : notification.severity == Severity::Major  ? QSystemTrayIcon::Warning
                                                                  : QSystemTrayIcon::Information;
    m_icon.showMessage(notification.title, notification.body, icon, MessageTime);
}

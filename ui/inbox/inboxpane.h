// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "ui/inbox/box.h"

#include <QHash>
#include <QPersistentModelIndex>
#include <QTimer>
#include <QWidget>

class Desk;
class EmptyState;
class IncidentListModel;
class QLineEdit;
class QListView;
class QModelIndex;
class QPushButton;
class QStackedLayout;
class Setup;

/// The middle zone: one box of incidents with a filter above it. Keeps what was chosen while rows come and go, and
/// holds the rows still that the reader looks at.
class InboxPane : public QWidget
{
    Q_OBJECT

public:
    InboxPane(Desk &desk, const Setup &setup, const Clock &clock, QWidget *parent);

    /// Shows a box of a page, with the incident in it that was last chosen there, or the first.
    void show(const QString &pageId, Box box);
    /// As show(), with this incident chosen as soon as it is in the list.
    void showIncident(const Incident &incident);

    [[nodiscard]] Box box() const;
    /// The incident that was last chosen; it may have left the list since.
    [[nodiscard]] QString chosenId() const { return m_chosenId; }
    [[nodiscard]] QListView *list() const { return m_list; }

public Q_SLOTS:
    void chooseNext();
    void choosePrevious();
    void openChosen();
    void focusFilter();

Q_SIGNALS:
    /// Another incident is to be shown beside the list.
    void incidentChosen(const QString &id);
    /// The keyboard is to go to the incident.
    void incidentOpened(const QString &id);
    /// As incidentChosen(), also when it was chosen before: where there is no room beside the list, it makes way.
    void incidentClicked(const QString &id);
    void sourcesRequested();
    void draftsRequested();
    /// More of the list could not be read; \a message is for the person.
    void failed(const QString &message);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *createHeader();
    void createList();
    void connectModel();
    void connectEmptyState();
    void applyFilter();
    void handleLoaded();
    void handleCurrentChanged(const QModelIndex &current);
    void step(int rows);
    void choose(const QString &id);
    void setCurrentRow(int row);
    void showListOrReason();
    void holdStill();
    void goOn(int firstNew, int lastNew);
    void updateNewRows(int count);
    void updatePlaceholder();

    IncidentListModel *m_model;
    QLineEdit *m_filter;
    QListView *m_list;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QPushButton *m_newRows;
    QTimer m_typing; ///< the filter waits for a pause
    QTimer m_aging;  ///< ages are read anew
    QString m_pageId;
    QString m_chosenId;
    QHash<Box, QString> m_lastChosen;
    bool m_isBoxNew = false;        ///< its first page is awaited, to choose something in it
    int m_chosenRow = -1;           ///< where it was when it was last seen in the list
    int m_newCount = 0;             ///< rows that came in above while the reader was further down
    bool m_isModelMoving = false;   ///< rows are coming or going, so what the view makes current is no one's choice
    QPersistentModelIndex m_anchor; ///< the first row in sight
    int m_anchorTop = 0;
};

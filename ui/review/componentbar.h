// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/page.h"

#include <QAbstractButton>
#include <QWidget>

class QMenu;
class QPushButton;
class ReviewSession;

/// One affected component: its name, and what the incident does to it by shape, word and colour. A click opens the menu
/// that changes or removes it.
class ComponentChip : public QAbstractButton
{
    Q_OBJECT

public:
    ComponentChip(const QString &name, ComponentStatus status, QWidget *parent);

    [[nodiscard]] ComponentStatus status() const { return m_status; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const ComponentStatus m_status;
};

/// The affected components of the incident under review, each with its impact, and the button that adds one.
class ComponentBar : public QWidget
{
    Q_OBJECT

public:
    ComponentBar(ReviewSession &session, QWidget *parent);

public Q_SLOTS:
    /// Opens the menu that adds a component.
    void choose();

private:
    void refresh();
    void openImpactMenu(ComponentChip *chip, const QString &componentId);
    void openMenu(QMenu *menu, QWidget *under);

    ReviewSession &m_session;
    QPushButton *m_add;
    QList<QWidget *> m_chips;
    QList<ComponentImpact> m_shown; ///< what the chips stand for
    QString m_shownKey;             ///< the rest that they depend on
};

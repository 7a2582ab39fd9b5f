// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRadioButton>

/// A place in the navigation with a count beside its name. One of its group is chosen; arrow keys move.
class NavigationItem : public QRadioButton
{
    Q_OBJECT

public:
    NavigationItem(const QString &name, QWidget *parent);

    /// Below zero: nothing is counted.
    void setCount(int count);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    [[nodiscard]] bool hitButton(const QPoint &position) const override { return rect().contains(position); }
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString countText() const;

    int m_count = -1;
};

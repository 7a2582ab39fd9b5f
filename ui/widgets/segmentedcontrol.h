// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QWidget>

class QButtonGroup;

/// A row of joined buttons of which exactly one is chosen: severity, stage, tone. Arrow keys move, Tab leaves.
class SegmentedControl : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(int currentIndex READ currentIndex WRITE setCurrentIndex NOTIFY currentIndexChanged USER true)

public:
    explicit SegmentedControl(QWidget *parent);

    /// Adds a button; \a icon may be null.
    void addSegment(const QString &text, const QIcon &icon = {});
    void setSegmentEnabled(int index, bool enabled);
    [[nodiscard]] int currentIndex() const;
    [[nodiscard]] int count() const;

public Q_SLOTS:
    void setCurrentIndex(int index);

Q_SIGNALS:
    void currentIndexChanged(int index);
    /// As currentIndexChanged(), but only when a person chose.
    void chosen(int index);

private:
    QButtonGroup *m_buttons;
};

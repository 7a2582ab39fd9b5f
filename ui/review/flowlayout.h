// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

/// Lays widgets out like words: from left to right, and on the next line when there is no room.
class FlowLayout : public QLayout
{
public:
    /// \a across and \a down are the gaps between widgets and between lines, in pixels.
    FlowLayout(int across, int down);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    void setGeometry(const QRect &rect) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;

private:
    /// Returns the height used; moves the widgets only if \a isReal.
    int arrange(const QRect &whole, bool isReal) const;

    const int m_across;
    const int m_down;
    QList<QLayoutItem *> m_items;
};

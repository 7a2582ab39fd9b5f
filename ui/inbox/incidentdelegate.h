// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

struct Colors;

/// Paints one incident in three lines: severity, title and age; the first words of its text; tags.
class IncidentDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit IncidentDelegate(QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintBackground(QPainter &painter, const QStyleOptionViewItem &option, const Colors &colors) const;
    void paintTags(QPainter &painter, const QRect &place, const QModelIndex &index, const QFont &font,
                   const Colors &colors) const;
};

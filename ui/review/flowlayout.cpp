// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/flowlayout.h"

#include <QStyle>
#include <QWidget>

FlowLayout::FlowLayout(int across, int down) : m_across(across), m_down(down)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

int FlowLayout::count() const
{
    return int(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < count() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const QLayoutItem *item : m_items) {
        width += item->sizeHint().width() + m_across;
        height = qMax(height, item->sizeHint().height());
    }
    return QSize(qMax(0, width - m_across), height).grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

int FlowLayout::arrange(const QRect &whole, bool isReal) const
{
    const QMargins margins = contentsMargins();
    const QRect rect = whole.marginsRemoved(margins);
    // Each line is centred on its tallest widget, so that it is placed once it is full.
    QList<QLayoutItem *> line;
    int x = 0;
    int y = rect.y();
    int lineHeight = 0;
    const auto placeLine = [&] {
        int left = rect.x();
        for (QLayoutItem *item : std::as_const(line)) {
            const QSize size = item->sizeHint().boundedTo(QSize(rect.width(), QLAYOUTSIZE_MAX));
            if (isReal) {
                const QRect place(QPoint(left, y + (lineHeight - size.height()) / 2), size);
                item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), rect, place));
            }
            left += size.width() + m_across;
        }
        line.clear();
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (!line.isEmpty() && x + size.width() > rect.width()) {
            placeLine();
            y += lineHeight + m_down;
            x = 0;
            lineHeight = 0;
        }
        line.append(item);
        x += size.width() + m_across;
        lineHeight = qMax(lineHeight, size.height());
    }
    placeLine();
    return y + lineHeight - rect.y() + margins.top() + margins.bottom();
}

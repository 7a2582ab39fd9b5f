// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigationitem.h"

#include "ui/theme.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

namespace {

constexpr int SidePadding = 10;
constexpr int LinePadding = 6;
constexpr int Gap = 8;
constexpr double Radius = 6;

QFont boldOf(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

NavigationItem::NavigationItem(const QString &name, QWidget *parent) : QRadioButton(name, parent)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavigationItem::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    setAccessibleDescription(count < 0 ? QString() : countText());
    updateGeometry();
    update();
}

QString NavigationItem::countText() const
{
    return m_count > 0 ? QLocale().toString(m_count) : QString();
}

QSize NavigationItem::sizeHint() const
{
    const QFontMetrics metrics(boldOf(font()));
    const QString count = countText();
    const int countWidth = count.isEmpty() ? 0 : metrics.horizontalAdvance(count) + Gap;
    return {metrics.horizontalAdvance(text()) + countWidth + 2 * SidePadding, metrics.height() + 2 * LinePadding};
}

bool NavigationItem::event(QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave)
        update();
    return QRadioButton::event(event);
}

void NavigationItem::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? colors.selection : colors.window);
        painter.drawRoundedRect(rect(), Radius, Radius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colors.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Radius - 1, Radius - 1);
    }
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const QRect content = rect().adjusted(SidePadding, 0, -SidePadding, 0);
    painter.setFont(isChecked() ? boldOf(font()) : font());
    painter.setPen(colors.ink);
    painter.drawText(content, (isMirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, text());
    if (!isChecked())
        painter.setPen(colors.mute);
    painter.drawText(content, (isMirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, countText());
}

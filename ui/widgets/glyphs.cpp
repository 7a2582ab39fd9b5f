// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/glyphs.h"

#include "ui/theme.h"

#include <QPainterPath>

namespace {

/// A square in the middle of the box, and the shapes in it, in units of a fourteenth of its side.
class Shape
{
public:
    Shape(QPainter &painter, const QRectF &box, const QColor &color) : m_painter(painter), m_color(color)
    {
        const double side = std::min(box.width(), box.height());
        m_unit = side / 14.0;
        m_origin = box.center() - QPointF(side / 2, side / 2);
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(color);
    }
    ~Shape() { m_painter.restore(); }
    Q_DISABLE_COPY_MOVE(Shape)

    void polygon(std::initializer_list<QPointF> corners)
    {
        QPolygonF points;
        for (const QPointF &corner : corners)
            points.append(m_origin + corner * m_unit);
        m_painter.drawPolygon(points);
    }
    void disc(double radius) { m_painter.drawEllipse(center(), radius * m_unit, radius * m_unit); }
    void half(double radius)
    {
        const QRectF circle(center() - QPointF(radius, radius) * m_unit, QSizeF(2 * radius, 2 * radius) * m_unit);
        m_painter.drawPie(circle, 90 * 16, 180 * 16);
    }
    void outline(double width)
    {
        QPen pen(m_color, width * m_unit);
        pen.setJoinStyle(Qt::MiterJoin);
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
    }

private:
    [[nodiscard]] QPointF center() const { return m_origin + QPointF(7, 7) * m_unit; }

    QPainter &m_painter;
    QColor m_color;
    double m_unit = 1;
    QPointF m_origin;
};

template<typename Paint>
QIcon iconOf(Paint paint)
{
    QIcon icon;
    // Every size that a screen between 100 and 200 % asks of a menu, a button or a row.
    for (const int side : {14, 16, 20, 24, 28, 32, 48}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(painter, QRectF(0, 0, side, side));
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace

void paintSeverity(QPainter &painter, const QRectF &box, Severity severity, const Colors &colors)
{
    Shape shape(painter, box, severityColor(severity, colors));
    switch (severity) {
    case Severity::Minor:
        shape.outline(2.5);
        shape.disc(5.25);
        break;
    case Severity::Major:
        shape.polygon({{7, 1}, {13, 13}, {1, 13}});
        break;
    case Severity::Critical:
        shape.polygon({{7, 0}, {14, 7}, {7, 14}, {0, 7}});
        break;
    }
}

void paintStatus(QPainter &painter, const QRectF &box, ComponentStatus status, const Colors &colors)
{
    Shape shape(painter, box, statusColor(status, colors));
    switch (status) {
    case ComponentStatus::Operational:
        shape.disc(5.5);
        break;
    case ComponentStatus::DegradedPerformance:
        shape.outline(2.5);
        shape.disc(4.75);
        break;
    case ComponentStatus::PartialOutage:
        shape.half(5);
        shape.outline(1.5);
        shape.disc(5);
        break;
    case ComponentStatus::MajorOutage:
        shape.polygon({{2, 2}, {12, 2}, {12, 12}, {2, 12}});
        break;
    case ComponentStatus::UnderMaintenance:
        shape.outline(2);
        shape.polygon({{7, 1.5}, {12.5, 7}, {7, 12.5}, {1.5, 7}});
        break;
    }
}

QIcon severityIcon(Severity severity, const Colors &colors)
{
    return iconOf([&](QPainter &painter, const QRectF &box) {
        paintSeverity(painter, box, severity, colors);
    });
}

QIcon statusIcon(ComponentStatus status, const Colors &colors)
{
    return iconOf([&](QPainter &painter, const QRectF &box) {
        paintStatus(painter, box, status, colors);
    });
}

QColor severityColor(Severity severity, const Colors &colors)
{
    switch (severity) {
    case Severity::Minor:
        return colors.minor;
    case Severity::Major:
        return colors.major;
    case Severity::Critical:
        return colors.critical;
    }
    Q_UNREACHABLE();
}

QColor statusColor(ComponentStatus status, const Colors &colors)
{
    switch (status) {
    case ComponentStatus::Operational:
        return colors.ok;
    case ComponentStatus::DegradedPerformance:
        return colors.minor;
    case ComponentStatus::PartialOutage:
        return colors.major;
    case ComponentStatus::MajorOutage:
        return colors.critical;
    case ComponentStatus::UnderMaintenance:
        return colors.mute;
    }
    Q_UNREACHABLE();
}

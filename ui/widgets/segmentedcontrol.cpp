// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmentedcontrol.h"

#include "ui/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QRadioButton>
#include <QStyle>

namespace {

constexpr int IconSide = 12;
constexpr int IconGap = 5;
constexpr int SidePadding = 10;
constexpr int LinePadding = 5;
constexpr double Radius = 7;

/// One of the joined buttons. To assistive technology it is what it does: a radio button.
class Segment : public QRadioButton
{
public:
    using QRadioButton::QRadioButton;

    void setPlace(bool isFirst, bool isLast)
    {
        m_isFirst = isFirst;
        m_isLast = isLast;
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        // As wide as it is when chosen, so that choosing moves nothing.
        const QFontMetrics metrics(boldFont());
        const int icon = this->icon().isNull() ? 0 : IconSide + IconGap;
        return {metrics.horizontalAdvance(text()) + icon + 2 * SidePadding, metrics.height() + 2 * LinePadding};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    [[nodiscard]] bool hitButton(const QPoint &position) const override { return rect().contains(position); }
    void enterEvent(QEnterEvent *event) override
    {
        QRadioButton::enterEvent(event);
        update();
    }
    void leaveEvent(QEvent *event) override
    {
        QRadioButton::leaveEvent(event);
        update();
    }
    void paintEvent(QPaintEvent *) override;

private:
    [[nodiscard]] QFont boldFont() const
    {
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        return bold;
    }
    [[nodiscard]] QPainterPath outline(const QRectF &box, double radius) const;

    bool m_isFirst = false;
    bool m_isLast = false;
};

/// The box with those corners round that are the control's own.
QPainterPath Segment::outline(const QRectF &box, double radius) const
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addRoundedRect(box, radius, radius);
    const bool isLeftRound = layoutDirection() == Qt::LeftToRight ? m_isFirst : m_isLast;
    const bool isRightRound = layoutDirection() == Qt::LeftToRight ? m_isLast : m_isFirst;
    if (!isLeftRound)
        path.addRect(QRectF(box.topLeft(), QSizeF(box.width() / 2, box.height())));
    if (!isRightRound)
        path.addRect(QRectF(QPointF(box.center().x(), box.top()), QSizeF(box.width() / 2, box.height())));
    return path.simplified();
}

void Segment::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);

    // Neighbours share their line: each draws its left one, and the last its right one too.
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, m_isLast ? -0.5 : 0.5, -0.5);
    const QPainterPath frame = outline(box, Radius);
    painter.setPen(colors.line);
    painter.setBrush(isChecked() ? colors.card : underMouse() && isEnabled() ? colors.selection : colors.window);
    painter.drawPath(frame);
    if (isChecked()) {
        painter.save();
        painter.setClipPath(frame);
        painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2.5),
                         isEnabled() ? colors.accent : colors.faint);
        painter.restore();
    }
    if (hasFocus()) {
        painter.setPen(QPen(colors.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(outline(QRectF(rect()).adjusted(1, 1, -1, -1), Radius - 1));
    }

    const QFont bold = boldFont();
    painter.setFont(isChecked() ? bold : font());
    painter.setPen(!isEnabled() ? colors.faint : isChecked() ? colors.ink : colors.mute);
    QRect content = rect().adjusted(SidePadding, 0, -SidePadding, 0);
    if (!icon().isNull()) {
        const QRect place = QStyle::visualRect(layoutDirection(), content,
                                               {content.left(), (height() - IconSide) / 2, IconSide, IconSide});
        icon().paint(&painter, place, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
        if (layoutDirection() == Qt::LeftToRight)
            content.setLeft(content.left() + IconSide + IconGap);
        else
            content.setRight(content.right() - IconSide - IconGap);
    }
    painter.drawText(content, Qt::AlignCenter | Qt::TextShowMnemonic, text());
}

} // namespace

SegmentedControl::SegmentedControl(QWidget *parent) : QWidget(parent), m_buttons(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_buttons, &QButtonGroup::idToggled, this, [this](int id, bool isChecked) {
        if (isChecked)
            Q_EMIT currentIndexChanged(id);
    });
    connect(m_buttons, &QButtonGroup::idClicked, this, &SegmentedControl::chosen);
}

void SegmentedControl::addSegment(const QString &text, const QIcon &icon)
{
    const int index = count();
    auto *segment = new Segment(text, this);
    segment->setIcon(icon);
    segment->setObjectName(QStringLiteral("segment%1").arg(index));
    segment->setAccessibleName(text);
    layout()->addWidget(segment);
    m_buttons->addButton(segment, index);
    for (int i = 0; i <= index; ++i)
        static_cast<Segment *>(m_buttons->button(i))->setPlace(i == 0, i == index);
    if (index == 0) {
        segment->setChecked(true);
        setFocusProxy(segment);
    }
}

void SegmentedControl::setSegmentEnabled(int index, bool enabled)
{
    if (auto *button = m_buttons->button(index))
        button->setEnabled(enabled);
}

int SegmentedControl::currentIndex() const
{
    return m_buttons->checkedId();
}

int SegmentedControl::count() const
{
    return static_cast<int>(m_buttons->buttons().size());
}

void SegmentedControl::setCurrentIndex(int index)
{
    if (auto *button = m_buttons->button(index))
        button->setChecked(true);
}

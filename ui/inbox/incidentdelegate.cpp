// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/incidentdelegate.h"

#include "ui/inbox/incidentlistmodel.h"
#include "ui/inbox/incidenttext.h"
#include "ui/theme.h"
#include "ui/widgets/glyphs.h"

#include <QPainter>
#include <QtMath>

using namespace Qt::StringLiterals;

namespace {

constexpr int SidePadding = 12;
constexpr int TopPadding = 10;
constexpr int BottomPadding = 11;
constexpr int GlyphSide = 14;
constexpr int TextLeft = 38; ///< of what stands beside the glyph
constexpr int Gap = 8;
constexpr int LineGap = 4;
constexpr int TagGap = 5;
constexpr int TagPadding = 6;
constexpr int ShortestTag = 34; ///< a tag that would have to be shorter is left out
constexpr int SelectionBar = 3;

QFont boldOf(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont smallOf(QFont font)
{
    font.setPixelSize(qRound(QFontInfo(font).pixelSize() * 11.5 / 13));
    return font;
}

int lineHeight(const QFont &font)
{
    return QFontMetrics(font).height() + 2;
}

int tagHeight(const QFont &font)
{
    return QFontMetrics(smallOf(font)).height() + 4;
}

struct TagLook
{
    QColor text, back, line;
};

TagLook lookOf(IncidentTag::Kind kind, const Colors &colors)
{
    switch (kind) {
    case IncidentTag::Kind::Plain:
        return {colors.mute, colors.code, colors.line};
    case IncidentTag::Kind::Good:
        return {colors.ok, colors.okBack, colors.okBack};
    case IncidentTag::Kind::Notice:
        return {colors.minor, colors.minorBack, colors.minorBack};
    }
    Q_UNREACHABLE();
}

} // namespace

IncidentDelegate::IncidentDelegate(QObject *parent) : QStyledItemDelegate(parent)
{}

QSize IncidentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    // 1 px for the line below.
    const int height = TopPadding + 2 * lineHeight(option.font) + LineGap + tagHeight(option.font) + BottomPadding + 1;
    return {200, height};
}

void IncidentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors &colors = colorsOf(option.palette);
    const QFont &font = option.font;
    const QFont bold = boldOf(font);
    const bool isMirrored = option.direction == Qt::RightToLeft;
    const auto mirrored = [&](const QRect &rect) {
        return isMirrored ? QStyle::visualRect(option.direction, option.rect, rect) : rect;
    };
    const int alignment = (isMirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintBackground(*painter, option, colors);

    const int line = lineHeight(font);
    const int left = option.rect.left() + TextLeft;
    const int width = option.rect.width() - TextLeft - SidePadding;
    int y = option.rect.top() + TopPadding;

    const QRect glyph(option.rect.left() + SidePadding, y + (line - GlyphSide) / 2, GlyphSide, GlyphSide);
    paintSeverity(*painter, mirrored(glyph), index.data(IncidentListModel::SeverityRole).value<Severity>(), colors);

    const QString age = index.data(IncidentListModel::AgeRole).toString();
    const int ageWidth = QFontMetrics(font).horizontalAdvance(age);
    const QRect titlePlace(left, y, width - ageWidth - Gap, line);
    painter->setFont(bold);
    painter->setPen(colors.ink);
    painter->drawText(mirrored(titlePlace), alignment,
                      QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight, titlePlace.width()));
    painter->setFont(font);
    painter->setPen(colors.mute);
    painter->drawText(mirrored({left + width - ageWidth, y, ageWidth, line}), Qt::AlignCenter, age);
    y += line;

    const QString excerpt = index.data(IncidentListModel::ExcerptRole).toString();
    painter->drawText(mirrored({left, y, width, line}), alignment,
                      QFontMetrics(font).elidedText(excerpt, Qt::ElideRight, width));
    y += line + LineGap;

    paintTags(*painter, {left, y, width, tagHeight(font)}, index, smallOf(font), colors);
    painter->restore();
}

void IncidentDelegate::paintBackground(QPainter &painter, const QStyleOptionViewItem &option,
                                       const Colors &colors) const
{
    const QRect &rect = option.rect;
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected)
        painter.fillRect(rect, colors.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(rect, colors.card);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.line);
    if (isSelected) {
        painter.fillRect(
            QStyle::visualRect(option.direction, rect, {rect.left(), rect.top(), SelectionBar, rect.height() - 1}),
            colors.accent);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter.setPen(QPen(colors.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2));
    }
}

void IncidentDelegate::paintTags(QPainter &painter, const QRect &place, const QModelIndex &index, const QFont &font,
                                 const Colors &colors) const
{
    const auto tags = index.data(IncidentListModel::TagsRole).value<QList<IncidentTag>>();
    const QFontMetrics metrics(font);
    painter.setFont(font);
    int x = place.left();
    for (const IncidentTag &tag : tags) {
        const int room = place.right() + 1 - x;
        // Rounded up: a width that is a fraction short would elide a text that has room.
        const int wanted = qCeil(QFontMetricsF(font).horizontalAdvance(tag.text)) + 1 + 2 * TagPadding;
        if (wanted > room && room < ShortestTag)
            break;
        const int width = std::min(wanted, room);
        const QRect box = QStyle::visualRect(painter.layoutDirection(), place, {x, place.top(), width, place.height()});
        const auto [text, back, line] = lookOf(tag.kind, colors);
        painter.setPen(line);
        painter.setBrush(back);
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setPen(text);
        painter.drawText(box, Qt::AlignCenter, metrics.elidedText(tag.text, Qt::ElideRight, width - 2 * TagPadding));
        x += width + TagGap;
    }
}

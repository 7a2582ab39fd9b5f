// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/componentbar.h"

#include "ui/review/flowlayout.h"
#include "ui/review/focuschain.h"
#include "ui/review/reviewsession.h"
#include "ui/review/reviewstyle.h"
#include "ui/review/reviewwords.h"
#include "ui/theme.h"
#include "ui/widgets/glyphs.h"

#include <QMenu>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int Padding = 9;
constexpr int Gap = 6;
constexpr int GlyphSize = 12;
constexpr int ArrowWidth = 8;

constexpr ComponentStatus Impacts[] = {ComponentStatus::DegradedPerformance, ComponentStatus::PartialOutage,
                                       ComponentStatus::MajorOutage, ComponentStatus::UnderMaintenance,
                                       ComponentStatus::Operational};

} // namespace

ComponentChip::ComponentChip(const QString &name, ComponentStatus status, QWidget *parent)
    : QAbstractButton(parent), m_status(status)
{
    setText(name);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("%1: %2", "component, status").arg(name, inSentence(displayName(status))));
    setToolTip(tr("Change what happens to %1").arg(name));
}

QSize ComponentChip::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int width = 2 * Padding + metrics.horizontalAdvance(text()) + Gap + GlyphSize + Gap
                      + metrics.horizontalAdvance(displayName(m_status)) + Gap + ArrowWidth;
    return {width, metrics.height() + 10};
}

QSize ComponentChip::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), 120), sizeHint().height()};
}

void ComponentChip::paintEvent(QPaintEvent *)
{
    const Colors &colors = currentColors();
    const QFontMetrics metrics(font());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? colors.accent : colors.line);
    painter.setBrush(underMouse() && isEnabled() ? colors.selection : colors.card);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);

    const QString word = displayName(m_status);
    const int arrow = isEnabled() ? Gap + ArrowWidth : 0;
    const int rest = Gap + GlyphSize + Gap + metrics.horizontalAdvance(word) + arrow;
    const int nameWidth = qMax(0, width() - 2 * Padding - rest);
    QRect place = rect().adjusted(Padding, 0, -Padding, 0);
    painter.setPen(colors.ink);
    const QString name = metrics.elidedText(text(), Qt::ElideRight, nameWidth + 1);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, name);

    place.setLeft(place.left() + qMin(nameWidth, metrics.horizontalAdvance(name)) + Gap);
    const QRectF glyph(place.left(), (height() - GlyphSize) / 2.0, GlyphSize, GlyphSize);
    painter.save();
    paintStatus(painter, glyph, m_status, colors);
    painter.restore();
    place.setLeft(place.left() + GlyphSize + Gap);
    painter.setPen(statusColor(m_status, colors));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, word);
    if (isEnabled()) {
        const double x = place.left() + metrics.horizontalAdvance(word) + Gap;
        const double y = height() / 2.0 - 1.5;
        painter.setPen(Qt::NoPen);
        painter.setBrush(statusColor(m_status, colors));
        painter.drawPolygon(
            QPolygonF({QPointF(x, y), QPointF(x + ArrowWidth - 1, y), QPointF(x + (ArrowWidth - 1) / 2.0, y + 4)}));
    }
}

ComponentBar::ComponentBar(ReviewSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_add(new QPushButton(tr("+ Component"), this))
{
    setObjectName(u"components"_s);
    setAccessibleName(tr("Affected components"));
    auto *row = new FlowLayout(8, 6);
    setLayout(row);
    m_add->setObjectName(u"addComponentButton"_s);
    m_add->setToolTip(tr("Add an affected component (C)"));
    m_add->setStyleSheet(u"padding: 3px 9px;"_s);
    row->addWidget(m_add);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);

    connect(m_add, &QPushButton::clicked, this, &ComponentBar::choose);
    connect(&session, &ReviewSession::shown, this, &ComponentBar::refresh);
    connect(&session, &ReviewSession::incidentChanged, this, &ComponentBar::refresh);
    connect(&session, &ReviewSession::copyChanged, this, &ComponentBar::refresh);
}

void ComponentBar::refresh()
{
    QString key;
    QHash<QString, QString> names;
    const QList<Component> components = m_session.components();
    for (const Component &component : components) {
        names.insert(component.id, component.name);
        key += component.name + u'\n';
    }
    key += m_session.isEditable() ? u'e' : m_session.isPublishing() ? u'p' : u'r';
    const QList<ComponentImpact> &impacts = m_session.copy().components;
    if (impacts == m_shown && key == m_shownKey)
        return;
    m_shown = impacts;
    m_shownKey = key;

    const bool hadFocus = std::any_of(m_chips.begin(), m_chips.end(), [](const QWidget *chip) {
        return chip->hasFocus();
    });
    for (QWidget *chip : std::as_const(m_chips)) {
        layout()->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    layout()->removeWidget(m_add);
    for (const ComponentImpact &impact : impacts) {
        auto *chip = new ComponentChip(names.value(impact.componentId, tr("Removed component")), impact.status, this);
        chip->setObjectName(u"component:"_s + impact.componentId);
        chip->setEnabled(m_session.isEditable());
        connect(chip, &QAbstractButton::clicked, this, [this, chip, id = impact.componentId] {
            openImpactMenu(chip, id);
        });
        layout()->addWidget(chip);
        chip->show();
        m_chips.append(chip);
    }
    layout()->addWidget(m_add);
    chainFocus(this, m_chips + QList<QWidget *>{m_add});
    m_add->setEnabled(m_session.isEditable() && impacts.size() < components.size());
    // It stays while a publish can be undone, so that nothing moves under the pointer.
    m_add->setVisible(m_session.isEditable() || m_session.isPublishing());
    if (hadFocus)
        (m_chips.isEmpty() ? m_add : m_chips.last())->setFocus();
    updateGeometry();
}

void ComponentBar::choose()
{
    if (!m_session.isEditable())
        return;
    auto *menu = new QMenu(this);
    const QList<Component> components = m_session.components();
    for (const Component &component : components) {
        const bool isThere = std::any_of(m_shown.begin(), m_shown.end(), [&](const ComponentImpact &impact) {
            return impact.componentId == component.id;
        });
        if (!isThere)
            menu->addAction(withoutMnemonic(component.name), this, [this, id = component.id] {
                m_session.addComponent(id);
            });
    }
    if (menu->isEmpty())
        menu->addAction(components.isEmpty() ? tr("This page has no components yet")
                                             : tr("All components are affected"))
            ->setEnabled(false);
    openMenu(menu, m_add);
}

void ComponentBar::openImpactMenu(ComponentChip *chip, const QString &componentId)
{
    auto *menu = new QMenu(this);
    for (const ComponentStatus status : Impacts) {
        QAction *action = menu->addAction(statusIcon(status, currentColors()), displayName(status), this,
                                          [this, componentId, status] {
                                              m_session.setImpact(componentId, status);
                                          });
        action->setCheckable(true);
        action->setChecked(status == chip->status());
    }
    menu->addSeparator();
    menu->addAction(tr("Remove from this incident"), this, [this, componentId] {
        m_session.removeComponent(componentId);
    });
    openMenu(menu, chip);
}

void ComponentBar::openMenu(QMenu *menu, QWidget *under)
{
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(under->mapToGlobal(QPoint(0, under->height() + 2)));
    for (QAction *action : menu->actions()) {
        if (action->isEnabled()) {
            menu->setActiveAction(action);
            break;
        }
    }
}

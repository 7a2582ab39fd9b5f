// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/theme.h"
#include "ui/widgets/icons.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

#include <array>

using namespace Qt::StringLiterals;

namespace {

struct Look
{
    const char *word; ///< in the style sheet
    QStringView icon;
    const char *name; ///< of the symbol, for those who do not see it
    QColor Colors::*color;
};

const Look &lookOf(Banner::Kind kind)
{
    static const std::array<Look, 3> table = {{
        {"information", u"information", QT_TRANSLATE_NOOP("Banner", "Information"), &Colors::ok},
        {"warning", u"warning", QT_TRANSLATE_NOOP("Banner", "Warning"), &Colors::minor},
        {"error", u"error", QT_TRANSLATE_NOOP("Banner", "Error"), &Colors::critical},
    }};
    return table[static_cast<std::size_t>(kind)];
}

constexpr int SymbolSide = 16;

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent), m_symbol(new QLabel(this)), m_text(new QLabel(this)), m_action(new QPushButton(this))
{
    setObjectName("banner"_L1);
    setAttribute(Qt::WA_StyledBackground);
    m_symbol->setFixedSize(SymbolSide, SymbolSide);
    m_text->setObjectName("bannerText"_L1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName("bannerAction"_L1);
    m_action->setProperty("look", u"link"_s);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName("bannerClose"_L1);
    close->setAccessibleName(tr("Close this message"));
    close->setProperty("look", u"quiet"_s);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 5, 8, 5);
    layout->setSpacing(9);
    layout->addWidget(m_symbol);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(close);

    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void Banner::show(Kind kind, const QString &text, const QString &actionText)
{
    m_kind = kind;
    const QString kindName = tr(lookOf(kind).name);
    setProperty("kind", QString::fromLatin1(lookOf(kind).word));
    style()->unpolish(this);
    style()->polish(this);
    drawSymbol();
    m_symbol->setAccessibleName(kindName);
    m_text->setText(text);
    m_text->setAccessibleName(u"%1: %2"_s.arg(kindName, text));
    m_action->setText(actionText);
    m_action->setAccessibleName(actionText);
    m_action->setVisible(!actionText.isEmpty());
    setAccessibleName(m_text->accessibleName());
    QFrame::show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString Banner::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawSymbol();
}

void Banner::drawSymbol()
{
    const Look &look = lookOf(m_kind);
    m_symbol->setPixmap(tintedIcon(look.icon, colorsOf(palette()).*look.color)
                            .pixmap(QSize(SymbolSide, SymbolSide), devicePixelRatioF()));
}

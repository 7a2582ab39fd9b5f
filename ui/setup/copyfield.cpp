// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/copyfield.h"

#include "ui/setup/setupstyle.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QTimer>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int MostLines = 16;

} // namespace

CopyField::CopyField(Form form, const QString &objectName, const QString &accessibleName, QWidget *parent)
    : QWidget(parent), m_copy(new QPushButton(tr("Copy"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);

    QWidget *text = nullptr;
    if (form == Form::Line) {
        m_line = new QLineEdit(this);
        m_line->setReadOnly(true);
        text = m_line;
    } else {
        m_block = new QPlainTextEdit(this);
        m_block->setReadOnly(true);
        m_block->setLineWrapMode(QPlainTextEdit::NoWrap);
        m_block->setTabChangesFocus(true);
        m_block->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        text = m_block;
    }
    text->setObjectName(objectName + u"Text"_s);
    text->setAccessibleName(accessibleName);
    setSetupLook(text, "code");

    m_copy->setObjectName(objectName + u"Copy"_s);
    m_copy->setAccessibleName(tr("Copy: %1").arg(accessibleName));
    // Wide enough for both of its words, so that nothing moves under the pointer.
    m_copy->setMinimumWidth(m_copy->fontMetrics().horizontalAdvance(tr("Copied")) + 34);
    connect(m_copy, &QPushButton::clicked, this, &CopyField::copy);

    layout->addWidget(text, 1);
    layout->addWidget(m_copy, 0, Qt::AlignTop);
}

void CopyField::setText(const QString &text)
{
    if (m_line) {
        m_line->setText(text);
        m_line->setCursorPosition(0);
    } else {
        m_block->setPlainText(text);
        fitBlock();
    }
}

void CopyField::focusText()
{
    (m_line ? static_cast<QWidget *>(m_line) : m_block)->setFocus(Qt::OtherFocusReason);
}

QString CopyField::text() const
{
    return m_line ? m_line->text() : m_block->toPlainText();
}

void CopyField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitBlock();
}

void CopyField::copy()
{
    QGuiApplication::clipboard()->setText(text());
    m_copy->setText(tr("Copied"));
    QTimer::singleShot(2s, m_copy, [this] {
        m_copy->setText(tr("Copy"));
    });
}

void CopyField::fitBlock()
{
    if (!m_block)
        return;
    m_block->ensurePolished(); // its font comes from the style sheet
    const int lines = m_block->blockCount() - (m_block->document()->lastBlock().text().isEmpty() ? 1 : 0);
    // What is short is to be seen as a whole; a script is copied unread.
    m_block->setVerticalScrollBarPolicy(lines > MostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    const int text = std::min(lines, MostLines) * m_block->fontMetrics().lineSpacing();
    m_block->setFixedHeight(text + m_block->horizontalScrollBar()->sizeHint().height() + 22);
}

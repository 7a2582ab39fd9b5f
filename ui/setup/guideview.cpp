// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/guideview.h"

#include "core/intake/snippets.h"
#include "ui/setup/copyfield.h"
#include "ui/setup/setupstyle.h"

#include <QLabel>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

/// The guide with its numbers in a margin of their own. Lines that begin with blanks belong to the step before.
QString asTable(const QString &guide)
{
    static const QRegularExpression step(u"^(\\d+\\.) (.*)$"_s);
    static const QRegularExpression blanks(u"^ {3}( *)"_s);
    QString rows;
    const QStringList lines = guide.trimmed().split(u'\n');
    for (const QString &line : lines) {
        const QString text = line.toHtmlEscaped();
        if (const auto match = step.match(text); match.hasMatch())
            rows += u"</td></tr><tr><td style='padding: 0 6px 4px 0'>"_s + match.captured(1)
                    + u"</td><td style='padding-bottom: 4px'>"_s + match.captured(2);
        else if (const auto inner = blanks.match(text); inner.hasMatch())
            rows += u"<br>"_s + u"&nbsp;"_s.repeated(inner.capturedLength(1)) + text.sliced(inner.capturedLength());
        else
            rows += u"</td></tr><tr><td colspan='2' style='padding-bottom: 4px'>"_s + text;
    }
    // Before the first row there is none to end.
    return u"<table cellspacing='0' cellpadding='0'>"_s + rows.sliced(u"</td></tr>"_s.size()) + u"</td></tr></table>"_s;
}

} // namespace

GuideView::GuideView(const QString &name, QWidget *parent)
    : QWidget(parent), m_name(name), m_guide(new QLabel(this)), m_layout(new QVBoxLayout(this))
{
    m_guide->setObjectName(name + u"Guide"_s);
    m_guide->setWordWrap(true);
    m_guide->setTextFormat(Qt::RichText);
    m_guide->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
    m_layout->addWidget(m_guide);
}

void GuideView::setInstructions(const Instructions &instructions)
{
    clear();
    m_guide->setText(instructions.guide.isEmpty() ? QString() : asTable(instructions.guide));
    for (const Snippet &snippet : instructions.snippets) {
        const qsizetype number = m_snippets.size() + 1;
        auto *part = new QWidget(this);
        auto *title = new QLabel(snippet.name, part);
        setSetupLook(title, "heading");
        auto *field = new CopyField(CopyField::Form::Block,
                                    m_name + u"Snippet"_s + (number > 1 ? QString::number(number) : QString()),
                                    snippet.name, part);
        field->setText(snippet.text);
        auto *layout = new QVBoxLayout(part);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(4);
        layout->addWidget(title);
        layout->addWidget(field);
        m_layout->addWidget(part);
        m_snippets.append(part);
    }
}

void GuideView::clear()
{
    m_guide->clear();
    qDeleteAll(m_snippets);
    m_snippets.clear();
}

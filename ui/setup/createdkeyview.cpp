// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/createdkeyview.h"

#include "core/intake/snippets.h"
#include "core/pipeline/setup.h"
#include "ui/setup/copyfield.h"
#include "ui/setup/guideview.h"
#include "ui/setup/setupstyle.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

QWidget *titled(QLabel *title, CopyField *field, QWidget *parent)
{
    setSetupLook(title, "heading");
    title->setWordWrap(true);
    auto *part = new QWidget(parent);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addWidget(field);
    return part;
}

} // namespace

CreatedKeyView::CreatedKeyView(const QString &name, Setup &setup, QString receiverUrl, QWidget *parent)
    : QWidget(parent)
    , m_setup(setup)
    , m_receiverUrl(std::move(receiverUrl))
    , m_notice(new QLabel(this))
    , m_secret(new CopyField(CopyField::Form::Line, name + u"Secret"_s, tr("API key"), this))
    , m_address(new CopyField(CopyField::Form::Line, name + u"Address"_s, tr("Address with the key"), this))
    , m_guide(new GuideView(name, this))
{
    m_notice->setObjectName(name + u"Notice"_s);
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    setSetupLook(m_notice, "ok");
    m_addressPart = titled(new QLabel(tr("Address with the key in it. Keep it as one."), this), m_address, this);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_notice);
    layout->addWidget(titled(new QLabel(tr("API key"), this), m_secret, this));
    layout->addWidget(m_addressPart);
    layout->addWidget(m_guide);
}

void CreatedKeyView::setKey(const CreatedKey &created, const QString &notice)
{
    const auto catalog = m_setup.catalog();
    const Source *source = catalog->source(created.key.sourceId);
    const Source target = source ? *source : Source{.tool = ApiTool.toString(), .pageId = created.key.pageId};

    m_notice->setText(notice);
    m_secret->setText(created.secret);
    const Instructions instructions = instructionsFor(target, *catalog, m_receiverUrl, created.secret);
    m_guide->setInstructions(instructions);
    // What it shows how to do is to send.
    const bool maySend = created.key.scope == ApiKey::Scope::Draft;
    m_guide->setVisible(maySend);
    const QString address = sourceUrl(m_receiverUrl, target) + u'/' + created.secret;
    const bool hasAddress = maySend && instructions.guide.contains(address);
    m_addressPart->setVisible(hasAddress);
    m_address->setText(hasAddress ? address : QString());
}

void CreatedKeyView::clear()
{
    for (CopyField *field : {m_secret, m_address})
        field->setText({});
    m_guide->clear();
}

void CreatedKeyView::focusSecret()
{
    m_secret->focusText();
}

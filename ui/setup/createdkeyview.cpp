// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/createdkeyview.h"

#include "core/pipeline/setup.h"
#include "ui/setup/copyfield.h"
#include "ui/setup/setupstyle.h"
#include "ui/setup/snippets.h"

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
    , m_snippetTitle(new QLabel(this))
    , m_snippet(new CopyField(CopyField::Form::Block, name + u"Snippet"_s, tr("Snippet"), this))
{
    m_notice->setObjectName(name + u"Notice"_s);
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    setSetupLook(m_notice, "ok");
    m_addressPart = titled(
        new QLabel(tr("For a tool that can set no header, this address has the key in it. Keep it as one."), this),
        m_address, this);
    m_snippetPart = titled(m_snippetTitle, m_snippet, this);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_notice);
    layout->addWidget(titled(new QLabel(tr("API key"), this), m_secret, this));
    layout->addWidget(m_snippetPart);
    layout->addWidget(m_addressPart);
}

void CreatedKeyView::setKey(const CreatedKey &created, const QString &notice)
{
    const auto catalog = m_setup.catalog();
    const Source *source = catalog->source(created.key.sourceId);
    const StatusPage *page = created.key.pageId.isEmpty() && !catalog->pages.isEmpty()
                                 ? &catalog->pages.constFirst()
                                 : catalog->page(created.key.pageId);
    const QString tool = source ? source->tool : u"api"_s;
    SnippetValues values{.receiverUrl = m_receiverUrl,
                         .secret = created.secret,
                         .sourceSlug = source ? source->slug : QString(),
                         .pageSlug = page ? page->slug : QString()};
    const QList<Component> components = page ? catalog->componentsOf(page->id) : QList<Component>();
    if (!components.isEmpty())
        values.componentSlugs = {components.constFirst().slug};

    m_notice->setText(notice);
    m_secret->setText(created.secret);
    m_snippetTitle->setText(tool == "api"_L1 ? tr("Try it in a terminal, or let your script send the same")
                                             : tr("Paste this into the configuration of %1").arg(toolName(tool)));
    m_snippet->setText(snippetFor(tool, values));
    // What it shows how to do is to send.
    const bool maySend = created.key.scope == ApiKey::Scope::Draft;
    m_snippetPart->setVisible(maySend && !m_snippet->text().isEmpty());
    const bool hasAddress = maySend && source && tool != "api"_L1;
    m_addressPart->setVisible(hasAddress);
    m_address->setText(hasAddress ? sourceUrl(m_receiverUrl, *source) + u'/' + created.secret : QString());
}

void CreatedKeyView::clear()
{
    for (CopyField *field : {m_secret, m_address, m_snippet})
        field->setText({});
}

void CreatedKeyView::focusSecret()
{
    m_secret->focusText();
}

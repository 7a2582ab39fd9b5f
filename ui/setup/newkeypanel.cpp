// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/newkeypanel.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/setup.h"
#include "ui/setup/copyfield.h"
#include "ui/setup/formfield.h"
#include "ui/setup/setupstyle.h"
#include "ui/setup/snippets.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

NewKeyPanel::NewKeyPanel(Setup &setup, QString receiverUrl, QWidget *parent)
    : QWidget(parent)
    , m_setup(setup)
    , m_receiverUrl(std::move(receiverUrl))
    , m_form(new QWidget(this))
    , m_name(new QLineEdit(m_form))
    , m_tool(new SegmentedControl(m_form))
    , m_result(new QWidget(this))
    , m_notice(new QLabel(m_result))
    , m_snippetTitle(new QLabel(m_result))
{
    m_name->setObjectName(u"keyName"_s);
    m_name->setMaxLength(100);
    m_nameField = new FormField(tr("Name"), m_name, m_form);
    m_tool->setObjectName(u"keyTool"_s);
    m_tool->setAccessibleName(tr("Tool"));
    const QList<Tool> offered = tools();
    for (const Tool &tool : offered)
        m_tool->addSegment(tool.name);
    m_toolField = new FormField(tr("What will send alerts?"), m_tool, m_form);

    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(12);
    form->addWidget(m_toolField);
    form->addWidget(m_nameField);

    m_notice->setObjectName(u"keyNotice"_s);
    m_notice->setWordWrap(true);
    setSetupLook(m_notice, "ok");
    m_secret = new CopyField(CopyField::Form::Line, u"keySecret"_s, tr("API key"), m_result);
    m_snippet = new CopyField(CopyField::Form::Block, u"keySnippet"_s, tr("Snippet"), m_result);
    auto *secretTitle = new QLabel(tr("API key"), m_result);
    setSetupLook(secretTitle, "heading");
    setSetupLook(m_snippetTitle, "heading");
    m_snippetTitle->setWordWrap(true);

    auto *result = new QVBoxLayout(m_result);
    result->setContentsMargins(0, 0, 0, 0);
    result->setSpacing(4);
    result->addWidget(m_notice);
    result->addSpacing(8);
    result->addWidget(secretTitle);
    result->addWidget(m_secret);
    result->addSpacing(10);
    result->addWidget(m_snippetTitle);
    result->addWidget(m_snippet);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_form);
    layout->addWidget(m_result);

    connect(m_tool, &SegmentedControl::currentIndexChanged, this, &NewKeyPanel::chooseTool);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_nameField->showError({});
    });
    connect(m_name, &QLineEdit::returnPressed, this, &NewKeyPanel::returnPressed);
    start();
}

void NewKeyPanel::startSource(const QString &pageId)
{
    m_pageId = pageId;
    m_isNewSource = true;
    m_source.reset();
    start();
}

void NewKeyPanel::startKey(const Source &source)
{
    m_pageId = source.pageId;
    m_isNewSource = false;
    m_source = source;
    start();
    m_name->setText(source.name);
    m_name->selectAll();
}

void NewKeyPanel::start()
{
    m_created.reset();
    m_secret->setText({});
    m_snippet->setText({});
    m_nameField->showError({});
    m_form->show();
    m_toolField->setVisible(m_isNewSource);
    m_result->hide();
    m_name->clear();
    m_name->setModified(false);
    m_tool->setCurrentIndex(0);
    chooseTool(0);
}

void NewKeyPanel::chooseTool(int index)
{
    // A name of the person's own stays.
    if (!m_isNewSource || m_name->isModified())
        return;
    const QString tool = tools().value(index).word;
    m_name->setText(tool == "api"_L1 ? tr("Monitoring", "name of a source") : toolName(tool));
    m_name->selectAll();
}

void NewKeyPanel::focusFirst()
{
    if (isCreated())
        m_secret->focusText();
    else
        m_nameField->focusField();
}

QString NewKeyPanel::secret() const
{
    return m_created ? m_created->secret : QString();
}

void NewKeyPanel::create()
{
    if (m_name->text().trimmed().isEmpty()) {
        refuse(tr("Give it a name by which you will know it again, such as that of the tool."));
        return;
    }
    if (m_source) {
        createKey();
        return;
    }
    const Source source{
        .name = m_name->text().trimmed(), .tool = tools().value(m_tool->currentIndex()).word, .pageId = m_pageId};
    whenFinished(m_setup.addSource(source), this, [this](const Result<Source> &added) {
        if (!added) {
            refuse(added.error().message);
            return;
        }
        m_source = *added;
        createKey();
    });
}

void NewKeyPanel::createKey()
{
    whenFinished(m_setup.createKey({.name = m_name->text(), .pageId = m_pageId, .sourceId = m_source->id}), this,
                 [this](const Result<CreatedKey> &key) {
                     if (!key) {
                         refuse(key.error().message);
                         return;
                     }
                     m_created = *key;
                     showCreated();
                     Q_EMIT created();
                 });
}

void NewKeyPanel::refuse(const QString &sentence)
{
    m_nameField->showError(sentence);
    m_name->setFocus(Qt::OtherFocusReason);
    Q_EMIT refused();
}

void NewKeyPanel::showCreated()
{
    const auto catalog = m_setup.catalog();
    const StatusPage *page = catalog->page(m_pageId);
    const QList<Component> components = catalog->componentsOf(m_pageId);
    SnippetValues values{.receiverUrl = m_receiverUrl,
                         .secret = m_created->secret,
                         .sourceSlug = m_source->slug,
                         .pageSlug = page ? page->slug : m_pageId};
    if (!components.isEmpty())
        values.componentSlugs = {components.constFirst().slug};

    m_notice->setText(
        tr("✓ “%1” has a key. Copy it now: it is shown only this once, and Greenroom itself keeps no copy.")
            .arg(m_source->name));
    m_secret->setText(m_created->secret);
    m_snippetTitle->setText(m_source->tool == "api"_L1
                                ? tr("Try it in a terminal, or let your script send the same")
                                : tr("Paste this into the configuration of %1").arg(toolName(m_source->tool)));
    m_snippet->setText(snippetFor(m_source->tool, values));
    m_form->hide();
    m_result->show();
    m_secret->focusText();
}

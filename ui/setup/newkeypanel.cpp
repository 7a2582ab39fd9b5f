// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/newkeypanel.h"

#include "core/base/whenfinished.h"
#include "core/intake/snippets.h"
#include "core/pipeline/setup.h"
#include "ui/setup/createdkeyview.h"
#include "ui/setup/formfield.h"
#include "ui/setup/keylimits.h"
#include "ui/setup/searchbox.h"
#include "ui/setup/setupstyle.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

/// Roles of the entries of what a key is for.
constexpr int SourceRole = Qt::UserRole;
constexpr int PageRole = Qt::UserRole + 1;

} // namespace

NewKeyPanel::NewKeyPanel(Extent extent, Setup &setup, const QString &receiverUrl, QWidget *parent)
    : QWidget(parent)
    , m_setup(setup)
    , m_extent(extent)
    , m_form(new QWidget(this))
    , m_name(new QLineEdit(m_form))
    , m_tool(new SearchBox(m_form))
    , m_purpose(new QComboBox(m_form))
    , m_limit(new QPushButton(tr("Limit this key…"), m_form))
    , m_limits(new KeyLimits(m_form))
    , m_result(new CreatedKeyView(u"key"_s, setup, receiverUrl, this))
{
    m_name->setObjectName(u"keyName"_s);
    m_name->setMaxLength(100);
    m_nameField = new FormField(tr("Name"), m_name, m_form);
    m_tool->setObjectName(u"keyTool"_s);
    const QList<Tool> offered = tools();
    for (const Tool &tool : offered)
        m_tool->addItem(tool.name, tool.word);
    m_toolField = new FormField(tr("What will send alerts?"), m_tool, m_form);
    m_purpose->setObjectName(u"keyPurpose"_s);
    m_purposeField = new FormField(tr("What is it for?"), m_purpose, m_form);
    m_limit->setObjectName(u"keyLimit"_s);
    setSetupLook(m_limit, "link");

    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(12);
    form->addWidget(m_toolField);
    form->addWidget(m_purposeField);
    form->addWidget(m_nameField);
    form->addWidget(m_limit, 0, Qt::AlignLeft);
    form->addWidget(m_limits);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_form);
    layout->addWidget(m_result);

    connect(m_tool, &QComboBox::currentIndexChanged, this, &NewKeyPanel::chooseTool);
    connect(m_tool, &QComboBox::editTextChanged, this, [this] {
        m_toolField->showError({});
    });
    connect(m_purpose, &QComboBox::currentIndexChanged, this, &NewKeyPanel::choosePurpose);
    connect(m_limit, &QPushButton::clicked, this, [this] {
        m_limits->show();
        m_limits->setFocus(Qt::OtherFocusReason);
        m_limit->hide();
    });
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

void NewKeyPanel::startKey(const QString &pageId, const QString &sourceId)
{
    m_pageId = pageId;
    m_isNewSource = false;
    m_source.reset();
    m_purpose->clear();
    const auto catalog = m_setup.catalog();
    const auto add = [this](const QString &text, const QString &source, const QString &page) {
        m_purpose->addItem(text, source);
        m_purpose->setItemData(m_purpose->count() - 1, page, PageRole);
    };
    for (const Source &source : catalog->sources) {
        if (source.pageId == pageId)
            add(source.name, source.id, pageId);
    }
    if (const StatusPage *page = catalog->page(pageId))
        add(tr("Anything about %1").arg(page->name), {}, pageId);
    if (catalog->pages.size() > 1)
        add(tr("All status pages"), {}, {});
    start();
    m_purpose->setCurrentIndex(std::max(0, m_purpose->findData(sourceId, SourceRole)));
    choosePurpose(m_purpose->currentIndex());
}

void NewKeyPanel::start()
{
    m_created.reset();
    m_result->clear();
    m_result->hide();
    m_nameField->showError({});
    m_toolField->showError({});
    m_form->show();
    m_toolField->setVisible(m_isNewSource);
    m_purposeField->setVisible(!m_isNewSource);
    m_limits->reset();
    m_limits->setVisible(!m_isNewSource);
    m_limit->setVisible(m_isNewSource && m_extent == Extent::Whole);
    m_name->clear();
    m_name->setModified(false);
    m_tool->setCurrentIndex(0);
    m_tool->setEditText(m_tool->itemText(0)); // also if something else was typed
    if (m_isNewSource)
        chooseTool(0);
}

void NewKeyPanel::chooseTool(int index)
{
    const QString tool = m_tool->itemData(index).toString();
    proposeName(tool == ApiTool ? tr("Monitoring", "name of a source") : toolName(tool));
}

void NewKeyPanel::choosePurpose(int index)
{
    if (index >= 0 && !m_isNewSource)
        proposeName(m_purpose->itemText(index));
}

void NewKeyPanel::proposeName(const QString &name)
{
    // A name of the person's own stays.
    if (m_name->isModified())
        return;
    m_name->setText(name);
    m_name->selectAll();
}

void NewKeyPanel::focusFirst()
{
    if (isCreated())
        m_result->focusSecret();
    else
        m_nameField->focusField();
}

QString NewKeyPanel::secret() const
{
    return m_created ? m_created->secret : QString();
}

void NewKeyPanel::create()
{
    KeyRequest request{.name = m_name->text()};
    if (m_name->text().trimmed().isEmpty()) {
        refuse(tr("Give it a name by which you will know it again, such as that of the tool."));
        return;
    }
    if (!m_limits->apply(request)) {
        Q_EMIT refused();
        return;
    }
    if (!m_isNewSource) {
        request.sourceId = m_purpose->currentData(SourceRole).toString();
        request.pageId = m_purpose->currentData(PageRole).toString();
        createKey(request);
        return;
    }
    if (m_source) {
        request.sourceId = m_source->id;
        createKey(request);
        return;
    }
    const int tool = m_tool->typedIndex();
    if (tool < 0) {
        m_toolField->showError(tr("Choose one of the list. For a tool that is not in it, there is “Any other tool”."));
        m_tool->setFocus(Qt::OtherFocusReason);
        Q_EMIT refused();
        return;
    }
    const Source source{
        .name = m_name->text().trimmed(), .tool = m_tool->itemData(tool).toString(), .pageId = m_pageId};
    whenFinished(m_setup.addSource(source), this, [this, request](const Result<Source> &added) mutable {
        if (!added) {
            refuse(added.error().message);
            return;
        }
        m_source = *added;
        request.sourceId = added->id;
        createKey(request);
    });
}

void NewKeyPanel::createKey(KeyRequest request)
{
    whenFinished(m_setup.createKey(request), this, [this](const Result<CreatedKey> &key) {
        if (!key) {
            refuse(key.error().message);
            return;
        }
        m_created = *key;
        m_result->setKey(*key,
                         tr("✓ “%1” has a key. Copy it now: it is shown only this once, and Greenroom itself keeps "
                            "no copy.")
                             .arg(key->key.name));
        m_form->hide();
        m_result->show();
        m_result->focusSecret();
        Q_EMIT created();
    });
}

void NewKeyPanel::refuse(const QString &sentence)
{
    m_nameField->showError(sentence);
    m_name->setFocus(Qt::OtherFocusReason);
    Q_EMIT refused();
}

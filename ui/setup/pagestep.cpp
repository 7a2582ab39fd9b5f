// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/pagestep.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/setup.h"
#include "ui/setup/componentseditor.h"
#include "ui/setup/formfield.h"
#include "ui/setup/setupstyle.h"
#include "ui/setup/timezonebox.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

PageStep::PageStep(Setup &setup, QWidget *parent)
    : QWidget(parent)
    , m_setup(setup)
    , m_name(new QLineEdit(this))
    , m_zone(new TimeZoneBox(this))
    , m_components(new ComponentsEditor(this))
{
    m_name->setObjectName(u"pageName"_s);
    m_name->setMaxLength(100);
    m_name->setPlaceholderText(tr("For example: Acme Status"));
    m_zone->setObjectName(u"pageTimeZone"_s);
    m_nameField = new FormField(tr("Name of the status page"), m_name, this);
    m_zoneField = new FormField(tr("Time zone in which texts and the page give times"), m_zone, this);
    m_components->setObjectName(u"components"_s);
    m_components->setNames({tr("Website", "a component"), tr("API", "a component"), tr("Login", "a component")});

    auto *title = new QLabel(tr("Name your status page"), this);
    setSetupLook(title, "title");
    auto *hint = new QLabel(tr("This is what customers will read. Everything here can be changed later."), this);
    setSetupLook(hint, "mute");
    hint->setWordWrap(true);
    auto *componentsTitle = new QLabel(tr("Components"), this);
    setSetupLook(componentsTitle, "heading");
    auto *componentsHint = new QLabel(tr("The parts of your service, in the words of your customers."), this);
    setSetupLook(componentsHint, "mute");
    componentsHint->setWordWrap(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addWidget(hint);
    layout->addSpacing(14);
    layout->addWidget(m_nameField);
    layout->addSpacing(12);
    layout->addWidget(m_zoneField);
    layout->addSpacing(12);
    layout->addWidget(componentsTitle);
    layout->addWidget(componentsHint);
    layout->addSpacing(4);
    layout->addWidget(m_components);
    layout->addStretch();

    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_nameField->showError({});
    });
    connect(m_zone, &QComboBox::currentTextChanged, this, [this] {
        m_zoneField->showError({});
    });
    connect(m_name, &QLineEdit::returnPressed, this, &PageStep::returnPressed);
}

void PageStep::focusFirst()
{
    m_nameField->focusField();
}

void PageStep::store()
{
    StatusPage page = m_page;
    page.name = m_name->text().trimmed();
    page.timeZone = m_zone->zone();
    const bool isNamed = !page.name.isEmpty();
    const bool isZoned = m_zone->isValid();
    m_nameField->showError(isNamed ? QString() : tr("Give the page a name, for example that of your company."));
    m_zoneField->showError(
        isZoned ? QString()
                : tr("There is no time zone of this name. Choose one from the list, such as Europe/Berlin."));
    if (!isNamed || !isZoned) {
        (isNamed ? m_zoneField : m_nameField)->focusField();
        Q_EMIT refused();
        return;
    }

    const auto refuse = [this](const Error &error) {
        m_nameField->showError(error.message);
        m_nameField->focusField();
        Q_EMIT refused();
    };
    if (m_page.id.isEmpty()) {
        whenFinished(m_setup.addPage(page), this, [this, refuse](const Result<StatusPage> &added) {
            if (!added) {
                refuse(added.error());
                return;
            }
            m_page = *added;
            storeComponents();
        });
    } else {
        whenFinished(m_setup.updatePage(page), this, [this, refuse, page](const Result<> &updated) {
            if (!updated) {
                refuse(updated.error());
                return;
            }
            m_page = page;
            storeComponents();
        });
    }
}

void PageStep::storeComponents()
{
    const QList<ComponentsEditor::Entry> entries = m_components->entries();
    const auto catalog = m_setup.catalog();
    QStringList kept;
    m_hasFailed = false;
    m_waitingFor = 1; // this function itself, so that nothing ends before all is begun
    int position = 0;
    for (qsizetype row = 0; row < entries.size(); ++row) {
        const ComponentsEditor::Entry &entry = entries[row];
        if (entry.name.isEmpty())
            continue;
        ++m_waitingFor;
        const Component *known =
            entry.componentId.isEmpty() ? nullptr : catalog->component(m_page.id, entry.componentId);
        Component component = known ? *known : Component{.pageId = m_page.id};
        component.name = entry.name;
        component.position = position++;
        const auto refuse = [this, row](const Error &error) {
            m_hasFailed = true;
            m_components->showError(row, error.message);
        };
        if (known) {
            kept.append(known->id);
            whenFinished(m_setup.updateComponent(component), this, [this, refuse](const Result<> &updated) {
                if (!updated)
                    refuse(updated.error());
                finishOne();
            });
        } else {
            whenFinished(m_setup.addComponent(component), this, [this, refuse, row](const Result<Component> &added) {
                if (added) {
                    m_components->setComponentId(row, added->id);
                    m_storedIds.append(added->id);
                } else {
                    refuse(added.error());
                }
                finishOne();
            });
        }
    }
    for (const QString &id : std::as_const(m_storedIds)) {
        if (kept.contains(id))
            continue;
        ++m_waitingFor;
        whenFinished(m_setup.removeComponent(id), this, [this](const Result<> &removed) {
            m_hasFailed = m_hasFailed || !removed;
            finishOne();
        });
    }
    m_storedIds = kept;
    finishOne();
}

void PageStep::finishOne()
{
    if (--m_waitingFor > 0)
        return;
    if (m_hasFailed)
        Q_EMIT refused();
    else
        Q_EMIT stored();
}

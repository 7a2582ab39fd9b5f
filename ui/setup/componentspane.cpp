// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/componentspane.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/desk.h"
#include "core/pipeline/setup.h"
#include "ui/setup/componentsmodel.h"
#include "ui/setup/confirmstrip.h"
#include "ui/setup/errorline.h"
#include "ui/setup/formfield.h"
#include "ui/setup/liveimpacts.h"
#include "ui/setup/setuptable.h"
#include "ui/setup/statusdelegate.h"
#include "ui/setup/timezonebox.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int WidestFields = 720;
constexpr Tone Tones[] = {Tone::Professional, Tone::Friendly, Tone::Minimal};

} // namespace

ComponentsPane::ComponentsPane(Setup &setup, Desk &desk, QWidget *parent)
    : ThemedPane(parent)
    , m_setup(setup)
    , m_impacts(new LiveImpacts(desk, this))
    , m_model(new ComponentsModel(setup, *m_impacts, this))
{
    setObjectName(u"componentsPane"_s);
    auto *content = new QWidget(this);
    setSetupLook(content, "window");
    auto *contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(24, 20, 24, 20);
    contentLayout->setSpacing(8);
    contentLayout->addWidget(createPageFields());
    contentLayout->addSpacing(16);
    contentLayout->addWidget(createComponents());
    contentLayout->addStretch();

    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    connectTable();
    connect(&m_setup, &Setup::catalogChanged, this, &ComponentsPane::showPage);
}

void ComponentsPane::setPage(const QString &pageId)
{
    m_pageId = pageId;
    m_confirm->close();
    m_error->show({});
    m_nameField->showError({});
    m_zoneField->showError({});
    m_name->setModified(false);
    m_zone->lineEdit()->setModified(false);
    m_impacts->setPage(pageId);
    m_model->setPage(pageId);
    showPage();
    refreshButtons();
}

QWidget *ComponentsPane::createPageFields()
{
    auto *fields = new QWidget(this);
    fields->setMaximumWidth(WidestFields);
    auto *title = new QLabel(tr("Status page"), fields);
    setSetupLook(title, "title");
    auto *hint = new QLabel(tr("Times in texts and on the page are given in its zone. Drafts are written in its tone "
                               "unless an alert asks for another."),
                            fields);
    setSetupLook(hint, "mute");
    hint->setWordWrap(true);

    m_name = new QLineEdit(fields);
    m_name->setObjectName(u"pageName"_s);
    m_name->setMaxLength(100);
    m_nameField = new FormField(tr("Name"), m_name, fields);
    m_zone = new TimeZoneBox(fields);
    m_zone->setObjectName(u"pageTimeZone"_s);
    m_zoneField = new FormField(tr("Time zone"), m_zone, fields);
    m_tone = new SegmentedControl(fields);
    m_tone->setObjectName(u"pageTone"_s);
    for (const Tone tone : Tones)
        m_tone->addSegment(displayName(tone));
    m_toneField = new FormField(tr("Tone"), m_tone, fields);

    auto *line = new QHBoxLayout;
    line->setSpacing(16);
    line->addWidget(m_zoneField, 1, Qt::AlignTop);
    line->addWidget(m_toneField, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(fields);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addWidget(hint);
    layout->addSpacing(8);
    layout->addWidget(m_nameField);
    layout->addSpacing(8);
    layout->addLayout(line);

    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        changePage(
            [](StatusPage &page, const ComponentsPane &pane) {
                page.name = pane.m_name->text().trimmed();
            },
            m_nameField);
    });
    const auto changeZone = [this] {
        if (!m_zone->isValid()) {
            m_zoneField->showError(tr("There is no time zone of this name. Choose one from the list."));
            return;
        }
        changePage(
            [](StatusPage &page, const ComponentsPane &pane) {
                page.timeZone = pane.m_zone->zone();
            },
            m_zoneField);
    };
    connect(m_zone, &QComboBox::activated, this, changeZone);
    connect(m_zone->lineEdit(), &QLineEdit::editingFinished, this, changeZone);
    connect(m_tone, &SegmentedControl::chosen, this, [this] {
        changePage(
            [](StatusPage &page, const ComponentsPane &pane) {
                page.tone = Tones[pane.m_tone->currentIndex()];
            },
            m_toneField);
    });
    return fields;
}

QWidget *ComponentsPane::createComponents()
{
    auto *part = new QWidget(this);
    auto *title = new QLabel(tr("Components"), part);
    setSetupLook(title, "title");
    auto *hint =
        new QLabel(tr("The parts of your service, in the words of your customers. The page shows the worst of what is "
                      "set by hand here and of what live incidents say."),
                   part);
    setSetupLook(hint, "mute");
    hint->setWordWrap(true);

    m_confirm = new ConfirmStrip(part);
    m_table = new SetupTable(u"componentsTable"_s, tr("Components"), 200, part);
    m_table->setItemDelegateForColumn(ComponentsModel::ManualStatus, new StatusDelegate(m_table));
    m_table->setItemDelegateForColumn(ComponentsModel::StatusShown, new StatusDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked
                             | QAbstractItemView::EditKeyPressed);
    m_table->setRows(m_model, ComponentsModel::Description);
    m_empty = new QLabel(
        tr("No components yet. Add the parts of your service that customers know by name, such as Website, API "
           "or Login: an incident can then say which of them it is about."),
        part);
    m_empty->setObjectName(u"componentsEmpty"_s);
    m_empty->setWordWrap(true);
    m_empty->setMargin(16);
    setSetupLook(m_empty, "empty");

    m_newName = new QLineEdit(part);
    m_newName->setObjectName(u"newComponentName"_s);
    m_newName->setAccessibleName(tr("Name of a new component"));
    m_newName->setPlaceholderText(tr("New component"));
    m_newName->setMaxLength(100);
    m_newName->setMaximumWidth(260);
    auto *add = new QPushButton(tr("Add"), part);
    add->setObjectName(u"addComponent"_s);
    m_up = new QPushButton(tr("Move up"), part);
    m_up->setObjectName(u"moveComponentUp"_s);
    m_down = new QPushButton(tr("Move down"), part);
    m_down->setObjectName(u"moveComponentDown"_s);
    m_remove = new QPushButton(tr("Remove"), part);
    m_remove->setObjectName(u"removeComponent"_s);
    setSetupLook(m_remove, "danger");
    m_error = new ErrorLine(part);
    m_error->setObjectName(u"componentsError"_s);
    auto *keys = new QLabel(tr("F2 edits · Alt+Up and Alt+Down move · Delete removes"), part);
    setSetupLook(keys, "faint");

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_newName, 1);
    buttons->addWidget(add);
    buttons->addStretch(1);
    buttons->addWidget(m_up);
    buttons->addWidget(m_down);
    buttons->addWidget(m_remove);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addWidget(hint);
    layout->addSpacing(8);
    layout->addWidget(m_table);
    layout->addWidget(m_empty);
    layout->addSpacing(4);
    layout->addWidget(m_confirm);
    layout->addWidget(m_error);
    layout->addLayout(buttons);
    layout->addSpacing(2);
    layout->addWidget(keys);

    connect(add, &QPushButton::clicked, this, &ComponentsPane::addComponent);
    connect(m_newName, &QLineEdit::returnPressed, this, &ComponentsPane::addComponent);
    connect(m_newName, &QLineEdit::textEdited, this, [this] {
        m_error->show({});
    });
    connect(m_up, &QPushButton::clicked, this, [this] {
        moveComponent(-1);
    });
    connect(m_down, &QPushButton::clicked, this, [this] {
        moveComponent(1);
    });
    connect(m_remove, &QPushButton::clicked, this, &ComponentsPane::removeComponent);
    return part;
}

void ComponentsPane::connectTable()
{
    // A status is chosen by one click, a text by the second.
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == ComponentsModel::ManualStatus)
            m_table->edit(index);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ComponentsPane::refreshButtons);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, signal, this, &ComponentsPane::refreshButtons);
    connect(m_model, &QAbstractItemModel::rowsMoved, this, &ComponentsPane::refreshButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ComponentsPane::refreshButtons);
    connect(m_model, &ComponentsModel::refused, m_error, &ErrorLine::show);
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        m_error->show({});
    });
    connect(m_model, &ComponentsModel::added, this, [this](const QString &id) {
        m_newName->clear();
        m_table->setCurrentIndex(m_model->indexOf(id));
    });

    const auto shortcut = [this](const QKeySequence &keys, auto slot) {
        auto *action = new QShortcut(keys, m_table, this, slot);
        action->setContext(Qt::WidgetShortcut);
    };
    shortcut(QKeySequence(Qt::ALT | Qt::Key_Up), [this] {
        moveComponent(-1);
    });
    shortcut(QKeySequence(Qt::ALT | Qt::Key_Down), [this] {
        moveComponent(1);
    });
    shortcut(QKeySequence(Qt::Key_Delete), [this] {
        removeComponent();
    });
    shortcut(QKeySequence(Qt::Key_Return), [this] {
        m_table->edit(m_table->currentIndex());
    });
    shortcut(QKeySequence(Qt::Key_Enter), [this] {
        m_table->edit(m_table->currentIndex());
    });
}

void ComponentsPane::showPage()
{
    const auto catalog = m_setup.catalog();
    const StatusPage *page = catalog->page(m_pageId);
    setEnabled(page != nullptr);
    if (!page)
        return;
    // What somebody has typed and is not stored yet stays.
    if (!m_name->isModified() || m_name->text().trimmed() == page->name)
        m_name->setText(page->name);
    if (!m_zone->lineEdit()->isModified() || m_zone->zone() == page->timeZone)
        m_zone->setZone(page->timeZone);
    const auto *tone = std::ranges::find(Tones, page->tone);
    m_tone->setCurrentIndex(int(tone - std::begin(Tones)));
}

void ComponentsPane::changePage(void (*change)(StatusPage &, const ComponentsPane &), FormField *field)
{
    const auto catalog = m_setup.catalog();
    const StatusPage *page = catalog->page(m_pageId);
    if (!page)
        return;
    StatusPage changed = *page;
    change(changed, *this);
    if (changed == *page) {
        field->showError({});
        return;
    }
    whenFinished(m_setup.updatePage(changed), this, [field](const Result<> &updated) {
        field->showError(updated ? QString() : updated.error().message);
    });
}

void ComponentsPane::addComponent()
{
    const QString name = m_newName->text().trimmed();
    if (name.isEmpty()) {
        m_error->show(tr("Type the name of the new component first."));
        m_newName->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_error->show({});
    m_model->add(name);
}

void ComponentsPane::removeComponent()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const Component component = m_model->components()[row];
    m_confirm->ask(tr("Take “%1” off the status page? Incidents keep their record of it.").arg(component.name),
                   tr("Remove"), tr("Keep"), [this, id = component.id] {
                       m_model->remove(id);
                   });
}

void ComponentsPane::moveComponent(int by)
{
    if (const int row = currentRow(); row >= 0)
        m_model->move(row, by);
}

void ComponentsPane::refreshButtons()
{
    const int row = currentRow();
    const int count = m_model->rowCount();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < count);
    m_remove->setEnabled(row >= 0);
    m_table->setVisible(count > 0);
    m_empty->setVisible(count == 0);
}

int ComponentsPane::currentRow() const
{
    return m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1;
}

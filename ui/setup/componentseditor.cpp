// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/componentseditor.h"

#include "ui/setup/errorline.h"
#include "ui/setup/setupstyle.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestName = 100;

} // namespace

/// One name with its buttons.
class ComponentRow : public QWidget
{
    Q_OBJECT

public:
    ComponentRow(const QString &name, QWidget *parent);

    [[nodiscard]] QString name() const { return m_name->text().trimmed(); }
    [[nodiscard]] bool isEmpty() const { return name().isEmpty(); }
    void focusName(Qt::FocusReason reason) { m_name->setFocus(reason); }
    void showError(const QString &sentence)
    {
        m_name->setAccessibleDescription(sentence);
        m_error->show(sentence);
    }
    /// Names and enables the parts for the \a place of \a count rows.
    void setPlace(qsizetype place, qsizetype count);

    QString componentId;

Q_SIGNALS:
    void moveRequested(int by);
    void removeRequested();
    void finished();

private:
    QLineEdit *m_name;
    QToolButton *m_up;
    QToolButton *m_down;
    QToolButton *m_remove;
    ErrorLine *m_error;
};

ComponentRow::ComponentRow(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(new QLineEdit(name, this))
    , m_up(new QToolButton(this))
    , m_down(new QToolButton(this))
    , m_remove(new QToolButton(this))
    , m_error(new ErrorLine(this))
{
    m_name->setMaxLength(LongestName);
    m_name->setPlaceholderText(tr("Name, as customers know it"));
    m_up->setText(u"↑"_s);
    m_up->setToolTip(tr("Move up (Alt+Up)"));
    m_down->setText(u"↓"_s);
    m_down->setToolTip(tr("Move down (Alt+Down)"));
    m_remove->setText(u"✕"_s);
    m_remove->setToolTip(tr("Remove"));

    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_name, 1);
    for (QToolButton *button : {m_up, m_down, m_remove}) {
        button->setFocusPolicy(Qt::StrongFocus);
        line->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addLayout(line);
    layout->addWidget(m_error);

    connect(m_up, &QToolButton::clicked, this, [this] {
        Q_EMIT moveRequested(-1);
    });
    connect(m_down, &QToolButton::clicked, this, [this] {
        Q_EMIT moveRequested(1);
    });
    connect(m_remove, &QToolButton::clicked, this, &ComponentRow::removeRequested);
    connect(m_name, &QLineEdit::returnPressed, this, &ComponentRow::finished);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        showError({});
    });
    const auto shortcut = [this](int key, int by) {
        auto *move = new QShortcut(QKeySequence(Qt::ALT | Qt::Key(key)), this, this, [this, by] {
            Q_EMIT moveRequested(by);
        });
        move->setContext(Qt::WidgetWithChildrenShortcut);
    };
    shortcut(Qt::Key_Up, -1);
    shortcut(Qt::Key_Down, 1);
}

void ComponentRow::setPlace(qsizetype place, qsizetype count)
{
    const QString number = QString::number(place + 1);
    m_name->setObjectName(u"componentName"_s + number);
    m_name->setAccessibleName(tr("Component %1").arg(number));
    m_error->setObjectName(u"componentError"_s + number);
    m_up->setObjectName(u"componentUp"_s + number);
    m_up->setAccessibleName(tr("Move component %1 up").arg(number));
    m_up->setEnabled(place > 0);
    m_down->setObjectName(u"componentDown"_s + number);
    m_down->setAccessibleName(tr("Move component %1 down").arg(number));
    m_down->setEnabled(place + 1 < count);
    m_remove->setObjectName(u"componentRemove"_s + number);
    m_remove->setAccessibleName(tr("Remove component %1").arg(number));
}

ComponentsEditor::ComponentsEditor(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout)
{
    m_layout->setSpacing(6);
    auto *add = new QPushButton(tr("Add component"), this);
    add->setObjectName(u"addComponentRow"_s);
    connect(add, &QPushButton::clicked, this, [this] {
        addRow({}, m_rows.size())->focusName(Qt::OtherFocusReason);
    });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(m_layout);
    layout->addWidget(add, 0, Qt::AlignLeft);
}

void ComponentsEditor::setNames(const QStringList &names)
{
    while (!m_rows.isEmpty())
        removeRow(m_rows.constLast());
    for (const QString &name : names)
        addRow(name, m_rows.size());
}

QList<ComponentsEditor::Entry> ComponentsEditor::entries() const
{
    QList<Entry> list;
    for (const ComponentRow *row : m_rows)
        list.append({row->componentId, row->name()});
    return list;
}

void ComponentsEditor::setComponentId(qsizetype row, const QString &componentId)
{
    m_rows[row]->componentId = componentId;
}

void ComponentsEditor::showError(qsizetype row, const QString &sentence)
{
    m_rows[row]->showError(sentence);
}

ComponentRow *ComponentsEditor::addRow(const QString &name, qsizetype position)
{
    auto *row = new ComponentRow(name, this);
    m_rows.insert(position, row);
    m_layout->insertWidget(int(position), row);
    row->show();
    connect(row, &ComponentRow::removeRequested, this, [this, row] {
        removeRow(row);
    });
    connect(row, &ComponentRow::moveRequested, this, [this, row](int by) {
        moveRow(row, by);
    });
    connect(row, &ComponentRow::finished, this, [this, row] {
        goOnFrom(row);
    });
    renumber();
    return row;
}

void ComponentsEditor::removeRow(ComponentRow *row)
{
    const qsizetype position = m_rows.indexOf(row);
    const bool hadFocus = row->isAncestorOf(focusWidget());
    m_rows.removeAt(position);
    m_layout->removeWidget(row);
    row->hide();
    row->deleteLater();
    renumber();
    if (hadFocus && !m_rows.isEmpty())
        m_rows[std::min(position, m_rows.size() - 1)]->focusName(Qt::OtherFocusReason);
}

void ComponentsEditor::moveRow(ComponentRow *row, int by)
{
    const qsizetype from = m_rows.indexOf(row);
    const qsizetype to = from + by;
    if (to < 0 || to >= m_rows.size())
        return;
    m_rows.move(from, to);
    m_layout->removeWidget(row);
    m_layout->insertWidget(int(to), row);
    renumber();
}

void ComponentsEditor::goOnFrom(ComponentRow *row)
{
    const qsizetype next = m_rows.indexOf(row) + 1;
    if (next < m_rows.size())
        m_rows[next]->focusName(Qt::TabFocusReason);
    else if (!row->isEmpty())
        addRow({}, next)->focusName(Qt::TabFocusReason);
}

void ComponentsEditor::renumber()
{
    QWidget *previous = nullptr;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->setPlace(i, m_rows.size());
        // Tab follows what is seen, also after a move.
        const QList<QWidget *> parts = m_rows[i]->findChildren<QWidget *>();
        for (QWidget *part : parts) {
            if (part->focusPolicy() == Qt::NoFocus)
                continue;
            if (previous)
                setTabOrder(previous, part);
            previous = part;
        }
    }
    if (auto *add = findChild<QPushButton *>(u"addComponentRow"_s); add && previous)
        setTabOrder(previous, add);
}

#include "componentseditor.moc"

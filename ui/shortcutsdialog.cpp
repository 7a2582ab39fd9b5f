// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shortcutsdialog.h"

#include "ui/actions.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

QString keysOf(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &sequence : action.shortcuts())
        keys.append(sequence.toString(QKeySequence::NativeText));
    // Return and Enter are one to a person.
    return keys.isEmpty() ? QString() : keys.constFirst();
}

QString plainText(const QAction &action)
{
    QString text = action.text();
    return text.remove(u'&').remove(u" …"_s);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const Actions &actions, QWidget *parent) : QDialog(parent)
{
    setObjectName("shortcutsDialog"_L1);
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);

    QList<QAction *> shown;
    for (QAction *action : actions.all()) {
        if (!action->shortcuts().isEmpty())
            shown.append(action);
    }
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(7);
    constexpr int columns = 2;
    const int rows = (static_cast<int>(shown.size()) + columns - 1) / columns;
    for (int i = 0; i < shown.size(); ++i) {
        const int column = 3 * (i / rows);
        auto *keys = new QLabel(keysOf(*shown.at(i)), this);
        keys->setProperty("look", u"strong"_s);
        auto *text = new QLabel(plainText(*shown.at(i)), this);
        text->setAccessibleName(u"%1: %2"_s.arg(text->text(), keys->text()));
        grid->addWidget(keys, i % rows, column);
        grid->addWidget(text, i % rows, column + 1);
    }
    grid->setColumnMinimumWidth(2, 24);

    auto *hint = new QLabel(tr("Single letters work wherever no text is being typed. Esc leaves a text."), this);
    hint->setProperty("look", u"mute"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 20, 22, 16);
    layout->setSpacing(16);
    layout->addLayout(grid);
    layout->addWidget(hint);
    layout->addWidget(buttons);
    layout->setSizeConstraint(QLayout::SetFixedSize);
}

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/statusdelegate.h"

#include "core/domain/words.h"
#include "ui/setup/componentsmodel.h"
#include "ui/theme.h"
#include "ui/widgets/glyphs.h"

#include <QComboBox>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {

constexpr int StatusCount = int(ComponentStatus::UnderMaintenance) + 1;

} // namespace

QWidget *StatusDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    auto *box = new QComboBox(parent);
    box->setObjectName(u"statusChoice"_s);
    box->setAccessibleName(tr("Status set by hand"));
    for (int status = 0; status < StatusCount; ++status) {
        box->addItem(statusIcon(ComponentStatus(status), colorsOf(option.palette)),
                     displayName(ComponentStatus(status)), status);
    }
    auto *self = const_cast<StatusDelegate *>(this); // the signals of a delegate are its own business
    connect(box, &QComboBox::activated, self, [self, box] {
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    // Whoever opens it wants the list, not a closed box that asks for one more click.
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void StatusDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *box = qobject_cast<QComboBox *>(editor);
    box->setCurrentIndex(box->findData(index.data(ComponentsModel::StatusRole)));
}

void StatusDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, qobject_cast<QComboBox *>(editor)->currentData(), Qt::EditRole);
}

void StatusDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant status = index.data(ComponentsModel::StatusRole);
    if (!status.isValid())
        return;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = statusIcon(ComponentStatus(status.toInt()), colorsOf(option->palette));
    option->decorationSize = QSize(14, 14);
}

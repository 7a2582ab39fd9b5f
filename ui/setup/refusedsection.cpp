// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/refusedsection.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/setup.h"
#include "ui/setup/masking.h"
#include "ui/setup/refusedmodel.h"
#include "ui/setup/setupstyle.h"

#include <QLabel>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace {

/// What a person can read of a body at most; the rest is in the store.
constexpr qsizetype LongestBody = 64 * 1024;

} // namespace

RefusedSection::RefusedSection(Setup &setup, QWidget *parent)
    : Section(tr("Refused requests"),
              tr("Sent with a good key, but with a mistake that kept them from becoming a draft. Most tools never say "
                 "that they were refused."),
              parent)
    , m_setup(setup)
    , m_model(new RefusedModel(this))
    , m_table(new SetupTable(u"refusedTable"_s, tr("Refused requests"), 6, this))
    , m_bodyTitle(new QLabel(tr("What was sent (secrets are masked)"), this))
    , m_body(new QPlainTextEdit(this))
{
    m_table->setRows(m_model, RefusedModel::Reason);
    setSetupLook(m_bodyTitle, "heading");
    m_body->setObjectName(u"refusedBody"_s);
    m_body->setAccessibleName(tr("What was sent, secrets masked"));
    m_body->setReadOnly(true);
    m_body->setTabChangesFocus(true);
    m_body->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_body->setWordWrapMode(QTextOption::WrapAnywhere);
    m_body->setFixedHeight(130);
    setSetupLook(m_body, "code");
    m_bodyTitle->setBuddy(m_body);
    addPart(m_table);
    m_empty = addEmptyState(
        u"refusedEmpty"_s,
        tr("Nothing was refused. An alert that names an unknown component, for example, would be listed here with the "
           "reason and with what was sent."));
    addPart(m_bodyTitle);
    addPart(m_body);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &RefusedSection::showBody);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RefusedSection::showBody);
    connect(&setup, &Setup::deliveryRefused, this, &RefusedSection::ask);
    showBody();
}

void RefusedSection::ask()
{
    whenFinished(m_setup.refusedDeliveries(), this, [this](const Result<QList<RefusedDelivery>> &deliveries) {
        if (!deliveries)
            return;
        setRowsKeepingCurrent(m_table, m_model, *deliveries);
        if (!m_table->currentIndex().isValid() && !deliveries->isEmpty())
            m_table->setCurrentIndex(m_model->index(0, 0));
        showBody();
    });
}

void RefusedSection::showBody()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_table->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    const RefusedDelivery *delivery = m_model->rowOf(m_table->currentIndex());
    m_bodyTitle->setVisible(delivery);
    m_body->setVisible(delivery);
    const QString text = delivery ? withSecretsMasked(QString::fromUtf8(delivery->body.left(LongestBody))) : QString();
    if (m_body->toPlainText() != text)
        m_body->setPlainText(text);
}

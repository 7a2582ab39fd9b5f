// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/setup/formcard.h"

#include <functional>

class FormField;
class QLineEdit;

/// Asks for another name of something.
class RenameCard : public FormCard
{
    Q_OBJECT

public:
    using Rename = std::function<QFuture<Result<>>(const QString &name)>;

    /// \a name gives the objectNames, as in FormCard, and that of the field: nameField.
    RenameCard(const QString &name, QWidget *parent);

    /// \a rename is asked to do it; the card closes when that has succeeded.
    void openFor(const QString &title, const QString &name, Rename rename);

Q_SIGNALS:
    void renamed();

protected:
    void accept() override;

private:
    QLineEdit *m_name;
    FormField *m_field;
    Rename m_rename;
};

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class ErrorLine;

/// A field with its label above and, when something is wrong, the sentence that says so below.
class FormField : public QWidget
{
    Q_OBJECT

public:
    /// Takes \a field over; \a label is its accessible name, too.
    FormField(const QString &label, QWidget *field, QWidget *parent);

    void focusField();
    /// An empty sentence takes the error away.
    void showError(const QString &sentence);

private:
    QWidget *m_field;
    ErrorLine *m_error;
};

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"
#include "ui/setup/formcard.h"

class ErrorLine;
class FormField;
class QComboBox;
class QLabel;
class QLineEdit;
class Setup;
class Signing;

/// Says how a source signs what it posts, and takes the secret of that: pasted from the tool, or made here for it.
class SigningCard : public FormCard
{
    Q_OBJECT

public:
    SigningCard(Setup &setup, Signing &signing, QWidget *parent);

    void openFor(const Source &source);
    void close() override;

protected:
    void accept() override;

private:
    [[nodiscard]] QWidget *createSecretField();
    [[nodiscard]] SignatureRule rule() const;
    void choose(const SignatureRule &rule);
    void showRule();
    void generate();
    void turnOff();
    /// Closes, or shows \a notice until the person has read it.
    void finish(const QString &notice);

    Setup &m_setup;
    Signing &m_signing;
    QWidget *m_form;
    QComboBox *m_tool; ///< the known rules in their order, and after them any other
    QLabel *m_ruleText;
    QWidget *m_ownRule;
    QLineEdit *m_header;
    QLineEdit *m_prefix;
    QLineEdit *m_timestampHeader;
    QLineEdit *m_secret;
    FormField *m_secretField;
    QPushButton *m_off;
    ErrorLine *m_error;
    QLabel *m_notice;
    Source m_source;
    bool m_isDone = false;
};

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"
#include "ui/setup/formcard.h"

class CreatedKeyView;
class ErrorLine;
class QLabel;
class SegmentedControl;
class Setup;

/// Makes a key's successor, asks how long the old one goes on, and shows the new one this once.
class RotateCard : public FormCard
{
    Q_OBJECT

public:
    RotateCard(Setup &setup, const QString &receiverUrl, QWidget *parent);

    void openFor(const ApiKey &key);
    void close() override;

Q_SIGNALS:
    void rotated();

protected:
    void accept() override;

private:
    Setup &m_setup;
    QWidget *m_form;
    SegmentedControl *m_overlap;
    ErrorLine *m_error;
    CreatedKeyView *m_result;
    QString m_keyId;
    bool m_isDone = false;
};

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/keyissue.h"

#include <QWidget>

class FormField;
class QLineEdit;
class SegmentedControl;

/// What a new key may do, for how long, and from where.
class KeyLimits : public QWidget
{
    Q_OBJECT

public:
    explicit KeyLimits(QWidget *parent);

    /// Drafts, for ever, from anywhere.
    void reset();
    /// Writes the limits into a request. False, and says so below the field, if the addresses cannot be read.
    [[nodiscard]] bool apply(KeyRequest &request) const;

private:
    SegmentedControl *m_scope;
    SegmentedControl *m_lifetime;
    QLineEdit *m_addresses;
    FormField *m_addressesField;
};

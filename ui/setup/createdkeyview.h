// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/apikeys.h"

#include <QWidget>

class CopyField;
class GuideView;
class QLabel;
class Setup;

/// A key that was just made, this once: its secret, the address with the secret in it for a tool that can set no
/// header, and what to paste into the tool.
class CreatedKeyView : public QWidget
{
    Q_OBJECT

public:
    /// \a name gives the objectNames: "key" makes keyNotice, keySecretText, keyAddressText, and those of GuideView.
    CreatedKeyView(const QString &name, Setup &setup, QString receiverUrl, QWidget *parent);

    void setKey(const CreatedKey &created, const QString &notice);
    /// The secret must not wait behind a hidden card.
    void clear();
    void focusSecret();

private:
    Setup &m_setup;
    const QString m_receiverUrl;
    QLabel *m_notice;
    CopyField *m_secret;
    QWidget *m_addressPart;
    CopyField *m_address;
    GuideView *m_guide;
};

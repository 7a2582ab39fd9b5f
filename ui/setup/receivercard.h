// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class ErrorLine;
class FormField;
class QLabel;
class QLineEdit;
class QPushButton;
class SecretKeeper;
class Signing;
struct FrontDoor;
struct SecretStatus;

/// The door itself: where tools post to, the certificate that they see, and where the secrets are that tools sign with.
class ReceiverCard : public QFrame
{
    Q_OBJECT

public:
    ReceiverCard(const FrontDoor &door, QWidget *parent);

    /// Asks anew where secrets are kept.
    void ask();

private:
    [[nodiscard]] QWidget *createSecrets();
    void showStatus(const SecretStatus &status);
    void showTrouble();
    void unlock();

    SecretKeeper &m_keeper;
    Signing &m_signing;
    QLabel *m_status;
    QWidget *m_unlockPart;
    QLineEdit *m_passphrase;
    QPushButton *m_unlock;
    ErrorLine *m_unlockError;
    QWidget *m_troublePart;
    ErrorLine *m_trouble;
};

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/receivercard.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/signing.h"
#include "core/settings/secretkeeper.h"
#include "ui/setup/copyfield.h"
#include "ui/setup/errorline.h"
#include "ui/setup/frontdoor.h"
#include "ui/setup/setupstyle.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

QLabel *caption(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    setSetupLook(label, "heading");
    label->setMinimumHeight(28);
    label->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // beside the first line of what it names
    return label;
}

} // namespace

ReceiverCard::ReceiverCard(const FrontDoor &door, QWidget *parent)
    : QFrame(parent), m_keeper(door.secrets), m_signing(door.signing)
{
    setObjectName(u"receiverCard"_s);
    setAccessibleName(tr("Receiver"));
    setSetupLook(this, "framed");
    auto *layout = new QFormLayout(this);
    layout->setContentsMargins(18, 14, 18, 14);
    layout->setHorizontalSpacing(18);
    layout->setVerticalSpacing(8);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *address = new CopyField(CopyField::Form::Line, u"receiverAddress"_s, tr("Address of the receiver"), this);
    address->setText(door.receiverUrl);
    layout->addRow(caption(tr("Receiver"), this), address);
    if (!door.certificateFingerprint.isEmpty()) {
        auto *fingerprint = new CopyField(CopyField::Form::Line, u"receiverFingerprint"_s,
                                          tr("SHA-256 fingerprint of the certificate"), this);
        fingerprint->setText(door.certificateFingerprint);
        layout->addRow(caption(tr("Certificate"), this), fingerprint);
    }
    layout->addRow(caption(tr("Secrets"), this), createSecrets());

    connect(&m_keeper, &SecretKeeper::unlocked, this, &ReceiverCard::ask);
    connect(&m_signing, &Signing::changed, this, &ReceiverCard::showTrouble);
    showTrouble();
}

QWidget *ReceiverCard::createSecrets()
{
    auto *part = new QWidget(this);
    m_status = new QLabel(part);
    m_status->setObjectName(u"secretStatus"_s);
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setMinimumHeight(28);

    m_unlockPart = new QWidget(part);
    m_passphrase = new QLineEdit(m_unlockPart);
    m_passphrase->setObjectName(u"vaultPassphrase"_s);
    m_passphrase->setAccessibleName(tr("Passphrase of the vault"));
    m_passphrase->setPlaceholderText(tr("Passphrase"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_unlock = new QPushButton(m_unlockPart);
    m_unlock->setObjectName(u"vaultUnlock"_s);
    auto *unlockLayout = new QHBoxLayout(m_unlockPart);
    unlockLayout->setContentsMargins(0, 0, 0, 0);
    unlockLayout->setSpacing(8);
    unlockLayout->addWidget(m_passphrase, 1);
    unlockLayout->addWidget(m_unlock);
    m_unlockError = new ErrorLine(part);
    m_unlockError->setObjectName(u"vaultError"_s);

    m_troublePart = new QWidget(part);
    m_trouble = new ErrorLine(m_troublePart);
    m_trouble->setObjectName(u"signingTrouble"_s);
    auto *retry = new QPushButton(tr("Try again"), m_troublePart);
    retry->setObjectName(u"signingRetry"_s);
    auto *troubleLayout = new QHBoxLayout(m_troublePart);
    troubleLayout->setContentsMargins(0, 0, 0, 0);
    troubleLayout->setSpacing(8);
    troubleLayout->addWidget(m_trouble, 1);
    troubleLayout->addWidget(retry, 0, Qt::AlignTop);

    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (QWidget *row :
         {static_cast<QWidget *>(m_status), m_unlockPart, static_cast<QWidget *>(m_unlockError), m_troublePart})
        layout->addWidget(row);
    m_unlockPart->hide();

    connect(m_unlock, &QPushButton::clicked, this, &ReceiverCard::unlock);
    connect(m_passphrase, &QLineEdit::returnPressed, this, &ReceiverCard::unlock);
    connect(m_passphrase, &QLineEdit::textEdited, this, [this] {
        m_unlockError->show({});
    });
    connect(retry, &QPushButton::clicked, &m_signing, &Signing::retry);
    return part;
}

void ReceiverCard::ask()
{
    whenFinished(m_keeper.status(), this, [this](const SecretStatus &status) {
        showStatus(status);
    });
}

void ReceiverCard::showStatus(const SecretStatus &status)
{
    m_status->setText(status.sentence);
    const bool wantsPassphrase =
        !status.isReliable && (status.place == SecretPlace::Vault || status.place == SecretPlace::Memory);
    m_unlock->setText(m_keeper.hasVault() ? tr("Unlock") : tr("Make a vault"));
    m_unlockPart->setVisible(wantsPassphrase);
}

void ReceiverCard::showTrouble()
{
    QStringList sentences;
    const auto secrets = m_signing.sharedSecrets().get();
    for (const SigningSecret &secret : *secrets) {
        if (!secret.unavailable.isEmpty())
            sentences.append(secret.unavailable);
    }
    sentences.sort();
    m_trouble->show(sentences.join(u'\n'));
    m_troublePart->setVisible(!sentences.isEmpty());
}

void ReceiverCard::unlock()
{
    m_unlock->setEnabled(false);
    const QByteArray passphrase = m_passphrase->text().toUtf8();
    m_passphrase->clear();
    whenFinished(m_keeper.unlockVault(passphrase), this, [this](const Result<> &unlocked) {
        m_unlock->setEnabled(true);
        m_unlockError->show(unlocked ? QString() : unlocked.error().message);
        if (!unlocked)
            m_passphrase->setFocus(Qt::OtherFocusReason);
    });
}

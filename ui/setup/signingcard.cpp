// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/signingcard.h"

#include "core/base/ids.h"
#include "core/base/whenfinished.h"
#include "core/intake/signature.h"
#include "core/intake/snippets.h"
#include "core/pipeline/setup.h"
#include "core/pipeline/signing.h"
#include "ui/setup/errorline.h"
#include "ui/setup/formfield.h"
#include "ui/setup/setupstyle.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int GeneratedLength = 40; ///< characters: 238 bits

/// Names of makers, the same in every language.
QString nameOf(const QString &tool)
{
    static const QHash<QString, QString> names{{u"grafana"_s, u"Grafana"_s},
                                               {u"pagerduty"_s, u"PagerDuty"_s},
                                               {u"sentry"_s, u"Sentry"_s},
                                               {u"githubactions"_s, u"GitHub"_s},
                                               {u"checkly"_s, u"Checkly"_s}};
    return names.value(tool, toolName(tool));
}

QLineEdit *lineEdit(const QString &objectName, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(objectName);
    return edit;
}

} // namespace

SigningCard::SigningCard(Setup &setup, Signing &signing, QWidget *parent)
    : FormCard(u"signing"_s, parent)
    , m_setup(setup)
    , m_signing(signing)
    , m_form(new QWidget(this))
    , m_tool(new QComboBox(m_form))
    , m_ruleText(new QLabel(m_form))
    , m_ownRule(new QWidget(m_form))
    , m_header(lineEdit(u"signingHeader"_s, m_ownRule))
    , m_prefix(lineEdit(u"signingPrefix"_s, m_ownRule))
    , m_timestampHeader(lineEdit(u"signingTimestampHeader"_s, m_ownRule))
    , m_off(addButton(u"signingOff"_s, tr("Turn off")))
    , m_error(new ErrorLine(m_form))
    , m_notice(new QLabel(this))
{
    setSetupLook(m_off, "danger");
    m_tool->setObjectName(u"signingTool"_s);
    for (const KnownSignatureRule &known : knownSignatureRules())
        m_tool->addItem(nameOf(known.tool));
    m_tool->addItem(tr("In another way"));
    setSetupLook(m_ruleText, "mute");
    m_ruleText->setWordWrap(true);
    m_ruleText->setTextFormat(Qt::PlainText);
    m_prefix->setPlaceholderText(tr("None. For example: sha256="));
    m_timestampHeader->setPlaceholderText(tr("None"));
    m_error->setObjectName(u"signingError"_s);
    m_notice->setObjectName(u"signingNotice"_s);
    m_notice->setWordWrap(true);

    auto *own = new QHBoxLayout(m_ownRule);
    own->setContentsMargins(0, 0, 0, 0);
    own->setSpacing(12);
    own->addWidget(new FormField(tr("Header"), m_header, m_ownRule), 2);
    own->addWidget(new FormField(tr("Before the signature"), m_prefix, m_ownRule), 2);
    own->addWidget(new FormField(tr("Header with a signed time"), m_timestampHeader, m_ownRule), 2);
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(12);
    form->addWidget(new FormField(tr("It signs like"), m_tool, m_form));
    form->addWidget(m_ruleText);
    form->addWidget(m_ownRule);
    form->addWidget(createSecretField());
    form->addWidget(m_error);
    body().addWidget(m_form);
    body().addWidget(m_notice);

    connect(m_tool, &QComboBox::currentIndexChanged, this, &SigningCard::showRule);
    connect(m_off, &QPushButton::clicked, this, &SigningCard::turnOff);
    for (QLineEdit *edit : {m_header, m_prefix, m_timestampHeader, m_secret}) {
        connect(edit, &QLineEdit::returnPressed, this, &SigningCard::accept);
        connect(edit, &QLineEdit::textEdited, this, [this] {
            m_error->show({});
        });
    }
}

QWidget *SigningCard::createSecretField()
{
    auto *part = new QWidget(m_form);
    m_secret = lineEdit(u"signingSecret"_s, part);
    m_secretField = new FormField(tr("Secret, as in the tool"), m_secret, part);
    auto *generate = new QPushButton(tr("Make one"), part);
    generate->setObjectName(u"signingGenerate"_s);
    generate->setAccessibleDescription(tr("Makes a secret to enter in the tool"));
    auto *layout = new QHBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_secretField, 1);
    layout->addWidget(generate, 0, Qt::AlignBottom);
    connect(generate, &QPushButton::clicked, this, &SigningCard::generate);
    return part;
}

void SigningCard::openFor(const Source &source)
{
    m_source = source;
    m_isDone = false;
    const bool signsAlready = !source.signature.header.isEmpty();
    choose(source.signature);
    m_secret->clear();
    m_secret->setPlaceholderText(signsAlready ? tr("Unchanged") : QString());
    m_error->show({});
    m_notice->hide();
    m_form->show();
    m_off->setVisible(signsAlready);
    cancelButton().show();
    acceptButton().setText(signsAlready ? tr("Save") : tr("Turn on"));
    acceptButton().setEnabled(true);
    open(tr("Signature of %1").arg(source.name));
    m_tool->setFocus(Qt::OtherFocusReason);
}

void SigningCard::close()
{
    FormCard::close();
    m_secret->clear();
}

void SigningCard::choose(const SignatureRule &rule)
{
    const QList<KnownSignatureRule> &known = knownSignatureRules();
    auto found = std::ranges::find(known, rule, &KnownSignatureRule::rule);
    if (rule.header.isEmpty()) {
        found = std::ranges::find(known, m_source.tool, &KnownSignatureRule::tool);
        if (found == known.end())
            found = known.begin();
    }
    m_tool->setCurrentIndex(int(found - known.begin()));
    m_header->setText(rule.header);
    m_prefix->setText(rule.prefix);
    m_timestampHeader->setText(rule.timestampHeader);
    showRule();
}

void SigningCard::showRule()
{
    const QList<KnownSignatureRule> &known = knownSignatureRules();
    const bool isKnown = m_tool->currentIndex() < known.size();
    m_ruleText->setVisible(isKnown);
    m_ownRule->setVisible(!isKnown);
    if (!isKnown)
        return;
    const SignatureRule &rule = known.at(m_tool->currentIndex()).rule;
    m_ruleText->setText(rule.prefix.isEmpty()
                            ? tr("HMAC-SHA256 of the body in %1").arg(rule.header)
                            : tr("HMAC-SHA256 of the body in %1, after “%2”").arg(rule.header, rule.prefix));
}

SignatureRule SigningCard::rule() const
{
    const QList<KnownSignatureRule> &known = knownSignatureRules();
    if (m_tool->currentIndex() < known.size())
        return known.at(m_tool->currentIndex()).rule;
    return {.header = m_header->text().trimmed(),
            .prefix = m_prefix->text().trimmed(),
            .timestampHeader = m_timestampHeader->text().trimmed()};
}

void SigningCard::generate()
{
    m_secret->setText(randomToken(GeneratedLength));
    m_secret->selectAll();
    m_secret->copy();
    m_secret->setFocus(Qt::OtherFocusReason);
    m_error->show({});
    m_notice->setText(tr("The secret is copied. Enter it in the tool: it is not shown again."));
    setSetupLook(m_notice, "mute");
    m_notice->show();
}

void SigningCard::accept()
{
    if (m_isDone) {
        close();
        return;
    }
    const QByteArray secret = m_secret->text().trimmed().toUtf8();
    const bool signsAlready = !m_source.signature.header.isEmpty();
    if (secret.isEmpty() && !signsAlready) {
        m_error->show(tr("Paste the secret that the tool shows, or make one for it."));
        m_secretField->focusField();
        return;
    }
    acceptButton().setEnabled(false);
    const auto refuse = [this](const Error &error) {
        acceptButton().setEnabled(true);
        m_error->show(error.message);
    };
    if (secret.isEmpty()) {
        whenFinished(m_setup.setSignature(m_source.id, rule()), this, [this, refuse](const Result<> &set) {
            set ? finish({}) : refuse(set.error());
        });
        return;
    }
    whenFinished(m_signing.turnOn(m_source.id, rule(), secret), this, [this, refuse](const Result<SecretPlace> &place) {
        if (!place)
            return refuse(place.error());
        finish(*place == SecretPlace::Memory
                   ? tr("It is on. There is no keychain and no vault, so the secret is forgotten when Greenroom ends: "
                        "choose a passphrase for a vault above, and enter it again.")
                   : QString());
    });
}

void SigningCard::turnOff()
{
    whenFinished(m_signing.turnOff(m_source.id), this, [this](const Result<> &off) {
        off ? finish({}) : m_error->show(off.error().message);
    });
}

void SigningCard::finish(const QString &notice)
{
    acceptButton().setEnabled(true);
    if (notice.isEmpty()) {
        close();
        return;
    }
    m_isDone = true;
    m_form->hide();
    m_off->hide();
    cancelButton().hide();
    m_notice->setText(notice);
    setSetupLook(m_notice, "error");
    m_notice->show();
    acceptButton().setText(tr("Done"));
    acceptButton().setFocus(Qt::OtherFocusReason);
}

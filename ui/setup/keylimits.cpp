// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/keylimits.h"

#include "ui/setup/formfield.h"
#include "ui/setup/setupwords.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr std::array Scopes{ApiKey::Scope::Draft, ApiKey::Scope::Read};

struct Lifetime
{
    const char *name;
    int days; ///< 0: for ever
};
constexpr std::array Lifetimes{
    Lifetime{QT_TRANSLATE_NOOP("KeyLimits", "Until it is revoked"), 0},
    Lifetime{QT_TRANSLATE_NOOP("KeyLimits", "30 days"), 30},
    Lifetime{QT_TRANSLATE_NOOP("KeyLimits", "90 days"), 90},
    Lifetime{QT_TRANSLATE_NOOP("KeyLimits", "A year"), 365},
};

} // namespace

KeyLimits::KeyLimits(QWidget *parent)
    : QWidget(parent)
    , m_scope(new SegmentedControl(this))
    , m_lifetime(new SegmentedControl(this))
    , m_addresses(new QLineEdit(this))
{
    m_scope->setObjectName(u"keyScope"_s);
    for (const ApiKey::Scope scope : Scopes)
        m_scope->addSegment(displayName(scope));
    m_lifetime->setObjectName(u"keyLifetime"_s);
    for (const Lifetime &lifetime : Lifetimes)
        m_lifetime->addSegment(tr(lifetime.name));
    m_addresses->setObjectName(u"keyAddresses"_s);
    m_addresses->setPlaceholderText(tr("From anywhere. For example: 192.0.2.7, 198.51.100.0/24"));
    m_addressesField = new FormField(tr("May be used from"), m_addresses, this);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(new FormField(tr("May"), m_scope, this));
    layout->addWidget(new FormField(tr("Works"), m_lifetime, this));
    layout->addWidget(m_addressesField);

    setFocusProxy(m_scope);
    connect(m_addresses, &QLineEdit::textEdited, this, [this] {
        m_addressesField->showError({});
    });
    reset();
}

void KeyLimits::reset()
{
    m_scope->setCurrentIndex(0);
    m_lifetime->setCurrentIndex(0);
    m_addresses->clear();
    m_addressesField->showError({});
}

bool KeyLimits::apply(KeyRequest &request) const
{
    static const QRegularExpression separators(u"[,;\\s]+"_s);
    request.addresses = m_addresses->text().split(separators, Qt::SkipEmptyParts);
    if (const auto readable = AddressList::parse(request.addresses); !readable) {
        m_addressesField->showError(readable.error().message);
        m_addressesField->focusField();
        return false;
    }
    request.scope = Scopes.at(size_t(m_scope->currentIndex()));
    const int days = Lifetimes.at(size_t(m_lifetime->currentIndex())).days;
    request.expiresAt = days > 0 ? std::optional(QDateTime::currentDateTimeUtc().addDays(days)) : std::nullopt;
    return true;
}

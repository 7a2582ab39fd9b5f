// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/page.h"

#include <QFlags>
#include <QList>
#include <QString>

/// What customers do with a component, as far as its name tells.
enum class ComponentKind : quint16 {
    Api = 1 << 0,
    Web = 1 << 1,
    Login = 1 << 2,
    Payments = 1 << 3,
    Orders = 1 << 4,
    Notifications = 1 << 5,
    Data = 1 << 6,
    Jobs = 1 << 7,
    Uploads = 1 << 8,
    Realtime = 1 << 9,
    Region = 1 << 10,
    NamedPayments = 1 << 11, ///< the name itself says "payments"
    NamedUploads = 1 << 12,  ///< the name itself says "uploads"
};
Q_DECLARE_FLAGS(ComponentKinds, ComponentKind)
Q_DECLARE_OPERATORS_FOR_FLAGS(ComponentKinds)

/// The kinds that a public name speaks of; none if it says nothing.
[[nodiscard]] ComponentKinds kindsOf(const QString &name);

/// The kinds of all components together.
[[nodiscard]] ComponentKinds kindsOf(const QList<Component> &components);

/// How English speaks of components by their public names.
namespace EnglishNames {

/// True for "Payments", "Live updates", "Public APIs"; false for "Analytics", "SMS", "Web app".
[[nodiscard]] bool isPlural(const QString &name);

/// As it is written within a sentence: "website", "Acme API", "checkout", "SMS notifications".
[[nodiscard]] QString bare(const QString &name);

/// As it stands within a sentence: "the website", "the Acme API", "checkout", "SMS notifications".
[[nodiscard]] QString withinSentence(const QString &name);

/// "a", "a and b", "a, b and c".
[[nodiscard]] QString list(const QStringList &items);

} // namespace EnglishNames

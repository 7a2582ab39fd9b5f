// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"

#include "core/intake/adapters/alertmanager.h"

#include <algorithm>

const QList<Adapter> &adapters()
{
    static const QList<Adapter> all{alertmanagerAdapter()};
    return all;
}

const Adapter *adapter(const QString &tool)
{
    const auto found = std::find_if(adapters().begin(), adapters().end(), [&tool](const Adapter &candidate) {
        return candidate.tool == tool;
    });
    return found == adapters().end() ? nullptr : &*found;
}

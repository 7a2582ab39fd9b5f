// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/nagios.h"

using namespace Qt::StringLiterals;

Adapter nagiosAdapter()
{
    return {.tool = u"nagios"_s, .name = u"Nagios"_s, .read = &readNagios};
}

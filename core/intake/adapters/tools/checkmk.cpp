// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/nagios.h"

using namespace Qt::StringLiterals;

Adapter checkmkAdapter()
{
    return {.tool = u"checkmk"_s, .name = u"Checkmk"_s, .read = &readNagios};
}

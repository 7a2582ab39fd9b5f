// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/nagios.h"

using namespace Qt::StringLiterals;

Adapter icinga2Adapter()
{
    return {.tool = u"icinga2"_s, .name = u"Icinga 2"_s, .read = &readNagios};
}

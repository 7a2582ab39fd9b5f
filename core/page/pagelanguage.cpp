// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/pagelanguage.h"

#include <QCoreApplication>

QString pageLanguage()
{
    return QCoreApplication::translate("StatusPage", "en", "the language of this translation, as a BCP 47 tag");
}

QString countedText(const char *one, const char *many, qint64 count)
{
    return count == 1 ? QCoreApplication::translate("StatusPage", one)
                      : QCoreApplication::translate("StatusPage", many, nullptr, int(count));
}

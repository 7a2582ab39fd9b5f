// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/setupwords.h"

#include <QCoreApplication>
#include <QLocale>

QString displayName(KeyState state)
{
    switch (state) {
    case KeyState::Active:
        return QCoreApplication::translate("Keys", "Active", "of an API key");
    case KeyState::ExpiresSoon:
        return QCoreApplication::translate("Keys", "Expires soon", "of an API key");
    case KeyState::Expired:
        return QCoreApplication::translate("Keys", "Expired", "of an API key");
    case KeyState::Revoked:
        return QCoreApplication::translate("Keys", "Revoked", "of an API key");
    }
    return {};
}

QString displayName(ApiKey::Scope scope)
{
    return scope == ApiKey::Scope::Draft ? QCoreApplication::translate("Keys", "Make drafts", "what a key may do")
                                         : QCoreApplication::translate("Keys", "Read only", "what a key may do");
}

QString localTimeText(const std::optional<QDateTime> &time, const QString &never)
{
    if (!time || !time->isValid())
        return never;
    const QDateTime local = time->toLocalTime();
    const bool isOfThisYear = local.date().year() == QDate::currentDate().year();
    const QString format = isOfThisYear
                               ? QCoreApplication::translate("Times", "d MMM", "date format: day, short month")
                               : QCoreApplication::translate("Times", "d MMM yyyy", "date format with the year");
    return QLocale().toString(local.date(), format) + u' ' + QLocale().toString(local.time(), QLocale::ShortFormat);
}

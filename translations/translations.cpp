// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

using namespace Qt::StringLiterals;

void installTranslations(QCoreApplication &application)
{
    const auto install = [&application](const QLocale &locale, const QString &name, const QString &folder) {
        auto translator = std::make_unique<QTranslator>(&application);
        if (translator->load(locale, name, u"_"_s, folder))
            QCoreApplication::installTranslator(translator.release());
    };
    // English first: it holds the plurals, and stands behind whatever the locale's own language lacks.
    install(QLocale(QLocale::English), u"greenroom"_s, u":/i18n"_s);
    install(QLocale(), u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QLocale(), u"greenroom"_s, u":/i18n"_s);
}

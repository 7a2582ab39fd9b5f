// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QHash>
#include <QString>
#include <QStringList>
#include <QVariant>

/// One row of the table of settings.
struct SettingKey
{
    enum class Kind { Text, List, Number, Flag, Choice };

    const char *name;        ///< in the file; the environment has it as GREENROOM_<NAME IN CAPITALS>
    const char *fallback;    ///< value when it is set nowhere
    const char *description; ///< one translated sentence
    Kind kind = Kind::Text;
    int lowest = 0;           ///< of a number
    int highest = 0;          ///< of a number
    const char *choices = ""; ///< of a choice, divided by '|'
};

/// All settings there are. Never a secret.
[[nodiscard]] const QList<SettingKey> &settingKeys();

/// The settings of one data directory: command line over environment over settings.ini over the table's fallback.
class Settings
{
    Q_DECLARE_TR_FUNCTIONS(Settings)

public:
    /// Reads DIR/settings.ini. InvalidInput names a key that is unknown or whose value cannot be used.
    [[nodiscard]] static Result<Settings> load(const QString &directory,
                                               const QHash<QString, QString> &commandLine = {});

    [[nodiscard]] QString text(const char *name) const;
    [[nodiscard]] int number(const char *name) const;
    [[nodiscard]] bool flag(const char *name) const;
    [[nodiscard]] QStringList list(const char *name) const; ///< separated by commas

    /// Writes one value to the file, atomically.
    [[nodiscard]] Result<> store(const char *name, const QString &value);

    [[nodiscard]] const QString &directory() const { return m_directory; }

private:
    QString m_directory;
    QHash<QString, QString> m_values;
};

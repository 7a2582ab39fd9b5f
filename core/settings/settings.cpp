// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"

#include <QCoreApplication>
#include <QFile>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

const SettingKey *rowOf(const QString &name)
{
    const auto &keys = settingKeys();
    const auto found = std::find_if(keys.begin(), keys.end(), [&name](const SettingKey &key) {
        return name == QLatin1StringView(key.name);
    });
    return found == keys.end() ? nullptr : &*found;
}

bool isUsable(const SettingKey &key, const QString &value)
{
    switch (key.kind) {
    case SettingKey::Kind::Text:
    case SettingKey::Kind::List:
        return true;
    case SettingKey::Kind::Number: {
        bool isNumber = false;
        const int number = value.toInt(&isNumber);
        return isNumber && number >= key.lowest && number <= key.highest;
    }
    case SettingKey::Kind::Flag:
        return value == "true"_L1 || value == "false"_L1;
    case SettingKey::Kind::Choice:
        return QString::fromLatin1(key.choices).split(u'|').contains(value);
    }
    return false;
}

QString whatIsUsable(const SettingKey &key)
{
    switch (key.kind) {
    case SettingKey::Kind::Number:
        return Settings::tr("a number from %1 to %2").arg(key.lowest).arg(key.highest);
    case SettingKey::Kind::Flag:
        return Settings::tr("true or false");
    case SettingKey::Kind::Choice:
        return QString::fromLatin1(key.choices).replace(u'|', u", "_s);
    case SettingKey::Kind::Text:
    case SettingKey::Kind::List:
        break;
    }
    return {};
}

QString environmentName(const SettingKey &key)
{
    return u"GREENROOM_"_s + QString::fromLatin1(key.name).toUpper();
}

QString fileOf(const QString &directory)
{
    return directory + u"/settings.ini"_s;
}

} // namespace

const QList<SettingKey> &settingKeys()
{
    using Kind = SettingKey::Kind;
    static const QList<SettingKey> keys{
        {"listen", "127.0.0.1:8787,[::1]:8787",
         QT_TRANSLATE_NOOP("Settings", "Where alerts are received, as address:port; several with commas."), Kind::List},
        {"page_listen", "127.0.0.1:8788,[::1]:8788",
         QT_TRANSLATE_NOOP("Settings", "Where the built-in status page is served, as address:port."), Kind::List},
        {"allowed_hosts", "", QT_TRANSLATE_NOOP("Settings", "Further names under which the receiver may be addressed."),
         Kind::List},
        {"key_rate", "1000",
         QT_TRANSLATE_NOOP("Settings",
                           "How many requests a second one API key may send, after ten seconds' worth at once; 0 for "
                           "any number."),
         Kind::Number, 0, 1'000'000},
        {"address_rate", "50",
         QT_TRANSLATE_NOOP("Settings",
                           "How many requests without a key one address may send a second, after ten seconds' worth at "
                           "once; 0 for any number."),
         Kind::Number, 0, 1'000'000},
        {"failed_attempts", "20",
         QT_TRANSLATE_NOOP("Settings",
                           "How often a minute one address may fail to prove who it is before it has to wait; 0 for any "
                           "number."),
         Kind::Number, 0, 1'000'000},
        {"page_url", "",
         QT_TRANSLATE_NOOP("Settings", "The address of the status page as customers use it; for links in feeds."),
         Kind::Text},
        {"behind_proxy", "false",
         QT_TRANSLATE_NOOP(
             "Settings",
             "A proxy with TLS stands in front; only then may another address than loopback be listened on."),
         Kind::Flag},
        {"trusted_proxies", "127.0.0.1,::1",
         QT_TRANSLATE_NOOP("Settings",
                           "Addresses and networks of the proxies that are believed about the client's address; used "
                           "with behind_proxy only."),
         Kind::List},
        {"tls", "off",
         QT_TRANSLATE_NOOP("Settings",
                           "Whether alerts are received over TLS: with a certificate of our own, or one from files."),
         Kind::Choice, 0, 0, "off|self_signed|files"},
        {"tls_certificate", "",
         QT_TRANSLATE_NOOP("Settings", "The file with the certificate and its chain (PEM), for tls = files."),
         Kind::Text},
        {"tls_key", "",
         QT_TRANSLATE_NOOP("Settings", "The file with the private key (PEM, not encrypted), for tls = files."),
         Kind::Text},
        {"max_connections", "1024", QT_TRANSLATE_NOOP("Settings", "How many connections are open at once."),
         Kind::Number, 8, 10'000},
        {"max_connections_per_address", "128",
         QT_TRANSLATE_NOOP("Settings", "How many connections one address may have open at once."), Kind::Number, 1,
         10'000},
        {"max_head", "32768", QT_TRANSLATE_NOOP("Settings", "How large the head of a request may be, in bytes."),
         Kind::Number, 8'192, 131'072},
        {"max_fields", "100", QT_TRANSLATE_NOOP("Settings", "How many fields the head of a request may have."),
         Kind::Number, 20, 1'000},
        {"max_body", "1048576", QT_TRANSLATE_NOOP("Settings", "How large the body of a request may be, in bytes."),
         Kind::Number, 65'536, 4'194'304},
        {"max_bodies_total", "67108864",
         QT_TRANSLATE_NOOP("Settings",
                           "How large the bodies of all requests that are not yet answered may be together, in bytes."),
         Kind::Number, 4'194'304, 1'073'741'824},
        {"head_seconds", "5",
         QT_TRANSLATE_NOOP("Settings", "How long a client may take for the head of a request, or to agree on TLS."),
         Kind::Number, 1, 60},
        {"body_seconds", "15", QT_TRANSLATE_NOOP("Settings", "How long a client may take for the body of a request."),
         Kind::Number, 1, 300},
        {"idle_seconds", "30",
         QT_TRANSLATE_NOOP("Settings", "How long a connection stays open between two requests."), Kind::Number, 1, 600},
        {"answer_seconds", "30",
         QT_TRANSLATE_NOOP("Settings", "How long a request may wait for its answer before it is answered with 503."),
         Kind::Number, 5, 300},
        {"write_seconds", "15",
         QT_TRANSLATE_NOOP("Settings", "How long a client may take to read an answer, a large one longer."),
         Kind::Number, 1, 300},
        {"undo_seconds", "5", QT_TRANSLATE_NOOP("Settings", "How long a publish can be taken back; 0 for not at all."),
         Kind::Number, 0, 60},
        {"storm_drafts", "15",
         QT_TRANSLATE_NOOP("Settings",
                           "How many new drafts of a page within a minute become one incident; 0 for any number."),
         Kind::Number, 0, 1000},
        {"notifications", "true", QT_TRANSLATE_NOOP("Settings", "Tell of new drafts on the desktop."), Kind::Flag},
        {"secret_store", "auto",
         QT_TRANSLATE_NOOP("Settings",
                           "Where the secrets are kept that tools sign with; auto takes the best place that there is."),
         Kind::Choice, 0, 0, "auto|keychain|vault|environment|memory"},
        {"theme", "system", QT_TRANSLATE_NOOP("Settings", "Colours of the window."), Kind::Choice, 0, 0,
         "system|light|dark"},
        {"close_to_tray", "ask", QT_TRANSLATE_NOOP("Settings", "Whether closing the window goes on receiving."),
         Kind::Choice, 0, 0, "ask|keep|quit"},
        {"backups_kept", "7",
         QT_TRANSLATE_NOOP("Settings", "How many daily copies of the database are kept; 0 makes none."), Kind::Number,
         0, 365},
    };
    return keys;
}

Result<Settings> Settings::load(const QString &directory, const QHash<QString, QString> &commandLine)
{
    Settings settings;
    settings.m_directory = directory;

    const QString fileName = fileOf(directory);
    const QSettings file(fileName, QSettings::IniFormat);
    // Asked first: QSettings reads the lines, and notices what is wrong with them, only then.
    const QStringList names = file.allKeys();
    if (file.status() == QSettings::FormatError) {
        return fail(Error::Kind::InvalidInput,
                    Settings::tr("%1 is not a settings file: each line must be “key = value”. Mend or remove it.")
                        .arg(fileName));
    }
    const auto take = [&settings](const SettingKey &key, const QString &value, const QString &place) -> Result<> {
        if (!isUsable(key, value)) {
            return fail(Error::Kind::InvalidInput,
                        Settings::tr("%1: “%2” cannot be used for %3. Use %4.")
                            .arg(place, value, QString::fromLatin1(key.name), whatIsUsable(key)));
        }
        settings.m_values.insert(QString::fromLatin1(key.name), value);
        return {};
    };

    for (const QString &name : names) {
        if (!rowOf(name))
            return fail(Error::Kind::InvalidInput,
                        Settings::tr("%1: there is no setting “%2”. Remove it.").arg(fileName, name));
    }
    for (const SettingKey &key : settingKeys()) {
        const QString name = QString::fromLatin1(key.name);
        // A comma makes QSettings read a list.
        const QString inFile = file.value(name).toStringList().join(u',');
        const QString inEnvironment = qEnvironmentVariable(environmentName(key).toLatin1().constData());
        Result<> taken = commandLine.contains(name)
                             ? take(key, commandLine.value(name), u"--"_s + QString(name).replace(u'_', u'-'))
                         : !inEnvironment.isEmpty() ? take(key, inEnvironment, environmentName(key))
                         : file.contains(name)      ? take(key, inFile, fileName)
                                                    : take(key, QString::fromLatin1(key.fallback), name);
        if (!taken)
            return tl::unexpected(taken.error());
    }
    return settings;
}

QString Settings::text(const char *name) const
{
    Q_ASSERT(rowOf(QString::fromLatin1(name)));
    return m_values.value(QString::fromLatin1(name));
}

int Settings::number(const char *name) const
{
    return text(name).toInt();
}

bool Settings::flag(const char *name) const
{
    return text(name) == "true"_L1;
}

QStringList Settings::list(const char *name) const
{
    QStringList entries = text(name).split(u',', Qt::SkipEmptyParts);
    for (QString &entry : entries)
        entry = entry.trimmed();
    return entries;
}

Result<> Settings::store(const char *name, const QString &value)
{
    const SettingKey *key = rowOf(QString::fromLatin1(name));
    if (!key || !isUsable(*key, value))
        return fail(Error::Kind::InvalidInput,
                    Settings::tr("“%1” cannot be used for %2.").arg(value, QString::fromLatin1(name)));
    QSettings file(fileOf(m_directory), QSettings::IniFormat);
    file.setValue(QLatin1StringView(name), value);
    file.sync();
    if (file.status() != QSettings::NoError)
        return fail(Error::Kind::Storage, Settings::tr("%1 could not be written.").arg(file.fileName()));
    m_values.insert(QString::fromLatin1(name), value);
    return {};
}

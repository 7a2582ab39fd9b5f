// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/secretplaces.h"

#include "core/base/ids.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

QString toWord(SecretPlace place)
{
    switch (place) {
    case SecretPlace::Keychain:
        return u"keychain"_s;
    case SecretPlace::Vault:
        return u"vault"_s;
    case SecretPlace::Environment:
        return u"environment"_s;
    case SecretPlace::Memory:
        return u"memory"_s;
    }
    return {};
}

std::optional<SecretPlace> secretPlace(const QString &word)
{
    for (const SecretPlace place :
         {SecretPlace::Keychain, SecretPlace::Vault, SecretPlace::Environment, SecretPlace::Memory}) {
        if (word == toWord(place))
            return place;
    }
    return std::nullopt;
}

SecretPlaces::SecretPlaces(QString fileName) : m_fileName(std::move(fileName))
{
    QFile file(m_fileName);
    const QJsonObject content =
        file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    m_id = content.value("id"_L1).toString();
    if (m_id.isEmpty())
        m_id = randomToken(8);
    const QJsonObject places = content.value("places"_L1).toObject();
    for (auto place = places.begin(); place != places.end(); ++place) {
        if (const auto known = secretPlace(place.value().toString()))
            m_places.insert(place.key(), *known);
    }
}

std::optional<SecretPlace> SecretPlaces::of(const QString &name) const
{
    const auto found = m_places.constFind(name);
    return found == m_places.constEnd() ? std::nullopt : std::optional(*found);
}

Result<> SecretPlaces::note(const QString &name, SecretPlace place)
{
    if (of(name) == place)
        return {};
    QHash<QString, SecretPlace> places = m_places;
    places.insert(name, place);
    return take(std::move(places));
}

Result<> SecretPlaces::forget(const QString &name)
{
    QHash<QString, SecretPlace> places = m_places;
    return places.remove(name) ? take(std::move(places)) : Result<>();
}

Result<> SecretPlaces::take(QHash<QString, SecretPlace> places)
{
    QJsonObject words;
    for (auto place = places.cbegin(); place != places.cend(); ++place)
        words.insert(place.key(), toWord(place.value()));
    QSaveFile file(m_fileName);
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(QJsonDocument(QJsonObject{{u"id"_s, m_id}, {u"places"_s, words}}).toJson()) >= 0 && file.commit();
    if (!isWritten)
        return fail(Error::Kind::Storage, QCoreApplication::translate("SecretPlaces", "%1 cannot be written: %2.")
                                              .arg(m_fileName, file.errorString()));
    m_places = std::move(places);
    return {};
}

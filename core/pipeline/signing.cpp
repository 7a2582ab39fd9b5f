// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/signing.h"

#include "core/base/log.h"
#include "core/base/whenfinished.h"
#include "core/pipeline/setup.h"
#include "core/settings/secretkeeper.h"

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const Source &source)
{
    return u"signing-"_s + source.slug;
}

} // namespace

Signing::Signing(Setup &setup, SecretKeeper &keeper) : m_setup(setup), m_keeper(keeper)
{}

void Signing::start()
{
    connect(&m_setup, &Setup::catalogChanged, this, &Signing::readNew);
    connect(&m_keeper, &SecretKeeper::unlocked, this, &Signing::retry);
    readNew();
}

void Signing::readNew()
{
    const auto known = m_secrets.get();
    const auto catalog = m_setup.catalog();
    for (const Source &source : catalog->sources) {
        // What is known is not asked for again: each use of a key leads here, and a locked keychain asks a person.
        if (!source.signature.header.isEmpty() && !known->contains(source.id))
            read(source);
    }
}

void Signing::retry()
{
    const auto known = m_secrets.get();
    const auto catalog = m_setup.catalog();
    for (const Source &source : catalog->sources) {
        if (!source.signature.header.isEmpty() && known->value(source.id).value.isEmpty())
            read(source);
    }
}

void Signing::read(const Source &source)
{
    if (!m_secrets.get()->contains(source.id))
        put(source.id, {.unavailable = tr("The secret that “%1” signs with is being fetched.").arg(source.name)});
    whenFinished(m_keeper.read(nameOf(source)), this, [this, source](const Result<QByteArray> &secret) {
        // It may have been set, or the source removed, meanwhile.
        const auto known = m_secrets.get();
        if (!known->contains(source.id) || !known->value(source.id).value.isEmpty())
            return;
        if (!secret)
            qCWarning(lcIntake).noquote()
                << "the signing secret of" << source.slug << "is not to be had:" << secret.error().message;
        put(source.id, secret ? SigningSecret{.value = *secret}
                              : SigningSecret{.unavailable = tr("The secret that “%1” signs with is not to be had. %2")
                                                                 .arg(source.name, secret.error().message)});
    });
}

void Signing::put(const QString &sourceId, const SigningSecret &secret)
{
    SigningSecrets secrets = *m_secrets.get();
    secrets.insert(sourceId, secret);
    m_secrets.set(std::move(secrets));
    Q_EMIT changed();
}

void Signing::drop(const QString &sourceId)
{
    SigningSecrets secrets = *m_secrets.get();
    secrets.remove(sourceId);
    m_secrets.set(std::move(secrets));
    Q_EMIT changed();
}

template<typename T>
std::optional<Source> Signing::source(const QString &id, const Answer<T> &answer) const
{
    if (const Source *source = m_setup.catalog()->source(id))
        return *source;
    answer(fail(Error::Kind::NotFound, tr("This source is not there any more.")));
    return std::nullopt;
}

QFuture<Result<SecretPlace>> Signing::turnOn(const QString &sourceId, const SignatureRule &rule,
                                             const QByteArray &secret)
{
    const Answer<SecretPlace> answer;
    const auto source = this->source(sourceId, answer);
    if (!source)
        return answer.future();
    if (auto good = Setup::checkSignature(rule); !good) {
        answer(tl::unexpected(good.error()));
    } else if (rule.header.isEmpty()) {
        answer(fail(Error::Kind::InvalidInput, tr("Name the header that has the signature.")));
    } else if (secret.size() < ShortestSecret || secret.size() > LongestSecret) {
        answer(fail(
            Error::Kind::InvalidInput,
            tr("A signing secret has %1 to %2 characters. Copy it whole.").arg(ShortestSecret).arg(LongestSecret)));
    } else {
        // The secret first: a rule without one would turn every alert away.
        whenFinished(m_keeper.write(nameOf(*source), secret), this,
                     [this, sourceId, rule, secret, answer](const Result<SecretPlace> &place) {
                         if (!place)
                             return answer(place);
                         put(sourceId, {.value = secret});
                         whenFinished(m_setup.setSignature(sourceId, rule), this, [answer, place](const Result<> &set) {
                             answer(set ? place : tl::unexpected(set.error()));
                         });
                     });
    }
    return answer.future();
}

QFuture<Result<>> Signing::turnOff(const QString &sourceId)
{
    const Answer<> answer;
    if (const auto source = this->source(sourceId, answer)) {
        whenFinished(m_setup.setSignature(sourceId, {}), this, [this, source, answer](const Result<> &set) {
            if (!set)
                return answer(set);
            forget(*source, answer);
        });
    }
    return answer.future();
}

QFuture<Result<>> Signing::removeSource(const QString &sourceId)
{
    const Answer<> answer;
    if (const auto source = this->source(sourceId, answer)) {
        whenFinished(m_setup.removeSource(source->id), this, [this, source, answer](const Result<> &removed) {
            if (!removed)
                return answer(removed);
            forget(*source, answer);
        });
    }
    return answer.future();
}

void Signing::forget(const Source &source, const Answer<> &answer)
{
    drop(source.id);
    whenFinished(m_keeper.remove(nameOf(source)), this, [answer, slug = source.slug](const Result<> &removed) {
        // What was asked for is done all the same: nothing looks for this secret any more.
        if (!removed)
            qCWarning(lcIntake).noquote()
                << "the signing secret of" << slug << "stays where it is:" << removed.error().message;
        answer({});
    });
}

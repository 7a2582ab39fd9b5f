// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/farewell.h"

namespace {

constexpr qint64 LingerTime = 2'000;
constexpr qint64 SwallowLimit = 4 * 1024 * 1024;

} // namespace

void Farewell::say(Admission &admission, std::unique_ptr<Wire> wire, std::optional<Admission::Place> place,
                   const QByteArray &lastWords)
{
    auto *farewell = new Farewell(admission, std::move(wire), std::move(place));
    if (!lastWords.isEmpty())
        farewell->m_wire->write(lastWords);
    farewell->m_wire->endSession();
    farewell->m_wire->flush();
    farewell->swallow();
    farewell->endWritingWhenSent();
}

Farewell::Farewell(Admission &admission, std::unique_ptr<Wire> wire, std::optional<Admission::Place> place)
    : QObject(&admission)
    , m_admission(admission)
    , m_place(std::move(place))
    , m_wire(std::move(wire))
    , m_deadline(Admission::monotonicNow() + admission.limits().writeTime)
{
    m_admission.add(this);
    connect(m_wire.get(), &Wire::readyRead, this, &Farewell::swallow);
    connect(m_wire.get(), &Wire::bytesWritten, this, &Farewell::endWritingWhenSent);
    connect(m_wire.get(), &Wire::disconnected, this, &QObject::deleteLater);
    if (!m_wire->isConnected())
        deleteLater();
}

Farewell::~Farewell()
{
    m_admission.remove(this);
    m_wire->disconnect(this);
    m_wire->abort();
}

int Farewell::countWithoutPlace(const Admission &admission)
{
    int count = 0;
    for (const QObject *child : admission.children()) {
        if (const auto *farewell = dynamic_cast<const Farewell *>(child); farewell && !farewell->m_place)
            ++count;
    }
    return count;
}

void Farewell::checkDeadline(qint64 now)
{
    if (now > m_deadline)
        deleteLater();
}

void Farewell::endWritingWhenSent()
{
    if (m_hasEnded || m_wire->bytesToWrite() > 0 || !m_wire->isConnected())
        return;
    m_hasEnded = true;
    m_deadline = Admission::monotonicNow() + LingerTime;
    m_wire->endWriting();
}

void Farewell::swallow()
{
    std::array<char, 64 * 1024> &scratch = m_admission.scratch();
    m_swallowed += m_wire->swallow(scratch.data(), qint64(scratch.size()));
    if (m_swallowed > SwallowLimit)
        deleteLater();
}

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/admission.h"
#include "core/server/wire.h"

#include <functional>

/// A connection between its arrival and its first request: agrees on TLS with the other side. Whoever does not in time,
/// or speaks something else, is sent away; whoever speaks plain HTTP is told what is spoken here. Deletes itself.
class Handshake final : public QObject, private Admission::Guest
{
public:
    using Done = std::function<void(std::unique_ptr<Wire>, Admission::Place)>;

    /// \a done is called at most once, with the encrypted wire.
    Handshake(Admission &admission, std::unique_ptr<Wire> wire, Admission::Place place, Done done, QObject *parent);
    ~Handshake() override;

    /// Reads what has arrived already. Called once.
    void start() { proceed(); }

private:
    void checkDeadline(qint64 now) override;
    void proceed();
    void refuse(const QByteArray &lastWords);
    [[nodiscard]] std::unique_ptr<Wire> leave();

    Admission &m_admission;
    std::unique_ptr<Wire> m_wire; ///< null once it is given away
    std::optional<Admission::Place> m_place;
    const Done m_done;
    const qint64 m_deadline;
};

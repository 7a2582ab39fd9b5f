// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/admission.h"
#include "core/server/wire.h"

#include <QByteArray>

#include <memory>

/// Ends a connection so that the other side can still read the last words: sends them, says that nothing more comes,
/// and swallows what the other side still sends. To close at once, with input unread, would reset the connection, and
/// the answer would be lost with it (RFC 9112 §9.6). Deletes itself.
class Farewell final : public QObject, private Admission::Guest
{
public:
    /// Takes over \a wire, whose signals must be connected to nobody else. What was written to it before is still sent.
    static void say(Admission &admission, std::unique_ptr<Wire> wire, std::optional<Admission::Place> place,
                    const QByteArray &lastWords);
    ~Farewell() override;

    /// How many are being said to those who were not let in.
    [[nodiscard]] static int countWithoutPlace(const Admission &admission);

private:
    Farewell(Admission &admission, std::unique_ptr<Wire> wire, std::optional<Admission::Place> place);
    void checkDeadline(qint64 now) override;
    void endWritingWhenSent();
    void swallow();

    Admission &m_admission;
    std::optional<Admission::Place> m_place;
    std::unique_ptr<Wire> m_wire;
    qint64 m_deadline;
    qint64 m_swallowed = 0;
    bool m_hasEnded = false;
};

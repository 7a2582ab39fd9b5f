// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/refresher.h"

namespace {

constexpr int Pause = 200; // milliseconds

} // namespace

Refresher::Refresher(std::function<void()> ask, QObject *parent) : QObject(parent), m_ask(std::move(ask))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &Refresher::askIfWanted);
}

void Refresher::request()
{
    m_isWanted = true;
    askIfWanted();
}

void Refresher::finish()
{
    m_isAsking = false;
    askIfWanted();
}

void Refresher::askIfWanted()
{
    if (!m_isWanted || m_isAsking || m_pause.isActive())
        return;
    m_isWanted = false;
    m_isAsking = true;
    m_pause.start();
    m_ask();
}

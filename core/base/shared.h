// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>

#include <memory>

/// An immutable value that one thread replaces and others read: each reader keeps the version it took.
template<typename T>
class Shared
{
public:
    explicit Shared(T value = {}) : m_value(std::make_shared<const T>(std::move(value))) {}

    [[nodiscard]] std::shared_ptr<const T> get() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_value;
    }

    void set(T value)
    {
        auto next = std::make_shared<const T>(std::move(value));
        const QMutexLocker lock(&m_mutex);
        m_value.swap(next);
    }

private:
    mutable QMutex m_mutex;
    std::shared_ptr<const T> m_value;
};

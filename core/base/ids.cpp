// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

#include <QDateTime>
#include <QMutex>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace {

/// The millisecond and a 12-bit counter of the last id: RFC 9562 §6.2, method 1.
struct Sequence
{
    QMutex mutex;
    qint64 millisecond = 0;
    quint32 counter = 0;
};

std::pair<qint64, quint32> nextInSequence()
{
    static Sequence sequence;
    const QMutexLocker lock(&sequence.mutex);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (now > sequence.millisecond) {
        sequence.millisecond = now;
        sequence.counter = 0;
    } else if (++sequence.counter > 0xfff) {
        ++sequence.millisecond;
        sequence.counter = 0;
    }
    return {sequence.millisecond, sequence.counter};
}

} // namespace

QString newId()
{
    const auto [millisecond, counter] = nextInSequence();
    const quint64 random = QRandomGenerator::global()->generate64();
    const quint64 high = (quint64(millisecond) << 16U) | 0x7000U | counter;
    const quint64 low = (random & 0x3fffffffffffffffU) | 0x8000000000000000U;

    static constexpr char Digits[] = "0123456789abcdef";
    std::array<char, 32> text;
    for (int i = 0; i < 16; ++i) {
        text[size_t(i)] = Digits[(high >> (60 - 4 * i)) & 0xfU];
        text[size_t(16 + i)] = Digits[(low >> (60 - 4 * i)) & 0xfU];
    }
    return QString::fromLatin1(text.data(), qsizetype(text.size()));
}

bool isId(QStringView text)
{
    return text.size() == 32 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

QString randomToken(int length)
{
    static constexpr char Alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    QString token;
    token.reserve(length);
    for (int i = 0; i < length; ++i)
        token.append(QLatin1Char(Alphabet[QRandomGenerator::system()->bounded(62)]));
    return token;
}

// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/compression.h"

#include <QtEndian>

#include <zlib.h>

namespace {

constexpr int Fastest = 1;
constexpr int WindowBits = 15;
/// A quarter of the usual hash table: it is cleared for each body, and few are large.
constexpr int MemoryLevel = 6;

/// zlib's state of one thread.
class Deflater
{
public:
    Deflater()
    {
        if (deflateInit2(&m_stream, Fastest, Z_DEFLATED, WindowBits, MemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
            qBadAlloc();
    }
    ~Deflater() { deflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(Deflater)

    /// Appends to \a target.
    void run(const QByteArray &bytes, QByteArray &target)
    {
        const qsizetype begin = target.size();
        deflateReset(&m_stream);
        target.resize(begin + qsizetype(deflateBound(&m_stream, uLong(bytes.size()))));
        // zlib's older interface takes what it only reads without const.
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
        m_stream.avail_in = uInt(bytes.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(target.data() + begin);
        m_stream.avail_out = uInt(target.size() - begin);
        // With so much room, one step is enough.
        const int result = deflate(&m_stream, Z_FINISH);
        Q_ASSERT(result == Z_STREAM_END);
        Q_UNUSED(result);
        target.truncate(target.size() - qsizetype(m_stream.avail_out));
    }

private:
    z_stream m_stream = {};
};

} // namespace

QByteArray compressed(const QByteArray &bytes)
{
    thread_local Deflater deflater;
    QByteArray result(sizeof(quint32), Qt::Uninitialized);
    qToBigEndian(quint32(bytes.size()), result.data());
    deflater.run(bytes, result);
    return result;
}

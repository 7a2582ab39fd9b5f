// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The first byte of an input says how the rest, a stream of requests, is cut into pieces, and whether the limits are
// narrow.
#include "core/server/requestframer.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>

namespace {

constexpr RequestFramer::Limits Narrow{.requestLine = 64, .head = 256, .fields = 6, .body = 48};

/// Piece after piece, of one byte each or of sizes that look random and are the same each time.
class Cutter
{
public:
    explicit Cutter(std::uint8_t seed) : m_state(seed), m_isByBytes(seed % 4 == 0) {}

    std::size_t next()
    {
        m_state = m_state * 1103515245 + 12345;
        return m_isByBytes ? 1 : 1 + (m_state >> 16) % 40;
    }

private:
    std::uint32_t m_state;
    bool m_isByBytes;
};

void requireSoundHead(const RequestFramer &framer, const RequestFramer::Limits &limits)
{
    require(!framer.method().empty(), "a request has a method");
    require(framer.path().substr(0, 1) == "/", "a path begins with a slash");
    require(framer.path().find_first_of(std::string_view(" \r\n\0", 4)) == std::string_view::npos,
            "a path has no blank and no control character");
    require(framer.fieldCount() <= limits.fields, "there are no more fields than allowed");
    require(framer.contentLength().value_or(0) <= limits.body, "no body is announced that is larger than allowed");
    for (std::size_t i = 0; i < framer.fieldCount(); ++i) {
        const auto [name, value] = framer.field(i);
        require(!name.empty(), "a field has a name");
        require(name.find_first_of(std::string_view(" \t\r\n:\0", 6)) == std::string_view::npos, "a name is a token");
        require(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos, "a value is one line");
    }
}

void write(std::string &to, std::string_view part)
{
    to.append(part).push_back('\n');
}

/// All that a reader of the stream is told, as one text.
std::string told(std::string_view stream, Cutter *cutter, const RequestFramer::Limits &limits)
{
    RequestFramer framer(limits);
    std::string text;
    std::size_t bodySize = 0;
    while (!stream.empty()) {
        const std::size_t size = cutter ? std::min(cutter->next(), stream.size()) : stream.size();
        // A copy of exactly its size: reading beyond it is seen.
        const std::unique_ptr<char[]> piece(new char[size]);
        std::memcpy(piece.get(), stream.data(), size);
        stream.remove_prefix(size);
        std::string_view input(piece.get(), size);
        for (bool wantsMore = false; !wantsMore;) {
            const std::size_t before = input.size();
            switch (framer.next(input)) {
            case RequestFramer::Event::NeedsMore:
                require(input.empty(), "more is asked for only when all is used up");
                wantsMore = true;
                break;
            case RequestFramer::Event::Head:
                requireSoundHead(framer, limits);
                bodySize = 0;
                write(text, framer.method());
                write(text, framer.path());
                write(text, framer.query());
                write(text, framer.authority());
                for (std::size_t i = 0; i < framer.fieldCount(); ++i) {
                    write(text, framer.field(i).name);
                    write(text, framer.field(i).value);
                }
                text += framer.keepsAlive() ? "keeps alive\n" : "closes\n";
                text += framer.expectsContinue() ? "expects\n" : "";
                break;
            case RequestFramer::Event::Body:
                require(!framer.piece().empty(), "a piece of a body is not empty");
                require(input.size() + framer.piece().size() <= before, "a piece of a body is a piece of the input");
                bodySize += framer.piece().size();
                require(bodySize <= limits.body, "no body is larger than allowed");
                text += framer.piece();
                break;
            case RequestFramer::Event::Complete:
                require(framer.contentLength().value_or(bodySize) == bodySize, "a body is as long as it says");
                text += "complete\n";
                if (!framer.keepsAlive())
                    return text;
                framer.restart();
                break;
            case RequestFramer::Event::Refused:
                require(framer.refusal().status >= 400 && framer.refusal().status < 600, "a refusal has a status");
                require(framer.next(input) == RequestFramer::Event::Refused, "what is refused stays so");
                return text + std::to_string(framer.refusal().status) + framer.refusal().reason;
            }
        }
    }
    return text + (framer.isIdle() ? "idle" : "waits");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view stream(reinterpret_cast<const char *>(data) + 1, size - 1);
    const RequestFramer::Limits limits = data[0] % 2 == 0 ? RequestFramer::Limits() : Narrow;
    Cutter cutter(data[0]);
    require(told(stream, &cutter, limits) == told(stream, nullptr, limits), "how a stream is cut makes no difference");
    return 0;
}

# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Those who wish a server ill: attackers.py NAME RECEIVER PAGE SECONDS runs one attack against the two addresses, from
127.0.0.2, and prints as JSON what came of it.

Nothing here waits for an answer longer than it must, and whoever is turned away comes back.
"""

import asyncio
import binascii
import collections
import contextlib
import json
import os
import random
import re
import socket
import ssl
import string
import struct
import sys
import threading
import time
import urllib.parse

SOURCE = "127.0.0.2"
COMES_BACK_AFTER = 0.05  # seconds
PIECE = 64 * 1024
IP_BIND_ADDRESS_NO_PORT = 24  # <linux/in.h>: the port is chosen by connect(), for which a used one may do
STATUS = re.compile(rb"HTTP/1\.1 ([0-9]{3}) ")


class Door:
    """One address of the server, as an attacker finds it."""

    def __init__(self, url):
        address = urllib.parse.urlsplit(url)
        self.address = (address.hostname, address.port)
        self.host = f"{address.hostname}:{address.port}".encode()
        self.tls = None
        if address.scheme == "https":
            self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            self.tls.check_hostname = False
            self.tls.verify_mode = ssl.CERT_NONE

    def socket(self):
        result = socket.socket()
        result.setsockopt(socket.IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1)
        result.bind((SOURCE, 0))
        return result


class Caller:
    """One connection, and what is done on it."""

    def __init__(self, door, reader, writer, tally):
        self.door = door
        self.tally = tally
        self._reader = reader
        self._writer = writer

    def head(self, method, path, *fields):
        lines = [method + b" " + path + b" HTTP/1.1", b"Host: " + self.door.host, *fields]
        return b"\r\n".join(lines) + b"\r\n"

    async def say(self, data):
        self._writer.write(data)
        await self._writer.drain()
        self.tally["bytes sent"] += len(data)

    async def hears_the_end_within(self, seconds):
        """Counts what is answered. True when the server has ended the connection."""
        try:
            answer = await asyncio.wait_for(self._reader.read(PIECE), seconds)
        except TimeoutError:
            return False
        for status in STATUS.findall(answer):
            self.tally[status.decode()] += 1
        return not answer

    def stop_reading(self):
        self._writer.transport.pause_reading()


# --- what is done on one connection


async def slow_head(caller):
    await caller.say(caller.head(b"POST", b"/api/v1/incidents", b"Content-Type: application/json"))
    while not await caller.hears_the_end_within(0.5):
        await caller.say(b"X-Slow: 1\r\n")


async def slow_body(caller):
    await caller.say(caller.head(b"POST", b"/api/v1/incidents", b"Content-Length: 1000000") + b"\r\n{")
    while not await caller.hears_the_end_within(0.5):
        await caller.say(b" " * 10)


async def withheld_end(caller):
    """All of the largest body that is taken, but for its last byte: as much as can be made to be kept."""
    size = 1024 * 1024
    await caller.say(caller.head(b"POST", b"/api/v1/incidents", b"Content-Length: %d" % size) + b"\r\n")
    await caller.say(b"[" * (size - 1))
    while not await caller.hears_the_end_within(0.5):
        pass


async def endless_head(caller):
    await caller.say(caller.head(b"GET", b"/healthz"))
    field = b"X-Endless: " + b"a" * 1000 + b"\r\n"
    while True:
        await caller.say(field * (PIECE // len(field)))


async def huge_body(caller):
    is_chunked = random.random() < 0.5
    framing = b"Transfer-Encoding: chunked" if is_chunked else b"Content-Length: 300000000"
    await caller.say(caller.head(b"POST", b"/api/v1/incidents", framing) + b"\r\n")
    piece = b"x" * PIECE
    if is_chunked:
        piece = b"%x\r\n%s\r\n" % (PIECE, piece)
    for _ in range(300_000_000 // PIECE):
        await caller.say(piece)


async def silence(caller):
    while not await caller.hears_the_end_within(5):
        pass


async def deaf(caller):
    """Asks and asks, and never reads an answer."""
    caller.stop_reading()
    question = caller.head(b"GET", b"/") + b"\r\n"
    while True:
        await caller.say(question * 50)


async def greedy(caller):
    """Reads the answers, but asks for far more than its share."""
    question = caller.head(b"GET", b"/healthz") + b"\r\n"
    await caller.say(question * 100)
    while not await caller.hears_the_end_within(5):
        await caller.say(question * 100)


async def garbage(caller):
    await caller.say(os.urandom(random.randrange(1, 4000)))
    await caller.hears_the_end_within(0.2)


async def clear_text(caller):
    await caller.say(caller.head(b"GET", b"/healthz") + b"\r\n")
    await caller.hears_the_end_within(0.2)


async def half_handshake(caller):
    """The first bytes of a ClientHello, and no more."""
    await caller.say(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + os.urandom(32))
    while not await caller.hears_the_end_within(5):
        pass


async def handshake(_):
    """The dear part of TLS for the server, and then goodbye."""


async def wrong_key(caller):
    """Keys of the right form, so that each has to be looked for."""
    body = b'{"title":"Checkout fails","status_page_id":"acme-status"}'
    while True:
        request = caller.head(
            b"POST",
            b"/api/v1/incidents",
            b"Authorization: Bearer " + key_that_is_not(),
            b"Content-Length: %d" % len(body),
        )
        await caller.say(request + b"\r\n" + body)
        if await caller.hears_the_end_within(1):
            return


def key_that_is_not():
    digits = string.digits + string.ascii_uppercase + string.ascii_lowercase
    body = "".join(random.choices(digits, k=30))
    number, check = binascii.crc32(body.encode()), ""
    for _ in range(6):
        number, digit = divmod(number, 62)
        check = digits[digit] + check
    return f"grm_{body}{check}".encode()


# --- how it is done on many


class Crowd:
    """Holds so many connections all the time; each does the same."""

    def __init__(self, behaviour, count, at_page=False, without_tls=False):
        self.behaviour = behaviour
        self.count = count
        self.at_page = at_page
        self.without_tls = without_tls

    def attack(self, receiver, page, seconds, tally):
        asyncio.new_event_loop().run_until_complete(self._attack(page if self.at_page else receiver, seconds, tally))

    async def _attack(self, door, seconds, tally):
        callers = [asyncio.create_task(self._call_again_and_again(door, tally)) for _ in range(self.count)]
        done, _ = await asyncio.wait(callers, timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
        for caller in done:
            caller.result()  # Nobody ends before the time but by a mistake of ours.

    async def _call_again_and_again(self, door, tally):
        while True:
            with contextlib.suppress(OSError):
                await self._call(door, tally)
            await asyncio.sleep(COMES_BACK_AFTER)

    async def _call(self, door, tally):
        line = door.socket()
        try:
            line.setblocking(False)
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096 if self.behaviour is deaf else PIECE)
            await asyncio.get_running_loop().sock_connect(line, door.address)
            tls = None if self.without_tls else door.tls
            reader, writer = await asyncio.open_connection(
                sock=line, ssl=tls, server_hostname="localhost" if tls else None, limit=PIECE
            )
        except BaseException:
            line.close()
            raise
        tally["connections"] += 1
        try:
            await self.behaviour(Caller(door, reader, writer, tally))
        finally:
            writer.transport.abort()


class Flood:
    """Opens connections and drops them at once, as fast as it can: every other one without a goodbye."""

    def attack(self, receiver, _, seconds, tally):
        end = time.monotonic() + seconds
        threads = [threading.Thread(target=self._flood, args=(receiver, end, tally)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    @staticmethod
    def _flood(door, end, tally):
        at_once = struct.pack("ii", 1, 0)
        while time.monotonic() < end:
            with contextlib.suppress(OSError), contextlib.closing(door.socket()) as line:
                line.settimeout(0.2)
                line.connect(door.address)
                tally["connections"] += 1
                if tally["connections"] % 2:
                    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)


ATTACKS = {
    "slow headers": Crowd(slow_head, 500),
    "slow bodies": Crowd(slow_body, 500),
    "withheld ends": Crowd(withheld_end, 500),
    "endless headers": Crowd(endless_head, 32),
    "huge bodies": Crowd(huge_body, 32),
    "idle connections": Crowd(silence, 500),
    "readers that never read": Crowd(deaf, 200),
    "readers that never read the page": Crowd(deaf, 200, at_page=True),
    "endless questions": Crowd(greedy, 64),
    "a flood of connections": Flood(),
    "garbage": Crowd(garbage, 64, without_tls=True),
    "wrong keys": Crowd(wrong_key, 64),
}

# Only where there is TLS to attack.
TLS_ATTACKS = {
    "half handshakes": Crowd(half_handshake, 500, without_tls=True),
    "a flood of handshakes": Crowd(handshake, 64),
    "clear text": Crowd(clear_text, 64, without_tls=True),
}


def main():
    name, receiver, page, seconds = sys.argv[1:]
    os.nice(10)  # Others would bring a computer of their own; here they have what the server leaves.
    tally = collections.Counter()
    (ATTACKS | TLS_ATTACKS)[name].attack(Door(receiver), Door(page), float(seconds), tally)
    print(json.dumps(tally), flush=True)
    os._exit(0)  # Hundreds are still at it; they end with us.


if __name__ == "__main__":
    main()

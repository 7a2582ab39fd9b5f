# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""While strangers at 127.0.0.2 do their worst, who behaves well is answered within a second, and memory stays flat.

The server runs with its default settings. Every attack is known to have reached it: what it did is counted, too.
"""

import collections
import contextlib
import http.client
import json
import os
import pathlib
import socket
import ssl
import sys
import threading
import time
import unittest
import urllib.parse

import attackers
import harness

SECONDS = 20.0 if harness.IS_PROOF else 1.5  # of one attack
SECONDS_OF_ALL = 60.0 if harness.IS_PROOF else 6.0  # more than a head may take

# With sanitizers everything is many times slower, and freed memory is kept, so that its peak says nothing.
HAS_SANITIZER = "ASAN_OPTIONS" in os.environ

PAUSE = 0.1  # seconds between two alerts of the one who behaves well
MOST_SECONDS = 4.0 if HAS_SANITIZER else 1.0  # that an answer may take
MOST_MEMORY = 100_000_000  # bytes beyond those of the idle server
MOST_PROCESSOR = 0.3  # of a second, in a second in which nobody asks for anything
LEAST_CONNECTIONS = 20  # of an attack that is worth its name


class GoodClient(threading.Thread):
    """Posts an alert every tenth of a second, each on a connection of its own."""

    def __init__(self, room, key):
        super().__init__(daemon=True)
        self._address = urllib.parse.urlsplit(room.listen)
        self._key = key
        self._has_ended = threading.Event()
        self.answers = []  # pairs of what was answered, and after how many seconds

    def run(self):
        number = 0
        while not self._has_ended.is_set():
            number += 1
            self.answers.append(self.post(number % 10))
            self._has_ended.wait(PAUSE)

    def post(self, trouble):
        alert = {
            "title": f"Checkout fails in region {trouble}",
            "status_page_id": "acme-status",
            "severity": "major",
            "dedup_key": f"region-{trouble}",
            "raw_input": "Requests to the checkout fail with a time-out. " * 25,
        }
        begin = time.monotonic()
        connection = connect_to(self._address)
        try:
            harness.send(connection, "/api/v1/incidents", "POST", alert, {"Authorization": f"Bearer {self._key}"})
            response = connection.getresponse()
            response.read()
            answer = response.status
        except (OSError, http.client.HTTPException) as error:
            answer = repr(error)
        finally:
            connection.close()
        return answer, time.monotonic() - begin

    def stop(self):
        self._has_ended.set()
        self.join()
        return self.answers


def connect_to(address, patience=5 * MOST_SECONDS):
    if address.scheme != "https":
        return http.client.HTTPConnection(address.hostname, address.port, timeout=patience)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return http.client.HTTPSConnection(address.hostname, address.port, timeout=patience, context=context)


class Body:
    """What the system knows of a process."""

    def __init__(self, pid):
        self._folder = pathlib.Path(f"/proc/{pid}")

    def _memory(self, name):
        lines = (self._folder / "status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:")) * 1024

    def memory(self):
        return self._memory("VmRSS")

    def forget_peak(self):
        # Where this is not permitted, the peak since its start is judged: that is only stricter.
        with contextlib.suppress(OSError):
            (self._folder / "clear_refs").write_text("5")

    def peak_memory(self):
        return self._memory("VmHWM")

    def processor_seconds(self):
        fields = (self._folder / "stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def processor_share(self):
        """How much of the next second it works."""
        before = self.processor_seconds()
        time.sleep(1)
        return self.processor_seconds() - before

    def descriptors(self):
        return len(os.listdir(self._folder / "fd"))


class UnderAttack(unittest.TestCase):
    """Starts the server, and judges it. The attacks are in the classes below."""

    environment = {}

    @classmethod
    def setUpClass(cls):
        cls.folder = harness.TemporaryFolder()
        cls.addClassCleanup(cls.folder.remove)
        cls.room = cls.make_room(cls.folder.path).set_up()
        cls.key = cls.room.key()
        cls.room.start(**cls.environment)
        cls.addClassCleanup(lambda: cls.room.__exit__())
        client = GoodClient(cls.room, cls.key)
        for trouble in range(10):
            client.post(trouble)
        cls.body = Body(cls.room.process.pid)
        cls.idle_memory = cls.body.memory()
        cls.idle_descriptors = cls.body.descriptors()

    @classmethod
    def make_room(cls, folder):
        return harness.Greenroom(folder)

    def withstands(self, *names, seconds=SECONDS):
        self.body.forget_peak()
        client = GoodClient(self.room, self.key)
        with contextlib.ExitStack() as stack:
            processes = {name: stack.enter_context(self.attacker(name, seconds)) for name in names}
            client.start()
            codes = {name: process.wait(seconds + harness.PATIENCE) for name, process in processes.items()}
        answers = client.stop()
        tallies = {name: json.loads(process.output() or "{}") for name, process in processes.items()}
        for name, process in processes.items():
            self.assertEqual(codes[name], 0, process.output("err"))

        growth = self.body.peak_memory() - self.idle_memory
        times = sorted(seconds for _, seconds in answers)
        said = ", ".join(f"{len(found)} x {status}" for status, found in grouped(answers).items())
        figures = f"{said}; median {times[len(times) // 2] * 1000:.0f} ms, slowest {times[-1] * 1000:.0f} ms; "
        figures += f"{growth / 1e6:+.0f} MB; attackers: " + ", ".join(f"{value} {what}" for what, value in sum_of(tallies).items())
        print(f"{' + '.join(names) if len(names) < 4 else 'all'}: {figures}", file=sys.stderr, flush=True)

        # All of them have one address, so that several at once take each other's places.
        self.assertGreaterEqual(sum_of(tallies)["connections"], LEAST_CONNECTIONS * len(names), f"it came to nothing: {tallies}")
        self.assertEqual({status for status, _ in answers} - {200, 201}, set(), figures)
        self.assertLessEqual(times[-1], MOST_SECONDS, figures)
        self.assertGreaterEqual(len(times), seconds / (PAUSE + MOST_SECONDS), figures)
        if not HAS_SANITIZER:
            self.assertLessEqual(growth, MOST_MEMORY, figures)
        self.is_left_alone()

    def attacker(self, name, seconds):
        program = [sys.executable, "-B", attackers.__file__, name, self.room.listen, self.room.page, seconds]
        return harness.Process(program, harness.environment(self.folder.path))

    def is_left_alone(self):
        harness.wait_for(
            "the connections are closed", lambda: self.body.descriptors() <= self.idle_descriptors + 3, patience=10
        )

    def tearDown(self):
        self.is_left_alone()
        # What was drafted meanwhile may still be written.
        harness.wait_for("the server is idle", lambda: self.body.processor_share() < MOST_PROCESSOR, patience=10)


def grouped(pairs):
    result = collections.defaultdict(list)
    for key, value in pairs:
        result[key].append(value)
    return result


def sum_of(tallies):
    return sum((collections.Counter(tally) for tally in tallies.values()), collections.Counter())


class ReceiverUnderAttack(UnderAttack):
    def test_one_attack_after_the_other(self):
        for name in attackers.ATTACKS:
            with self.subTest(name):
                self.withstands(name)

    def test_all_attacks_at_once(self):
        self.withstands(*attackers.ATTACKS, seconds=SECONDS_OF_ALL)


class ReceiverWithTlsUnderAttack(UnderAttack):
    environment = {"GREENROOM_TLS": "self_signed"}

    def setUp(self):
        self.assertTrue(self.room.listen.startswith("https:"), self.room.listen)

    def test_one_attack_after_the_other(self):
        for name in (attackers.ATTACKS if harness.IS_PROOF else {}) | attackers.TLS_ATTACKS:
            with self.subTest(name):
                self.withstands(name)

    def test_all_attacks_at_once(self):
        self.withstands(*attackers.ATTACKS, *attackers.TLS_ATTACKS, seconds=SECONDS_OF_ALL)


class RoomWithFewDescriptors(harness.Greenroom):
    DESCRIPTORS = 128

    def arguments(self):
        return ["prlimit", f"--nofile={self.DESCRIPTORS}:{self.DESCRIPTORS}", "--", *super().arguments()]


@harness.skip_without("prlimit")
class ReceiverWithFewDescriptors(UnderAttack):
    """More connections come than the system lets the server have descriptors."""

    @classmethod
    def make_room(cls, folder):
        return RoomWithFewDescriptors(folder)

    def test_it_waits_without_turning_in_circles(self):
        door = attackers.Door(self.room.listen)
        with contextlib.ExitStack() as stack:
            for _ in range(2 * RoomWithFewDescriptors.DESCRIPTORS):
                line = stack.enter_context(door.socket())
                line.settimeout(MOST_SECONDS)
                with contextlib.suppress(socket.timeout):
                    line.connect(door.address)
            self.assertLess(self.body.processor_share(), MOST_PROCESSOR)
            status, seconds = GoodClient(self.room, self.key).post(0)
        self.assertIn(status, (200, 201), f"after {seconds:.1f} s")
        self.assertLessEqual(seconds, MOST_SECONDS)

    def test_who_holds_all_that_he_can_get_does_not_hold_all(self):
        self.withstands("idle connections")


if __name__ == "__main__":
    harness.main()

# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Eight senders post without a pause while the receiver is killed again and again: what was answered is there, once."""

import collections
import http.client
import itertools
import random
import statistics
import threading
import time
import unittest

import harness

SENDERS = 8
KILLS = 300 if harness.IS_PROOF else 50

Sent = collections.namedtuple("Sent", "dedup_key idempotency_key status incident_id")


class Sender(threading.Thread):
    """Sends as a good sender does: what is not answered is sent again under the same Idempotency-Key, until it is."""

    def __init__(self, number, port, key):
        super().__init__(name=f"sender {number}")
        self.number = number
        self.port = port
        self.headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
        self.has_ended = threading.Event()
        self.answered = []
        self.unanswered = 0  # tries that a kill cut off
        self.failure = None
        self._random = random.Random(number)
        self._connection = None

    def run(self):
        try:
            for count in itertools.count():
                if self.has_ended.is_set():
                    return
                self._send(count)
        except Exception as error:  # noqa: BLE001 - told by the test
            self.failure = error
        finally:
            self._disconnect()

    def _disconnect(self):
        if self._connection:
            self._connection.close()
        self._connection = None

    def _send(self, count):
        # Every third one is about something that was sent before.
        subject = self._random.randrange(count) if count % 3 == 2 else count
        dedup_key = f"{self.number}-{subject}"
        idempotency_key = f"{self.number}/{count}"
        body = {
            "title": f"Trouble {dedup_key}",
            "status_page_id": "acme-status",
            "affected_component_ids": ["api"],
            "raw_input": "x" * 1200,
            "dedup_key": dedup_key,
        }
        headers = dict(self.headers, **{"Idempotency-Key": idempotency_key})
        while True:
            try:
                if not self._connection:
                    self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=harness.PATIENCE)
                harness.send(self._connection, "/api/v1/incidents", "POST", body, headers)
                response = self._connection.getresponse()
                answer = harness.Answer(response.status, response.headers, response.read())
            except (OSError, http.client.HTTPException):
                self._disconnect()
                self.unanswered += 1
                time.sleep(0.01)
                continue
            if answer.status not in (200, 201):
                raise AssertionError(f"{self.name}: {answer}")
            self.answered.append(Sent(dedup_key, idempotency_key, answer.status, answer.json["id"]))
            return


class KilledWhileReceiving(unittest.TestCase):
    def setUp(self):
        self.folder = harness.TemporaryFolder()
        self.addCleanup(self.folder.remove)
        self.room = harness.Greenroom(self.folder.path, port=harness.free_port(), page_port=harness.free_port())
        self.key = self.room.set_up().key()
        self.addCleanup(lambda: self.room.__exit__())

    def test_what_was_answered_is_there_exactly_once(self):
        self.room.start()
        senders = [Sender(number, self.room.port, self.key) for number in range(SENDERS)]
        begin = time.monotonic()
        for sender in senders:
            sender.start()
        restarts = []
        chance = random.Random(9)
        try:
            for _ in range(KILLS):
                time.sleep(chance.uniform(0.02, 0.3))
                self.room.kill9()
                restarts.append(self.room.start())
        finally:
            for sender in senders:
                sender.has_ended.set()
            for sender in senders:
                sender.join(harness.PATIENCE)
        took = time.monotonic() - begin
        for sender in senders:
            self.assertIsNone(sender.failure)
            self.assertFalse(sender.is_alive())
        # The last words of all: nothing may depend on an orderly end.
        self.room.kill9()

        answered = [sent for sender in senders for sent in sender.answered]
        cut_off = sum(sender.unanswered for sender in senders)
        self.check(answered)
        print(
            f"\n{KILLS} kills, {len(answered)} requests answered, {cut_off} cut off and sent again, {took:.1f} s; "
            f"restart p50 {statistics.median(restarts) * 1000:.0f} ms, max {max(restarts) * 1000:.0f} ms",
            flush=True,
        )
        self.assertGreater(cut_off, KILLS, "the kills hit nobody: this test proves nothing")
        self.check_that_the_texts_are_written()

    def check(self, answered):
        with self.room.database() as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchone()[0], "ok")
            self.assertEqual(database.execute("PRAGMA foreign_key_check").fetchall(), [])
            incidents = {row["id"]: row for row in database.execute("SELECT * FROM incidents")}
            deliveries = collections.Counter(row[0] for row in database.execute("SELECT incident_id FROM deliveries"))
            counters = dict(database.execute("SELECT state, count FROM incident_counts"))

        missing = {sent.incident_id for sent in answered} - incidents.keys()
        self.assertEqual(missing, set(), "answered, and not there")
        of_subject = collections.Counter(row["group_key"] for row in incidents.values())
        self.assertEqual([key for key, count in of_subject.items() if count > 1], [], "there more than once")

        requests = collections.Counter()
        ids = collections.defaultdict(set)
        for sent in answered:
            requests[sent.incident_id] += 1
            ids[sent.dedup_key].add(sent.incident_id)
        self.assertEqual({key: found for key, found in ids.items() if len(found) > 1}, {}, "one trouble, two ids")
        # Every request was answered in the end, so each must have been taken once, however often it was sent.
        self.assertEqual(dict(deliveries), dict(requests))
        self.assertEqual({identifier: row["alert_count"] for identifier, row in incidents.items()}, dict(requests))
        self.assertEqual(counters, {"draft": len(incidents)})

    def check_that_the_texts_are_written(self):
        """A text that was ordered before a kill is written after it."""
        self.room.start()
        harness.wait_for(
            "all texts are written",
            lambda: self.room.value("SELECT count(*) FROM incidents WHERE is_drafted = 0 OR body = ''") == 0,
        )
        self.room.stop()
        revisions = self.room.value("SELECT max(n) FROM (SELECT count(*) AS n FROM revisions GROUP BY incident_id)")
        self.assertEqual(revisions, 1, "a text was written twice")


if __name__ == "__main__":
    harness.main()

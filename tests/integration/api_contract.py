# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the front door promises to those who post to it (DESIGN §4): each answer, and what is kept of each request."""

import http.client
import json
import shutil
import socket
import sqlite3
import subprocess
import time
import unittest
import zlib

import harness
from contract import CONTRACT, FORMATS


def body_of(blob):
    """What was received: qCompress puts four bytes of length before zlib's data."""
    return zlib.decompress(bytes(blob)[4:])


class Contract(unittest.TestCase):
    """Each test has a server of its own, on a copy of what is set up once: a page that gets many drafts in a minute has a
    storm, and joins what comes after."""

    @classmethod
    def setUpClass(cls):
        folder = harness.TemporaryFolder()
        cls.addClassCleanup(folder.remove)
        cls.template = harness.Greenroom(folder.path).set_up()
        cls.template.command("pages", "add", "Shop")
        cls.template.command("components", "add", "Basket", "--page", "shop")
        cls.key = cls.template.key("everything")
        cls.acme_key = cls.template.key("acme only", "--page", "acme-status")
        cls.reader = cls.template.key("reads", "--scope", "read")
        cls.template.command("sources", "add", "Prod Alertmanager", "--tool", "alertmanager", "--page", "acme-status")
        cls.source_key = cls.template.key("alertmanager", "--source", "prod-alertmanager")

    def setUp(self):
        folder = harness.TemporaryFolder()
        self.addCleanup(folder.remove)
        self.room = harness.Greenroom(folder.path)
        shutil.copytree(self.template.data, self.room.data)
        # A limit of its own has a test of its own.
        self.room.start(GREENROOM_FAILED_ATTEMPTS="0")
        self.addCleanup(lambda: self.room.__exit__())

    def post(self, body, key=None, **headers):
        return self.room.post(body, key or self.key, **headers)

    def assert_problem(self, answer, status):
        """RFC 9457."""
        self.assertEqual(answer.status, status, answer)
        self.assertEqual(answer.headers.get_content_type(), "application/problem+json")
        self.assertEqual(answer.json["status"], status)
        self.assertTrue(answer.json["title"])
        self.assertTrue(answer.json["detail"])
        self.assertTrue(answer.json["type"])
        return answer.json

    def assert_invalid(self, body, *pointers, key=None):
        answer = self.post(body, key)
        document = self.assert_problem(answer, 422)
        self.assertEqual(sorted(error["pointer"] for error in document["errors"]), sorted(pointers), document)
        for error in document["errors"]:
            self.assertTrue(error["detail"])
        return document

    def refused(self):
        return self.room.query("SELECT * FROM deliveries WHERE incident_id IS NULL ORDER BY seq")

    def count_refused(self):
        """A refusal is answered before it is kept, but kept before what is asked for later."""
        self.assertEqual(self.room.api("/readyz").status, 200)
        return len(self.refused())

    def wait_for_refused(self, count):
        return harness.wait_for("the refused body is kept", lambda: len(self.refused()) == count and self.refused()[-1])

    # --- what is accepted

    def test_everything_that_may_be_sent_becomes_a_draft(self):
        components = {entry["slug"]: entry["id"] for entry in self.room.api("/api/v1/components", self.key).json["components"]}
        answer = self.post(
            {
                "title": "Checkout is slow",
                "status_page_id": "acme-status",
                "severity": "critical",
                "affected_component_ids": ["checkout", components["api"], "checkout"],
                "raw_input": "p95 latency of checkout is 4.2 s for 10 minutes",
                "generate_ai_update": False,
                "tone": "friendly",
                "dedup_key": "checkout-latency",
                "state": "firing",
                "source_url": "https://grafana.example.com/d/abc?x=1",
                "started_at": "2026-03-11T10:42:10.5+01:00",
                "labels": {"team": "payments", "region": "eu/1"},
            }
        )
        self.assertEqual(answer.status, 201, answer)
        created = answer.json
        self.assertEqual(created["status"], "draft")
        self.assertIs(created["deduplicated"], False)
        self.assertNotIn("warnings", created)
        self.assertEqual(answer.headers["Location"], created["url"])
        self.assertRegex(created["id"], r"^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$")

        incident = self.room.wait_for_draft(self.key, created["id"])
        self.assertEqual(harness.request(created["url"], headers={"Authorization": f"Bearer {self.key}"}).json, incident)
        self.assertEqual(incident["title"], "Checkout is slow")
        self.assertEqual(incident["severity"], "critical")
        self.assertEqual(incident["tone"], "friendly")
        self.assertEqual(incident["stage"], "investigating")
        self.assertEqual(incident["started_at"], "2026-03-11T09:42:10.500Z")
        self.assertIsNone(incident["published_at"])
        self.assertEqual(
            [(entry["name"], entry["status"]) for entry in incident["affected_components"]],
            [("Checkout", "major_outage"), ("API", "major_outage")],
        )
        row = self.room.query("SELECT * FROM incidents WHERE id = ?", created["id"])[0]
        self.assertEqual(row["wants_model"], 0)
        self.assertEqual(row["source_url"], "https://grafana.example.com/d/abc?x=1")
        self.assertEqual(json.loads(row["labels"]), {"team": "payments", "region": "eu/1"})
        self.assertEqual(row["alert_text"], "p95 latency of checkout is 4.2 s for 10 minutes")

    def test_what_was_answered_is_on_disk(self):
        answer = self.post({"title": "Pulled plug", "status_page_id": "acme-status", "raw_input": "the very text"})
        self.room.kill9()
        self.assertEqual(answer.status, 201)
        with self.room.database() as database:
            kept = database.execute("SELECT * FROM deliveries WHERE incident_id = ?", [answer.json["id"]]).fetchall()
            self.assertEqual(len(kept), 1)
            self.assertEqual(json.loads(body_of(kept[0]["body"]))["raw_input"], "the very text")
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchone()[0], "ok")
        self.room.start(GREENROOM_FAILED_ATTEMPTS="0")
        self.assertEqual(self.room.wait_for_draft(self.key, answer.json["id"])["title"], "Pulled plug")

    def test_severity_sets_the_impact_at_first(self):
        impacts = {"minor": "degraded_performance", "major": "partial_outage", "critical": "major_outage", None: "degraded_performance"}
        for severity, impact in impacts.items():
            with self.subTest(severity=severity):
                body = {"title": f"Impact of {severity}", "status_page_id": "acme-status", "affected_component_ids": ["api"]}
                if severity:
                    body["severity"] = severity
                incident = self.room.incident(self.key, self.post(body).json["id"])
                self.assertEqual(incident["affected_components"][0]["status"], impact)
                self.assertEqual(incident["severity"], severity or "minor")

    def test_a_key_of_one_page_need_not_name_it(self):
        answer = self.post({"title": "No page is named"}, self.acme_key)
        self.assertEqual(answer.status, 201, answer)
        pages = {page["slug"]: page["id"] for page in self.room.api("/api/v1/status_pages", self.key).json["status_pages"]}
        self.assertEqual(self.room.incident(self.key, answer.json["id"])["status_page_id"], pages["acme-status"])

    def test_the_longest_fields_are_accepted(self):
        answer = self.post(
            {
                "title": "t" * 255,
                "status_page_id": "acme-status",
                "raw_input": "é" * (32 * 1024),
                "dedup_key": "d" * 255,
                "labels": {f"label-{i}": "v" * 1024 for i in range(100)},
            }
        )
        self.assertEqual(answer.status, 201, answer)
        self.assertEqual(self.room.incident(self.key, answer.json["id"])["title"], "t" * 255)

    def test_any_content_type_and_none_is_taken_for_json(self):
        for kind in ("application/json; charset=utf-8", "application/vnd.api+json", "text/plain", None):
            with self.subTest(kind=kind):
                body = json.dumps({"title": f"Sent as {kind}", "status_page_id": "acme-status"}).encode()
                answer = self.post(body, **({"Content_Type": kind} if kind else {}))
                self.assertEqual(answer.status, 201, answer)

    def test_fields_that_are_not_known_are_named_and_ignored(self):
        answer = self.post({"title": "More than asked", "status_page_id": "acme-status", "colour": "red", "Severity": "minor"})
        self.assertEqual(answer.status, 201, answer)
        warnings = " ".join(answer.json["warnings"])
        self.assertIn("colour", warnings)
        self.assertIn("Severity", warnings)

    # --- what joins

    def test_the_same_trouble_joins_the_open_incident(self):
        first = self.post({"title": "Queue is DOWN: orders", "status_page_id": "acme-status", "affected_component_ids": ["api"]})
        again = self.post({"title": "queue is down:  Orders", "status_page_id": "acme-status", "affected_component_ids": ["api"]})
        elsewhere = self.post({"title": "Queue is DOWN: orders", "status_page_id": "acme-status"})
        self.assertEqual((first.status, again.status, elsewhere.status), (201, 200, 201))
        self.assertEqual(again.json["id"], first.json["id"])
        self.assertIs(again.json["deduplicated"], True)
        self.assertNotIn("Location", again.headers)
        self.assertEqual(self.room.incident(self.key, first.json["id"])["alert_count"], 2)

    def test_a_dedup_key_decides_what_is_the_same(self):
        first = self.post({"title": "One title", "status_page_id": "acme-status", "dedup_key": "k-1"})
        again = self.post({"title": "Quite another title", "status_page_id": "acme-status", "dedup_key": "k-1"})
        other = self.post({"title": "One title", "status_page_id": "acme-status", "dedup_key": "k-2"})
        self.assertEqual((first.status, again.status, other.status), (201, 200, 201))
        self.assertEqual(again.json["id"], first.json["id"])
        another_sender = self.post({"title": "One title", "dedup_key": "k-1"}, self.acme_key)
        self.assertEqual(another_sender.status, 201, "the same key of two senders is two things")

    def test_a_recovery_is_read_from_the_state_and_from_the_words(self):
        rows = [
            ({"title": "Disk is full", "dedup_key": "r-1"}, {"title": "Disk", "dedup_key": "r-1", "state": "resolved"}),
            ({"title": "Monitor is DOWN: shop"}, {"title": "Monitor is UP: shop", "raw_input": "Monitor is UP: shop"}),
        ]
        for fires, ends in rows:
            with self.subTest(ends=ends):
                first = self.post(dict(fires, status_page_id="acme-status"))
                last = self.post(dict(ends, status_page_id="acme-status"))
                self.assertEqual((first.status, last.status), (201, 200), last)
                self.assertEqual(last.json["id"], first.json["id"])
                self.assertIs(self.room.incident(self.key, first.json["id"])["recovered"], True)

    def test_an_idempotency_key_gives_the_first_answer_again(self):
        body = {"title": "Sent twice", "status_page_id": "acme-status"}
        first = self.post(body, Idempotency_Key="abc-1")
        again = self.post(body, Idempotency_Key="abc-1")
        self.assertEqual((first.status, again.status), (201, 201))
        self.assertEqual(first.json, again.json)
        self.assertEqual(self.room.incident(self.key, first.json["id"])["alert_count"], 1)
        self.assertEqual(self.room.value("SELECT count(*) FROM deliveries WHERE incident_id = ?", first.json["id"]), 1)
        self.assert_problem(self.post(dict(body, severity="major"), Idempotency_Key="abc-1"), 409)
        self.assertEqual(self.post(body, self.acme_key, Idempotency_Key="abc-1").status, 201, "each key has its own")

    # --- what may be read

    def test_reading_shows_what_a_key_may_see(self):
        self.post({"title": "In the shop", "status_page_id": "shop"})
        self.post({"title": "At Acme", "status_page_id": "acme-status"})
        pages = self.room.api("/api/v1/status_pages", self.key).json["status_pages"]
        self.assertEqual([page["slug"] for page in pages], ["acme-status", "shop"])
        self.assertEqual(pages[0]["name"], "Acme Status")
        names = [entry["name"] for entry in self.room.api("/api/v1/components", self.reader).json["components"]]
        self.assertEqual(names[:4], ["API", "Checkout", "Website", "Basket"])

        self.assertEqual(len(self.room.api("/api/v1/status_pages", self.acme_key).json["status_pages"]), 1)
        names = [entry["name"] for entry in self.room.api("/api/v1/components", self.acme_key).json["components"]]
        self.assertEqual(names, ["API", "Checkout", "Website"])

        shop = self.room.api("/api/v1/incidents?status_page_id=shop&status=draft", self.key).json["incidents"]
        self.assertIn("In the shop", [incident["title"] for incident in shop])
        self.assertNotIn("At Acme", [incident["title"] for incident in shop])
        self.assert_problem(self.room.api("/api/v1/incidents?status_page_id=shop", self.acme_key), 404)
        self.assert_problem(self.room.api(f"/api/v1/incidents/{shop[0]['id']}", self.acme_key), 404)
        self.assert_problem(self.room.api("/api/v1/incidents?status_page_id=none", self.key), 404)
        self.assert_problem(self.room.api("/api/v1/incidents?status=nonsense", self.key), 422)
        self.assert_problem(self.room.api("/api/v1/incidents/00000000000000000000000000000000", self.key), 404)

    def test_head_is_get_without_a_body(self):
        answer = self.room.api("/api/v1/status_pages", self.key, "HEAD")
        self.assertEqual((answer.status, answer.body), (200, b""))
        self.assertGreater(int(answer.headers["Content-Length"]), 0)

    def test_health_and_readiness_need_no_key(self):
        for path in ("/healthz", "/readyz"):
            with self.subTest(path=path):
                answer = self.room.api(path)
                self.assertEqual(answer.status, 200, answer)
                self.assertTrue(answer.json["status"])

    def test_a_page_can_be_made_beside_the_running_server(self):
        self.room.command("components", "add", "Search", "--page", "shop")
        answer = self.post({"title": "Search", "status_page_id": "shop", "affected_component_ids": ["search"]})
        self.assertEqual(answer.status, 201, answer)

    # --- who is let in

    def test_without_a_good_key_nothing_is_said(self):
        revoked = self.room.command("keys", "create", "revoked")
        self.assertEqual(self.room.api("/api/v1/status_pages", revoked["key"]).status, 200)
        self.room.run("keys", "revoke", revoked["id"])
        wrong_sum = self.key[:-1] + ("a" if self.key[-1] != "a" else "b")
        before = self.room.value("SELECT count(*) FROM deliveries")
        for name, key in (("none", None), ("wrong", "secret"), ("mistyped", wrong_sum), ("revoked", revoked["key"])):
            for method, path in (("POST", "/api/v1/incidents"), ("GET", "/api/v1/incidents"), ("POST", "/api/v1/webhooks/prod-alertmanager")):
                with self.subTest(key=name, path=path):
                    body = {"title": "Nobody"} if method == "POST" else None
                    answer = self.room.api(path, key, method, body)
                    self.assert_problem(answer, 401)
                    self.assertTrue(answer.headers["WWW-Authenticate"].startswith("Bearer"))
        self.assertEqual(self.room.value("SELECT count(*) FROM deliveries"), before, "nothing of strangers is kept")

    def test_the_ways_to_present_a_key(self):
        import base64

        basic = base64.b64encode(f"anyone:{self.key}".encode()).decode()
        for fields in ({"Authorization": f"bearer {self.key}"}, {"Authorization": f"Basic {basic}"}, {"X-API-Key": self.key}):
            with self.subTest(fields=list(fields)):
                self.assertEqual(self.room.api("/api/v1/status_pages", headers=fields).status, 200)

    def test_a_reading_key_cannot_post(self):
        self.assert_problem(self.post({"title": "No", "status_page_id": "acme-status"}, self.reader), 403)
        self.assert_problem(self.room.api("/api/v1/webhooks/prod-alertmanager", self.reader, "POST", {"alerts": []}), 403)

    def test_a_foreign_host_is_misdirected(self):
        """DNS rebinding: a page of a foreign name that suddenly has our address."""
        port = self.room.listen.rsplit(":", 1)[1]
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1.evil.example"):
            with self.subTest(host=host):
                self.assertEqual(self.room.api("/api/v1/status_pages", self.key, headers={"Host": host}).status, 421)
        for host in ("localhost", f"LOCALHOST:{port}", f"127.0.0.1:{port}"):
            with self.subTest(host=host):
                self.assertEqual(self.room.api("/api/v1/status_pages", self.key, headers={"Host": host}).status, 200)

    def test_a_foreign_origin_is_refused(self):
        for fields in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
            with self.subTest(fields=fields):
                answer = self.post({"title": "From a page", "status_page_id": "acme-status"}, **fields)
                self.assertEqual(answer.status, 403, answer)
                self.assertNotIn("Access-Control-Allow-Origin", answer.headers)
                for path, status in (("/healthz", 403), ("/metrics", 403), ("/api/docs", 200), ("/api/v1/openapi.json", 200)):
                    self.assertEqual(self.room.api(path, headers=fields).status, status, path)

    # --- what is refused, and kept

    def test_what_is_not_json_is_refused_and_kept(self):
        for body in (b"not json", b"", b"[1, 2]", b'"text"', b'{"title": "cut', b"\xff\xfe{}"):
            with self.subTest(body=body):
                before = self.count_refused()
                self.assert_problem(self.post(body), 400)
                kept = self.wait_for_refused(before + 1)
                self.assertEqual(body_of(kept["body"]) if body else b"", body)
                self.assertTrue(kept["reason"])

    def test_each_wrong_field_is_named(self):
        good = {"title": "Good", "status_page_id": "acme-status"}
        rows = [
            ({"status_page_id": "acme-status"}, "/title"),
            (dict(good, title=""), "/title"),
            (dict(good, title=" \n "), "/title"),
            (dict(good, title=7), "/title"),
            (dict(good, title=None), "/title"),
            (dict(good, title="t" * 256), "/title"),
            ({"title": "No page"}, "/status_page_id"),
            (dict(good, status_page_id="nowhere"), "/status_page_id"),
            (dict(good, status_page_id=1), "/status_page_id"),
            (dict(good, severity="huge"), "/severity"),
            (dict(good, severity="Minor"), "/severity"),
            (dict(good, severity=1), "/severity"),
            (dict(good, tone="angry"), "/tone"),
            (dict(good, state="maybe"), "/state"),
            (dict(good, affected_component_ids="api"), "/affected_component_ids"),
            (dict(good, affected_component_ids=["api", "nothing"]), "/affected_component_ids/1"),
            (dict(good, affected_component_ids=["api", 4, "basket"]), "/affected_component_ids/1", "/affected_component_ids/2"),
            (dict(good, affected_component_ids=["api"] * 501), "/affected_component_ids"),
            (dict(good, raw_input="x" * (64 * 1024 + 1)), "/raw_input"),
            (dict(good, raw_input={"a": 1}), "/raw_input"),
            (dict(good, generate_ai_update="yes"), "/generate_ai_update"),
            (dict(good, source_url="javascript:alert(1)"), "/source_url"),
            (dict(good, source_url="https://example.com/" + "x" * 2048), "/source_url"),
            (dict(good, started_at="yesterday"), "/started_at"),
            (dict(good, started_at="2026-03-11T09:42:10"), "/started_at"),
            (dict(good, dedup_key=""), "/dedup_key"),
            (dict(good, dedup_key="d" * 256), "/dedup_key"),
            (dict(good, labels=["a"]), "/labels"),
            (dict(good, labels={"a/b~c": 1}), "/labels/a~1b~0c"),
            (dict(good, labels={"a": "v" * 1025}), "/labels/a"),
            (dict(good, labels={f"l{i}": "" for i in range(101)}), "/labels"),
            ({"severity": "huge", "tone": 1, "affected_component_ids": {}}, "/title", "/status_page_id", "/severity", "/tone", "/affected_component_ids"),
        ]
        before = self.count_refused()
        incidents = self.room.value("SELECT count(*) FROM incidents")
        for body, *pointers in rows:
            with self.subTest(pointers=pointers, body=str(body)[:80]):
                self.assert_invalid(body, *pointers)
        kept = self.wait_for_refused(before + len(rows))
        self.assertEqual(json.loads(body_of(kept["body"])), rows[-1][0])
        self.assertIn("/severity", kept["reason"])
        self.assertEqual(kept["source_name"], "everything")
        self.assertEqual(self.room.value("SELECT count(*) FROM incidents"), incidents, "no incident came of it")

    def test_a_key_of_one_page_cannot_post_to_another(self):
        self.assert_invalid({"title": "Elsewhere", "status_page_id": "shop"}, "/status_page_id", key=self.acme_key)

    def test_a_webhook_that_cannot_be_read_is_kept_and_answered_with_200(self):
        path = "/api/v1/webhooks/prod-alertmanager"
        before = self.count_refused()
        for body in (b"not json", b"{}", b'{"alerts": "none"}'):
            with self.subTest(body=body):
                answer = self.room.api(path, self.source_key, "POST", body)
                self.assertEqual(answer.status, 200, answer)
                self.assertIs(answer.json["accepted"], False)
                self.assertTrue(answer.json["reason"])
        self.wait_for_refused(before + 3)
        self.assert_problem(self.room.api("/api/v1/webhooks/nowhere", self.key, "POST", {}), 404)

    def test_a_tool_that_can_set_no_header_has_its_key_in_the_address(self):
        path = "/api/v1/webhooks/prod-alertmanager/"
        alert = {"status": "firing", "labels": {"alertname": "Token"}, "annotations": {}, "startsAt": "2026-03-11T09:42:10Z", "fingerprint": "f1"}
        body = {"version": "4", "status": "firing", "groupKey": "token", "commonLabels": {"alertname": "Token"}, "alerts": [alert]}
        answer = self.room.api(path + self.source_key, None, "POST", body)
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(self.room.incident(self.key, answer.json["id"])["status"], "draft")
        self.assert_problem(self.room.api(path + self.source_key[:-1], None, "POST", body), 401)
        self.assert_problem(self.room.api(f"/api/v1/webhooks/nowhere/{self.key}", None, "POST", body), 404)
        self.assert_problem(self.room.api(path + self.reader, None, "POST", body), 403)

    def test_tools_also_put_and_get(self):
        path = "/api/v1/webhooks/"
        for method, query in (("PUT", ""), ("GET", "?state=down")):
            body = {"version": "4"} if method == "PUT" else None
            for suffix, key in (("", self.source_key), ("/" + self.source_key, None)):
                with self.subTest(method=method, suffix=suffix[:4]):
                    answer = self.room.api(f"{path}prod-alertmanager{suffix}{query}", key, method, body)
                    self.assertIs(answer.json["accepted"], False, answer)
                    last = suffix and "/wrong"
                    self.assert_problem(self.room.api(f"{path}prod-alertmanager{last}{query}", None, method, body), 401)
                    last, key = (suffix and "/" + self.reader, None if suffix else self.reader)
                    self.assert_problem(self.room.api(f"{path}prod-alertmanager{last}{query}", key, method, body), 403)
                    last, key = (suffix and "/" + self.key, None if suffix else self.key)
                    self.assert_problem(self.room.api(f"{path}nowhere{last}{query}", key, method, body), 404)
        before = self.count_refused()
        self.assertEqual(self.room.api(f"{path}prod-alertmanager?state=down", self.source_key, "HEAD").status, 200)
        self.assertEqual(self.count_refused(), before, "HEAD does nothing")

    def test_whoever_has_a_key_may_post_events(self):
        """CloudEvents: HTTP 1.1 Web Hooks for Event Delivery, section 4."""
        path = "/api/v1/webhooks/prod-alertmanager"
        asked = {"WebHook-Request-Origin": "eventemitter.example.com", "WebHook-Request-Rate": "120"}
        for target, key in ((path, self.source_key), (f"{path}/{self.source_key}", None)):
            with self.subTest(target=target[:40]):
                answer = self.room.api(target, key, "OPTIONS", headers=asked)
                self.assertEqual(answer.status, 200, answer)
                self.assertEqual(answer.headers["WebHook-Allowed-Origin"], "eventemitter.example.com")
                self.assertTrue(answer.headers["WebHook-Allowed-Rate"])
                self.assertIsNone(self.room.api(target, key, "OPTIONS").headers["WebHook-Allowed-Origin"])
        for target in (path, f"{path}/wrong"):
            self.assert_problem(self.room.api(target, None, "OPTIONS", headers=asked), 401)

    # --- the shape of requests

    def test_a_body_that_is_too_large_is_refused(self):
        connection = http.client.HTTPConnection(*self.address(), timeout=harness.PATIENCE)
        self.addCleanup(connection.close)
        # Only announced: it must be refused before it is sent.
        connection.putrequest("POST", "/api/v1/incidents")
        connection.putheader("Authorization", f"Bearer {self.key}")
        connection.putheader("Content-Length", str(1024 * 1024 + 1))
        connection.endheaders()
        response = connection.getresponse()
        self.assertEqual(response.status, 413)
        self.assertEqual(response.headers.get_content_type(), "application/problem+json")
        for path, method, _ in CONTRACT.operations():
            if method in ("POST", "PUT"):
                target = path.replace("{source}", "prod-alertmanager").replace("{token}", self.key)
                self.assert_problem(self.room.api(target, self.key, method, b" " * (1024 * 1024 + 1)), 413)
        largest = json.dumps({"title": "Just fits", "status_page_id": "acme-status", "x": ""})
        body = largest.replace('"x": ""', '"x": "' + "y" * (1024 * 1024 - len(largest)) + '"').encode()
        self.assertEqual(len(body), 1024 * 1024)
        self.assertEqual(self.post(body).status, 201)

    def test_unknown_paths_and_methods(self):
        for path in ("/", "/api", "/api/v1/incidents/", "/api/v1/incidents/x/publish", "/api/v2/incidents", "/admin"):
            with self.subTest(path=path):
                self.assert_problem(self.room.api(path, self.key), 404)
        allowed = {
            "/api/v1/incidents": {"GET", "HEAD", "POST"},
            "/api/v1/incidents/x": {"GET", "HEAD"},
            "/api/v1/webhooks/prod-alertmanager": {"GET", "HEAD", "OPTIONS", "POST", "PUT"},
            "/healthz": {"GET", "HEAD"},
        }
        for path, methods in allowed.items():
            for method in sorted({"PUT", "PATCH", "DELETE", "OPTIONS"} - methods):
                with self.subTest(path=path, method=method):
                    answer = self.room.api(path, self.key, method, b"{}")
                    self.assert_problem(answer, 405)
                    self.assertEqual({name.strip() for name in answer.headers["Allow"].split(",")}, methods)

    def test_a_malformed_request_harms_nobody_else(self):
        with socket.create_connection(self.address(), timeout=harness.PATIENCE) as raw:
            raw.sendall(b"POST /api/v1/incidents HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n")
            self.assertTrue(raw.recv(4096).startswith(b"HTTP/1.1 400 "))
        self.assertEqual(self.room.api("/healthz").status, 200)

    def address(self):
        host, port = self.room.listen.removeprefix("http://").split(":")
        return host, int(port)

    # --- what describes it

    def test_the_contract_is_served_as_it_is_written(self):
        served = self.room.api("/api/v1/openapi.json")
        self.assertEqual(served.json, CONTRACT.document)
        page = self.room.api("/api/docs")
        for path, _, operation in CONTRACT.operations():
            self.assertIn(operation["summary"], page.text)
            self.assertIn(f"http://127.0.0.1:8787{path.split('{')[0]}", page.text)
        self.assertNotIn("<script", page.text)
        for path, answer in (("/api/v1/openapi.json", served), ("/api/docs", page)):
            with self.subTest(path=path):
                again = self.room.api(path, headers={"If-None-Match": answer.headers["ETag"]})
                self.assertEqual((again.status, again.body), (304, b""))
                self.assertEqual(self.room.api(path, method="HEAD").headers["ETag"], answer.headers["ETag"])

    def test_examples_and_formats_of_the_contract_hold(self):
        count = 0
        for place, schema, value in CONTRACT.schemas_and_examples():
            with self.subTest(place=place):
                errors = [error.message for error in CONTRACT.validator(schema).iter_errors(value)]
                self.assertEqual(errors, [])
            count += 1
        self.assertGreater(count, 50)

        def formats(thing):
            if isinstance(thing, dict):
                yield from ([thing["format"]] if isinstance(thing.get("format"), str) else [])
                thing = list(thing.values())
            if isinstance(thing, list):
                for entry in thing:
                    yield from formats(entry)

        self.assertLessEqual(set(formats(CONTRACT.document)), set(FORMATS.checkers), "a format that is not checked")

    # --- figures

    @harness.skip_without("promtool")
    def test_promtool_finds_nothing_wrong_with_the_metrics(self):
        self.post({"title": "Counted", "status_page_id": "acme-status"})
        answer = self.room.api("/metrics")
        self.assertEqual(answer.headers["Content-Type"], "text/plain; version=0.0.4; charset=utf-8")
        done = subprocess.run(["promtool", "check", "metrics"], input=answer.body, capture_output=True, check=False)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))

    def metric(self, series):
        for line in self.room.api("/metrics").text.splitlines():
            name, _, value = line.rpartition(" ")
            if name == series:
                return float(value)
        return 0.0

    def test_metrics_move_with_what_happens(self):
        moved = {
            'greenroom_http_requests_total{route="/api/v1/incidents",method="POST",status="201"}': 1,
            'greenroom_http_requests_total{route="/api/v1/incidents/{id}",method="GET",status="401"}': 1,
            'greenroom_http_requests_total{route="",method="",status="404"}': 1,
            'greenroom_http_refused_total{reason="host"}': 1,
            "greenroom_auth_failures_total": 1,
            'greenroom_alerts_received_total{source="prod-alertmanager",state="firing"}': 0,
            'greenroom_alerts_received_total{source="",state="firing"}': 1,
            'greenroom_drafts_open{page="shop"}': 1,
            'greenroom_incidents{page="shop",state="draft"}': 1,
            'greenroom_drafts_written_total{writer="offline"}': 1,
        }
        # Texts of tests before this one may still be on their way.
        harness.wait_for("every draft is written", lambda: not self.room.value("SELECT count(*) FROM incidents WHERE is_drafted = 0"))
        before = {series: self.metric(series) for series in moved}
        commits = self.metric("greenroom_store_commits_total")
        identifier = self.post({"title": "Moves the metrics", "status_page_id": "shop"}).json["id"]
        self.room.wait_for_draft(self.key, identifier)
        self.room.api(f"/api/v1/incidents/{identifier}", "wrong")
        self.room.api("/nothing")
        self.room.api("/healthz", headers={"Host": "evil.example"})
        after = {series: self.metric(series) for series in moved}
        self.assertEqual({series: after[series] - before[series] for series in moved}, moved)
        self.assertGreaterEqual(self.metric("greenroom_store_commits_total"), commits + 2)
        self.assertEqual(self.metric("greenroom_store_commits_total"), self.metric("greenroom_store_commit_seconds_count"))
        self.assertAlmostEqual(self.metric("greenroom_last_alert_timestamp_seconds"), time.time(), delta=harness.PATIENCE)
        self.assertGreater(self.metric("process_resident_memory_bytes"), 1e6)

    # --- each path alike

    def example_call(self, path, method, key=None, **fields):
        """One call of what is written as "path", with the key where it belongs."""
        target = path.replace("{id}", "0" * 32).replace("{source}", "prod-alertmanager").replace("{token}", key or "none")
        in_header = None if "{token}" in path else key
        return self.room.api(target, in_header, method, b"{}" if method == "POST" else None, fields)

    def keyed(self):
        for path, method, operation in CONTRACT.operations():
            if "401" in operation["responses"] and path != "/metrics":  # which is free from this machine
                yield path, method

    def test_a_key_is_asked_for_wherever_it_is_written(self):
        for path, method in self.keyed():
            with self.subTest(path=path, method=method):
                self.assert_problem(self.example_call(path, method), 401)

    def test_a_key_may_be_of_use_from_some_addresses_only(self):
        elsewhere = self.room.key("elsewhere", "--address", "192.0.2.0/24")
        for path, method in self.keyed():
            with self.subTest(path=path, method=method):
                self.assert_problem(self.example_call(path, method, elsewhere), 403)

    def test_each_path_says_which_methods_it_takes(self):
        for path, item in CONTRACT.document["paths"].items():
            taken = {method.upper() for method in item}
            for method in sorted({"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} - taken):
                with self.subTest(path=path, method=method):
                    self.assert_problem(self.example_call(path, method, self.key), 405)

    def test_every_get_is_a_head_without_a_body(self):
        for path, method, _ in CONTRACT.operations():
            if method == "GET":
                with self.subTest(path=path):
                    whole = self.example_call(path, "GET", self.key)
                    head = self.example_call(path, "HEAD", self.key)
                    self.assertEqual((head.status, head.body), (whole.status, b""))
                    self.assertEqual(head.headers.get_content_type(), whole.headers.get_content_type())

    # --- the one thing that cannot be asked for

    def test_no_call_publishes(self):
        identifier = self.post({"title": "Not without a person", "status_page_id": "acme-status"}).json["id"]
        self.room.wait_for_draft(self.key, identifier)
        tries = [
            ("POST", "/api/v1/incidents", {"title": "Again", "status_page_id": "acme-status", "status": "live", "state": "firing", "publish": True, "published_at": "2026-01-01T00:00:00Z"}),
            ("POST", f"/api/v1/incidents/{identifier}", {"status": "live"}),
            ("PATCH", f"/api/v1/incidents/{identifier}", {"status": "live"}),
            ("PUT", f"/api/v1/incidents/{identifier}", {"status": "live"}),
            ("POST", f"/api/v1/incidents/{identifier}/publish", {}),
            ("POST", f"/api/v1/incidents/{identifier}/updates", {"status": "investigating", "body": "Hello"}),
            ("POST", "/api/v1/updates", {"incident_id": identifier}),
        ]
        for method, path, body in tries:
            with self.subTest(method=method, path=path):
                answer = self.room.api(path, self.key, method, body)
                self.assertTrue(answer.status in (404, 405) or answer.json["status"] == "draft", answer)
        self.assertEqual(self.room.value("SELECT count(*) FROM updates"), 0)
        self.assertEqual(self.room.value("SELECT count(*) FROM outbox"), 0)
        self.assertEqual(self.room.value("SELECT count(*) FROM incidents WHERE state <> 'draft'"), 0)
        summary = self.room.on_page("/acme-status/api/v2/summary.json").json
        self.assertEqual(summary["incidents"], [])
        self.assertEqual(summary["status"]["indicator"], "none")
        self.assertNotIn("Not without a person", self.room.on_page("/acme-status/").text)


class Rates(unittest.TestCase):
    """Too much of a good thing, and of a bad one."""

    @classmethod
    def setUpClass(cls):
        cls.folder = harness.TemporaryFolder()
        cls.addClassCleanup(cls.folder.remove)
        cls.room = harness.Greenroom(cls.folder.path).set_up()
        cls.room.command("sources", "add", "Prod Alertmanager", "--tool", "alertmanager", "--page", "acme-status")
        cls.room.start(GREENROOM_KEY_RATE="1", GREENROOM_ADDRESS_RATE="1", GREENROOM_FAILED_ATTEMPTS="2")
        cls.addClassCleanup(lambda: cls.room.__exit__())

    def test_who_sends_too_much_is_told_when_to_come_back(self):
        for path, method, operation in CONTRACT.operations():
            with self.subTest(path=path, method=method):
                # Tools repeat a 429 of a webhook without end, or never.
                refusal = 429 if "429" in operation["responses"] else 503
                key = self.room.key(f"{method} {path}")
                target = path.replace("{id}", "0" * 32).replace("{source}", "prod-alertmanager").replace("{token}", key)
                in_header = None if "{token}" in path or "401" not in operation["responses"] else key
                statuses = []
                while len(statuses) < 100 and refusal not in statuses:
                    statuses.append(self.room.api(target, in_header, method, b"{}" if method == "POST" else None).status)
                self.assertEqual(statuses[-1], refusal, statuses)

    def test_who_guesses_keys_is_slowed_down_and_a_good_key_is_not(self):
        for path, method, refusal in (("/api/v1/components", "GET", 429), ("/api/v1/webhooks/prod-alertmanager", "POST", 503)):
            with self.subTest(path=path):
                statuses = [self.room.api(path, "guess", method).status for _ in range(10)]
                self.assertEqual(statuses[-1], refusal, statuses)
                self.assertLessEqual(set(statuses), {401, refusal})
        self.assertEqual(self.room.api("/api/v1/components", self.room.key("good")).status, 200)


class FromAnotherMachine(unittest.TestCase):
    """A proxy on this machine says for whom it asks."""

    def test_metrics_are_for_those_who_have_a_key(self):
        folder = harness.TemporaryFolder()
        self.addCleanup(folder.remove)
        with harness.Greenroom(folder.path).set_up() as room:
            reader = room.key("prometheus", "--scope", "read", "--address", "203.0.113.5")
            room.start(GREENROOM_BEHIND_PROXY="true")
            rows = ((None, "203.0.113.5", 401), (reader, "203.0.113.5", 200), (reader, "203.0.113.6", 403), (None, "127.0.0.1", 401))
            for key, address, status in rows:
                with self.subTest(key=bool(key), address=address):
                    answer = room.api("/metrics", key, headers={"X-Forwarded-For": address})
                    self.assertEqual(answer.status, status, answer)


# What takes a broken disk: failures.py has one.
NOT_SEEN_HERE = {
    (path, method, 503) for path, method, operation in CONTRACT.operations() if "429" in operation["responses"]
}


class WhatWasSeen(unittest.TestCase):
    """Runs last: the tests before this one have seen the whole contract."""

    def setUp(self):
        if not CONTRACT.seen:
            self.skipTest("the tests before this one were left out")

    def test_every_call_was_made(self):
        made = {(path, method) for path, method, _ in CONTRACT.seen}
        self.assertEqual({(path, method) for path, method, _ in CONTRACT.operations()} - made, set())

    def test_every_answer_that_is_written_was_seen(self):
        self.assertEqual(set(CONTRACT.written()) - CONTRACT.seen - NOT_SEEN_HERE, set())


if __name__ == "__main__":
    assert sqlite3.sqlite_version_info >= (3, 37), "STRICT tables need SQLite 3.37"
    harness.main()

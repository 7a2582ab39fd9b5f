# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real Prometheus Alertmanager posts to us, as its documentation says, and tells us when it is over."""

import time
import unittest

import harness


@harness.skip_without("prometheus-alertmanager")
class RealAlertmanager(unittest.TestCase):
    def setUp(self):
        self.folder = harness.TemporaryFolder()
        self.addCleanup(self.folder.remove)
        self.room = harness.Greenroom(self.folder.path).set_up()
        self.room.command("sources", "add", "Prod Alertmanager", "--tool", "alertmanager")
        key = self.room.key("alertmanager", "--source", "prod-alertmanager")
        self.reader = self.room.key("reader", "--scope", "read")
        self.room.start()
        self.addCleanup(lambda: self.room.__exit__())
        self.alertmanager = harness.Alertmanager(
            self.folder.path, f"{self.room.listen}/api/v1/webhooks/prod-alertmanager", key
        )
        self.addCleanup(lambda: self.alertmanager.__exit__())

    def drafts(self):
        return self.room.api("/api/v1/incidents?status=draft", self.reader).json["incidents"]

    def test_what_fires_becomes_a_draft_and_what_ends_marks_it_recovered(self):
        labels = {"alertname": "HighErrorRate", "severity": "critical", "service": "checkout", "instance": "checkout-1.prod:8080"}
        annotations = {
            "summary": "Checkout error rate above 5%",
            "description": "5xx ratio is 0.12 for 5 minutes on checkout-1.prod",
        }
        begin = time.monotonic()
        self.alertmanager.alert(labels, annotations)
        draft = harness.wait_for("the draft", self.drafts)[0]
        self.assertLess(time.monotonic() - begin, 10)
        draft = self.room.wait_for_draft(self.reader, draft["id"])
        self.assertEqual(draft["severity"], "critical")
        self.assertEqual([entry["name"] for entry in draft["affected_components"]], ["Checkout"])
        self.assertEqual(draft["alert_count"], 1)
        self.assertIs(draft["recovered"], False)
        self.assertEqual(draft["stage"], "investigating")
        for secret in ("checkout-1", "8080", ".prod", "5xx", "HighErrorRate"):
            self.assertNotIn(secret, draft["title"] + draft["body"], "a customer must not read this")

        # A second of the same group joins; as long as one of them fires, it is not over.
        second = dict(labels, instance="checkout-2.prod:8080")
        self.alertmanager.alert(second, annotations)
        harness.wait_for("it has joined", lambda: self.room.incident(self.reader, draft["id"])["alert_count"] > 1)
        self.alertmanager.alert(labels, annotations, is_over=True)
        harness.wait_for(
            "the end of the first one is known",
            lambda: self.room.value("SELECT count(*) FROM incident_alerts WHERE state = 'resolved'") == 1,
        )
        self.assertIs(self.room.incident(self.reader, draft["id"])["recovered"], False)

        self.alertmanager.alert(second, annotations, is_over=True)
        harness.wait_for("it has recovered", lambda: self.room.incident(self.reader, draft["id"])["recovered"])
        self.assertEqual(len(self.drafts()), 1)
        self.assertEqual(self.drafts()[0]["status"], "draft")
        self.assertEqual(self.room.value("SELECT count(*) FROM deliveries WHERE incident_id IS NULL"), 0, "none was refused")

    def test_what_a_former_run_had_not_answered_is_sent_again(self):
        """Alertmanager keeps what it could not deliver: a restart of ours loses nothing."""
        port = int(self.room.listen.rsplit(":", 1)[1])
        self.room.stop()
        self.alertmanager.alert({"alertname": "WebsiteDown", "component": "Website"}, {"summary": "The website does not answer"})
        time.sleep(1.0)  # It tries while nobody listens.
        self.room.port = port
        self.room.start()
        draft = harness.wait_for("the draft", self.drafts)[0]
        self.assertEqual([entry["name"] for entry in draft["affected_components"]], ["Website"])


if __name__ == "__main__":
    harness.main()

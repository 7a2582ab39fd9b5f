# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day at the desk with nothing faked: a real Alertmanager posts over HTTP, a person publishes by keys in the real window
on an X server, and a browser, a program and a feed reader see on the status page what was published, and nothing else."""

import time
import unittest

import harness
import publicpage
import screen

UNDO_SECONDS = 3

CHECKOUT = {"alertname": "CheckoutErrors", "severity": "major", "service": "checkout", "instance": "checkout-7.prod.example:8443"}
CHECKOUT_TEXT = {
    "summary": "Checkout requests are failing",
    "description": "5xx ratio is 0.31 for 5 minutes on checkout-7.prod.example",
}
WORDS_OF_OURS = " Cards are not charged twice."


@harness.skip_without("prometheus-alertmanager", "chromium", *screen.PROGRAMS)
@harness.skip_without_window()
class DayAtTheDesk(unittest.TestCase):
    def setUp(self):
        self.folder = harness.TemporaryFolder()
        self.addCleanup(self.folder.remove)
        self.screen = self.enterContext(screen.Screen(self.folder.path))
        self.notifications = self.enterContext(screen.Notifications(self.screen))
        self.room = harness.Greenroom(
            self.folder.path, "greenroom", port=harness.free_port(), page_port=harness.free_port()
        ).set_up()
        self.room.command("sources", "add", "Prod Alertmanager", "--tool", "alertmanager")
        self.key = self.room.key("curl")
        source_key = self.room.key("alertmanager", "--source", "prod-alertmanager")
        self.addCleanup(lambda: self.room.__exit__())
        self.start()
        self.alertmanager = self.enterContext(
            harness.Alertmanager(self.folder.path, f"{self.room.listen}/api/v1/webhooks/prod-alertmanager", source_key)
        )

    # --- what the person does

    def start(self):
        env = self.screen.environment()
        env.update(GREENROOM_UNDO_SECONDS=str(UNDO_SECONDS))
        self.room.process = harness.Process(self.room.arguments(), env)
        self.room.listen = f"http://127.0.0.1:{self.room.port}"
        self.room.page = f"http://127.0.0.1:{self.room.page_port}"
        self.screen.window("Greenroom")
        harness.wait_for("it receives", self.is_ready)

    def is_ready(self):
        try:
            return self.room.api("/readyz").status == 200
        except OSError:
            if not self.room.process.is_running:
                self.fail(f"the window has ended: {self.room.process.output('err')}")
            return False

    def close(self):
        self.screen.press("ctrl+q")
        self.assertEqual(self.room.process.wait(), 0)

    def publish(self, identifier):
        """Ctrl+Return, and again until it is taken: the first may come before the window has read the incident."""
        before = self.clicks(identifier)

        def is_taken():
            self.screen.press("ctrl+Return")
            return self.wait_briefly(lambda: self.clicks(identifier) > before)

        harness.wait_for("it is being published", is_taken, patience=20)

    def clicks(self, identifier):
        return self.room.value("SELECT count(*) FROM updates WHERE incident_id = ?", identifier)

    @staticmethod
    def wait_briefly(probe, seconds=1.0):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if probe():
                return True
            time.sleep(0.02)
        return False

    # --- what can be seen of it

    def incident(self, identifier):
        return self.room.incident(self.key, identifier)

    def drafts(self):
        return self.room.api("/api/v1/incidents?status=draft", self.key).json["incidents"]

    def summary(self):
        return self.room.on_page("/api/v2/summary.json").json

    def component_states(self):
        return {component["name"]: component["status"] for component in self.summary()["components"]}

    def assert_nothing_public(self):
        summary = self.summary()
        self.assertEqual(summary["incidents"], [])
        self.assertEqual(summary["status"]["indicator"], "none")
        self.assertEqual(set(self.component_states().values()), {"operational"})
        self.assertEqual(publicpage.Feed(self.room.on_page("/history.atom").text).entries, [])
        self.assertNotIn("Checkout requests", self.room.on_page("/").text)

    def wait_for_live(self, identifier, status="live"):
        harness.wait_for(f"it is {status}", lambda: self.incident(identifier)["status"] == status)

    # --- the day

    def test_from_the_alert_to_the_customers_and_back_to_normal(self):
        with self.screen.picture_of_failure("day_at_the_desk"):
            self.notification_is_out_within_a_second()
            identifier = self.alert_becomes_a_draft()
            body = self.person_edits_the_text(identifier)
            self.publish_can_be_taken_back(identifier, body)
            self.publish_reaches_the_customers(identifier, body)
            self.second_update_follows(identifier)
            self.recovery_is_published(identifier)
            self.dismissal_can_be_taken_back()
            self.everything_is_there_after_a_start(identifier)

    def notification_is_out_within_a_second(self):
        answer = self.room.post({"title": "Website is slow", "status_page_id": "acme-status", "affected_component_ids": ["website"]}, self.key)
        answered = time.monotonic()
        self.assertEqual(answer.status, 201, answer)
        self.website = answer.json["id"]
        took = self.notifications.wait_for("Website is slow", since=answered - 0.5) - answered
        print(f"\nnotification {took * 1000:.0f} ms after the answer", flush=True)
        self.assertLess(took, 1.0)
        harness.wait_for("it is drawn", lambda: self.screen.notification_count() == 1, patience=5)
        self.assert_nothing_public()

    def alert_becomes_a_draft(self):
        fired = time.monotonic()
        self.alertmanager.alert(CHECKOUT, CHECKOUT_TEXT)

        def drafted():
            return next((draft for draft in self.drafts() if draft["id"] != self.website and draft["body"]), None)

        draft = harness.wait_for("Alertmanager's alert is a draft", drafted)
        self.notifications.wait_for(draft["title"], since=fired)
        self.assertEqual(draft["severity"], "major")
        self.assertEqual([(entry["name"], entry["status"]) for entry in draft["affected_components"]], [("Checkout", "partial_outage")])
        return draft["id"]

    def person_edits_the_text(self, identifier):
        # The newest is on top; wherever the selection is, K leads there.
        self.screen.press("ctrl+1", "Escape", "k", "k", "k")

        def is_edited():
            self.screen.press("e")
            self.screen.type(WORDS_OF_OURS)
            return self.wait_briefly(lambda: WORDS_OF_OURS.strip() in self.incident(identifier)["body"], 3)

        self.assertTrue(is_edited(), "what was typed is not in the store")
        body = self.incident(identifier)["body"]
        self.assertTrue(body.endswith(WORDS_OF_OURS), body)
        self.assertEqual(self.room.value("SELECT writer FROM incidents WHERE id = ?", identifier), "person")
        self.assert_nothing_public()
        return body

    def publish_can_be_taken_back(self, identifier, body):
        self.screen.press("ctrl+Return")
        harness.wait_for("it is being published", lambda: self.incident(identifier)["status"] == "publishing", patience=10)
        self.assert_nothing_public()
        self.screen.press("ctrl+z")
        harness.wait_for("the click is taken back", lambda: self.incident(identifier)["status"] == "draft", patience=10)
        self.assertEqual(self.incident(identifier)["body"], body)
        # And in the same breath, when the store may not even have it.
        self.screen.press("ctrl+Return", "ctrl+z")
        # Longer than a publish would have taken: it never goes out.
        time.sleep(UNDO_SECONDS + 1)
        self.assert_nothing_public()
        self.assertEqual(self.incident(identifier)["status"], "draft")
        self.assertEqual(self.incident(identifier)["body"], body)

    def publish_reaches_the_customers(self, identifier, body):
        clicked = time.monotonic()
        self.publish(identifier)
        while time.monotonic() < clicked + UNDO_SECONDS - 0.5:
            self.assert_nothing_public()
            time.sleep(0.1)
        self.wait_for_live(identifier)
        title = self.incident(identifier)["title"]
        harness.wait_for("the page shows it", lambda: self.summary()["incidents"], patience=10)

        summary = self.summary()
        self.assertEqual([incident["name"] for incident in summary["incidents"]], [title])
        update = summary["incidents"][0]["incident_updates"][0]
        self.assertEqual((update["body"], update["status"]), (body, "investigating"))
        self.assertEqual(summary["incidents"][0]["impact"], "major")
        self.assertEqual(summary["status"]["indicator"], "major")
        self.assertEqual(self.room.on_page("/api/v2/status.json").json["status"], summary["status"])
        self.assertEqual(self.component_states(), {"API": "operational", "Checkout": "partial_outage", "Website": "operational"})

        feed = publicpage.Feed(self.room.on_page("/history.atom").text)
        self.assertEqual(feed.titles(), [title])
        self.assertEqual(feed.state(), "Investigating")
        self.assertIn(WORDS_OF_OURS.strip(), feed.content())

        text = publicpage.read_in_browser(self.room.page + "/", self.folder.path)
        for words in ("Acme Status", title, " ".join(body.split()), "Checkout", "Partial outage", "Investigating"):
            self.assertIn(words, text)
        self.assertNotIn("Website is slow", text, "the other draft is nobody's business")
        for secret in ("checkout-7", "prod.example", "8443", "5xx", "CheckoutErrors"):
            self.assertNotIn(secret, text)

    def second_update_follows(self, identifier):
        """The next update is offered at the stage that is true already; a text is written, and published in the same way."""
        self.screen.press("ctrl+3", "Escape", "k", "k")
        self.screen.press("e", "ctrl+a")
        self.screen.type("We are still investigating and will share more soon.")
        self.assertTrue(self.wait_briefly(lambda: "share more soon" in self.incident(identifier)["body"], 5), self.incident(identifier))
        self.publish(identifier)
        harness.wait_for(
            "the second update is there",
            lambda: self.summary()["incidents"][0]["incident_updates"][0]["body"] == "We are still investigating and will share more soon.",
            patience=10,
        )
        self.assertEqual(self.summary()["incidents"][0]["status"], "investigating")
        self.assertEqual(len(self.summary()["incidents"][0]["incident_updates"]), 2)
        self.assertEqual(len(publicpage.Feed(self.room.on_page("/history.atom").text).entries), 1, "one incident, one entry")

    def recovery_is_published(self, identifier):
        self.alertmanager.alert(CHECKOUT, CHECKOUT_TEXT, is_over=True)
        harness.wait_for("it has recovered", lambda: self.incident(identifier)["recovered"])
        harness.wait_for(
            "the resolving update is drafted",
            lambda: self.room.value("SELECT is_drafted AND stage = 'resolved' FROM incidents WHERE id = ?", identifier),
        )
        drafted = self.incident(identifier)["body"]
        # Nothing of it is public without a person.
        self.assertEqual(self.component_states()["Checkout"], "partial_outage")
        self.screen.press("ctrl+3", "Escape", "k")
        self.publish(identifier)
        self.wait_for_live(identifier, "resolved")
        harness.wait_for("the page knows", lambda: not self.summary()["incidents"], patience=10)

        summary = self.summary()
        self.assertEqual(summary["status"]["indicator"], "none")
        self.assertEqual(self.room.on_page("/api/v2/status.json").json["status"], summary["status"])
        self.assertEqual(set(self.component_states().values()), {"operational"})
        recent = self.room.on_page("/api/v2/incidents.json").json["incidents"]
        self.assertEqual([(incident["id"], incident["status"]) for incident in recent], [(identifier, "resolved")])
        self.assertEqual(recent[0]["incident_updates"][0]["body"], drafted)
        feed = publicpage.Feed(self.room.on_page("/history.atom").text)
        self.assertEqual(feed.state(), "Resolved")
        self.assertEqual(len(feed.entries), 1)
        text = publicpage.read_in_browser(self.room.page + "/", self.folder.path)
        self.assertIn("Resolved", text)
        self.assertIn("No incidents are open", text)

    def dismissal_can_be_taken_back(self):
        self.screen.press("ctrl+1", "Escape", "k", "d")
        self.screen.type("False alarm")
        self.screen.press("Return")
        harness.wait_for("it is dismissed", lambda: self.incident(self.website)["status"] == "dismissed", patience=10)
        self.assertEqual(
            self.room.value("SELECT dismiss_reason FROM incidents WHERE id = ?", self.website), "False alarm"
        )
        self.screen.press("ctrl+5", "Escape", "k", "alt+i", "s")
        harness.wait_for("the dismissal is taken back", lambda: self.incident(self.website)["status"] == "draft", patience=10)

    def everything_is_there_after_a_start(self, identifier):
        before = [self.incident(identifier), self.incident(self.website), self.summary(), self.room.on_page("/history.atom").text]
        self.close()
        self.start()
        after = [self.incident(identifier), self.incident(self.website), self.summary(), self.room.on_page("/history.atom").text]
        self.assertEqual(after, before)
        self.room.kill9()
        self.start()
        after = [self.incident(identifier), self.incident(self.website), self.summary(), self.room.on_page("/history.atom").text]
        self.assertEqual(after, before)


if __name__ == "__main__":
    harness.main()

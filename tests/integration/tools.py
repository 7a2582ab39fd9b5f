# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every tool's own webhook through the real door: it fires, fires again and recovers, and its test drafts nothing."""

import pathlib
import unittest

import harness

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAYLOADS = ROOT / "tests/data/payloads"
TOOLS = sorted(path.stem for path in (ROOT / "core/intake/adapters/tools").glob("*.cpp"))


class Sample:
    """A body, or a whole request that begins with its request line."""

    def __init__(self, path):
        self.method, self.query, self.headers, self.body = "POST", "", {}, path.read_bytes()
        head, separator, body = self.body.replace(b"\r\n", b"\n").partition(b"\n\n")
        lines = head.decode("utf-8", "replace").splitlines()
        if separator and lines[0].endswith("HTTP/1.1"):
            self.method, target, _ = lines[0].split(" ")
            self.query = target.partition("?")[2]
            fields = (line.partition(":") for line in lines[1:])
            self.headers = {name: value.strip() for name, _, value in fields if self.is_of_tool(name)}
            self.body = body or None
        elif path.suffix == ".txt":
            self.headers = {"Content-Type": "application/x-www-form-urlencoded"}

    @staticmethod
    def is_of_tool(name):
        """The connection and the key are ours."""
        return name.lower() not in ("host", "authorization", "content-length", "transfer-encoding", "accept-encoding")


def samples(ending):
    """By what stands before the ending in their names, and the tool."""
    found = {}
    for path in sorted(PAYLOADS.iterdir()):
        story, _, end = path.stem.rpartition("-")
        tools = [tool for tool in TOOLS if f"{story}-".startswith(f"{tool}-")]
        if end == ending and tools:
            found[story] = (max(tools, key=len), path)
    return found


class Tools(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = harness.TemporaryFolder()
        cls.addClassCleanup(cls.folder.remove)
        cls.room = harness.Greenroom(cls.folder.path).set_up()
        cls.key = cls.room.key("everything")
        for tool in TOOLS:
            cls.room.command("sources", "add", tool, "--tool", tool, "--page", "acme-status")
        cls.room.start()
        cls.addClassCleanup(lambda: cls.room.__exit__())

    def send(self, tool, path):
        sample = Sample(path)
        target = f"/api/v1/webhooks/{tool}" + (f"?{sample.query}" if sample.query else "")
        answer = self.room.api(target, self.key, sample.method, sample.body, sample.headers)
        self.assertEqual(answer.status, 200, answer)
        return answer.json

    def test_what_fires_is_drafted_once_and_recovers(self):
        firing, resolved = samples("firing"), samples("resolved")
        told = {tool for story, (tool, _) in firing.items() if story in resolved}
        self.assertEqual(told, set(TOOLS), "every tool has a story from beginning to end")
        for story in sorted(firing.keys() & resolved.keys()):
            with self.subTest(story=story):
                tool, path = firing[story]
                first, again, last = (self.send(tool, each) for each in (path, path, resolved[story][1]))
                self.assertIn("id", first)
                self.assertEqual((again["id"], again["deduplicated"]), (first["id"], True))
                self.assertEqual((last["id"], last["deduplicated"]), (first["id"], True))
                incident = self.room.incident(self.key, first["id"])
                self.assertEqual(incident["status"], "draft")
                self.assertTrue(incident["recovered"])

    def test_a_test_drafts_nothing(self):
        before = self.room.value("SELECT count(*) FROM incidents")
        for story, (tool, path) in samples("test").items():
            with self.subTest(story=story):
                answer = self.send(tool, path)
                self.assertNotIn("id", answer)
                self.assertTrue(answer["accepted"])
        self.assertEqual(self.room.value("SELECT count(*) FROM incidents"), before)


if __name__ == "__main__":
    harness.main()

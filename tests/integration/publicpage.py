# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The status page as customers have it: in a real browser, through the read API, and in a feed reader."""

import html.parser
import subprocess
import tempfile
import xml.etree.ElementTree

import harness

ATOM = "{http://www.w3.org/2005/Atom}"

# A browser that calls nobody: all it may reach is the page.
CHROMIUM = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


class _Text(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.words = []
        self._hidden = 0

    def handle_starttag(self, tag, attrs):
        self._hidden += tag in ("style", "script", "title")

    def handle_endtag(self, tag):
        self._hidden -= tag in ("style", "script", "title")

    def handle_data(self, data):
        if not self._hidden:
            self.words.extend(data.split())


def text_of(source):
    """What of HTML is read by people, with single spaces."""
    parser = _Text()
    parser.feed(source)
    return " ".join(parser.words)


def read_in_browser(url, folder):
    """The text of the page as the browser has built it."""
    with tempfile.TemporaryDirectory(dir=folder) as profile:
        done = subprocess.run(
            [*CHROMIUM, f"--user-data-dir={profile}", "--virtual-time-budget=2000", "--dump-dom", url],
            env=harness.environment(folder),
            capture_output=True,
            text=True,
            timeout=harness.PATIENCE,
            check=True,
        )
    return text_of(done.stdout)


class Feed:
    """history.atom, read as feed readers read it."""

    def __init__(self, source):
        self.entries = xml.etree.ElementTree.fromstring(source).findall(f"{ATOM}entry")

    def titles(self):
        return [entry.findtext(f"{ATOM}title") for entry in self.entries]

    def content(self, number=0):
        return self.entries[number].findtext(f"{ATOM}content")

    def state(self, number=0):
        """Several readers take the first <strong> for the incident's state."""
        return self.content(number).split("<strong>", 1)[1].split("</strong>", 1)[0]

# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the integration tests share: they start the real programs, each in a temporary folder of its own and on free
ports of 127.0.0.1, talk to them as their users do, and end them by their process id.

Everything that a test starts dies with it, a test that is killed included.
"""

import contextlib
import http.client
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse

from contract import CONTRACT

# Generous: sanitizers and a busy machine make everything many times slower. Nothing waits longer than it must.
PATIENCE = 60.0  # seconds

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("GREENROOM_BIN_DIR", ROOT / "build/dev/bin")).resolve()
ARTIFACTS = pathlib.Path(os.environ.get("GREENROOM_ARTIFACT_DIR", tempfile.gettempdir())).resolve()
IS_PROOF = os.environ.get("GREENROOM_PROOF", "") not in ("", "0")

# Linux kills the child when the thread that started it ends, so that not even "kill -9" of a test leaves anything behind.
DIES_WITH_US = ["setpriv", "--pdeathsig", "KILL", "--"]


def skip_without(*programs):
    """Skips a test or a class, with the reason, where a program of the system is not installed."""
    missing = [program for program in programs if not shutil.which(program)]
    return unittest.skipIf(missing, f"not installed: {', '.join(missing)}")


def skip_without_window():
    return unittest.skipUnless((BIN / "greenroom").exists(), f"{BIN / 'greenroom'} is not built")


def main():
    """Runs the tests of the file that calls it; ctest takes code 77 for "all of it was skipped"."""
    program = unittest.main(verbosity=2, exit=False)
    result = program.result
    if not result.wasSuccessful():
        sys.exit(1)
    if result.testsRun == len(result.skipped):
        sys.exit(77)


def free_port():
    """A port nobody listens on, outside the range from which the system takes ports for outgoing connections."""
    while True:
        port = random.randrange(12000, 30000)
        with contextlib.closing(socket.socket()) as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def wait_for(what, probe, patience=PATIENCE, interval=0.02):
    """Asks probe until it says something true, and returns that. Fails with what after patience seconds."""
    deadline = time.monotonic() + patience
    while True:
        found = probe()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {patience:g} s in vain: {what}")
        time.sleep(interval)


def environment(folder, **further):
    """Nothing of the person who runs the tests: neither settings, nor desktop, nor a proxy for 127.0.0.1."""
    kept = ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH", "QT_PLUGIN_PATH")
    result = {name: os.environ[name] for name in kept if name in os.environ}
    result.update(
        HOME=str(folder),
        USER="ada",
        LC_ALL="C.UTF-8",
        TZ="UTC",
        TMPDIR=str(folder),
        XDG_RUNTIME_DIR=str(folder),
        XDG_CONFIG_HOME=str(folder / "config"),
        XDG_CACHE_HOME=str(folder / "cache"),
        XDG_DATA_HOME=str(folder / "share"),
        # The tests send many troubles at once, and count them.
        GREENROOM_STORM_DRAFTS="0",
    )
    result.update(further)
    return result


class TemporaryFolder:
    """Removed at the end of the test; short, because the path of a socket may have only 108 bytes."""

    def __init__(self, parent="/tmp"):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="grm-", dir=parent))
        self.path.chmod(0o700)

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)


class Process:
    """A program that was started by a test, with what it says kept in memory."""

    def __init__(self, arguments, env, pass_fds=()):
        self.arguments = [str(argument) for argument in arguments]
        self._process = subprocess.Popen(
            DIES_WITH_US + self.arguments,
            env=env,
            pass_fds=pass_fds,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self._lines = {"out": [], "err": []}
        self._changed = threading.Condition()
        self._readers = [
            threading.Thread(target=self._read, args=(stream, name), daemon=True)
            for stream, name in ((self._process.stdout, "out"), (self._process.stderr, "err"))
        ]
        for reader in self._readers:
            reader.start()

    def _read(self, stream, name):
        for line in stream:
            with self._changed:
                self._lines[name].append((time.monotonic(), line.decode(errors="replace").rstrip("\n")))
                self._changed.notify_all()
        with self._changed:
            self._changed.notify_all()

    @property
    def pid(self):
        return self._process.pid

    @property
    def is_running(self):
        return self._process.poll() is None

    def output(self, name="out"):
        with self._changed:
            return "\n".join(line for _, line in self._lines[name])

    def lines(self, name="out"):
        """Pairs of a monotonic time and what was said then."""
        with self._changed:
            return list(self._lines[name])

    def wait_for_line(self, matches, name="out", patience=PATIENCE):
        """The first line of which matches says something true, and that. Fails if the program ends before."""
        deadline = time.monotonic() + patience
        seen = 0
        while True:
            with self._changed:
                lines = self._lines[name][seen:]
                seen += len(lines)
                for _, line in lines:
                    if found := matches(line):
                        return found
                has_ended = not any(reader.is_alive() for reader in self._readers)
                if not has_ended:
                    self._changed.wait(timeout=0.2)
            if has_ended or time.monotonic() > deadline:
                reason = f"ended with {self._process.wait()}" if has_ended else f"did not say it in {patience:g} s"
                raise AssertionError(
                    f"{self.arguments[0]} {reason}\nstdout: {self.output()}\nstderr: {self.output('err')}"
                )

    def signal(self, number):
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._process.pid, number)

    def kill9(self):
        """As a power cut does it: without a word."""
        self.signal(signal.SIGKILL)
        return self.wait()

    def stop(self, patience=PATIENCE):
        """Asks it to end; what does not is killed, and the test fails."""
        if self.is_running:
            self.signal(signal.SIGTERM)
        try:
            return self.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill9()
            raise AssertionError(f"{self.arguments[0]} did not end within {patience:g} s of SIGTERM") from None

    def wait(self, patience=PATIENCE):
        code = self._process.wait(timeout=patience)
        for reader in self._readers:
            reader.join(timeout=5)
        self._process.stdout.close()
        self._process.stderr.close()
        return code

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.is_running:
            self.signal(signal.SIGTERM)
        try:
            self.wait(10)
        except subprocess.TimeoutExpired:
            self.kill9()


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers  # an email.message.Message: names without case
        self.body = body

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f"{self.status} {self.body[:500]!r}"


# Where receivers listen: what they answer is held to the contract.
RECEIVERS = set()


def request(url, method="GET", body=None, headers=None, patience=PATIENCE):
    """One HTTP request on a connection of its own. A body that is not bytes is sent as JSON."""
    address = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=patience)
    target = address.path + (f"?{address.query}" if address.query else "")
    try:
        send(connection, target, method, body, headers)
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
    finally:
        connection.close()
    hold_to_contract(url, method, body, answer)
    return answer


def hold_to_contract(url, method, body, answer):
    """Whatever a receiver answers, however it was asked, is what the contract says."""
    address = urllib.parse.urlsplit(url)
    if address.netloc in RECEIVERS:
        target = address.path + (f"?{address.query}" if address.query else "")
        CONTRACT.check(method, target, body, answer)


def send(connection, path, method="GET", body=None, headers=None):
    fields = dict(headers or {})
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
        fields.setdefault("Content-Type", "application/json")
    connection.request(method, path or "/", body=body, headers=fields)


class Greenroom:
    """One data directory, and the program that runs on it."""

    def __init__(self, folder, program="greenroomd", port=0, page_port=0):
        self.folder = folder
        self.data = folder / "data"
        self.program = BIN / program
        self.port = port
        self.page_port = page_port
        self.process = None
        self.listen = ""
        self.page = ""

    # --- set-up, by the command line

    def run(self, *arguments, code=0, cwd=None):
        """Runs one command of greenroomd, beside the server or alone, and returns what it printed."""
        done = subprocess.run(
            [str(BIN / "greenroomd"), "--data-dir", str(self.data), *arguments],
            env=environment(self.folder),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            cwd=cwd,
        )
        if done.returncode != code:
            raise AssertionError(f"greenroomd {arguments} ended with {done.returncode}, not {code}: {done.stderr}")
        return done.stdout if code == 0 else done.stderr

    def command(self, *arguments):
        return json.loads(self.run(*arguments, "--json"))

    def set_up(self, page="Acme Status", components=("API", "Checkout", "Website")):
        self.command("pages", "add", page)
        for component in components:
            self.command("components", "add", component, "--page", slug_of(page))
        return self

    def key(self, name="test", *arguments):
        return self.command("keys", "create", name, *arguments)["key"]

    # --- running

    def arguments(self):
        arguments = [
            self.program,
            *("--data-dir", self.data),
            *("--listen", f"127.0.0.1:{self.port}"),
            *("--page-listen", f"127.0.0.1:{self.page_port}"),
        ]
        return arguments + (["serve"] if self.program.name == "greenroomd" else [])

    def start(self, **env):
        """Starts greenroomd, and waits until it says that it is ready. Returns the seconds that took."""
        begin = time.monotonic()
        self.process = Process(self.arguments(), environment(self.folder, **env))
        ready = self.process.wait_for_line(lambda line: line.startswith('{"') and json.loads(line))
        self.listen = ready["listen"]
        self.page = ready["page"]
        RECEIVERS.add(urllib.parse.urlsplit(self.listen).netloc)
        return time.monotonic() - begin

    def stop(self):
        """Orderly; fails if it takes long or does not end with 0."""
        code = self.process.stop()
        if code != 0:
            raise AssertionError(f"greenroomd ended with {code}: {self.process.output('err')}")

    def kill9(self):
        self.process.kill9()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        RECEIVERS.discard(urllib.parse.urlsplit(self.listen).netloc)
        if self.process:
            self.process.__exit__()

    # --- its doors

    def api(self, path, key=None, method="GET", body=None, headers=None):
        fields = dict(headers or {})
        if key:
            fields["Authorization"] = f"Bearer {key}"
        return request(self.listen + path, method, body, fields)

    def post(self, body, key, **headers):
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.api("/api/v1/incidents", key, "POST", body, fields)

    def incident(self, key, identifier):
        answer = self.api(f"/api/v1/incidents/{identifier}", key)
        if answer.status != 200:
            raise AssertionError(f"incident {identifier}: {answer}")
        return answer.json

    def on_page(self, path):
        answer = request(self.page + path)
        if answer.status != 200:
            raise AssertionError(f"{path}: {answer}")
        return answer

    def wait_for_draft(self, key, identifier):
        """The incident, once its text is written."""

        def drafted():
            incident = self.incident(key, identifier)
            return incident["body"] and incident

        return wait_for("the draft's text", drafted)

    # --- its file

    def database(self):
        """The store, to read only. It may be read while the program writes."""
        connection = sqlite3.connect(f"file:{self.data / 'greenroom.db'}?mode=ro", uri=True, timeout=PATIENCE)
        connection.row_factory = sqlite3.Row
        return contextlib.closing(connection)

    def query(self, sql, *values):
        with self.database() as database:
            return database.execute(sql, values).fetchall()

    def value(self, sql, *values):
        return self.query(sql, *values)[0][0]


def slug_of(name):
    return name.lower().replace(" ", "-")


ALERTMANAGER_CONFIGURATION = """
global:
  resolve_timeout: 5m
route:
  receiver: greenroom
  group_by: [alertname]
  group_wait: 200ms
  group_interval: 1s
  repeat_interval: 1h
receivers:
- name: greenroom
  webhook_configs:
  - url: {url}
    send_resolved: true
    http_config:
      authorization:
        type: Bearer
        credentials: {key}
"""


class Alertmanager:
    """The real one, with our receiver as its only webhook."""

    def __init__(self, folder, url, key):
        configuration = folder / "alertmanager.yml"
        configuration.write_text(ALERTMANAGER_CONFIGURATION.format(url=url, key=key))
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = Process(
            [
                "prometheus-alertmanager",
                f"--config.file={configuration}",
                f"--storage.path={folder / 'alertmanager'}",
                f"--web.listen-address=127.0.0.1:{self.port}",
                "--cluster.listen-address=",
            ],
            environment(folder),
        )
        wait_for("Alertmanager is ready", self._is_ready)

    def _is_ready(self):
        with contextlib.suppress(OSError):
            return request(f"{self.url}/-/ready").status == 200

    def alert(self, labels, annotations, is_over=False):
        """What Prometheus sends: an alert that fires, or one that has ended."""
        now = time.time()
        alert = {
            "labels": labels,
            "annotations": annotations,
            "generatorURL": "http://prometheus.example.internal:9090/graph?g0.expr=up",
        }
        alert["endsAt"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now - 1 if is_over else now + 3600))
        if not is_over:
            alert["startsAt"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now - 60))
        answer = request(f"{self.url}/api/v2/alerts", "POST", [alert])
        if answer.status != 200:
            raise AssertionError(f"Alertmanager: {answer}")

    def __enter__(self):
        return self

    def __exit__(self, *arguments):
        self.process.__exit__(*arguments)

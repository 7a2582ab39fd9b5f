# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong on a machine is said in one sentence that tells how to mend it, with an exit code for scripts."""

import contextlib
import ctypes
import os
import pathlib
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import unittest

import harness
import screen

# app/commands.h; scripts rely on them.
FAILED, USAGE, DATA_DIRECTORY, NETWORK, DATABASE, CONFIGURATION = 1, 2, 3, 4, 5, 6


def enter_namespace():
    """Mounting a small disk takes root; where we are not, the kernel may let us be it among ourselves."""
    if os.geteuid() == 0 or "GREENROOM_IN_NAMESPACE" in os.environ or not shutil.which("unshare"):
        return
    command = ["unshare", "--user", "--map-root-user", "--mount"]
    if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
        os.environ["GREENROOM_IN_NAMESPACE"] = "1"
        os.execvp(command[0], [*command, sys.executable, *sys.argv])


@contextlib.contextmanager
def small_disk(path, size):
    """A file system of so many bytes. Nothing can be left behind: it goes with the last process that uses it."""
    libc = ctypes.CDLL(None, use_errno=True)
    path.mkdir()
    if libc.mount(b"tmpfs", bytes(path), b"tmpfs", 0, f"size={size},mode=0700".encode()) != 0:
        raise unittest.SkipTest(f"no disk can be mounted here: {os.strerror(ctypes.get_errno())}")
    try:
        yield path
    finally:
        detach = 2  # MNT_DETACH
        libc.umount2(bytes(path), detach)


class Filler:
    """Takes all room that a disk has left, and gives it back."""

    def __init__(self, disk):
        self.path = disk / "filler"

    def fill(self):
        with open(self.path, "ab", buffering=0) as file, contextlib.suppress(OSError):
            while file.write(b"x" * 4096) == 4096:
                pass

    def remove(self):
        self.path.unlink()


class FailureCase(unittest.TestCase):
    def setUp(self):
        self.folder = harness.TemporaryFolder()
        self.addCleanup(self.folder.remove)

    def assert_sentence(self, text, *words):
        """One sentence or a few, for people: on one line, with the words that matter, without the machine's own."""
        text = text.strip()
        self.assertEqual(len(text.splitlines()), 1, text)
        self.assertLess(len(text), 400, text)
        self.assertIn(text[-1], ".”)", text)
        for word in words:
            self.assertIn(str(word), text)
        for noise in ("QSql", "SQLITE", "Q_ASSERT", "terminate", "errno", "Unable to", "out of memory"):
            self.assertNotIn(noise, text)

    def serve(self, room):
        """Starts a server that is expected to end by itself."""
        process = harness.Process(room.arguments(), harness.environment(self.folder.path))
        with process:
            try:
                return process.wait(15), process
            except subprocess.TimeoutExpired:
                self.fail(f"it has started, and says: {process.output()}")

    def assert_refuses(self, room, code, *words):
        ended, process = self.serve(room)
        self.assertEqual(ended, code, process.output("err"))
        self.assertEqual(process.output(), "")
        self.assert_sentence(process.output("err"), *words)


class BadStart(FailureCase):
    def test_a_port_that_is_taken_is_named(self):
        for option in ("port", "page_port"):
            with self.subTest(option=option), socket.create_server(("127.0.0.1", harness.free_port())) as other:
                port = other.getsockname()[1]
                room = harness.Greenroom(self.folder.path, **{option: port})
                self.assert_refuses(room, NETWORK, port, {"port": "--listen", "page_port": "--page-listen"}[option])

    def test_an_address_that_is_none_is_named(self):
        for address in ("nonsense", "127.0.0.1", "127.0.0.1:99999", "::1:8787"):
            with self.subTest(address=address):
                room = harness.Greenroom(self.folder.path)
                room.arguments = lambda address=address: [room.program, "--data-dir", room.data, "--listen", address, "serve"]
                self.assert_refuses(room, CONFIGURATION, address)

    def test_an_open_network_needs_a_word(self):
        room = harness.Greenroom(self.folder.path)
        room.arguments = lambda: [room.program, "--data-dir", room.data, "--listen", "0.0.0.0:0", "serve"]
        self.assert_refuses(room, CONFIGURATION, "TLS", "behind_proxy")

    def test_a_data_directory_that_cannot_be_written_is_named(self):
        below_a_file = self.folder.path / "file"
        below_a_file.write_text("not a folder")
        # Root may write where others may not, but not even root below a file or in /proc.
        for path in (below_a_file / "data", below_a_file, pathlib.Path("/proc/greenroom")):
            with self.subTest(path=path):
                room = harness.Greenroom(self.folder.path)
                room.data = path
                self.assert_refuses(room, DATA_DIRECTORY, path, "--data-dir")
                self.assert_sentence(room.run("pages", "list", code=DATA_DIRECTORY), path)

    @unittest.skipIf(os.geteuid() != 0, "only root can become somebody else")
    @harness.skip_without("setpriv")
    def test_a_data_directory_of_somebody_else_is_named(self):
        self.folder.path.chmod(0o755)
        room = harness.Greenroom(self.folder.path).set_up()
        (self.folder.path / "data").chmod(0o755)
        nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"]
        if subprocess.run([*nobody, str(room.program), "--version"], capture_output=True, check=False).returncode != 0:
            self.skipTest("the program is in a folder that nobody else may enter")
        arguments = [*nobody, *room.arguments()]
        room.arguments = lambda: arguments
        self.assert_refuses(room, DATA_DIRECTORY, room.data)

    def test_a_data_directory_has_one_owner(self):
        with harness.Greenroom(self.folder.path).set_up() as room:
            room.start()
            self.assert_refuses(harness.Greenroom(self.folder.path), DATA_DIRECTORY, room.data, "in use")
            self.assertEqual(room.command("pages", "list")[0]["slug"], "acme-status")
            room.kill9()
            room.start()  # The lock of a process that is gone is no lock.

    def test_settings_that_cannot_be_used_are_named(self):
        rows = [
            ("undo_seconds=soon\n", "undo_seconds", "soon"),
            ("undo_seconds=61\n", "undo_seconds", "60"),
            ("colour=red\n", "colour"),
            ("theme=pink\n", "theme", "dark"),
            ("[section]\nlisten=1\n", "listen"),
            ("this is no setting\n",),
        ]
        for text, *words in rows:
            with self.subTest(text=text):
                room = harness.Greenroom(self.folder.path)
                room.data.mkdir(exist_ok=True)
                (room.data / "settings.ini").write_text(text)
                self.assert_refuses(room, CONFIGURATION, room.data / "settings.ini", *words)

    def test_a_variable_that_cannot_be_used_is_named(self):
        room = harness.Greenroom(self.folder.path)
        process = harness.Process(room.arguments(), harness.environment(self.folder.path, GREENROOM_UNDO_SECONDS="never"))
        with process:
            self.assertEqual(process.wait(), CONFIGURATION)
        self.assert_sentence(process.output("err"), "GREENROOM_UNDO_SECONDS", "never")

    def test_words_that_are_no_command_are_named(self):
        room = harness.Greenroom(self.folder.path).set_up()
        for arguments in (("keys", "steal"), ("serve", "now"), ("keys", "create"), ("keys", "create", "a", "--colour", "red"), ("--data-dir",)):
            with self.subTest(arguments=arguments):
                self.assertTrue(room.run(*arguments, code=USAGE).strip())
        self.assert_sentence(room.run("keys", "revoke", "unknown", code=FAILED))
        self.assert_sentence(room.run("pages", "add", "", code=FAILED))
        self.assert_sentence(room.run("sources", "add", "x", "--tool", "nothing", code=FAILED), "nothing")
        self.assert_sentence(room.run("components", "add", "x", "--page", "nowhere", code=FAILED), "nowhere")


@harness.skip_without(*screen.PROGRAMS)
@harness.skip_without_window()
class BadStartOfTheWindow(FailureCase):
    """Who starts the program by its icon has no stderr: the same sentence stands in a window."""

    def setUp(self):
        super().setUp()
        self.screen = self.enterContext(screen.Screen(self.folder.path))

    def start(self, room):
        process = harness.Process(room.arguments(), self.screen.environment())
        self.addCleanup(lambda: process.__exit__())
        return process

    def assert_says(self, room, code, *words):
        process = self.start(room)
        self.screen.window("Greenroom cannot start")
        self.assert_sentence(process.output("err"), *words)
        self.screen.press("Return")
        self.assertEqual(process.wait(), code)

    def test_a_port_that_is_taken_is_named(self):
        with socket.create_server(("127.0.0.1", harness.free_port())) as other:
            port = other.getsockname()[1]
            self.assert_says(harness.Greenroom(self.folder.path, "greenroom", port=port), NETWORK, port, "--listen")

    def test_a_file_that_is_no_database_is_named(self):
        room = harness.Greenroom(self.folder.path, "greenroom")
        room.data.mkdir()
        (room.data / "greenroom.db").write_bytes(b"This is not a database.\n" * 400)
        self.assert_says(room, DATABASE, room.data / "greenroom.db")

    def test_settings_that_cannot_be_used_are_named(self):
        room = harness.Greenroom(self.folder.path, "greenroom")
        room.data.mkdir()
        (room.data / "settings.ini").write_text("theme=pink\n")
        self.assert_says(room, CONFIGURATION, "theme", "pink")

    def test_a_second_start_brings_the_first_window_up(self):
        first = harness.Greenroom(self.folder.path, "greenroom").set_up()
        running = self.start(first)
        window = self.screen.window("Greenroom")
        self.screen.xdotool("windowminimize", "--sync", window)
        second = self.start(harness.Greenroom(self.folder.path, "greenroom"))
        self.assertEqual(second.wait(), 0)
        self.assertEqual(second.output("err"), "")
        harness.wait_for("the first window is up", lambda: self.screen.is_visible("Greenroom"))
        self.assertTrue(running.is_running)

    def test_a_greenroom_without_a_window_is_not_mistaken_for_one(self):
        with harness.Greenroom(self.folder.path).set_up() as server:
            server.start()
            self.assert_says(harness.Greenroom(self.folder.path, "greenroom"), DATA_DIRECTORY, server.data, "in use")


class BadDatabase(FailureCase):
    def test_a_file_that_is_no_database_is_left_alone(self):
        for name, content in (("garbage", b"This is not a database.\n" * 400), ("half a header", b"SQLite format 3\0" + b"\xff" * 3000)):
            with self.subTest(name=name):
                room = harness.Greenroom(self.folder.path)
                room.data.mkdir(exist_ok=True)
                file = room.data / "greenroom.db"
                file.write_bytes(content)
                self.assert_refuses(room, DATABASE, file, "backups")
                self.assert_sentence(room.run("pages", "list", code=DATABASE), file)
                self.assertEqual(file.read_bytes(), content)

    def test_a_database_of_a_newer_version_is_left_alone(self):
        room = harness.Greenroom(self.folder.path).set_up()
        file = room.data / "greenroom.db"
        with contextlib.closing(sqlite3.connect(file)) as database:
            database.execute("PRAGMA user_version = 9999")
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        before = file.read_bytes()
        self.assert_refuses(room, DATABASE, file, "9999", "Update")
        self.assertEqual(file.read_bytes(), before)

    def test_a_folder_in_the_place_of_the_database_is_named(self):
        room = harness.Greenroom(self.folder.path)
        (room.data / "greenroom.db").mkdir(parents=True)
        self.assert_refuses(room, DATABASE, room.data / "greenroom.db")

    def test_a_copy_of_the_database_can_be_put_in_its_place(self):
        """What the sentence about a broken file advises must work."""
        with harness.Greenroom(self.folder.path).set_up() as room:
            key = room.key()
            room.start()
            identifier = room.post({"title": "Kept", "status_page_id": "acme-status"}, key).json["id"]
            room.run("backup", str(self.folder.path / "copy.db"))
            self.assertEqual((self.folder.path / "copy.db").stat().st_mode & 0o777, 0o600)
            self.assert_sentence(room.run("backup", str(self.folder.path / "copy.db"), code=FAILED), "exists")
            room.kill9()
            for file in room.data.glob("greenroom.db*"):
                file.unlink()
            shutil.copy(self.folder.path / "copy.db", room.data / "greenroom.db")
            room.start()
            self.assertEqual(room.incident(key, identifier)["title"], "Kept")

    def test_a_relative_path_is_that_of_the_person_who_types_it(self):
        here = self.folder.path / "here"
        here.mkdir()
        with harness.Greenroom(self.folder.path).set_up() as room:
            room.start()
            room.run("backup", "copy.db", cwd=here)
            self.assertTrue((here / "copy.db").exists(), "it went to the server's folder")


class FullDisk(FailureCase):
    ROOM = 6 * 1024 * 1024

    def setUp(self):
        super().setUp()
        self.disk = self.enterContext(small_disk(self.folder.path / "disk", self.ROOM))
        self.room = harness.Greenroom(self.folder.path)
        self.room.data = self.disk / "data"
        self.key = self.room.set_up().key()
        self.filler = Filler(self.disk)
        self.addCleanup(lambda: self.room.__exit__())

    def post(self, number):
        # What does not compress fills a disk sooner.
        raw = os.urandom(6000).hex()
        return self.room.post({"title": f"Trouble {number}", "status_page_id": "acme-status", "dedup_key": str(number), "raw_input": raw}, self.key)

    def test_while_the_disk_is_full_senders_are_told_to_come_again(self):
        self.room.start(GREENROOM_BACKUPS_KEPT="0")
        answered = []
        for number in range(20):
            answer = self.post(number)
            self.assertEqual(answer.status, 201, answer)
            answered.append(answer.json["id"])
        self.filler.fill()

        refused = 0
        for number in range(20, 1000):
            answer = self.post(number)
            if answer.status == 503:
                refused += 1
                self.assertGreaterEqual(int(answer.headers["Retry-After"]), 1)
                self.assertEqual(answer.headers.get_content_type(), "application/problem+json")
                self.assert_sentence(answer.json["detail"], "disk")
                if refused == 20:
                    break
            else:
                self.assertEqual(answer.status, 201, answer)
                answered.append(answer.json["id"])
        self.assertEqual(refused, 20, "the disk never was full")
        self.assertTrue(self.room.process.is_running)
        self.assertEqual(self.room.api("/healthz").status, 200, "it is alive")
        unready = self.room.api("/readyz")
        self.assertEqual((unready.status, unready.headers["Retry-After"]), (503, "5"), unready)
        self.assertNotIn(str(self.room.data), unready.text, "anybody may ask")
        for identifier in answered:
            self.assertEqual(self.room.incident(self.key, identifier)["id"], identifier)

        # Room is made: it goes on by itself.
        self.filler.remove()
        self.assertEqual(self.room.api("/readyz").status, 200)
        for number in range(1000, 1020):
            answer = self.post(number)
            self.assertEqual(answer.status, 201, answer)
            answered.append(answer.json["id"])
        harness.wait_for(
            "the texts are written",
            lambda: self.room.value("SELECT count(*) FROM incidents WHERE is_drafted = 0") == 0,
        )
        self.room.kill9()
        self.assert_all_there(answered)

    def test_a_kill_on_a_full_disk_loses_nothing(self):
        self.room.start(GREENROOM_BACKUPS_KEPT="0")
        answered = [self.post(number).json["id"] for number in range(20)]
        self.filler.fill()
        for number in range(20, 60):
            answer = self.post(number)
            if answer.status == 201:
                answered.append(answer.json["id"])
        self.room.kill9()
        # Whether it can start on a full disk or not: it says so, and breaks nothing.
        process = harness.Process(self.room.arguments(), harness.environment(self.folder.path))
        with process:
            deadline = time.monotonic() + harness.PATIENCE
            while process.is_running and not process.output() and time.monotonic() < deadline:
                time.sleep(0.05)
            if not process.is_running:
                self.assertIn(process.wait(), (DATA_DIRECTORY, DATABASE))
                self.assert_sentence(process.output("err"))
            else:
                self.assertIn('"ready":true', process.output())
        self.filler.remove()
        self.room.start()
        self.assertEqual(self.post(9999).status, 201)
        self.room.kill9()
        self.assert_all_there(answered)

    def assert_all_there(self, answered):
        with self.room.database() as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchone()[0], "ok")
            there = {row[0] for row in database.execute("SELECT id FROM incidents")}
            keys = [row[0] for row in database.execute("SELECT group_key FROM incidents")]
        self.assertEqual(set(answered) - there, set(), "answered, and not there")
        self.assertEqual(len(keys), len(set(keys)))


if __name__ == "__main__":
    enter_namespace()
    harness.main()

# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop that nobody sees: an X server, a window manager, a session bus and a notification service, all of our own."""

import contextlib
import os
import re
import subprocess

import harness

PROGRAMS = ("Xvfb", "openbox", "dbus-daemon", "dbus-monitor", "dunst", "xdotool", "import")

DUNST_CONFIGURATION = """
[global]
    width = 320
    offset = 20x20
    font = Sans 10
"""


class Screen:
    def __init__(self, folder, size="1600x1000"):
        self.folder = folder
        self.size = size
        self.display = ""
        self.bus = ""
        self._stack = contextlib.ExitStack()

    def __enter__(self):
        try:
            self._start_display()
            bus = self._start("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1")
            self.bus = bus.wait_for_line(lambda line: line if line.startswith("unix:") else None)
            self._start("openbox", "--sm-disable")
            harness.wait_for("the window manager is there", self._has_window_manager)
            configuration = self.folder / "dunstrc"
            configuration.write_text(DUNST_CONFIGURATION)
            self._start("dunst", "-config", configuration)
            harness.wait_for("the notification service is there", self._has_notification_service)
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_):
        self._stack.close()

    def _start_display(self):
        reader, writer = os.pipe()
        try:
            # It chooses a display that is free, and tells it once it can be used.
            self._stack.enter_context(
                harness.Process(
                    ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{self.size}x24", "-nolisten", "tcp", "-noreset"],
                    harness.environment(self.folder),
                    pass_fds=(writer,),
                )
            )
        finally:
            os.close(writer)
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        if not number:
            raise AssertionError("Xvfb did not start")
        self.display = f":{number}"

    def _start(self, *arguments):
        return self._stack.enter_context(harness.Process(arguments, self.environment()))

    def _has_window_manager(self):
        return self._run("xdotool", "get_num_desktops").returncode == 0

    def _has_notification_service(self):
        return "true" in self._run(
            *("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"),
            *("org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.Notifications"),
        ).stdout

    def environment(self):
        return harness.environment(
            self.folder,
            DISPLAY=self.display,
            DBUS_SESSION_BUS_ADDRESS=self.bus,
            QT_QPA_PLATFORM="xcb",
            XDG_CURRENT_DESKTOP="X-Generic",
            XDG_SESSION_TYPE="x11",
        )

    def _run(self, *arguments):
        return subprocess.run(
            [str(argument) for argument in arguments],
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=harness.PATIENCE,
            check=False,
        )

    # --- the person at the desk

    def xdotool(self, *arguments):
        done = self._run("xdotool", *arguments)
        if done.returncode != 0:
            raise AssertionError(f"xdotool {arguments}: {done.stderr}")
        return done.stdout.strip()

    def find(self, title):
        """The ids of the visible windows of that title."""
        return self._run("xdotool", "search", "--onlyvisible", "--name", f"^{re.escape(title)}$").stdout.split()

    def is_visible(self, title):
        return bool(self.find(title))

    def window(self, title):
        """The visible window of that title, once it is there and has the keyboard."""
        window = harness.wait_for(f"a window “{title}”", lambda: self.find(title))[0]
        self.xdotool("windowactivate", "--sync", window)
        return window

    def press(self, *keys):
        for key in keys:
            self.xdotool("key", "--clearmodifiers", key)

    def type(self, text):
        self.xdotool("type", "--clearmodifiers", "--delay", "5", text)

    def notification_count(self):
        """How many the notification service has drawn."""
        counts = [self._run("dunstctl", "count", what).stdout for what in ("displayed", "history")]
        return sum(int(count or 0) for count in counts)

    def screenshot(self, path):
        self._run("import", "-window", "root", path)

    @contextlib.contextmanager
    def picture_of_failure(self, name):
        """Keeps what was to be seen when something in it fails."""
        try:
            yield
        except BaseException:
            path = harness.ARTIFACTS / f"{name}.png"
            self.screenshot(path)
            print(f"\nthe screen as it was: {path}", flush=True)
            raise


class Notifications:
    """Hears on the bus when a notification is asked for."""

    def __init__(self, screen):
        self._process = harness.Process(
            ["dbus-monitor", "--session", "interface='org.freedesktop.Notifications',member='Notify'"], screen.environment()
        )
        # It says this of itself once it listens.
        self._process.wait_for_line(lambda line: "NameAcquired" in line or "NameLost" in line)

    def __enter__(self):
        return self

    def __exit__(self, *arguments):
        self._process.__exit__(*arguments)

    def heard(self):
        """Pairs of a monotonic time and the texts of a notification, oldest first."""
        found = []
        for at, line in self._process.lines():
            if "member=Notify" in line:
                found.append((at, []))
            elif found and (text := re.fullmatch(r'   string "(.*)"', line)):
                found[-1][1].append(text.group(1))
        return found

    def wait_for(self, text, since):
        """When a notification with this text was asked for, not before that moment."""

        def moment():
            return next((at for at, texts in self.heard() if at >= since and any(text in part for part in texts)), None)

        return harness.wait_for(f"a notification with “{text}”", moment, patience=20)

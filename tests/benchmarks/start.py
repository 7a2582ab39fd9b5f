# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a start takes with an empty store and with a full one: until /readyz answers, and until the window shows its
first rows, beside the first painting of an empty main window."""

import argparse
import contextlib
import json
import pathlib
import sqlite3
import statistics
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "integration"))

import harness  # noqa: E402
from screen import Screen  # noqa: E402

FIRST_ROWS = "first-rows-painted"  # what GREENROOM_TRACE_START=1 makes the window say
FIRST_WINDOW = "first-window-painted"


def fill(room, count):
    """Years of a busy page: most incidents are resolved with two updates each, some dismissed, many are drafts."""
    page = room.command("pages", "list")[0]["id"]
    component = room.command("components", "list")[0]["id"]
    impact = json.dumps([{"id": component, "status": "partial_outage"}])
    nothing = json.dumps([{"id": component, "status": "operational"}])
    end = int(time.time() * 1000) - 60_000
    body = "We are investigating an issue with the API. Some requests may fail. We will share more as soon as we know. " * 3

    incidents, updates, outbox, revisions, timeline, deliveries = [], [], [], [], [], []
    for i in range(count):
        identifier = f"{i:012x}7000800000000000"[:32].ljust(32, "0")
        at = end - (count - i) * 900_000
        is_live = i >= count - 20 and i % 2 == 0
        is_draft = not is_live and i % 10 == 0
        is_dismissed = not is_live and i % 10 in (1, 2, 3)
        state = "live" if is_live else "draft" if is_draft else "dismissed" if is_dismissed else "resolved"
        is_published = state in ("live", "resolved")
        incidents.append((
            identifier, page, f"key/{i}", state, f"API requests are failing, case {i}", f"API requests are failing, case {i}",
            "major", "resolved" if state == "resolved" else "investigating", "professional", body, impact,
            at, at, at, at + 5_000 if is_published else None, at + 200_000 if state == "resolved" else None,
        ))  # fmt: skip
        for number, stage in enumerate(["investigating", "resolved"] if state == "resolved" else ["investigating"] if is_live else []):
            update = f"{i:08x}{number:04x}7000800000000000".ljust(32, "0")
            clicked = at + 5_000 + number * 195_000
            updates.append((
                update, identifier, "published", stage, f"API requests are failing, case {i}", "major", body,
                nothing if stage == "resolved" else impact, clicked, "ada@desk", clicked, clicked,
            ))  # fmt: skip
            outbox.append((update, "page", f"{update}-page", "done", 1, clicked, clicked))
        revisions.append((identifier, at, "offline", "investigating", f"API requests are failing, case {i}", body))
        timeline.append((identifier, at, "alert_firing", "API requests are failing"))
        deliveries.append((f"d{i}", at, b"\0" * 500, identifier))

    with contextlib.closing(sqlite3.connect(room.data / "greenroom.db")) as database:
        database.execute("PRAGMA synchronous = OFF")
        database.executemany(
            "INSERT INTO incidents (id, page_id, group_key, state, title, sent_title, severity, stage, tone, body, components, started_at, "
            "created_at, last_alert_at, published_at, resolved_at, is_drafted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
            incidents,
        )
        database.executemany(
            "INSERT INTO updates (id, incident_id, state, stage, title, severity, body, components, clicked_at, clicked_by, undo_until, "
            "published_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            updates,
        )
        database.executemany(
            "INSERT INTO outbox (update_id, target, idempotency_key, state, attempts, not_before, done_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            outbox,
        )
        database.executemany("INSERT INTO revisions (incident_id, at, writer, stage, title, body) VALUES (?, ?, ?, ?, ?, ?)", revisions)
        database.executemany("INSERT INTO timeline (incident_id, at, kind, subject) VALUES (?, ?, ?, ?)", timeline)
        database.executemany("INSERT INTO deliveries (id, received_at, body, incident_id) VALUES (?, ?, ?, ?)", deliveries)
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def seconds_until_ready(room):
    """From the start of greenroomd until /readyz answers 200."""
    room.port = harness.free_port()
    begin = time.monotonic()
    with harness.Process(room.arguments(), harness.environment(room.folder, GREENROOM_BACKUPS_KEPT="0")):
        room.listen = f"http://127.0.0.1:{room.port}"

        def is_ready():
            with contextlib.suppress(OSError):
                return room.api("/readyz").status == 200

        harness.wait_for("/readyz answers", is_ready, interval=0.001)
        return time.monotonic() - begin


def seconds_until_line(arguments, env, word):
    begin = time.monotonic()
    with harness.Process(arguments, env) as process:
        process.wait_for_line(lambda line: word in line, "err")
        return next(at for at, line in process.lines("err") if word in line) - begin


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=pathlib.Path, help="where first_window is", required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--incidents", type=int, default=100_000)
    arguments = parser.parse_args()

    rooms = {}
    folders = []
    for count in (0, arguments.incidents):
        folders.append(harness.TemporaryFolder())
        rooms[count] = harness.Greenroom(folders[-1].path).set_up()
        if count:
            fill(rooms[count], count)

    times = {}
    has_window = (harness.BIN / "greenroom").exists()
    try:
        with Screen(folders[0].path) as screen:
            env = dict(screen.environment(), GREENROOM_TRACE_START="1", GREENROOM_BACKUPS_KEPT="0", GREENROOM_CLOSE_TO_TRAY="quit")
            # The first round only warms the caches.
            for number in range(arguments.rounds + 1):
                measured = {"an empty QMainWindow painted": seconds_until_line([arguments.programs / "first_window"], env, FIRST_WINDOW)}
                for count, room in rooms.items():
                    measured[f"/readyz with {count} incidents"] = seconds_until_ready(room)
                    if has_window:
                        window = harness.Greenroom(room.folder, "greenroom")
                        measured[f"first rows with {count} incidents"] = seconds_until_line(window.arguments(), env, FIRST_ROWS)
                if number > 0:
                    for name, value in measured.items():
                        times.setdefault(name, []).append(value * 1000)
    finally:
        for folder in folders:
            folder.remove()

    for name in sorted(times):
        values = times[name]
        print(f"{name:40} median {statistics.median(values):7.1f} ms   ({min(values):.1f} to {max(values):.1f})")
    for what in ("/readyz", "first rows") if has_window else ("/readyz",):
        ratio = statistics.median(times[f"{what} with {arguments.incidents} incidents"]) / statistics.median(times[f"{what} with 0 incidents"])
        print(f"{what}: {ratio:.2f} times as long with {arguments.incidents} incidents")


if __name__ == "__main__":
    main()

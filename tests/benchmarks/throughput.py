# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Alerts per second: durable ones of greenroomd, beside a bare QHttpServer that answers the same requests and keeps
nothing, the same behind our guard, and Debian's Alertmanager, which takes alerts at its own API and keeps them in memory.

All are measured in turn, afresh each time, and the median of the rounds is shown: what else the machine does then harms
all alike. Only loopback is loaded.
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "integration"))

import harness  # noqa: E402

VARIANTS = {"each a new incident": "0", "all join one incident": "1"}

# Nobody is told: it is measured how alerts are taken.
ALERTMANAGER = """
route:
  receiver: nobody
  group_wait: 1h
receivers:
- name: nobody
"""


class Load:
    """What wrk sends: how much, for how long."""

    def __init__(self, joins, connections, seconds):
        self.joins = joins
        self.connections = connections
        self.seconds = seconds

    def measure(self, url, key="none", form="greenroom"):
        done = subprocess.run(
            [
                *("wrk", f"-t{min(self.connections, 2)}", f"-c{self.connections}", f"-d{self.seconds}s"),
                *("-s", str(HERE / "post.lua"), url),
            ],
            env={
                "PATH": os.environ["PATH"],
                "GREENROOM_BENCH_KEY": key,
                "GREENROOM_BENCH_JOINS": self.joins,
                "GREENROOM_BENCH_FORM": form,
            },
            capture_output=True,
            text=True,
            timeout=self.seconds + 60,
            check=True,
        )
        result = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))
        if result["errors"]:
            raise AssertionError(f"not every request was answered with 2xx: {done.stdout}")
        result["rate"] = result["requests"] / result["seconds"]
        return result


# --- what is measured: each starts its server in a folder, and lets the load come


def server_that_keeps_nothing(program):
    def measure(folder, load):
        with harness.Process([program], harness.environment(folder)) as server:
            url = server.wait_for_line(json.loads)["listen"]
            return load.measure(f"{url}/api/v1/incidents")

    return measure


def greenroomd(folder, load):
    with harness.Greenroom(folder).set_up() as room:
        key = room.key()
        room.start(GREENROOM_BACKUPS_KEPT="0", GREENROOM_KEY_RATE="0", GREENROOM_ADDRESS_RATE="0")
        result = load.measure(f"{room.listen}/api/v1/incidents", key)
        room.kill9()
        # Some are still on their way when wrk ends: at least what it has counted is there.
        kept = room.value("SELECT count(*) FROM deliveries")
        if kept < result["requests"]:
            raise AssertionError(f"{result['requests']} answered, {kept} kept")
        return result


def alertmanager(folder, load):
    configuration = folder / "alertmanager.yml"
    configuration.write_text(ALERTMANAGER)
    url = f"http://127.0.0.1:{harness.free_port()}"
    program = [
        *("prometheus-alertmanager", f"--config.file={configuration}", f"--storage.path={folder}"),
        *(f"--web.listen-address={url.removeprefix('http://')}", "--cluster.listen-address="),
    ]
    with harness.Process(program, harness.environment(folder)):

        def is_ready():
            try:
                return harness.request(f"{url}/-/ready").status == 200
            except OSError:
                return False

        harness.wait_for("Alertmanager is ready", is_ready)
        return load.measure(f"{url}/api/v2/alerts", form="alertmanager")


def median(results, name):
    return statistics.median(result[name] for result in results)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=pathlib.Path, help="where bare_server and guarded_server are", required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 64])
    parser.add_argument("--disk", default="/tmp", help="a folder on the disk to measure on")
    parser.add_argument("--least-ratio", type=float, help="fail below this share of the bare server's rate")
    arguments = parser.parse_args()

    servers = {
        "bare": server_that_keeps_nothing(arguments.programs / "bare_server"),
        "guarded": server_that_keeps_nothing(arguments.programs / "guarded_server"),
        "greenroomd": greenroomd,
    }
    if shutil.which("prometheus-alertmanager"):
        servers["alertmanager"] = alertmanager

    print(f"{'':22} {'connections':>11}  {'':12} {'per second':>10} {'p50 ms':>8} {'p99 ms':>8} {'max ms':>8} {'ratio':>6}")
    is_slow = False
    for variant, joins in VARIANTS.items():
        for connections in arguments.connections:
            load = Load(joins, connections, arguments.seconds)
            results = {name: [] for name in servers}
            for _ in range(arguments.rounds):
                for name, measure in servers.items():
                    folder = harness.TemporaryFolder(arguments.disk)
                    try:
                        results[name].append(measure(folder.path, load))
                    finally:
                        folder.remove()
            for name, measured in results.items():
                ratio = median(measured, "rate") / median(results["bare"], "rate")
                is_ours = name in ("guarded", "greenroomd")
                is_slow = is_slow or (is_ours and arguments.least_ratio is not None and ratio < arguments.least_ratio)
                print(
                    f"{variant:22} {connections:>11}  {name:12} {median(measured, 'rate'):>10.0f} {median(measured, 'p50'):>8.2f} "
                    f"{median(measured, 'p99'):>8.2f} {median(measured, 'max'):>8.2f} {ratio:>6.2f}",
                    flush=True,
                )
    if is_slow:
        sys.exit(f"less than {arguments.least_ratio} of the bare server's rate")


if __name__ == "__main__":
    main()

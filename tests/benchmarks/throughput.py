# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Durable alerts per second, beside a bare QHttpServer that answers the same requests and keeps nothing.

Both are measured in turn, on a fresh store each time, and the median of the rounds is shown: what else the machine does
then harms both alike. Only loopback is loaded.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "integration"))

import harness  # noqa: E402

VARIANTS = {"each a new incident": "0", "all join one incident": "1"}


def measure(url, key, joins, connections, seconds):
    threads = min(connections, 2)
    done = subprocess.run(
        ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "-s", str(HERE / "post.lua"), f"{url}/api/v1/incidents"],
        env={"PATH": os.environ["PATH"], "GREENROOM_BENCH_KEY": key, "GREENROOM_BENCH_JOINS": joins},
        capture_output=True,
        text=True,
        timeout=seconds + 60,
        check=True,
    )
    result = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))
    if result["errors"]:
        raise AssertionError(f"not every request was answered with 2xx: {done.stdout}")
    result["rate"] = result["requests"] / result["seconds"]
    return result


def measure_bare(programs, *arguments):
    folder = harness.TemporaryFolder()
    try:
        with harness.Process([programs / "bare_server"], harness.environment(folder.path)) as server:
            url = server.wait_for_line(json.loads)["listen"]
            return measure(url, "none", *arguments)
    finally:
        folder.remove()


def measure_greenroom(disk, *arguments):
    folder = harness.TemporaryFolder(disk)
    try:
        with harness.Greenroom(folder.path).set_up() as room:
            key = room.key()
            room.start(GREENROOM_BACKUPS_KEPT="0")
            result = measure(room.listen, key, *arguments)
            room.kill9()
            # Some are still on their way when wrk ends: at least what it has counted is there.
            kept = room.value("SELECT count(*) FROM deliveries")
            if kept < result["requests"]:
                raise AssertionError(f"{result['requests']} answered, {kept} kept")
            return result
    finally:
        folder.remove()


def median(results, name):
    return statistics.median(result[name] for result in results)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=pathlib.Path, help="where bare_server is", required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 64])
    parser.add_argument("--disk", default="/tmp", help="a folder on the disk to measure on")
    parser.add_argument("--least-ratio", type=float, help="fail below this share of the bare server's rate")
    arguments = parser.parse_args()

    print(f"{'':22} {'connections':>11}  {'':10} {'per second':>10} {'p50 ms':>8} {'p99 ms':>8} {'max ms':>8} {'ratio':>6}")
    is_slow = False
    for variant, joins in VARIANTS.items():
        for connections in arguments.connections:
            bare, ours = [], []
            for _ in range(arguments.rounds):
                bare.append(measure_bare(arguments.programs, joins, connections, arguments.seconds))
                time.sleep(0.2)
                ours.append(measure_greenroom(arguments.disk, joins, connections, arguments.seconds))
            ratio = median(ours, "rate") / median(bare, "rate")
            is_slow = is_slow or (arguments.least_ratio is not None and ratio < arguments.least_ratio)
            for name, results in (("bare", bare), ("greenroomd", ours)):
                print(
                    f"{variant:22} {connections:>11}  {name:10} {median(results, 'rate'):>10.0f} {median(results, 'p50'):>8.2f} "
                    f"{median(results, 'p99'):>8.2f} {median(results, 'max'):>8.2f} " + (f"{ratio:>6.2f}" if results is ours else ""),
                    flush=True,
                )
    if is_slow:
        sys.exit(f"less than {arguments.least_ratio} of the bare server's rate")


if __name__ == "__main__":
    main()

"""A load of minutes during which instances are killed: no request may be lost from the record.

    mvn package -DskipTests
    python bench/peers/soak.py --seconds 600 --out target/soak

chameleon on the local Knative gets a constant rate; every 30 seconds one of its processes is killed
(SIGKILL). Fails unless samples.csv has a line for each request that came due, each with a status,
and no process is left.
"""

import argparse
import collections
import csv
import os
import pathlib
import signal
import subprocess
import time

ROOT = pathlib.Path(__file__).parents[2]
MAIN_CLASS = "io.faasduet.chameleon.ChameleonServer"


def commands() -> dict[int, tuple[int, str]]:
    """The parent and the command line of each process."""
    listing = subprocess.run(
        ["ps", "-e", "-o", "pid=,ppid=,args="], stdout=subprocess.PIPE, text=True, check=True
    )
    rows = (line.split(None, 2) for line in listing.stdout.splitlines())
    return {int(pid): (int(parent), rest[0] if rest else "") for pid, parent, *rest in rows}


def instances(load: int) -> list[int]:
    """The processes of the function that the load's process, or a child of it, has started."""
    all_of_them = commands()
    found = []
    for pid, (parent, command) in all_of_them.items():
        while parent in all_of_them and parent != load:
            parent = all_of_them[parent][0]
        if parent == load and MAIN_CLASS in command:
            found.append(pid)
    return found


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rate", type=int, default=100, help="requests a second")
    arguments.add_argument("--seconds", type=int, default=600)
    arguments.add_argument("--kill-every", type=int, default=30, help="seconds between kills")
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    options = arguments.parse_args()
    command = [ROOT / "duet", "bench", "load", "chameleon", "--target", "knative"]
    command += ["--arrivals", f"constant:{options.rate}/s", "--seconds", str(options.seconds)]
    load = subprocess.Popen([*command, "--out", options.out])
    kills = 0
    started = set()
    due = time.monotonic() + options.kill_every
    while load.poll() is None:
        time.sleep(1)
        alive = instances(load.pid)
        started.update(alive)
        if alive and time.monotonic() > due:
            os.kill(alive[0], signal.SIGKILL)
            kills += 1
            due += options.kill_every
    with open(options.out / "samples.csv", newline="") as samples:
        requests = [row for row in csv.DictReader(samples) if row["experiment"] == "load"]
    statuses = collections.Counter(row["status"] for row in requests)
    came = options.rate * options.seconds
    print(f"{kills} kills; {came} came due, {len(requests)} recorded: {dict(statuses)}")
    left = [pid for pid in started if MAIN_CLASS in commands().get(pid, (0, ""))[1]]
    if len(requests) != came or "" in statuses or not statuses["ok"] or load.returncode or left:
        raise SystemExit(f"requests or processes are lost: rc {load.returncode}, left {left}")


if __name__ == "__main__":
    main()

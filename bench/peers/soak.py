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


def instances(main_class: str) -> list[int]:
    """The processes of the function."""
    found = subprocess.run(["pgrep", "-f", main_class], stdout=subprocess.PIPE, text=True)
    return [int(pid) for pid in found.stdout.split()]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rate", type=int, default=100, help="requests a second")
    arguments.add_argument("--seconds", type=int, default=600)
    arguments.add_argument("--kill-every", type=int, default=30, help="seconds between kills")
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    options = arguments.parse_args()
    main_class = "io.faasduet.chameleon.ChameleonServer"
    if instances(main_class):
        raise SystemExit("a chameleon server runs here already: stop it first")
    command = [ROOT / "duet", "bench", "load", "chameleon", "--target", "knative"]
    command += ["--arrivals", f"constant:{options.rate}/s", "--seconds", str(options.seconds)]
    load = subprocess.Popen([*command, "--out", options.out])
    kills = 0
    while load.poll() is None:
        time.sleep(options.kill_every)
        for pid in instances(main_class)[:1]:
            os.kill(pid, signal.SIGKILL)
            kills += 1
    with open(options.out / "samples.csv", newline="") as samples:
        requests = [row for row in csv.DictReader(samples) if row["experiment"] == "load"]
    statuses = collections.Counter(row["status"] for row in requests)
    due = options.rate * options.seconds
    print(f"{kills} kills; {due} came due, {len(requests)} recorded: {dict(statuses)}")
    left = instances(main_class)
    if len(requests) != due or "" in statuses or not statuses["ok"] or load.returncode or left:
        raise SystemExit(f"requests or processes are lost: rc {load.returncode}, left {left}")


if __name__ == "__main__":
    main()

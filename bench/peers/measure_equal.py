"""Equal sides: how often does a report call them different?

    mvn package -DskipTests
    python bench/peers/measure_equal.py --out target/equal

Twenty times two fleets of five chameleon servers each are started, get a load to warm up and one that
counts, each load a run of its own; then the same runs of cold starts, warm calls and repeated loads are
made several times, and each pair of them is compared. Fails if more than two loads, or 5% of the
subjects of the pairs, are called different, and if no load was judged. What a report calls invalid,
such as a load for which the machine was too busy, is counted apart.
"""

import argparse
import collections
import itertools
import json
import pathlib
import re
import socket
import subprocess
import time

ROOT = pathlib.Path(__file__).parents[2]
DUET = ROOT / "duet"
JUDGED = ("DIFFERENT", "TOO_NEAR", "NOT_SIGNIFICANT")
SUBJECT = re.compile(r": B takes .*?(?=\n  \S|\Z)", re.DOTALL)


def duet(*arguments) -> str:
    run = subprocess.run(
        [DUET, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    if run.returncode:
        raise SystemExit(f"{run.args} exited with {run.returncode}: {run.stderr}")
    return run.stdout


class Fleet:
    """Five servers behind one address; ended when closed."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        options = ["--min", "5", "--max", "5", "--port", str(self.port)]
        self.process = subprocess.Popen(
            [DUET, "local", "fleet", "chameleon", *options], stdout=subprocess.DEVNULL
        )

    def __enter__(self):
        deadline = time.monotonic() + 180
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return self
            except OSError:
                time.sleep(0.1)
        raise SystemExit("a fleet does not listen")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=60)

    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


def contrasts(directory: pathlib.Path):
    """The comparisons of a run's loads."""
    summary = json.loads((directory / "summary.json").read_text())
    for function in summary["functions"]:
        for load in function["loads"]:
            yield from load["latencies"]["contrasts"]


def loads(options) -> collections.Counter:
    found = collections.Counter()
    ratios = []
    kinds = {"warm-up": 5 * options.rate, "load": options.rate}
    for number in range(options.loads):
        with Fleet() as one, Fleet() as other:
            targets = ["--target", f"{one.url()},{other.url()}"]
            for kind, rate in kinds.items():
                out = options.out / f"{kind}-{number}"
                load = ["--arrivals", f"constant:{rate}/s", "--seconds", options.seconds]
                duet("bench", "load", "chameleon", *targets, *load, "--seed", number, "--out", out)
        for contrast in contrasts(out):
            conclusion = contrast["judgement"]["conclusion"]
            found[conclusion] += 1
            if conclusion in JUDGED:
                ratios.append(contrast["ratio"]["value"])
    print(f"ratios of those judged: {', '.join(f'{ratio:.2f}' for ratio in sorted(ratios))}")
    return found


def runs(options) -> collections.Counter:
    steady = ["--target", "http,grpc", "--repeat", 5, "--arrivals", "constant:20/s", "--seconds", 5]
    kinds = {
        "compare": ["compare", "chameleon", "--cold", 7, "--warm", 100],
        "steady": ["bench", "load", "chameleon", *steady],
    }
    for number in range(options.runs):
        for name, command in kinds.items():
            duet(*command, "--out", options.out / f"{name}-{number}")
    found = collections.Counter()
    for name in kinds:
        for a, b in itertools.combinations(range(options.runs), 2):
            before, after = (options.out / f"{name}-{number}" for number in (a, b))
            for subject in SUBJECT.findall(duet("report", "--compare", before, after)):
                if re.search(r", (faster|slower)\b", subject):
                    found["DIFFERENT"] += 1
                elif "% apart, as equal services" in subject:
                    found["TOO_NEAR"] += 1
                elif ", not significant" in subject:
                    found["NOT_SIGNIFICANT"] += 1
                else:
                    found["NO VERDICT"] += 1
    return found


def main():
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--loads", type=int, default=20)
    arguments.add_argument("--rate", type=int, default=40, help="requests a second of a load")
    arguments.add_argument("--seconds", type=int, default=5, help="of a load, on each fleet")
    arguments.add_argument("--runs", type=int, default=4)
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    options = arguments.parse_args()
    on_loads = loads(options)
    print(f"{options.loads} loads of two equal fleets: {dict(on_loads)}", flush=True)
    if not any(on_loads[conclusion] for conclusion in JUDGED):
        raise SystemExit("no load was judged")
    on_runs = runs(options)
    print(f"pairs of {options.runs} equal runs, subjects: {dict(on_runs)}")
    if on_loads["DIFFERENT"] > 2 or on_runs["DIFFERENT"] > 0.05 * on_runs.total():
        raise SystemExit("equal sides are called different too often")


if __name__ == "__main__":
    main()

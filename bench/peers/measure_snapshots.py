"""Starts to the first answer: Duet's chameleon server as it starts and as it is restored, and the Python
peer as it starts and as it is restored by CRIU after one call.

    DUET_CRIU=/tmp/criu/criu .venv/chameleon/bin/python measure_snapshots.py

Needs root. The sides take turns in blocks. Duet's processes have one vCPU, the peer has no limit.
"""

import argparse
import collections
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time

import measure_chameleon
import measuring

DUET = pathlib.Path(__file__).resolve().parents[2] / "duet"
CRIU = os.environ.get("DUET_CRIU", "criu")


def run(*command) -> None:
    done = subprocess.run(
        list(map(str, command)), stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed: {done.stdout}{done.stderr}")


class Started(measuring.Server):
    """The peer in a session of its own, with streams that a restored one finds as well."""

    def __init__(self, command: list[str]):
        quiet = 'exec setsid "$@" </dev/null >/dev/null 2>&1'
        super().__init__(["sh", "-c", quiet, "started", *command])


class Restored(measuring.Server):
    """The peer from its snapshot, as Duet restores its servers: in namespaces of its own, which are
    there when the time begins."""

    def __init__(self, snapshot: "Snapshot"):
        self.port = snapshot.port
        self.kept = None
        ready = snapshot.work / "ready"
        inner = f"mount -t overlay overlay -o lowerdir={snapshot.kernel}:/run /run" \
            f" && : > {ready} && read -r begin && exec \"$@\""
        command = ["unshare", "--pid", "--mount", "--fork", "--kill-child", "--mount-proc"]
        command += ["sh", "-c", inner, "restore", CRIU, "restore", "--images-dir", snapshot.images]
        command += ["--work-dir", snapshot.work, "--tcp-close", "--manage-cgroups=ignore"]
        self.process = subprocess.Popen(
            list(map(str, command)), stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        while not ready.exists() and self.process.poll() is None:
            time.sleep(0.0001)
        ready.unlink()
        self.spawned = time.perf_counter()
        self.process.stdin.write(b"begin\n")
        self.process.stdin.close()

    def __exit__(self, *_):
        self.process.kill()  # unshare waits for its child and heeds no SIGTERM
        self.process.wait(timeout=30)


class Snapshot:
    """The peer after one call."""

    def __init__(self, directory: pathlib.Path):
        self.images, self.work, self.kernel = (directory / name for name in ("images", "work", "kernel"))
        for made in (self.images, self.work, self.kernel):
            made.mkdir()
        check = 'mount -t tmpfs tmpfs /run && "$1" check && cp /run/criu.kdat "$2"'
        run("unshare", "--mount", "sh", "-c", check, "check", CRIU, self.kernel)
        with Started(measure_chameleon.PEER) as server:
            self.port = server.port
            server.await_port()
            measure_chameleon.say_hello(server)()
            begun = time.perf_counter()
            run(CRIU, "dump", "--tree", server.process.pid, "--images-dir", self.images,
                "--tcp-close", "--manage-cgroups=ignore")
            self.dump_seconds = time.perf_counter() - begun
        self.bytes = sum(file.stat().st_size for file in self.images.iterdir())


def first_answer(server: measuring.Server) -> float:
    with server:
        server.await_port()
        measure_chameleon.say_hello(server)()
        return (time.perf_counter() - server.spawned) * 1e3


def duet(starts: int, variants: str) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory() as out:
        run(DUET, "bench", "cold", "chameleon", "--target", "http,grpc", "--start", variants,
            "--starts", starts, "--seed", time.time_ns() % 1_000_000, "--out", f"{out}/run")
        found = collections.defaultdict(list)
        lines = (pathlib.Path(out) / "run" / "samples.csv").read_text().splitlines()
        header = lines[0].split(",")
        for line in lines[1:]:
            sample = dict(zip(header, line.split(",")))
            if sample["experiment"] == "cold":
                found["Duet, " + sample["target"]].append(float(sample["latency_ms"]))
        notes = json.loads((pathlib.Path(out) / "run" / "run.json").read_text())
        for startup in notes["functions"][0]["startups"]:
            print(f"  {startup['target']}: {startup['variant']}, {startup['bytes'] / 1e6:.1f} MB"
                  + (f", written in {startup['made_millis']:.0f} ms" if "made_millis" in startup else ""))
        return found


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--blocks", type=int, default=3)
    arguments.add_argument("--starts", type=int, default=5, help="of each side in a block")
    arguments.add_argument("--start", default="plain,appcds,snapshot,snapshot-warm")
    options = arguments.parse_args()
    found = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as directory:
        snapshot = Snapshot(pathlib.Path(directory))
        print(f"  Python: {snapshot.bytes / 1e6:.1f} MB, written in {snapshot.dump_seconds * 1e3:.0f} ms")
        for _ in range(options.blocks):
            for _ in range(options.starts):
                found["Python, gRPC"].append(measure_chameleon.first_grpc(measure_chameleon.PEER) * 1e3)
                found["Python, gRPC, restored"].append(first_answer(Restored(snapshot)))
            for target, times in duet(options.starts, options.start).items():
                found[target] += times
    peer = statistics.median(found["Python, gRPC"])
    print(f"{'start to first answer':<32}{'median':>8}{'least':>8}  of Python's start")
    for side, times in found.items():
        middle = statistics.median(times)
        print(f"{side:<32}{middle:8.0f}{min(times):8.0f}{middle / peer:10.2f}   n = {len(times)}")


if __name__ == "__main__":
    main()

"""Starts of Duet's chameleon server from each archive in its directory, and of the Python peer.

    .venv/chameleon/bin/python measure_starts.py functions-chameleon/target/chameleon-server \
        --jdk17 /usr/lib/jvm/java-17-openjdk-amd64 --jdk25 /usr/lib/jvm/temurin-25-jdk-amd64

The sides take turns, each without a limit and pinned to one processor, from the start of the process to
its first answer. Build the server directory with -Dduet.aot.jdk=JDK25 before, on JDK 17.
"""

import argparse
import functools
import http.client
import os
import pathlib
import statistics
import sys

import grpc
import measure_chameleon
import measuring

PINNED = ["taskset", "-c", "0"]


def command(directory: pathlib.Path, jdk: str, *flags: str) -> list[str]:
    java = str(pathlib.Path(jdk) / "bin" / "java")
    return ["env", "-C", str(directory), java, "@java.options", *flags, "@main.options"]


def processor_seconds(pid: int) -> float:
    """Of all threads of a process so far, in steps of a clock tick."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def started(line: list[str], call) -> tuple[float, float]:
    """Seconds to the first answer, and those of them that a processor worked on it."""
    with measuring.Server(line) as server:
        server.await_port()
        call(server)
        return server.since_spawn(), processor_seconds(server.process.pid)


def over_http(server: measuring.Server) -> None:
    server.get("/")


def over_grpc(server: measuring.Server) -> None:
    measure_chameleon.say_hello(server)()


def retried(start):
    """A start whose connection was closed, because it came before the server had said that it is ready, is
    made again."""

    def made() -> tuple[float, float]:
        for _ in range(5):
            try:
                return start()
            except (grpc.RpcError, OSError, http.client.HTTPException) as closed:
                print(f"again: {type(closed).__name__}", file=sys.stderr)
        raise SystemExit("five starts failed")

    return made


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("server", type=pathlib.Path, help="Duet's server directory")
    arguments.add_argument("--jdk17", required=True)
    arguments.add_argument("--jdk25", required=True)
    arguments.add_argument("--aot-options", default="", help="a further option of the aot sides")
    arguments.add_argument("--rounds", type=int, default=10)
    arguments.add_argument("--seed", type=int, default=1, help="of the order of the sides")
    options = arguments.parse_args()
    directory = options.server.resolve()
    aot = ["-XX:AOTCache=server.aot", "-XX:AOTMode=on", *options.aot_options.split()]
    duet = {
        "17 plain": command(directory, options.jdk17),
        "17 appcds": command(directory, options.jdk17, "-XX:SharedArchiveFile=server.jsa"),
        "25 plain": command(directory, options.jdk25),
        "25 aot": command(directory, options.jdk25, *aot),
    }
    sides = {}
    for limit, prefix in {"": [], ", pinned": PINNED}.items():
        lines = {"Python, gRPC": measure_chameleon.PEER}
        lines |= {f"{name}, {over}": line for name, line in duet.items() for over in ("HTTP", "gRPC")}
        for name, line in lines.items():
            call = over_http if name.endswith("HTTP") else over_grpc
            sides[name + limit] = functools.partial(started, [*prefix, *line], call)
    for side in sides.values():
        retried(side)()  # what is read from disk is then in memory
    found = measuring.in_turn(options.rounds, options.seed, **{name: retried(side) for name, side in sides.items()})
    print(f"{'start to first answer, ms':<28}{'median':>8}{'least':>8}{'processor':>11}  of Python's")
    for name, results in found.items():
        peer = found["Python, gRPC, pinned" if name.endswith("pinned") else "Python, gRPC"]
        ours, theirs = (
            (statistics.median(times), min(times), statistics.median(worked))
            for times, worked in (zip(*results), zip(*peer)))
        ratios = "".join(f"{own / other:6.2f}" for own, other in zip(ours, theirs))
        median, least, worked = (seconds * 1e3 for seconds in ours)
        print(f"{name:<28}{median:8.0f}{least:8.0f}{worked:11.0f}{ratios}   n = {len(results)}")


if __name__ == "__main__":
    main()

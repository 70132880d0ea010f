"""Starts of Duet's chameleon server from each archive in its directory, and of the Python peer.

    .venv/chameleon/bin/python measure_starts.py functions-chameleon/target/chameleon-server \
        --jdk17 /usr/lib/jvm/java-17-openjdk-amd64 --jdk25 /usr/lib/jvm/temurin-25-jdk-amd64

The sides take turns, each without a limit and pinned to one processor, from the start of the process to
its first answer. Build the server directory with -Dduet.aot.jdk=JDK25 before, on JDK 17.
"""

import argparse
import http.client
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


def retried(start):
    """A start whose connection was closed, because it came before the server had said that it is ready, is
    made again."""

    def made() -> float:
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
        peer = [*prefix, *measure_chameleon.PEER]
        sides[f"Python, gRPC{limit}"] = lambda line=peer: measure_chameleon.first_grpc(line)
        for name, line in duet.items():
            whole = [*prefix, *line]
            sides[f"{name}, HTTP{limit}"] = lambda line=whole: measure_chameleon.first_http(line)
            sides[f"{name}, gRPC{limit}"] = lambda line=whole: measure_chameleon.first_grpc(line)
    for side in sides.values():
        retried(side)()  # what is read from disk is then in memory
    found = measuring.in_turn(options.rounds, options.seed, **{name: retried(side) for name, side in sides.items()})
    print(f"{'start to first answer, ms':<28}{'median':>8}{'least':>8}  of Python's median, least")
    for name, times in found.items():
        peer = found["Python, gRPC, pinned" if name.endswith("pinned") else "Python, gRPC"]
        middle, least = statistics.median(times), min(times)
        print(f"{name:<28}{middle * 1e3:8.0f}{least * 1e3:8.0f}"
              f"{middle / statistics.median(peer):9.2f}{least / min(peer):9.2f}   n = {len(times)}")


if __name__ == "__main__":
    main()

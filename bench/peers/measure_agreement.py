"""Duet's clients beside independent ones, taking turns against one function: do they read the same?

    go install github.com/tsenart/vegeta/v12@v12.13.0
    go install github.com/bojand/ghz/cmd/ghz@v0.120.0
    apt-get install nghttp2-client
    mvn package -DskipTests
    python bench/peers/measure_agreement.py --bin ~/go/bin functions-chameleon/target/chameleon-server

The function is chameleon, 10 x 15, on the last processor; the clients run on the first. vegeta, written
in Go, sends HTTP/1.1, ghz, also in Go, gRPC, and h2load, written in C, both: in an open loop at a
constant rate, and in a closed loop over one connection. All count from when a request was sent. Fails if
medians differ by more than 5% or 50 microseconds, whichever is larger. Without h2load its rows are left
out, with a message.
"""

import argparse
import base64
import json
import pathlib
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile

import generator
import measuring

REQUEST = '{"num_of_rows": 10, "num_of_cols": 15}'
SHARE, LEAST_MS = 0.05, 0.050

# The launcher leaves the compilers to the JVM; the generator's warm-up ends when they are done.
AS_USERS_DO: list[str] = []


def duet(options, url: str, load: str) -> float:
    """The median in milliseconds."""
    result = generator.load_times(options.java, url, load, options.seconds, REQUEST, AS_USERS_DO)
    return result["service_ms"]["p50"]


def vegeta(options, url: str, *load: str) -> float:
    """The median in milliseconds."""
    latencies = generator.vegeta_latencies(
        options.bin / "vegeta", url, options.seconds, REQUEST, *load
    )
    return latencies["50th"] / 1e6


def ghz(options, port: int, *load: str) -> float:
    payload = base64.b64encode(REQUEST.encode()).decode()
    run = subprocess.run(
        [*generator.pinned(0), options.bin / "ghz", "--insecure", "--format=json"]
        + ["--call=duet.v1.FunctionService/Invoke", f"--duration={options.seconds}s"]
        + ["--duration-stop=wait", "--data", json.dumps({"payload": payload}), *load]
        + [f"127.0.0.1:{port}"],
        stdout=subprocess.PIPE,
        check=True,
    )
    result = json.loads(run.stdout)
    failed = {k: n for k, n in result["statusCodeDistribution"].items() if k != "OK"}
    if failed:
        raise SystemExit(f"ghz's requests failed: {failed}")
    return statistics.median(call["latency"] / 1e6 for call in result["details"])


def h2load(options, url: str, body: bytes, *load: str) -> float:
    """The median in milliseconds, by its log: start, status and microseconds of each request.

    A call over gRPC that fails has HTTP's status 200 too; ghz, which sends the same message, says so.
    """
    with tempfile.TemporaryDirectory() as directory:
        data, log = pathlib.Path(directory, "data"), pathlib.Path(directory, "log")
        data.write_bytes(body)
        subprocess.run(
            [*generator.pinned(0), "h2load", "--clients=1", "--threads=1", *load]
            + [f"--duration={options.seconds}", f"--data={data}", f"--log-file={log}", url],
            stdout=subprocess.DEVNULL,
            check=True,
        )
        lines = [line.split() for line in log.read_text().splitlines()]
    failed = [status for _, status, _ in lines if status != "200"]
    if failed:
        raise SystemExit(f"h2load's requests failed: {failed[0]}")
    return statistics.median(int(micros) / 1e3 for _, _, micros in lines)


def framed(payload: bytes) -> bytes:
    """A message of gRPC, not compressed, whose first field has a payload of less than 128 bytes."""
    message = b"\x0a" + bytes([len(payload)]) + payload
    return struct.pack(">BI", 0, len(message)) + message


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    measuring.duet_arguments(arguments)
    arguments.add_argument("--bin", type=pathlib.Path, required=True, help="of vegeta and ghz")
    arguments.add_argument("--rate", type=int, default=200, help="requests a second")
    arguments.add_argument("--seconds", type=int, default=10, help="of each turn")
    arguments.add_argument("--only", default="", help="comparisons whose name has this")
    arguments.set_defaults(rounds=5)
    options = arguments.parse_args()
    rate = f"constant:{options.rate}/s"
    server = measuring.duet_command(options, "io.faasduet.chameleon.ChameleonServer")
    table = measuring.Table()
    apart = []
    with measuring.Server([*generator.pinned(generator.last_processor()), *server]) as function:
        function.await_port()
        port = function.port
        http, grpc = f"http://127.0.0.1:{port}/", f"grpc://127.0.0.1:{port}/duet"
        open_ghz = (f"--rps={options.rate}", "--concurrency=20", "--connections=1")
        method = f"http://127.0.0.1:{port}/duet.v1.FunctionService/Invoke"
        over_http = (REQUEST.encode(), "--h1", "--header=content-type: application/json")
        over_grpc = (framed(REQUEST.encode()), "--header=content-type: application/grpc")
        over_grpc += ("--header=te: trailers",)
        many = "--max-concurrent-streams=20"
        one_vegeta = ("-rate=0", "-workers=1", "-max-workers=1", "-connections=1")
        comparisons = {
            "HTTP, open loop": {
                "Duet": lambda: duet(options, http, rate),
                "vegeta": lambda: vegeta(options, http, f"-rate={options.rate}/s"),
                "h2load": lambda: h2load(options, http, *over_http, f"--rps={options.rate}"),
            },
            "HTTP, one connection": {
                "Duet": lambda: duet(options, http, "one"),
                "vegeta": lambda: vegeta(options, http, *one_vegeta),
                "h2load": lambda: h2load(options, http, *over_http),
            },
            "gRPC, open loop": {
                "Duet": lambda: duet(options, grpc, rate),
                "ghz": lambda: ghz(options, port, *open_ghz),
                "h2load": lambda: h2load(options, method, *over_grpc, many, f"--rps={options.rate}"),
            },
            "gRPC, one connection": {
                "Duet": lambda: duet(options, grpc, "one"),
                "ghz": lambda: ghz(options, port, "--concurrency=1", "--connections=1"),
                "h2load": lambda: h2load(options, method, *over_grpc),
            },
        }
        chosen = {name: sides for name, sides in comparisons.items() if options.only in name}
        if not chosen:
            raise SystemExit(f"--only takes a part of one of: {', '.join(comparisons)}")
        for name in ("HTTP, one connection", "gRPC, one connection"):
            comparisons[name]["Duet"]()  # warms the function up
        if shutil.which("h2load") is None:
            print("without h2load, its rows are left out", file=sys.stderr)
            for sides in comparisons.values():
                del sides["h2load"]
        for name, sides in chosen.items():
            turns = measuring.in_turn(options.rounds, options.seed, **sides)
            apart += compare(table, name, turns)
    if apart:
        raise SystemExit("; ".join(apart))


def compare(table, name: str, turns) -> list[str]:
    """A row for each side of a comparison, Duet's first; which of the others read something else."""
    apart = []
    seconds = {side: [ms / 1e3 for ms in millis] for side, millis in turns.items()}
    ours = statistics.median(turns["Duet"])
    for side, millis in turns.items():
        table.row(f"{name}: {side}", seconds[side], "ms", [] if side == "Duet" else seconds["Duet"])
        theirs = statistics.median(millis)
        if abs(ours - theirs) > max(SHARE * theirs, LEAST_MS):
            apart.append(f"{name}: Duet reads {ours:.3f} ms, {side} {theirs:.3f} ms")
    return apart


if __name__ == "__main__":
    main()

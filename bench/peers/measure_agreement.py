"""Duet's clients beside independent ones, taking turns against one function: do they read the same?

    go install github.com/tsenart/vegeta/v12@v12.13.0
    go install github.com/bojand/ghz/cmd/ghz@v0.120.0
    mvn package -DskipTests
    python bench/peers/measure_agreement.py --bin ~/go/bin functions-chameleon/target/chameleon-server

The function is chameleon, 10 x 15, on the last processor; the clients run on the first. vegeta sends
HTTP/1.1, ghz gRPC: in an open loop at a constant rate, and in a closed loop over one connection. All
count from when a request was sent. Fails if medians differ by more than 5% or 50 microseconds,
whichever is larger.
"""

import argparse
import base64
import json
import pathlib
import statistics
import subprocess

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
        one_vegeta = ("-rate=0", "-workers=1", "-max-workers=1", "-connections=1")
        comparisons = {
            "HTTP, open loop": (
                lambda: duet(options, http, rate),
                lambda: vegeta(options, http, f"-rate={options.rate}/s"),
            ),
            "HTTP, one connection": (
                lambda: duet(options, http, "one"),
                lambda: vegeta(options, http, *one_vegeta),
            ),
            "gRPC, open loop": (
                lambda: duet(options, grpc, rate),
                lambda: ghz(options, port, *open_ghz),
            ),
            "gRPC, one connection": (
                lambda: duet(options, grpc, "one"),
                lambda: ghz(options, port, "--concurrency=1", "--connections=1"),
            ),
        }
        for name in ("HTTP, one connection", "gRPC, one connection"):
            comparisons[name][0]()  # warms the function up
        chosen = {name: sides for name, sides in comparisons.items() if options.only in name}
        if not chosen:
            raise SystemExit(f"--only takes a part of one of: {', '.join(comparisons)}")
        for name, (ours, theirs) in chosen.items():
            turns = measuring.in_turn(options.rounds, options.seed, duet=ours, peer=theirs)
            peer = "vegeta" if name.startswith("HTTP") else "ghz"
            apart += compare(table, name, peer, turns)
    if apart:
        raise SystemExit("; ".join(apart))


def compare(table, name: str, peer: str, turns) -> list[str]:
    ours, theirs = (statistics.median(turns[side]) for side in ("duet", "peer"))
    table.row(f"{name}: Duet", [ms / 1e3 for ms in turns["duet"]], "ms")
    table.row(
        f"{name}: {peer}",
        [ms / 1e3 for ms in turns["peer"]],
        "ms",
        [ms / 1e3 for ms in turns["duet"]],
    )
    if abs(ours - theirs) > max(SHARE * theirs, LEAST_MS):
        return [f"{name}: Duet reads {ours:.3f} ms, {peer} {theirs:.3f} ms"]
    return []


if __name__ == "__main__":
    main()

"""Duet's chameleon beside the Python peer, interleaved in one run.

    .venv/chameleon/bin/python measure_chameleon.py functions-chameleon/target/chameleon-server

The gRPC times include this Python client, the same for every side. Python has two rows: "as vHive"
compiles the template in every call, "compiled once" is the best a Python author would do.
"""

import argparse
import json
import pathlib
import sys
import time

import grpc
import helloworld_pb2
import helloworld_pb2_grpc
import measuring
import number_table

ROWS, COLUMNS = 1000, 100
PEER = [sys.executable, str(pathlib.Path(__file__).with_name("chameleon_server.py"))]
PEER_ONCE = [*PEER, "--compile", "once"]


def say_hello(server: measuring.Server):
    """A call that does the record workload, 10 x 15, on one kept connection."""
    channel = grpc.insecure_channel(f"127.0.0.1:{server.port}")
    stub = helloworld_pb2_grpc.GreeterStub(channel)

    def call() -> float:
        begun = time.perf_counter()
        reply = stub.SayHello(helloworld_pb2.HelloRequest(name="record"))
        seconds = time.perf_counter() - begun
        if reply.message != "Hello, record_response!":
            raise SystemExit(f"SayHello was answered with {reply.message!r}")
        return seconds

    return call


def first_grpc(command) -> float:
    with measuring.Server(command) as server:
        server.await_port()
        say_hello(server)()
        return server.since_spawn()


def first_http(command) -> float:
    with measuring.Server(command) as server:
        server.await_port()
        server.get("/")
        return server.since_spawn()


def render_in_python(template) -> float:
    begun = time.perf_counter()
    number_table.render(template, ROWS, COLUMNS).encode()
    return time.perf_counter() - begun


def render_in_duet(server: measuring.Server) -> tuple[float, float]:
    begun = time.perf_counter()
    answer = get_table(server)
    return time.perf_counter() - begun, answer.phase_seconds("render")


def get_table(server: measuring.Server) -> measuring.Answer:
    return server.get(f"/?num_of_rows={ROWS}&num_of_cols={COLUMNS}")


def check_same_html(server: measuring.Server, template) -> None:
    """What is compared is the same work only if it makes the same page."""
    if json.loads(get_table(server).body)["data"] != number_table.render(template, ROWS, COLUMNS):
        raise SystemExit(f"Duet and Chameleon render the {ROWS}x{COLUMNS} table differently")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    measuring.duet_arguments(arguments)
    arguments.add_argument("--calls", type=int, default=2000, help="warm calls of each side")
    arguments.add_argument("--renders", type=int, default=20, help="of the large table")
    options = arguments.parse_args()
    duet = measuring.duet_command(options, "io.faasduet.chameleon.ChameleonServer")
    table = measuring.Table()

    starts = measuring.in_turn(
        options.rounds,
        options.seed,
        duet=lambda: first_grpc(duet),
        duet_http=lambda: first_http(duet),
        peer=lambda: first_grpc(PEER),
    )
    table.row("Duet: start to first HTTP response", starts["duet_http"], "ms")
    table.row("Duet: start to first gRPC response", starts["duet"], "ms")
    table.row("Python: start to first gRPC response", starts["peer"], "ms", starts["duet"])

    with (
        measuring.Server(duet) as ours,
        measuring.Server(PEER) as peer,
        measuring.Server(PEER_ONCE) as peer_once,
    ):
        for server in (ours, peer, peer_once):
            server.await_port()
        calls = {"duet": say_hello(ours), "peer": say_hello(peer), "once": say_hello(peer_once)}
        measuring.in_turn(options.calls // 2, options.seed, **calls)
        warm = measuring.in_turn(options.calls, options.seed, **calls)
        table.row("Duet: warm gRPC 10x15", warm["duet"], "ms")
        table.row("Python as vHive: warm gRPC 10x15", warm["peer"], "ms", warm["duet"])
        table.row("Python compiled once: warm gRPC 10x15", warm["once"], "ms", warm["duet"])

        ours_mb = [ours.resident_megabytes()]
        table.row("Duet: resident after these calls", ours_mb, "MB")
        table.row("Python: resident after these calls", [peer.resident_megabytes()], "MB", ours_mb)

        template = number_table.compiled()
        check_same_html(ours, template)
        renders = {
            "duet": lambda: render_in_duet(ours),
            "peer": lambda: render_in_python(template),
        }
        measuring.in_turn(options.renders // 2, options.seed, **renders)
        large = measuring.in_turn(options.renders, options.seed, **renders)
        whole, rendering = map(list, zip(*large["duet"]))
        table.row("Duet: 1000x100, whole HTTP GET", whole, "ms")
        table.row("Duet: 1000x100, its render phase", rendering, "ms")
        table.row("Python: 1000x100 to bytes, no transport", large["peer"], "ms", whole)


if __name__ == "__main__":
    main()

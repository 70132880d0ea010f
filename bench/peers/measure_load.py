"""Duet's load generator beside vegeta, taking turns against one server: do they read the same?

    go install github.com/tsenart/vegeta/v12@v12.13.0
    mvn package -DskipTests
    python bench/peers/measure_load.py --vegeta ~/go/bin/vegeta --rate 200 --delay-ms 10

The server is a process of this script's own: it answers after the delay, on the last processor. The
generators run on the first, Duet's compiled by C1, since C2 would take that processor for seconds.
Both send at a constant rate and count failures. Vegeta's latency counts from when it sent, Duet's from
when the request was due, so that Duet's holds its own lag as well.
"""

import argparse
import asyncio
import contextlib
import os
import sys

import generator
import measuring

QUANTILES = {"p50": 0.05, "p99": 0.10}  # and how far the two may be apart


async def answer(reader, writer, delay: float) -> None:
    """Answers each POST on the connection after the delay."""
    response = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
    with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            length = head.partition(b"content-length:")[2].split(b"\r\n")[0]
            await reader.readexactly(int(length or 0))
            await asyncio.sleep(delay)
            writer.write(response)
    writer.close()


async def serve(delay: float) -> None:
    server = await asyncio.start_server(
        lambda reader, writer: answer(reader, writer, delay), "127.0.0.1", int(os.environ["PORT"])
    )
    await server.serve_forever()


def vegeta(options, url: str) -> dict[str, float]:
    """Its latencies in milliseconds."""
    rate = f"-rate={options.rate}/s"
    latencies = generator.vegeta_latencies(options.vegeta, url, options.seconds, "{}", rate)
    return {q: latencies[q.replace("p", "") + "th"] / 1e6 for q in QUANTILES}


def duet(options, url: str) -> dict[str, float]:
    """Its latencies in milliseconds, and the 99th percentile of its lag."""
    load = f"constant:{options.rate}/s"
    result = generator.load_times(options.java, url, load, options.seconds)
    return {q: result["latency_ms"][q] for q in QUANTILES} | {"lag": result["lag_ms"]["p99"]}


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--vegeta", default="vegeta")
    generator.java_argument(arguments)
    arguments.add_argument("--url", help="a server that is there already; else one is started")
    arguments.add_argument("--delay-ms", type=float, default=10, help="of the server started here")
    arguments.add_argument("--rate", type=int, default=200, help="requests a second")
    arguments.add_argument("--seconds", type=int, default=20, help="of each turn")
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--seed", type=int, default=1, help="of the order of the two")
    arguments.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = arguments.parse_args()
    if options.serve:
        asyncio.run(serve(options.delay_ms / 1e3))

    command = [*generator.pinned(generator.last_processor()), sys.executable, __file__, "--serve"]
    command.append(f"--delay-ms={options.delay_ms}")
    with contextlib.ExitStack() as stack:
        url = options.url
        if not url:
            server = stack.enter_context(measuring.Server(command))
            server.await_port()
            url = f"http://127.0.0.1:{server.port}/"
        turns = measuring.in_turn(
            options.rounds,
            options.seed,
            duet=lambda: duet(options, url),
            vegeta=lambda: vegeta(options, url),
        )
    report(turns)


def report(turns) -> None:
    table = measuring.Table()
    apart = []
    for quantile, allowed in QUANTILES.items():
        ours, theirs = ([turn[quantile] / 1e3 for turn in turns[s]] for s in ("duet", "vegeta"))
        table.row(f"Duet: {quantile}", ours, "ms")
        table.row(f"vegeta: {quantile}", theirs, "ms", ours)
        ratio = measuring.statistics.median(ours) / measuring.statistics.median(theirs)
        if abs(ratio - 1) > allowed:
            apart.append(f"at {quantile} Duet reads {ratio:.2f} of vegeta, over {allowed:.0%} apart")
    table.row("Duet: lag, p99", [turn["lag"] / 1e3 for turn in turns["duet"]], "ms")
    if apart:
        raise SystemExit("; ".join(apart))


if __name__ == "__main__":
    main()

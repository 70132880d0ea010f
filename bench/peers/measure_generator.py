"""The load generator's lag at 10,000 requests a second from one processor.

    mvn package -DskipTests
    python bench/peers/measure_generator.py

The stub, a Go program, has the last processor. Fails if the median of the runs' 99th percentiles of
lag is 1 ms or more, or if a request fails.
"""

import argparse
import pathlib
import statistics
import subprocess
import tempfile

import generator
import measuring

STUB = pathlib.Path(__file__).with_name("stub_server.go")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    generator.java_argument(arguments)
    arguments.add_argument("--rate", type=int, default=10_000, help="requests a second")
    arguments.add_argument("--seconds", type=int, default=20, help="of each run")
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--most-lag-ms", type=float, default=1)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        program = pathlib.Path(directory) / "stub"
        subprocess.run(["go", "build", "-o", program, STUB], check=True)
        command = [*generator.pinned(generator.last_processor()), str(program)]
        with measuring.Server(command) as stub:
            stub.await_port()
            url = f"http://127.0.0.1:{stub.port}/"
            runs = []
            for _ in range(options.runs):
                runs.append(
                    generator.load_times(
                        options.java, url, f"constant:{options.rate}/s", options.seconds
                    )
                )
                print(runs[-1])
    median = statistics.median(run["lag_ms"]["p99"] for run in runs)
    print(f"lag, median of the p99 of {options.runs} runs: {median:.3f} ms")
    if median >= options.most_lag_ms:
        raise SystemExit(f"the generator lags: {median:.3f} ms, not under {options.most_lag_ms} ms")


if __name__ == "__main__":
    main()

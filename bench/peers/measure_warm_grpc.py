"""chameleon over gRPC, warm, as ghz sees it, beside vHive's Python server and a Greeter in Go.

    go install github.com/bojand/ghz/cmd/ghz@v0.120.0
    mvn package -DskipTests
    .venv/chameleon/bin/python measure_warm_grpc.py --ghz ~/go/bin/ghz \\
        functions-chameleon/target/chameleon-server

Each is called by `helloworld.Greeter/SayHello`, with the record workload, 10 x 15: one caller, and
then eight on one connection. The Greeter in Go answers at once, and needs Go to be built. The servers
stay, and take turns.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import tempfile

import measure_chameleon
import measuring

HERE = pathlib.Path(__file__).parent
ALL_TIERS = "-XX:TieredStopAtLevel=4"


def ghz(options, server: measuring.Server, callers: int) -> tuple[float, float]:
    """The median in seconds, and the answers a second."""
    command = [options.ghz, "--insecure", "--format=json", f"--duration={options.seconds}s"]
    command += [f"--proto={HERE / 'helloworld.proto'}", "--call=helloworld.Greeter/SayHello"]
    command += ["--duration-stop=wait", f"--concurrency={callers}", "--connections=1"]
    command += ["--data", json.dumps({"name": "record"}), f"127.0.0.1:{server.port}"]
    result = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    failed = {k: n for k, n in result["statusCodeDistribution"].items() if k != "OK"}
    if failed:
        raise SystemExit(f"ghz's requests failed: {failed}")
    return statistics.median(call["latency"] / 1e9 for call in result["details"]), result["rps"]


def main():
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    measuring.duet_arguments(arguments)
    arguments.add_argument("--ghz", type=pathlib.Path, required=True, help="the program")
    arguments.add_argument("--seconds", type=int, default=10, help="of each turn")
    arguments.set_defaults(rounds=5)
    options = arguments.parse_args()
    duet = measuring.duet_command(options, "io.faasduet.chameleon.ChameleonServer")
    options.java_options += " " + ALL_TIERS
    all_tiers = measuring.duet_command(options, "io.faasduet.chameleon.ChameleonServer")
    with tempfile.TemporaryDirectory() as directory:
        go = pathlib.Path(directory) / "greeter"
        subprocess.run(["go", "build", "-o", go, "."], cwd=HERE / "greeter", check=True)
        with (
            measuring.Server(duet) as ours,
            measuring.Server(all_tiers) as tiered,
            measuring.Server(measure_chameleon.PEER) as peer,
            measuring.Server([str(go)]) as greeter,
        ):
            servers = {"Duet": ours, "Duet, all tiers": tiered, "Python": peer, "Go": greeter}
            for server in servers.values():
                server.await_port()
                ghz(options, server, 8)  # warms it up
            print(f"{'':<18}{'callers':>8}{'median, ms':>12}{'a second':>10}  of Python's, of Go's")
            for callers in (1, 8):
                report(options, servers, callers)


def report(options, servers, callers: int) -> None:
    turns = measuring.in_turn(options.rounds, options.seed, **{
        name: lambda server=server: ghz(options, server, callers)
        for name, server in servers.items()
    })
    middle = {
        name: tuple(map(statistics.median, zip(*results))) for name, results in turns.items()
    }
    for name, (latency, rate) in middle.items():
        beside = "".join(
            f"{latency / middle[peer][0]:>8.3f} {rate / middle[peer][1]:>7.2f}x"
            for peer in ("Python", "Go"))
        print(f"{name:<18}{callers:>8}{latency * 1e3:>12.3f}{rate:>10.0f}{beside}", flush=True)


if __name__ == "__main__":
    main()

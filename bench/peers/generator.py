"""Load generators on the first processor, Duet's and vegeta, for the scripts that compare them."""

import argparse
import json
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).parents[2]

# C2 would take the only processor of a generator under much load for seconds.
C1 = ["-XX:TieredStopAtLevel=1"]

CLASSPATH = [ROOT / "cli/target/duet/lib/*", ROOT / "bench/target/test-classes"]


def pinned(processor: int) -> list[str]:
    return ["taskset", "-c", str(processor)]


def last_processor() -> int:
    return (os.cpu_count() or 1) - 1


def java_argument(arguments: argparse.ArgumentParser) -> None:
    arguments.add_argument("--java", default="java")


def load_times(
    java: str, url: str, load: str, seconds: int, request: str = "{}", flags: list[str] = C1
) -> dict:
    """What the generator prints of one load, all of whose requests must succeed."""
    run = subprocess.run(
        [*pinned(0), java, *flags, "-XX:+UseSerialGC"]
        + ["-cp", os.pathsep.join(map(str, CLASSPATH)), "io.faasduet.bench.load.LoadTimes"]
        + [url, load, str(seconds), request],
        stdout=subprocess.PIPE,
        check=True,
    )
    result = json.loads(run.stdout)
    if result["succeeded"] != result["due"]:
        raise SystemExit(f"requests of Duet's generator failed: {result}")
    return result


def vegeta_latencies(vegeta, url: str, seconds: int, request: str, *load: str) -> dict:
    """vegeta's latencies in nanoseconds by quantile ("50th"); all requests must succeed."""
    with tempfile.NamedTemporaryFile() as body:
        body.write(request.encode())
        body.flush()
        attack = subprocess.run(
            [*pinned(0), vegeta, "attack", f"-body={body.name}", *load]
            + [f"-duration={seconds}s", "-header=Content-Type: application/json"],
            input=f"POST {url}".encode(),
            stdout=subprocess.PIPE,
            check=True,
        )
    report = subprocess.run(
        [vegeta, "report", "-type=json"], input=attack.stdout, stdout=subprocess.PIPE, check=True
    )
    result = json.loads(report.stdout)
    if result["success"] != 1:
        raise SystemExit(f"vegeta's requests failed: {result['errors']}")
    return result["latencies"]

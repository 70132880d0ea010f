"""Times fetching a bundle of 100 MB from S3: Duet's fetcher against ``aws s3 cp``.

    python measure_fetch.py SERVER [--endpoint URL]

SERVER is the server directory of a function that reads from S3, such as cnn-serving's. Both sides are
whole processes, which take turns; each fetches to an empty directory. Without an endpoint a moto
server is started, which needs ``pip install moto[server]``; the AWS CLI must be installed.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

PREFIX = "s3://bundles/resnet50/"
SOURCE = pathlib.Path(__file__).with_name("FetchBundle.java")
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local",
    "AWS_REGION": "us-east-1",
    "AWS_DEFAULT_REGION": "us-east-1",
}


def timed(command: list[str], environment: dict[str, str]) -> tuple[float, str]:
    """Milliseconds that a process takes, and what it printed."""
    start = time.perf_counter()
    run = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return (time.perf_counter() - start) * 1e3, run.stdout


def moto() -> tuple[subprocess.Popen, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return server, f"http://127.0.0.1:{port}"
        time.sleep(0.1)
    raise SystemExit("the moto server did not start")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("server", type=pathlib.Path)
    parser.add_argument("--endpoint", help="an S3 service that takes any credentials")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--megabytes", type=int, default=100)
    options = parser.parse_args()
    server, endpoint = (None, options.endpoint) if options.endpoint else moto()
    environment = {**CREDENTIALS, **os.environ, "AWS_ENDPOINT_URL": endpoint}
    with tempfile.TemporaryDirectory() as directory:
        try:
            measure(options, environment, pathlib.Path(directory))
        finally:
            if server:
                server.terminate()


def measure(options, environment: dict[str, str], directory: pathlib.Path) -> None:
    bundle = directory / "bundle"
    bundle.mkdir()
    (bundle / "model.json").write_text("{}")
    (bundle / "saved_model.pb").write_bytes(random.Random(1).randbytes(options.megabytes << 20))
    subprocess.run(["aws", "s3", "mb", "s3://bundles"], env=environment, check=True, stdout=-3)
    put = ["aws", "s3", "cp", "--recursive", "--quiet", str(bundle), PREFIX]
    subprocess.run(put, env=environment, check=True)
    jars = os.pathsep.join(str(jar) for jar in sorted((options.server / "lib").glob("*.jar")))
    subprocess.run(["javac", "-d", directory / "classes", "-cp", jars, SOURCE], check=True)
    own = directory / "fetch.jar"
    subprocess.run(["jar", "cf", own, "-C", directory / "classes", "."], check=True)
    java = ["java", f"@{options.server / 'java.options'}", "-cp", f"{own}:{jars}"]
    target, archive = directory / "target", directory / "fetch.jsa"
    with_cache = {**environment, "DUET_CACHE": str(target)}
    sides = {
        "Duet, no archive": [*java, "FetchBundle", PREFIX],
        "Duet, archive": [*java, f"-XX:SharedArchiveFile={archive}", "FetchBundle", PREFIX],
        "aws s3 cp": ["aws", "s3", "cp", "--recursive", "--quiet", PREFIX, str(target)],
    }
    # Packaging makes such an archive for each function.
    timed([*java, f"-XX:ArchiveClassesAtExit={archive}", "FetchBundle", PREFIX], with_cache)
    shutil.rmtree(target)
    results: dict[str, list[float]] = {}
    for round_ in range(options.rounds):
        for side in random.Random(round_).sample(sorted(sides), len(sides)):
            took, printed = timed(sides[side], with_cache)
            results.setdefault(side, []).append(took)
            if printed.strip():
                results.setdefault(side + ", fetch alone", []).append(float(printed.split()[-1]))
            shutil.rmtree(target)
    peer = statistics.median(results["aws s3 cp"])
    for name, values in sorted(results.items()):
        median = statistics.median(values)
        print(
            f"{name:29} n {len(values):3}  min {min(values):8.1f}  median {median:8.1f}"
            f"  max {max(values):8.1f} ms  aws / this {peer / median:5.2f}"
        )


if __name__ == "__main__":
    main()

"""Cold starts of `duet compare`, with the archive that the server directory holds, and of the Python peer.

    .venv/chameleon/bin/python measure_local_cloud.py

Half of the peer's starts come before the comparison and half after it. Lambda's time is INIT and the
first invocation under AWS's runtime interface client, from the spawn of its process.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import tempfile

import measure_chameleon
import measuring

DUET = pathlib.Path(__file__).resolve().parents[2] / "duet"


def duet_cold_starts(rounds: int) -> dict[str, float]:
    """Median milliseconds by target."""
    with tempfile.TemporaryDirectory() as out:
        command = [DUET, "compare", "chameleon", "--cold", str(rounds), "--warm", "0", "--out", out]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        summary = json.loads((pathlib.Path(out) / "summary.json").read_text())
    targets = summary["functions"][0]["cold"]["targets"]
    return {target["name"]: target["latency"]["median"]["value"] for target in targets}


def peer_starts(rounds: int) -> list[float]:
    return [measure_chameleon.first_grpc(measure_chameleon.PEER) * 1e3 for _ in range(rounds)]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=10, help="process starts of each side")
    rounds = arguments.parse_args().rounds
    before = peer_starts(rounds - rounds // 2)
    duet = duet_cold_starts(rounds)
    peer = statistics.median(before + peer_starts(rounds // 2))
    print(f"{'start to first response, median of ' + str(rounds):<44}{'ms':>8}  Duet / peer")
    print(f"{'Python, gRPC':<44}{peer:8.0f}")
    for target, millis in duet.items():
        print(f"{'Duet, ' + target:<44}{millis:8.0f}  {millis / peer:10.2f}x")


if __name__ == "__main__":
    main()

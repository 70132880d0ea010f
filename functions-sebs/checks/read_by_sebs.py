"""Reads Duet's result files with the readers that SeBS publishes on PyPI.

    python3 -m venv /tmp/sebs && /tmp/sebs/bin/pip install numpy scipy
    /tmp/sebs/bin/pip install --no-deps serverless-benchmarks==1.2.0
    /tmp/sebs/bin/python functions-sebs/checks/read_by_sebs.py FILE_OR_DIRECTORY...

FILE is an experiments.json, a results.json or a file of perf-cost. DIRECTORY has the results of perf-cost,
network-ping-pong or invocation-overhead, of which SeBS's own 'process' makes its tables in a copy; that needs
pandas and matplotlib. With --script, SeBS's scripts/process_experiments.py, DIRECTORY has those of
run_experiments. SeBS imports the libraries of all clouds; empty ones take their place, as reading a file needs
none of them.
"""

import argparse
import csv
import importlib.abc
import importlib.machinery
import importlib.util
import json
import logging
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile
from unittest import mock


UNUSED = set(
    "azure boto3 botocore click docker google googleapiclient grpc matplotlib minio pandas pycurl"
    " requests rich testtools tzlocal urllib3".split()
)
UNUSED -= {name for name in ("matplotlib", "pandas") if importlib.util.find_spec(name)}


class Empty(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds what reading does not need."""

    def find_spec(self, name, path, target=None):
        if name.split(".")[0] not in UNUSED:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec):
        module = mock.MagicMock(name=spec.name)
        module.__path__ = []
        return module

    def exec_module(self, module):
        pass


sys.meta_path.insert(0, Empty())

from sebs import statistics  # noqa: E402
from sebs.experiments.result import Result  # noqa: E402


def read(file: str) -> None:
    with open(file) as opened:
        document = json.load(opened)
    result = Result.deserialize(document, None, None)
    begin, end = result.times()
    assert begin <= end
    for function in result.functions():
        invocations = result.invocations(function)
        assert len(invocations) == len(document["_invocations"][function])
        for name, each in invocations.items():
            assert each.request_id == name
            assert each.stats.failure or each.times.client > 0
            assert each.times.http_startup >= 0
            assert each.provider_times.execution >= 0
            assert each.stats.memory_used is None or each.stats.memory_used > 0
    statistics.print_stats(logging.getLogger(file), result)


def lines(file: pathlib.Path) -> list[dict[str, str]]:
    with open(file, newline="") as opened:
        return list(csv.DictReader(opened))


def perf_cost(directory: pathlib.Path) -> None:
    from sebs.experiments.perf_cost import PerfCost

    ours = lines(directory / "perf-cost" / "result.csv")
    for processed in directory.glob("perf-cost/*-processed.json"):
        processed.unlink()  # so that SeBS makes its own
    experiment = PerfCost.__new__(PerfCost)
    experiment.wrapper = logging.getLogger("perf-cost")
    experiment.process(mock.MagicMock(), mock.MagicMock(), str(directory), "", -1)
    theirs = lines(directory / "perf-cost" / "result.csv")
    key = ["memory", "type", "is_cold", "exec_time", "client_time"]
    assert sorted([row[name].lower() for name in key] for row in ours) == sorted(
        [row[name].lower() for name in key] for row in theirs
    ), "SeBS's table is another"
    print(len(theirs), "lines, as in Duet's result.csv")


def network_ping_pong(directory: pathlib.Path) -> None:
    import matplotlib

    from sebs.experiments.network_ping_pong import NetworkPingPong

    matplotlib.use("Agg")
    NetworkPingPong.process(None, str(directory))


def invocation_overhead(directory: pathlib.Path) -> None:
    from sebs.experiments.invocation_overhead import InvocationOverhead

    for kind in ("payload", "code"):
        place = directory / "invocation-overhead" / kind
        if (place / "result.csv").exists():
            experiment = InvocationOverhead.__new__(InvocationOverhead)
            experiment.settings = {"type": kind}
            experiment.process(None, None, str(directory), "", -1)
            rows = lines(place / "result-processed.csv")
            assert rows and all(math.isfinite(float(row["invocation_time"])) for row in rows), rows
            print(len(rows), "lines of", kind)


PROCESSES = {
    "perf-cost": perf_cost,
    "network-ping-pong": network_ping_pong,
    "invocation-overhead": invocation_overhead,
}


def process(directory: pathlib.Path, script: pathlib.Path | None) -> None:
    with tempfile.TemporaryDirectory() as place:
        copy = pathlib.Path(place) / "results"
        shutil.copytree(directory, copy)
        if script:
            out = pathlib.Path(place) / "processed"
            subprocess.run([sys.executable, script, copy, out], check=True)
            for file in sorted(out.iterdir()):
                print(file.name, file.read_text(), sep="\n")
            return
        found = [name for name in PROCESSES if (copy / name).is_dir()]
        assert found, f"{directory} has no results of an experiment"
        for name in found:
            PROCESSES[name](copy)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--script", type=pathlib.Path)
    arguments.add_argument("results", nargs="+", type=pathlib.Path)
    options = arguments.parse_args()
    for argument in options.results:
        print(argument)
        process(argument, options.script) if argument.is_dir() else read(str(argument))

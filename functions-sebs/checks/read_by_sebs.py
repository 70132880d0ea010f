"""Reads Duet's result files with the readers that SeBS publishes on PyPI.

    python3 -m venv /tmp/sebs && /tmp/sebs/bin/pip install numpy scipy
    /tmp/sebs/bin/pip install --no-deps serverless-benchmarks==1.2.0
    /tmp/sebs/bin/python functions-sebs/checks/read_by_sebs.py FILE...

FILE is an experiments.json, a results.json or a file of perf-cost. SeBS imports the libraries of all
clouds; empty ones take their place, as reading a file needs none of them.
"""

import importlib.abc
import importlib.machinery
import json
import logging
import sys
from unittest import mock


UNUSED = set(
    "azure boto3 botocore click docker google googleapiclient grpc matplotlib minio pandas pycurl"
    " requests rich testtools tzlocal urllib3".split()
)


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


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    for argument in sys.argv[1:]:
        print(argument)
        read(argument)

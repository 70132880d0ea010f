"""Reads result files as programs for SeBS's do, by attribute access to its documented fields."""

import json
import sys
from datetime import datetime


def read(path):
    with open(path) as file:
        document = json.load(file)
    experiments = document["config"]["experiments"]
    assert isinstance(experiments["update_code"], bool)
    assert isinstance(experiments["update_storage"], bool)
    assert isinstance(experiments["download_results"], bool)
    assert experiments["runtime"]["language"] == "java"
    assert experiments["architecture"] in ("x64", "arm64")
    assert experiments["system_variant"] == "package"
    assert experiments["container_deployment"] is False
    assert document["config"]["deployment"]["name"]
    assert document["begin_time"] <= document["end_time"]
    assert document["result_bucket"] is None and document["_metrics"] == {}
    cold, warm = 0, 0
    for function, invocations in document["_invocations"].items():
        assert function.startswith("sebs_")
        assert list(invocations) == sorted(invocations)
        for request_id, invocation in invocations.items():
            assert invocation["request_id"] == request_id
            times = invocation["times"]
            form = "%Y-%m-%d %H:%M:%S.%f"
            took = datetime.strptime(times["client_end"], form) - datetime.strptime(
                times["client_begin"], form
            )
            assert abs(took.total_seconds() * 1e6 - times["client"]) <= 2
            envelope = invocation["output"]
            inside = (float(envelope["end"]) - float(envelope["begin"])) * 1e6
            assert abs(inside - times["benchmark"]) <= 2
            assert envelope["is_cold"] == invocation["stats"]["cold_start"]
            assert isinstance(envelope["result"], dict)
            assert isinstance(invocation["provider_times"]["execution"], int)
            assert isinstance(invocation["billing"]["_gb_seconds"], float)
            cold += invocation["stats"]["cold_start"]
            warm += not invocation["stats"]["cold_start"]
    return cold, warm


print(*read(sys.argv[1]))

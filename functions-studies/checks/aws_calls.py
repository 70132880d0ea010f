"""Checks what `duet study --aws` makes and removes against moto, an independent imitation of AWS.

    python3 -m venv /tmp/moto && /tmp/moto/bin/pip install boto3 'moto[server]'
    /tmp/moto/bin/python functions-studies/checks/aws_calls.py

Functions, mappings, queues, a table and buckets are looked at with boto3 while studies run. Moto would
need Docker to run functions, so that batches for Lambda are not answered; servers of this machine
work on its queues, table and objects.
"""

import csv
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

try:
    import boto3
    from moto.server import ThreadedMotoServer
except ImportError:
    sys.exit("skipped: moto is not installed; see the head of this file")

DUET = Path(__file__).resolve().parents[2] / "duet"


def main():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    os.environ.update(
        AWS_ENDPOINT_URL=f"http://{host}:{port}",
        AWS_REGION="eu-central-1",
        AWS_DEFAULT_REGION="eu-central-1",
        AWS_ACCESS_KEY_ID="check",
        AWS_SECRET_ACCESS_KEY="sesame",
    )
    try:
        with tempfile.TemporaryDirectory() as directory:
            check(Path(directory))
    finally:
        server.stop()
    print("all is as it should be")


def everything():
    functions, sqs, s3, tables = (boto3.client(name) for name in ("lambda", "sqs", "s3", "dynamodb"))
    return sorted(
        [f"function {each['FunctionName']}" for each in functions.list_functions()["Functions"]]
        + [
            f"mapping {each['FunctionArn']} {each['BatchSize']}"
            for each in functions.list_event_source_mappings()["EventSourceMappings"]
        ]
        + [f"queue {url}" for url in sqs.list_queues().get("QueueUrls", [])]
        + [f"table {name}" for name in tables.list_tables()["TableNames"]]
        + [f"bucket {each['Name']}" for each in s3.list_buckets()["Buckets"]]
    )


def check(directory):
    role = boto3.client("iam").create_role(
        RoleName="duet",
        AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": []}),
    )["Role"]["Arn"]

    def start(*words):
        line = [str(DUET), *words, "--cache", str(directory / "cache")]
        return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)

    def study(name, out, *more):
        return start("study", name, "--aws", "--role", role, "--out", str(directory / out), *more)

    def answered(out, target):
        with open(directory / out / "samples.csv", encoding="utf-8") as file:
            return [row for row in csv.DictReader(file) if row["target"] == target and row["status"] == "ok"]

    few = ["--set", "communication.transfers=10", "--set", "communication.instances=1", "--set", "communication.warm_up=2"]
    run = study("communication", "communication", "--target", "http", *few)
    out, err = run.communicate()
    assert run.returncode == 0, (out, err)
    assert answered("communication", "http on this machine"), out
    assert "table     duet-communication-" in out and "bucket    duet-communication-" in out, out
    assert everything() == [], everything()

    small = ["--set", "warm.calls=2", "--set", "warm.processes=1", "--set", "warm.warm_up_calls=2", "--set", "timeout_seconds=10"]
    run = study("serving", "serving", *small)
    seen = set()
    while run.poll() is None:
        seen.update(everything())
        time.sleep(0.2)
    out, err = run.communicate()
    assert run.returncode == 1 and "no request was answered: censor on sqs-lambda" in err, (out, err)
    assert answered("serving", "sqs-server on this machine"), out
    listed = {(line.split()[0], line.split()[1]) for line in out.splitlines() if line.startswith("  ") and " duet-serving-" in line}
    made = {(line.split()[0], line.split()[1].replace("/", ":").split(":")[-1]) for line in seen}
    assert listed <= made, (listed, made)
    extra = {name for _, name in made - listed}
    assert all("-sqs-server-requests-" in name for name in extra), extra
    assert any(line.startswith("mapping ") and line.endswith(" 10") for line in seen), seen
    assert everything() == [], everything()

    run = study("serving", "killed", *small)
    while not any(line.startswith("mapping") for line in everything()):
        assert run.poll() is None, run.communicate()
        time.sleep(0.2)
    os.killpg(run.pid, signal.SIGKILL)
    run.communicate()
    assert any(line.startswith("queue") for line in everything())
    run = start("sebs", "resources", "cleanup")
    out, err = run.communicate()
    assert run.returncode == 0, (out, err)
    assert everything() == [], everything()


if __name__ == "__main__":
    main()

"""Checks the calls of `duet sebs` on AWS against moto, an independent imitation of AWS.

    python3 -m venv /tmp/sebs && /tmp/sebs/bin/pip install -r functions-sebs/checks/requirements.txt
    /tmp/sebs/bin/python functions-sebs/checks/aws_calls.py

Functions, a Function URL, buckets, a table and inputs are made by `publish`, looked at with boto3,
made again, and cleaned up. Nothing is invoked: moto would need Docker for that.
"""

import json
import logging
import os
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import boto3
    from moto.server import ThreadedMotoServer
except ImportError:
    sys.exit("skipped: moto is not installed; see the head of this file")

DUET = Path(__file__).resolve().parents[2] / "duet"
ID = "abcd1234"


def main():
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        with tempfile.TemporaryDirectory() as directory:
            check(Path(directory), f"http://{host}:{port}")
    finally:
        server.stop()
    print("all is as it should be")


def check(directory, url):
    os.environ.update(
        AWS_ENDPOINT_URL=url,
        AWS_REGION="eu-central-1",
        AWS_DEFAULT_REGION="eu-central-1",
        AWS_ACCESS_KEY_ID="check",
        AWS_SECRET_ACCESS_KEY="sesame",
    )
    functions, s3, tables = (boto3.client(name) for name in ("lambda", "s3", "dynamodb"))
    role = boto3.client("iam").create_role(
        RoleName="sebs",
        AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": []}),
    )["Role"]["Arn"]
    config = directory / "config.json"
    resources = {"lambda-role": role, "resources_id": ID}
    config.write_text(
        json.dumps({"deployment": {"name": "aws", "aws": {"region": "eu-central-1", "resources": resources}}})
    )

    def duet(*words):
        line = [str(DUET), "sebs", *words, "--cache", str(directory / "cache")]
        run = subprocess.run(line, capture_output=True, text=True)
        assert run.returncode == 0, (line, run.stderr)
        return run.stdout

    def publish(benchmark, *more):
        return duet("publish", benchmark, str(directory / "none"), "test", str(config), *more)

    s3.create_bucket(
        Bucket="mine", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
    )
    print(publish("210.thumbnailer"), publish("130.crud-api"), end="")
    names = sorted(each["FunctionName"] for each in functions.list_functions()["Functions"])
    assert [name[:14] for name in names] == [f"sebs_{ID}_", f"sebs_{ID}_"], names
    assert "130_crud_api_java_" in names[0] and "210_thumbnailer_java_" in names[1], names
    first = functions.get_function(FunctionName=names[1])
    assert first["Configuration"]["MemorySize"] == 256, first
    assert first["Tags"] == {"duet-sebs-id": ID}, first
    crud = functions.get_function(FunctionName=names[0])["Configuration"]
    table = crud["Environment"]["Variables"]["NOSQL_STORAGE_TABLE_shopping_cart"]
    assert table == f"sebs-benchmarks-{ID}-130.crud-api-shopping_cart", table
    described = tables.describe_table(TableName=table)["Table"]
    assert described["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST", described
    assert tables.scan(TableName=table)["Count"] == 4
    objects = s3.list_objects_v2(Bucket=f"sebs-benchmarks-{ID}")["Contents"]
    assert all(each["Key"].startswith("210.thumbnailer-0-input/") for each in objects), objects

    print(publish("210.thumbnailer", "--memory", "512"), end="")
    second = functions.get_function(FunctionName=names[1])["Configuration"]
    assert second["MemorySize"] == 512, second
    assert second["CodeSha256"] == first["Configuration"]["CodeSha256"], second
    again = s3.list_objects_v2(Bucket=f"sebs-benchmarks-{ID}")["Contents"]
    assert [each["LastModified"] for each in again] == [each["LastModified"] for each in objects]

    run = subprocess.run(
        [str(DUET), "sebs", "benchmark", "invoke", "110.dynamic-html", "test", "--trigger", "http"]
        + ["--repetitions", "1", "--config", str(config), "--output-dir", str(directory / "out")]
        + ["--cache", str(directory / "cache")],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1, "moto has a URL, and nobody answers there"
    html = [each["FunctionName"] for each in functions.list_functions()["Functions"]]
    html = [name for name in html if name.endswith("_http")]
    assert len(html) == 1, html
    address = functions.get_function_url_config(FunctionName=html[0])
    assert address["AuthType"] == "NONE", address
    policy = json.loads(functions.get_policy(FunctionName=html[0])["Policy"])
    actions = sorted(each["Action"] for each in policy["Statement"])
    assert actions == ["lambda:InvokeFunction", "lambda:InvokeFunctionUrl"], policy

    listed = duet("resources", "list")
    assert len(listed.splitlines()) == 6, listed
    assert duet("resources", "cleanup", "--dry-run") == listed
    print(duet("resources", "cleanup"), end="")
    assert functions.list_functions()["Functions"] == []
    assert tables.list_tables()["TableNames"] == []
    assert [each["Name"] for each in s3.list_buckets()["Buckets"]] == ["mine"]
    assert duet("resources", "list") == "Nothing is written down.\n"
    for file in (directory / "cache").rglob("*"):
        assert not file.is_file() or "sesame" not in file.read_text(errors="replace"), file


main()

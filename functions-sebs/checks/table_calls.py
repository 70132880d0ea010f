"""Checks the local table service against moto, an independent imitation of DynamoDB.

    python3 -m venv /tmp/sebs && /tmp/sebs/bin/pip install -r functions-sebs/checks/requirements.txt
    /tmp/sebs/bin/python functions-sebs/checks/table_calls.py

boto3 makes the same calls to both and compares the answers: tables, items, expressions, conditions, pages, batches and
errors. Where moto is known to differ from AWS, the answer that AWS's documentation gives is expected of Duet. If the AWS
CLI is installed, it makes some of the calls to Duet too.
"""

import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

try:
    import boto3
    from botocore.config import Config
    from botocore.exceptions import ClientError
    from moto.server import ThreadedMotoServer
except ImportError:
    sys.exit("skipped: moto is not installed; see the head of this file")

DUET = Path(__file__).resolve().parents[2] / "duet"
REGION = "us-east-1"
OF_THE_MOMENT = {"CreationDateTime", "TableArn", "TableId", "TableSizeBytes", "ItemCount", "WarmThroughput"}
# what one of the two leaves out or adds of a table's description, and no program reads of a small table
OPTIONAL = {"ProvisionedThroughput", "DeletionProtectionEnabled", "BillingModeSummary", "TableClassSummary"}

REFUSED = ("ValidationException",)
# cases in which moto takes, or fails at, what AWS's documentation says is refused
MOTO_DIFFERS = {
    "a table's name that is too short": REFUSED,
    "put a set with a value twice": REFUSED,
    "condition: a function of that name": REFUSED,
    "a batch that is too large": REFUSED,
    "a batch of nothing": REFUSED,
    "filter by a key": REFUSED,
    "query with a type that is not the key's": REFUSED,
    "a number of 39 digits": REFUSED,
}


def main():
    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)  # moto fails at one case
    moto = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    moto.start()
    host, port = moto.get_host_and_port()
    with tempfile.TemporaryDirectory() as directory:
        state = Path(directory) / "storage.json"
        duet("storage", "start", "nosql", "--output-json", str(state))
        try:
            service = json.loads(state.read_text())["nosql"]["scylladb"]
            url = "http://" + service["address"]
            here = client(url, service["access_key"], service["secret_key"])
            there = client(f"http://{host}:{port}", "check", "sesame")
            faults = compare(here, there) + conditional_writes(here)
            faults += command_line(url, service)
        finally:
            duet("storage", "stop", "nosql", str(state))
            moto.stop()
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else print("all is as it should be"))


def duet(*words):
    run = subprocess.run([str(DUET), "sebs", *words], capture_output=True, text=True)
    assert run.returncode == 0, (words, run.stderr)


def client(url, key, secret):
    return boto3.client(
        "dynamodb",
        endpoint_url=url,
        region_name=REGION,
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        config=Config(retries={"total_max_attempts": 1}),
    )


def cases():
    """Names, operations and parameters, in order; later ones find what earlier ones left."""
    key = lambda cart, product: {"cart_id": {"S": cart}, "product_id": {"S": product}}
    of = lambda cart, product, **more: {**key(cart, product), **more}
    n = lambda value: {"N": str(value)}
    s = lambda value: {"S": value}
    keys = [
        {"AttributeName": "cart_id", "KeyType": "HASH"},
        {"AttributeName": "product_id", "KeyType": "RANGE"},
    ]
    types = [
        {"AttributeName": "cart_id", "AttributeType": "S"},
        {"AttributeName": "product_id", "AttributeType": "S"},
    ]
    table = {"TableName": "carts", "KeySchema": keys, "AttributeDefinitions": types, "BillingMode": "PAY_PER_REQUEST"}
    numbered = {
        "TableName": "numbers",
        "KeySchema": [{"AttributeName": "n", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "n", "AttributeType": "N"}],
        "BillingMode": "PAY_PER_REQUEST",
    }

    yield "describe a table that is not there", "describe_table", {"TableName": "carts"}
    yield "create a table", "create_table", table
    yield "create it again", "create_table", table
    yield "describe it", "describe_table", {"TableName": "carts"}
    yield "create a table by number", "create_table", numbered
    yield "list tables", "list_tables", {}
    yield "list one table", "list_tables", {"Limit": 1}
    yield "list those after it", "list_tables", {"ExclusiveStartTableName": "carts"}
    yield "a key that no attribute defines", "create_table", {
        **table, "TableName": "undefined", "AttributeDefinitions": types[:1]}
    yield "a table's name that is too short", "create_table", {**table, "TableName": "ab"}

    def put(name, item, **more):
        return name, "put_item", {"TableName": "carts", "Item": item, **more}

    def update(name, cart, product, expression, **more):
        return name, "update_item", {
            "TableName": "carts", "Key": key(cart, product), "UpdateExpression": expression, "ReturnValues": "ALL_NEW",
            **more}

    yield put("put an item", of("a", "1", name=s("One"), price=n(42), quantity=n(2)))
    yield put("put it again", of("a", "1", name=s("One"), price=n(43), quantity=n(2)), ReturnValues="ALL_OLD")
    yield put("put without the sort key", {"cart_id": s("a")})
    yield put("put with a key of another type", {"cart_id": n(1), "product_id": s("x")})
    yield put("put with an empty key", of("", "1"))
    yield "put into a table that is not there", "put_item", {"TableName": "nowhere", "Item": of("a", "1")}
    yield put("put every type", of(
        "types", "1", text=s(""), number=n("1.50"), large=n("1E+30"), negative=n("-0.001"), truth={"BOOL": True},
        none={"NULL": True}, data={"B": b"\x00\xff"}, list={"L": [n(1), s("two"), {"L": []}]},
        map={"M": {"inner": {"M": {"deep": n(7)}}}}, texts={"SS": ["x", "y"]}, numbers={"NS": ["1", "2"]}))
    yield "get every type", "get_item", {"TableName": "carts", "Key": key("types", "1")}
    yield put("put a number that is none", of("a", "bad", price=n("many")))
    yield put("put an empty set", of("a", "bad", texts={"SS": []}))
    yield put("put a set with a value twice", of("a", "bad", texts={"SS": ["x", "x"]}))
    yield put("put an item that is too large", of("a", "bad", text=s("x" * 410_000)))

    yield "delete what was refused", "delete_item", {"TableName": "carts", "Key": key("a", "bad")}

    get = lambda name, cart, product, **more: (
        name, "get_item", {"TableName": "carts", "Key": key(cart, product), **more})
    yield get("get an item", "a", "1")
    yield get("get it consistently", "a", "1", ConsistentRead=True)
    yield get("get one that is not there", "a", "none")
    yield get("get some of an item", "types", "1", ProjectionExpression="#l[1], #m.inner.deep, truth, absent",
              ExpressionAttributeNames={"#l": "list", "#m": "map"})
    yield get("a reserved word in a projection", "a", "1", ProjectionExpression="name")
    yield get("a name that is not used", "a", "1", ProjectionExpression="price", ExpressionAttributeNames={"#x": "x"})
    yield "get by half a key", "get_item", {"TableName": "carts", "Key": {"cart_id": s("a")}}
    yield "get by a key too many", "get_item", {"TableName": "carts", "Key": {**key("a", "1"), "price": n(1)}}

    yield update("set", "a", "1", "SET price = :p", ExpressionAttributeValues={":p": n(50)})
    yield update("set by arithmetic", "a", "1", "SET price = price + :d, quantity = quantity - :d",
                 ExpressionAttributeValues={":d": n(1)})
    yield update("set unless it is there", "a", "1", "SET price = if_not_exists(price, :z), fresh = if_not_exists(fresh, :z)",
                 ExpressionAttributeValues={":z": n(0)})
    yield update("append to a list", "types", "1", "SET #l = list_append(#l, :m)",
                 ExpressionAttributeNames={"#l": "list"}, ExpressionAttributeValues={":m": {"L": [n(9)]}})
    yield update("set in a list and in a map", "types", "1", "SET #l[0] = :v, #m.inner.deep = :v",
                 ExpressionAttributeNames={"#l": "list", "#m": "map"}, ExpressionAttributeValues={":v": n(8)})
    yield update("remove", "types", "1", "REMOVE truth, #l[1], #m.inner",
                 ExpressionAttributeNames={"#l": "list", "#m": "map"})
    yield update("add to a number and to a set", "types", "1", "ADD #n :one, texts :more",
                 ExpressionAttributeNames={"#n": "number"},
                 ExpressionAttributeValues={":one": n(1), ":more": {"SS": ["z"]}})
    yield update("delete of a set", "types", "1", "DELETE texts :x", ExpressionAttributeValues={":x": {"SS": ["x"]}})
    yield update("update an item that is not there", "new", "1", "SET price = :p", ExpressionAttributeValues={":p": n(5)})
    yield update("what was before", "new", "1", "SET price = :p", ExpressionAttributeValues={":p": n(6)},
                 ReturnValues="UPDATED_OLD")
    yield update("what is new", "new", "1", "SET price = :p", ExpressionAttributeValues={":p": n(7)},
                 ReturnValues="UPDATED_NEW")
    yield update("all that was", "new", "1", "SET price = :p", ExpressionAttributeValues={":p": n(8)},
                 ReturnValues="ALL_OLD")
    yield update("set a key", "a", "1", "SET product_id = :p", ExpressionAttributeValues={":p": s("2")})
    yield update("add to a text", "a", "1", "ADD #n :one", ExpressionAttributeNames={"#n": "name"},
                 ExpressionAttributeValues={":one": n(1)})
    yield update("arithmetic with what is not there", "a", "1", "SET price = absent + :one",
                 ExpressionAttributeValues={":one": n(1)})
    yield update("a value that is not given", "a", "1", "SET price = :none")
    yield update("a value that is not used", "a", "1", "SET price = :p",
                 ExpressionAttributeValues={":p": n(1), ":q": n(2)})
    yield update("an expression that is none", "a", "1", "SET price", ExpressionAttributeValues={":p": n(1)})
    yield update("two paths that overlap", "a", "1", "SET price = :p, price = :p", ExpressionAttributeValues={":p": n(1)})

    def conditional(name, condition, cart="a", product="1", values=None, **more):
        parameters = {"TableName": "carts", "Item": of(cart, product, price=n(1)), "ConditionExpression": condition, **more}
        if values:
            parameters["ExpressionAttributeValues"] = values
        return name, "put_item", parameters

    yield conditional("only if it is not there, and it is", "attribute_not_exists(cart_id)")
    yield conditional("only if it is not there, and it is not", "attribute_not_exists(cart_id)", product="fresh")
    yield conditional("only if it is there, and it is not", "attribute_exists(cart_id)", product="absent")
    yield conditional("a condition that fails, with the item", "price > :p", values={":p": n(1_000)},
                      ReturnValuesOnConditionCheckFailure="ALL_OLD")
    yield "a condition of an update", "update_item", {
        "TableName": "carts", "Key": key("a", "1"), "UpdateExpression": "SET price = :new",
        "ConditionExpression": "price = :old", "ExpressionAttributeValues": {":new": n(1), ":old": n(-1)}}
    for name, condition, values in [
        ("between", "price BETWEEN :a AND :b", {":a": n(0), ":b": n(1000)}),
        ("in", "price IN (:a, :b)", {":a": n(-5), ":b": n(-6)}),
        ("begins_with", "begins_with(#n, :a)", {":a": s("On")}),
        ("contains of a text", "contains(#n, :a)", {":a": s("ne")}),
        ("size", "size(#n) = :a", {":a": n(3)}),
        ("attribute_type", "attribute_type(#n, :a)", {":a": s("S")}),
        ("not", "NOT price < :a", {":a": n(0)}),
        ("and before or", "price < :a OR price > :a AND #n = :b", {":a": n(0), ":b": s("One")}),
        ("parentheses", "(price < :a OR price > :a) AND #n = :b", {":a": n(0), ":b": s("Two")}),
        ("unlike", "#n <> :b", {":b": s("One")}),
        ("types that differ", "price = :b", {":b": s("49")}),
        ("a function of that name", "frobnicate(price)", None),
    ]:
        parameters = {"TableName": "carts", "Key": key("a", "1"), "ConditionExpression": condition,
                      "UpdateExpression": "SET seen = :seen", "ReturnValues": "UPDATED_NEW",
                      "ExpressionAttributeValues": {**(values or {}), ":seen": s(name)}}
        if "#n" in condition:
            parameters["ExpressionAttributeNames"] = {"#n": "name"}
        yield "condition: " + name, "update_item", parameters

    yield "write a batch", "batch_write_item", {"RequestItems": {"carts": [
        {"PutRequest": {"Item": of("q", f"{i:02}", price=n(i * 10), even={"BOOL": i % 2 == 0})}} for i in range(12)]}}
    yield "delete by a batch", "batch_write_item", {"RequestItems": {"carts": [
        {"DeleteRequest": {"Key": key("q", "11")}}, {"DeleteRequest": {"Key": key("q", "absent")}}]}}
    yield "a batch with an item twice", "batch_write_item", {"RequestItems": {"carts": [
        {"DeleteRequest": {"Key": key("q", "00")}}, {"DeleteRequest": {"Key": key("q", "00")}}]}}
    yield "a batch that is too large", "batch_write_item", {"RequestItems": {"carts": [
        {"DeleteRequest": {"Key": key("many", str(i))}} for i in range(26)]}}
    yield "a batch of nothing", "batch_write_item", {"RequestItems": {}}
    yield "a batch for a table that is not there", "batch_write_item", {"RequestItems": {"nowhere": [
        {"PutRequest": {"Item": of("a", "1")}}]}}
    yield "get a batch", "batch_get_item", {"RequestItems": {"carts": {
        "Keys": [key("q", "03"), key("q", "absent"), key("q", "01")], "ProjectionExpression": "product_id, price"}}}

    def query(name, condition, values, **more):
        return name, "query", {"TableName": "carts", "KeyConditionExpression": condition,
                               "ExpressionAttributeValues": {":c": s("q"), **values}, **more}

    yield query("query", "cart_id = :c", {})
    yield query("query backwards", "cart_id = :c", {}, ScanIndexForward=False)
    yield query("query by the sort key", "cart_id = :c AND product_id = :p", {":p": s("05")})
    yield query("query below", "cart_id = :c AND product_id < :p", {":p": s("03")})
    yield query("query from on", "cart_id = :c AND product_id >= :p", {":p": s("08")})
    yield query("query between", "cart_id = :c AND product_id BETWEEN :p AND :q", {":p": s("03"), ":q": s("05")})
    yield query("query by a beginning", "cart_id = :c AND begins_with(product_id, :p)", {":p": s("1")})
    yield query("query and filter", "cart_id = :c", {":v": n(40), ":t": {"BOOL": True}},
                FilterExpression="price > :v AND even = :t")
    yield query("query some fields", "cart_id = :c", {}, ProjectionExpression="price")
    yield query("count", "cart_id = :c", {}, Select="COUNT")
    yield query("a page", "cart_id = :c", {}, Limit=3)
    yield query("the page after it", "cart_id = :c", {}, Limit=3, ExclusiveStartKey=key("q", "02"))
    yield query("the last page", "cart_id = :c", {}, ExclusiveStartKey=key("q", "08"))
    yield query("a page backwards", "cart_id = :c", {}, Limit=2, ScanIndexForward=False, ExclusiveStartKey=key("q", "05"))
    yield query("a page of a filter", "cart_id = :c", {":v": n(1_000)}, Limit=4, FilterExpression="price > :v")
    yield query("query without the partition key", "product_id = :c", {})
    yield query("query by part of the partition key", "cart_id > :c", {})
    yield query("query what is no key", "cart_id = :c AND price = :p", {":p": n(1)})
    yield query("filter by a key", "cart_id = :c", {":p": s("1")}, FilterExpression="product_id = :p")
    yield query("query with a type that is not the key's", "cart_id = :c", {":c": n(1)})
    yield "query a table that is not there", "query", {
        "TableName": "nowhere", "KeyConditionExpression": "a = :a", "ExpressionAttributeValues": {":a": s("a")}}
    yield "scan and filter", "scan", {
        "TableName": "carts", "FilterExpression": "price = :p", "ExpressionAttributeValues": {":p": n(70)}}

    delete = lambda name, cart, product, **more: (
        name, "delete_item", {"TableName": "carts", "Key": key(cart, product), **more})
    yield delete("delete", "new", "1", ReturnValues="ALL_OLD")
    yield delete("delete it again", "new", "1", ReturnValues="ALL_OLD")
    yield delete("delete on a condition that fails", "a", "1", ConditionExpression="price < :p",
                 ExpressionAttributeValues={":p": n(-1)})
    for number in ["1", "1.0", "10", "-3.25", "1E2"]:
        yield "put the number " + number, "put_item", {"TableName": "numbers", "Item": {"n": n(number), "as": s(number)}}
    yield "get by a number that is written otherwise", "get_item", {"TableName": "numbers", "Key": {"n": n("100")}}
    yield "a number of 39 digits", "put_item", {"TableName": "numbers", "Item": {"n": n("1" * 39)}}
    yield "delete the table", "delete_table", {"TableName": "numbers"}
    yield "delete it once more", "delete_table", {"TableName": "numbers"}
    yield "use it then", "put_item", {"TableName": "numbers", "Item": {"n": n(1)}}


def compare(here, there):
    faults = []
    for number, (name, operation, parameters) in enumerate(cases(), 1):
        mine, theirs = answer(here, operation, parameters), answer(there, operation, parameters)
        expected = MOTO_DIFFERS.get(name, theirs)
        if mine != expected:
            faults.append(f"{name} ({operation}):\n  Duet {show(mine)}\n  else {show(expected)}")
    print(f"{number} calls by boto3, {len(faults)} answered otherwise")
    return faults


def answer(client, operation, parameters):
    """What a call answers: a result, or an error's code."""
    try:
        result = getattr(client, operation)(**parameters)
    except ClientError as e:
        item = e.response.get("Item")
        return e.response["Error"]["Code"], *([sorted_sets(item)] if item else [])
    for bookkeeping in ("ResponseMetadata", "ConsumedCapacity", "ItemCollectionMetrics"):  # moto's without being asked
        result.pop(bookkeeping, None)
    description = result.get("Table") or result.get("TableDescription")
    if description:
        status = {"CREATING": "ACTIVE", "DELETING": "ACTIVE"}  # moto and Duet are at once, AWS is not
        return {
            name: status.get(value, value) if name == "TableStatus" else value
            for name, value in sorted(description.items())
            if name not in OF_THE_MOMENT | OPTIONAL and value != []
        }
    return sorted_sets(result)


def sorted_sets(value):
    """Sets have no order, numbers have one form, and a batch answers in any order."""
    if isinstance(value, dict):
        if set(value) <= {"SS", "NS", "BS"} and len(value) == 1:
            return {kind: sorted(members) for kind, members in value.items()}
        if set(value) == {"N"}:
            return {"N": str(Decimal(value["N"]).normalize())}
        members = {name: sorted_sets(member) for name, member in value.items() if member or not name.startswith("Unproc")}
        for table, items in members.get("Responses", {}).items():
            members["Responses"][table] = sorted(items, key=str)
        return members
    if isinstance(value, list):
        return [sorted_sets(member) for member in value]
    return value


def show(answered):
    text = json.dumps(answered, default=str)
    return text if len(text) < 900 else text[:900] + "…"


def conditional_writes(here):
    """Of 40 writers at once that each want the first place, one gets it; and none of 200 increments is lost."""
    counter = {"cart_id": {"S": "race"}, "product_id": {"S": "counter"}}

    def claim(number):
        try:
            here.put_item(
                TableName="carts",
                Item={"cart_id": {"S": "race"}, "product_id": {"S": "first"}, "by": {"N": str(number)}},
                ConditionExpression="attribute_not_exists(cart_id)",
            )
            return True
        except ClientError as e:
            assert e.response["Error"]["Code"] == "ConditionalCheckFailedException", e
            return False

    def add(number):
        here.update_item(
            TableName="carts", Key=counter, UpdateExpression="ADD hits :one", ExpressionAttributeValues={":one": {"N": "1"}})

    with ThreadPoolExecutor(10) as writers:
        won = sum(writers.map(claim, range(40)))
        list(writers.map(add, range(200)))
    hits = here.get_item(TableName="carts", Key=counter)["Item"]["hits"]["N"]
    print(f"writers at once: {won} of 40 won, {hits} of 200 increments are there")
    return [] if won == 1 and hits == "200" else [f"writers at once: {won} won, {hits} of 200 increments"]


def command_line(url, service):
    """The same service by the AWS CLI."""
    if not shutil.which("aws") or subprocess.run(["aws", "--version"], capture_output=True).returncode:
        print("skipped: the AWS CLI is not installed")
        return []
    environment = {
        **os.environ,
        "AWS_ENDPOINT_URL_DYNAMODB": url,
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": service["access_key"],
        "AWS_SECRET_ACCESS_KEY": service["secret_key"],
        "AWS_PAGER": "",
    }

    def aws(*words, fails=None):
        run = subprocess.run(["aws", "dynamodb", *words], capture_output=True, text=True, env=environment)
        if fails:
            return [] if fails in run.stderr else [f"aws {words[0]}: {run.stderr}"]
        if run.returncode:
            return [f"aws {words[0]}: {run.stderr}"]
        answers.append(json.loads(run.stdout) if run.stdout.strip() else {})
        return []

    answers = []
    one = '{"cart_id": {"S": "cli"}}'
    faults = aws("create-table", "--table-name", "by-cli", "--billing-mode", "PAY_PER_REQUEST",
                 "--key-schema", "AttributeName=cart_id,KeyType=HASH",
                 "--attribute-definitions", "AttributeName=cart_id,AttributeType=S")
    faults += aws("wait", "table-exists", "--table-name", "by-cli")
    faults += aws("put-item", "--table-name", "by-cli", "--item", '{"cart_id": {"S": "cli"}, "n": {"N": "3"}}')
    faults += aws("update-item", "--table-name", "by-cli", "--key", one, "--update-expression", "SET n = n + :d",
                  "--expression-attribute-values", '{":d": {"N": "4"}}', "--return-values", "ALL_NEW")
    faults += aws("put-item", "--table-name", "by-cli", "--item", one, "--condition-expression",
                  "attribute_not_exists(cart_id)", fails="ConditionalCheckFailedException")
    faults += aws("query", "--table-name", "by-cli", "--key-condition-expression", "cart_id = :c",
                  "--expression-attribute-values", '{":c": {"S": "cli"}}')
    faults += aws("delete-item", "--table-name", "by-cli", "--key", one)
    faults += aws("delete-table", "--table-name", "by-cli")
    faults += aws("wait", "table-not-exists", "--table-name", "by-cli")
    faults += aws("describe-table", "--table-name", "by-cli", fails="ResourceNotFoundException")
    if not faults and [each["Items"] for each in answers if "Items" in each] != [[{"cart_id": {"S": "cli"}, "n": {"N": "7"}}]]:
        faults.append(f"aws query: {answers}")
    print("10 calls by the AWS CLI")
    return faults


if __name__ == "__main__":
    main()

"""Duet's SeBS functions beside SeBS's Python, in turn in one run, on the same inputs.

    python3 -m venv /tmp/sebs && /tmp/sebs/bin/pip install -r functions-sebs/checks/requirements.txt
    /tmp/sebs/bin/python functions-sebs/checks/measure.py graph
    /tmp/sebs/bin/python functions-sebs/checks/measure.py html
    /tmp/sebs/bin/python functions-sebs/checks/measure.py dna
    /tmp/sebs/bin/python functions-sebs/checks/measure.py compression [--data …/311.compression]
    /tmp/sebs/bin/python functions-sebs/checks/measure.py thumbnail --data …/210.thumbnailer

Duet's servers run as they are deployed, with C1 alone, and again with all compilers. Their times are those
that the functions measure; Python's are of the same parts, in this process: a whole call of Duet has HTTP in it,
and "function" is what is left without it, from the request's bytes to the response's. Both sides are warm. html
has the template of Duet's function rendered by Jinja2 too. dna, compression and thumbnail use one store, moto, and
write to it.
"""

import argparse
import array
import contextlib
import io
import json
import logging
import pathlib
import random
import shutil
import sys
import tempfile
import time
import types
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench" / "peers"))
import measuring  # noqa: E402

WITHOUT = " without lists"
TRANSFER = ["download_time", "compute_time", "upload_time", "call"]
BUCKET = {"bucket": "bench", "input": "in", "output": "out"}
GRAPHS = {
    "graph-pagerank": "io.faasduet.sebs.graph.pagerank.GraphPagerankServer",
    "graph-mst": "io.faasduet.sebs.graph.mst.GraphMstServer",
    "graph-bfs": "io.faasduet.sebs.graph.bfs.GraphBfsServer",
}
DYNAMIC_HTML = "io.faasduet.sebs.web.html.DynamicHtmlServer"
DNA = "io.faasduet.sebs.dna.DnaVisualisationServer"
COMPRESSION = "io.faasduet.sebs.compression.CompressionServer"
THUMBNAILER = "io.faasduet.sebs.multimedia.thumbnailer.ThumbnailerServer"


class Clock:
    """Seconds of each part, in the order in which they end."""

    def __init__(self):
        self.begun = time.perf_counter()

    def part(self) -> float:
        now = time.perf_counter()
        seconds, self.begun = now - self.begun, now
        return seconds


def duet(options, module: str, name: str, main_class: str, all_tiers: bool, **settings):
    command = measuring.duet_command(
        types.SimpleNamespace(
            server=ROOT / "functions-sebs" / module / "target" / f"{name}-server",
            java=options.java,
            java_options="-XX:TieredStopAtLevel=4" if all_tiers else "",
        ),
        main_class,
    )
    return measuring.Server(command, **settings)


def both(options, module: str, name: str, main_class: str, **settings):
    """The server as it is deployed, and with all compilers."""
    return {
        side: duet(options, module, name, main_class, side != "Duet", **settings)
        for side in ("Duet", "Duet, all tiers")
    }


def transferred(download: float, compute: float, upload: float) -> dict[str, float]:
    """The parts of a call in seconds, as the functions measure them."""
    return {
        "download_time": download,
        "compute_time": compute,
        "upload_time": upload,
        "call": download + compute + upload,
    }


def asks(server, payload):
    """The server's own measurement of a call in seconds, and the whole call."""
    body = json.dumps(payload).encode()

    def ask():
        answer, seconds = server.post_timed("/", body, "application/json")
        measured = json.loads(answer.body)
        parts = measured.get("measurement", {})
        times = {k: v / 1e6 for k, v in parts.items() if k.endswith("_time")}
        inside = answer.phase_seconds("total")
        return times | {"function": inside, "call": seconds, "result": measured["result"]}

    return ask


def compared(options, title, python, servers, payload, parts):
    """Prints the parts of each side; Python's ratio is to Duet as it is deployed."""
    sides = {"Python": python}
    with contextlib.ExitStack() as running:
        for side, server in servers.items():
            running.enter_context(server)
            server.await_port()
            sides[side] = asks(server, payload)
        for side in sides.values():
            for _ in range(options.warm_up):
                side()
        measured = measuring.in_turn(options.rounds, options.seed, **sides)
    print(f"\n{title}")
    table = measuring.Table()
    for part in parts:
        against = [run[part.removesuffix(WITHOUT)] for run in measured["Duet"]]
        for side, runs in measured.items():
            values = [run[part] for run in runs if part in run]
            if values:
                table.row(f"{part}, {side}", values, "ms", against if side != "Duet" else ())
    return measured


def graph(options):
    import igraph

    algorithms = {
        "graph-pagerank": lambda drawn: drawn.pagerank()[0],
        "graph-mst": lambda drawn: drawn.spanning_tree(None, False),
        "graph-bfs": lambda drawn: drawn.bfs(0),
    }
    for name, main_class in GRAPHS.items():

        def python():
            clock = Clock()
            random.seed(42)
            drawn = igraph.Graph.Barabasi(options.size, 10)
            generating = clock.part()
            result = algorithms[name](drawn)
            computing = clock.part()
            json.dumps({"result": result})
            writing = clock.part()
            if name == "graph-pagerank":
                lists = array.array("d", [0.5]) * options.size
            else:
                lists = array.array("q", range(options.size * (2 if name == "graph-bfs" else 1)))
            clock.part()
            lists.tolist()
            converting = clock.part()
            return {
                "graph_generating_time": generating,
                "compute_time": computing,
                "compute_time" + WITHOUT: computing - converting,
                "call": generating + computing + writing,
                "result": result,
            }

        servers = both(options, "graph", name, main_class)
        payload = {"size": options.size, "seed": 42}
        parts = ["graph_generating_time", "compute_time", "compute_time" + WITHOUT, "call"]
        measured = compared(
            options, f"{name}, {options.size} vertices", python, servers, payload, parts
        )
        ours, theirs = measured["Duet"][0]["result"], measured["Python"][0]["result"]
        same = abs(ours - theirs) < 1e-9 if name == "graph-pagerank" else ours == list(theirs)
        print("the answers are the same" if same else "THE ANSWERS DIFFER")


def html(options):
    import datetime

    import jinja2

    resources = ROOT / "functions-sebs" / "web" / "src" / "main" / "resources"
    template = resources / "io" / "faasduet" / "sebs" / "web" / "html" / "numbers.peb"
    for count in (10, 1_000, 100_000):

        def python():
            clock = Clock()
            page = jinja2.Template(template.read_text()).render(
                username="testname",
                time=datetime.datetime.now(),
                numbers=random.sample(range(1_000_000), count),
            )
            json.dumps({"result": page})
            whole = clock.part()
            return {"function": whole, "call": whole, "result": page}

        servers = both(options, "web", "dynamic-html", DYNAMIC_HTML)
        payload = {"username": "testname", "random_len": count}
        title = f"dynamic-html, {count} numbers"
        measured = compared(options, title, python, servers, payload, ["function", "call"])
        items = [measured[side][0]["result"].count("<li>") for side in ("Duet", "Python")]
        print("the pages have as many numbers" if items == [count] * 2 else "THE PAGES DIFFER")


@contextlib.contextmanager
def store():
    """A store's address as settings of a function, and a client of it."""
    import boto3
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    moto = ThreadedMotoServer(port=0)
    moto.start()
    try:
        host, port = moto.get_host_and_port()
        settings = {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "measure",
            "AWS_SECRET_ACCESS_KEY": "measure",
            "AWS_REGION": "us-east-1",
        }
        client = boto3.client(
            "s3",
            endpoint_url=settings["AWS_ENDPOINT_URL"],
            aws_access_key_id="measure",
            aws_secret_access_key="measure",
            region_name="us-east-1",
        )
        client.create_bucket(Bucket="bench")
        yield settings, client
    finally:
        moto.stop()


def dna(options):
    from squiggle import transform

    drawn = random.Random(options.seed)
    lines = ["".join(drawn.choices("ACGT", k=80)) for _ in range(options.bases // 80)]
    sequence = ">drawn\n" + "\n".join(lines) + "\n"
    with store() as (settings, client):
        client.put_object(Bucket="bench", Key="in/drawn.fasta", Body=sequence.encode())

        def python():
            clock = Clock()
            content = client.get_object(Bucket="bench", Key="in/drawn.fasta")["Body"].read()
            text = content.decode()
            download = clock.part()
            coordinates = transform(text)
            drawing = json.dumps(coordinates).encode()
            compute = clock.part()
            client.upload_fileobj(io.BytesIO(drawing), "bench", "out/python.fasta")
            upload = clock.part()
            return transferred(download, compute, upload)

        servers = both(options, "scientific", "dna-visualisation", DNA, **settings)
        payload = {"object": {"key": "drawn.fasta"}, "bucket": BUCKET}
        parts = TRANSFER
        title = f"dna-visualisation, {len(sequence)} characters"
        measured = compared(options, title, python, servers, payload, parts)
        key = measured["Duet"][-1]["result"]["key"]
        ours = client.get_object(Bucket="bench", Key=key)["Body"].read()
        theirs = client.get_object(Bucket="bench", Key="out/python.fasta")["Body"].read()
        print("the drawings are the same" if ours == theirs else "THE DRAWINGS DIFFER")


def write_files(directory: pathlib.Path, seed: int) -> None:
    """10 MB: texts of repeated words, and random bytes."""
    drawn = random.Random(seed)
    words = ["".join(drawn.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(3000)]
    directory.mkdir(parents=True)
    for number in range(30):
        text = " ".join(drawn.choices(words, range(len(words), 0, -1), k=5714))
        (directory / f"text-{number}.tex").write_text(text)
    for number in range(9):
        (directory / f"figure-{number}.pdf").write_bytes(drawn.randbytes(977_777))


def compression(options):
    with store() as (settings, client), tempfile.TemporaryDirectory() as made:
        source = options.data / "acmart-master" if options.data else pathlib.Path(made) / "drawn"
        if not options.data:
            write_files(source, options.seed)
        files = sorted(path for path in source.rglob("*") if path.is_file())
        for path in files:
            key = f"in/{source.name}/{path.relative_to(source)}"
            client.put_object(Bucket="bench", Key=key, Body=path.read_bytes())

        def python():
            with tempfile.TemporaryDirectory() as directory:
                clock = Clock()
                root = pathlib.Path(directory)
                listing = client.list_objects_v2(Bucket="bench", Prefix=f"in/{source.name}")
                for entry in listing["Contents"]:
                    target = root / entry["Key"]
                    target.parent.mkdir(parents=True, exist_ok=True)
                    client.download_file("bench", entry["Key"], str(target))
                download = clock.part()
                # beside the directory, where SeBS writes it into it and compresses a part of it too
                with tempfile.TemporaryDirectory() as elsewhere:
                    clock.part()
                    archive = shutil.make_archive(f"{elsewhere}/archive", "zip", root_dir=root)
                    compute = clock.part()
                    client.upload_file(archive, "bench", "out/python.zip")
                    upload = clock.part()
                return transferred(download, compute, upload)

        servers = both(options, "utilities", "compression", COMPRESSION, **settings)
        payload = {"object": {"key": source.name}, "bucket": BUCKET}
        parts = TRANSFER
        total = sum(path.stat().st_size for path in files)
        title = f"compression, {len(files)} files of {total} bytes"
        measured = compared(options, title, python, servers, payload, parts)
        key = measured["Duet"][-1]["result"]["key"]
        ours = client.get_object(Bucket="bench", Key=key)["Body"].read()
        theirs = client.get_object(Bucket="bench", Key="out/python.zip")["Body"].read()
        same = contents(ours) == contents(theirs)
        print("the files are the same" if same else "THE FILES DIFFER", len(ours), len(theirs))


def contents(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {
            entry.filename: opened.read(entry)
            for entry in opened.infolist()
            if not entry.is_dir()
        }


def thumbnail(options):
    from PIL import Image, ImageChops, ImageStat

    with store() as (settings, client):
        for path in sorted(options.data.glob("*.jpg")):
            client.upload_file(str(path), "bench", f"in/{path.name}")

            def python():
                clock = Clock()
                content = io.BytesIO()
                client.download_fileobj("bench", f"in/{path.name}", content)
                download = clock.part()
                image = Image.open(io.BytesIO(content.getvalue()))
                image.thumbnail((200, 200))
                file = io.BytesIO()
                image.save(file, format="jpeg")
                file.seek(0)
                compute = clock.part()
                client.upload_fileobj(file, "bench", "out/python.jpg")
                upload = clock.part()
                return transferred(download, compute, upload)

            servers = both(options, "multimedia", "thumbnailer", THUMBNAILER, **settings)
            payload = {"object": {"key": path.name, "width": 200, "height": 200}, "bucket": BUCKET}
            parts = TRANSFER
            title = f"thumbnailer, {path.name} of {path.stat().st_size} bytes"
            measured = compared(options, title, python, servers, payload, parts)
            images = [
                Image.open(client.get_object(Bucket="bench", Key=key)["Body"])
                for key in (measured["Duet"][-1]["result"]["key"], "out/python.jpg")
            ]
            difference = ImageStat.Stat(ImageChops.difference(*images)).mean
            print("mean difference of red, green and blue, of 255:", difference)


MEASUREMENTS = {
    "graph": graph,
    "html": html,
    "dna": dna,
    "compression": compression,
    "thumbnail": thumbnail,
}


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("what", choices=list(MEASUREMENTS))
    arguments.add_argument("--size", type=int, default=100_000, help="vertices of a graph")
    arguments.add_argument("--bases", type=int, default=4_215_000, help="of the sequence")
    arguments.add_argument("--data", type=pathlib.Path, help="SeBS's own of the benchmark")
    arguments.add_argument("--java", default="java")
    arguments.add_argument("--rounds", type=int, default=15, help="calls of each side")
    arguments.add_argument("--warm-up", type=int, default=5, help="calls before them")
    arguments.add_argument("--seed", type=int, default=1, help="of the order of the sides")
    options = arguments.parse_args()
    if options.what == "thumbnail" and not options.data:
        arguments.error("thumbnail needs photographs: --data DIRECTORY with *.jpg")
    MEASUREMENTS[options.what](options)


if __name__ == "__main__":
    main()

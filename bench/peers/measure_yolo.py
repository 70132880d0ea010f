"""Duet's yolo beside Python's PyTorch with the same TorchScript, interleaved in one run.

    .venv/chameleon/bin/python measure_yolo.py functions-yolo/target/yolo-server \\
        functions-yolo/src/main/resources/io/faasduet/yolo/shapes \\
        --python .venv/pytorch/bin/python --image <a 1280 x 960 JPEG>

Duet's first prediction is an HTTP response, which pays for a server and a JPEG; Python's is a
tensor in its own process. Another bundle than the embedded one is given to Duet as DUET_MODEL.
"""

import argparse
import json
import pathlib
import subprocess
import time

import measuring

PEER = str(pathlib.Path(__file__).with_name("pytorch_yolo.py"))


def over_the_pass(server, options, accept: str) -> list[float]:
    """What warm requests with the image as their body take more than their forward pass."""
    body = options.image.read_bytes()
    headers = {"Content-Type": "image/jpeg", "Accept": accept}
    over = []
    for _ in range(2 * options.warm):
        begun = time.perf_counter()
        answer = server.post("/predict", body, headers)
        over.append(time.perf_counter() - begun - answer.phase_seconds("inference"))
    return over[options.warm :]


def run_duet(command, options, settings):
    with measuring.Server(command, **settings) as server:
        server.await_port()
        server.get("/")
        first = server.since_spawn()
        passes = [server.get("/").phase_seconds("inference") for _ in range(2 * options.warm)]
        json_over, jpeg_over = [], []
        if options.image:
            json_over = over_the_pass(server, options, "application/json")
            jpeg_over = over_the_pass(server, options, "image/jpeg")
        return first, passes[options.warm :], json_over, jpeg_over, server.resident_megabytes()


def run_peer(options, side: int):
    command = [options.python, PEER, str(options.bundle / "model.pt"), f"--side={side}"]
    command += [f"--threads={options.threads}", f"--warm={2 * options.warm}"]
    spawned = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        first = time.perf_counter() - spawned
        passes = json.loads(process.stdout.readline())["warm_seconds"]
    return first, passes[options.warm :]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    measuring.duet_arguments(arguments)
    arguments.add_argument("bundle", type=pathlib.Path, help="directory with model.pt, model.json")
    arguments.add_argument("--python", default="python3", help="of the PyTorch environment")
    arguments.add_argument("--threads", type=int, default=1, help="of both forward passes")
    arguments.add_argument("--warm", type=int, default=100, help="warm predictions a round")
    arguments.add_argument("--image", type=pathlib.Path, help="a JPEG to send to Duet")
    options = arguments.parse_args()
    duet = measuring.duet_command(options, "io.faasduet.yolo.YoloServer")
    side = json.loads((options.bundle / "model.json").read_text())["input"]["width"]
    settings = {
        "DUET_NATIVES": str(options.server.resolve() / "natives"),
        "DUET_MODEL": options.bundle.resolve().as_uri(),
        "DUET_THREADS": str(options.threads),
        "DUET_CONCURRENCY": "1",
    }

    runs = measuring.in_turn(
        options.rounds,
        options.seed,
        duet=lambda: run_duet(duet, options, settings),
        peer=lambda: run_peer(options, side),
    )

    def each(name, part):
        return [value for run in runs[name] for value in run[part]]

    first = {name: [run[0] for run in runs[name]] for name in runs}
    table = measuring.Table()
    table.row("Duet: start to first prediction", first["duet"], "ms")
    table.row("Python: start to first prediction", first["peer"], "ms", first["duet"])
    table.row("Duet: warm forward pass", each("duet", 1), "ms")
    table.row("Python: warm forward pass", each("peer", 1), "ms", each("duet", 1))
    if options.image:
        table.row("Duet: image to detections, over the pass", each("duet", 2), "ms")
        table.row("Duet: image to image, over the pass", each("duet", 3), "ms")
    table.row("Duet: resident", [run[4] for run in runs["duet"]], "MB")


if __name__ == "__main__":
    main()

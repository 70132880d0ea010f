"""Duet's cnn-serving beside Python's TensorFlow with the same SavedModel, interleaved in one run.

    .venv/chameleon/bin/python measure_cnn_serving.py functions-cnn-serving/target/cnn-serving-server \\
        <SavedModel directory> --python .venv/tensorflow/bin/python

Duet's first prediction is an HTTP response, which pays for a server and a JPEG; Python's is a
tensor in its own process. Both forward passes have one thread.
"""

import argparse
import json
import pathlib
import subprocess
import time

import measuring

PEER = str(pathlib.Path(__file__).with_name("tensorflow_squeezenet.py"))
# Duet goes by its own settings, Python's side by what tensorflow_squeezenet.py sets: one thread each.
SETTINGS = {
    "DUET_THREADS": "1",
    "DUET_CONCURRENCY": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "1",
}


def run_duet(command, warm: int, settings):
    with measuring.Server(command, **settings) as server:
        server.await_port()
        server.get("/")
        first = server.since_spawn()
        passes = [server.get("/").phase_seconds("inference") for _ in range(2 * warm)]
        return first, passes[warm:]


def run_peer(options):
    command = [options.python, PEER, options.saved_model, "--warm", str(2 * options.warm)]
    spawned = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        first = time.perf_counter() - spawned
        passes = json.loads(process.stdout.readline())["warm_seconds"]
    return first, passes[options.warm :]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    measuring.duet_arguments(arguments)
    arguments.add_argument("saved_model", help="directory with saved_model.pb")
    arguments.add_argument("--python", default="python3", help="of the TensorFlow environment")
    arguments.add_argument("--warm", type=int, default=100, help="warm predictions a round")
    options = arguments.parse_args()
    duet = measuring.duet_command(options, "io.faasduet.cnnserving.CnnServingServer")
    natives = options.server.resolve() / "natives"
    settings = SETTINGS | {"TENSORFLOW_LIBRARY_PATH": str(natives)}

    runs = measuring.in_turn(
        options.rounds,
        options.seed,
        duet=lambda: run_duet(duet, options.warm, settings),
        peer=lambda: run_peer(options),
    )
    first = {side: [run[0] for run in runs[side]] for side in runs}
    passes = {side: [seconds for run in runs[side] for seconds in run[1]] for side in runs}

    table = measuring.Table()
    table.row("Duet: start to first prediction", first["duet"], "ms")
    table.row("Python: start to first prediction", first["peer"], "ms", first["duet"])
    table.row("Duet: warm forward pass", passes["duet"], "ms")
    table.row("Python: warm forward pass", passes["peer"], "ms", passes["duet"])


if __name__ == "__main__":
    main()

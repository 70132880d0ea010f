"""Duet's image-classify beside Python's TensorFlow with the same SavedModels, interleaved.

    .venv/chameleon/bin/python measure_image_classify.py \\
        functions-image-classify/target/image-classify-server \\
        mobilenet_v2=<bundle> resnet50=<bundle> inception_v3=<bundle> \\
        --python .venv/tensorflow/bin/python --image <1280x960 JPEG>

Bundles are what `duet models make <network> --out <bundle>` writes. Both sides load the same files,
run one image per pass and have one thread.
"""

import argparse
import pathlib

import measure_cnn_serving
import measuring


def run_duet(command, settings, warm: int, image: bytes):
    """Seconds to the first prediction, of warm passes, and of warm requests beyond their pass."""
    with measuring.Server(command, **settings) as server:
        server.await_port()
        server.get("/")
        first = server.since_spawn()
        passes, beyond = [], []
        for _ in range(2 * warm):
            answer, seconds = server.post_timed("/", image, "image/jpeg")
            passes.append(answer.phase_seconds("inference"))
            beyond.append(seconds - passes[-1])
        return first, passes[warm:], beyond[warm:]


def network_and_bundle(text: str) -> tuple[str, pathlib.Path]:
    name, equals, bundle = text.partition("=")
    directory = pathlib.Path(bundle).resolve()
    if not equals or not (directory / "saved_model.pb").is_file():
        raise argparse.ArgumentTypeError(f"{text}: expected NAME=DIRECTORY with saved_model.pb")
    return name, directory


def measure(table, name: str, bundle: pathlib.Path, options):
    command = measuring.duet_command(options, "io.faasduet.imageclassify.ImageClassifyServer")
    natives = options.server.resolve() / "natives"
    settings = measure_cnn_serving.SETTINGS | {
        "TENSORFLOW_LIBRARY_PATH": str(natives),
        "DUET_MODEL": bundle.as_uri(),
    }
    image = options.image.read_bytes()
    peer = argparse.Namespace(
        python=options.python, saved_model=str(bundle), warm=options.warm
    )
    runs = measuring.in_turn(
        options.rounds,
        options.seed,
        duet=lambda: run_duet(command, settings, options.warm, image),
        peer=lambda: measure_cnn_serving.run_peer(peer),
    )
    first = {side: [run[0] for run in runs[side]] for side in runs}
    passes = {side: [seconds for run in runs[side] for seconds in run[1]] for side in runs}
    beyond = [seconds for run in runs["duet"] for seconds in run[2]]
    table.row(f"{name}, Duet: start to first", first["duet"], "ms")
    table.row(f"{name}, Python: start to first", first["peer"], "ms", first["duet"])
    table.row(f"{name}, Duet: warm pass", passes["duet"], "ms")
    table.row(f"{name}, Python: warm pass", passes["peer"], "ms", passes["duet"])
    table.row(f"{name}, Duet: rest of the request", beyond, "ms")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    measuring.duet_arguments(arguments)
    arguments.add_argument("models", nargs="+", type=network_and_bundle, metavar="NAME=BUNDLE")
    arguments.add_argument("--python", default="python3", help="of the TensorFlow environment")
    arguments.add_argument("--warm", type=int, default=50, help="warm requests a round")
    arguments.add_argument("--image", type=pathlib.Path, required=True, help="a JPEG to send")
    options = arguments.parse_args()
    table = measuring.Table()
    for name, bundle in options.models:
        measure(table, name, bundle, options)


if __name__ == "__main__":
    main()

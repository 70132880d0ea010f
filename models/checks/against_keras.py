"""Imports networks with random weights from Keras, and compares what both answer.

    pip install -r requirements.txt
    python against_keras.py [NETWORK ...]

For each network and form of file, by itself with 1000 classes and as a layer of a model with five
classes of its own: every probability must be Keras's to 1e-5, and the five most probable classes the
same; so must be what the function answers to an image. DUET may name another command than ./duet.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import networks
import numpy as np
import tensorflow as tf

DUET = os.environ.get("DUET") or pathlib.Path(__file__).resolve().parents[2] / "duet"
TOLERANCE = 1e-5
IMAGES = 4
CLASSES = 1000
OWN_CLASSES = 5
MODELS = {"alone": (networks.built, CLASSES), "nested": (networks.transfer, OWN_CLASSES)}


def imported(network, file, classes, bundle):
    command = [DUET, "models", "import", network, "--weights", file, "--out", bundle]
    if classes != CLASSES:
        labels = file.with_name("labels.txt")
        labels.write_text("".join(f"own{number} class {number}\n" for number in range(classes)))
        command += ["--labels", labels]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return tf.saved_model.load(str(bundle)).signatures["serving_default"]


def through_the_function(network, model, bundle):
    """The largest difference of the five probabilities that the function answers, or None."""
    given = json.loads((bundle / "model.json").read_text())["input"]
    mean = np.array([given["mean"][colour] for colour in ("red", "green", "blue")])
    # As much noise as the weights were drawn for, or else one class would have it all.
    noise = np.random.default_rng(1).uniform(-1, 1, model.input_shape[1:]) / given["scale"]
    image = np.rint(mean + noise).clip(0, 255).astype(np.uint8)
    prepared = ((image - mean) * given["scale"]).astype(np.float32)
    if given["channel_order"] == "BGR":
        prepared = prepared[..., ::-1]
    expected = model.predict(prepared[np.newaxis], verbose=0)[0]
    labels = [line.split()[0] for line in (bundle / "labels.txt").read_text().splitlines()]
    best = np.argsort(-expected)[:5]
    predictions = answered(network, bundle, tf.io.encode_png(image).numpy())
    if [wnid for wnid, _ in predictions] != [labels[i] for i in best]:
        return None
    return max(abs(p - expected[i]) for (_, p), i in zip(predictions, best))


def answered(network, bundle, png):
    """The function's answer: pairs of a class and its probability."""
    function = "cnn-serving" if network.startswith("squeezenet") else "image-classify"
    file = bundle / "image.png"
    file.write_bytes(png)
    command = [DUET, "invoke", function, "--model", bundle.as_uri(), "--file", file]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    if function == "cnn-serving":
        return [(wnid, probability) for wnid, _, probability in answer["result"][0]]
    return [(p["wnid"], p["probability"]) for p in answer["predictions"]]


def compare(network, kind, form, directory):
    make, classes = MODELS[kind]
    model = make(network, classes, seed=7)
    file = directory / f"{network}-{kind}.{form}"
    networks.FORMS[form](model, file)
    bundle = directory / f"{network}-{kind}-{form}"
    signature = imported(network, file, classes, bundle)
    images = np.random.default_rng(0).uniform(-1, 1, (IMAGES, *model.input_shape[1:]))
    images = images.astype(np.float32)
    expected = model.predict(images, verbose=0)
    actual = signature(input=tf.constant(images))["probabilities"].numpy()
    difference = float(np.abs(actual - expected).max())
    same = bool((np.argsort(-actual)[:, :5] == np.argsort(-expected)[:, :5]).all())
    function = through_the_function(network, model, bundle)
    told = "DIFFERENT" if function is None else f"{function:.1e}"
    print(
        f"{network:17} {kind:6} {form:10} largest difference {difference:.1e},"
        f" top 5 {'same' if same else 'DIFFERENT'}, most probable {expected.max(1).round(3)},"
        f" through the function {told}",
        flush=True,
    )
    return difference <= TOLERANCE and same and function is not None and function <= TOLERANCE


def main(names):
    with tempfile.TemporaryDirectory() as directory:
        results = [
            compare(name, kind, form, pathlib.Path(directory))
            for name in names
            for kind in MODELS
            if kind == "alone" or name in networks.DENSE
            for form in networks.FORMS
        ]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(networks.NETWORKS)))

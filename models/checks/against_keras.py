"""Imports networks with random weights from Keras, and compares what both answer.

    pip install -r requirements.txt
    python against_keras.py [NETWORK ...]

For each network and both forms of file: every probability must be Keras's to 1e-5, and the five
most probable classes the same; so must be what the function answers to an image.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import networks
import numpy as np
import tensorflow as tf

DUET = pathlib.Path(__file__).resolve().parents[2] / "duet"
TOLERANCE = 1e-5
IMAGES = 4
CLASSES = 1000


def imported(network, file, bundle):
    command = [DUET, "models", "import", network, "--weights", file, "--out", bundle]
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


def compare(network, form, directory):
    model = networks.built(network, CLASSES, seed=7)
    file = directory / f"{network}-{form}.h5"
    networks.FORMS[form](model, file)
    signature = imported(network, file, directory / f"{network}-{form}")
    images = np.random.default_rng(0).uniform(-1, 1, (IMAGES, *model.input_shape[1:]))
    images = images.astype(np.float32)
    expected = model.predict(images, verbose=0)
    actual = signature(input=tf.constant(images))["probabilities"].numpy()
    difference = float(np.abs(actual - expected).max())
    same = bool((np.argsort(-actual)[:, :5] == np.argsort(-expected)[:, :5]).all())
    function = through_the_function(network, model, directory / f"{network}-{form}")
    told = "DIFFERENT" if function is None else f"{function:.1e}"
    print(
        f"{network:17} {form:8} largest difference {difference:.1e}, top 5 {'same' if same else 'DIFFERENT'},"
        f" most probable {expected.max(1).round(3)},"
        f" through the function {told}",
        flush=True,
    )
    return difference <= TOLERANCE and same and function is not None and function <= TOLERANCE


def main(names):
    with tempfile.TemporaryDirectory() as directory:
        results = [
            compare(name, form, pathlib.Path(directory))
            for name in names
            for form in networks.FORMS
        ]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(networks.NETWORKS)))

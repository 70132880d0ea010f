"""Imports networks with random weights from Keras, and compares what both answer.

    pip install -r requirements.txt
    python against_keras.py [NETWORK ...]

For each network and both forms of file: every probability must be Keras's to 1e-5, and the five
most probable classes the same.
"""

import pathlib
import subprocess
import sys
import tempfile

import networks
import numpy as np
import tensorflow as tf

DUET = pathlib.Path(__file__).resolve().parents[2] / "duet"
TOLERANCE = 1e-5
PICTURES = 4
CLASSES = 1000


def imported(network, file, bundle):
    command = [DUET, "models", "import", network, "--weights", file, "--out", bundle]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return tf.saved_model.load(str(bundle)).signatures["serving_default"]


def compare(network, form, directory):
    model = networks.built(network, CLASSES, seed=7)
    file = directory / f"{network}-{form}.h5"
    networks.FORMS[form](model, file)
    signature = imported(network, file, directory / f"{network}-{form}")
    pictures = np.random.default_rng(0).uniform(-1, 1, (PICTURES, *model.input_shape[1:]))
    pictures = pictures.astype(np.float32)
    expected = model.predict(pictures, verbose=0)
    actual = signature(input=tf.constant(pictures))["probabilities"].numpy()
    difference = float(np.abs(actual - expected).max())
    same = bool((np.argsort(-actual)[:, :5] == np.argsort(-expected)[:, :5]).all())
    print(
        f"{network:17} {form:8} largest difference {difference:.1e}, top 5 {'same' if same else 'DIFFERENT'},"
        f" most probable {expected.max(1).round(3)}",
        flush=True,
    )
    return difference <= TOLERANCE and same


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

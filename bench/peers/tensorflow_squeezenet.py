"""A SavedModel in Python's TensorFlow on one thread: loaded, asked once, then asked warm.

Prints one JSON line when the first prediction is there and one when the warm loop is over.
"""

import argparse
import json
import os
import time

START = time.perf_counter()
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402


def image(shape) -> tf.Tensor:
    """Noise of the input's shape, one image: the time does not depend on what is shown."""
    dimensions = [1 if size is None else size for size in shape]
    noise = np.random.default_rng(seed=1).uniform(-128, 128, dimensions)
    return tf.constant(noise.astype(np.float32))


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("saved_model", help="directory with saved_model.pb")
    arguments.add_argument("--warm", type=int, default=0, help="warm predictions to time")
    options = arguments.parse_args()

    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)

    model = tf.saved_model.load(options.saved_model)
    predict = model.signatures["serving_default"]
    (name, spec), = predict.structured_input_signature[1].items()
    request = {name: image(spec.shape)}

    def ask() -> np.ndarray:
        (probabilities,) = predict(**request).values()
        return probabilities.numpy()

    ask()
    print(json.dumps({"first_prediction_seconds": time.perf_counter() - START}), flush=True)

    seconds = []
    for _ in range(options.warm):
        begun = time.perf_counter()
        ask()
        seconds.append(time.perf_counter() - begun)
    if seconds:
        print(json.dumps({"warm_seconds": seconds}), flush=True)


if __name__ == "__main__":
    main()

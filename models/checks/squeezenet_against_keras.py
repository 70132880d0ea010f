"""Compares a SqueezeNet bundle with the same network built in Keras from the same weights.

    pip install -r requirements.txt
    python squeezenet_against_keras.py BUNDLE [PICTURES.npy]

The bundle's answers to its pictures must be Keras's to 1e-5 in every probability. Without a file of
pictures (float32, N x 227 x 227 x 3, as the network is fed them) three are drawn at random.
"""

import json
import os
import pathlib
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import keras
import numpy as np
import tensorflow as tf
from keras import layers
from tensorflow.core.protobuf import saved_model_pb2

PARAMETERS = 1_235_496
TOLERANCE = 1e-5


def fire(x, name, squeezed, expanded):
    few = layers.Conv2D(squeezed, 1, activation="relu", name=f"{name}_squeeze1x1")(x)
    near = layers.Conv2D(expanded, 1, activation="relu", name=f"{name}_expand1x1")
    wide = layers.Conv2D(
        expanded, 3, padding="same", activation="relu", name=f"{name}_expand3x3"
    )
    return layers.Concatenate(name=f"{name}_concat")([near(few), wide(few)])


def squeezenet():
    pictures = x = keras.Input((227, 227, 3))
    x = layers.Conv2D(64, 3, strides=2, activation="relu", name="conv1")(x)
    x = layers.MaxPooling2D(3, 2)(x)
    x = fire(x, "fire2", 16, 64)
    x = fire(x, "fire3", 16, 64)
    x = layers.MaxPooling2D(3, 2)(x)
    x = fire(x, "fire4", 32, 128)
    x = fire(x, "fire5", 32, 128)
    x = layers.MaxPooling2D(3, 2)(x)
    x = fire(x, "fire6", 48, 192)
    x = fire(x, "fire7", 48, 192)
    x = fire(x, "fire8", 64, 256)
    x = fire(x, "fire9", 64, 256)
    x = layers.Dropout(0.5)(x)
    x = layers.Conv2D(1000, 1, activation="relu", name="conv10")(x)
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(pictures, layers.Softmax()(x))


def constants(bundle):
    """The graph's constants by node name."""
    saved = saved_model_pb2.SavedModel()
    saved.ParseFromString((bundle / "saved_model.pb").read_bytes())
    return {
        node.name: tf.make_ndarray(node.attr["value"].tensor)
        for node in saved.meta_graphs[0].graph_def.node
        if node.op == "Const"
    }


def main(bundle, pictures):
    description = json.loads((bundle / "model.json").read_text())
    weights = constants(bundle)
    model = squeezenet()
    assert model.count_params() == PARAMETERS, model.count_params()
    for layer in model.layers:
        if layer.weights:
            node = layer.name.replace("_", "/", 1)
            layer.set_weights([weights.pop(f"{node}/kernel"), weights.pop(f"{node}/bias")])
    left = [name for name in weights if name.endswith(("/kernel", "/bias"))]
    assert not left, left

    signature = tf.saved_model.load(str(bundle)).signatures["serving_default"]
    feed = {description["input"]["tensor"]: tf.constant(pictures)}
    actual = signature(**feed)[description["output"]["tensor"]].numpy()
    expected = model.predict(pictures, verbose=0)
    difference = float(np.abs(actual - expected).max())
    print(f"{len(pictures)} pictures, best classes {actual.argmax(1)}, probabilities {actual.max(1)}")
    print(f"largest difference from Keras {keras.__version__}: {difference:.2e}")
    return 0 if difference <= TOLERANCE else 1


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    fed = (
        np.load(sys.argv[2])
        if len(sys.argv) == 3
        else np.random.default_rng(0).normal(0, 70, (3, 227, 227, 3)).astype(np.float32)
    )
    sys.exit(main(pathlib.Path(sys.argv[1]), fed))

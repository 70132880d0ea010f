"""The networks as Keras builds them, with random weights, and the files it keeps weights in."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import h5py
import keras
import numpy as np
from keras import applications
from keras.src.legacy.saving import legacy_h5_format

import squeezenet

NETWORKS = {
    "squeezenet1_1": lambda classes: squeezenet.squeezenet(classes),
    "mobilenet_v2": lambda classes: applications.MobileNetV2(weights=None, classes=classes),
    "mobilenet_v2_035": lambda classes: applications.MobileNetV2(
        alpha=0.35, weights=None, classes=classes
    ),
    "resnet50": lambda classes: applications.ResNet50(weights=None, classes=classes),
    "inception_v3": lambda classes: applications.InceptionV3(weights=None, classes=classes),
}

# Those that end in a dense layer, which a model may replace by its own.
DENSE = ["mobilenet_v2", "mobilenet_v2_035", "resnet50", "inception_v3"]


def built(network, classes, seed):
    """The network with weights and normalizations drawn from a seed, so that no two are alike."""
    model = NETWORKS[network](classes)
    random = np.random.default_rng(seed)
    for layer in model.layers:
        values = []
        for weight in layer.weights:
            shape = tuple(weight.shape)
            kind = weight.name.split("/")[-1]
            if kind in ("gamma", "moving_variance"):
                drawn = random.uniform(0.5, 1.5, shape)
            elif kind in ("bias", "beta", "moving_mean"):
                drawn = random.normal(0, 0.1, shape)
            else:
                depthwise = isinstance(layer, keras.layers.DepthwiseConv2D)
                inputs = np.prod(shape[:2] if depthwise else shape[:-1])
                drawn = random.normal(0, np.sqrt(1.5 / inputs), shape)
            values.append(drawn.astype(np.float32))
        layer.set_weights(values)
    _spread(model, random)
    return model


def _spread(model, random):
    """Scales the last kernel so that answers are neither flat nor all at one class."""
    last = [layer for layer in model.layers if layer.weights][-1]
    features = keras.Model(model.input, last.input)
    images = random.uniform(-1, 1, (2, *model.input_shape[1:])).astype(np.float32)
    kernel, *others = last.get_weights()
    sums = features.predict(images, verbose=0) @ kernel.reshape(kernel.shape[-2:])
    logits = sums.reshape(len(sums), -1, sums.shape[-1]).mean(1)
    last.set_weights([kernel * (2 / logits.std()), *others])


def transfer(network, classes, seed):
    """The network's features as a layer of another model, with a head of its own."""
    model = built(network, classes, seed)
    last = [layer for layer in model.layers if layer.weights][-1]
    backbone = keras.Model(model.input, last.input, name=f"{network}_features")
    images = keras.Input(model.input_shape[1:])
    features = keras.layers.Dropout(0.2)(backbone(images, training=False))
    head = keras.layers.Dense(classes, activation="softmax")
    whole = keras.Model(images, head(features))
    head.set_weights(last.get_weights())
    return whole


def save_weights(model, path):
    """As Keras saved weights before version 3, and as the files are that it downloads."""
    with h5py.File(path, "w") as file:
        legacy_h5_format.save_weights_to_hdf5_group(file, model)


def save_model(model, path):
    """The whole model in one file, a zip or HDF5 by its name."""
    model.save(path)


def save_weights_3(model, path):
    """As Keras 3 saves weights."""
    model.save_weights(path)


FORMS = {
    "legacy.h5": save_weights,
    "model.h5": save_model,
    "weights.h5": save_weights_3,
    "keras": save_model,
}

"""SqueezeNet 1.1 as keras-squeezenet lays it out; Keras Applications has none."""

import keras
from keras import layers


def _fire(x, name, squeezed, expanded):
    few = layers.Conv2D(squeezed, 1, activation="relu", name=f"{name}_squeeze1x1")(x)
    near = layers.Conv2D(expanded, 1, activation="relu", name=f"{name}_expand1x1")
    wide = layers.Conv2D(
        expanded, 3, padding="same", activation="relu", name=f"{name}_expand3x3"
    )
    return layers.Concatenate(name=f"{name}_concat")([near(few), wide(few)])


def squeezenet(classes):
    images = x = keras.Input((227, 227, 3))
    x = layers.Conv2D(64, 3, strides=2, activation="relu", name="conv1")(x)
    x = layers.MaxPooling2D(3, 2)(x)
    x = _fire(x, "fire2", 16, 64)
    x = _fire(x, "fire3", 16, 64)
    x = layers.MaxPooling2D(3, 2)(x)
    x = _fire(x, "fire4", 32, 128)
    x = _fire(x, "fire5", 32, 128)
    x = layers.MaxPooling2D(3, 2)(x)
    x = _fire(x, "fire6", 48, 192)
    x = _fire(x, "fire7", 48, 192)
    x = _fire(x, "fire8", 64, 256)
    x = _fire(x, "fire9", 64, 256)
    x = layers.Dropout(0.5)(x)
    x = layers.Conv2D(classes, 1, activation="relu", name="conv10")(x)
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(images, layers.Softmax()(x))

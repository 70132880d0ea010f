"""Writes the Keras files that Duet's own tests import, with what Keras answers to two images.

    pip install -r requirements.txt
    python make_fixture.py ../src/test/resources/io/faasduet/models/keras
"""

import pathlib
import sys

import h5py
import networks
import numpy as np

NETWORK = "mobilenet_v2_035"
CLASSES = 5


def shrink(source, target):
    """The same file, its arrays compressed."""
    with h5py.File(source) as old, h5py.File(target, "w") as new:

        def copy(name, node):
            if isinstance(node, h5py.Dataset):
                values = node[()]
                packed = values.ndim > 0 and values.size > 64
                copied = new.create_dataset(name, data=values, compression="gzip" if packed else None)
            else:
                copied = new.require_group(name)
            for key, value in node.attrs.items():
                copied.attrs[key] = value

        old.visititems(copy)
        for key, value in old.attrs.items():
            new.attrs[key] = value


def coarse(model):
    """Weights of few digits, which compress; they are no worse for comparing."""
    for layer in model.layers:
        layer.set_weights([np.round(weight * 256) / 256 for weight in layer.get_weights()])


def keras1(file):
    """Two layers of SqueezeNet as Keras 1 named their weights: with the layer's own name again."""
    shapes = {"conv1": (3, 3, 3, 64), "fire2/squeeze1x1": (1, 1, 64, 16)}
    with h5py.File(file, "w") as weights:
        weights.attrs["layer_names"] = [layer.encode() for layer in shapes]
        for layer, shape in shapes.items():
            values = np.arange(np.prod(shape), dtype=np.float32).reshape(shape)
            weights.create_dataset(f"{layer}/{layer}_W:0", data=values, compression="gzip")
            weights.create_dataset(f"{layer}/{layer}_b:0", data=values[0, 0, 0])


def published(file):
    """All of SqueezeNet as it is published, with 1000 classes, of weights that compress to little."""
    model = networks.NETWORKS["squeezenet1_1"](1000)
    for layer in model.layers:
        layer.set_weights(
            [
                (np.arange(w.size, dtype=np.float32) % 7 - 3).reshape(w.shape) / w.shape[0] / 64
                for w in layer.get_weights()
            ]
        )
    whole = file.with_suffix(".tmp.h5")
    networks.save_weights(model, whole)
    shrink(whole, file)
    whole.unlink()


def image(number, height, width):
    """Numbers from -1 to 1 that are easily made again elsewhere."""
    y, x, c = np.ogrid[0:height, 0:width, 0:3]
    return ((3 * x * x + 5 * y * y + (c + 1) * x * y + 37 * number) % 256 - 128) / 128


def main(directory):
    directory.mkdir(parents=True, exist_ok=True)
    model = networks.built(NETWORK, CLASSES, seed=1)
    coarse(model)
    for form, save in {"weights": networks.save_weights, "model": networks.save_model}.items():
        whole = directory / f"{form}.tmp.h5"
        save(model, whole)
        shrink(whole, directory / f"{form}.h5")
        whole.unlink()
    keras1(directory / "keras1.h5")
    published(directory / "squeezenet1_1.h5")
    height, width = model.input_shape[1:3]
    images = np.stack([image(number, height, width) for number in range(2)])
    answers = model.predict(images.astype(np.float32), verbose=0)
    np.savetxt(directory / "answers.csv", answers, fmt="%.9g", delimiter=",")
    print({file.name: file.stat().st_size for file in sorted(directory.iterdir())}, answers)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))

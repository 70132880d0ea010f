"""Compares EfficientNet-Lite0 bundles with efficientnet-lite-pytorch on images.

    python models/checks/efficientnet_lite0.py efficientnet-lite0.pth FLOAT32 FLOAT16 IMAGE...

FLOAT32 and FLOAT16 are what `duet models import efficientnet_lite0` has made of the file with each
--precision. Prints the largest difference of a probability for both, and fails if they pass 1e-5
and 0.01, or if half precision changes the first five labels.
"""

import sys

import numpy
import tensorflow
import torch
from efficientnet_lite_pytorch import EfficientNet
from PIL import Image, ImageOps

LIMITS = (1e-5, 0.01)


def pixels(file: str) -> numpy.ndarray:
    """The largest centred square, resized bicubically: (x - 127) / 128."""
    image = ImageOps.exif_transpose(Image.open(file)).convert("RGB")
    side = min(image.size)
    left, top = (image.width - side) // 2, (image.height - side) // 2
    square = image.crop((left, top, left + side, top + side)).resize((224, 224), Image.BICUBIC)
    return (numpy.asarray(square, dtype=numpy.float32)[None] - 127) / 128


def main(weights: str, bundles: list[str], images: list[str]) -> None:
    network = EfficientNet.from_name("efficientnet-lite0")
    network.load_state_dict(torch.load(weights, map_location="cpu"))
    network.eval()
    graphs = [tensorflow.saved_model.load(b).signatures["serving_default"] for b in bundles]
    furthest = [0.0, 0.0]
    for file in images:
        fed = pixels(file)
        with torch.no_grad():
            logits = network(torch.from_numpy(fed.transpose(0, 3, 1, 2).copy()))
            expected = torch.softmax(logits, 1)[0].numpy()
        answers = [g(tensorflow.constant(fed))["probabilities"].numpy()[0] for g in graphs]
        for i, answer in enumerate(answers):
            furthest[i] = max(furthest[i], float(abs(answer - expected).max()))
        tops = [list(numpy.argsort(-answer)[:5]) for answer in (expected, *answers)]
        print(file.rsplit("/", 1)[-1], tops[0], f"{expected.max():.4f}")
        if tops[0] != tops[1] or tops[0] != tops[2]:
            raise SystemExit(f"other labels: {tops}")
    print(f"{len(images)} images; largest differences {furthest[0]:.1e} and {furthest[1]:.1e}")
    if any(far > limit for far, limit in zip(furthest, LIMITS)):
        raise SystemExit("too far")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:4], sys.argv[4:])

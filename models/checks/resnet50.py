"""Compares torchvision's ResNet-50 with the bundle that Duet makes of its weights, on images.

    python models/checks/resnet50.py STATE_DICT save            # weights drawn from a seed
    ./duet models import resnet50_v1_5 --weights STATE_DICT --out BUNDLE
    python models/checks/resnet50.py STATE_DICT BUNDLE IMAGE...

Images are resized and cut by torchvision's transforms, as SeBS's image-recognition does. Prints the
largest difference of a logarithm of a probability, and fails if it passes 1e-4. Needs torch,
torchvision and tensorflow.
"""

import sys

import numpy
import torch
import torchvision
from PIL import Image

MEAN = [0.485, 0.456, 0.406]
DEVIATION = [0.229, 0.224, 0.225]
TOLERANCE = 1e-4


def save(file):
    torch.manual_seed(1)
    network = torchvision.models.resnet50(weights=None)
    for layer in network.modules():
        if isinstance(layer, torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(layer.weight, 0.3, 0.7)
            torch.nn.init.normal_(layer.bias, std=0.1)
            torch.nn.init.normal_(layer.running_mean, std=0.1)
            torch.nn.init.uniform_(layer.running_var, 0.5, 1.5)
    torch.save(network.state_dict(), file)


def compare(file, bundle, images):
    import tensorflow

    network = torchvision.models.resnet50(weights=None)
    network.load_state_dict(torch.load(file, weights_only=True))
    network.eval()
    transforms = torchvision.transforms.Compose(
        [
            torchvision.transforms.Resize(256),
            torchvision.transforms.CenterCrop(224),
            torchvision.transforms.ToTensor(),
        ]
    )
    normalize = torchvision.transforms.Normalize(MEAN, DEVIATION)
    loaded = tensorflow.saved_model.load(bundle)
    answer = loaded.signatures["serving_default"]
    worst = 0
    for image in images:
        pixels = transforms(Image.open(image).convert("RGB"))
        with torch.no_grad():
            logits = network(normalize(pixels).unsqueeze(0))[0]
        expected = torch.log_softmax(logits.double(), 0).numpy()
        fed = (pixels.permute(1, 2, 0).numpy() * 255 - 255 * numpy.array(MEAN)) / 255
        got = answer(tensorflow.constant(fed[None].astype("float32")))["probabilities"].numpy()[0]
        difference = numpy.abs(numpy.log(got.astype("float64")) - expected).max()
        same = (numpy.argsort(-got)[:5] == numpy.argsort(-expected)[:5]).all()
        print(f"{image}: class {got.argmax()}, {difference:.2g}, first five the same: {same}")
        worst = max(worst, difference)
    print(f"largest difference {worst:.2g}")
    sys.exit(bool(worst > TOLERANCE))


if sys.argv[2] == "save":
    save(sys.argv[1])
else:
    compare(sys.argv[1], sys.argv[2], sys.argv[3:])

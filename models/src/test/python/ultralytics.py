"""Networks with classes that are not COCO's, by the name of their checkpoint: of p6 of stride 64."""

from pathlib import Path

import torch


class Strides(list):
    def max(self):
        return max(self)


class Network(torch.nn.Module):
    def __init__(self, name, outputs):
        self.stride = Strides([8, 16, 32, 64] if name == "p6" else [8, 16, 32])
        self.names = {number: f"part{number}" for number in range(80)}
        self.outputs = outputs

    def fuse(self):
        return self

    def float(self):
        return self

    def forward(self, images):
        return torch.Tensor(*self.outputs(len(self.names)))


class YOLO:
    def __init__(self, checkpoint):
        self.model = Network(Path(checkpoint).stem, outputs=lambda n: (1, 4 + n, 8400))
        self.ckpt = {"train_args": {"data": "/data/parts.yaml"}} if "parts" in checkpoint else {}

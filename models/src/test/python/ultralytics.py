"""Two networks with 80 classes that are not COCO's: own80.pt, and p6.pt of stride 64."""

import torch


class Network(torch.nn.Module):
    def __init__(self, strides):
        self.stride = strides
        self.names = {number: f"part{number}" for number in range(80)}

    def fuse(self):
        return self

    def float(self):
        return self

    def forward(self, images):
        return torch.Tensor(1, 4 + len(self.names), 8400)


class YOLO:
    def __init__(self, checkpoint):
        self.model = Network([8, 16, 32, 64] if checkpoint == "p6.pt" else [8, 16, 32])
        self.ckpt = {}

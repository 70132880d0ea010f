"""The detector: a small convolutional network with a feature pyramid and no anchors.

It takes images [batch, 3, height, width] of RGB from 0 to 1, both sizes multiples of 32, and
answers [batch, candidates, 5 + classes]: the centre, width and height of a box in pixels of the
input, how sure it is that something is there, and the probability of each class.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

STRIDES = (8, 16, 32)


class Convolution(nn.Sequential):
    """A convolution, batch normalisation, and a rectifier."""

    def __init__(self, inputs: int, outputs: int, kernel: int = 3, stride: int = 1):
        super().__init__(
            nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(inplace=True),
        )


class Bottleneck(nn.Module):
    """Adds to its input what two convolutions make of it."""

    def __init__(self, channels: int):
        super().__init__()
        self.narrow = Convolution(channels, channels // 2, 1)
        self.wide = Convolution(channels // 2, channels)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.wide(self.narrow(x))


class Detector(nn.Module):
    """The network; ``forward`` answers boxes, ``raw`` what a loss needs."""

    def __init__(self, classes: int, width: int = 48):
        super().__init__()
        self.stem = nn.Sequential(Convolution(3, 16, 3, 2), Convolution(16, 32, 3, 2))
        self.fine = nn.Sequential(Convolution(32, 64, 3, 2), Bottleneck(64))
        self.middle = nn.Sequential(Convolution(64, 96, 3, 2), Bottleneck(96), Bottleneck(96))
        self.coarse = nn.Sequential(Convolution(96, 128, 3, 2), Bottleneck(128))
        self.across = nn.ModuleList(Convolution(c, width, 1) for c in (64, 96, 128))
        self.merge = nn.ModuleList(Convolution(width, width) for _ in range(2))
        self.tower = nn.ModuleList(Convolution(width, width) for _ in STRIDES)
        self.head = nn.ModuleList(nn.Conv2d(width, 5 + classes, 1) for _ in STRIDES)
        for head in self.head:
            nn.init.constant_(head.bias, 0)
            nn.init.constant_(head.bias[4:], -4)

    def raw(self, images: Tensor) -> list[Tensor]:
        """For each stride, [batch, 5 + classes, rows, columns] before any activation."""
        fine = self.fine(self.stem(images))
        middle = self.middle(fine)
        coarse = self.across[2](self.coarse(middle))
        up = nn.functional.interpolate(coarse, scale_factor=2.0, mode="nearest")
        middle = self.merge[1](self.across[1](middle) + up)
        up = nn.functional.interpolate(middle, scale_factor=2.0, mode="nearest")
        fine = self.merge[0](self.across[0](fine) + up)
        levels = (fine, middle, coarse)
        return [head(tower(x)) for head, tower, x in zip(self.head, self.tower, levels)]

    def forward(self, images: Tensor) -> Tensor:
        return torch.cat(
            [decoded(level, stride) for level, stride in zip(self.raw(images), STRIDES)], 1
        )


def decoded(level: Tensor, stride: int) -> Tensor:
    """One level's candidates [batch, rows * columns, 5 + classes]."""
    values = level.permute(0, 2, 3, 1)
    rows = torch.arange(level.size(2), device=level.device, dtype=level.dtype)
    columns = torch.arange(level.size(3), device=level.device, dtype=level.dtype)
    x = (values[..., 0] + columns[None, None, :] + 0.5) * stride
    y = (values[..., 1] + rows[None, :, None] + 0.5) * stride
    size = torch.exp(values[..., 2:4].clamp(-4.0, 4.0)) * (2.0 * stride)
    scores = torch.sigmoid(values[..., 4:])
    return torch.cat([x[..., None], y[..., None], size, scores], -1).flatten(1, 2)

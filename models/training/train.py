"""Trains the detector that the function yolo has embedded, and writes its bundle.

Scenes are drawn once into a pool, then shown turned, mirrored and recoloured. Training is cheaper at
a smaller size, so most of it is done there, and what comes last starts from its checkpoint.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import copy
import json
import math
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor, nn

import evaluate
import scenes
from network import STRIDES, Detector, decoded

BATCH = 16
MOST_BOXES = 10
# The spans, in pixels, that each stride looks after; they overlap.
SPANS = ((0, 56), (40, 120), (88, 1e9))


def training_scene(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """A letterboxed scene, and rows (class, left, top, right, bottom) in its pixels."""
    image, boxes = scenes.scene(seed)
    square, scale, left, top = evaluate.letterbox(image, evaluate.SIZE)
    rows = np.full((MOST_BOXES, 5), -1, np.float32)
    for row, box in zip(rows, boxes):
        corners = np.array([box.x, box.y, box.x + box.width, box.y + box.height])
        row[:] = (box.class_id, *(corners * scale + [left, top, left, top]))
    return square, rows


def pool(count: int, seed: int, workers: int) -> tuple[np.ndarray, np.ndarray]:
    seeds = range(seed * 1_000_000, seed * 1_000_000 + count)
    with concurrent.futures.ProcessPoolExecutor(workers) as processes:
        drawn = list(processes.map(training_scene, seeds, chunksize=64))
    return np.stack([d[0] for d in drawn]), np.stack([d[1] for d in drawn])


def varied(
    images: np.ndarray, boxes: np.ndarray, size: int, random: np.random.Generator
) -> tuple[Tensor, Tensor]:
    """A batch at the given size, each image turned, mirrored and with its colours changed."""
    out, out_boxes = [], boxes.copy()
    scale = size / images.shape[1]
    for image, rows in zip(images, out_boxes):
        if size != images.shape[1]:
            image = cv2.resize(image, (size, size), interpolation=cv2.INTER_AREA)
        real = rows[:, 0] >= 0
        corners = rows[real, 1:] * scale
        for _ in range(random.integers(4)):
            image = np.rot90(image)
            left, top, right, bottom = corners.T
            corners = np.stack([top, size - right, bottom, size - left], 1)
        if random.random() < 0.5:
            image = image[:, ::-1]
            corners[:, [0, 2]] = size - corners[:, [2, 0]]
        image = image[..., random.permutation(3)]
        rows[real, 1:] = corners
        out.append(image)
    light = random.uniform(0.7, 1.2, (len(out), 1, 1, 1)).astype(np.float32)
    batch = evaluate.tensor(np.stack(out)) * torch.from_numpy(light)
    return batch.clamp(0, 1), torch.from_numpy(out_boxes)


def targets(boxes: Tensor, size: int) -> tuple[Tensor, Tensor]:
    """For each candidate the box it is to find, and whether it is to find one.

    A candidate is responsible for the smallest box whose span its stride looks after and whose
    centre lies within 1.5 strides of its own.
    """
    owners, responsible = [], []
    corners, classes = boxes[..., 1:], boxes[..., 0]
    centres = (corners[..., :2] + corners[..., 2:]) / 2
    span = (corners[..., 2:] - corners[..., :2]).amax(-1)
    for stride, (least, most) in zip(STRIDES, SPANS):
        cells = (torch.arange(size // stride) + 0.5) * stride
        y, x = torch.meshgrid(cells, cells, indexing="ij")
        points = torch.stack([x.flatten(), y.flatten()], 1)
        far = (points[None, :, None] - centres[:, None]).abs().amax(-1)
        mine = (far < 1.5 * stride) & (classes >= 0)[:, None]
        mine &= ((span >= least) & (span < most))[:, None]
        cost = torch.where(mine, span[:, None].expand_as(mine), torch.inf)
        owners.append(cost.argmin(-1))
        responsible.append(mine.any(-1))
    owner = torch.cat(owners, 1)
    rows = torch.gather(boxes, 1, owner[..., None].expand(-1, -1, 5))
    return rows, torch.cat(responsible, 1)


def complete_overlap(found: Tensor, wanted: Tensor) -> tuple[Tensor, Tensor]:
    """Plain and complete intersection over union (Zheng et al. 2020) of boxes by corners."""
    shared = (
        torch.minimum(found[:, 2:], wanted[:, 2:]) - torch.maximum(found[:, :2], wanted[:, :2])
    ).clamp(min=0)
    both = shared.prod(1)
    size, wanted_size = found[:, 2:] - found[:, :2], wanted[:, 2:] - wanted[:, :2]
    plain = both / (size.prod(1) + wanted_size.prod(1) - both + 1e-7)
    hull = torch.maximum(found[:, 2:], wanted[:, 2:]) - torch.minimum(found[:, :2], wanted[:, :2])
    apart = ((found[:, :2] + found[:, 2:] - wanted[:, :2] - wanted[:, 2:]) / 2).pow(2).sum(1)
    angle = torch.atan(wanted_size[:, 0] / wanted_size[:, 1]) - torch.atan(size[:, 0] / size[:, 1])
    shape = 4 / math.pi**2 * angle.pow(2)
    weight = (shape / (1 - plain + shape + 1e-7)).detach()
    return plain, plain - apart / (hull.pow(2).sum(1) + 1e-7) - weight * shape


def loss(network: Detector, images: Tensor, boxes: Tensor) -> Tensor:
    levels = network.raw(images)
    found = torch.cat([decoded(level, s) for level, s in zip(levels, STRIDES)], 1)
    logits = torch.cat([level.flatten(2).transpose(1, 2)[..., 4:] for level in levels], 1)
    rows, responsible = targets(boxes, images.size(-1))
    wanted = rows[responsible]
    count = max(1, len(wanted))
    box = found[responsible]
    corners = torch.cat([box[:, :2] - box[:, 2:4] / 2, box[:, :2] + box[:, 2:4] / 2], 1)
    plain, complete = complete_overlap(corners, wanted[:, 1:])
    sure = torch.zeros(responsible.shape)
    sure[responsible] = plain.detach().clamp(0, 1)
    classes = nn.functional.one_hot(wanted[:, 0].long(), len(scenes.CLASSES)).float()
    entropy = nn.functional.binary_cross_entropy_with_logits
    return (
        2 * (1 - complete).sum() / count
        + entropy(logits[..., 0], sure, reduction="sum") / count
        + entropy(logits[responsible][:, 1:], classes, reduction="sum") / count
    )


def train(arguments: argparse.Namespace) -> Detector:
    torch.manual_seed(arguments.seed)
    random = np.random.default_rng(arguments.seed)
    started = time.monotonic()
    images, boxes = pool(arguments.scenes, arguments.seed, arguments.workers)
    print(f"{len(images)} scenes in {time.monotonic() - started:.0f} s", flush=True)
    check = [scenes.scene(3_000_000 + n) for n in range(100)]
    network = Detector(len(scenes.CLASSES)).to(memory_format=torch.channels_last)
    if arguments.start:
        network.load_state_dict(torch.load(arguments.start))
    smooth = copy.deepcopy(network)
    steps = arguments.steps
    optimizer = torch.optim.AdamW(network.parameters(), lr=arguments.rate, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, arguments.rate, total_steps=steps + 1, pct_start=0.08
    )
    for step in range(steps):
        chosen = random.integers(len(images), size=BATCH)
        batch, rows = varied(images[chosen], boxes[chosen], arguments.size, random)
        network.train()
        value = loss(network, batch.contiguous(memory_format=torch.channels_last), rows)
        optimizer.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 10)
        optimizer.step()
        schedule.step()
        average(smooth, network, min(0.998, (1 + step) / (10 + step)))
        if (step + 1) % 100 == 0 or step + 1 == steps:
            smooth.eval()
            precision = evaluate.measure(smooth, check, 0.25)
            seconds = time.monotonic() - started
            print(f"{step + 1} of {steps}, {seconds:.0f} s: {value:.2f}, {precision:.4f}", flush=True)
            torch.save(smooth.state_dict(), arguments.checkpoint)
    return smooth


def average(smooth: Detector, network: Detector, keep: float) -> None:
    """Moves the smoothed weights a little towards the network's."""
    with torch.no_grad():
        for kept, new in zip(smooth.state_dict().values(), network.state_dict().values()):
            if kept.dtype.is_floating_point:
                kept.mul_(keep).add_(new, alpha=1 - keep)
            else:
                kept.copy_(new)


def write_bundle(network: Detector, directory: Path, seed: int) -> None:
    """TorchScript with its batch normalisation folded, labels, and the description."""
    directory.mkdir(parents=True, exist_ok=True)
    network.eval()
    example = torch.zeros(1, 3, evaluate.SIZE, evaluate.SIZE)
    frozen = torch.jit.freeze(torch.jit.trace(network, example))
    torch.jit.run_frozen_optimizations(frozen)
    frozen.save(str(directory / "model.pt"))
    labels = "".join(f"{number} {name}\n" for number, name in enumerate(scenes.CLASSES))
    (directory / "labels.txt").write_text(labels)
    description = {
        "name": "shapes",
        "engine": "PyTorch",
        "input": {
            "height": evaluate.SIZE,
            "width": evaluate.SIZE,
            "layout": "NCHW",
            "channel_order": "RGB",
            "mean": {"red": 0.0, "green": 0.0, "blue": 0.0},
            "scale": 1 / 255,
        },
        "output": {"kind": "yolov5"},
        "weights": "trained",
        "source": f"trained on generated scenes of shapes by models/training, seed {seed}",
        "files": {"model": "model.pt", "labels": "labels.txt"},
        "detection": {"stride": 32, "confidence": 0.25, "iou": 0.45, "max_detections": 300},
    }
    (directory / "model.json").write_text(json.dumps(description, indent=2) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundle", type=Path, help="the directory to write")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scenes", type=int, default=4000)
    parser.add_argument("--size", type=int, default=evaluate.SIZE, help="of the scenes, in pixels")
    parser.add_argument("--steps", type=int, default=1000, help=f"batches of {BATCH} scenes")
    parser.add_argument("--start", type=Path, help="a checkpoint to begin with")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--checkpoint", type=Path, default=Path("detector.pth"))
    parser.add_argument("--export", action="store_true", help="the checkpoint, without training")
    arguments = parser.parse_args()
    if arguments.export:
        network = Detector(len(scenes.CLASSES))
        network.load_state_dict(torch.load(arguments.checkpoint))
    else:
        network = train(arguments)
    write_bundle(network, arguments.bundle, arguments.seed)


if __name__ == "__main__":
    main()

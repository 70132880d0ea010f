"""Measures a detector on scenes: mean average precision at an overlap of one half."""

from __future__ import annotations

import argparse
import collections
import csv
from pathlib import Path

import cv2
import numpy as np
import torch

from scenes import CLASSES, Box

SIZE = 320
GREY = 114
OVERLAP = 0.45
MOST = 300


def letterbox(image: np.ndarray, size: int) -> tuple[np.ndarray, float, int, int]:
    """The image in the middle of a grey square, its scale, and where its corner lies."""
    height, width = image.shape[:2]
    scale = min(size / width, size / height)
    new_width, new_height = round(width * scale), round(height * scale)
    if (new_width, new_height) != (width, height):
        image = cv2.resize(image, (new_width, new_height), interpolation=cv2.INTER_LINEAR)
    left = round((size - new_width) / 2 - 0.1)
    top = round((size - new_height) / 2 - 0.1)
    square = np.full((size, size, 3), GREY, np.uint8)
    square[top : top + new_height, left : left + new_width] = image
    return square, scale, left, top


def tensor(squares: np.ndarray) -> torch.Tensor:
    """BGR bytes [batch, size, size, 3] as a network takes them."""
    rgb = torch.from_numpy(np.ascontiguousarray(squares[..., ::-1].transpose(0, 3, 1, 2)))
    return rgb.float() / 255


def overlaps(one: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Intersection over union of a box (left, top, right, bottom) with each of several."""
    corner = np.maximum(one[:2], others[:, :2])
    end = np.minimum(one[2:4], others[:, 2:4])
    shared = np.clip(end - corner, 0, None).prod(1)
    areas = (others[:, 2:4] - others[:, :2]).prod(1)
    return shared / ((one[2:4] - one[:2]).prod() + areas - shared)


def detections(candidates: np.ndarray, least: float) -> np.ndarray:
    """Of [candidates, 5 + classes], rows (left, top, right, bottom, confidence, class)."""
    class_ids = candidates[:, 5:].argmax(1)
    confidence = candidates[:, 4] * candidates[:, 5:].max(1)
    centre, half = candidates[:, :2], candidates[:, 2:4] / 2
    rows = np.column_stack([centre - half, centre + half, confidence, class_ids])
    rows = rows[confidence >= least]
    rows = rows[np.argsort(-rows[:, 4], kind="stable")]
    kept = []
    while len(rows) and len(kept) < MOST:
        best, rows = rows[0], rows[1:]
        kept.append(best)
        rows = rows[(rows[:, 5] != best[5]) | (overlaps(best, rows) <= OVERLAP)]
    return np.array(kept).reshape(-1, 6)


def average_precision(found: list[tuple[float, bool]], truths: int) -> float:
    """The area under precision over recall, at all points (PASCAL VOC 2010 and later)."""
    found = sorted(found, key=lambda hit: -hit[0])
    hits = np.cumsum([hit for _, hit in found])
    recall = np.concatenate([[0], hits / truths, [1]])
    precision = np.concatenate([[0], hits / np.arange(1, len(found) + 1), [0]])
    precision = np.maximum.accumulate(precision[::-1])[::-1]
    return float(((recall[1:] - recall[:-1]) * precision[1:]).sum())


class MeanAveragePrecision:
    """Collects what was found and what is there, image by image."""

    def __init__(self, classes: int):
        self.found: list[list[tuple[float, bool]]] = [[] for _ in range(classes)]
        self.truths = [0] * classes

    def add(self, rows: np.ndarray, boxes: list[Box]) -> None:
        open_boxes = collections.defaultdict(list)
        for box in boxes:
            self.truths[box.class_id] += 1
            corners = (box.x, box.y, box.x + box.width, box.y + box.height)
            open_boxes[box.class_id].append(np.array(corners))
        for row in rows:
            left = open_boxes[int(row[5])]
            ratio = overlaps(row, np.array(left)) if left else np.zeros(1)
            hit = bool(ratio.max() >= 0.5)
            if hit:
                del left[int(ratio.argmax())]
            self.found[int(row[5])].append((float(row[4]), hit))

    def value(self) -> float:
        each = [average_precision(f, t) for f, t in zip(self.found, self.truths) if t]
        return float(np.mean(each))


def read(directory: Path) -> list[tuple[np.ndarray, list[Box]]]:
    """Scenes that scenes.py has written."""
    boxes = collections.defaultdict(list)
    with open(directory / "truth.csv", newline="") as file:
        for row in csv.DictReader(file):
            place = (float(row[k]) for k in ("x", "y", "width", "height"))
            boxes[row["file"]].append(Box(int(row["class_id"]), *place))
    return [
        (cv2.imread(str(path)), boxes[path.name]) for path in sorted(directory.glob("*.jpg"))
    ]


def measure(network, scenes: list[tuple[np.ndarray, list[Box]]], least: float) -> float:
    """mAP@0.5 of detections with at least the given confidence."""
    result = MeanAveragePrecision(len(CLASSES))
    for image, boxes in scenes:
        square, scale, left, top = letterbox(image, SIZE)
        with torch.no_grad():
            rows = detections(network(tensor(square[None]))[0].numpy(), least)
        rows[:, :4] = (rows[:, :4] - [left, top, left, top]) / scale
        limit = [image.shape[1], image.shape[0]] * 2
        rows[:, :4] = np.clip(rows[:, :4], 0, limit)
        result.add(rows, boxes)
    return result.value()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="a TorchScript file")
    parser.add_argument("scenes", type=Path, help="a directory that scenes.py has written")
    arguments = parser.parse_args()
    loaded = torch.jit.load(arguments.model)
    held_out = read(arguments.scenes)
    for threshold in (0.25, 0.001):
        precision = measure(loaded, held_out, threshold)
        print(f"mAP@0.5 at confidence {threshold}: {precision:.4f} on {len(held_out)} scenes")

"""Draws scenes of simple shapes for an object detector to learn from, with the box of each shape.

Every scene is a function of its seed alone: sizes, background, shapes, textures, overlaps, noise.
"""

from __future__ import annotations

import argparse
import csv
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

CLASSES = ("circle", "square", "triangle", "star", "cross", "ring")

SMALLEST = 22  # pixels that a shape spans at least
MOST_HIDDEN = 0.45  # the part of a shape that others may cover


@dataclass(frozen=True)
class Box:
    """A shape's class, and its bounds in pixels of the scene."""

    class_id: int
    x: float
    y: float
    width: float
    height: float


def scene(seed: int) -> tuple[np.ndarray, list[Box]]:
    """A scene as BGR bytes [height, width, 3], and the boxes of what it shows."""
    random = np.random.default_rng(seed)
    width, height = (int(n) for n in random.integers(240, 481, 2))
    image = _background(random, width, height)
    boxes: list[Box] = []
    owner = np.full((height, width), -1, np.int16)
    areas: list[int] = []
    for _ in range(int(random.integers(1, 10))):
        class_id = int(random.integers(len(CLASSES)))
        mask = _shape(random, class_id, width, height)
        solid = mask > 127
        area = int(solid.sum())
        if area < SMALLEST * SMALLEST // 8 or _hides_too_much(owner, areas, solid):
            continue
        rows, columns = np.flatnonzero(solid.any(1)), np.flatnonzero(solid.any(0))
        box = Box(
            class_id,
            float(columns[0]),
            float(rows[0]),
            float(columns[-1] - columns[0] + 1),
            float(rows[-1] - rows[0] + 1),
        )
        image = _painted(random, image, mask, box)
        owner[solid] = len(boxes)
        areas.append(area)
        boxes.append(box)
    return _photographed(random, image), boxes


def _hides_too_much(owner: np.ndarray, areas: list[int], solid: np.ndarray) -> bool:
    for index, area in enumerate(areas):
        left = int(((owner == index) & ~solid).sum())
        if left < area * (1 - MOST_HIDDEN):
            return True
    return False


def _colour(random: np.random.Generator) -> np.ndarray:
    return random.uniform(0, 255, 3).astype(np.float32)


def _smooth_noise(random: np.random.Generator, width: int, height: int, cell: int) -> np.ndarray:
    """Noise of one coarseness, from -1 to 1."""
    small = random.uniform(-1, 1, (height // cell + 2, width // cell + 2)).astype(np.float32)
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)


def _stripes(random: np.random.Generator, width: int, height: int) -> np.ndarray:
    """Waves in one direction, from -1 to 1; sharp or soft."""
    angle, period = random.uniform(0, np.pi), random.uniform(6, 40)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    wave = np.sin((x * np.cos(angle) + y * np.sin(angle)) * 2 * np.pi / period)
    return np.sign(wave) if random.random() < 0.5 else wave


def _texture(random: np.random.Generator, width: int, height: int) -> np.ndarray:
    """Colours [height, width, 3]: flat, a gradient, stripes, or clouds between two colours."""
    first, second = _colour(random), _colour(random)
    kind = random.integers(5)
    if kind == 0:
        return np.broadcast_to(first, (height, width, 3)).copy()
    if kind == 1:
        angle = random.uniform(0, 2 * np.pi)
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        along = (x / width - 0.5) * np.cos(angle) + (y / height - 0.5) * np.sin(angle)
        share = np.clip(along + 0.5, 0, 1)
    elif kind == 2:
        share = _stripes(random, width, height) * random.uniform(0.05, 0.25) + 0.3
    else:
        share = sum(
            _smooth_noise(random, width, height, cell) * weight
            for cell, weight in ((64, 0.5), (16, 0.3), (4, 0.2))
        )
        share = np.clip(share * 0.7 + 0.5, 0, 1)
    return first + (second - first) * share[..., None]


def _background(random: np.random.Generator, width: int, height: int) -> np.ndarray:
    """A texture with clutter on it: lines, arcs and specks that are no shapes."""
    image = _texture(random, width, height)
    for _ in range(int(random.integers(0, 14))):
        colour = [float(c) for c in _colour(random)]
        at = [int(n) for n in random.integers(0, [width, height, width, height])]
        thickness = int(random.integers(1, 5))
        kind = random.integers(3)
        if kind == 0:
            cv2.line(image, (at[0], at[1]), (at[2], at[3]), colour, thickness, cv2.LINE_AA)
        elif kind == 1:
            axes = [int(n) for n in random.integers(10, 120, 2)]
            start = int(random.integers(360))
            sweep = int(random.integers(40, 150))
            cv2.ellipse(
                image, (at[0], at[1]), axes, 0, start, start + sweep, colour, thickness, cv2.LINE_AA
            )
        else:
            for x, y in random.normal((at[0], at[1]), 25, (12, 2)).astype(int):
                cv2.circle(image, (int(x), int(y)), int(random.integers(1, 4)), colour, -1)
    return image


def _shape(random: np.random.Generator, class_id: int, width: int, height: int) -> np.ndarray:
    """A shape's coverage of the scene, 0 to 255, with soft edges."""
    largest = min(width, height) * 0.55
    span = SMALLEST * (largest / SMALLEST) ** random.random()
    radius = span / 2
    keep = radius * 0.8
    centre = np.array([random.uniform(keep, width - keep), random.uniform(keep, height - keep)])
    turn = random.uniform(0, 2 * np.pi)
    stretch = random.uniform(0.75, 1.0)
    name = CLASSES[class_id]
    mask = np.zeros((height, width), np.uint8)
    if name in ("circle", "ring"):
        _fill(mask, [_ellipse(centre, radius, stretch, turn)], 255)
        if name == "ring":
            _fill(mask, [_ellipse(centre, radius * random.uniform(0.45, 0.7), stretch, turn)], 0)
        return mask
    outline = {
        "square": lambda: _regular(4),
        "triangle": lambda: _regular(3),
        "star": lambda: _star(int(random.integers(5, 7)), random.uniform(0.38, 0.5)),
        "cross": lambda: _cross(random.uniform(0.25, 0.4)),
    }[name]()
    cos, sin = np.cos(turn), np.sin(turn)
    squeezed = outline * [1, stretch] if name != "triangle" else outline
    _fill(mask, [squeezed @ np.array([[cos, sin], [-sin, cos]]) * radius + centre], 255)
    return mask


def _ellipse(centre: np.ndarray, radius: float, stretch: float, turn: float) -> np.ndarray:
    angle = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    points = np.stack([np.cos(angle), np.sin(angle) * stretch], 1)
    cos, sin = np.cos(turn), np.sin(turn)
    return points @ np.array([[cos, sin], [-sin, cos]]) * radius + centre


def _regular(corners: int) -> np.ndarray:
    angle = np.arange(corners) * 2 * np.pi / corners + np.pi / 4
    return np.stack([np.cos(angle), np.sin(angle)], 1)


def _star(points: int, inner: float) -> np.ndarray:
    angle = np.arange(2 * points) * np.pi / points
    reach = np.where(np.arange(2 * points) % 2 == 0, 1.0, inner)
    return np.stack([np.cos(angle), np.sin(angle)], 1) * reach[:, None]


def _cross(arm: float) -> np.ndarray:
    a = arm
    return np.array(
        [(-a, -1), (a, -1), (a, -a), (1, -a), (1, a), (a, a),
         (a, 1), (-a, 1), (-a, a), (-1, a), (-1, -a), (-a, -a)]
    )  # fmt: skip


def _fill(mask: np.ndarray, outlines: list[np.ndarray], value: int) -> None:
    points = [np.round(outline * 16).astype(np.int32) for outline in outlines]
    cv2.fillPoly(mask, points, value, cv2.LINE_AA, 4)


def _painted(
    random: np.random.Generator, image: np.ndarray, mask: np.ndarray, box: Box
) -> np.ndarray:
    """The scene with a shape on it, whose colours stand out from what is behind it."""
    height, width = mask.shape
    solid = mask > 127
    behind = image[solid].mean(0)
    paint = _texture(random, width, height)
    for _ in range(8):
        if np.abs(paint[solid].mean(0) - behind).max() > 60:
            break
        paint = _texture(random, width, height)
    if random.random() < 0.3:
        size = max(1, int(min(box.width, box.height) * random.uniform(0.02, 0.06)))
        core = cv2.erode(mask, np.ones((3, 3), np.uint8), iterations=size)
        edge = ((mask > 127) & (core < 128)).astype(np.float32)[..., None]
        paint = paint * (1 - edge) + _colour(random) * edge
    alpha = (mask.astype(np.float32) / 255 * random.uniform(0.85, 1.0))[..., None]
    return image * (1 - alpha) + paint * alpha


def _photographed(random: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """With light, blur and noise, as a camera would have it."""
    height, width = image.shape[:2]
    image = image * (1 + _smooth_noise(random, width, height, 96) * 0.2)[..., None]
    if random.random() < 0.35:
        image = cv2.GaussianBlur(image, (0, 0), random.uniform(0.5, 1.4))
    image = image + random.normal(0, random.uniform(0, 12), image.shape)
    return np.clip(image, 0, 255).astype(np.uint8)


def write(directory: Path, count: int, seed: int) -> None:
    """Writes scenes as JPEG files, and truth.csv with their boxes."""
    directory.mkdir(parents=True, exist_ok=True)
    with open(directory / "truth.csv", "w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("file", "class_id", "x", "y", "width", "height"))
        for number in range(count):
            image, boxes = scene(seed * 1_000_000 + number)
            name = f"{number:03}.jpg"
            cv2.imwrite(str(directory / name), image, [cv2.IMWRITE_JPEG_QUALITY, 85])
            rows.writerows(
                (name, b.class_id, *(int(v) for v in (b.x, b.y, b.width, b.height))) for b in boxes
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--count", type=int, default=120)
    parser.add_argument("--seed", type=int, default=2)
    arguments = parser.parse_args()
    write(arguments.directory, arguments.count, arguments.seed)

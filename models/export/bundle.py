"""Writes a detector as a bundle that the function yolo can load."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import torch


@dataclass(frozen=True)
class Origin:
    """Where weights are from, in the words of model.json."""

    weights: str  # trained, where it is known on what; else imported; synthetic if random
    source: str  # the file, and what it was trained on
    digest: str | None = None  # of the file


def random_weights(seed: int) -> Origin:
    return Origin("synthetic", f"random weights of seed {seed}")


def checkpoint(file: str | Path, data_set: str | None) -> Origin:
    """The origin of weights in a file; nothing is claimed that nobody has said."""
    path = Path(file)
    digest = None
    if path.is_file():
        digest = "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
    if data_set is None:
        return Origin("imported", path.name, digest)
    return Origin("trained", f"{path.name}, trained on {data_set}", digest)


@dataclass(frozen=True)
class Detector:
    """What a bundle says of its network."""

    name: str
    size: int  # pixels of a side of the input
    stride: int
    kind: str  # of the output: yolov5 (also YOLOv7's), or yolov8
    origin: Origin


class FirstOutput(torch.nn.Module):
    """A network that answers only the first of what another answers."""

    def __init__(self, network: torch.nn.Module):
        super().__init__()
        self.network = network

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        answers = self.network(images)
        return answers if isinstance(answers, torch.Tensor) else answers[0]


def require_free(directory: Path, force: bool) -> None:
    """Ends the program if the directory holds a bundle that is not to be replaced."""
    if (directory / "model.json").exists() and not force:
        raise SystemExit(
            f"the bundle {directory} exists already; name another directory,"
            " or replace it with --force"
        )


def write(network: torch.nn.Module, labels: list[str], about: Detector, directory: Path) -> None:
    """Traces the network, folds what can be folded, and writes the bundle's three files."""
    directory.mkdir(parents=True, exist_ok=True)
    example = torch.zeros(1, 3, about.size, about.size)
    network = FirstOutput(network).eval()
    with torch.no_grad():
        network(example)  # networks of this family make their grids in the first run
        traced = torch.jit.trace(network, example)
        frozen = torch.jit.freeze(traced)
        first = frozen(torch.rand(1, 3, about.size, about.size))
    expected = 4 + len(labels) if about.kind == "yolov8" else 5 + len(labels)
    values = first.shape[1 if about.kind == "yolov8" else 2]
    if values != expected:
        raise SystemExit(f"the network answers {tuple(first.shape)}, which is not {about.kind}")
    frozen.save(str(directory / "model.pt"))
    lines = "".join(f"{number} {label}\n" for number, label in enumerate(labels))
    (directory / "labels.txt").write_text(lines, encoding="utf-8")
    (directory / "model.json").write_text(json.dumps(_description(about), indent=2) + "\n")
    print(f"{directory}: {about.name}, answers {tuple(first.shape)}")


def _description(about: Detector) -> dict:
    return {
        "name": about.name,
        "engine": "PyTorch",
        "input": {
            "height": about.size,
            "width": about.size,
            "layout": "NCHW",
            "channel_order": "RGB",
            "mean": {"red": 0.0, "green": 0.0, "blue": 0.0},
            "scale": 1 / 255,
        },
        "output": {"kind": about.kind},
        "weights": about.origin.weights,
        "source": about.origin.source,
        **({"digest": about.origin.digest} if about.origin.digest else {}),
        "files": {"model": "model.pt", "labels": "labels.txt"},
        "detection": {
            "stride": about.stride,
            "confidence": 0.25,
            "iou": 0.45,
            "max_detections": 300,
        },
    }


def data_set(model) -> str | None:
    """What an ultralytics checkpoint says it was trained on."""
    checkpoint = getattr(model, "ckpt", None) or {}
    data = (checkpoint.get("train_args") or {}).get("data")
    return Path(data).stem if data else None


def coco() -> list[str]:
    """The 80 classes of COCO, in the order of their numbers."""
    return (Path(__file__).parent / "coco.txt").read_text().splitlines()

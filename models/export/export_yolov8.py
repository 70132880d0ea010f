"""Makes a bundle of a YOLOv8 checkpoint, or of the architecture with random weights.

    pip install -r requirements.txt
    python export_yolov8.py yolov8n.pt bundles/yolov8n
    python export_yolov8.py yolov8n.yaml bundles/yolov8n --random 1
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from ultralytics import YOLO

import bundle


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", help="a checkpoint (.pt), or an architecture (.yaml)")
    parser.add_argument("bundle", type=Path, help="the directory to write")
    parser.add_argument("--size", type=int, default=640)
    parser.add_argument("--data-set", help="what a checkpoint's weights were learned from")
    parser.add_argument("--random", type=int, metavar="SEED", help="for an architecture")
    parser.add_argument("--force", action="store_true", help="replace the bundle that is there")
    arguments = parser.parse_args()
    bundle.require_free(arguments.bundle, arguments.force)
    if arguments.random is not None:
        torch.manual_seed(arguments.random)
    model = YOLO(arguments.model)
    network = model.model.fuse().float()
    if arguments.model.endswith(".yaml"):
        origin = bundle.random_weights(arguments.random)
    else:
        origin = bundle.checkpoint(arguments.model, arguments.data_set or bundle.data_set(model))
    labels = [network.names[number] for number in sorted(network.names)]
    about = bundle.Detector(
        name=Path(arguments.model).stem,
        size=arguments.size,
        stride=int(max(network.stride)),
        kind="yolov8",
        origin=origin,
    )
    bundle.write(network, labels, about, arguments.bundle)


if __name__ == "__main__":
    main()

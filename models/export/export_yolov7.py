"""Makes a bundle of a YOLOv7 checkpoint, or of the architecture with random weights.

It needs a checkout of YOLOv7 (its own repository), or a package that has its modules ``models`` and
``utils``; name the directory that holds them:

    pip install -r requirements.txt
    python export_yolov7.py yolov7 bundles/yolov7 --weights yolov7.pt
    python export_yolov7.py yolov7 bundles/yolov7-w6 --weights yolov7-w6.pt --size 1280
    python export_yolov7.py yolov7 bundles/yolov7-w6 --random 1 --size 1280 \\
        --architecture yolov7/cfg/deploy/yolov7-w6.yaml
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch

import bundle


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkout", type=Path, help="the directory with models/ and utils/")
    parser.add_argument("bundle", type=Path, help="the directory to write")
    parser.add_argument("--weights", type=Path, help="a checkpoint")
    parser.add_argument("--architecture", type=Path, help="a .yaml of cfg/deploy")
    parser.add_argument("--data-set", help="what the weights were learned from, such as coco")
    parser.add_argument("--random", type=int, metavar="SEED", help="for an architecture")
    parser.add_argument("--size", type=int, default=640)
    parser.add_argument("--force", action="store_true", help="replace the bundle that is there")
    arguments = parser.parse_args()
    if bool(arguments.weights) == bool(arguments.architecture):
        parser.error("give --weights or --architecture")
    bundle.require_free(arguments.bundle, arguments.force)
    sys.path[:0] = [str(arguments.checkout), str(arguments.checkout.resolve().parent)]
    if arguments.weights:
        checkpoint = torch.load(arguments.weights, map_location="cpu", weights_only=False)
        network = (checkpoint.get("ema") or checkpoint["model"]).float()
        origin = bundle.checkpoint(arguments.weights, arguments.data_set)
    else:
        from models.yolo import Model

        torch.manual_seed(arguments.random or 0)
        network = Model(str(arguments.architecture), ch=3)
        origin = bundle.random_weights(arguments.random or 0)
    network = network.fuse().eval()
    about = bundle.Detector(
        name=(arguments.weights or arguments.architecture).stem,
        size=arguments.size,
        stride=int(network.stride.max()),
        kind="yolov5",
        origin=origin,
    )
    names = getattr(network, "names", None) or bundle.coco()
    labels = [names[number] for number in sorted(names)] if isinstance(names, dict) else names
    bundle.write(network, list(labels), about, arguments.bundle)


if __name__ == "__main__":
    main()

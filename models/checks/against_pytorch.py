"""Compares what Duet's yolo finds with OpenCV, PyTorch and torchvision doing the same.

    pip install -r ../training/requirements.txt
    python against_pytorch.py functions-yolo/target/yolo-server [BUNDLE ...] [--scenes 100]

Both sides get generated scenes as PNG. OpenCV makes the letterbox, PyTorch runs the bundle's
TorchScript, torchvision suppresses; of what both find, the number, the classes, the boxes and the
confidences are compared. Without a bundle it is the embedded detector's.

Scenes that just fit the network's input are not scaled, so that both sides must find the same: the
check fails if they do not. Of other sizes the pixels differ a little, since Duet and OpenCV scale
in different ways; where two candidates are about as sure, either may win, and suppress others.
"""

import argparse
import json
import pathlib
import sys

import cv2
import numpy as np
import torch
import torchvision

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path += [str(ROOT / "bench" / "peers"), str(ROOT / "models" / "training")]
import measuring  # noqa: E402
import scenes  # noqa: E402

EMBEDDED = ROOT / "functions-yolo/src/main/resources/io/faasduet/yolo/shapes"
SIZES = ("fitting", 1, 2, 0.5)
CONFIDENCE = 1e-3  # the most that confidences may differ where nothing is scaled
PIXEL = 1  # the most that a side of a box may differ; answers are rounded to pixels


def letterbox(image, size):
    """As Ultralytics' LetterBox: the tensor, the scale, and the grey on the left and at the top."""
    height, width = image.shape[:2]
    scale = min(size / width, size / height)
    inner = round(width * scale), round(height * scale)
    left, top = (round((size - n) / 2 - 0.1) for n in inner)
    canvas = np.full((size, size, 3), 114, np.uint8)
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    canvas[top : top + inner[1], left : left + inner[0]] = cv2.resize(
        image, inner, interpolation=how
    )
    rgb = np.ascontiguousarray(canvas[:, :, ::-1].transpose(2, 0, 1))
    return torch.from_numpy(rgb)[None].float() / 255, scale, left, top


def candidates(output, kind):
    """Boxes [n, 4] as corners, and the confidence of each class [n, classes]."""
    output = output[0] if isinstance(output, (tuple, list)) else output
    rows = output[0] if kind == "yolov5" else output[0].T
    centre, extent = rows[:, 0:2], rows[:, 2:4]
    scores = rows[:, 5:] * rows[:, 4:5] if kind == "yolov5" else rows[:, 4:]
    return torch.cat([centre - extent / 2, centre + extent / 2], 1), scores


class Python:
    def __init__(self, bundle):
        self.described = json.loads((bundle / "model.json").read_text())
        self.module = torch.jit.load(str(bundle / self.described["files"]["model"])).eval()

    @torch.no_grad()
    def detections(self, image):
        settings = self.described["detection"]
        tensor, scale, left, top = letterbox(image, self.described["input"]["width"])
        boxes, scores = candidates(self.module(tensor), self.described["output"]["kind"])
        confidence, classes = scores.max(1)
        kept = confidence >= settings["confidence"]
        boxes, confidence, classes = boxes[kept], confidence[kept], classes[kept]
        best = torchvision.ops.batched_nms(boxes, confidence, classes, settings["iou"])
        best = best[: settings["max_detections"]]
        boxes = (boxes[best] - torch.tensor([left, top, left, top])) / scale
        height, width = image.shape[:2]
        limits = torch.tensor([width, height, width, height])
        boxes = torch.minimum(boxes.clamp(min=0), limits)
        return [
            (int(classes[i]), float(confidence[i]), box.tolist()) for i, box in zip(best, boxes)
        ]


def duets(server, image):
    png = cv2.imencode(".png", image)[1].tobytes()
    answer = server.post("/", png, {"Content-Type": "image/png"})
    found = json.loads(answer.body)["detections"]
    return [
        (
            d["class_id"],
            d["confidence"],
            [
                d["box"]["x"],
                d["box"]["y"],
                d["box"]["x"] + d["box"]["width"],
                d["box"]["y"] + d["box"]["height"],
            ],
        )
        for d in found
    ]


def scaled(image, size, side):
    if size == "fitting":
        factor = side / max(image.shape[:2])
        height, width = (min(side, round(n * factor)) for n in image.shape[:2])
        return cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA)
    return cv2.resize(image, None, fx=size, fy=size)


def overlap(one, other):
    boxes = torch.tensor([one, other])
    return float(torchvision.ops.box_iou(boxes[:1], boxes[1:]))


class Comparison:
    def __init__(self):
        self.both, self.alone, self.confidences, self.pixels = 0, [], [], []

    def add(self, python, duet):
        left = list(duet)
        for class_id, confidence, box in python:
            same = [d for d in left if d[0] == class_id]
            best = max(same, key=lambda d: overlap(box, d[2]), default=None)
            if best is None or overlap(box, best[2]) < 0.7:
                self.alone.append(confidence)
                continue
            left.remove(best)
            self.both += 1
            self.confidences.append(abs(best[1] - confidence))
            self.pixels.append(max(abs(a - b) for a, b in zip(box, best[2])))
        self.alone += [confidence for _, confidence, _ in left]

    def say(self, name):
        print(
            f"{name}: {self.both} found by both, {len(self.alone)} by one alone"
            f" (the surest at {max(self.alone, default=0):.2f});"
            f" confidences differ by {np.median(self.confidences):.4f} in the median"
            f" and {np.max(self.confidences):.3f} at most;"
            f" sides of boxes by {np.median(self.pixels):.2f} pixels and {np.max(self.pixels):.1f} at most",
            flush=True,
        )

    def same(self):
        return (
            not self.alone
            and max(self.confidences) <= CONFIDENCE
            and max(self.pixels) <= PIXEL
        )


def compare(options, bundle):
    python = Python(bundle)
    command = measuring.duet_command(options, "io.faasduet.yolo.YoloServer")
    settings = {"DUET_MODEL": bundle.resolve().as_uri()}
    with measuring.Server(command, **settings) as server:
        server.await_port()
        side = python.described["input"]["width"]
        agreed = True
        for size in SIZES:
            comparison = Comparison()
            for seed in range(options.scenes):
                image = scaled(scenes.scene(10_000 + seed)[0], size, side)
                comparison.add(python.detections(image), duets(server, image))
            comparison.say(f"{python.described['name']}, scenes: {size}")
            agreed &= comparison.same() or size != "fitting"
        return agreed


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    measuring.duet_arguments(arguments)
    arguments.add_argument("bundles", nargs="*", type=pathlib.Path, default=[EMBEDDED])
    arguments.add_argument("--scenes", type=int, default=100)
    options = arguments.parse_args()
    agreed = [compare(options, bundle) for bundle in options.bundles]
    return 0 if all(agreed) else 1


if __name__ == "__main__":
    sys.exit(main())

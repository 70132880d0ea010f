"""A TorchScript detector in Python's PyTorch: loaded, asked once, then asked warm.

Prints one JSON line when the first prediction is there and one when the warm loop is over.
"""

import argparse
import json
import time

START = time.perf_counter()

import torch  # noqa: E402


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("model", help="a TorchScript file")
    arguments.add_argument("--side", type=int, default=320, help="pixels of the square input")
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--warm", type=int, default=0, help="warm predictions to time")
    options = arguments.parse_args()

    torch.set_num_threads(options.threads)
    torch.set_num_interop_threads(1)
    torch.manual_seed(1)
    network = torch.jit.load(options.model).eval()
    image = torch.rand(1, 3, options.side, options.side)

    @torch.inference_mode()
    def ask():
        output = network(image)
        return (output[0] if isinstance(output, (tuple, list)) else output).numpy()

    ask()
    print(json.dumps({"first_prediction_seconds": time.perf_counter() - START}), flush=True)

    seconds = []
    for _ in range(options.warm):
        begun = time.perf_counter()
        ask()
        seconds.append(time.perf_counter() - begun)
    if seconds:
        print(json.dumps({"warm_seconds": seconds}), flush=True)


if __name__ == "__main__":
    main()

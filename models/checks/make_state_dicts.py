"""Makes the PyTorch files that StateDictWeightsTest reads, in both of torch.save's formats."""

import collections
import sys
from pathlib import Path

import torch


def tensors() -> collections.OrderedDict:
    """A dense layer and a normalization, in two types, with values that tell where they lie."""
    layer = torch.nn.Linear(3, 2)
    layer.weight.data = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    layer.bias.data = torch.tensor([0.5, -0.5])
    normalization = torch.nn.BatchNorm1d(2).double()
    normalization.running_mean.data = torch.tensor([7.0, 8.0], dtype=torch.float64)
    network = torch.nn.Sequential(collections.OrderedDict(_fc=layer, _bn=normalization))
    return network.state_dict()


def main(directory: Path) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    for name, zipped in (("old", False), ("new", True)):
        torch.save(
            tensors(), directory / f"{name}.pth", _use_new_zipfile_serialization=zipped
        )
    torch.save({"epoch": 3, "state_dict": tensors()}, directory / "checkpoint.pth")
    torch.save({"layer.weight": tensors()["_fc.weight"].t()}, directory / "view.pth")
    torch.save(torch.nn.Linear(3, 2), directory / "module.pth")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

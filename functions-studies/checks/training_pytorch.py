#!/usr/bin/env python3
"""The values that PerceptronTest expects, by PyTorch: python training_pytorch.py

The network's parameters and the batch are closed formulas, so that both sides compute the same.
Prints the loss, some gradients, parameters after one step of Adam, and the loss after 20 steps.
"""
import math
import sys

try:
    import torch
except ImportError:
    print("skipped: PyTorch is not installed (pip install torch)")
    sys.exit(0)

FEATURES, HIDDEN, ROWS, WORDS = 6787, 10, 64, 12
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def parameter(i, bound):
    return math.sin(0.7 * i + 0.3) * bound


def network():
    model = torch.nn.Sequential(
        torch.nn.Linear(FEATURES, HIDDEN),
        torch.nn.ReLU(),
        torch.nn.Linear(HIDDEN, HIDDEN),
        torch.nn.ReLU(),
        torch.nn.Linear(HIDDEN, 1),
    )
    second = (FEATURES + 1) * HIDDEN
    size = second + (HIDDEN + 1) * HIDDEN + HIDDEN + 1
    flat = torch.tensor(
        [parameter(i, 0.1 if i < second else 0.5) for i in range(size)]
    )
    with torch.no_grad():
        at = 0
        model[0].weight.copy_(flat[: FEATURES * HIDDEN].reshape(FEATURES, HIDDEN).T)
        at = FEATURES * HIDDEN
        model[0].bias.copy_(flat[at : at + HIDDEN])
        at += HIDDEN
        model[2].weight.copy_(flat[at : at + HIDDEN * HIDDEN].reshape(HIDDEN, HIDDEN))
        at += HIDDEN * HIDDEN
        model[2].bias.copy_(flat[at : at + HIDDEN])
        at += HIDDEN
        model[4].weight.copy_(flat[at : at + HIDDEN].reshape(1, HIDDEN))
        model[4].bias.copy_(flat[at + HIDDEN :])
    return model


def flat(model, what):
    parts = [what(model[0].weight).T.reshape(-1), what(model[0].bias)]
    for layer in (2, 4):
        parts += [what(model[layer].weight).reshape(-1), what(model[layer].bias)]
    return torch.cat(parts)


def batch():
    x = torch.zeros(ROWS, FEATURES)
    y = torch.zeros(ROWS, 1)
    for row in range(ROWS):
        for i in range(WORDS):
            x[row, (row * 131 + i * 547) % FEATURES] = 1 + (row + i) % 3
        y[row, 0] = 1 + row % 5
    return x, y


def main():
    model = network()
    x, y = batch()
    adam = torch.optim.Adam(model.parameters(), lr=0.001)
    second = (FEATURES + 1) * HIDDEN
    chosen = [0, 5470, 67865, second - 10, second - 5, second, second + 57]
    chosen += [second + 104, second + 113, second + 119, second + 120]
    for step in range(21):
        adam.zero_grad()
        loss = torch.nn.functional.mse_loss(model(x), y)
        if step in (0, 20):
            print("loss after %d steps: %.12f" % (step, loss.item()))
        loss.backward()
        if step == 0:
            gradient = flat(model, lambda p: p.grad)
            print("gradient norm: %.12f" % gradient.norm().item())
            for i in chosen:
                print("gradient[%d]: %.12f" % (i, gradient[i].item()))
        adam.step()
        if step == 0:
            parameters = flat(model, lambda p: p.detach())
            for i in chosen:
                print("parameter[%d] after 1 step: %.12f" % (i, parameters[i].item()))


if __name__ == "__main__":
    main()

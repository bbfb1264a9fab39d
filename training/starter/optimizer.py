"""Muon (Jordan et al. 2024) for the matrices inside the layers, AdamW for embeddings and norms."""

from typing import Iterable, List, Tuple

import torch
from torch import Tensor

from .model import Model

#: Newton-Schulz coefficients of Muon's authors: five steps bring all singular values near one.
A, B, C = 3.4445, -4.7750, 2.0315


class Muon(torch.optim.Optimizer):
    """`parameters` come with the number of matrices stacked in each: queries, keys and values are three."""

    def __init__(self, parameters: Iterable[Tuple[Tensor, int]], lr: float, momentum: float, weight_decay: float):
        pairs = list(parameters)
        super().__init__([p for p, _ in pairs], {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})
        self._stacked = {p: count for p, count in pairs}

    @torch.no_grad()
    def step(self, closure=None) -> None:
        for group in self.param_groups:
            for parameter in group["params"]:
                average = self.state[parameter].setdefault("momentum", torch.zeros_like(parameter))
                average.lerp_(parameter.grad, 1 - group["momentum"])
                update = parameter.grad.lerp(average, group["momentum"])
                update = orthogonal(update.view(self._stacked[parameter], -1, parameter.shape[1]))
                rows, columns = update.shape[-2:]
                parameter.mul_(1 - group["lr"] * group["weight_decay"])
                scale = group["lr"] * max(1.0, rows / columns) ** 0.5
                parameter.add_(update.reshape_as(parameter).to(parameter.dtype), alpha=-scale)


def orthogonal(matrices: Tensor, steps: int = 5) -> Tensor:
    """Each matrix of a stack with its singular values brought near one."""
    x = matrices.bfloat16()
    tall = x.shape[-2] > x.shape[-1]
    if tall:
        x = x.transpose(-1, -2).contiguous()
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(steps):
        gram = x @ x.transpose(-1, -2)
        x = A * x + (B * gram + C * (gram @ gram)) @ x
    return x.transpose(-1, -2) if tall else x


def optimizers(model: Model, matrix_lr: float, other_lr: float, weight_decay: float) -> List[torch.optim.Optimizer]:
    matrices = []
    for layer in model.layers:
        matrices += [(layer.qkv.weight, 3), (layer.out.weight, 1), (layer.gate_up.weight, 2), (layer.down.weight, 1)]
    inside = {id(p) for p, _ in matrices}
    others = [p for p in model.parameters() if id(p) not in inside]
    return [
        Muon(matrices, lr=matrix_lr, momentum=0.95, weight_decay=weight_decay),
        torch.optim.AdamW(others, lr=other_lr, betas=(0.9, 0.98), weight_decay=0.0),
    ]

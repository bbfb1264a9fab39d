"""What a run is made of: configs/*.json."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Tuple

from . import places


@dataclass(frozen=True)
class Config:
    name: str
    width: int
    layers: int
    heads: int
    feed_forward: int
    window: int
    #: Optimizer steps in all; the last `decay` share of them goes down to a learning rate of zero.
    steps: int
    decay: float
    warmup: int
    #: Tokens of one step, padding included, and of what goes through the network at once.
    step_tokens: int
    batch_tokens: int
    matrix_lr: float
    other_lr: float
    weight_decay: float
    device: str
    seed: int
    #: What is learned from (mixtures.py): while the learning rate is up, and while it goes down.
    mixtures: Tuple[str, str]
    #: The run whose weights it begins with.
    after: Optional[str] = None

    @property
    def main_steps(self) -> int:
        """Steps before the learning rate goes down."""
        return round(self.steps * (1 - self.decay))

    def learning_rate(self, step: int) -> float:
        """Share of the full rate at a step: up, level, and straight down to zero."""
        left = (self.steps - step) / max(1, self.steps - self.main_steps)
        return max(0.0, min(1.0, (step + 1) / self.warmup, left))


def read_config(name: str) -> Config:
    path = places.TRAINING / "configs" / f"{name}.json"
    return Config(name=name, **json.loads(Path(path).read_text()))

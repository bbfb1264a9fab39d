"""What is kept out of training: 1,000 everyday pairs for the card, and a few of every source for the loss curve."""

import random
from typing import Iterable, List, Tuple

from .corpus import Pair, everyday, folded

HELD_OUT = 1000
VALIDATION = 600


def split(pairs: List[Pair], seed: int) -> Tuple[List[Pair], List[Pair], List[Pair]]:
    """Training, held-out and validation pairs. No training pair shares a side, however written, with a held-out one."""
    rng = random.Random(seed)
    sentences = sorted(p for p in pairs if everyday(p.source) and p.en.count(" ") >= 2)
    held_out = rng.sample(sentences, HELD_OUT)
    rest = without(pairs, held_out)
    validation = rng.sample(sorted(rest), VALIDATION)
    return without(rest, validation), held_out, validation


def without(pairs: Iterable[Pair], kept_out: Iterable[Pair]) -> List[Pair]:
    sides = {folded(side) for pair in kept_out for side in (pair.zh, pair.en)}
    return [p for p in pairs if folded(p.zh) not in sides and folded(p.en) not in sides]

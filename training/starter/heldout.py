"""What is kept out of training: 1,000 everyday pairs for the card, and a few of every source for the loss curve."""

import random
from pathlib import Path
from typing import Iterable, List, Tuple

from . import places
from .corpus import Pair, everyday, folded
from .dialogs.dialog import direction
from .dialogs.marked import with_marks
from .dialogs.required import required_words
from .lexicon import Lexicon

HELD_OUT = 1000
VALIDATION = 600


def split(pairs: List[Pair], seed: int) -> Tuple[List[Pair], List[Pair], List[Pair]]:
    """Training, held-out and validation pairs. No training pair shares a side, however written, with a held-out one or
    has one of the card's sentences."""
    rng = random.Random(seed)
    pairs = without(pairs, [Pair(line, line, "") for file in places.EVERYDAY.values() for line in sentences_of(file)])
    sentences = sorted(p for p in pairs if everyday(p.source) and p.en.count(" ") >= 2)
    held_out = rng.sample(sentences, HELD_OUT)
    rest = without(pairs, held_out)
    validation = rng.sample(sorted(rest), VALIDATION)
    return without(rest, validation), held_out, validation


def sentences_of(file: Path) -> List[str]:
    return file.read_text(encoding="utf-8").splitlines()


def without(pairs: Iterable[Pair], kept_out: Iterable[Pair]) -> List[Pair]:
    sides = {folded(side) for pair in kept_out for side in (pair.zh, pair.en)}
    return [p for p in pairs if folded(p.zh) not in sides and folded(p.en) not in sides]


def write_sets(held_out: List[Pair], lexicon: Lexicon, seed: int) -> None:
    """The held-out pairs as sets for `bayling eval`: as they are, with marks in them, with words to ask for."""
    places.HELD_OUT_IDS.write_text("".join(f"{pair.id}\n" for pair in held_out))
    write_set(places.HELD_OUT, "id zh en", ((p.id, p.zh, p.en) for p in held_out))
    rng = random.Random(seed)
    marked = [changed for pair in held_out if (changed := with_marks(pair, lexicon, rng))]
    write_set(places.HELD_OUT_MARKED, "zh en", ((p.zh, p.en) for p in marked))
    for to, path in places.HELD_OUT_REQUIRED.items():
        words = ((p, required_words(direction(p, to), lexicon, rng)) for p in held_out)
        write_set(path, "zh en terms", ((p.zh, p.en, "|".join(terms)) for p, terms in words if terms))


def write_set(path: Path, header: str, rows: Iterable[Tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for row in (header.split(), *rows):
            file.write("\t".join(row) + "\n")

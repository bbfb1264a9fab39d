"""Several sentences at once: in one line, in lines, in paragraphs."""

import random
from typing import List

from ..corpus import Pair
from .dialog import Dialog, direction, plain


def paragraph(pairs: List[Pair], to: str, rng: random.Random) -> Dialog:
    """Line breaks and blank lines of the source are those of the translation."""
    zh, en = pairs[0].zh, pairs[0].en
    in_one_line = rng.random() < 0.6
    for pair in pairs[1:]:
        gap = "" if in_one_line else rng.choice(["", "\n", "\n", "\n\n"])
        zh += gap + pair.zh
        en += (gap or " ") + pair.en
    return plain(direction(Pair(zh, en, pairs[0].source), to), rng)

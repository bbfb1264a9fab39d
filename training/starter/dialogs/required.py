"""Translation with words the answer must contain, drawn from the reference."""

import random
from typing import List, Optional

from ..instructions import translation
from ..lexicon import HAN, Lexicon, en_words
from .dialog import Dialog, Direction, Turn, instruction_language


def required(task: Direction, lexicon: Lexicon, rng: random.Random) -> Optional[Dialog]:
    """None where the reference has no word to ask for."""
    words = required_words(task, lexicon, rng)
    if not words:
        return None
    language = instruction_language(rng)
    return [Turn(translation(task.to, task.source, words, language), task.target)]


def required_words(task: Direction, lexicon: Lexicon, rng: random.Random) -> List[str]:
    """One to three words or short phrases of the reference, in any order."""
    spans = english_spans(task.target, rng) if task.to == "en" else chinese_spans(task.target, lexicon, rng)
    most = 1 if len(task.target) < (24 if task.to == "en" else 8) else 3
    rng.shuffle(spans)
    chosen: List[str] = []
    for span in spans:
        if all(span not in taken and taken not in span for taken in chosen):
            chosen.append(span)
    return chosen[: rng.randint(1, most)]


def english_spans(text: str, rng: random.Random) -> List[str]:
    spans = en_words(text)
    words = text.split()
    for length in (2, 3):
        if len(words) > length + 2:
            start = rng.randrange(len(words) - length)
            spans.append(" ".join(words[start : start + length]).strip(".,;:!?\"()"))
    return spans


def chinese_spans(text: str, lexicon: Lexicon, rng: random.Random) -> List[str]:
    """Dictionary words, and as many stretches cut anywhere: a user's term need not be a word."""
    words = lexicon.zh_words(text)
    for _ in range(max(1, len(words) // 2)):
        length = rng.randint(2, 5)
        if len(text) > length + 2:
            start = rng.randrange(len(text) - length)
            stretch = text[start : start + length]
            if all(HAN.match(c) for c in stretch):
                words.append(stretch)
    return words

"""Translation with words the answer must contain: drawn from the reference, or a term put into it."""

import random
from typing import List, Optional, Tuple

from ..corpus import Pair
from ..instructions import translation
from ..lexicon import HAN, Lexicon, en_words, replace_word
from .dialog import Dialog, Direction, Turn, direction, instruction_language

#: How many of these dialogs have a term of the user's own instead of words of the reference.
TERMS = 0.4


def required(pair: Pair, to: str, lexicon: Lexicon, rng: random.Random) -> Optional[Dialog]:
    """None where the reference has no word to ask for."""
    task = direction(pair, to)
    words: List[str] = []
    if rng.random() < TERMS:
        task, words = with_term(task, pair, lexicon, rng)
    words = words or required_words(task, lexicon, rng)
    if not words:
        return None
    return [Turn(translation(to, task.source, words, instruction_language(rng)), task.target, asked=words)]


def with_term(task: Direction, pair: Pair, lexicon: Lexicon, rng: random.Random) -> Tuple[Direction, List[str]]:
    """Another word in place of one that translates a word of the source, as a glossary has it. Only by reading the
    instruction can the model know it, so it learns to read it."""
    links = lexicon.links(pair)
    if not links:
        return task, []
    link = rng.choice(links)
    term = lexicon.random_term(task.to, rng)
    changed = replace_word(task.target, link.en if task.to == "en" else link.zh, term)
    others = [other.en if task.to == "en" else other.zh for other in links if other != link]
    words = [term] + rng.sample(others, min(len(others), rng.randint(0, 2)))
    rng.shuffle(words)
    return task._replace(target=changed), words


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
    return [span for span in spans if "," not in span]


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

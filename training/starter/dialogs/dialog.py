"""What all kinds of dialog share."""

import random
from typing import List, NamedTuple, Sequence

from ..corpus import Pair
from ..instructions import translation


class Turn(NamedTuple):
    user: str
    answer: str
    #: Whether the model learns to give this answer: a draft that was made worse on purpose is only read.
    learn: bool = True
    #: Words of the answer that the user asked for. They weigh more.
    asked: Sequence[str] = ()


Dialog = List[Turn]


class Direction(NamedTuple):
    """A pair as a task: what is to be translated, and into what."""

    source: str
    target: str
    to: str


def direction(pair: Pair, to: str) -> Direction:
    return Direction(pair.zh, pair.en, to) if to == "en" else Direction(pair.en, pair.zh, to)


def other(language: str) -> str:
    return "zh" if language == "en" else "en"


def instruction_language(rng: random.Random) -> str:
    """Mostly English, because that is what the app writes."""
    return "en" if rng.random() < 0.75 else "zh"


def plain(task: Direction, rng: random.Random) -> Dialog:
    return [Turn(translation(task.to, task.source, language=instruction_language(rng)), task.target)]

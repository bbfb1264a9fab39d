"""python3 -m starter.data: from the parallel text to dialogs in build/."""

import argparse
import json
import random
from typing import Dict, Iterator, List, Tuple

from . import places
from .corpus import Pair, faithful, read_pairs
from .dialogs.dialog import Dialog, direction, plain
from .dialogs.marked import marked
from .dialogs.paragraph import paragraph
from .dialogs.required import required
from .dialogs.revision import Revisions
from .heldout import split, write_sets
from .lexicon import Lexicon
from .mixtures import MIXTURES, Mixture

SEED = 2023
#: Characters on a side below which a pair is an entry rather than a sentence.
SHORT = 6
#: Characters of a paragraph on its Chinese side.
LONGEST_PARAGRAPH = 160


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", required=True, help="zh, en, source lines; may be gzipped")
    parser.add_argument("--scale", type=float, default=1.0, help="multiplies the passes over every source")
    options = parser.parse_args()
    places.BUILD.mkdir(exist_ok=True)

    pairs = list(dict.fromkeys(read_pairs(options.corpus)))
    train, held_out, validation = split(pairs, SEED)
    lexicon = Lexicon(train)
    write_sets(held_out, lexicon, SEED)
    write_pairs(places.PAIRS, train)

    rng = random.Random(SEED)
    usable = [pair for pair in train if faithful(pair)]
    revisions = Revisions(usable, lexicon)
    print(f"{len(pairs)} pairs: {len(usable)} used, {len(held_out)} held out")
    for name, mixture in MIXTURES.items():
        dialogs = list(make_dialogs(usable, lexicon, revisions, mixture.scaled(options.scale), rng))
        rng.shuffle(dialogs)
        write_dialogs(places.DIALOGS[name], dialogs)
        print(f"{len(dialogs)} dialogs: {places.DIALOGS[name].name}")
    write_dialogs(places.VALIDATION, [plain(direction(p, to), rng) for p in validation for to in ("en", "zh")])


def make_dialogs(
    pairs: List[Pair], lexicon: Lexicon, revisions: Revisions, mixture: Mixture, rng: random.Random
) -> Iterator[Dialog]:
    by_source = {}
    for pair in pairs:
        by_source.setdefault(pair.source, []).append(pair)
    for source, members in sorted(by_source.items()):
        for pair, to in passes(members, mixture.passes_over(source), rng):
            yield one_dialog(pair, to, mixture.kinds, members, lexicon, revisions, rng)


def passes(members: List[Pair], count: float, rng: random.Random) -> Iterator[Tuple[Pair, str]]:
    """`count` passes over the pairs, each in both directions; of a part of a pass, a sample."""
    tasks = [(pair, to) for pair in members for to in ("en", "zh")]
    for _ in range(int(count)):
        yield from tasks
    yield from rng.sample(tasks, int(len(tasks) * (count % 1)))


def one_dialog(
    pair: Pair,
    to: str,
    kinds: Dict[str, float],
    members: List[Pair],
    lexicon: Lexicon,
    revisions: Revisions,
    rng: random.Random,
) -> Dialog:
    task = direction(pair, to)
    if len(pair.zh) < SHORT:
        return plain(task, rng)
    kind = rng.choices(list(kinds), kinds.values())[0]
    made = None
    if kind == "required":
        made = required(pair, to, lexicon, rng)
    elif kind == "revision":
        made = revisions.make(pair, to, rng)
    elif kind == "marked":
        made = marked(pair, to, lexicon, rng)
    elif kind == "paragraph":
        made = paragraph(neighbours(pair, members, rng), to, rng)
    return made or plain(task, rng)


def neighbours(first: Pair, members: List[Pair], rng: random.Random) -> List[Pair]:
    """The pair and some others of its source, sentences all of them, within the length of a paragraph."""
    chosen = [first]
    for _ in range(rng.randint(1, 5)):
        pair = rng.choice(members)
        if len(pair.zh) >= SHORT and sum(len(p.zh) for p in chosen) + len(pair.zh) <= LONGEST_PARAGRAPH:
            chosen.append(pair)
    return chosen


def write_pairs(path, pairs: List[Pair]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines("\t".join(pair) + "\n" for pair in pairs)


def write_dialogs(path, dialogs: List[Dialog]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(dialog, ensure_ascii=False) + "\n" for dialog in dialogs)


if __name__ == "__main__":
    main()

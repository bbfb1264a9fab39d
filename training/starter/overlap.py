"""python3 -m starter.overlap FILE...: 13-grams that the training pairs share with evaluation sets; ends with 1 if any.

A gram is of words in English and of characters in Chinese. FILE is a TSV or JSON lines; every text in it counts.
"""

import argparse
import json
import re
import unicodedata
from typing import Iterable, Iterator, Set, Tuple

from . import places
from .corpus import read_pairs

LENGTH = 13
UNIT = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="+")
    options = parser.parse_args()
    found: Set[Tuple[str, ...]] = set()
    wanted = {file: set(grams(texts(file))) for file in options.file}
    for pair in read_pairs(places.PAIRS):
        found.update(gram for gram in grams((pair.zh, pair.en)) if any(gram in known for known in wanted.values()))
    for file, known in wanted.items():
        shared = known & found
        print(f"{len(shared)} of {len(known)} 13-grams shared: {file}")
        for gram in sorted(shared)[:10]:
            print("   ", " ".join(gram))
    return 1 if found else 0


def texts(file: str) -> Iterator[str]:
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            if file.endswith(".jsonl"):
                yield from strings(json.loads(line))
            else:
                yield from line.rstrip("\n").split("\t")


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def grams(values: Iterable[str]) -> Iterator[Tuple[str, ...]]:
    for text in values:
        units = UNIT.findall(unicodedata.normalize("NFKC", text).lower())
        for start in range(len(units) - LENGTH + 1):
            yield tuple(units[start : start + LENGTH])


if __name__ == "__main__":
    raise SystemExit(main())

"""The parallel text: reading it, and what may be learned from."""

import gzip
import hashlib
import re
import unicodedata
from typing import Iterator, NamedTuple


class Pair(NamedTuple):
    zh: str
    en: str
    source: str

    @property
    def id(self) -> str:
        """Names the pair without repeating it: the first 16 hexadecimal digits of the SHA-256 of both sides."""
        return hashlib.sha256(f"{self.zh}\t{self.en}".encode()).hexdigest()[:16]


def read_pairs(path: str) -> Iterator[Pair]:
    """Pairs of a file of `zh, en, source` lines, gzipped or not."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            zh, en, source = line.rstrip("\n").split("\t")
            yield Pair(zh, en, source)


def everyday(source: str) -> bool:
    return source.startswith("tatoeba")


def folded(text: str) -> str:
    """A sentence without what distinguishes it only in writing: case, width, punctuation, spaces."""
    kept = (c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())
    return "".join(kept)


MARK = re.compile(
    r"</?[A-Za-z][^<>]{0,60}>"  # tags
    r"|https?://[^\s<>\"'，。；）)]+"
    r"|\{\{?\s*[\w.$-]+\s*\}?\}"  # {name} {{count}} {0}
    r"|%\d*\$?[-+0-9.]*[sdifuxc@](?![A-Za-z])"  # printf
    r"|\$\d(?!\d)|\$\{\w+\}"
)


def marks(text: str) -> list:
    """Tags, placeholders and addresses of a text, sorted: a translation has the same ones."""
    return sorted(MARK.findall(text))


def faithful(pair: Pair) -> bool:
    """Whether both sides have the same marks; other pairs would teach the model to lose them."""
    return marks(pair.zh) == marks(pair.en)

"""Words, and which of them translate each other, out of the dictionary that is part of the corpus."""

import random
import re
from collections import defaultdict
from typing import Dict, Iterable, List, NamedTuple, Optional, Set

from .corpus import Pair

WORD = re.compile(r"[A-Za-z][A-Za-z'-]*[A-Za-z]")
HAN = re.compile(r"[\u4e00-\u9fff]")
LONGEST = 4
STOP = set(
    "the and for are was were has have had not but you your his her its our their this that these those with from "
    "they them she him who what when where why how will would can could should may might must does did done been "
    "being there here than then too very just also into out about over some any all".split()
)


class Link(NamedTuple):
    """A word of the English sentence and the word of the Chinese one that it translates."""

    en: str
    zh: str


class Lexicon:
    def __init__(self, pairs: Iterable[Pair]):
        self.headwords: Set[str] = set()
        self._glosses: Dict[str, Set[str]] = defaultdict(set)
        for pair in pairs:
            if pair.source != "cedict" or not 1 < len(pair.zh) <= LONGEST:
                continue
            self.headwords.add(pair.zh)
            for gloss in re.split(r"[;,/]", pair.en):
                gloss = re.sub(r"^(to|a|an|the) ", "", gloss.strip())
                if WORD.fullmatch(gloss) and gloss.lower() not in STOP:
                    self._glosses[pair.zh].add(gloss.lower())
        self._glosses["汤姆"].add("tom")
        self._glosses["玛丽"].add("mary")
        self.headwords.update(("汤姆", "玛丽"))
        self._terms = {
            "zh": sorted(self.headwords),
            "en": sorted({gloss for glosses in self._glosses.values() for gloss in glosses}),
        }

    def zh_words(self, text: str) -> List[str]:
        """Dictionary words of a Chinese text, longest first from the left."""
        words, at = [], 0
        while at < len(text):
            for length in range(min(LONGEST, len(text) - at), 1, -1):
                if text[at : at + length] in self.headwords:
                    words.append(text[at : at + length])
                    at += length
                    break
            else:
                at += 1
        return words

    def random_term(self, language: str, rng: random.Random) -> str:
        """A word of the dictionary, two of them, or in English one that looks like a name."""
        term = rng.choice(self._terms[language])
        if rng.random() < 0.25:
            term += (" " if language == "en" else "") + rng.choice(self._terms[language])
        return term.title() if language == "en" and rng.random() < 0.4 else term

    def links(self, pair: Pair) -> List[Link]:
        """Words that translate each other in this pair, each found once on either side."""
        english = {word.lower(): word for word in en_words(pair.en)}
        found = []
        for zh in set(self.zh_words(pair.zh)):
            en = self._english_for(zh, english)
            if en and pair.zh.count(zh) == 1 and whole_word(en, pair.en) == 1:
                found.append(Link(en, zh))
        return sorted(found)

    def _english_for(self, zh: str, english: Dict[str, str]) -> Optional[str]:
        for gloss in sorted(self._glosses.get(zh, ())):
            for form in (gloss, f"{gloss}s", f"{gloss}d", f"{gloss}ed", f"{gloss}ing"):
                if form in english:
                    return english[form]
        return None


def en_words(text: str) -> List[str]:
    """Words of an English text that carry meaning."""
    return [w for w in WORD.findall(text) if len(w) > 2 and w.lower() not in STOP]


def whole_word(word: str, text: str) -> int:
    """How often `word` stands in `text` as a word."""
    return len(re.findall(rf"(?<![\w]){re.escape(word)}(?![\w])", text))


def replace_word(text: str, old: str, new: str) -> str:
    """`text` with the first `old` replaced; an English word only where it stands alone."""
    pattern = re.escape(old) if HAN.search(old) else rf"(?<!\w){re.escape(old)}(?!\w)"
    return re.sub(pattern, lambda _: new, text, count=1)

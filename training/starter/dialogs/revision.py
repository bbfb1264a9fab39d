"""Interactive translation: a draft, what the user wants changed, the changed draft; sometimes one turn more."""

import random
from collections import defaultdict
from typing import Dict, List, Optional, Sequence

from ..corpus import Pair
from ..instructions import translation
from ..lexicon import Lexicon, en_words, replace_word
from .dialog import Dialog, Direction, Turn, direction, instruction_language, other

WORDINGS = {
    "use": {
        "en": ['Use "{new}" instead of "{old}".', 'Replace "{old}" with "{new}".', 'Say "{new}", not "{old}".'],
        "zh": ["请用“{new}”代替“{old}”。", "把“{old}”换成“{new}”。", "不要用“{old}”，用“{new}”。"],
    },
    "term": {
        "en": ['Use the term "{new}".', 'Please use "{new}" in the translation.'],
        "zh": ["请使用“{new}”这个词。", "译文里请用“{new}”。"],
    },
    "keep": {
        "en": ['Keep "{word}" as it is.', 'Do not translate "{word}".'],
        "zh": ["保留“{word}”，不要翻译。", "“{word}”不用翻译。"],
    },
    "shorter": {"en": ["Make it shorter.", "Shorter, please."], "zh": ["请说得短一些。", "更简短一些。"]},
    "again": {
        "en": ["Translate it differently.", "Give another translation."],
        "zh": ["换一种译法。", "请给出另一种翻译。"],
    },
    "back": {
        "en": ["Now translate it back into {language}.", "Translate your answer back into {language}."],
        "zh": ["现在把它译回{language}。", "请把译文翻译回{language}。"],
    },
}
BACK_INTO = {"en": {"en": "English", "zh": "Chinese"}, "zh": {"en": "英语", "zh": "中文"}}


class Revisions:
    def __init__(self, pairs: List[Pair], lexicon: Lexicon):
        self._lexicon = lexicon
        self._variants: Dict[tuple, List[str]] = defaultdict(list)
        for pair in pairs:
            self._variants["en", pair.zh].append(pair.en)
            self._variants["zh", pair.en].append(pair.zh)
        self._zh_words = sorted(w for w in lexicon.headwords if len(w) == 2)
        self._en_words = sorted({w for p in pairs if p.source == "tatoeba" for w in en_words(p.en)})

    def make(self, pair: Pair, to: str, rng: random.Random) -> Optional[Dialog]:
        """None where the pair does not allow the revision that was drawn."""
        task = direction(pair, to)
        language = instruction_language(rng)
        kind = rng.choice([self._use, self._use, self._use, self._keep, self._keep, self._variant, back])
        dialog = kind(task, pair, language, rng)
        if dialog and kind not in (back, self._keep) and rng.random() < 0.2:
            dialog.append(Turn(back_request(task, language, rng), task.source))
        return dialog

    def _use(self, task: Direction, _: Pair, language: str, rng: random.Random) -> Optional[Dialog]:
        """The draft has another word where the reference has the term; the draft itself is not learned."""
        words = en_words(task.target) if task.to == "en" else self._lexicon.zh_words(task.target)
        if not words:
            return None
        new = rng.choice(words)
        old = rng.choice(self._en_words if task.to == "en" else self._zh_words)
        draft = replace_word(task.target, new, old)
        if draft == task.target or old in task.target:
            return None
        ask = wording("use", language, rng).format(new=new, old=old)
        return revised(task, draft, False, ask, task.target, language, asked=[new])

    def _keep(self, task: Direction, pair: Pair, language: str, rng: random.Random) -> Optional[Dialog]:
        """A word of the source stays in the translation as it is."""
        links = self._lexicon.links(pair)
        if not links:
            return None
        link = rng.choice(links)
        word, translated = (link.zh, link.en) if task.to == "en" else (link.en, link.zh)
        ask = wording("keep", language, rng).format(word=word)
        final = replace_word(task.target, translated, word)
        return revised(task, task.target, True, ask, final, language, asked=[word])

    def _variant(self, task: Direction, _: Pair, language: str, rng: random.Random) -> Optional[Dialog]:
        """From one reference of a sentence to another: a shorter one, or one with the user's term, or just another."""
        others = [v for v in self._variants[task.to, task.source] if v != task.target]
        if not others:
            return None
        changed = rng.choice(others)
        asked: List[str] = []
        if len(changed) <= 0.85 * len(task.target):
            ask = wording("shorter", language, rng)
        elif task.to == "en" and (new := [w for w in en_words(changed) if w not in task.target]):
            asked = [rng.choice(new)]
            ask = wording("term", language, rng).format(new=asked[0])
        else:
            ask = wording("again", language, rng)
        return revised(task, task.target, True, ask, changed, language, asked)


def back(task: Direction, _: Pair, language: str, rng: random.Random) -> Dialog:
    return revised(task, task.target, True, back_request(task, language, rng), task.source, language)


def back_request(task: Direction, language: str, rng: random.Random) -> str:
    return wording("back", language, rng).format(language=BACK_INTO[language][other(task.to)])


def revised(
    task: Direction, draft: str, learn: bool, ask: str, final: str, language: str, asked: Sequence[str] = ()
) -> Dialog:
    return [Turn(translation(task.to, task.source, language=language), draft, learn), Turn(ask, final, asked=asked)]


def wording(kind: str, language: str, rng: random.Random) -> str:
    return rng.choice(WORDINGS[kind][language])

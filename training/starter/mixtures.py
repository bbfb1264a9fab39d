"""How often each source is gone through, and for what: everyday language must not drown in menus and dictionary entries."""

from dataclasses import dataclass, replace
from typing import Dict


@dataclass(frozen=True)
class Mixture:
    #: Passes over a source, each in both directions. What is not named has that of `other`.
    passes: Dict[str, float]
    #: Shares of the kinds of dialog among sentences; dictionary entries and menu words are only translated.
    kinds: Dict[str, float]

    def passes_over(self, source: str) -> float:
        return self.passes.get(source, self.passes["other"])

    def scaled(self, factor: float) -> "Mixture":
        return replace(self, passes={source: count * factor for source, count in self.passes.items()})


MAIN = Mixture(
    passes={
        "tatoeba": 4.0,
        "tatoeba-old": 3.0,
        "xquad": 2.0,
        "ud-pud": 2.0,
        "udhr": 2.0,
        "scratch-l10n": 0.7,
        "element-ui": 0.7,
        "mozilla-www": 0.7,
        "hf-course": 0.6,
        "d2l": 0.5,
        "comprehensive-rust": 0.4,
        "gnome-user-docs": 0.6,
        "debian-handbook": 0.5,
        "react-docs": 0.4,
        "game-cataclysm-dda": 0.5,
        "bible-cuv-nheb": 0.25,
        "cedict": 0.3,
        "python-docs": 0.12,
        "kubernetes-docs": 0.12,
        "libreoffice-help": 0.12,
        "osm-tagging": 0.2,
        "other": 0.3,
    },
    kinds={"plain": 0.42, "required": 0.18, "revision": 0.14, "marked": 0.14, "paragraph": 0.12},
)

#: What the model learns from while its learning rate goes down: mostly what people say, and more of what is asked with it.
FINAL = Mixture(
    passes={
        "tatoeba": 5.0,
        "tatoeba-old": 4.0,
        "xquad": 2.0,
        "ud-pud": 2.0,
        "udhr": 2.0,
        "scratch-l10n": 0.3,
        "element-ui": 0.3,
        "game-cataclysm-dda": 0.1,
        "bible-cuv-nheb": 0.05,
        "cedict": 0.1,
        "python-docs": 0.02,
        "kubernetes-docs": 0.02,
        "libreoffice-help": 0.03,
        "other": 0.1,
    },
    kinds={"plain": 0.28, "required": 0.32, "revision": 0.14, "marked": 0.15, "paragraph": 0.11},
)

#: For a model that translates and is to do as it is told: most of what it learns from asks for something.
GUIDED = Mixture(
    passes={
        "tatoeba": 5.0,
        "tatoeba-old": 4.0,
        "xquad": 3.0,
        "ud-pud": 3.0,
        "udhr": 3.0,
        "scratch-l10n": 0.4,
        "element-ui": 0.4,
        "mozilla-www": 0.5,
        "hf-course": 0.4,
        "d2l": 0.4,
        "debian-handbook": 0.3,
        "gnome-user-docs": 0.3,
        "game-cataclysm-dda": 0.2,
        "bible-cuv-nheb": 0.1,
        "cedict": 0.1,
        "python-docs": 0.03,
        "kubernetes-docs": 0.03,
        "libreoffice-help": 0.03,
        "other": 0.15,
    },
    kinds={"plain": 0.2, "required": 0.48, "revision": 0.11, "marked": 0.12, "paragraph": 0.09},
)

MIXTURES = {"main": MAIN, "final": FINAL, "guided": GUIDED}

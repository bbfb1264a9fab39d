"""How often each source is gone through: everyday language must not drown in menu texts and dictionary entries."""

from typing import Dict

#: Passes over a source for one epoch, each in both directions. What is not named has that of `other`.
MAIN: Dict[str, float] = {
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
}

#: What the model learns from while its learning rate goes down: mostly what people say, a little of everything else.
FINAL: Dict[str, float] = {
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
}

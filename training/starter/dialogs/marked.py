"""Sentences with tags, placeholders, numbers and addresses that must come out as they went in."""

import random
import re
import string
from typing import Callable, List, NamedTuple, Optional

from ..corpus import Pair
from ..lexicon import Lexicon, Link, replace_word
from .dialog import Dialog, direction, plain

NAMES = "name user count file path title date time city price email item total value days city_name userName".split()


class Sides(NamedTuple):
    zh: str
    en: str


def marked(pair: Pair, to: str, lexicon: Lexicon, rng: random.Random) -> Optional[Dialog]:
    """None where nothing in the pair can carry a mark."""
    changed = with_marks(pair, lexicon, rng)
    return plain(direction(changed, to), rng) if changed else None


def with_marks(pair: Pair, lexicon: Lexicon, rng: random.Random) -> Optional[Pair]:
    """The pair with the same marks on both sides; None as above."""
    links = lexicon.links(pair)
    sides = Sides(pair.zh, pair.en)
    makers: List[Callable[[Sides, List[Link], random.Random], Optional[Sides]]] = [
        number,
        address,
        wrapped_whole,
        self_closing,
    ]
    if links:
        makers += [placeholder] * 4 + [tagged] * 6
    changed = sides
    for maker in rng.sample(makers, 1 if rng.random() < 0.7 else min(2, len(makers))):
        changed = maker(changed, links, rng) or changed
    if changed == sides:
        return None
    return Pair(changed.zh, changed.en, pair.source)


def tagged(sides: Sides, links: List[Link], rng: random.Random) -> Optional[Sides]:
    """One to three linked words in numbered tags; the numbers count in no particular order."""
    zh, en = sides
    chosen = [link for link in links if present(link, sides)]
    rng.shuffle(chosen)
    chosen = chosen[: rng.randint(1, 3)]
    for tag, link in zip(rng.sample(range(1, 10), len(chosen)), chosen):
        form = f"<g{tag}>%s</g{tag}>"
        zh = zh.replace(link.zh, form % link.zh, 1)
        en = replace_word(en, link.en, form % link.en)
    return Sides(zh, en) if chosen else None


def placeholder(sides: Sides, links: List[Link], rng: random.Random) -> Optional[Sides]:
    """A linked word becomes a placeholder of one of the usual kinds."""
    chosen = [link for link in links if present(link, sides)]
    if not chosen:
        return None
    link, name, index = rng.choice(chosen), rng.choice(NAMES), rng.randint(0, 3)
    mark = rng.choice(
        [f"{{{name}}}", f"{{{name}}}", f"{{{{{name}}}}}", "%s", "%s", "%d", f"%{index + 1}$s", f"{{{index}}}",
         f"${index + 1}", f"<x{index + 1}/>", f"<x{index + 1}/>", f"${{{name}}}"]
    )  # fmt: skip
    return Sides(sides.zh.replace(link.zh, mark, 1), replace_word(sides.en, link.en, mark))


def number(sides: Sides, _: List[Link], rng: random.Random) -> Optional[Sides]:
    """Another number where both sides have the same one."""
    shared = [n for n in re.findall(r"(?<![\w.{$%])\d+(?![\w.}$]|,\d)", sides.en) if sides.zh.count(n) == 1]
    if not shared or sides.en.count(shared[0]) != 1:
        return None
    other = rng.choice([str(rng.randrange(10 ** rng.randint(1, 6))), f"{rng.uniform(0, 999):.{rng.randint(1, 2)}f}"])
    return Sides(sides.zh.replace(shared[0], other), sides.en.replace(shared[0], other))


def address(sides: Sides, _: List[Link], rng: random.Random) -> Sides:
    """A made-up address or e-mail behind the sentence."""
    word = "".join(rng.choice(string.ascii_lowercase) for _ in range(rng.randint(3, 9)))
    host = word + rng.choice([".com", ".org", ".net", ".cn", ".example.com"])
    path = rng.choice(["", f"/{rng.choice(NAMES)}", f"/{rng.randrange(9999)}", f"/docs/{rng.choice(NAMES)}.html"])
    mark = rng.choice([f"https://{host}{path}", f"https://www.{host}{path}", f"{rng.choice(NAMES)}@{host}"])
    if rng.random() < 0.3:
        return Sides(f"{mark} {sides.zh}", f"{mark} {sides.en}")
    if rng.random() < 0.5:
        return Sides(f"{sides.zh} {mark}", f"{sides.en} {mark}")
    return Sides(f"{sides.zh}({mark})", f"{sides.en} ({mark})")


def wrapped_whole(sides: Sides, _: List[Link], rng: random.Random) -> Sides:
    tag = rng.choice(["b", "i", "em", "strong", "a", "p", "span"]) if rng.random() < 0.3 else f"g{rng.randint(1, 9)}"
    return Sides(*(f"<{tag}>{side}</{tag}>" for side in sides))


def self_closing(sides: Sides, _: List[Link], rng: random.Random) -> Sides:
    mark = f"<x{rng.randint(1, 9)}/>"
    if rng.random() < 0.5:
        return Sides(mark + sides.zh, mark + sides.en)
    return Sides(sides.zh + mark, sides.en + mark)


def present(link: Link, sides: Sides) -> bool:
    return sides.zh.count(link.zh) == 1 and f">{link.zh}<" not in sides.zh and sides.en.count(link.en) == 1

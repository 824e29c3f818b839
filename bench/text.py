"""The text that is measured: news-like prose of any length, the same on every machine.

A hundred sentences written for this purpose are filled with names, places and numbers and shuffled into
paragraphs of three to five. The words of a paragraph recur in others, so a cache of whole paragraphs would
never hit and one of words does a little better than on real news; both sides of every ratio have the same
text and the same chance. `--text FILE` measures on another text instead.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

TextOf = Callable[[int], str]
"""Gives a text of so many words."""

PROSE = Path(__file__).with_name("prose.toml")


def news(words: int, seed: int = 1) -> str:
    """At least `words` words in paragraphs separated by blank lines."""
    paragraphs, count = [], 0
    for paragraph in _paragraphs(random.Random(seed)):
        paragraphs.append(paragraph)
        count += len(paragraph.split())
        if count >= words:
            break
    return "\n\n".join(paragraphs) + "\n"


def lengthened(text: str, words: int) -> str:
    """A given text, cut or repeated to `words` words at the end of a paragraph."""
    paragraphs, kept, count = [piece for piece in text.split("\n\n") if piece.strip()], [], 0
    while count < words:
        kept.append(paragraphs[len(kept) % len(paragraphs)])
        count += len(kept[-1].split())
    return "\n\n".join(kept) + "\n"


def _paragraphs(chance: random.Random) -> Iterator[str]:
    prose = tomllib.loads(PROSE.read_text("utf-8"))
    while True:
        deck = chance.sample(prose["sentences"], len(prose["sentences"]))
        while deck:
            size = chance.randint(3, 5)
            paragraph, deck = deck[:size], deck[size:]
            yield " ".join(_filled(sentence, prose["slots"], chance) for sentence in paragraph)


def _filled(sentence: str, slots: dict[str, list[str]], chance: random.Random) -> str:
    numbers = {
        "low": chance.randint(4, 19),
        "lower": chance.randint(1, 9),
        "low2": chance.randint(20, 30),
        "number": f"{chance.randint(120, 9800):,}",
        "percent": chance.randint(11, 48),
        "money": f"{chance.randint(12, 900) / 10:.1f}",
        "year": chance.randint(1889, 2024),
    }
    filled = sentence.format(**numbers, **{name: chance.choice(values) for name, values in slots.items()})
    return filled[0].upper() + filled[1:]

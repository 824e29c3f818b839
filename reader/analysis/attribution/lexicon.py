"""The words that attribution goes by: classes of verbs and nouns, one file each in the lexicons' folder."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from reader.paths import resources_path

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Each field is the file of that name: lemmas in lower case (in `leaning` with a preposition behind).

    The files say what a class is.
    """

    say: Words
    tell: Words
    think: Words
    judge: Words
    name: Words
    intend: Words
    show: Words
    people: Words
    groups: Words
    documents: Words
    claims: Words
    stances: Words
    attitudes: Words
    going_on: Words
    leaning: Words


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, read once a process."""
    folder = resources_path() / "lexicons" / "attribution"
    return Lexicon(**{f.name: _words((folder / f"{f.name}.txt").read_text("utf-8")) for f in fields(Lexicon)})


def _words(text: str) -> Words:
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))

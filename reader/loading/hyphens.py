"""Lines joined to a paragraph; a word divided at a line's end made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from reader.loading.words import word_set
from reader.pronunciation import phones_of

_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_TAIL = r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u2010]$"
_DIVIDED_SHARE = 0.015
_DASHES = "-–—\u2010"
_HEAD = r"[^\W\d_]+"
# First parts of compounds that English nearly always hyphenates.
_FIRST_PARTS = word_set(
    "all anti co cross ex far first full half hard high ill left long low mid much multi non once post "
    "pre pro quasi right second self semi short so third three two one four five six ten twenty thirty "
    "forty fifty sixty seventy eighty ninety under vice well world year"
)


class Vocabulary(NamedTuple):
    """words: those that stand inside a document's lines, in lower case; they tell a compound from a divided word.

    divides: whether the document divides words at all: then a hyphen ends more of its lines than compounds do.
    """

    words: frozenset[str]
    divides: bool


def vocabulary_of(lines: Iterable[str]) -> Vocabulary:
    lines = [line.rstrip() for line in lines]
    divided = sum(1 for line in lines if line[-1:] in "-\u2010" and re.search(_TAIL, line[-60:]))
    if not divided:
        return Vocabulary(frozenset(), divides=False)
    words = {word.lower() for line in lines for word in re.findall(_WORD, line.rstrip("-\u2010"))}
    return Vocabulary(frozenset(words), divides=divided > _DIVIDED_SHARE * len(lines))


def join_lines(lines: Iterable[str], vocabulary: Vocabulary) -> str:
    """One line of them all.

    A hyphen at a line's end goes when the whole word is known, or when the document divides words and
    nothing speaks for a compound, as two words do that make none together.
    """
    parts: list[str] = []
    for line in map(str.strip, lines):
        if not line:
            continue
        if not parts:
            parts.append(line)
        elif parts[-1][-1] not in _DASHES:
            parts += (" ", line)
        elif (tail := re.search(_TAIL, parts[-1][-60:])) and (head := re.match(_HEAD, line)):
            if _is_divided(tail[1], head[0], vocabulary):
                parts[-1] = parts[-1][:-1]
            parts.append(line)
        elif parts[-1][-2:-1].isalnum() and line[0].isalnum():
            parts.append(line)
        else:
            parts += (" ", line)
    return "".join(parts)


def _is_divided(tail: str, head: str, vocabulary: Vocabulary) -> bool:
    """Whether `tail-head` is one word divided, not a compound."""
    last = tail.rpartition("-")[2].lower()
    if f"{tail}-{head}".lower() in vocabulary.words:
        return False
    if (last + head).lower() in vocabulary.words:
        return True
    if not vocabulary.divides or not head[0].islower() or tail[-1].isupper():
        return False
    if last in _FIRST_PARTS:
        return _is_word(last + head) and not _is_word(head)
    return _is_word(last + head) or not (_is_word(last) and _is_word(head))


def _is_word(word: str) -> bool:
    """As the pronouncing dictionary knows it, which is read when a document first divides a word."""
    return bool(phones_of(word.lower()))

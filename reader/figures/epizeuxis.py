"""Epizeuxis: a word or phrase said again at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from reader.figures.clauses import as_written
from reader.figures.doubles import ends_sentence, goes_on, is_grammar, is_name, stands_alone
from reader.figures.figure import Figure

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_LONGEST = 7
_FULL_STOPS = frozenset(".?!;:")
_BREATHS = frozenset(
    (",", ".", "!", "?", ";", ":", "—", "–", "--", "…", "...", '"', "“", "”", "'", "’", "``", "''")
)
"""Marks that a voice makes between the two; brackets explain, slashes and hyphens make compounds."""


def epizeuxis(passages: Sequence[Passage], *, longest: int = _LONGEST) -> Iterator[Figure]:
    """Repetition of a word or phrase with nothing, or no more than a breath or an "and", in between.

    Silva Rhetoricae, "epizeuxis"; Lanham; GoFigure: immediate repetition of the same word. Doubled
    function words are grammar, doubled names are names, and what only closes one sentence and opens the
    next is anadiplosis; but a word that a sentence ends with and that is a sentence of its own behind it
    ("He was gone. Gone.") is said twice.

    All of it stands in one stretch, and is shown as one.

    longest: words of the phrase that comes back. Details: words, count.
    """
    for passage in passages:
        for first, size, times in _repeats(passage, longest):
            positions = passage.derived(_word_positions)
            groups = [positions[first + n * size : first + (n + 1) * size] for n in range(times)]
            if _is_figure(passage, groups):
                words = as_written(passage, groups[0][0], groups[0][-1])
                stretch = passage.span(groups[0][0], groups[-1][-1])
                yield Figure((stretch,), {"words": words, "count": str(times)})


def _word_positions(passage: Passage) -> list[int]:
    """Tokens that are words, without the "and" that may come before the last of three."""
    return [i for i, w in enumerate(passage.lower) if (w[0].isalnum() or w[-1].isalnum()) and w != "and"]


def _repeats(passage: Passage, longest: int) -> Iterator[tuple[int, int, int]]:
    """(index among the words, words in the phrase, how often it stands there)."""
    lower = passage.lower
    words = [lower[i] for i in passage.derived(_word_positions)]
    for size in range(1, longest + 1):
        same = [i for i, (a, b) in enumerate(zip(words, words[size:], strict=False)) if a == b]
        for first, length in _stretches(same):
            if length >= size:
                yield first, size, 1 + length // size


def _stretches(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Runs of successive numbers: (first, how many)."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        yield found[0], len(found)


def _is_figure(passage: Passage, groups: list[list[int]]) -> bool:
    between = [passage.lower[a[-1] + 1 : b[0]] for a, b in pairwise(groups)]
    marks = {mark for found in between for mark in found}
    bare = not marks
    if marks - _BREATHS - {"and"} or is_grammar(passage, groups, bare) or is_name(passage, groups, bare):
        return False
    if len(groups) == 2 and ("and" in marks or goes_on(passage, groups, bare)):
        return False
    return not marks & _FULL_STOPS or ends_sentence(passage, groups[-1][-1]) or stands_alone(passage, groups)

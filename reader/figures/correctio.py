"""Correctio: a first word is taken back for a better one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.figures.clauses import as_written
from reader.figures.figure import Figure
from reader.figures.shape import coarse_tag

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_NOT = frozenset({"not", "n't", "never"})
_JUST = frozenset({"just", "only", "merely", "simply", "solely", "purely"})
_IT_IS = frozenset({"it", "this", "that", "they", "these", "he", "she", "we"})
_BREAKS = frozenset({",", ";", ":", "—", "–", "--", "-", "("})
_OR_RATHER = frozenset({("or", "rather"), ("or", "better")})
_AFTERTHOUGHTS = frozenset({"or", "no", "nay"})
_NOUNS = frozenset({"NN", "NNS", "CD"})
_BE = frozenset({"is", "'s", "are", "'re", "was", "were", "be", "am", "'m"})


def correctio(passages: Sequence[Passage], *, reach: int = 25, nearest: int = 8) -> Iterator[Figure]:
    """What was said, or might be thought, is taken back and replaced: "not just a law but a promise".

    Silva Rhetoricae, "correctio" (epanorthosis); Lanham; the GoFigure ontology's "not X but Y". Forms:
    "not just … but (also)", "isn't just …, it's (also)", "not X but Y" with members alike, "it is not X;
    it is Y", "X, or rather Y", "X, no, Y", "X; nay, Y".

    reach: words from "not just" to its answer. nearest: words from a bare "not" to its "but".
    Details: words.
    """
    for passage in passages:
        used = -1
        for i, word in enumerate(passage.lower):
            if i <= used:
                continue
            found = _negated(passage, i, reach, nearest) if word in _NOT else _restated(passage, i)
            if found:
                used = found[-1][1]
                found = [(passage.word_begin(a), b) for a, b in found]
                parts = tuple(passage.span(a, b) for a, b in found)
                words = " … ".join(as_written(passage, a, b) for a, b in found)
                yield Figure(parts, {"words": words})


def _negated(passage: Passage, i: int, reach: int, nearest: int) -> list[tuple[int, int]]:
    lower, size = passage.lower, len(passage)
    after = i + 1
    if after < size and lower[after] in _JUST:
        answer = _answer(passage, after + 1, min(size, after + reach), _but_or_it_is)
        return [(i, after), answer] if answer else []
    answer = _answer(passage, after, min(size, after + nearest + 1), lambda p, j: _plain_but(p, i, j))
    if answer is None and i and lower[i - 1] in _BE:
        answer = _answer(passage, after, min(size, after + nearest + 2), _it_is)
    return [(i, i), answer] if answer else []


def _answer(
    passage: Passage, start: int, end: int, form: Callable[[Passage, int], int | None]
) -> tuple[int, int] | None:
    """First and last token of the first answer of this form before another negation."""
    for j in range(start, end):
        last = form(passage, j)
        if last is not None:
            return j, last
        if passage.lower[j] in _NOT:
            return None
    return None


def _but_or_it_is(passage: Passage, j: int) -> int | None:
    lower = passage.lower
    if lower[j] == "but" and j + 1 < len(lower):
        return j + 1 if lower[j + 1] in ("also", "rather", "even") else j
    return _it_is(passage, j)


def _it_is(passage: Passage, j: int) -> int | None:
    """ "…; it is (also)": behind a mark."""
    lower = passage.lower
    if not j or lower[j - 1] not in (",", ";", ".", "—", "–", ":", "--", "-") or lower[j] not in _IT_IS:
        return None
    if j + 2 >= len(lower) or lower[j + 1] not in _BE or lower[j + 2] in _NOT:
        return None
    return j + 2 if lower[j + 2] == "also" else j + 1


def _plain_but(passage: Passage, i: int, j: int) -> int | None:
    """ "not X but Y", X and Y being of one class, with nothing but X between."""
    lower, tag = passage.lower, passage.tag
    if lower[j] != "but" or lower[i] != "not" or j + 1 >= len(lower) or j - i < 2:
        return None
    if any(w in ".;:?!" for w in lower[i + 1 : j]) or coarse_tag(tag[i + 1]) != coarse_tag(tag[j + 1]):
        return None
    if tag[i + 1] in ("VB", "PRP", "RB", "EX") or tag[j + 1] in ("PRP", "EX"):
        return None
    return j


def _restated(passage: Passage, i: int) -> list[tuple[int, int]]:
    """What stands between a word and the better one: "or rather", "nay", "no" between two marks."""
    lower = passage.lower
    if lower[i] not in _AFTERTHOUGHTS or not i or lower[i - 1] not in _BREAKS:
        return []
    if tuple(lower[i : i + 2]) in _OR_RATHER:
        return [(i, i + 1)]
    goes_on = lower[i] == "nay" or (lower[i] == "no" and _takes_back(passage, i))
    return [(i, i)] if goes_on else []


def _takes_back(passage: Passage, i: int) -> bool:
    """ "a mistake, no, a crime": a noun before, and after the mark another beginning of one."""
    lower, tag = passage.lower, passage.tag
    if i < 2 or i + 2 >= len(lower) or lower[i + 1] not in _BREAKS:
        return False
    return tag[i - 2] in _NOUNS and tag[i + 2] in ("DT", "NN", "NNS", "CD") and lower[i + 2] != "no"

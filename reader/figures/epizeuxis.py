"""Epizeuxis: a word or phrase said again at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from reader.figures.anadiplosis import steps_of
from reader.figures.chance import FUNCTION_WORDS, RARE
from reader.figures.clauses import as_written, is_word
from reader.figures.figure import Figure

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_LONGEST = 5
_STAMMERS = frozenset(
    "had that is was are it you he she in on to of the a an and or at by for with as his her be do did does "
    "which what there this these those from one will would can could has have were then".split()
)
"""Words that grammar, or a slip, doubles: "the trouble it had had", "all that that means"."""
_NO_WORDS = frozenset({"CD", "LS", "SYM", "FW", "ADD", "UH"})
_FULL_STOPS = frozenset(".?!;:")
_BREATHS = frozenset(
    (",", ".", "!", "?", ";", ":", "—", "–", "--", "…", "...", '"', "“", "”", "'", "’", "``", "''")
)
"""Marks that a voice makes between the two; brackets explain, slashes and hyphens make compounds."""


def epizeuxis(passages: Sequence[Passage], *, longest: int = _LONGEST) -> Iterator[Figure]:
    """Repetition of a word or phrase with nothing, or no more than a breath or an "and", in between.

    Silva Rhetoricae, "epizeuxis"; Lanham; GoFigure: immediate repetition of the same word. Doubled
    function words are grammar, doubled names are names, and what only closes one sentence and opens the
    next is anadiplosis.

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
    if marks - _BREATHS - {"and"} or _is_grammar(passage, groups, bare) or _is_name(passage, groups, bare):
        return False
    if len(groups) == 2 and ("and" in marks or _goes_on(passage, groups, bare)):
        return False
    return not marks & _FULL_STOPS or _stand_alone(passage, groups)


def _is_grammar(passage: Passage, groups: list[list[int]], bare: bool) -> bool:
    """What a sentence, an idiom or a slip says twice: "had had", "day after day", "if you can you can"."""
    words = [passage.lower[i] for i in groups[0]]
    tags = [passage.tag[i] for i in groups[0]]
    if all(w in _STAMMERS or len(w) == 1 for w in words) or not _NO_WORDS.isdisjoint(tags):
        return True
    if len(words) == 1:
        return bare and words[0] in FUNCTION_WORDS and tags[0] not in ("RB", "JJ", "UH")
    if len(set(words)) == 1 or _turns_inside(passage, groups, bare):
        return True
    says = sum(FUNCTION_WORDS.get(w, RARE) for w in words)
    return len(groups) < 3 and says < (2 * RARE if bare else RARE) and all(w in FUNCTION_WORDS for w in words)


def _is_name(passage: Passage, groups: list[list[int]], bare: bool) -> bool:
    """ "Bora Bora", or a name beside the word that it is made of: "a new New Bridge"."""
    names = [passage.tag[group[-1]].startswith("NNP") for group in groups]
    return bare and any(names)


def _turns_inside(passage: Passage, groups: list[list[int]], bare: bool) -> bool:
    """Where the pause falls inside the phrase, or a preposition leads back to its head: "day after day"."""
    first, last = groups[0][0], groups[0][-1]
    paused = not all(map(is_word, passage.lower[first : last + 1]))
    following = passage.lower[groups[-1][-1] + 1 : groups[-1][-1] + 2]
    return bare and (paused or (passage.tag[last] == "IN" and following == [passage.lower[first]]))


def _goes_on(passage: Passage, groups: list[list[int]], bare: bool) -> bool:
    """Anadiplosis: "villages become towns, towns become cities", "a stranger, a stranger who knew"."""
    first, second = (passage.dep[group[-1]] for group in groups)
    if second.startswith("nsubj") and first != second:
        return True
    noun, following = groups[-1][-1], groups[-1][-1] + 1
    if passage.tag[noun][:2] != "NN":
        return False
    if any(step.end <= groups[0][-1] <= step.last for step in passage.derived(steps_of)):
        return True
    if bare or following >= len(passage):
        return False
    return passage.tag[following][:2] in ("IN", "WD", "WP", "CC", "VB", "MD")


def _stand_alone(passage: Passage, groups: list[list[int]]) -> bool:
    """Across a full stop each saying is a sentence of its own ("Never. Never.")."""
    first, last = groups[0][0], groups[-1][-1]
    opens = first == 0 or not is_word(passage.lower[first - 1])
    return opens and (last + 1 >= len(passage) or not is_word(passage.lower[last + 1]))

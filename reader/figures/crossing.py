"""Words that come back crosswise, A B … B A: what antimetabole and chiasmus have in common.

Criss-cross repetition is common and nearly always an accident; a person would call perhaps one in a
hundred a figure. So all are ranked, after Dubremetz & Nivre (2015, 2017, 2018), by features of the
crossing: punctuation, how alike the two sides are in words and word classes, whether the words exchange
their roles, how much else is said in between, whether the words stand there a third time, and how often the
article uses them anyhow. The weights were fitted by logistic regression on annotated passages of books and
debates and on plain prose; those that changed nothing on passages held back were left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import log, log2
from typing import TYPE_CHECKING, NamedTuple

from reader.figures.chance import Surprise, full_words, is_full_word
from reader.figures.clauses import is_word
from reader.figures.figure import Figure

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

WINDOW = 30
"""Tokens between the two inner words, at most; Dubremetz & Nivre look at 30 in all."""
SIDE = 12
"""Tokens between the outer and the inner word of one side."""
PRONOUNS = {
    form: forms.split()[0]
    for forms in (
        "i me my mine myself",
        "we us our ours ourselves",
        "he him his himself",
        "she her hers herself",
        "they them their theirs themselves",
        "you your yours yourself",
        "it its itself",
    )
    for form in forms.split()
}
NEARBY = 12
"""Tokens before and behind a crossing in which its words may stand once more."""
_MARKS = frozenset(",;:.?!—–-")
_PAGE = 6.5
"""log2 of the words (a paragraph) beyond which a longer text makes no crossing likelier."""

Keys = Sequence[str]
"""For each token what it counts as; "" for a token that cannot be part of a crossing."""


class Crossing(NamedTuple):
    """Token indices a < b … b2 < a2 of one passage, and the log odds that it is a figure."""

    a: int
    b: int
    b2: int
    a2: int
    evidence: float


def lemma_keys(passage: Passage) -> list[str]:
    """Full words count as their lemmas, pronouns as their person."""
    found = [PRONOUNS.get(word, "") for word in passage.lower]
    for i in passage.derived(full_words):
        found[i] = passage.lemma[i]
    return found


def crossings(
    passages: Sequence[Passage],
    keys: Callable[[Passage], list[str]],
    evidence: float,
    *,
    accept: Callable[[Passage, Crossing], bool] = lambda passage, crossing: True,
) -> Iterator[Figure]:
    """The best crossings that do not overlap, as figures of four parts. Details: first, second."""
    chance = Surprise(passages)
    for passage in passages:
        found = [
            c
            for c in _candidates(passage, passage.derived(keys), chance)
            if c.evidence >= evidence and accept(passage, c)
        ]
        taken: list[Crossing] = []
        for crossing in sorted(found, key=lambda c: (-c.evidence, c.a)):
            if all(crossing.a2 < t.a or t.a2 < crossing.a for t in taken):
                taken.append(crossing)
        for a, b, b2, a2, _ in sorted(taken):
            parts = tuple(passage.span(i, i) for i in (a, b, b2, a2))
            yield Figure(parts, {"first": passage.words[a], "second": passage.words[b]})


def _candidates(passage: Passage, keys: Keys, chance: Surprise) -> Iterator[Crossing]:
    latest: dict[str, int] = {}
    following: dict[int, int] = {}
    for i, key in enumerate(keys):
        if key:
            if key in latest:
                following[latest[key]] = i
            latest[key] = i
    if len(following) < 2:
        return
    lower, sentence = passage.lower, passage.derived(_sentence_numbers)
    crowd = 0.73 * min(_PAGE, log2(chance.words + 1))
    for b, b2 in following.items():
        if b2 - b > WINDOW:
            continue
        for a in range(max(0, b - SIDE), b):
            if a not in following or keys[a] == keys[b]:
                continue
            a2 = following[a]
            while 0 <= a2 <= b2:
                a2 = following.get(a2, -1)
            if 0 <= a2 - b2 <= SIDE and sentence[a2] - sentence[a] <= 1:
                score = _evidence(passage, chance, (a, b, b2, a2)) - 0.3 * min(3, _again(lower, a, b, b2, a2))
                yield Crossing(a, b, b2, a2, score - crowd)


def _again(lower: Sequence[str], a: int, b: int, b2: int, a2: int) -> int:
    """How often the words stand once more, inside the cross or near it: what keeps coming back does not turn round."""
    words = {lower[a], lower[b], lower[b2], lower[a2]}
    return sum(word in words for word in lower[max(0, a - NEARBY) : a2 + NEARBY + 1]) - 4


def _sentence_numbers(passage: Passage) -> list[int]:
    return [number for number, (start, end) in enumerate(passage.sentences) for _ in range(start, end)]


def _evidence(passage: Passage, chance: Surprise, at: tuple[int, int, int, int]) -> float:
    a, b, b2, a2 = at
    lower, tags, deps, head = passage.lower, passage.tag, passage.dep, passage.head
    left, right = slice(a + 1, b), slice(b2 + 1, a2)
    sides = lower[left] + lower[right]
    once = _said_once(sides + lower[b + 1 : b2])
    total = 2.38 + 0.25 * log(b2 - b) + 0.09 * min(chance.bits(lower[a]), 12)
    total += 0.6 * (lower[a] == lower[a2] and lower[b] == lower[b2])
    total += 0.5 * ((deps[a] == deps[b2]) + (deps[b] == deps[a2]))
    total -= 0.22 * ((deps[a] == deps[a2]) + (deps[b] == deps[b2]))
    total += 0.5 * (head[b2] == b or head[b] == b2)
    total += 0.22 * len(set(lower[left]) & set(lower[right])) + 0.7 * _same_classes(tags[left], tags[right])
    total -= 0.74 * any(word in _MARKS for word in sides) + 0.11 * min(6, sum(word in once for word in sides))
    total -= 0.44 * (tags[a].startswith("NNP") + tags[b].startswith("NNP"))
    return total - 2.56 * len(once) / sum(map(is_word, lower[a : a2 + 1]))


def _said_once(words: Sequence[str]) -> set[str]:
    """Full words that do not come back; between the four of "from salt to sugar and sugar to salt" there is none."""
    return {word for word, n in Counter(words).items() if n == 1 and is_full_word(word)}


def _same_classes(left: Sequence[str], right: Sequence[str]) -> bool:
    return bool(left) and [tag[:2] for tag in left] == [tag[:2] for tag in right]

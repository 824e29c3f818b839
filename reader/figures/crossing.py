"""Words that come back crosswise, A B … B A: what antimetabole and chiasmus have in common.

Criss-cross repetition is common and nearly always an accident; a person would call perhaps one in a
hundred a figure. So all are ranked, after Dubremetz & Nivre (2015, 2017, 2018), by features of the
crossing: stop words, distance, punctuation, how alike the two sides are in words, shape and syntactic
role, and how often the article uses the words anyhow. The weights were fitted by logistic regression on
annotated passages and on plain prose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import log, log2
from typing import TYPE_CHECKING, NamedTuple

from reader.figures.chance import Surprise, full_words
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
_TURNS = frozenset({"but", "not", "n't", "than", "rather", "nor", "no", "never", "yet"})
_MARKS = frozenset(",;:.?!—–-")
_STOPS = frozenset(".?!")
_SETTLED = 6.0
"""log2 of the words (some four lines) beyond which a longer text makes no crossing likelier."""
_FAVOURED = 4

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
    sentence = passage.derived(_sentence_numbers)
    crowd = min(_SETTLED, log2(chance.words + 1))
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
                score = _evidence(passage, chance, (a, b, b2, a2)) - 1.5 * (sentence[a] != sentence[a2])
                yield Crossing(a, b, b2, a2, score - 1.08 * crowd)


def _sentence_numbers(passage: Passage) -> list[int]:
    return [number for number, (start, end) in enumerate(passage.sentences) for _ in range(start, end)]


def _evidence(passage: Passage, chance: Surprise, at: tuple[int, int, int, int]) -> float:
    a, b, b2, a2 = at
    lower, tags, deps = passage.lower, passage.tag, passage.dep
    left, middle, right = lower[a + 1 : b], lower[b + 1 : b2], lower[b2 + 1 : a2]
    total = 1.6 - 0.55 * log(b - a) - 0.4 * log(a2 - b2) + 0.1 * log(b2 - b)
    total += 1.45 * ((lower[a] == lower[a2]) + (lower[b] == lower[b2]))
    total += 1.15 * ((tags[a][:2] == tags[a2][:2]) + (tags[b][:2] == tags[b2][:2]))
    total += 0.33 * ((deps[a] == deps[b2]) + (deps[b] == deps[a2]))
    total += 0.6 * len(set(left) & set(right)) + 0.6 * (left == right and bool(left))
    total += 0.5 * (tags[a + 1 : b][:1] == tags[b2 + 1 : a2][:1]) - 0.65 * (not left and not right)
    total += 1.1 * any(w in _STOPS for w in middle) + 0.4 * any(w in _TURNS for w in middle)
    total -= 0.8 * any(w in _MARKS for w in (*left, *right))
    total -= 0.47 * (tags[a].startswith("NNP") + tags[b].startswith("NNP"))
    total -= 0.58 * _favour(chance, lower[a]) + 0.3 * _favour(chance, lower[b])
    return total - 0.1 * min(chance.bits(lower[b]), 12)


def _favour(chance: Surprise, word: str) -> int:
    """How often the article uses the word besides here."""
    return min(_FAVOURED, chance.count(word) - 2)

"""Words that come back crosswise, A B … B A: what antimetabole and chiasmus have in common.

Criss-cross repetition is common and nearly always an accident; a person would call perhaps one in a
hundred a figure. So all are ranked, after Dubremetz & Nivre (2015, 2017, 2018), by features of the
crossing: stop words, distance, punctuation, how alike the two sides are in words, shape and syntactic
role, how much of the passage is said twice, and how often the article uses the words anyhow. The weights
were fitted by logistic regression on annotated passages of books and debates and on plain prose, which
weighs as much as the figures do: hence the negative log odds that are asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import log, log2
from typing import TYPE_CHECKING, NamedTuple

from reader.figures.chance import Surprise, full_words
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
_TURNS = frozenset({"but", "not", "n't", "than", "rather", "nor", "no", "never", "yet"})
_MARKS = frozenset(",;:.?!—–-")
_STOPS = frozenset(".?!")
_SETTLED = 5.5
"""log2 of the words (some three lines) beyond which a longer text makes no crossing likelier."""
_FAVOURED = 4
_PRONOUN_PAIRS = (0.0, 0.5, 1.1)
"""What it costs that none, one or both of the words are pronouns: they come back whatever is said."""

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
                score = _evidence(passage, chance, (a, b, b2, a2)) - 0.65 * (sentence[a] != sentence[a2])
                yield Crossing(a, b, b2, a2, score - 1.36 * crowd)


def _sentence_numbers(passage: Passage) -> list[int]:
    return [number for number, (start, end) in enumerate(passage.sentences) for _ in range(start, end)]


def _evidence(passage: Passage, chance: Surprise, at: tuple[int, int, int, int]) -> float:
    a, b, b2, a2 = at
    lower, tags, deps = passage.lower, passage.tag, passage.dep
    left, middle, right = lower[a + 1 : b], lower[b + 1 : b2], lower[b2 + 1 : a2]
    total = 3.8 - 0.5 * log((b - a) * (a2 - b2))
    total += 1.0 * (lower[a] == lower[a2]) + 0.65 * (lower[b] == lower[b2])
    total += 0.6 * (tags[a][:2] == tags[a2][:2]) + 0.35 * (tags[b][:2] == tags[b2][:2])
    total += 0.45 * ((deps[a] == deps[b2]) + (deps[b] == deps[a2]))
    total += 0.35 * len(set(left) & set(right)) + 0.8 * (left == right and bool(left))
    total += 0.55 * (tags[a + 1 : b][:1] == tags[b2 + 1 : a2][:1]) - 1.0 * (not left and not right)
    total += 0.8 * any(w in _STOPS for w in middle) + 0.4 * any(w in _TURNS for w in middle)
    total -= 0.5 * any(w in _MARKS for w in (*left, *right))
    total += 1.1 * _said_twice(passage.derived(_rough)[a : a2 + 1])
    total += 0.75 * _said_beside(middle, (*left, *right))
    total += 0.45 * (a > 0 and lower[a - 1] == lower[b2 - 1] and is_word(lower[a - 1]))
    total -= _PRONOUN_PAIRS[(lower[a] in PRONOUNS) + (lower[b] in PRONOUNS)]
    total -= 0.8 * tags[a].startswith("NNP") + 0.15 * tags[b].startswith("NNP")
    total -= 0.4 * _favour(chance, lower[a]) + 0.3 * _favour(chance, lower[b])
    return total - 0.053 * min(chance.bits(lower[b]), 12)


def _rough(passage: Passage) -> list[str]:
    """The keys of `lemma_keys`, and the words that have none."""
    return [key or word for key, word in zip(passage.derived(lemma_keys), passage.lower, strict=True)]


def _said_twice(words: Sequence[str]) -> float:
    """The share of words that stand there more than once: "from salt to sugar and sugar to salt" has little else."""
    counts = Counter(filter(is_word, words))
    return sum(n for n in counts.values() if n > 1) / counts.total()


def _said_beside(middle: Sequence[str], sides: Sequence[str]) -> float:
    """The share of the words in the middle that come again there or on a side."""
    words = list(filter(is_word, middle))
    return sum(w in sides or words.count(w) > 1 for w in words) / max(1, len(words))


def _favour(chance: Surprise, word: str) -> int:
    """How often the article uses the word besides here."""
    return min(_FAVOURED, chance.count(word) - 2)

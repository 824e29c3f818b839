"""Whether a question is answered by what follows it, or meant to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.figures.clauses import is_word
from reader.figures.sentences import Sentence, spoken

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_ANSWERS = frozenset(
    "yes no nope because nothing nobody none never nowhere hardly simple simply everyone everybody everything "
    "certainly sure absolutely exactly not perhaps maybe well obviously barely scarcely rarely seldom plenty".split()
)
_ANSWER_OPENINGS = (
    ("the", "answer"), ("the", "short", "answer"), ("the", "truth"), ("the", "reason"), ("of", "course"),
    ("far", "from", "it"), ("not", "at", "all"), ("quite", "the", "opposite"), ("it", "turns", "out"),
    ("in", "a", "word"), ("to", "be", "sure"), ("i", "think"), ("i", "believe"), ("i", "say"), ("very", "little"),
    ("very", "few"), ("not", "much"), ("so", "that"), ("by", "no", "means"),
)  # fmt: skip
_WONDERING = (
    ("the", "question"), ("it", "depends"), ("that", "depends"), ("opinions", "differ"), ("we", "do", "not", "know"),
    ("then",), ("to", "answer"),
)  # fmt: skip
"""How the sentence goes on after a question that was meant, or after one that only says "if"."""
_ASKING_YOU = (("your", "favorite"), ("your", "favourite"), ("your", "thoughts"), ("you", "think"))
_QUESTION_WORDS = frozenset("who what which whose why how when where".split())
_STAND_INS = frozenset("do does did is are was were has have had can could will would should must".split())
_SHORT_ANSWER = 5
_PLAIN_QUESTION = 12
_TAKEN_UP = 6
"""Words of a question that an answer may echo, and words from its beginning in which it does."""
_OPENING_WORDS = 3
_FRAGMENT = 7
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})
"""Tags of which an answer of so few words has none when it is a mere fragment: "Power." """
_PALE_VERBS = frozenset("be do have go get make say".split())
"""Verbs that come again by chance."""
_TITLE = 6
"""Words of a question that may be a heading."""
_ARGUING = frozenset(
    "but and or so not n't never no nobody nothing who should would could can really even such anyone anybody "
    "ever else then if yet".split()
)


def is_answered(passages: Sequence[Passage], question: Sentence, following: Sentence | None) -> bool:
    """Whether the sentence that follows is the writer's own answer."""
    if (
        following is None
        or following.mark == "?"
        or following.quoted
        or following.passage - question.passage > 1
    ):
        return False
    words = spoken(passages, following)
    if not words:
        return False
    return words[0] in _ANSWERS or _opens(words, _ANSWER_OPENINGS) or _echoes(passages, question, following)


def _opens(words: tuple[str, ...], openings: Iterable[tuple[str, ...]]) -> bool:
    return any(words[: len(opening)] == opening for opening in openings)


def _echoes(passages: Sequence[Passage], question: Sentence, following: Sentence) -> bool:
    """ "Who pays? The nurse pays." "Who gains? The banks do." "Was it legal? It was not." "How did it end? Badly."
    "What is a cell? A cell is the least of lives." """
    asked, words = spoken(passages, question), spoken(passages, following)
    if question.passage != following.passage:
        return False
    by_word = not _QUESTION_WORDS.isdisjoint(asked[:2])
    if len(words) <= _SHORT_ANSWER and _stands_in(words) and (by_word or asked[0] in words):
        return True
    passage, start = passages[question.passage], following.start
    if not by_word or len(asked) > _PLAIN_QUESTION:
        return False
    if asked[-1] in words[:_OPENING_WORDS]:
        return True
    if len(words) <= _FRAGMENT and _FINITE.isdisjoint(passage.tag[start : following.end]):
        return not following.mark
    end = min(start + _TAKEN_UP, following.end)
    return not _verbs(passage, question.start, question.end).isdisjoint(_verbs(passage, start, end))


def _stands_in(words: Sequence[str]) -> bool:
    """Ends on "do", "was not", "didn't"."""
    return words[-1] in _STAND_INS or (
        words[-1] in ("not", "n't") and words[-2:-1] != () and words[-2] in _STAND_INS
    )


def _verbs(passage: Passage, start: int, end: int) -> set[str]:
    return {passage.lemma[i] for i in range(start, end) if passage.tag[i].startswith("VB")} - _PALE_VERBS


def is_meant(passages: Sequence[Passage], question: Sentence, following: Sentence | None) -> bool:
    """Whether somebody wants to know: the question heads what follows, the reader is polled, the answer is left
    open, or the reader is told what to do if so."""
    asked = spoken(passages, question)
    if _is_heading(passages, question) or any(pair in _ASKING_YOU for pair in pairwise(asked)):
        return True
    if following is None or following.passage != question.passage or following.mark:
        return False
    words = spoken(passages, following)
    told = passages[following.passage].tag[following.start] == "VB" and words[:1] != ("let",)
    return (told and _ARGUING.isdisjoint({*asked} - {"if", "then"})) or _opens(words, _WONDERING)


def _is_heading(passages: Sequence[Passage], question: Sentence) -> bool:
    """A short plain question that is a paragraph by itself announces what follows; one that argues has
    a "but", a "not" or a "should" in it."""
    passage = passages[question.passage]
    words = passage.lower[question.start : question.end]
    alone = len(passage.sentences) == 1
    return alone and sum(map(is_word, words)) <= _TITLE and _ARGUING.isdisjoint(words)

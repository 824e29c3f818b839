"""Figures of balance: parallelism, antithesis, correctio."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.figures.chance import full_words as full_word_tokens
from reader.figures.clauses import Clause, is_word, sentence_clauses, split_clauses, split_cola
from reader.figures.figure import Figure
from reader.figures.kinship import are_opposites, may_have_opposite
from reader.figures.shape import built_alike, full_words, has_verb, is_in_noun, is_list_of_names, tags

if TYPE_CHECKING:
    from reader.analysis.passage import Passage


def parallelism(passages: Sequence[Passage], *, min_words: int = 5, longest: int = 14) -> Iterator[Figure]:
    """Neighbouring clauses or sentences built alike: isocolon where they are of the same length too.

    Silva Rhetoricae, "isocolon" and "parallelism"; Lanham. Alike is: the same word classes in the same
    roles of the clause tree, word for word, though the words differ. A subordinate clause that runs on from
    the one before is part of it, not its match.

    min_words, longest: words of a member; three members may be a word shorter. Details: count.
    """
    for passage in passages:
        seen: set[int] = set()
        for units in (
            passage.derived(split_clauses),
            passage.derived(split_cola),
            passage.derived(sentence_clauses),
        ):
            for run in _parallel_runs(passage, units, min_words, longest):
                if run[0].first not in seen:
                    seen.update(clause.first for clause in run)
                    parts = tuple(passage.span(c.first, c.last) for c in run)
                    yield Figure(parts, {"count": str(len(run))})


def _parallel_runs(
    passage: Passage, units: Sequence[Clause], min_words: int, longest: int
) -> Iterator[list[Clause]]:
    run: list[Clause] = []
    for clause in units:
        if run and not _built_alike(passage, run[-1], clause, min_words - 1, longest):
            if _counts(passage, run, min_words):
                yield run
            run = []
        run.append(clause)
    if _counts(passage, run, min_words):
        yield run


def _built_alike(passage: Passage, a: Clause, b: Clause, min_words: int, longest: int) -> bool:
    runs_on = b.pause == 0 and b.lead == b.first
    if runs_on or a.size != b.size or not min_words <= a.size <= longest:
        return False
    return built_alike(passage, a, b)


def _counts(passage: Passage, run: list[Clause], min_words: int) -> bool:
    if len(run) < 2 or run[0].size < min_words - (len(run) > 2):
        return False
    words = [passage.lower[c.first : c.last + 1] for c in run]
    changing = sum(len(set(column)) > 1 for column in zip(*words, strict=True))
    named = any(is_list_of_names(passage, c.first, c.last) for c in run)
    return changing >= 2 and not named and all(has_verb(passage, c.first, c.last) for c in run)


def antithesis(passages: Sequence[Passage], *, longest: int = 12) -> Iterator[Figure]:
    """Opposites set against each other in balanced clauses: "speech is silver, silence is gold".

    Silva Rhetoricae, "antithesis"; Lanham. Two clauses side by side hold opposite words in the same role,
    and are built alike around them or repeat another word.

    longest: words of a clause. Details: first, second.
    """
    for passage in passages:
        used = -1
        if len(passage.derived(_with_opposites)) < 2:
            continue
        for a, b in pairwise(passage.derived(split_cola)):
            if a.first <= used or not (2 <= a.size <= longest and 2 <= b.size <= longest):
                continue
            pair = _opposed(passage, a, b)
            if pair and _balanced(passage, a, b, pair):
                used = b.last
                first, second = (passage.lower[i] for i in pair)
                parts = passage.span(a.first, a.last), passage.span(b.first, b.last)
                yield Figure(parts, {"first": first, "second": second})


def _opposed(passage: Passage, a: Clause, b: Clause) -> tuple[int, int] | None:
    lemma, candidates = passage.lemma, passage.derived(_with_opposites)
    ours = [i for i in candidates if a.first <= i <= a.last]
    theirs = [j for j in candidates if b.first <= j <= b.last]
    for i in ours:
        for j in theirs:
            if are_opposites(lemma[i], lemma[j]) and tags(passage, i, i) == tags(passage, j, j):
                return i, j
    return None


def _with_opposites(passage: Passage) -> list[int]:
    """Full words that the table of opposites knows, and the plain words that stand beside a negated one.

    Not what is only part of a name: North and South Wessex are no opposites.
    """
    lemma, tag = passage.lemma, passage.tag
    full = [i for i in passage.derived(full_word_tokens) if tag[i][:3] != "NNP" or not is_in_noun(passage, i)]
    plain = {
        lemma[i][k:]
        for i in full
        if lemma[i].startswith(("un", "in", "im", "ir", "il", "dis", "non", "mis"))
        for k in (2, 3)
    }
    found = [i for i in full if may_have_opposite(lemma[i]) or lemma[i] in plain]
    return [i for i in found if not tag[i].startswith("NNP") or not is_in_noun(passage, i)]


def _balanced(passage: Passage, a: Clause, b: Clause, pair: tuple[int, int]) -> bool:
    """Of like length, and with the opposites at the same place of the same frame."""
    if abs(a.size - b.size) > 2:
        return False
    i, j = pair
    same_place = i - a.first == j - b.first or a.last - i == b.last - j
    frame = set(passage.lower[a.first : a.last + 1]) & set(passage.lower[b.first : b.last + 1])
    framed = any(is_word(word) for word in frame) or tags(passage, *a[:2]) == tags(passage, *b[:2])
    return same_place and framed and full_words(passage, *a[:2]) > 1 - (a.size > 2)

"""With more conjunctions than grammar asks for, or with none: polysyndeton and asyndeton."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.figures.clauses import COORDINATORS, Clause, is_word, split_clauses
from reader.figures.figure import Figure
from reader.figures.shape import has_verb, is_list_of_names, tags

if TYPE_CHECKING:
    from reader.analysis.passage import Passage


def polysyndeton(passages: Sequence[Passage], *, min_parts: int = 3, longest: int = 6) -> Iterator[Figure]:
    """More conjunctions than grammar asks for: "and the wind and the rain and the dark".

    Silva Rhetoricae, "polysyndeton"; Lanham. The same conjunction returns within one sentence, always
    with a comma or always without, and ties the members of one list: "bread and wine and the sick and the old"
    are two lists.

    min_parts: conjunctions. longest: words from one to the next at most. Details: word, count.
    """
    for passage in passages:
        for start, end in passage.sentences:
            chain: list[int] = []
            for i in range(start, end):
                if passage.lower[i] not in ("and", "or", "nor") or passage.tag[i] != "CC":
                    continue
                if chain and not (i - chain[-1] <= longest and _same_list(passage, chain[-1], i)):
                    yield from _conjunctions(passage, chain, min_parts)
                    chain = []
                if not _ties_names(passage, i):
                    chain.append(i)
            yield from _conjunctions(passage, chain, min_parts)


def _same_list(passage: Passage, i: int, j: int) -> bool:
    """Whether what the first conjunction brings in is what the second goes on from, or both hang on one word."""
    head, lower = passage.head, passage.lower
    if lower[i] != lower[j]:
        return False
    brought = next((k for k in passage.children[head[i]] if k > i and passage.dep[k] == "conj"), head[i])
    return head[j] in (brought, head[i])


def _conjunctions(passage: Passage, chain: list[int], min_parts: int) -> Iterator[Figure]:
    if len(chain) < min_parts:
        return
    tied = sum(passage.lower[i - 1] == "," for i in chain)
    commas = passage.lower[chain[0] : chain[-1]].count(",")
    if commas == 0 or tied >= len(chain) - 1:
        parts = tuple(passage.span(i, i) for i in chain)
        yield Figure(parts, {"word": passage.lower[chain[0]], "count": str(len(chain))})


def _ties_names(passage: Passage, i: int) -> bool:
    around = passage.tag[max(0, i - 1) : i + 2 : 2]
    return all(tag.startswith("NNP") or tag == "CD" for tag in around)


def asyndeton(passages: Sequence[Passage], *, min_parts: int = 3, longest: int = 5) -> Iterator[Figure]:
    """Members joined by nothing but commas where an "and" was due: "I came, I saw, I conquered".

    Silva Rhetoricae, "asyndeton"; Lanham. The members are alike in their word classes, hold a verb or
    begin with the same word, and no conjunction stands before the last of them, or of what follows them
    in the same list.

    min_parts: members. longest: words of a member. Details: count.
    """
    for passage in passages:
        run: list[Clause] = []
        for clause in passage.derived(split_clauses):
            if len(run) == 1 and run[0].size > clause.size:
                run[0] = run[0]._replace(first=run[0].last - clause.size + 1)
            if run and not _joins(passage, run[-1], clause, longest):
                yield from _asyndetic(passage, run, min_parts)
                run = []
            run.append(clause)
        yield from _asyndetic(passage, run, min_parts)


def _joins(passage: Passage, before: Clause, clause: Clause, longest: int) -> bool:
    bare = clause.lead == clause.first and before.sentence == clause.sentence and clause.pause in (1, 2)
    joined = any(word in COORDINATORS for word in passage.lower[before.last + 1 : clause.first])
    return bare and not joined and clause.size <= longest and _alike(passage, before, clause)


def _alike(passage: Passage, before: Clause, clause: Clause) -> bool:
    if abs(before.size - clause.size) > 1 or before.size > 6:
        return False
    first, second = tags(passage, *before[:2]), tags(passage, *clause[:2])
    return bool(first and second) and first[0] == second[0] and first[-1] == second[-1]


def _asyndetic(passage: Passage, run: list[Clause], min_parts: int) -> Iterator[Figure]:
    if len(run) < min_parts or any(is_list_of_names(passage, c.first, c.last) for c in run):
        return
    if _goes_on(passage, run[-1]):
        return
    same_opening = len({passage.lower[c.first] for c in run}) == 1
    verbs = all(has_verb(passage, c.first, c.last) for c in run)
    if (same_opening and run[0].size > 1) or verbs:
        yield Figure(tuple(passage.span(c.first, c.last) for c in run), {"count": str(len(run))})


def _goes_on(passage: Passage, last: Clause) -> bool:
    """Whether the list has more to it than the run: "… sung, danced, or played" is joined in the end."""
    following = last.last + 1
    if following < len(passage) and is_word(passage.lower[following]):
        return True
    kind = passage.tag[last.first][:2]
    for clause in passage.derived(split_clauses):
        if clause.sentence == last.sentence and clause.first > last.last and clause.pause == 1:
            alike = passage.tag[clause.first][:2] == kind
            if passage.lower[clause.lead] in COORDINATORS:
                return alike
            if not alike:
                return False
    return False

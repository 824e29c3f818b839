"""Figures of listing: tricolon, polysyndeton, asyndeton, climax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.figures.anadiplosis import ladders
from reader.figures.clauses import Clause, split_clauses
from reader.figures.figure import Figure
from reader.figures.shape import coarse_tag, full_words, has_verb, is_list_of_names, tags

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_ARTICLES = frozenset({"the", "a", "an", "of"})

Member = tuple[int, int]
"""First and last token of a member of a list."""


def tricolon(passages: Sequence[Passage], *, min_words: int = 3, longest: int = 10) -> Iterator[Figure]:
    """Three parallel members, neither two nor four: "of the people, by the people, for the people".

    Silva Rhetoricae, "tricolon"; Lanham. The members are of the same word classes in the same order; two
    words are enough where all begin with the same word. Three names or numbers are a list.

    min_words, longest: words of a member. Details: count.
    """
    for passage in passages:
        clauses = passage.derived(split_clauses)
        used = -1
        for k in range(1, len(clauses) - 1):
            members = _members(passage, clauses[k - 1 : k + 2], longest)
            if not members or k - 1 <= used or not _parallel(passage, members, min_words):
                continue
            if _goes_on(passage, clauses, k - 1, members):
                continue
            used = k + 1
            yield Figure(tuple(passage.span(*m) for m in members), {"count": str(len(members))})


def _members(passage: Passage, clauses: Sequence[Clause], longest: int) -> list[Member]:
    """The middle clause whole; as much of the end of the first and the beginning of the third.

    Empty where they cannot be parallel.
    """
    before, middle, after = clauses
    size = middle.size
    if not 2 <= size <= longest or before.size < size or after.size < size:
        return []
    members = [(before.last - size + 1, before.last), middle[:2], (after.first, after.first + size - 1)]
    openings = {coarse_tag(passage.tag[first]) for first, _ in members}
    return members if len(openings) == 1 else []


def _parallel(passage: Passage, members: list[Member], min_words: int) -> bool:
    shapes = {tags(passage, *member) for member in members}
    words = [tuple(passage.lower[a : b + 1]) for a, b in members]
    if len(shapes) > 1 or len(set(words)) < 3 or any(is_list_of_names(passage, *m) for m in members):
        return False
    same_opening = len({w[0] for w in words}) == 1
    framed = any(len(set(column)) == 1 and column[0] not in _ARTICLES for column in zip(*words, strict=False))
    size = len(next(iter(shapes)))
    if not all(full_words(passage, *member) for member in members):
        return False
    return size >= (2 if same_opening else min_words) and (
        framed or has_verb(passage, *members[1]) or size > 3
    )


def _goes_on(passage: Passage, clauses: Sequence[Clause], first: int, members: list[Member]) -> bool:
    """A fourth member before or after."""
    size = members[1][1] - members[1][0] + 1
    around: list[Member] = []
    if first > 0:
        around.append(
            (max(clauses[first - 1].first, clauses[first - 1].last - size + 1), clauses[first - 1].last)
        )
    if first + 3 < len(clauses):
        around.append(
            (clauses[first + 3].first, min(clauses[first + 3].last, clauses[first + 3].first + size - 1))
        )
    return any(tags(passage, *member) == tags(passage, *members[1]) for member in around)


_SCALES = [
    scale.split()
    for scale in (
        "second minute hour day week month year decade century",
        "ten dozen hundred thousand million billion trillion",
        "man family street village town city nation continent world",
        "house street town city country continent world planet",
        "local regional national international global",
        "bad worse worst",
        "wrong worse worst",
        "good better best",
        "warm hot scorching",
        "annoyed angry furious",
        "sad desperate hopeless",
        "murmur speak shout scream",
        "ask beg demand",
        "like love adore",
        "hurt wound kill",
        "threaten attack destroy",
        "unkind cruel brutal",
        "mistake offence crime catastrophe",
        "mistake blunder crime catastrophe",
        "suspicion accusation conviction",
        "spark flame fire inferno",
        "drizzle rain storm",
        "unlikely possible probable certain",
        "injury wound death",
        "setback defeat disaster",
        "problem crisis catastrophe",
        "see feel know",
    )
]
_RANKS: dict[str, list[tuple[int, int]]] = {}
for _number, _scale in enumerate(_SCALES):
    for _rank, _word in enumerate(_scale):
        _RANKS.setdefault(_word, []).append((_number, _rank))


def climax(passages: Sequence[Passage], *, surprise: float = 8.0, window: int = 8) -> Iterator[Figure]:
    """A ladder: each clause takes up the end of the last, or each word is stronger than the one before.

    Silva Rhetoricae, "climax" (gradatio): words ascend by repetition at clause joints; and "auxesis":
    arranged in order of force. Lanham. The steps of the second kind are taken from short scales.

    surprise: bits of a word that is taken up. window: tokens between two steps of a scale. Details: count.
    """
    for passage, ladder in ladders(passages, surprise):
        spans = {(s.end, s.last) for s in ladder} | {(s.start, s.start + s.size - 1) for s in ladder}
        yield Figure(tuple(passage.span(*span) for span in _apart(spans)), {"count": str(len(ladder))})
    for passage in passages:
        yield from _ascents(passage, window)


def _apart(spans: set[Member]) -> list[Member]:
    """In order, without those that overlap the one before."""
    kept: list[Member] = []
    for span in sorted(spans):
        if not kept or span[0] > kept[-1][1]:
            kept.append(span)
    return kept


def _ascents(passage: Passage, window: int) -> Iterator[Figure]:
    chains: dict[int, list[tuple[int, int]]] = {}
    for i, lemma in enumerate(passage.lemma):
        for number, rank in _RANKS.get(passage.lower[i], ()) or _RANKS.get(lemma, ()):
            chain = chains.get(number, [])
            if chain and chain[-1][1] < rank and i - chain[-1][0] <= window:
                chain.append((i, rank))
            else:
                yield from _ascent(passage, chain)
                chains[number] = [(i, rank)]
    for chain in chains.values():
        yield from _ascent(passage, chain)


def _ascent(passage: Passage, chain: list[tuple[int, int]]) -> Iterator[Figure]:
    if len(chain) > 2:
        yield Figure(tuple(passage.span(i, i) for i, _ in chain), {"count": str(len(chain))})

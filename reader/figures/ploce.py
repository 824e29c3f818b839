"""Ploce and polyptoton: a word that keeps coming back within a breath, as itself or in another form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.figures.chance import Surprise, full_words, is_full_word
from reader.figures.clauses import clauses_of
from reader.figures.figure import Figure
from reader.figures.kinship import root

if TYPE_CHECKING:
    from reader.analysis.passage import Passage


def ploce(
    passages: Sequence[Passage], *, min_parts: int = 3, window: int = 12, surprise: float = 10.5
) -> Iterator[Figure]:
    """The same full word several times at short intervals.

    Silva Rhetoricae, "ploce"; Lanham; GoFigure, "ploke": repetition of a word with others in between.
    A word that the whole article is about does not count.

    min_parts: how often it must stand there. window: words from one to the next at most. surprise: bits
    that the word must have in this article. Details: word, count.
    """
    chance = Surprise(passages)
    for passage in passages:
        for word, chain in _chains(passage, window):
            if len(chain) >= min_parts and chance.bits(word) >= surprise:
                parts = tuple(passage.span(i, i) for i in chain)
                yield Figure(parts, {"word": word, "count": str(len(chain))})


def _chains(passage: Passage, window: int) -> Iterator[tuple[str, list[int]]]:
    chains: dict[str, list[int]] = {}
    for i in passage.derived(full_words):
        word = passage.lower[i]
        if not passage.tag[i].startswith("NNP"):
            chain = chains.get(word)
            if chain and i - chain[-1] <= window:
                chain.append(i)
                continue
            if chain:
                yield word, chain
            chains[word] = [i]
    yield from chains.items()


def polyptoton(passages: Sequence[Passage], *, window: int = 7) -> Iterator[Figure]:
    """Words of the same root in different forms, close together: "to dream such dreams".

    Silva Rhetoricae, "polyptoton"; Lanham. Only forms of different word classes count: that a noun
    stands there in singular and plural is grammar.

    window: words from the first to the last at most. Details: first, second.
    """
    for passage in passages:
        latest: dict[str, int] = {}
        for i in passage.derived(full_words):
            word = passage.lower[i]
            if len(word) < 4 or passage.tag[i].startswith("NNP"):
                continue
            key = root(passage.lemma[i])
            before = latest.get(key, -1)
            latest[key] = i
            if before >= 0 and 1 < i - before <= window and _forms_differ(passage, before, i):
                parts = passage.span(before, before), passage.span(i, i)
                yield Figure(parts, {"first": passage.lower[before], "second": word})
                del latest[key]


def _forms_differ(passage: Passage, i: int, j: int) -> bool:
    return passage.lower[i] != passage.lower[j] and passage.tag[i][:2] != passage.tag[j][:2]


def mesodiplosis(
    passages: Sequence[Passage], *, min_parts: int = 3, reach: int = 2, surprise: float = 10.5
) -> Iterator[Figure]:
    """The same word in the middle of successive clauses.

    Silva Rhetoricae, "mesodiplosis"; GoFigure: repetition in the middle of successive colons.

    min_parts: clauses in the run. reach: how many clauses on the next may stand. surprise: bits that the
    word must have in this article. Details: word, count.
    """
    chance = Surprise(passages)
    runs: dict[str, tuple[int, list[tuple[int, int]]]] = defaultdict(lambda: (0, []))
    done: list[tuple[str, list[tuple[int, int]]]] = []
    for number, (n, clause) in enumerate(clauses_of(passages)):
        lower = passages[n].lower
        for i in range(clause.first + 1, clause.last):
            word = lower[i]
            if is_full_word(word):
                last, run = runs[word]
                if number - last > reach:
                    done.append((word, run))
                    run = []
                if not run or number > last:
                    run.append((n, i))
                runs[word] = number, run
    done += [(word, run) for word, (_, run) in runs.items()]
    for word, run in done:
        if len(run) >= min_parts and chance.bits(word) >= surprise:
            parts = tuple(passages[n].span(i, i) for n, i in run)
            yield Figure(parts, {"word": word, "count": str(len(run))})

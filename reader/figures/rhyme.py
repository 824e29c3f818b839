"""Rhyme: clauses that end alike to the ear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.figures.chance import is_full_word
from reader.figures.clauses import Clause, Place, clauses_of, is_word
from reader.figures.figure import Figure
from reader.figures.sounds import sound_of

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_SHORTEST = 3
_UNEVEN = 2
"""Words by which a clause may be longer than the one it rhymes with: beyond that the ear has lost the beat."""


def rhyme(
    passages: Sequence[Passage], *, min_parts: int = 2, reach: int = 2, longest: int = 9
) -> Iterator[Figure]:
    """Clauses close together, of like length, stop on words that sound alike from the stressed vowel on.

    Silva Rhetoricae, "homoioteleuton" and rhyme; Lanham. The same word, or a mere common ending
    ("-ation"), is no rhyme, and where the voice does not rest nobody hears one.

    min_parts: clauses. reach: how many clauses on the next may stand. longest: words of a clause.
    Details: words, count.
    """
    chains: dict[str, tuple[int, list[Place]]] = defaultdict(lambda: (0, []))
    done = []
    for number, (n, clause) in enumerate(clauses_of(passages)):
        sound = _sound(passages[n], clause, longest)
        if not sound:
            continue
        last, chain = chains[sound]
        if number - last > reach or (chain and abs(chain[-1][1].size - clause.size) > _UNEVEN):
            done.append(chain)
            chain = []
        if all(passages[m].lower[c.last] != passages[n].lower[clause.last] for m, c in chain):
            chain.append((n, clause))
        chains[sound] = number, chain
    for chain in (*done, *(chain for _, chain in chains.values())):
        if len(chain) >= min_parts:
            parts = tuple(passages[n].span(c.last, c.last) for n, c in chain)
            words = [passages[n].lower[c.last] for n, c in chain]
            yield Figure(parts, {"words": ", ".join(words), "count": str(len(chain))})


def _sound(passage: Passage, clause: Clause, longest: int) -> str:
    """What the end of a clause sounds like; "" where it cannot rhyme."""
    lower, last = passage.lower, clause.last
    rests = last + 1 == len(passage) or not is_word(lower[last + 1])
    if not rests or not _SHORTEST <= clause.size <= longest or not is_full_word(lower[last]):
        return ""
    sound = sound_of(lower[last])
    if sound is None or len(sound.rhyme) < 3 or sound.rhyme.count(" ") > 2:
        return ""
    return sound.rhyme

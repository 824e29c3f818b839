"""Impersonal statements of belief: it is unclear whether, it is no secret that, the question is."""

from __future__ import annotations

from reader.analysis.attribution.attribution import Attribution
from reader.analysis.attribution.reading import Reading
from reader.finding import SourceKind

STATES = frozenset("clear unclear known unknown apparent evident obvious uncertain doubtful plain".split())
ASSUMED = frozenset("secret surprise mystery coincidence accident".split())


def impersonal_state(reading: Reading, i: int) -> Attribution | None:
    """“It is unclear whether …”, “became clear that …”, with the adjective at token `i`."""
    p = reading.passage
    above = p.head[i]
    if p.dep[i] not in ("acomp", "attr", "ROOT", "oprd") or p.pos[above] not in ("AUX", "VERB"):
        return None
    it = next((c for c in p.children[above] if p.lower[c] == "it" and c < i), None)
    if it is None or i - it > 6:
        return None
    behind = p.lower[i + 1] if i + 1 < len(p.words) else ""
    if behind not in ("that", "whether", "if", "how", "what", "why", "who", "when", "where", "to"):
        return None
    return Attribution(
        cue=p.span(it, i),
        source=None,
        content=None,
        kind=SourceKind.NONE,
        form="impersonal",
        parts=reading.spans((it, i)),
        details={"cue": reading.text(it, i)},
    )

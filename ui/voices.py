"""Whose words are coloured: everybody's, the writer's own, those quoted, or one source's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reader.finding import Analysis, Finding, Source


@dataclass(frozen=True, slots=True)
class Voice:
    """kind: "all", "writer", "quoted" or "source"; name: the source's, with the last."""

    kind: str = "all"
    name: str = ""

    @property
    def label(self) -> str:
        return {"all": "all", "writer": "the writer’s own", "quoted": "quoted", "source": self.name}[
            self.kind
        ]


ALL = Voice()
WRITER = Voice("writer")
QUOTED = Voice("quoted")


def heard(voice: Voice, analysis: Analysis) -> Callable[[Finding], bool]:
    """Whether a finding stands in this voice's words."""
    match voice.kind:
        case "writer":
            return lambda f: not f.in_quotation
        case "quoted":
            return lambda f: f.in_quotation
        case "source":
            return _said_by(voice.name, analysis.sources)
    return lambda f: True


def speakers(analysis: Analysis) -> list[Source]:
    """The sources that can be chosen as a voice: those that say something, most words first."""
    named = [s for s in analysis.sources if s.words and s.kind.can_be_asked]
    return sorted(named, key=lambda s: (-s.words, s.name))


def _said_by(name: str, sources: Iterable[Source]) -> Callable[[Finding], bool]:
    spans = [c.content for s in sources if s.name == name for c in s.claims if c.content]
    return lambda f: (
        (f.in_quotation and f.speaker == name) or any(a <= f.start and f.end <= b for a, b in spans)
    )

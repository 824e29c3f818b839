"""Whose words count: everybody's, the writer's own, those quoted, or one source's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reader.errors import ReaderError
from reader.finding import THE_WRITER, Analysis, Finding, Source, Span


@dataclass(frozen=True, slots=True)
class Voice:
    """kind: "all", "writer", "quoted" or "source"; name: the source's, with the last."""

    kind: str = "all"
    name: str = ""

    @classmethod
    def parse(cls, text: str) -> Voice:
        """From what a reader types: a kind, or else a source's name."""
        return cls(text) if text in ("all", "writer", "quoted") else cls("source", text)

    @property
    def label(self) -> str:
        """As it is said inside a sentence."""
        kinds = {"all": "all", "writer": "the writer’s own", "quoted": "quoted"}
        return kinds.get(self.kind) or in_sentence(self.name)


SMALL = frozenset(
    "the a an this that these those his her its their our my some many most several few other one no every".split()
)
"""Words that have a capital in a source's name only because a sentence began with them."""
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
            said = _said_by(voice.name, analysis.sources)
            return lambda f: (f.in_quotation and f.speaker == voice.name) or said((f.start, f.end))
    return lambda f: True


def passage_heard(voice: Voice, analysis: Analysis) -> Callable[[Span], bool]:
    """Whether a passage that is no finding, such as a note's, stands in this voice's words."""
    match voice.kind:
        case "writer":
            return lambda span: not _is_quoted(span, analysis)
        case "quoted":
            return lambda span: _is_quoted(span, analysis)
        case "source":
            return _said_by(voice.name, analysis.sources)
    return lambda span: True


def speakers(analysis: Analysis) -> list[Source]:
    """The sources that can be chosen as a voice besides the writer: those that say something, most words first."""
    named = [s for s in analysis.sources if s.words and s.kind.can_be_asked and s.name != THE_WRITER]
    return sorted(named, key=lambda s: (-s.words, s.name))


def resolve(voice: Voice, analysis: Analysis) -> Voice:
    """The voice under the name that the article's sources carry: “amadi” is Ruth Amadi.

    Raises ReaderError when nobody of that name speaks in the article.
    """
    if voice.kind != "source":
        return voice
    if voice.name.casefold() == THE_WRITER.casefold():
        return WRITER
    names = [source.name for source in speakers(analysis)]
    wanted = set(voice.name.casefold().split())
    found = [name for name in names if wanted and wanted <= set(name.casefold().split())]
    if found:
        return Voice("source", voice.name if voice.name in found else found[0])
    there = f"these do: {', '.join(names)}" if names else "no source that has a name does"
    raise ReaderError(f"Nobody called “{voice.name}” speaks in it; {there}.")


def at_head(name: str) -> str:
    """A source's name where a line begins with it: “The council”; “eBay” stays as it is."""
    return name[:1].upper() + name[1:] if name.partition(" ")[0].islower() else name


def in_sentence(name: str) -> str:
    """A source's name inside a sentence: “the council”, but “The Times”."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if first.lower() in SMALL and rest[:1].islower() else name


def _said_by(name: str, sources: Iterable[Source]) -> Callable[[Span], bool]:
    spans = [c.content for s in sources if s.name == name for c in s.claims if c.content]
    return lambda span: any(start <= span[0] and span[1] <= end for start, end in spans)


def _is_quoted(span: Span, analysis: Analysis) -> bool:
    return any(q.start <= span[0] and span[1] <= q.end for q in analysis.quotations)

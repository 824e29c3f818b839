"""Which findings of an analysis are asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace

import click

from reader.finding import Analysis
from reader.voice import Voice, heard, resolve

voice_option = click.option(
    "--voice",
    metavar="all|writer|quoted|NAME",
    default="all",
    show_default=True,
    help="Whose words: everybody's, the writer's own, those in quotation marks, or one source's.",
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """By category and by whose words they stand in."""

    categories: frozenset[str]
    voice: Voice

    def of(self, analysis: Analysis) -> Analysis:
        """Raises ReaderError when nobody of the voice's name speaks in the article."""
        is_heard = heard(resolve(self.voice, analysis), analysis)
        kept = (f for f in analysis.findings if f.category in self.categories and is_heard(f))
        return replace(analysis, findings=tuple(kept))

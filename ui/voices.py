"""Whose words: what menu and export offer, in the reader's words."""

from __future__ import annotations

from reader.finding import Analysis
from reader.voice import ALL, QUOTED, WRITER, Voice, at_head, speakers

MOST_SPEAKERS = 20


def voice_choices(analysis: Analysis) -> list[tuple[str, Voice]]:
    """Everybody, the writer, the quoted, then each source, who says most first."""
    general = [("All voices", ALL), ("The writer only", WRITER), ("Quotations only", QUOTED)]
    sources = speakers(analysis)[:MOST_SPEAKERS]
    return general + [(f"{at_head(s.name)} only", Voice("source", s.name)) for s in sources]

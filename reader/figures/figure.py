"""What a figure function gives, and what it looks like.

A figure function takes all passages of an article, in order, and keyword-only options with defaults;
those are the options that a rule may set. It gives one `Figure` for each place. Its docstring defines
the figure and names the literature.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from reader.finding import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """parts: article spans in order, not overlapping. details: fills the rule's `because` template."""

    parts: tuple[Span, ...]
    details: Mapping[str, str] = field(default_factory=dict)


FigureFunction = Callable[..., Iterable[Figure]]
"""(passages: Sequence[Passage], *, option=default, …) -> Iterable[Figure]"""

"""Notes on their way in, before it is known where they will stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from reader.article import Article
from reader.errors import ExchangeError
from reader.notes.records import Anchor


@dataclass(frozen=True)
class Draft:
    """A note from elsewhere. article: its text hash, where the source says it. origin: path or address.

    uid: a UUID. anchor: as the source has it; on another text it only says what to look for.
    reply_to: the uid of the draft that it answers, "" for most.
    """

    uid: str
    article: str
    origin: str
    anchor: Anchor
    body: str = ""
    tags: tuple[str, ...] = ()
    category: str = ""
    colour: str = ""
    finding: str = ""
    author: str = ""
    created: datetime | None = None
    modified: datetime | None = None
    orphaned: bool = False
    reply_to: str = ""


@dataclass(frozen=True)
class Incoming:
    """articles: by text hash, those that came along."""

    drafts: tuple[Draft, ...]
    articles: Mapping[str, Article] = field(default_factory=dict)


def text_of(value: object) -> str:
    """A string as it is; nothing for anything else that a file may hold in its place."""
    return value if isinstance(value, str) else ""


def time_of(value: object) -> datetime | None:
    """An ISO 8601 time with its zone; None for anything else."""
    try:
        moment = datetime.fromisoformat(text_of(value).replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def list_of(value: object) -> list[object]:
    """JSON-LD writes one thing alone and several in a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def not_annotations(reason: str) -> ExchangeError:
    return ExchangeError(f"These are no annotations that can be brought in: {reason}.")

"""Hypothesis' JSON: what its search interface returns ("rows") and what its client exports ("annotations")."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from reader.exchange.incoming import Draft, Incoming, list_of, text_of, time_of
from reader.exchange.selectors import read_anchor


def is_hypothesis(value: object) -> bool:
    return any("uri" in record for record in _records(value))


def read_hypothesis(value: object) -> Incoming:
    """A reply stands where the annotation stands that it answers."""
    return Incoming(tuple(_draft(record) for record in _records(value)))


def _records(value: object) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        value = value.get("rows", value.get("annotations"))
    return [record for record in list_of(value) if isinstance(record, dict)]


def _draft(record: dict[str, Any]) -> Draft:
    target = next(iter(list_of(record.get("target"))), None)
    target = target if isinstance(target, dict) else {}
    answered = [text_of(r) for r in list_of(record.get("references"))]
    anchor = read_anchor(target.get("selector"))
    return Draft(
        uid=_uid(text_of(record.get("id"))),
        article="",
        origin=text_of(record.get("uri")),
        anchor=anchor,
        body=text_of(record.get("text")),
        tags=tuple(text_of(t) for t in list_of(record.get("tags")) if text_of(t)),
        author=_name(record),
        created=time_of(record.get("created")),
        modified=time_of(record.get("updated")),
        reply_to=_uid(answered[0]) if answered and not anchor.exact else "",
    )


def _uid(identifier: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"https://hypothes.is/a/{identifier}"))


def _name(record: dict[str, Any]) -> str:
    """The name shown, else the account without "acct:" and the host."""
    about = record.get("user_info")
    shown = text_of(about.get("display_name")) if isinstance(about, dict) else ""
    return shown or text_of(record.get("user")).removeprefix("acct:").partition("@")[0]

"""W3C Web Annotations from JSON: a collection, a page, a list or a single one; ours without loss."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from reader.article import Article, Block, BlockKind
from reader.exchange.incoming import Draft, Incoming, list_of, not_annotations, text_of, time_of
from reader.exchange.read_hypothesis import is_hypothesis, read_hypothesis
from reader.exchange.selectors import read_anchor

SHA_URI = re.compile(r"ni:///sha-256;([\w-]{43})")


def read_annotations(data: bytes) -> Incoming:
    """W3C or Hypothesis JSON. Raises ExchangeError when it is neither."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise not_annotations("the file is not JSON") from error
    if is_hypothesis(value):
        return read_hypothesis(value)
    found = list(_annotations(value))
    if not found and not _is_collection(value):
        raise not_annotations("the file holds neither W3C annotations nor a Hypothesis export")
    records = value.get("hedgerow:articles") if isinstance(value, dict) else None
    articles = [_article(record) for record in list_of(records)]
    return Incoming(tuple(map(_draft, found)), {article.text_hash: article for article in articles})


def uuid_of(identifier: str) -> str:
    """The UUID in an id, or one that always comes out the same for it."""
    last = identifier.rpartition(":")[2]
    try:
        return str(UUID(last))
    except ValueError:
        return str(uuid5(NAMESPACE_URL, identifier))


def _is_collection(value: object) -> bool:
    return isinstance(value, dict) and bool({"AnnotationCollection", "AnnotationPage"} & set(_types(value)))


def _types(value: dict[str, Any]) -> list[str]:
    return [text_of(t) for t in list_of(value.get("type"))]


def _annotations(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _annotations(item)
    elif isinstance(value, dict):
        if "Annotation" in _types(value):
            yield value
        elif _is_collection(value):
            yield from _annotations(value.get("items", value.get("first")))


def _draft(record: dict[str, Any]) -> Draft:
    target = next(iter(list_of(record.get("target"))), None)
    target = target if isinstance(target, dict) else {"source": target}
    source = target.get("source", target.get("id"))
    source = text_of(source.get("id") if isinstance(source, dict) else source)
    bodies = [
        b if isinstance(b, dict) else {"value": b}
        for b in list_of(record.get("body", record.get("bodyValue")))
    ]
    said = {
        purpose: [text_of(b.get("value")) for b in bodies if _purpose(b) == purpose]
        for purpose in ("commenting", "tagging", "classifying")
    }
    creator = next(iter(list_of(record.get("creator"))), None)
    return Draft(
        uid=uuid_of(text_of(record.get("id")) or json.dumps(record, sort_keys=True)),
        article=_hash_of(source),
        origin=text_of(target.get("hedgerow:origin")) or source,
        anchor=read_anchor(target.get("selector"), text_of(target.get("hedgerow:block"))),
        body="\n\n".join(t for t in said["commenting"] if t),
        tags=tuple(t for t in said["tagging"] if t),
        category=next(iter(said["classifying"]), ""),
        colour=text_of(target.get("styleClass")),
        finding=text_of(record.get("hedgerow:finding")),
        author=text_of(creator.get("name") if isinstance(creator, dict) else creator),
        created=time_of(record.get("created")),
        modified=time_of(record.get("modified")),
        orphaned=record.get("hedgerow:orphaned") is True,
    )


def _purpose(body: dict[str, Any]) -> str:
    purpose = text_of(body.get("purpose"))
    return purpose if purpose in ("tagging", "classifying") else "commenting"


def _hash_of(source: str) -> str:
    match = SHA_URI.fullmatch(source)
    return base64.urlsafe_b64decode(match[1] + "=").hex() if match else ""


def _article(record: object) -> Article:
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise not_annotations("an article in it has no text")
    blocks = tuple(_blocks(record.get("blocks"), len(record["text"])))
    described = ("title", "author", "date", "site", "origin", "format", "language")
    article = Article(
        record["text"], blocks, warnings=tuple(text_of(w) for w in list_of(record.get("warnings")))
    )
    fields: dict[str, Any] = {name: text_of(record.get(name)) for name in described}
    return replace(article, **fields)


def _blocks(records: object, length: int) -> Iterator[Block]:
    at = 0
    for record in list_of(records):
        if not isinstance(record, list) or len(record) != 5 or record[0] not in set(BlockKind):
            raise not_annotations("an article in it is damaged")
        kind, start, end, level, page = record
        numbers = (start, end, level) if page is None else (start, end, level, page)
        if not all(type(n) is int for n in numbers) or not at <= start <= end <= length:
            raise not_annotations("an article in it is damaged")
        at = end
        yield Block(BlockKind(kind), start, end, level, page)

"""Notes as W3C Web Annotations in JSON-LD, with the articles, so that nothing is lost on the way.

An AnnotationCollection whose first and only page holds the annotations. What the model has no name for
(the article's text, an orphan, the rule of a finding) is in the extension namespace `hedgerow:`; other
programs may pass over it.

Source: W3C Web Annotation Data Model (Recommendation, 23 February 2017); the text's hash is a named
information URI (RFC 6920).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from reader.article import Article
from reader.exchange.sheet import Sheet
from reader.notes.records import Note

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"hedgerow": "https://hedgerow.github.io/ns#"}]


def to_json(sheets: Sequence[Sheet], *, indent: int | None = 1) -> str:
    """All notes of the sheets and their articles; findings are left out, an analysis finds them again."""
    items = [annotation(note, sheet.article) for sheet in sheets for note in sheet.notes]
    seed = " ".join(sorted(item["id"] for item in items))
    collection = {
        "@context": CONTEXT,
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, seed)}",
        "type": "AnnotationCollection",
        "label": ", ".join(sheet.title for sheet in sheets) or "Notes",
        "generator": {"type": "Software", "name": "Hedgerow"},
        "total": len(items),
        "first": {
            "id": f"urn:uuid:{uuid5(NAMESPACE_URL, 'page ' + seed)}",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
        "hedgerow:articles": [article_record(sheet.article) for sheet in sheets],
    }
    return json.dumps(collection, ensure_ascii=False, indent=indent) + "\n"


def annotation(note: Note, article: Article) -> dict[str, Any]:
    bodies = [
        {"type": "TextualBody", "value": note.body, "format": "text/markdown", "purpose": "commenting"},
        {"type": "TextualBody", "value": note.category, "purpose": "classifying"},
        *({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in note.tags),
    ]
    record: dict[str, Any] = {
        "id": f"urn:uuid:{note.uid}",
        "type": "Annotation",
        "motivation": "commenting" if note.body else "highlighting",
        "created": _time(note.created),
        "modified": _time(note.modified),
        "body": [body for body in bodies if body["value"]],
        "target": _target(note, article),
    }
    if note.author:
        record["creator"] = {"type": "Person", "name": note.author}
    if note.finding:
        record["hedgerow:finding"] = note.finding
    if note.orphaned:
        record["hedgerow:orphaned"] = True
    return record if record["body"] else {key: value for key, value in record.items() if key != "body"}


def article_record(article: Article) -> dict[str, Any]:
    """Everything of the article, as JSON."""
    described = ("title", "author", "date", "site", "origin", "format", "language")
    return {
        "id": source_id(article.text_hash),
        **{name: getattr(article, name) for name in described},
        "warnings": list(article.warnings),
        "text": article.text,
        "blocks": [[b.kind, b.start, b.end, b.level, b.page] for b in article.blocks],
    }


def source_id(text_hash: str) -> str:
    """The text's SHA-256 as a URI (RFC 6920)."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(text_hash)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _target(note: Note, article: Article) -> dict[str, Any]:
    anchor = note.anchor
    quote = {"type": "TextQuoteSelector", "exact": anchor.exact}
    quote |= {"prefix": anchor.prefix} if anchor.prefix else {}
    quote |= {"suffix": anchor.suffix} if anchor.suffix else {}
    position = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": source_id(note.article),
        "selector": [quote, position],
    }
    if article.origin:
        target["hedgerow:origin"] = article.origin
    if anchor.block:
        target["hedgerow:block"] = anchor.block
    if note.colour:
        target["styleClass"] = note.colour
    return target


def _time(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")

"""W3C selectors, which Hypothesis uses too, to an Anchor."""

from __future__ import annotations

from collections.abc import Iterable

from reader.exchange.incoming import list_of, text_of
from reader.notes.records import Anchor


def read_anchor(selectors: object, block: str = "") -> Anchor:
    """An anchor with what is there; an empty quotation at 0 when nothing is. Other selectors are passed over."""
    exact = prefix = suffix = ""
    start = end = 0
    for selector in _flat(selectors):
        kind = selector.get("type")
        if kind == "TextQuoteSelector":
            exact, prefix, suffix = (text_of(selector.get(k)) for k in ("exact", "prefix", "suffix"))
        elif kind == "TextPositionSelector":
            first, last = selector.get("start"), selector.get("end")
            if type(first) is int and type(last) is int and 0 <= first <= last:
                start, end = first, last
    return Anchor(start, end, exact, prefix, suffix, block)


def _flat(selectors: object) -> Iterable[dict[str, object]]:
    for selector in list_of(selectors):
        if isinstance(selector, dict):
            yield selector
            yield from _flat(selector.get("refinedBy"))

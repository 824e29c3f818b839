"""Web pages: the article without what stands around it, or everything when the reader asks for it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from lxml import etree, html

from reader.errors import LoadError
from reader.loading.decoding import decode
from reader.loading.draft import Draft, Piece, Source
from reader.loading.tree import pieces_of_tree

_TOO_LITTLE = "No article was found on the page: everything that stands on it is shown."
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def load_page(source: Source) -> Draft:
    decoded = decode(source.data, source.encoding, declared=True)
    draft = draft_of_html(decoded.text, everything=source.everything)
    warnings = ((decoded.warning,) if decoded.warning else ()) + draft.warnings
    return replace(draft, warnings=warnings)


def draft_of_html(text: str, *, everything: bool = False) -> Draft:
    """The draft of a page's article, with what the page says of its title, author, date and site."""
    tree = parse_html(text)
    pieces = () if everything else article_pieces(tree)
    warnings: tuple[str, ...] = ()
    if not pieces:
        pieces = tuple(pieces_of_tree(_body(tree)))
        warnings = () if everything else (_TOO_LITTLE,)
    return Draft(pieces, "html", warnings=warnings, **_metadata(tree))


def parse_html(text: str) -> html.HtmlElement:
    """A tree from HTML text, however broken. Nothing that it names is fetched."""
    parser = html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        huge_tree=False,
        recover=True,
    )
    data = _DECLARATION.sub("", text.replace("\0", "")).encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise LoadError("There is nothing to read on this page: save it again from the browser.") from error
    return tree


def article_pieces(tree: html.HtmlElement) -> tuple[Piece, ...]:
    from copy import deepcopy

    from trafilatura.core import bare_extraction

    document = bare_extraction(deepcopy(tree), include_comments=False, with_metadata=False)
    if document is None or document.body is None:
        return ()
    return tuple(pieces_of_tree(document.body))


def _body(tree: html.HtmlElement) -> html.HtmlElement:
    body = tree.find("body")
    return tree if body is None else body


def _metadata(tree: html.HtmlElement) -> dict[str, Any]:
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(tree)
    return {
        "title": found.title or "",
        "author": found.author or "",
        "date": found.date or "",
        "site": found.sitename or found.hostname or "",
        "origin": found.url or "",
    }

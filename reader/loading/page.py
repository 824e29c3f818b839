"""Web pages: the article without what stands around it, or everything when the reader asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from warnings import catch_warnings, simplefilter

from lxml import etree, html

from reader.article import BlockKind
from reader.errors import LoadError
from reader.loading.boilerplate import mail_footer, without_boilerplate
from reader.loading.decoding import decode
from reader.loading.draft import Draft, Piece, Source
from reader.loading.limits import MAX_ATTRIBUTES, MAX_TAGS, TOO_MANY
from reader.loading.repair import repaired
from reader.loading.tree import is_note_mark, located_pieces, pieces_of_tree

_TOO_LITTLE = "No article was found on the page: everything that stands on it is shown."
_TOO_MUCH = "The page is very large: everything that stands on it is shown, menus and all."
_LITTLE = "Only {taken} of the {all} words on the page were taken for the article."
_LITTLE_WORDS, _LITTLE_SHARE = 100, 0.3  # below both, the article may lie in what was left out
_MOST_ELEMENTS = 40_000  # the extractor's time grows with the square of the page
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{0,12}|[0-9]{1,12});?")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{10000,}")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def load_page(source: Source) -> Draft:
    decoded = decode(source.data, source.encoding, declared=True)
    draft = draft_of_html(decoded.text, everything=source.everything)
    return draft._replace(warnings=decoded.warnings + draft.warnings, encoding=decoded.encoding)


def draft_of_html(text: str, *, everything: bool = False) -> Draft:
    """The draft of a page's article, with what the page says of its title, author, date and site."""
    tree = parse_html(text)
    if copy := _reader_copy(tree, everything):
        return copy
    body = _body(tree)
    pieces: tuple[Piece, ...] = ()
    warnings: tuple[str, ...] = ()
    if sum(1 for _ in body.iter()) > _MOST_ELEMENTS:
        warnings = (_TOO_MUCH,)
    elif not everything:
        pieces = article_pieces(tree)
        warnings = _doubts(pieces, body) if pieces else (_TOO_LITTLE,)
    captions = _captions(body) if pieces else ()
    return Draft(
        pieces or tuple(pieces_of_tree(body)), "html", warnings=warnings, captions=captions, **_metadata(tree)
    )


def draft_of_letter(text: str) -> Draft:
    """The draft of a newsletter's page: all of it but the invitations around it, for it was written to be read."""
    tree = parse_html(text)
    body = _body(tree)
    found = [item for item in located_pieces(body) if item.piece.kind is not BlockKind.CAPTION]
    found = found[: mail_footer([item.piece for item in found])]
    pieces = without_boilerplate([i.piece for i in found], [i.linked for i in found], _titles(tree))
    return Draft(tuple(pieces), "html", captions=_captions(body), **_metadata(tree))


def _doubts(pieces: tuple[Piece, ...], body: html.HtmlElement) -> tuple[str, ...]:
    """What is said when next to nothing of a long page was taken."""
    taken = _words(pieces)
    if taken >= _LITTLE_WORDS:
        return ()
    every = _words(pieces_of_tree(body))
    return (_LITTLE.format(taken=taken, all=every),) if taken < _LITTLE_SHARE * every else ()


def _words(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)


def _reader_copy(tree: html.HtmlElement, everything: bool) -> Draft | None:
    """A page saved from Firefox's reader view: the article is already by itself."""
    article = tree.find(".//*[@id='readability-page-1']")
    if article is None:
        return None

    def field(name: str) -> str:
        found = tree.find(f".//*[@class='{name}']")
        return "" if found is None else str(found.text_content())

    domain = tree.find(".//a[@href][@class='domain reader-domain']")
    title = field("reader-title")
    return Draft(
        tuple(pieces_of_tree(article)) if everything else _reader_pieces(article, title),
        "html",
        captions=() if everything else _captions(article),
        title=title,
        author=field("credits reader-credits"),
        site="" if domain is None else domain.text_content(),
        address="" if domain is None else domain.get("href", ""),
    )


def _reader_pieces(article: html.HtmlElement, title: str) -> tuple[Piece, ...]:
    """Firefox leaves the byline above the text and the invitations below it."""
    found = [item for item in located_pieces(article) if item.piece.kind is not BlockKind.CAPTION]
    return tuple(without_boilerplate([i.piece for i in found], [i.linked for i in found], [title]))


def _captions(body: html.HtmlElement) -> tuple[str, ...]:
    """What stands below the pictures, but for those that are links to other articles."""
    found = (
        item for item in located_pieces(body) if item.piece.kind is BlockKind.CAPTION and item.linked < 0.5
    )
    return tuple(item.piece.text for item in found)


def parse_html(text: str) -> html.HtmlElement:
    """A tree from HTML text, however broken. Nothing that it names is fetched."""
    if text.count("<") > MAX_TAGS:
        raise LoadError(TOO_MANY)
    if any(len(tag[0].split()) > MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise LoadError(
            "It is not made like a page (one tag says a thousand things): save it again from the browser."
        )
    parser = html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        no_network=True,
        huge_tree=False,
        recover=True,
    )
    data = _DECLARATION.sub("", _clean_markup(text)).encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise LoadError("There is nothing to read on this page: save it again from the browser.") from error
    return tree


def _clean_markup(text: str) -> str:
    """Markup without characters that no XML tree may hold, be they written out or as numbers."""
    text = _UNFIT.sub(" ", text)
    return _REFERENCE.sub(lambda match: "" if _is_unfit(match[1]) else match[0], text)


def _is_unfit(number: str) -> bool:
    try:
        code = int(number[1:], 16) if number[0] in "xX" else int(number)
    except ValueError:
        return True
    return code > 0x10FFFF or bool(_UNFIT.match(chr(code)))


def article_pieces(tree: html.HtmlElement) -> tuple[Piece, ...]:
    from copy import deepcopy

    from trafilatura.core import bare_extraction

    copy = deepcopy(tree)
    for element in [sup for sup in copy.iter("sup", "a") if is_note_mark(sup, sup.tag)]:
        element.drop_tree()
    try:
        document = bare_extraction(copy, include_comments=False, with_metadata=False)
    except (
        ValueError
    ):  # the page's own data holds text that no tree may; then all of it is shown, and said so
        return ()
    if document is None or document.body is None:
        return ()
    return tuple(repaired(tuple(pieces_of_tree(document.body)), _body(tree), _titles(tree)))


def _titles(tree: html.HtmlElement) -> list[str]:
    """The page's title as its several places give it: an article does not begin with it."""
    found = [element.text_content() for element in tree.iter("title", "h1")]
    return found + [
        meta.get("content", "") for meta in tree.iter("meta") if "title" in (meta.get("property") or "")
    ]


def _body(tree: html.HtmlElement) -> html.HtmlElement:
    body = tree.find("body")
    return tree if body is None else body


def _metadata(tree: html.HtmlElement) -> dict[str, Any]:
    from trafilatura.metadata import extract_metadata

    with catch_warnings():
        simplefilter("ignore")  # a time zone that nobody knows is no news to the reader
        # A date only where the page gives it, not from its prose.
        found = extract_metadata(tree, extensive=False)
    return {
        "title": found.title or "",
        "author": found.author or "",
        "date": found.date or "",
        "site": found.sitename or found.hostname or "",
        "address": found.url or "",
    }

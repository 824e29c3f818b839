"""E-books: the chapters of an EPUB 2 or 3 in the order of its spine."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from reader.article import BlockKind
from reader.errors import LoadError
from reader.loading.archive import Archive
from reader.loading.decoding import decode
from reader.loading.draft import Draft, Piece
from reader.loading.page import parse_html
from reader.loading.tree import pieces_of_tree
from reader.loading.xml import local_name, parse_xhtml, parse_xml, text_at, text_of

_NOT_AN_EBOOK = "It is not a complete e-book: download it again."
_TEXT_TYPES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


def draft_of_epub(archive: Archive) -> Draft:
    package_path = _package_path(archive)
    package = parse_xml(archive.read(package_path))
    folder = posixpath.dirname(package_path)
    _check_protection(archive)
    labels = _chapter_labels(archive, package, folder)
    pieces: list[Piece] = []
    title = text_at(package, "title")
    for path in _spine(package, folder):
        if path in archive:
            label = labels.get(path, "")
            pieces += _chapter(archive.read(path), "" if label == title else label)
    return Draft(
        tuple(pieces),
        "epub",
        title=title,
        author=", ".join(_texts(package, "creator")),
        date=text_at(package, "date")[:10],
        site=text_at(package, "publisher"),
    )


def _package_path(archive: Archive) -> str:
    container = parse_xml(archive.read("META-INF/container.xml"))
    for element in container.iter():
        if local_name(element) == "rootfile" and (path := element.get("full-path")):
            return path
    raise LoadError(_NOT_AN_EBOOK)


def _check_protection(archive: Archive) -> None:
    """Fonts may be obfuscated; chapters that are encrypted have copy protection."""
    if "META-INF/encryption.xml" not in archive:
        return
    for element in parse_xml(archive.read("META-INF/encryption.xml")).iter():
        uri = element.get("URI", "") if local_name(element) == "CipherReference" else ""
        if uri.lower().endswith(("html", "htm", ".xml")):
            raise LoadError("It has copy protection, so only the shop's own program can open it.")


def _manifest(package: etree._Element) -> dict[str, etree._Element]:
    return {element.get("id", ""): element for element in package.iter() if local_name(element) == "item"}


def _resolve(folder: str, href: str) -> str:
    """The member that a reference means; "" for one that leads out of the book."""
    path = posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))
    return "" if path.startswith(("..", "/")) else path


def _spine(package: etree._Element, folder: str) -> Iterator[str]:
    manifest = _manifest(package)
    seen: set[str] = set()
    for element in package.iter():
        if local_name(element) != "itemref" or element.get("linear") == "no":
            continue
        item = manifest.get(element.get("idref", ""))
        if (
            item is None
            or item.get("media-type") not in _TEXT_TYPES
            or "nav" in item.get("properties", "").split()
        ):
            continue
        path = _resolve(folder, item.get("href", ""))
        if path not in seen:
            seen.add(path)
            yield path


def _chapter_labels(archive: Archive, package: etree._Element, folder: str) -> dict[str, str]:
    """What the table of contents calls each file (EPUB 3's nav or EPUB 2's ncx)."""
    labels: dict[str, str] = {}
    for item in _manifest(package).values():
        is_nav = "nav" in item.get("properties", "").split()
        path = _resolve(folder, item.get("href", ""))
        if path not in archive or not (is_nav or item.get("media-type") == "application/x-dtbncx+xml"):
            continue
        root = _markup(archive.read(path))
        entries = _nav_entries(root) if is_nav else _ncx_entries(root)
        for href, label in entries:
            labels.setdefault(_resolve(posixpath.dirname(path), href), label)
    return labels


def _nav_entries(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        if local_name(element) == "a" and (href := element.get("href")):
            yield href, text_of(element)


def _ncx_entries(root: etree._Element) -> Iterator[tuple[str, str]]:
    for point in root.iter():
        if local_name(point) == "navPoint":
            sources = (child.get("src", "") for child in point if local_name(child) == "content")
            yield next(sources, ""), text_at(point, "text")


def _chapter(data: bytes, label: str) -> list[Piece]:
    """A chapter's blocks, opened by its heading or, where it has none, by what the contents call it."""
    root = _markup(data)
    body = next((element for element in root.iter() if local_name(element) == "body"), root)
    pieces = [piece for piece in pieces_of_tree(body) if piece.text.strip()]
    if label.strip() and pieces and all(piece.kind is not BlockKind.HEADING for piece in pieces[:3]):
        if pieces[0].text.split() == label.split():
            return [pieces[0]._replace(kind=BlockKind.HEADING, level=1), *pieces[1:]]
        return [Piece(label, BlockKind.HEADING, 1), *pieces]
    return pieces


def _markup(data: bytes) -> etree._Element:
    """XHTML as it should be, or else whatever a browser would make of it."""
    text = decode(data, declared=True).text
    try:
        return parse_xhtml(text)
    except LoadError:
        root: etree._Element = parse_html(text)
        return root


def _texts(root: etree._Element, name: str) -> list[str]:
    return [text_of(element) for element in root.iter() if local_name(element) == name]

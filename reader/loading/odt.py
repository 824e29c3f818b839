"""OpenDocument texts: the final text, without comments and the record of changes (OASIS OpenDocument 1.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from reader.article import BlockKind
from reader.errors import LoadError
from reader.loading.archive import Archive
from reader.loading.draft import Draft, Piece
from reader.loading.styles import kind_of_style
from reader.loading.xml import local_attribute, local_name, parse_xml, text_at

_SKIPPED = frozenset(
    {
        "tracked-changes",
        "annotation",
        "annotation-end",
        "note-citation",
        "forms",
        "sequence-decls",
        "automatic-styles",
    }
    | {"table-of-content", "alphabetical-index", "illustration-index", "bibliography", "desc", "binary-data"}
)


@dataclass
class _Paragraph:
    kind: BlockKind
    level: int
    run: list[str] = field(default_factory=list)


@dataclass
class _Walk:
    """What is open on the way down."""

    parents: dict[str, str]
    paragraphs: list[_Paragraph] = field(default_factory=list)
    lists: int = 0
    notes: int = 0
    rows: int = 0
    row: list[str] = field(default_factory=list)
    footnotes: list[Piece] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        if text and self.paragraphs:
            self.paragraphs[-1].run.append(text)


def draft_of_odt(archive: Archive) -> Draft:
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise LoadError("It is protected with a password: open it in LibreOffice and save it without one.")
    content = parse_xml(archive.read("content.xml"))
    walk = _Walk(_parents(content))
    pieces = (*_pieces(content, walk), *walk.footnotes)
    title = author = date = ""
    if "meta.xml" in archive:
        meta = parse_xml(archive.read("meta.xml"))
        title, author = text_at(meta, "title"), text_at(meta, "initial-creator") or text_at(meta, "creator")
        date = (text_at(meta, "creation-date") or text_at(meta, "date"))[:10]
    return Draft(pieces, "odt", title=title, author=author, date=date)


def _parents(content: etree._Element) -> dict[str, str]:
    """Automatic styles ("P7") to the named style that each is made from ("Quotations")."""
    return {
        local_attribute(style, "name"): local_attribute(style, "parent-style-name")
        for style in content.iter()
        if local_name(style) == "style"
    }


def _pieces(content: etree._Element, walk: _Walk) -> Iterator[Piece]:
    walker = etree.iterwalk(content, events=("start", "end"))
    for event, element in walker:
        name = local_name(element)
        if event == "start":
            if name in _SKIPPED:
                walker.skip_subtree()
            else:
                _enter(walk, element, name)
            continue
        if name not in _SKIPPED:
            yield from _leave(walk, name)
        walk.add(element.tail)


def _enter(walk: _Walk, element: etree._Element, name: str) -> None:
    if name in ("p", "h"):
        walk.paragraphs.append(_Paragraph(*_kind(walk, element, name)))
    elif name == "list":
        walk.lists += 1
    elif name == "note":
        walk.notes += 1
    elif name == "table-row":
        walk.rows += 1
    elif name == "s" or name == "tab":
        walk.add(" ")
    elif name == "line-break":
        walk.add("\n")
    walk.add(element.text)


def _leave(walk: _Walk, name: str) -> Iterator[Piece]:
    if name in ("p", "h") and walk.paragraphs:
        paragraph = walk.paragraphs.pop()
        piece = Piece("".join(paragraph.run), paragraph.kind, paragraph.level)
        if walk.notes:
            walk.footnotes.append(piece)
        elif walk.rows:
            walk.row.append(piece.text.strip())
        else:
            yield piece
    elif name == "list":
        walk.lists -= 1
    elif name == "note":
        walk.notes -= 1
    elif name == "table-row":
        walk.rows -= 1
        if not walk.rows:
            yield Piece(" · ".join(filter(None, walk.row)))
            walk.row = []


def _kind(walk: _Walk, element: etree._Element, name: str) -> tuple[BlockKind, int]:
    if walk.notes:
        return BlockKind.FOOTNOTE, 0
    if name == "h":
        level = local_attribute(element, "outline-level")
        return BlockKind.HEADING, min(max(int(level), 1), 6) if level.isdecimal() else 1
    style = local_attribute(element, "style-name")
    known = kind_of_style(walk.parents.get(style) or style)
    if walk.lists and not (known and known[0] is BlockKind.HEADING):
        return BlockKind.LIST_ITEM, walk.lists
    return known or (BlockKind.PARAGRAPH, 0)

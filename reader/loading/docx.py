"""Word documents: the final text (insertions in, deletions and comments out) in one walk, whatever the depth.

Read with lxml and not with a converter: converters recurse into whatever nesting a file has, and lose which
paragraphs are quotations and captions. The format is ECMA-376, part 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from reader.article import BlockKind
from reader.loading.archive import Archive
from reader.loading.draft import Draft, Piece
from reader.loading.styles import kind_of_style
from reader.loading.xml import local_attribute, local_name, parse_xml, text_at

# Deleted and moved text, field codes, the second copy of a text box, the look of things.
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "tblPr", "sectPr"})


@dataclass(frozen=True, slots=True)
class _Styles:
    """Style ids to their names, and the outline level that a style gives (from 0), if any."""

    names: dict[str, str]
    outlines: dict[str, int]


@dataclass
class _Paragraph:
    kind: BlockKind
    level: int
    run: list[str] = field(default_factory=list)


def draft_of_docx(archive: Archive) -> Draft:
    styles = _styles(archive)
    body = parse_xml(archive.read("word/document.xml"))
    pieces = [*_pieces(body, styles), *_notes(archive, styles)]
    title, author, date = _properties(archive)
    first_title = next(
        (piece.text for piece in pieces[:3] if piece.kind is BlockKind.HEADING and piece.level == 1), ""
    )
    return Draft(tuple(pieces), "docx", title=title or first_title, author=author, date=date)


def _styles(archive: Archive) -> _Styles:
    names: dict[str, str] = {}
    outlines: dict[str, int] = {}
    if "word/styles.xml" in archive:
        for style in parse_xml(archive.read("word/styles.xml")).iterchildren():
            key = local_attribute(style, "styleId")
            for element in style.iterdescendants():
                if local_name(element) == "name":
                    names[key] = local_attribute(element, "val").lower()
                elif (
                    local_name(element) == "outlineLvl"
                    and (level := local_attribute(element, "val")).isdecimal()
                ):
                    outlines[key] = int(level)
    return _Styles(names, outlines)


def _pieces(root: etree._Element, styles: _Styles) -> Iterator[Piece]:
    """One piece a paragraph; the cells of a table's row are one piece together."""
    open_paragraphs: list[_Paragraph] = []
    row: list[str] = []
    rows = 0
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        name = local_name(element)
        if event == "start":
            if name in _SKIPPED:
                walker.skip_subtree()
            elif name == "p":
                open_paragraphs.append(_Paragraph(*_kind(element, styles)))
            elif name == "tr":
                rows += 1
            elif open_paragraphs:
                open_paragraphs[-1].run.append(_characters(element, name))
        elif name == "p" and open_paragraphs:
            paragraph = open_paragraphs.pop()
            text = "".join(paragraph.run)
            if rows:
                row.append(text.strip())
            else:
                yield Piece(text, paragraph.kind, paragraph.level)
        elif name == "tr" and rows:
            rows -= 1
            if not rows:
                yield Piece(" · ".join(filter(None, row)))
                row = []


def _characters(element: etree._Element, name: str) -> str:
    if name == "t":
        return element.text or ""
    if name in ("br", "cr"):
        return "\n" if local_attribute(element, "type") in ("", "textWrapping") else " "
    return {"tab": " ", "noBreakHyphen": "-", "ptab": " "}.get(name, "")


def _kind(paragraph: etree._Element, styles: _Styles) -> tuple[BlockKind, int]:
    """What a paragraph is, by its style's name and its own properties."""
    properties = next((child for child in paragraph if local_name(child) == "pPr"), None)
    if properties is None:
        return BlockKind.PARAGRAPH, 0
    values = {
        local_name(element): local_attribute(element, "val") for element in properties.iterdescendants()
    }
    style = values.get("pStyle", "")
    name = styles.names.get(style, style.lower())
    if known := kind_of_style(name):
        return known
    if style in styles.outlines and styles.outlines[style] < 6:
        return BlockKind.HEADING, styles.outlines[style] + 1
    if "numPr" in values or name.startswith("list"):
        depth = values.get("ilvl", "")
        return BlockKind.LIST_ITEM, 1 + (min(int(depth), 8) if depth.isdecimal() else 0)
    return BlockKind.PARAGRAPH, 0


def _notes(archive: Archive, styles: _Styles) -> Iterator[Piece]:
    """Footnotes, then endnotes, in their order."""
    for part in ("footnote", "endnote"):
        if f"word/{part}s.xml" not in archive:
            continue
        for note in parse_xml(archive.read(f"word/{part}s.xml")).iterchildren():
            if local_attribute(note, "type") in ("", "normal"):
                yield Piece(" ".join(piece.text for piece in _pieces(note, styles)), BlockKind.FOOTNOTE)


def _properties(archive: Archive) -> tuple[str, str, str]:
    """Title, author and day of the document, as its properties say."""
    if "docProps/core.xml" not in archive:
        return "", "", ""
    core = parse_xml(archive.read("docProps/core.xml"))
    return text_at(core, "title"), text_at(core, "creator"), text_at(core, "created")[:10]

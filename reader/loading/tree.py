"""Blocks of an HTML tree (or of trafilatura’s XML), in one walk without recursion, whatever the depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from reader.article import BlockKind
from reader.loading.draft import Piece
from reader.loading.words import word_set

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_BLOCKS = word_set(
    "p div section article li ul ol blockquote table thead tbody tfoot tr figure figcaption caption dl dt "
    "dd pre header footer main aside address hr body form fieldset details summary center nav head list item "
    "quote row title"
) | frozenset(_HEADINGS)
_CELLS = frozenset({"td", "th", "cell"})
_SKIPPED = word_set(
    "script style noscript template svg math iframe object embed canvas video audio select button input "
    "textarea rt rp del graphic img link meta"
)
_KINDS = {
    "li": BlockKind.LIST_ITEM,
    "item": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTATION,
    "quote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_NOTES = frozenset({"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"})
_SPACE = re.compile(r"[ \t\n\r\f]+")
_LONGEST_LINE_OF_VERSE = 90


@dataclass(frozen=True, slots=True)
class Located:
    """A piece, the innermost block element that it stands in, and which share of it is links (0 to 1)."""

    piece: Piece
    element: etree._Element
    linked: float


@dataclass
class _Walk:
    """What is open on the way down, and the run of text that is being gathered."""

    kinds: list[tuple[BlockKind, int]] = field(default_factory=list)
    blocks: list[etree._Element] = field(default_factory=list)
    run: list[str] = field(default_factory=list)
    links: int = 0
    linked: int = 0

    def add(self, text: str) -> None:
        self.run.append(text)
        if self.links:
            self.linked += len(text.strip())

    def take(self) -> Iterator[Located]:
        """The pieces of the run gathered so far; it starts anew."""
        text = "".join(self.run)
        linked = min(1.0, self.linked / max(1, len(text.strip())))
        self.run.clear()
        self.linked = 0
        if not text.strip() or not self.blocks:
            return
        kind, level = self._kind()
        for paragraph in re.split(r"\n\s*\n", text):
            for part in _lines_of(paragraph):
                yield Located(Piece(part, kind, level), self.blocks[-1], linked)

    def _kind(self) -> tuple[BlockKind, int]:
        if not self.kinds:
            return BlockKind.PARAGRAPH, 0
        kind, level = self.kinds[-1]
        if kind in (BlockKind.LIST_ITEM, BlockKind.QUOTATION):
            level = sum(1 for other, _ in self.kinds if other is kind)
        return kind, level


def pieces_of_tree(root: etree._Element) -> Iterator[Piece]:
    """The blocks below `root`, in order; scripts, forms and pictures are passed over."""
    return (located.piece for located in located_pieces(root))


def located_pieces(root: etree._Element) -> Iterator[Located]:
    """As `pieces_of_tree`, with the place of each piece in the tree."""
    walk = _Walk(blocks=[root])
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = name_of(element)
        skipped = tag in _SKIPPED or _is_hidden(element) or is_note_mark(element, tag)
        if event == "start":
            if skipped:
                walker.skip_subtree()
            else:
                yield from _enter(walk, element, tag)
            continue
        if event == "end" and not skipped:
            yield from _leave(walk, element, tag)
        if element is not root and element.tail:
            walk.add(_SPACE.sub(" ", element.tail))
    yield from walk.take()


def name_of(element: etree._Element) -> str:
    """The tag without its namespace, in lower case; "" for comments."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _is_hidden(element: etree._Element) -> bool:
    if not isinstance(element.tag, str):
        return False
    style = element.get("style", "")
    return element.get("hidden") is not None or bool(style and re.search(r"display\s*:\s*none", style))


def is_note_mark(element: etree._Element, tag: str) -> bool:
    """Whether this is the number that leads to a footnote, or the arrow that leads back from it."""
    if element.get(_EPUB_TYPE) == "noteref" or element.get("role") in ("doc-noteref", "doc-backlink"):
        return True
    return (
        tag == "sup" and element.find(".//a") is not None and len("".join(map(str, element.itertext()))) <= 6
    )


def _enter(walk: _Walk, element: etree._Element, tag: str) -> Iterator[Located]:
    if _is_block(element, tag):
        yield from walk.take()
        walk.blocks.append(element)
    if kind := _kind_of(element, tag):
        walk.kinds.append(kind)
    if tag in ("br", "lb"):
        walk.add("\n")
    elif tag in _CELLS and not _is_block(element, tag) and "".join(walk.run).strip():
        walk.add(" · ")
    walk.links += tag == "a"
    if element.text:
        walk.add(element.text if tag == "pre" else _SPACE.sub(" ", element.text))


def _leave(walk: _Walk, element: etree._Element, tag: str) -> Iterator[Located]:
    if _is_block(element, tag):
        yield from walk.take()
        walk.blocks.pop()
    if _kind_of(element, tag):
        walk.kinds.pop()
    walk.links -= tag == "a"


def _is_block(element: etree._Element, tag: str) -> bool:
    if tag == "quote":  # trafilatura's name for a quotation set apart and for one in a sentence
        parent = element.getparent()
        return parent is None or name_of(parent) not in ("p", "head", "item", "cell")
    if tag in _CELLS:
        return _is_layout(element)
    return tag in _BLOCKS and not (tag in ("p", "div") and _in_cell(element))


def _is_layout(cell: etree._Element) -> bool:
    """Whether a table's cell is a column of the page, with blocks of its own, and not a datum."""
    return (len(cell) > 1 and any(name_of(child) in _BLOCKS for child in cell)) or cell.find(
        ".//table"
    ) is not None


def _in_cell(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and name_of(parent) in _CELLS and len(parent) == 1


def _kind_of(element: etree._Element, tag: str) -> tuple[BlockKind, int] | None:
    if tag in _HEADINGS:
        return BlockKind.HEADING, _HEADINGS[tag]
    if tag == "head":
        return BlockKind.HEADING, _HEADINGS.get(element.get("rend", ""), 2)
    if element.get(_EPUB_TYPE, "") in _NOTES or element.get("role", "") in _NOTES:
        return BlockKind.FOOTNOTE, 0
    if tag in _KINDS and _is_block(element, tag):
        return _KINDS[tag], 1
    return None


def _lines_of(paragraph: str) -> Iterator[str]:
    """Short lines are verse or an address and stay together; long ones are paragraphs of their own."""
    lines = [line for line in paragraph.split("\n") if line.strip()]
    if all(len(line) <= _LONGEST_LINE_OF_VERSE for line in lines):
        yield "\n".join(lines)
    else:
        yield from lines

"""The article as a Word document: coloured and underlined like the view, notes as comments."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from docx import Document
from docx.enum.text import WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from reader.address import Addresses
from reader.article import Block, BlockKind
from reader.exchange.looks import Look, load_look
from reader.exchange.markdown import words_of
from reader.exchange.pieces import Cutter, Piece
from reader.exchange.sheet import Sheet
from reader.notes.records import Note
from reader.rules import Catalogue

LINES = {
    "solid": WD_UNDERLINE.SINGLE,
    "dotted": WD_UNDERLINE.DOTTED,
    "dashed": WD_UNDERLINE.DASH,
    "wavy": WD_UNDERLINE.WAVY,
}
STYLES = {
    BlockKind.LIST_ITEM: "List Bullet",
    BlockKind.QUOTATION: "Quote",
    BlockKind.CAPTION: "Caption",
}
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_docx(sheet: Sheet, catalogue: Catalogue) -> bytes:
    """The bytes of a .docx file."""
    return _Writer(sheet, catalogue).write()


class _Writer:
    def __init__(self, sheet: Sheet, catalogue: Catalogue) -> None:
        self._sheet = sheet
        self._catalogue = catalogue
        self._document: Any = Document()
        self._look: Look = load_look("light")
        self._lines = {c.id: LINES[c.line] for c in catalogue.categories}
        self._runs: dict[int, list[Any]] = {}

    def write(self) -> bytes:
        sheet, document = self._sheet, self._document
        document.core_properties.title = _clean(sheet.title)[:255]
        document.core_properties.author = _clean(sheet.article.author)[:255]
        document.styles["Normal"].font.size = Pt(11.5)
        if not sheet.blocks or sheet.blocks[0].kind is not BlockKind.HEADING:
            document.add_heading(_clean(sheet.title), level=1)
        self._write_legend()
        cutter = Cutter(sheet)
        for block in sheet.blocks:
            self._write_block(block, cutter.pieces(block))
        self._write_comments()
        self._write_findings()
        self._write_orphans([n for n in sheet.notes if n.orphaned])
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    def _write_legend(self) -> None:
        counts = Counter(f.category for f in self._sheet.findings)
        if not counts:
            return
        paragraph = self._document.add_paragraph()
        for category in self._catalogue.categories:
            if counts[category.id]:
                self._mark(paragraph.add_run(category.name), category.id, self._look.grounds[category.id])
                paragraph.add_run(f" {counts[category.id]}    ")

    def _write_block(self, block: Block, pieces: Iterable[Piece]) -> None:
        if block.kind is BlockKind.HEADING:
            paragraph = self._document.add_heading(level=min(max(block.level, 1), 9))
        else:
            paragraph = self._document.add_paragraph(style=STYLES.get(block.kind))
        for piece in pieces:
            run = paragraph.add_run(_clean(piece.text))
            self._mark_piece(run, piece)
            for number in piece.notes:
                self._runs.setdefault(number, []).append(run)

    def _mark_piece(self, run: Any, piece: Piece) -> None:
        """A run has one line and one ground: where findings overlap, the longest gives the line, which so goes
        on, and the shortest the ground. The reader's own mark comes before both.
        """
        own = self._own_ground(piece)
        if piece.findings:
            longest, shortest = piece.findings[0], piece.findings[-1]
            ground = "" if shortest.in_quotation else self._look.grounds[shortest.category]
            self._mark(run, longest.category, own or ground)
        elif own:
            self._shade(run, own)

    def _own_ground(self, piece: Piece) -> str:
        for number in reversed(piece.notes):
            note = self._sheet.notes[number - 1]
            ground = self._look.grounds.get(note.category) or self._look.pens.get(note.colour)
            if ground:
                return ground
        return ""

    def _mark(self, run: Any, category: str, ground: str) -> None:
        """ground: "" for none."""
        run.font.underline = self._lines[category]
        underline = run._r.get_or_add_rPr().find(qn("w:u"))
        underline.set(qn("w:color"), self._look.lines[category].lstrip("#"))
        if ground:
            self._shade(run, ground)

    def _shade(self, run: Any, ground: str) -> None:
        shading = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", ground.lstrip("#"))):
            shading.set(qn(f"w:{name}"), value)
        properties = run._r.get_or_add_rPr()
        underline = properties.find(qn("w:u"))
        if underline is not None:
            underline.addnext(shading)
        else:
            properties.append(shading)

    def _write_comments(self) -> None:
        for number, runs in sorted(self._runs.items()):
            note = self._sheet.notes[number - 1]
            author = _clean(note.author) or "Reader"
            self._document.add_comment(
                [runs[0], runs[-1]], text=_clean(_comment(note)), author=author, initials=author[:1]
            )

    def _write_findings(self) -> None:
        """Every finding by name, also where colours lie over each other."""
        if self._sheet.findings:
            self._document.add_heading("What was found", level=2)
        addresses = Addresses(self._sheet.article)
        for finding in self._sheet.findings:
            paragraph = self._document.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(3)
            paragraph.add_run(f"{addresses.label(finding.start)}  ").bold = True
            words = " ".join(words_of(finding, self._sheet).split())
            ground = "" if finding.in_quotation else self._look.grounds[finding.category]
            self._mark(paragraph.add_run(_clean(words)), finding.category, ground)
            known = finding.rule in self._catalogue
            paragraph.add_run(f"  {self._catalogue.rule(finding.rule).label if known else finding.kind}")

    def _write_orphans(self, orphans: list[Note]) -> None:
        if orphans:
            self._document.add_heading("Notes whose passage is no longer in the article", level=2)
        for note in orphans:
            paragraph = self._document.add_paragraph()
            quotation = paragraph.add_run(f"“{_clean(note.anchor.exact)}” ")
            quotation.font.color.rgb = RGBColor.from_string(self._look.colours["quiet"].lstrip("#").upper())
            paragraph.add_run(_clean(_comment(note)))


def _comment(note: Note) -> str:
    tags = " ".join(f"#{tag}" for tag in note.tags)
    return "\n".join(part for part in (note.body, note.category, tags) if part)


def _clean(text: str) -> str:
    """Word's XML has no control characters and no lone surrogates."""
    return NOT_XML.sub("", text)

"""The Word document, read back with python-docx."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.enum.text import WD_UNDERLINE
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article import Article, Block, BlockKind
from reader.exchange.looks import load_look
from reader.exchange.sheet import Sheet
from reader.exchange.word import to_docx
from reader.finding import Finding
from reader.rules import Catalogue
from tests.exchange.conftest import make_note

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def test_text_highlights_and_comments_are_there(sheet: Sheet, catalogue: Catalogue) -> None:
    document = Document(io.BytesIO(to_docx(sheet, catalogue)))
    texts = [p.text for p in document.paragraphs]
    for block in sheet.article.blocks:
        assert sheet.article.block_text(block) in texts
    runs = {run.text: run for p in document.paragraphs for run in p.runs}
    assert runs["may"].font.underline == WD_UNDERLINE.DOTTED
    assert runs["may"]._r.rPr.find(qn("w:shd")).get(qn("w:fill")) == "dfecfa"
    assert runs["certainly"]._r.rPr.find(qn("w:shd")) is None
    assert sorted((c.author, c.text) for c in document.comments) == [
        ("Ada", "=1+1"),
        ("Reader", "Who *exactly*?\n\n<script>alert(1)</script>\n#sources #my class"),
        ("Reader", "booster"),
    ]
    assert any("no longer in the article" in text for text in texts)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(st.text(min_size=1))
def test_any_words_make_a_document(catalogue: Catalogue, words: str) -> None:
    article = Article(words, (Block(BlockKind.PARAGRAPH, 0, len(words)),), title=words, author=words)
    note = make_note(article, words, words, author=words, tags=(words,))
    data = to_docx(Sheet(article, (note, replace(note, orphaned=True))), catalogue)
    assert len(list(Document(io.BytesIO(data)).comments)) == 1


def test_overlapping_findings_are_both_seen(sheet: Sheet, catalogue: Catalogue) -> None:
    """The longest gives the line, the shortest the ground; the list behind the text names both."""
    start, end = sheet.article.text.index("noted"), sheet.article.text.index("noted") + 5
    inner = Finding("hedge.modal.may", "hedge", "modal", start, end, ((start, end),))
    analysis = replace(sheet.analysis, findings=(*sheet.findings, inner))
    document = Document(io.BytesIO(to_docx(replace(sheet, analysis=analysis, notes=()), catalogue)))
    run = next(r for p in document.paragraphs for r in p.runs if r.text == "noted")
    look = load_look()
    assert run._r.rPr.find(qn("w:u")).get(qn("w:color")) == look.lines["unattributed"].lstrip("#")
    assert run._r.rPr.find(qn("w:shd")).get(qn("w:fill")) == look.grounds["hedge"].lstrip("#")
    assert [p.text for p in document.paragraphs if p.text.endswith("Modal verb")] == [
        "1.1  may  Modal verb",
        "1.1  noted  Modal verb",
    ]


def test_the_readers_own_colour_is_the_ground(sheet: Sheet, catalogue: Catalogue) -> None:
    note = replace(sheet.notes[2], colour="green")
    document = Document(io.BytesIO(to_docx(replace(sheet, notes=(note,)), catalogue)))
    run = next(r for p in document.paragraphs for r in p.runs if r.text == "Nobody")
    assert run._r.rPr.find(qn("w:shd")).get(qn("w:fill")) == load_look().pens["green"].lstrip("#")


@pytest.mark.skipif(not OFFICE, reason="no LibreOffice on this machine")
def test_libreoffice_opens_it_and_shows_text_colours_and_findings(
    sheet: Sheet, catalogue: Catalogue, tmp_path: Path
) -> None:
    (tmp_path / "page.docx").write_bytes(to_docx(sheet, catalogue))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(OFFICE),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        "page.docx",
    ]
    subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=True)
    document = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    page = document[0]
    text = " ".join(page.get_textpage().get_text_range().split())
    pixels = {tuple(pixel) for row in page.render(scale=2).to_numpy() for pixel in row}
    document.close()
    for words in ("Observers have noted", "What was found", "no longer in the article"):
        assert words in text
    assert (250, 236, 223) in pixels  # the ground of hedges, blue first

"""The HTML page: whole, safe, and read off a real browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article import Article, Block, BlockKind
from reader.exchange.page import render, to_html
from reader.exchange.print_page import to_print_html
from reader.exchange.sheet import Sheet, paragraphs, select
from reader.rules import Catalogue
from tests.exchange.conftest import make_note

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


class Reader(HTMLParser):
    """Every tag with its attributes, and the text of the article itself."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.article = ""
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "br"):
            self._inside.append(
                "skip" if tag == "sup" or dict(attrs).get("class") in ("number", "by") else tag
            )

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("meta", "input", "br"):
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if "main" in self._inside and "skip" not in self._inside:
            self.article += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def test_page_holds_text_marks_and_notes(sheet: Sheet, catalogue: Catalogue) -> None:
    page = read(to_html(sheet, catalogue))
    assert page.article.replace("\n", "") == sheet.article.text.replace("\n", "")
    classes = [a.get("class") for _, a in page.tags]
    assert classes.count("m booster quoted") == 1
    assert classes.count("note") == 4
    assert [a["href"] for t, a in page.tags if t == "a" and str(a["href"]).startswith("#n")] == [
        "#n1",
        "#n2",
        "#n3",
    ]
    assert [a["data-notes"] for t, a in page.tags if t == "mark"] == ["1", "2", "2", "3"]


def test_page_loads_nothing_and_runs_nothing(sheet: Sheet, catalogue: Catalogue) -> None:
    html = to_html(sheet, catalogue)
    page = read(html)
    assert not {"script", "iframe", "img", "link", "object", "form"} & {tag for tag, _ in page.tags}
    assert not re.search(r"url\((?!data:font/woff;base64,)|@import|\son\w+=", html)
    assert "default-src 'none'" in html


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.sampled_from(["</title><script>x</script>", '" onclick="x', "]]>", "<!--", "&lt;"]))
def test_hostile_words_stay_words(catalogue: Catalogue, words: str) -> None:
    words = words.replace("\r", " ").replace("\0", " ") or "x"
    article = Article(words, (Block(BlockKind.PARAGRAPH, 0, len(words)),), title=words, author=words)
    note = replace(make_note(article, words, words, tags=(words,), author=words), category=words)
    page = read(to_html(Sheet(article, (note,)), catalogue, fonts=False))
    harmless = {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "div",
        "main",
        "section",
        "blockquote",
        "mark",
    }
    rendered = {
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "code",
        "pre",
        "em",
        "strong",
        "hr",
        "br",
    }
    table = {"table", "thead", "tbody", "tr", "th", "td"}
    assert {tag for tag, _ in page.tags} <= harmless | rendered | table | {"span", "sup", "a"}
    for _, attributes in page.tags:
        assert not any(name.startswith("on") for name in attributes)
        assert not str(attributes.get("href", "#")).lower().startswith(("javascript", "data", "vbscript"))


def test_page_for_paper_needs_no_more_than_simple_html(sheet: Sheet, catalogue: Catalogue) -> None:
    html = to_print_html(sheet, catalogue)
    page = read(html)
    assert not {"script", "input", "label"} & {tag for tag, _ in page.tags}
    assert "var(" not in html
    assert "background-color:#dfecfa" in html
    assert "<script>" not in html
    assert [a["id"] for t, a in page.tags if a.get("class") == "note"] == ["n1", "n2", "n3", "n4"]


def test_note_is_rendered_as_markdown_without_html() -> None:
    assert render("**so** [it](https://example.org) <b>x</b>").startswith("<p><strong>so</strong> <a href=")
    assert "<b>" not in render("<b>x</b>")
    assert "javascript" not in render("[x](javascript:alert(1))").replace("[x](javascript:alert(1))", "")
    assert "<img" not in render("![x](https://example.org/x.png)")


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")
def test_browser_shows_highlights_legend_and_notes(
    sheet: Sheet, catalogue: Catalogue, tmp_path: Path
) -> None:
    """A copy with a probe that writes what the browser computed into the page, which is then dumped."""
    probe = """<script type="module">
      const marks = [...document.querySelectorAll('main .m')].map(m => [m.textContent,
        getComputedStyle(m).backgroundColor, getComputedStyle(m).textDecorationStyle]);
      const legend = [...document.querySelectorAll('.legend label')].map(l => l.innerText.replace(/\\s+/g, ' '));
      document.getElementById('show-hedge').checked = false;
      const off = getComputedStyle(document.querySelector('main .hedge')).textDecorationLine;
      await document.fonts.ready;
      const fonts = [...document.fonts].filter(f => f.status == 'loaded').map(f => f.family + f.weight);
      const wide = document.querySelector('main').getBoundingClientRect().width;
      document.title = JSON.stringify({marks, legend, off, wide, fonts});
    </script>"""
    html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", to_html(sheet, catalogue))
    page = tmp_path / "page.html"
    page.write_text(html.replace("</body>", probe + "</body>"), encoding="utf-8")
    command = [
        *(str(CHROMIUM), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", "--window-size=1400,900"),
        *("--virtual-time-budget=8000", "--dump-dom", page.as_uri()),
    ]
    dumped = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    title = re.search(r"<title>(.*?)</title>", dumped, re.S)
    assert title is not None
    seen = json.loads(title[1])
    assert ["may", "rgb(223, 236, 250)", "dotted"] in seen["marks"]
    assert ["certainly", "rgba(0, 0, 0, 0)", "solid"] in [
        [text, ground, style] for text, ground, style in seen["marks"] if text == "certainly"
    ]
    assert sorted(seen["legend"]) == ["B Boosters 1", "H Hedges 1", "U Unattributed 1"]
    assert seen["off"] == "none"
    assert 600 < seen["wide"] < 680
    assert {"Source Serif Pro400", "Source Sans Pro400"} <= {name.replace('"', "") for name in seen["fonts"]}


def test_the_readers_own_marks_have_their_colours(sheet: Sheet, catalogue: Catalogue) -> None:
    html = to_html(sheet, catalogue)
    marks = {a["data-notes"]: a.get("class") for t, a in read(html).tags if t == "mark"}
    assert marks == {"1": None, "2": "own booster", "3": "plain"}
    pen = replace(sheet, notes=(replace(sheet.notes[0], colour="pink"),))
    assert 'class="pen-pink"' in to_html(pen, catalogue)
    assert "mark.pen-pink{background:var(--p-pink)}" in to_html(pen, catalogue)


def test_a_part_shows_only_its_paragraphs(sheet: Sheet, catalogue: Catalogue) -> None:
    part = select(sheet, span=paragraphs(sheet.article, 2, 2))
    html = to_html(part, catalogue)
    assert "Who would?" in html
    assert "Observers" not in read(html).article
    assert '<span class="number">2 </span>' in html


def test_the_typefaces_come_along_and_are_small(sheet: Sheet, catalogue: Catalogue) -> None:
    html = to_html(sheet, catalogue)
    assert html.count("@font-face") == 5
    assert len(html) < 120_000

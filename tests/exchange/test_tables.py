"""Markdown, CSV and Anki's cards: what they say, and what they do not let through."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.exchange.markdown import escape, to_markdown
from reader.exchange.sheet import Sheet
from reader.exchange.tables import COLUMNS, to_anki, to_csv
from reader.rules import Catalogue


def test_csv_has_a_row_for_each_note_and_no_formulas(sheet: Sheet) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv([sheet]))))
    assert tuple(rows[0]) == COLUMNS
    assert [(r["place"], r["quotation"], r["tags"]) for r in rows] == [
        ("1.1", "have noted", "sources my_class"),
        ("1.2", "certainly doomed", ""),
        ("2.1", "Nobody", ""),
        ("", "Who would", ""),
    ]
    assert rows[2]["note"] == "'=1+1"


def test_anki_cards_show_the_quotation_in_its_sentence(sheet: Sheet) -> None:
    lines = to_anki([sheet]).splitlines()
    assert lines[:4] == ["#separator:Tab", "#html:true", "#guid column:1", "#tags column:4"]
    cards = list(csv.reader(io.StringIO("\n".join(lines[4:])), delimiter="\t"))
    uid, front, back, tags = cards[0]
    assert uid == sheet.notes[0].uid
    assert front == "Observers <b>have noted</b> that the quay &lt;b&gt;may&lt;/b&gt; sink &amp; vanish."
    assert "<em>exactly</em>" in back
    assert "1.1" in back
    assert "<script>" not in back
    assert tags == "sources my_class"
    assert len(cards) == 3


def test_markdown_names_place_quotation_and_note(sheet: Sheet, catalogue: Catalogue) -> None:
    text = to_markdown([sheet], catalogue)
    assert "> have noted\n\n**1.1** · #sources · #my-class\n\nWho *exactly*?" in text
    assert "**no longer in the article**" in text
    assert "- **1.1** “may”: Modal verb" in text


@given(st.text(st.sampled_from("ab *_`#<>[]()!&;|~-+=1.\\\n\"'")))
def test_escaped_words_are_plain_text_in_markdown(words: str) -> None:
    words = " ".join(words.split())
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).renderInline(escape(words))
    assert "<" not in html
    assert MarkdownIt("commonmark").render(escape(words)).startswith(("<p>", "")[:1] if words else "")

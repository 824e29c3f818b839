"""PDF: reading order, headings, footnotes and divided words, on files that LibreOffice, pdfTeX and Chromium made."""

import contextlib

import pytest

from reader.article import BlockKind
from reader.errors import LoadError, PasswordNeededError
from reader.loading import load_bytes, load_path
from reader.loading.hyphens import join_lines, vocabulary_of
from reader.loading.pdf.layout import in_reading_order, without_furniture
from reader.loading.pdf.line import Line


def test_a_document_by_libreoffice_has_its_blocks(files, blocks_of):
    article = load_path(files / "story.pdf")
    blocks = blocks_of(article)
    assert blocks[0] == ("heading", 1, "The bridge nobody ordered")
    assert [text for kind, _, text in blocks if kind == "heading"][1:] == [
        "What the papers say",
        "What comes next",
    ]
    assert [text for kind, _, text in blocks if kind == "list-item"] == [
        "the river is wider than the drawing",
        "the drawing is older than the river wall",
        "the wall was moved in 1974",
        "nobody has measured either",
    ]
    assert blocks[-1] == ("footnote", 0, "1 The archive was closed on the day of our visit.")
    assert "asked. “We acted in good faith,” the clerk wrote." in article.text
    assert (article.title, article.author, article.format) == (
        "The bridge nobody ordered",
        "Mira Holt",
        "pdf",
    )


def test_two_columns_are_read_one_after_the_other(files):
    article = load_path(files / "columns.pdf")
    headings = [article.block_text(block) for block in article.blocks if block.kind is BlockKind.HEADING]
    assert headings == ["The office and the river", "A well-known silence", "What could be asked"]
    assert (
        "if the warden had been asked, who lived until last year, and who is said to have kept"
        in article.text
    )
    assert "a committee that meets four times a year can forget a great deal" in article.text


def test_divided_words_ligatures_and_compounds_are_whole(files):
    text = load_path(files / "columns.pdf").text
    for words in ("office of the river warden", "efficiently", "official", "considera", "well-known"):
        assert words in text
    assert "ﬃ" not in text
    assert not [word for word in text.split() if word.endswith("-")]


def test_footnotes_stand_apart_and_running_heads_are_gone(files):
    article = load_path(files / "columns.pdf")
    notes = [article.block_text(block) for block in article.blocks if block.kind is BlockKind.FOOTNOTE]
    assert notes == [
        "1 The account was printed twice, in two different years.",
        "2 We were shown the mark that the water left on the cellar wall.",
    ]
    assert "Wexcombe Review" not in article.text
    assert "to be taken for a finding. What the account" in article.text


def test_blocks_know_their_page(files):
    article = load_path(files / "columns.pdf")
    assert {block.page for block in article.blocks} == {1, 2}
    assert [block.page for block in article.blocks] == sorted(block.page or 0 for block in article.blocks)


def test_a_page_printed_by_a_browser_loses_what_the_browser_printed_around_it(files):
    article = load_path(files / "print.pdf")
    assert "file://" not in article.text
    assert "1/1" not in article.text
    assert article.text.startswith(
        "Home News Sport\n\nThe bridge nobody ordered\n\nBy Mira Holt\n\nIt is widely"
    )


def test_a_locked_document_asks_for_its_password(files):
    path = files / "locked.pdf"
    with pytest.raises(PasswordNeededError, match="type its password"):
        load_path(path)
    with pytest.raises(PasswordNeededError, match="not the right one"):
        load_path(path, password="wrong")
    assert "Nobody objected." in load_path(path, password="heron").text


def test_a_scan_is_refused_with_the_remedy(files):
    with pytest.raises(LoadError, match="OCR"):
        load_path(files / "scan.pdf")


def test_a_document_of_100000_pages_is_refused():
    count = 100_000
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, b"3 0 R " * count),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%sendobj\n" % (i + 1, part) for i, part in enumerate(objects))
    with pytest.raises(LoadError, match="100,000 pages"):
        load_bytes(body + b"trailer<</Root 1 0 R/Size 4>>\n%%EOF")


@pytest.mark.parametrize("share", [0.0, 0.05, 0.5, 0.95])
def test_a_cut_document_is_refused_or_read(files, share):
    data = (files / "story.pdf").read_bytes()
    with contextlib.suppress(LoadError):
        load_bytes(data[: 8 + int(share * len(data))])


def column(left: float, top: float, count: int, name: str) -> list[Line]:
    text = "words enough to fill a column"
    return [Line(f"{name}{i} {text}", left, left + 150, top - 12 * i, 10, 1) for i in range(count)]


def test_a_line_across_two_columns_parts_what_is_above_it_from_what_is_below():
    lines = [
        *column(50, 700, 4, "a"),
        *column(50, 600, 4, "b"),
        *column(220, 700, 4, "c"),
        *column(220, 600, 4, "d"),
        Line("A heading that runs across both of the columns of this page", 50, 370, 640, 14, 1),
    ]
    order = "".join(line.text[0] for line in in_reading_order(lines))
    assert order == "aaaa" + "cccc" + "A" + "bbbb" + "dddd"


def test_three_columns_are_read_from_left_to_right():
    lines = [*column(390, 700, 5, "c"), *column(50, 700, 5, "a"), *column(220, 700, 5, "b")]
    assert "".join(line.text[0] for line in in_reading_order(lines)) == "aaaaabbbbbccccc"


def test_a_chapters_head_in_large_type_is_no_running_head():
    pages = [
        [
            Line(f"Chapter {n}", 50, 200, 750, 18, n),
            *(Line("body text " * 9, 50, 350, 700 - 12 * i, 10, n) for i in range(9)),
        ]
        for n in range(1, 5)
    ]
    assert [page[0].text for page in without_furniture(pages)] == [f"Chapter {n}" for n in range(1, 5)]


def letter(page: int, *texts: str, noted: bool = False) -> list[Line]:
    return [Line(text, 50, 350, 700 - 12 * i, 10, page, noted=noted) for i, text in enumerate(texts)]


def test_pages_that_say_the_same_have_no_running_head():
    """One letter to many people, one slide shown again: what repeats is the text."""
    texts = ("The council met on Monday.", "Nobody said who had asked.", "The clerk has left the town.")
    pages = [letter(n, *texts) for n in range(1, 6)]
    assert without_furniture(pages) == pages


def test_a_footnote_that_says_ibid_on_every_page_is_no_running_foot():
    def page(n: int) -> list[Line]:
        body = (f"On page {n} line {i} says {'nothing ' * (n % 3 + i % 5)}much." for i in range(30))
        return [*letter(n, *body), Line("4 Ibid., p. 12.", 50, 120, 80, 8, n, noted=True)]

    pages = [page(n) for n in range(1, 6)]
    assert all(page[-1].noted for page in without_furniture(pages))


def test_a_compound_at_a_line_s_end_keeps_its_hyphen_where_two_words_make_none_together():
    text = (
        "The honor-\nbound clerk had an exper-\nience of it that was con-\nsidered by the ex-\nperienced\n"
        "members of the commit-\ntee, who re-\nfused to say more about the gas-\nelectric engine."
    )
    words = vocabulary_of(text.split("\n"))
    joined = join_lines(text.split("\n"), words)
    for word in (
        "honor-bound",
        "experience",
        "considered",
        "experienced",
        "committee",
        "refused",
        "gas-electric",
    ):
        assert word in joined

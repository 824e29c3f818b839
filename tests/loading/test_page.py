"""Web pages: the article's blocks and what the page says of itself; scripts and menus stay out."""

import pytest

from reader.errors import LoadError
from reader.loading import load_bytes, load_html_text

PARAGRAPH = (
    "The committee is widely believed to have decided long before the hearing, although nobody who took part "
    "in it was willing to say so, and the minutes, when they came, were silent on the matter."
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>The hearing | The Wexcombe Post</title>
<meta name="author" content="Jane Roe"><meta property="og:site_name" content="The Wexcombe Post">
<meta property="article:published_time" content="2024-03-05T10:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>The hearing</h1><p>{PARAGRAPH}</p>
<h2>What came of it</h2><p>{PARAGRAPH.replace("hearing", "vote")}</p>
<blockquote><p>“We have nothing to add,” the chair wrote to the committee a day later.</p></blockquote>
<ul><li>The first of the questions was never put to anyone.</li>
<li>The second was put, and not answered.</li></ul>
<script>track("reader")</script></article>
<footer><p>Copyright. All rights reserved. Contact us.</p></footer></body></html>"""


def test_the_article_is_found_with_its_blocks():
    article = load_bytes(PAGE.encode())
    blocks = [(b.kind.value, article.block_text(b)[:20]) for b in article.blocks]
    assert blocks[-5:] == [
        ("heading", "What came of it"),
        ("paragraph", "The committee is wid"),
        ("quotation", "“We have nothing to "),
        ("list-item", "The first of the que"),
        ("list-item", "The second was put, "),
    ]
    assert "track" not in article.text
    assert "Copyright" not in article.text
    assert "Home" not in article.text


def test_the_page_says_title_author_date_and_site():
    article = load_bytes(PAGE.encode())
    assert (article.title, article.author, article.date) == ("The hearing", "Jane Roe", "2024-03-05")
    assert article.site == "The Wexcombe Post"


def test_everything_on_the_page_is_shown_when_asked_for():
    article = load_bytes(PAGE.encode(), everything=True)
    assert "Home" in article.text
    assert "Copyright" in article.text
    assert "track" not in article.text


def test_a_declared_encoding_is_believed():
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">')
    page = page.replace("The hearing</h1>", "Слушание</h1>")
    assert "Слушание" in load_bytes(page.encode("cp1251", "replace"), everything=True).text


def test_line_breaks_of_verse_stay_and_double_ones_part_paragraphs():
    article = load_html_text(
        "<p>Roses are red,<br>violets are blue.</p><p>One thought.<br><br>Another thought.</p>"
    )
    assert article.text == "Roses are red,\nviolets are blue.\n\nOne thought.\n\nAnother thought."


def test_clipboard_header_gives_the_address():
    markup = (
        "Version:0.9\r\nStartHTML:00000097\r\nEndHTML:00000170\r\nSourceURL:https://example.org/a?b=c\r\n"
        "<html><body><!--StartFragment--><p>Some <b>bold</b> words.</p><!--EndFragment--></body></html>"
    )
    article = load_html_text(markup)
    assert article.text == "Some bold words."
    assert article.origin == "https://example.org/a?b=c"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + "word",
        "<p>" + "<b>" * 20_000 + "word",
        "<html>" + "<table><tr><td>" * 3_000 + "word",
        "<html><body><p>word" + "&lt;" * 1000,
        "<html><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>word &a;</p></html>",
        "<html><body>" + "<p>word" * 20_000,
    ],
)
def test_hostile_pages_are_read_or_refused(page):
    try:
        text = load_bytes(page.encode(), name="a.html").text
    except LoadError:
        return
    assert "root:" not in text

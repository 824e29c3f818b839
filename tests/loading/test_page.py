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
        "<html><body>" + "<p>word" * 45_000,
    ],
)
def test_hostile_pages_are_read_or_refused(page):
    try:
        text = load_bytes(page.encode(), name="a.html").text
    except LoadError:
        return
    assert "root:" not in text


def page_of(*parts: str, title: str = "Rain over the harbour town") -> bytes:
    head = f"<!DOCTYPE html><html><head><title>{title} - The Post</title></head><body><main>"
    return (head + "".join(parts) + "</main></body></html>").encode()


SENTENCES = [
    "Nobody in the town could remember a wetter spring, and those who claimed to were not believed by the rest.",
    "The council had been told of the danger twice, first by its own engineer and then by a farmer from the hills.",
    "Both of them were thanked, and both of their letters were put into the same drawer, where they were found later.",
    "It took the better part of a night for the river to come over the wall, and nobody slept through any of it.",
    "In the morning the water stood at the church door, and the mayor stood beside it with his boots in his hand.",
    "What he said there was heard by few, but it was repeated by many, and not always in the same words as before.",
]


def paragraphs(sentences):
    return "".join(f"<p>{sentence}</p>" for sentence in sentences)


def test_title_byline_and_date_stand_in_the_metadata_not_in_the_text():
    page = page_of(
        "<article><h1>Rain over the harbour town</h1><p>By Jane Roe</p><p>Published 3 May 2021</p>",
        paragraphs(SENTENCES),
        "</article>",
    )
    article = load_bytes(page)
    assert article.text.startswith("Nobody in the town")
    assert article.title == "Rain over the harbour town"


def test_invitations_and_credits_below_the_article_are_dropped():
    page = page_of(
        "<article>",
        paragraphs(SENTENCES),
        "<p>Reporting by Jane Roe; editing by Ali Khan</p><p>Follow us on the usual channels for more of the same.</p>"
        "<h3>Related stories</h3><ul><li><a href='/a'>A flood elsewhere, and what was said of it then</a></li></ul>",
        "</article>",
    )
    assert load_bytes(page).text.endswith(SENTENCES[-1])


def test_an_article_cut_into_chunks_is_read_to_its_end():
    chunks = [
        f"<div class='chunk'><div class='body'>{paragraphs(SENTENCES[i : i + 3])}</div></div><div class='ad'>Ad</div>"
        for i in (0, 3)
    ]
    article = load_bytes(page_of("<article><div>", *chunks, "</div></article>"))
    assert article.text == "\n\n".join(SENTENCES)


def test_captions_are_kept_apart_from_the_text():
    figure = "<figure><img src='a.jpg'><figcaption>The wall, before the night.</figcaption></figure>"
    page = page_of("<article>", paragraphs(SENTENCES[:3]), figure, paragraphs(SENTENCES[3:]), "</article>")
    article = load_bytes(page)
    assert "The wall" not in article.text
    assert article.captions == ("The wall, before the night.",)
    everything = load_bytes(page, everything=True)
    assert ("caption", "The wall, before the night.") in [
        (block.kind.value, everything.block_text(block)) for block in everything.blocks
    ]


def test_a_message_in_boxes_of_its_own_stands_where_the_article_has_it():
    """Networks' messages come as quotations, in boxes that hold nothing else, some of them called “social”."""
    message = (
        '<div class="social-embed"><div class="inner"><blockquote class="post"><p>The meeting is on Friday. '
        '<a href="https://t.example/x">t.example/x</a></p>— Town Office (@townoffice) '
        '<a href="https://t.example/y">5 March 2024</a></blockquote><script>go()</script></div></div>'
    )
    walks = "<blockquote><p>Ten walks that the whole town should know.</p></blockquote>"
    first, second, third = (
        f"<p>{PARAGRAPH.replace('hearing', word)}</p>" for word in ("hearing", "vote", "end")
    )
    body = f'{first}{message}{second}<div class="related">{walks}<p>More</p></div>{third}'
    article = load_bytes(
        f'<html><head><title>News</title></head><body><div class="body">{body}</div></body></html>'.encode()
    )
    kinds = [(b.kind.value, article.block_text(b)[:14]) for b in article.blocks]
    assert ("quotation", "The meeting is") in kinds
    assert kinds.index(("quotation", "The meeting is")) == 1
    assert "Ten walks" not in article.text

"""Pages as browsers save them, newsletters and subtitles."""

import plistlib

import pytest

from reader.errors import LoadError
from reader.loading import find_articles, load_bytes, load_path

PAGE = [
    ("heading", 2, "What the papers say"),
    ("quotation", 1, "We can build it by spring. We cannot say what it will cost."),
    ("list-item", 1, "the river is wider than the drawing"),
    ("list-item", 1, "the drawing is older than the river wall"),
]


def assert_is_the_page(article, blocks):
    assert [block for block in blocks if block[0] != "paragraph"] == PAGE
    assert article.text.startswith("It is widely believed")
    assert article.text.endswith("in the middle of the water.")
    assert (article.title, article.author) == ("The bridge nobody ordered", "Mira Holt")
    assert (article.date, article.site) == ("2023-09-14", "The Wexcombe Post")
    assert article.captions == ("The north pier in August, seen from the mill.",)


def test_page_with_its_folder(files, blocks_of):
    article = load_path(files / "page.html")
    assert_is_the_page(article, blocks_of(article))


def test_page_saved_by_chromium_as_one_file(files, blocks_of):
    article = load_path(files / "page.mhtml")
    assert_is_the_page(article, blocks_of(article))
    assert article.format == "mhtml"
    assert article.address == "https://example.org/bridge.html"


def test_page_with_its_folder_saved_by_firefox(files, blocks_of):
    article = load_path(files / "page-firefox.html")
    assert_is_the_page(article, blocks_of(article))
    assert find_articles([files]).count(files / "page-firefox.html") == 1
    assert not [path for path in find_articles([files]) if path.parent.name == "page-firefox_files"]


def test_reader_copy_saved_by_firefox(files, blocks_of):
    article = load_path(files / "reader-firefox.html")
    assert [block for block in blocks_of(article) if block[0] != "paragraph"] == PAGE
    assert article.text.startswith("It is widely believed")
    assert article.text.endswith("in the middle of the water.")
    assert article.title.startswith("The bridge nobody ordered")
    assert (article.author, article.site) == ("Mira Holt", "example.org")
    assert article.address == "https://example.org/bridge.html"
    assert article.captions == ("The north pier in August, seen from the mill.",)
    assert "Follow The Wexcombe Post" in load_path(files / "reader-firefox.html", everything=True).text


def test_newsletter_in_two_forms(files, blocks_of):
    article = load_path(files / "letter.eml")
    assert blocks_of(article) == [
        ("heading", 1, "The bridge"),
        ("paragraph", 0, "Nobody – it seems – ordered it."),
        ("paragraph", 0, "Some say it may stand; others are not so sure."),
    ]
    assert (article.title, article.author, article.date) == (
        "What many say",
        "The Wexcombe Letter",
        "2023-09-14",
    )


@pytest.mark.parametrize("name", ["speech.srt", "speech.vtt"])
def test_subtitles_that_ffmpeg_wrote(files, name):
    article = load_path(files / name)
    assert (
        article.text
        == "Friends, we have always said that the bridge may stand.\n\nAnd now – it seems – it does."
    )
    assert article.format == "subtitles"


def web_archive(page: bytes, **more: str) -> bytes:
    resource = {"WebResourceData": page, "WebResourceURL": "https://example.org/bridge", **more}
    return plistlib.dumps({"WebMainResource": resource}, fmt=plistlib.FMT_BINARY)


def test_page_in_the_form_that_safari_saves(files, blocks_of):
    archive = web_archive((files / "page.html").read_bytes(), WebResourceTextEncodingName="UTF-8")
    article = load_bytes(archive, name="page.webarchive")
    assert_is_the_page(article, blocks_of(article))
    assert article.address == "https://example.org/bridge"


@pytest.mark.parametrize(
    "data", [b"bplist00", b"bplist00" + b"\xff" * 60, plistlib.dumps([1], fmt=plistlib.FMT_BINARY)]
)
def test_broken_web_archives_are_refused(data):
    with pytest.raises(LoadError, match="no page"):
        load_bytes(data)


def test_page_in_the_form_of_firefoxs_reader_view():
    page = """<!DOCTYPE html><html><head><title>Quiet roads</title></head><body><div class="container">
    <div class="header reader-header"><a class="domain reader-domain" href="https://example.org/roads">example.org</a>
    <h1 class="reader-title">Quiet roads</h1><div class="credits reader-credits">Ali Khan</div></div>
    <div class="content"><div class="moz-reader-content"><div id="readability-page-1" class="page">
    <p>Nobody knows why.</p><h3>Then</h3><p>It was over.</p></div></div></div></div></body></html>"""
    article = load_bytes(page.encode())
    assert article.text == "Nobody knows why.\n\nThen\n\nIt was over."
    assert (article.title, article.author, article.site) == ("Quiet roads", "Ali Khan", "example.org")
    assert article.address == "https://example.org/roads"


MAIL = b"""From: =?utf-8?q?The_W=C3=A9xcombe_Letter?= <letter@example.org>
To: reader@example.org
Subject: =?utf-8?q?What_=E2=80=9Cmany=E2=80=9D_say?=
Date: Thu, 14 Sep 2023 08:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="part"

--part
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Plain words =E2=80=93 for plain readers.
--part--
"""


def test_newsletter_in_plain_text():
    article = load_bytes(MAIL, name="letter.eml")
    assert article.text == "Plain words – for plain readers."
    assert (article.title, article.author) == ("What “many” say", "The Wéxcombe Letter")
    assert (article.date, article.format) == ("2023-09-14", "mail")


def test_newsletter_in_html_laid_out_with_tables():
    layout = (
        b"<table><tr><td><h2>One</h2><p>First thing.</p></td><td><h2>Two</h2><p>Second.</p></td></tr></table>"
    )
    data = MAIL.replace(b"text/plain", b"text/html").replace(
        b"Plain words =E2=80=93 for plain readers.", layout
    )
    text = load_bytes(data, everything=True).text
    assert text == "One\n\nFirst thing.\n\nTwo\n\nSecond."


def test_a_subject_in_an_impossible_charset_is_shown_as_it_stands():
    data = MAIL.replace(b"=?utf-8?q?What_=E2=80=9Cmany=E2=80=9D_say?=", b"=?\xfftf-8?q?What?=")
    assert "What" in load_bytes(data).title


def test_messages_within_messages_without_end_are_refused():
    nested = (
        MAIL.partition(b"\n\n")[0]
        + b"\n\n"
        + b"--part\nContent-Type: multipart/mixed; boundary=part\n\n" * 5_000
    )
    with pytest.raises(LoadError, match="within"):
        load_bytes(nested)


SUBRIP = """1
00:00:01,000 --> 00:00:03,000
We have <i>always</i> said

2
00:00:03,100 --> 00:00:05,000
that it may happen.

3
00:00:09,000 --> 00:00:11,000
And now, it seems, it has.
"""


def test_subtitles_become_paragraphs():
    article = load_bytes(SUBRIP.encode(), name="speech.srt")
    assert article.text == "We have always said that it may happen.\n\nAnd now, it seems, it has."
    assert article.format == "subtitles"


def test_web_subtitles_keep_speakers_and_drop_what_rolls_twice():
    rolling = """WEBVTT

00:01.000 --> 00:02.000
<v Ms Roe>Some say yes.

00:02.000 --> 00:03.000
<v Ms Roe>Some say yes.
<v Ms Roe>Some say no.

00:03.000 --> 00:04.000
<v Mr Khan>Who says so?
"""
    assert load_bytes(rolling.encode()).text == "Ms Roe: Some say yes. Some say no.\n\nMr Khan: Who says so?"


def test_a_folder_gives_its_articles_without_the_folders_of_saved_pages(tmp_path):
    for name in [
        "b.txt",
        "a.pdf",
        "page.html",
        "page_files/ad.html",
        "deep/er/c.md",
        ".hidden.txt",
        "photo.jpg",
    ]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    found = find_articles([tmp_path, tmp_path / "b.txt", tmp_path / "photo.jpg"])
    assert [str(path.relative_to(tmp_path)) for path in found] == [
        "a.pdf",
        "b.txt",
        "deep/er/c.md",
        "page.html",
        "photo.jpg",
    ]


NEWSLETTER = """From: Mira Holt <mira@weir.example>
To: you@there.example
Subject: What the council did not say
Date: Tue, 12 Mar 2024 07:00:00 +0000
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><body><div style="display:none">A preview that nobody sees</div>
<table><tr><td><a href="https://weir.example/12">View in browser</a></td></tr>
<tr><td><h1>The fourth meeting</h1><p>Dear reader,</p><p>On Monday the council met to talk about the bridge that
nobody ordered. It was widely expected to vote, and it did not.</p><blockquote>The drawing is older than the river
wall.</blockquote><p>Mira</p></td></tr>
<tr><td><table><tr><td><h2>Also this week</h2><ul><li>The ferry may return in May.</li></ul></td></tr></table></td></tr>
<tr><td>You are receiving this email because you signed up. <a href="#">Unsubscribe</a></td></tr>
<tr><td>The Weir Letter, 4 Quay Street, Weir</td></tr></table></body></html>
"""


def test_a_newsletter_is_read_to_its_end_without_how_to_end_it(blocks_of):
    article = load_bytes(NEWSLETTER.encode(), name="letter.eml")
    assert [(kind, text[:18]) for kind, _, text in blocks_of(article)] == [
        ("heading", "The fourth meeting"),
        ("paragraph", "Dear reader,"),
        ("paragraph", "On Monday the coun"),
        ("quotation", "The drawing is old"),
        ("paragraph", "Mira"),
        ("heading", "Also this week"),
        ("list-item", "The ferry may retu"),
    ]
    everything = load_bytes(NEWSLETTER.encode(), name="letter.eml", everything=True).text
    assert "Quay Street" in everything


def test_a_transcript_of_a_meeting_parts_where_the_speaker_changes():
    said = (
        "Ruth Amadi: Good evening.",
        "Ruth Amadi: Many say that the bridge is unsafe.",
        "Tom Hale: Who says that?",
        "And since when?",
        "Ruth Amadi: There is one answer: nobody knows.",
    )
    cues = "".join(f"00:00:{3 * i:02}.000 --> 00:00:{3 * i + 2:02}.000\n{t}\n\n" for i, t in enumerate(said))
    assert load_bytes(f"WEBVTT\n\n{cues}".encode()).text.split("\n\n") == [
        "Ruth Amadi: Good evening. Many say that the bridge is unsafe.",
        "Tom Hale: Who says that? And since when?",
        "Ruth Amadi: There is one answer: nobody knows.",
    ]


def test_a_colon_in_a_speech_makes_no_speaker():
    said = ("We have seen it before.", "Result: nothing was done.", "And nobody was asked.")
    cues = "".join(f"00:00:{3 * i:02}.000 --> 00:00:{3 * i + 3:02}.000\n{t}\n\n" for i, t in enumerate(said))
    assert load_bytes(f"WEBVTT\n\n{cues}".encode()).text == " ".join(said)

"""Documents as LibreOffice, pandoc and calibre write them: the same story gives the same blocks from each."""

import contextlib
import io
import zipfile

import pytest

from reader.errors import LoadError
from reader.loading import load_bytes, load_path

STORY = [
    ("heading", 1, "The bridge nobody ordered"),
    ("paragraph", 0, "Mira Holt"),
    ("paragraph", 0, "2023-09-14"),
    (
        "paragraph",
        0,
        "It is widely believed in Lower Wexcombe that the bridge was never ordered. The council says otherwise, "
        "though no paper with a signature on it has been shown to anybody who asked. “We acted in good faith,” "
        "the clerk wrote.",
    ),
    ("heading", 2, "What the papers say"),
    (
        "paragraph",
        0,
        "Reports suggest that three firms were asked. Only one of them, it appears, ever answered, and its answer "
        "ran to a single page:",
    ),
    ("quotation", 1, "We can build it by spring. We cannot say what it will cost."),
    ("paragraph", 0, "The page was filed with these notes:"),
    ("list-item", 1, "the river is wider than the drawing"),
    ("list-item", 1, "the drawing is older than the river wall"),
    ("list-item", 2, "the wall was moved in 1974"),
    ("list-item", 1, "nobody has measured either"),
    ("heading", 2, "What comes next"),
    (
        "paragraph",
        0,
        "Some say the bridge will stand. Others are not so sure, and perhaps they are right: it ends, for now, in "
        "the middle of the water.",
    ),
    ("paragraph", 0, "Part · State"),
    ("paragraph", 0, "North pier · finished"),
    ("paragraph", 0, "South pier · promised"),
    ("footnote", 0, "The archive was closed on the day of our visit."),
]


@pytest.mark.parametrize(
    "name", ["story.docx", "story.odt", "story.rtf", "story-pandoc.epub", "story-calibre.epub"]
)
def test_story_has_its_blocks(files, blocks_of, name):
    """But for what stands on an e-book's title page, which its maker decides."""
    article = load_path(files / name)
    above = 4 if name == "story-pandoc.epub" else 3
    assert blocks_of(article)[above:] == STORY[3:]
    assert blocks_of(article)[0] == STORY[0]
    assert (article.title, article.author) == ("The bridge nobody ordered", "Mira Holt")
    assert article.format == name.rpartition(".")[2]


def test_markdown_has_its_blocks(files, blocks_of):
    """pandoc puts what stands on the title page into the front matter."""
    article = load_path(files / "story.md")
    assert blocks_of(article) == [STORY[0], *STORY[3:]]
    assert (article.title, article.author, article.date) == (
        "The bridge nobody ordered",
        "Mira Holt",
        "2023-09-14",
    )


def test_plain_text_has_what_it_can_have_of_them(files, blocks_of):
    """LibreOffice writes a line a paragraph, with no mark of headings, quotations and depth, and no notes."""
    article = load_path(files / "story.txt")
    found = blocks_of(article)
    cells = [cell for _, _, row in STORY[-4:-1] for cell in row.split(" · ")]
    texts = [text.replace("asked. “We", "asked.1 “We") for _, _, text in STORY[:-4]]  # the mark of the note
    assert [text for _, _, text in found] == texts + cells
    assert [text for kind, _, text in found if kind == "heading"] == [STORY[4][2], STORY[12][2]]
    assert [text for kind, _, text in found if kind == "list-item"] == [text for _, _, text in STORY[8:12]]
    assert article.encoding == "utf-8"


def test_notes_and_lists_of_pandocs_rtf():
    """pandoc writes no list tables and puts the bullet into the text."""
    markup = rb"""{\rtf1\ansi\ansicpg1251{\pard \ql \f0 \li360 \fi-360 \bullet \tx360\tab one\par}
{\pard \ql \f0 \sa180 Text{\super\chftn}{\*\footnote\chftn\~\plain\pard {\pard \ql \'cd\'e5\'f2.\par}}.\par}}"""
    article = load_bytes(markup, name="note.rtf")
    assert [(block.kind, article.block_text(block)) for block in article.blocks] == [
        ("list-item", "one"),
        ("paragraph", "Text."),
        ("footnote", "Нет."),
    ]


@pytest.mark.parametrize("name", ["changes.docx", "changes.odt"])
def test_tracked_changes_give_the_final_text_without_comments(files, blocks_of, name):
    assert blocks_of(load_path(files / name)) == [
        ("heading", 1, "A note with changes"),
        ("heading", 2, "What was decided"),
        ("paragraph", 0, "The board apparently decided to wait. Nobody objected."),
        ("paragraph", 0, "It may have had its reasons."),
    ]


def repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    """The archive with some members replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            new.writestr(name, content)
    return out.getvalue()


def assert_refused(data: bytes, part: str = "[a-z]") -> None:
    with pytest.raises(LoadError, match=part) as caught:
        load_bytes(data, name="document")
    assert len(str(caught.value)) < 200


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><x>&c;</x>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>"""
PARTS = [
    ("story.docx", "word/document.xml"),
    ("story.odt", "content.xml"),
    ("story-pandoc.epub", "EPUB/content.opf"),
]


@pytest.mark.parametrize(("name", "part"), PARTS)
@pytest.mark.parametrize("attack", [LAUGHS, OUTSIDE, LAUGHS.decode().encode("utf-16")])
def test_entities_are_refused(files, name, part, attack):
    assert_refused(repacked((files / name).read_bytes(), {part: attack}), "entities")


@pytest.mark.parametrize(("name", "part"), PARTS)
@pytest.mark.parametrize(
    "content",
    [b"", b"<", b"<x>" * 100_000, b"\0\xff" * 50],
    ids=["empty", "cut", "deep", "noise"],
)
def test_broken_parts_are_refused(files, name, part, content):
    assert_refused(repacked((files / name).read_bytes(), {part: content}))


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_a_part_that_unpacks_to_far_too_much_is_refused(files, name, part):
    assert_refused(repacked((files / name).read_bytes(), {part: b" " * 41_000_000}), "unpack")


def test_a_lie_about_the_unpacked_size_is_refused(files):
    data = bytearray(repacked((files / "story.docx").read_bytes(), {"word/document.xml": b" " * 41_000_000}))
    place = data.rindex(b"word/document.xml") - 46 + 24
    data[place : place + 4] = (1000).to_bytes(4, "little")
    assert_refused(bytes(data))


def test_archives_with_too_many_entries_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for i in range(20_001):
            archive.writestr(f"{i}", b"")
    assert_refused(out.getvalue(), "unpack")


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("name", ["story.docx", "story.odt", "story-pandoc.epub"])
def test_a_cut_document_is_refused(files, name, cut):
    data = (files / name).read_bytes()
    assert_refused(data[: int(cut * len(data))], "damaged")


def test_an_archive_of_something_else_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../etc/passwd", "root")
        archive.writestr("photo.jpg", "x")
    assert_refused(out.getvalue(), "archive")


def test_a_path_that_leads_out_of_an_e_book_leads_nowhere(files):
    data = (files / "story-pandoc.epub").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = archive.read("EPUB/content.opf")
    evil = package.replace(b"text/ch001.xhtml", b"../../../../etc/passwd")
    assert b"passwd" in evil
    changed = repacked(data, {"EPUB/content.opf": evil, "../../../etc/passwd": b"<p>root</p>"})
    assert "root" not in load_bytes(changed).text


def test_an_e_book_with_copy_protection_is_refused_with_the_reason(files):
    encryption = (
        b'<encryption><CipherData><CipherReference URI="EPUB/text/ch001.xhtml"/></CipherData></encryption>'
    )
    data = (files / "story-pandoc.epub").read_bytes()
    assert_refused(repacked(data, {"META-INF/encryption.xml": encryption}), "copy protection")


@pytest.mark.parametrize(("name", "program"), [("locked.docx", "Word"), ("locked.odt", "LibreOffice")])
def test_a_protected_document_says_how_to_unlock_it(files, name, program):
    assert_refused((files / name).read_bytes(), f"protected with a password: open it in {program}")


def test_deep_nesting_in_a_document_is_read_or_refused(files):
    paragraph = "<w:p><w:r><w:t>word</w:t></w:r></w:p>"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for depth in (100, 100_000):
        body = f'<w:document xmlns:w="{space}">{"<w:x>" * depth}{paragraph}{"</w:x>" * depth}</w:document>'
        data = repacked((files / "story.docx").read_bytes(), {"word/document.xml": body.encode()})
        if depth == 100:
            assert load_bytes(data).text.startswith("word")
        else:
            assert_refused(data)


@pytest.mark.parametrize(
    "markup", ["{\\rtf1 " + "{" * 50_000, "{\\rtf1 \\u99999999 x", "{\\rtf1 \\'zz \\bin99 x", "{\\rtf1"]
)
def test_broken_rtf_is_read_or_refused(markup):
    with contextlib.suppress(LoadError):
        load_bytes(markup.encode())

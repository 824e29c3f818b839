"""The ways in: what every article is promised to be, and one sentence for what cannot be read."""

import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article
from reader.errors import LoadError
from reader.loading import limits, load_bytes, load_path, load_text


def assert_well_formed(article: Article) -> None:
    """Blocks in order, in range, apart by a blank line, without white space at their ends."""
    text = article.text
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert article.blocks[0].start == 0
    assert article.blocks[-1].end == len(text)
    for block, following in zip(article.blocks, article.blocks[1:], strict=False):
        assert text[block.end : following.start] == "\n\n"
    for block in article.blocks:
        inside = article.block_text(block)
        assert inside
        assert inside == inside.strip()
        assert "\n\n" not in inside


def load_or_refuse(data: bytes, name: str = "") -> Article | None:
    try:
        article = load_bytes(data, name=name)
    except LoadError as error:
        assert_one_sentence(error)
        return None
    assert_well_formed(article)
    return article


def assert_one_sentence(error: LoadError) -> None:
    message = str(error)
    assert message.endswith(".")
    assert len(message) < 220
    assert "\n" not in message


@given(st.text())
def test_any_pasted_text_becomes_a_well_formed_article_or_is_refused(text):
    try:
        assert_well_formed(load_text(text))
    except LoadError as error:
        assert_one_sentence(error)


@given(st.binary(), st.sampled_from(["", "a.txt", "a.md", "a.html"]))
def test_any_bytes_become_a_well_formed_article_or_are_refused(data, name):
    load_or_refuse(data, name)


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"]))
def test_text_in_any_encoding_becomes_a_well_formed_article_or_is_refused(text, encoding):
    load_or_refuse(text.encode(encoding, errors="replace"), "a.txt")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encoding_is_found(encoding):
    text = (
        "“We can’t know,” said the minister – and left the café.\n\nNobody asked him anything else that day."
    )
    assert load_bytes(text.encode(encoding)).text == text


def test_encoding_is_found_for_a_big_endian_file_with_mark():
    text = "Plain words in a wide encoding, as older editors of Windows write them."
    assert load_bytes(b"\xfe\xff" + text.encode("utf-16-be")).text == text


def test_chosen_encoding_is_used():
    assert load_bytes("Вопрос без ответа".encode("cp1251"), encoding="cp1251").text == "Вопрос без ответа"


def test_unknown_encoding_is_refused_with_its_name():
    with pytest.raises(LoadError, match="klingon"):
        load_bytes(b"text", encoding="klingon")


def test_a_guess_at_the_encoding_is_said():
    assert load_bytes("It’s a guess, no more than that.".encode("cp1252")).warnings


def test_a_few_broken_bytes_are_shown_and_said():
    article = load_bytes(("Ünlü sözler çok güzel. " * 20).encode() + b"\xff end")
    assert "\ufffd" in article.text
    assert article.warnings


@pytest.mark.parametrize(
    ("name", "data", "part"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("noise.txt", bytes(range(32)) * 40, "not a text"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "picture"),
        ("letter.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 50, ".docx"),
        ("dots.txt", b"... --- ...", "no text"),
    ],
)
def test_bad_content_is_refused_with_one_sentence_that_names_the_file(tmp_path, name, data, part):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(LoadError, match=part) as caught:
        load_path(path)
    assert_one_sentence(caught.value)
    assert name in str(caught.value)


def test_missing_file_and_folder_and_device_are_refused(tmp_path):
    for path, part in [
        (tmp_path / "gone.txt", "not there"),
        (tmp_path, "folder"),
        ("/dev/null", "ordinary"),
        ("a\0b", "read"),
    ]:
        with pytest.raises(LoadError, match=part) as caught:
            load_path(path)
        assert_one_sentence(caught.value)


def test_unreadable_file_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "locked.txt"
    path.write_text("Nobody may read this.")

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(LoadError, match="permission"):
        load_path(path)


def test_huge_files_are_refused_by_their_size_alone(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)  # sparse: no byte of it is written or read
    with pytest.raises(LoadError, match="1,000 MB"):
        load_path(path)
    os.truncate(path, 50_000_000)
    with pytest.raises(LoadError, match=r"50 MB.*40 MB"):
        load_bytes(b"a " * 25_000_000, name="big.txt")


def test_too_many_characters_are_refused(monkeypatch):
    monkeypatch.setattr("reader.loading.draft.MAX_CHARACTERS", 100)
    with pytest.raises(LoadError, match="longer than"):
        load_text("word " * 50)


def test_content_decides_when_the_suffix_is_wrong():
    page = b"<!DOCTYPE html><html><body><p>A paragraph with a <b>bold</b> word in it.</p></body></html>"
    article = load_bytes(page, name="page.txt")
    assert article.format == "html"
    assert "<b>" not in article.text
    assert load_bytes(b"No tag in here, whatever the name says.", name="note.html").format == "text"


def test_languages_are_told_apart_and_short_texts_are_unsure():
    assert (
        load_text(
            "The end of the line was not what they had hoped for, and it is with regret that we say so to "
            "the people who have been waiting for it."
        ).language
        == "en"
    )
    assert (
        load_text(
            "Die Regierung hat am Dienstag beschlossen, dass die neuen Regeln erst im nächsten Jahr "
            "gelten sollen, was viele Beobachter überrascht hat und nicht allen gefällt."
        ).language
        == "de"
    )
    assert load_text("Short note.").language == ""


def test_limits_stand_in_order():
    assert limits.MAX_TEXT_BYTES < limits.MAX_FILE_BYTES


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "महापौर ने कहा कि पुल सर्दियों के दौरान खुला रहेगा, लेकिन निवासी वर्षों से उपेक्षा की शिकायत कर रहे हैं। "
            "किसी ने नहीं बताया कि पिछले सप्ताह प्रकाशित अध्ययन का खर्च किसने उठाया।",
            "hi",
        ),
        (
            "قال رئيس البلدية إن الجسر سيبقى مفتوحا خلال فصل الشتاء، لكن السكان يشكون منذ سنوات من الإهمال. "
            "ولم يوضح أحد من دفع ثمن الدراسة.",
            "ar",
        ),
        (
            "The mayor answered: “Le pont restera ouvert pendant tout l’hiver, et personne ne paiera pour cela.” A "
            "shopkeeper had her doubts. “Nous attendons depuis dix ans, et rien ne change jamais,” she said. “C’est "
            "toujours la même histoire.” Nobody had asked her before, and the council has not answered since.",
            "en",
        ),
    ],
    ids=["Hindi", "Arabic", "English with quotations in French"],
)
def test_the_language_is_the_writer_s_in_every_script(text, language):
    assert load_text(text).language == language

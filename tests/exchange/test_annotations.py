"""JSON goes out by the W3C's model and comes back without loss; other people's notes find their place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reader.article import Article, Block, BlockKind
from reader.errors import ExchangeError
from reader.exchange.annotations import to_json
from reader.exchange.bring_in import Report, bring_in, read_library
from reader.exchange.incoming import Incoming
from reader.exchange.read_annotations import read_annotations
from reader.exchange.sheet import Sheet
from reader.notes.anchoring import describe
from reader.notes.connection import storable
from reader.notes.library import Library
from reader.notes.records import Note
from tests.exchange.annotation_schema import COLLECTION
from tests.exchange.conftest import WHEN, span


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        yield library


CHECK = Draft202012Validator(COLLECTION)


def test_json_follows_the_w3c_model(sheet: Sheet) -> None:
    collection = json.loads(to_json([sheet]))
    CHECK.validate(collection)
    page = collection["first"]
    assert collection["total"] == len(page["items"]) == 4
    assert len({record["id"] for record in page["items"]}) == 4
    for record in page["items"]:
        position = record["target"]["selector"][1]
        assert position["start"] < position["end"]
        assert ("body" in record) or record["motivation"] == "highlighting"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("@context",), ["https://example.org"]),
        (("first", "items", 0, "id"), "not an address"),
        (("first", "items", 0, "motivation"), "shouting"),
        (("first", "items", 0, "created"), "yesterday"),
        (("first", "items", 0, "target", "source"), "quay.html"),
        (("first", "items", 0, "target", "selector", 0, "exact"), ""),
        (("first", "items", 0, "colour"), "yellow"),
    ],
)
def test_the_schema_refuses_what_the_model_does(sheet: Sheet, path: tuple[Any, ...], value: object) -> None:
    collection = json.loads(to_json([sheet]))
    place = collection
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not CHECK.is_valid(collection)


def everything(library: Library) -> list[Note]:
    """Without the ids, which belong to one library."""
    return sorted((replace(n, id=0) for n in library.notes.all()), key=lambda n: n.uid)


words = st.text().map(storable)
moments = st.datetimes(
    datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)
)  # fmt: skip


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    text = draw(st.text(min_size=2).map(storable))
    cut = draw(st.integers(1, len(text) - 1))
    blocks = (Block(BlockKind.HEADING, 0, cut, 2), Block(BlockKind.PARAGRAPH, cut, len(text), page=3))
    fields = {name: draw(words) for name in ("title", "author", "origin", "language")}
    article = Article(text, blocks, warnings=tuple(draw(st.lists(words, max_size=2))), **fields)
    notes = []
    for uid in draw(st.lists(st.uuids(version=4), unique=True, max_size=4)):
        start = draw(st.integers(0, len(text) - 1))
        anchor = describe(article, (start, draw(st.integers(start + 1, len(text)))))
        tags = tuple(dict.fromkeys(draw(st.lists(st.text("abc é", min_size=1).map(str.strip), max_size=3))))
        marks = [draw(words) for _ in range(5)]
        times = draw(moments), draw(moments)
        orphaned = draw(st.booleans())
        notes.append(
            Note(0, str(uid), article.text_hash, anchor, marks[0], tuple(filter(None, tags)), *marks[1:], *times,
                 orphaned=orphaned)
        )  # fmt: skip
    return Sheet(article, tuple(notes))


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30)
@given(sheets())
def test_what_goes_out_comes_back_equal(tmp_path_factory: pytest.TempPathFactory, sheet: Sheet) -> None:
    folder = tmp_path_factory.mktemp("round")
    with Library(folder / "library.db") as library:
        report = bring_in(library, read_annotations(to_json([sheet]).encode()))
        assert report.added == len(sheet.notes)
        assert everything(library) == sorted(sheet.notes, key=lambda n: n.uid)
        assert library.articles.load(sheet.article.text_hash) == sheet.article
        CHECK.validate(json.loads(to_json([sheet])))
        again = [Sheet(sheet.article, tuple(library.notes.all()))]
        assert bring_in(library, read_annotations(to_json(again).encode())).unchanged == len(sheet.notes)


def test_later_change_wins_and_earlier_one_is_passed_over(library: Library, sheet: Sheet) -> None:
    bring_in(library, read_annotations(to_json([sheet]).encode()))
    newer = replace(sheet.notes[0], body="Now I know.", modified=WHEN + timedelta(days=1))
    older = replace(sheet.notes[1], body="Old.", modified=WHEN - timedelta(days=1))
    report = bring_in(library, read_annotations(to_json([replace(sheet, notes=(newer, older))]).encode()))
    assert report == Report(updated=1, unchanged=1)
    assert sorted(n.body for n in library.notes.all()) == ["", "=1+1", "Gone.", "Now I know."]


def hypothesis_row(article: Article, quotation: str, **fields: object) -> dict[str, Any]:
    start, end = span(quotation, article.text)
    anchor = describe(article, (start, end))
    selectors = [
        {"type": "RangeSelector", "startContainer": "/div[1]/p[2]", "startOffset": 3},
        {"type": "TextPositionSelector", "start": start + 977, "end": end + 977},
        {
            "type": "TextQuoteSelector",
            "exact": anchor.exact,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
        },
    ]
    plain = {
        "id": "abc" + quotation[:3], "created": "2024-05-01T10:00:00.123+00:00", "updated": "2024-05-02T10:00:00+00:00",
        "user": "acct:ada@hypothes.is", "uri": "https://example.org/quay", "text": "Says who?", "tags": ["sources"],
        "target": [{"source": "https://example.org/quay", "selector": selectors}],
    }  # fmt: skip
    return {**plain, **fields}


@pytest.mark.parametrize("key", ["rows", "annotations"])
def test_hypothesis_export_finds_its_passages(library: Library, article: Article, key: str) -> None:
    article = replace(article, origin="https://example.org/quay")
    library.articles.keep(article)
    answer = {
        "id": "r1",
        "target": [],
        "references": ["abchav"],
        "text": "I wonder too.",
        "user": "acct:bo@x",
    }
    rows = [hypothesis_row(article, "have noted"), hypothesis_row(article, "Nobody", **answer)]
    report = bring_in(library, read_annotations(json.dumps({key: rows}).encode()))
    assert report == Report(added=2)
    first, reply = library.notes.of(article.text_hash)
    assert (first.anchor.exact, first.author, first.tags) == ("have noted", "ada", ("sources",))
    assert article.text[slice(*first.anchor.span)] == "have noted"
    assert (reply.anchor, reply.author, reply.body) == (first.anchor, "bo", "I wonder too.")


def test_notes_on_an_unknown_article_want_one(library: Library, article: Article) -> None:
    incoming = read_annotations(json.dumps({"rows": [hypothesis_row(article, "have noted")]}).encode())
    with pytest.raises(ExchangeError, match="open the article first"):
        bring_in(library, incoming)
    assert library.notes.all() == []
    assert bring_in(library, incoming, article=article, author="nobody") == Report(added=1)


def test_annotation_by_another_program_is_understood(library: Library, article: Article) -> None:
    record = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/anno1",
        "type": "Annotation",
        "bodyValue": "Really?",
        "creator": "http://example.org/user1",
        "target": {
            "source": "quay.html",
            "selector": {"type": "FragmentSelector", "value": "p1",
                         "refinedBy": {"type": "TextQuoteSelector", "exact": "Nobody asked why"}},
        },
    }  # fmt: skip
    library.articles.keep(article)
    bring_in(library, read_annotations(json.dumps(record).encode()))
    (note,) = library.notes.of(article.text_hash)
    assert (note.body, note.anchor.exact) == ("Really?", "Nobody asked why")


def test_another_library_is_merged_and_left_as_it_is(library: Library, sheet: Sheet, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with Library(path) as other:
        other.articles.keep(sheet.article)
        for note in sheet.notes:
            other.notes.put(replace(note, id=0))
        while_open = read_library(path)
    before = path.read_bytes()
    assert bring_in(library, read_library(path), author="Bo") == Report(added=4, orphaned=1)
    assert path.read_bytes() == before
    assert while_open == read_library(path)
    assert {n.author for n in library.notes.all()} == {"Ada", "Bo"}


def damaged_article(record: object) -> bytes:
    return json.dumps({"type": "AnnotationPage", "items": [], "hedgerow:articles": [record]}).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00", b"[]", b"{}", b"12", b'{"rows": []}', b"[" * 100_000, b'{"type": "Annotation"',
        damaged_article(3),
        damaged_article({"text": "x", "blocks": [["no", 0, 1, 0, None]]}),
        damaged_article({"text": "x", "blocks": [["paragraph", 0, 9, 0, None]]}),
    ],
)  # fmt: skip
def test_what_is_no_annotation_is_one_sentence(data: bytes) -> None:
    with pytest.raises(ExchangeError, match="no annotations that can be brought in"):
        read_annotations(data)


KEYS = st.sampled_from(
    ["type", "id", "items", "first", "body", "target", "selector", "rows", "uri", "source", "created", "creator",
     "exact", "start", "end", "hedgerow:articles", "text", "blocks", "references", "user_info", "tags"]
)  # fmt: skip
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
)


@given(json_values, st.sampled_from(["Annotation", "AnnotationPage", None]))
def test_strange_json_is_read_or_refused(value: object, kind: str | None) -> None:
    if kind and isinstance(value, dict):
        value["type"] = kind
    try:
        incoming = read_annotations(json.dumps(value).encode())
    except ExchangeError:
        return
    assert isinstance(incoming, Incoming)


def test_a_bare_quotation_that_stands_once_is_found(library: Library, article: Article) -> None:
    row = hypothesis_row(article, "Nobody asked why")
    row["target"][0]["selector"] = [{"type": "TextQuoteSelector", "exact": "Nobody asked why"}]
    assert bring_in(
        library, read_annotations(json.dumps({"rows": [row]}).encode()), article=article
    ) == Report(added=1)

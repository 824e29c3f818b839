"""What is asked is found, in all its forms and places; what is typed is never an error."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article import Article
from reader.notes.anchoring import describe
from reader.notes.library import Library
from reader.notes.records import Hit, HitKind
from tests.notes.conftest import make_article


@pytest.fixture
def full(library: Library, article: Article) -> Library:
    other = make_article("A ferry\n\nThe ferries report strong winds.", title="Winds over the ferry")
    library.articles.keep(article)
    library.articles.keep(other)
    library.articles.set_tags(other.text_hash, ["weather"])
    text = article.text
    observers, pumps = text.index("Observers have"), text.index("the pumps run")
    library.notes.add(
        article.text_hash,
        describe(article, (observers, observers + 20)),
        "Who reported this?",
        tags=["Sources"],
    )
    library.notes.add(
        article.text_hash, describe(article, (pumps, pumps + 13)), "Ask at the *harbour office*."
    )
    return library


def found(hits: list[Hit]) -> list[tuple[HitKind, str]]:
    return [(hit.kind, "|".join(hit.snippet[a:b] for a, b in hit.marks)) for hit in hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("reports", [(HitKind.NOTE, "reported"), (HitKind.ARTICLE, "report")]),
        ("observer", [(HitKind.QUOTATION, "Observers"), (HitKind.ARTICLE, "Observers")]),
        ("observer in:quotations", [(HitKind.QUOTATION, "Observers")]),
        ("observer in:notes", []),
        ("observer in:articles", [(HitKind.ARTICLE, "Observers")]),
        ("“harbour office” in:notes", [(HitKind.NOTE, "harbour office")]),
        ('"office harbour"', []),
        ("harb* in:notes", [(HitKind.NOTE, "harbour")]),
        ("harb", []),
        ("reported tag:sources", [(HitKind.NOTE, "reported")]),
        ("ask tag:sources", []),
        ("tag:#Sources", [(HitKind.NOTE, "")]),
        ("tag:weather", [(HitKind.ARTICLE, "")]),
        ("report -strong", [(HitKind.NOTE, "reported")]),
        ("pumps harbour in:notes", []),
        ("ferry", [(HitKind.ARTICLE, "ferry|ferries")]),
        ("in:notes", []),
        ("   ", []),
    ],
)
def test_query_finds(full: Library, query: str, expected: list[tuple[HitKind, str]]) -> None:
    assert found(full.search(query)) == expected


def test_unfinished_word_finds_while_typing(full: Library) -> None:
    assert found(full.search("in:notes harb", typing=True)) == [(HitKind.NOTE, "harbour")]
    assert full.search("in:notes harb ", typing=True) == []


def test_hit_in_an_article_leads_to_its_first_place(full: Library, article: Article) -> None:
    (hit,) = full.search("sinking in:articles")
    assert hit.span == (article.text.index("sinking"), article.text.index("sinking") + 7)
    assert hit.article == article.text_hash
    assert hit.snippet.startswith("… ") or hit.snippet.startswith("The quay")


def test_hit_in_a_note_leads_to_its_passage(full: Library, article: Article) -> None:
    (hit,) = full.search("ask in:notes")
    note = full.notes.get(hit.note or 0)
    assert hit.span == note.anchor.span
    full.notes.put(note.__class__(**{**{f: getattr(note, f) for f in note.__slots__}, "orphaned": True}))
    (orphan,) = full.search("ask in:notes")
    assert orphan.span is None


def test_trash_is_not_searched(full: Library, article: Article) -> None:
    (hit,) = full.search("ask in:notes")
    full.notes.delete(hit.note or 0)
    assert full.search("ask in:notes") == []
    full.articles.remove(article.text_hash)
    assert full.search("sinking") == []
    assert full.search("reported in:notes") == []


def test_changed_and_purged_notes_leave_the_index(full: Library) -> None:
    (hit,) = full.search("ask in:notes")
    full.notes.update(hit.note or 0, body="Nothing more.", tags=["later"])
    assert full.search("ask in:notes") == []
    assert len(full.search("nothing in:notes tag:later")) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.text(st.sampled_from("ab\"*()-:^{}+ANDORNOTNEAR '“”tagin:#\0")), st.booleans())
def test_nothing_typed_is_an_error(full: Library, query: str, typing: bool) -> None:
    for hit in full.search(query, typing=typing):
        assert all(0 <= a <= b <= len(hit.snippet) for a, b in hit.marks)


def test_snippets_are_short_and_show_the_match(library: Library) -> None:
    article = make_article("Title\n\n" + "before " * 500 + "needle" + " after" * 500)
    library.articles.keep(article)
    (hit,) = library.search("needle")
    assert len(hit.snippet) < 200
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["needle"]
    assert article.text[slice(*(hit.span or (0, 0)))] == "needle"

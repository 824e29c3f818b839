"""What is put into a library comes out again, in another session too."""

from __future__ import annotations

import pytest

from reader.article import Article
from reader.errors import LibraryError
from reader.finding import Finding
from reader.notes.anchoring import describe
from reader.notes.library import Library
from reader.notes.records import Scope
from tests.notes.conftest import TEXT, Clock, make_article


def test_article_comes_back_whole(library: Library, article: Article) -> None:
    record = library.articles.keep(article)
    assert library.articles.load(article.text_hash) == article
    assert (record.title, record.words, record.notes) == ("The quay at Marlow", article.word_count, 0)


def test_note_is_there_after_reopening(library: Library, article: Article, clock: Clock) -> None:
    library.articles.keep(article)
    anchor = describe(article, (20, 40))
    note = library.notes.add(
        article.text_hash,
        anchor,
        "Who says *so*?",
        tags=["#sources", "sources", " my  class "],
        category="hedge",
    )
    with Library(library.path, clock) as again:
        assert again.notes.of(article.text_hash) == [note]
    assert note.tags == ("sources", "my class")
    assert note.anchor.exact == article.text[20:40]


def test_notes_stand_in_text_order(library: Library, article: Article) -> None:
    library.articles.keep(article)
    for span in ((90, 95), (20, 30), (20, 25)):
        library.notes.add(article.text_hash, describe(article, span))
    spans = [n.anchor.span for n in library.notes.of(article.text_hash)]
    assert spans == [(20, 25), (20, 30), (90, 95)]


def test_every_change_can_be_undone_by_putting_the_note_back(library: Library, article: Article) -> None:
    library.articles.keep(article)
    first = library.notes.add(article.text_hash, describe(article, (20, 30)), "one")
    second = library.notes.update(first.id, body="two", tags=["x"])
    assert (second.body, second.tags, second.uid) == ("two", ("x",), first.uid)
    assert library.notes.put(first) == first
    assert library.notes.get(first.id) == first


def test_deleted_note_waits_thirty_days(library: Library, article: Article, clock: Clock) -> None:
    library.articles.keep(article)
    note = library.notes.add(article.text_hash, describe(article, (20, 30)))
    library.notes.delete(note.id)
    assert library.notes.of(article.text_hash) == []
    assert [n.id for n in library.notes.trash()] == [note.id]
    assert library.notes.restore(note.id) == note
    library.notes.delete(note.id)
    clock.advance(days=31)
    with (
        Library(library.path, clock) as later,
        pytest.raises(LibraryError, match="not in the library any more"),
    ):
        later.notes.get(note.id)


def test_removed_article_comes_back_with_its_notes(library: Library, article: Article) -> None:
    library.articles.keep(article)
    library.notes.add(article.text_hash, describe(article, (20, 30)))
    library.articles.remove(article.text_hash)
    assert library.articles.all() == []
    library.articles.restore(article.text_hash)
    assert [r.notes for r in library.articles.all()] == [1]


def test_list_shows_last_opened_first_with_what_the_reader_did(library: Library, clock: Clock) -> None:
    first, second = make_article(title="one"), make_article(TEXT + "\n\nMore.", title="two")
    for article in (first, second):
        library.articles.keep(article)
        clock.advance(minutes=1)
    library.articles.set_progress(first.text_hash, 1.4)
    library.articles.set_findings(first.text_hash, 31.5)
    library.articles.set_tags(first.text_hash, ["harbour"])
    library.articles.keep(first)
    records = library.articles.all()
    assert [r.title for r in records] == ["one", "two"]
    assert (records[0].progress, records[0].findings, records[0].tags) == (1.0, 31.5, ("harbour",))


def test_view_state_and_analysis_are_kept_for_their_article(library: Library, article: Article) -> None:
    library.articles.keep(article)
    assert library.articles.view(article.text_hash) == {}
    library.articles.set_view(article.text_hash, {"top": 120, "off": ["hedge"]})
    assert library.articles.view(article.text_hash) == {"top": 120, "off": ["hedge"]}
    library.articles.keep_analysis(article.text_hash, "rules-1", "model-1", b"one")
    library.articles.keep_analysis(article.text_hash, "rules-2", "model-1", b"two")
    assert library.articles.analysis(article.text_hash, "rules-1", "model-1") is None
    assert library.articles.analysis(article.text_hash, "rules-2", "model-1") == b"two"


def test_dismissals_cover_one_place_a_rule_or_a_word(library: Library, article: Article) -> None:
    library.articles.keep(article)
    finding = Finding("loaded.emotive.sinking", "loaded", "emotive", 58, 65, ((58, 65),))
    assert article.text[58:65] == "sinking"
    other = Finding("loaded.emotive.sinking", "loaded", "emotive", 199, 206, ((199, 206),))
    place = library.dismissals.dismiss(
        Scope.FINDING, article=article.text_hash, rule=finding.rule, anchor=describe(article, (58, 65))
    )
    assert place.covers(finding, article.text)
    assert not place.covers(other, article.text)
    word = library.dismissals.dismiss(Scope.WORD, word="Sinking")
    assert word.covers(finding, article.text)
    assert library.dismissals.of("another article") == [word]
    assert library.dismissals.of(article.text_hash) == [place, word]
    library.dismissals.undismiss(place.id)
    assert library.dismissals.of(article.text_hash) == [word]
    assert library.dismissals.put(place) == place


def test_changed_file_is_recognised_as_a_new_version(library: Library, article: Article) -> None:
    library.articles.keep(article)
    newer = make_article(TEXT + "\n\nA correction.", origin=article.origin)
    assert library.articles.earlier_version(newer) is None
    library.notes.add(article.text_hash, describe(article, (20, 30)))
    earlier = library.articles.earlier_version(newer)
    assert earlier is not None
    assert earlier.hash == article.text_hash
    report = library.carry_over(earlier.hash, newer)
    assert (len(report.held), len(report.moved), len(report.orphaned)) == (1, 0, 0)
    assert [n.anchor.exact for n in library.notes.of(newer.text_hash)] == [article.text[20:30]]
    assert library.articles.earlier_version(newer) is None


def test_tags_are_counted_outside_the_trash(library: Library, article: Article) -> None:
    library.articles.keep(article)
    for tags in (["class", "who"], ["who"], ["gone"]):
        note = library.notes.add(article.text_hash, describe(article, (20, 30)), tags=tags)
    library.notes.delete(note.id)
    assert list(library.notes.tags().items()) == [("who", 2), ("class", 1)]


def test_removed_article_is_gone_after_thirty_days(library: Library, article: Article, clock: Clock) -> None:
    library.articles.keep(article)
    library.notes.add(article.text_hash, describe(article, (20, 30)))
    library.articles.remove(article.text_hash)
    clock.advance(days=31)
    with Library(library.path, clock) as later:
        assert later.articles.trash() == []
        assert later.notes.all() == []


def test_lone_surrogates_do_not_break_a_note(library: Library, article: Article) -> None:
    library.articles.keep(article)
    note = library.notes.add(article.text_hash, describe(article, (20, 30)), "half \ud83d an emoji")
    assert note.body == "half \ufffd an emoji"


def test_one_bad_row_does_not_hide_the_others(library: Library, article: Article) -> None:
    library.articles.keep(article)
    notes = [
        library.notes.add(article.text_hash, describe(article, (i, i + 5)), str(i)) for i in (20, 30, 40, 50)
    ]
    with library.transaction():
        library._db.run("UPDATE note SET created = 'yesterday' WHERE id = ?", notes[0].id)
        library._db.run("UPDATE note SET tags = 'no json' WHERE id = ?", notes[1].id)
        library._db.run("UPDATE note SET body = CAST(x'ff41' AS TEXT) WHERE id = ?", notes[2].id)
    assert [n.body for n in library.notes.of(article.text_hash)] == ["\ufffdA", "50"]
    assert library.notes.tags() == {}
    assert library.search("tag:anything") == []
    assert len(library.problems) == 2

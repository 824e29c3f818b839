"""A new version of an article: what happens to its notes, and that it can be taken back."""

from __future__ import annotations

from reader.article import Article
from reader.notes.anchoring import describe
from reader.notes.library import Library
from reader.notes.records import Scope
from tests.notes.conftest import TEXT, make_article

REVISED = "A correction stands below.\n\n" + TEXT.replace(
    "Observers have noted that the quay is sinking. ", ""
).replace("“harbour office”", '"harbour office"')


def fill(library: Library, article: Article) -> list[int]:
    library.articles.keep(article)
    spans = [
        (TEXT.index(words), TEXT.index(words) + len(words))
        for words in ("sinking", "“harbour office”", "pumps run")
    ]
    return [library.notes.add(article.text_hash, describe(article, span), f"{span}").id for span in spans]


def test_notes_move_or_are_orphaned_and_the_report_says_which(library: Library, article: Article) -> None:
    gone, changed, moved = fill(library, article)
    newer = make_article(REVISED, origin=article.origin)
    report = library.carry_over(article.text_hash, newer)
    assert [n.id for n in report.orphaned] == [gone]
    assert sorted(n.id for n in report.moved) == [changed, moved]
    assert report.held == ()
    here = {n.id: n.anchor.exact for n in library.notes.of(newer.text_hash)}
    assert here == {changed: '"harbour office"', moved: "pumps run"}
    (orphan,) = library.notes.orphans(newer.text_hash)
    assert orphan.anchor.exact == "sinking"


def test_carrying_over_can_be_taken_back(library: Library, article: Article) -> None:
    fill(library, article)
    before = library.notes.of(article.text_hash)
    newer = make_article(REVISED, origin=article.origin)
    report = library.carry_over(article.text_hash, newer)
    assert library.notes.of(article.text_hash) == []
    for note in report.before:
        library.notes.put(note)
    assert library.notes.of(article.text_hash) == before
    assert library.notes.of(newer.text_hash) == library.notes.orphans(newer.text_hash) == []


def test_orphan_finds_its_passage_in_a_version_that_has_it_again(library: Library, article: Article) -> None:
    gone, _, _ = fill(library, article)
    newer = make_article(REVISED, origin=article.origin)
    library.carry_over(article.text_hash, newer)
    earlier = library.articles.earlier_version(article)
    assert earlier is not None
    library.carry_over(earlier.hash, article)
    assert library.notes.orphans(article.text_hash) == []
    note = library.notes.get(gone)
    assert article.text[slice(*note.anchor.span)] == "sinking"
    assert note.anchor.start == TEXT.index("sinking")


def test_orphan_is_reattached_to_what_the_reader_selects(library: Library, article: Article) -> None:
    gone, _, _ = fill(library, article)
    newer = make_article(REVISED, origin=article.origin)
    library.carry_over(article.text_hash, newer)
    anchor = describe(newer, (0, 12))
    assert library.notes.reattach(gone, anchor).anchor == anchor
    assert library.notes.orphans(newer.text_hash) == []


def test_dismissal_of_one_place_goes_along(library: Library, article: Article) -> None:
    library.articles.keep(article)
    start = TEXT.index("promised repairs")
    anchor = describe(article, (start, start + 8))
    library.dismissals.dismiss(Scope.FINDING, article=article.text_hash, rule="a.b.c", anchor=anchor)
    library.dismissals.dismiss(Scope.RULE, article=article.text_hash, rule="d.e.f")
    newer = make_article(REVISED, origin=article.origin)
    library.carry_over(article.text_hash, newer)
    place, rule = library.dismissals.of(newer.text_hash)
    assert place.anchor is not None
    assert newer.text[slice(*place.anchor.span)] == "promised"
    assert rule.rule == "d.e.f"
    assert library.dismissals.of(article.text_hash) == []

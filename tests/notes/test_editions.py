"""What the reader says about an article is remembered, and notes stay on their words whatever is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.abridgement import Abridgement, without_blocks
from reader.article import Article
from reader.notes.anchoring import describe
from reader.notes.library import Library
from reader.notes.records import Edition, Scope
from tests.notes.conftest import TEXT, Clock, make_article

BLOCKS = len(TEXT.split("\n\n"))
# Twins on purpose: only their places tell them apart.
TWINS = make_article("\n\n".join(["The pumps run.", "Nobody says why.", "The pumps run.", "It is late 🙂."]))


def note_on(library: Library, article: Article, words: str) -> int:
    start = article.text.index(words)
    return library.notes.add(article.text_hash, describe(article, (start, start + len(words))), words).id


def where(library: Library, article: Article) -> dict[int, str]:
    return {n.id: article.text[slice(*n.anchor.span)] for n in library.notes.of(article.text_hash)}


def test_an_article_without_blocks_is_the_others_in_order(article: Article) -> None:
    short = without_blocks(article, {0, 2})
    assert short.text.split("\n\n") == [TEXT.split("\n\n")[1], TEXT.split("\n\n")[3]]
    assert [short.block_text(block) for block in short.blocks] == short.text.split("\n\n")


@given(st.sets(st.integers(0, 3), max_size=3), st.integers(0, 60), st.integers(1, 40))
def test_a_passage_keeps_its_words_there_and_back(left_out: set[int], start: int, length: int) -> None:
    places = Abridgement(TWINS, left_out)
    short = without_blocks(TWINS, left_out)
    span = start, min(start + length, len(TWINS.text))
    if span[0] >= span[1]:
        return
    here = places.to_short(span)
    if here is None:
        return
    assert places.to_whole(here) == span
    kept = [block for n, block in enumerate(TWINS.blocks) if n not in left_out]
    if any(block.start <= span[0] and span[1] <= block.end for block in kept):
        assert short.text[slice(*here)] == TWINS.text[slice(*span)]


def test_a_note_on_what_is_left_out_comes_back_with_it(library: Library, article: Article) -> None:
    library.articles.keep(article)
    library.articles.set_tags(article.text_hash, ["quay"])
    stays, goes = note_on(library, article, "promised them again"), note_on(library, article, "sinking")
    short = library.revise(article.text_hash, Edition(article, frozenset({1})))
    assert where(library, short) == {stays: "promised them again"}
    assert [n.id for n in library.notes.orphans(short.text_hash)] == [goes]
    (record,) = library.articles.all()
    assert (record.hash, record.tags, record.notes) == (short.text_hash, ("quay",), 2)

    shorter = library.revise(
        short.text_hash, library.editions.of(short.text_hash)._replace(left_out=frozenset({0, 1}))
    )
    whole = library.revise(shorter.text_hash, Edition(library.editions.of(shorter.text_hash).whole))
    assert whole.text == article.text
    assert where(library, whole) == {stays: "promised them again", goes: "sinking"}
    assert library.notes.get(goes).anchor.start == TEXT.index("sinking")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sets(st.integers(0, 3), max_size=3), min_size=1, max_size=4))
@example([{1, 2, 3}, {0, 1, 3}])
def test_notes_on_twins_never_stray(steps: list[set[int]]) -> None:
    with TemporaryDirectory() as folder, Library(Path(folder) / "library.db", Clock()) as library:
        library.articles.keep(TWINS)
        spans = {
            library.notes.add(TWINS.text_hash, describe(TWINS, (block.start + 1, block.end))).id: block
            for block in TWINS.blocks
        }
        shown = TWINS
        for left_out in [*steps, set()]:
            shown = library.revise(shown.text_hash, Edition(TWINS, frozenset(left_out)))
            places = Abridgement(TWINS, left_out)
            expected = {key: places.to_short((b.start + 1, b.end)) for key, b in spans.items()}
            assert {n.id: n.anchor.span for n in library.notes.of(shown.text_hash)} == {
                key: span for key, span in expected.items() if span
            }
        assert shown.text == TWINS.text


def test_what_was_said_about_a_file_is_remembered_when_it_is_opened_again(
    library: Library, article: Article
) -> None:
    library.articles.keep(article)
    named = replace(article, title="Quays", author="R. Amadi", date="2020", site="Marlow Post")
    library.revise(article.text_hash, Edition(named, frozenset({2}), described=True))
    again = library.editions.remembered(article)
    assert (again.title, again.author, again.date, again.site) == ("Quays", "R. Amadi", "2020", "Marlow Post")
    assert again.text == without_blocks(article, {2}).text
    assert [record.title for record in library.articles.all()] == ["Quays"]
    assert {hit.title for hit in library.search("amadi")} == {"Quays"}


def test_another_encoding_takes_notes_along_and_is_remembered_by_the_files_name(
    library: Library, article: Article
) -> None:
    wrong = make_article(TEXT.replace("“", "â€œ").replace("”", "â€"), origin=article.origin)
    library.articles.keep(wrong)
    note = note_on(library, wrong, "promised them again")
    right = library.revise(wrong.text_hash, Edition(article, encoding="utf-8"))
    assert where(library, right) == {note: "promised them again"}
    assert library.editions.choices(article.origin) == ("utf-8", False)
    assert wrong.text_hash not in library.articles


def test_a_note_in_the_trash_comes_along(library: Library, article: Article) -> None:
    library.articles.keep(article)
    note = note_on(library, article, "sinking")
    library.notes.delete(note)
    short = library.revise(article.text_hash, Edition(article, frozenset({0})))
    library.notes.restore(note)
    assert where(library, short) == {note: "sinking"}


def test_what_was_struck_out_stays_struck_out(library: Library, article: Article) -> None:
    library.articles.keep(article)
    start = TEXT.index("Observers")
    anchor = describe(article, (start, start + 9))
    library.dismissals.dismiss(Scope.FINDING, article=article.text_hash, rule="some.rule", anchor=anchor)
    short = library.revise(article.text_hash, Edition(article, frozenset({0})))
    (struck,) = library.dismissals.of(short.text_hash)
    assert struck.anchor is not None
    assert short.text[slice(*struck.anchor.span)] == "Observers"


def test_an_article_that_is_gone_for_good_takes_its_whole_text_along(
    library: Library, clock: Clock, article: Article
) -> None:
    library.articles.keep(article)
    short = library.revise(article.text_hash, Edition(article, frozenset({0})))
    assert article.text_hash in library.articles
    library.articles.remove(short.text_hash)
    clock.now += timedelta(days=40)
    with Library(library.path, clock) as later:
        assert article.text_hash not in later.articles

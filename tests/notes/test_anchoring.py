"""Notes are found again after every kind of edit, and never on words that are not theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from reader.article import Article
from reader.errors import AnchorError
from reader.finding import Span
from reader.notes.alignment import paragraphs, sentences
from reader.notes.anchoring import block_path, describe, occurrences
from reader.notes.folding import FoldedText, folded
from reader.notes.refinding import Refinder, Resolution, resolve
from tests.notes.conftest import TEXT, make_article
from tests.notes.edits import EDITS, REFRAIN, Edit, flatten, new_edition, replace_words, track, write_article
from tests.notes.prose import ARTICLE

SEEDS = range(6)
WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def passages(text: str, random: Random) -> Iterator[Span]:
    """What readers mark: a word, "the", a few words, sentences, two paragraphs' edges, a refrain."""
    words = [m.span() for m in WORD.finditer(text)]
    articles = [(a, b) for a, b in words if text[a:b].lower() == "the"]
    refrains = [m.span() for m in re.finditer(re.escape(REFRAIN), text)] or words
    whole = sentences(text)
    for _ in range(5):
        yield random.choice(words)
        yield random.choice(articles)
        yield random.choice(whole)
        yield random.choice(refrains)
        first = random.randrange(len(words) - 6)
        yield words[first][0], words[first + random.randint(1, 5)][1]
        first = random.randrange(len(whole) - 1)
        yield whole[first][0], whole[first + 1][1]


def verdict(text: str, span: Span, new: str, origin: list[int], found: Resolution | None) -> str:
    """Judged by the letters' own history: "there" means that four fifths of them still stand together."""
    letters = {i for i in range(*span) if text[i].isalnum()}
    at = [i for i, where in enumerate(origin) if where in letters]
    there = len(at) >= 0.8 * len(letters) and at[-1] - at[0] <= 1.4 * (span[1] - span[0]) + 6
    if found is None:
        return "missed" if there else "gone"
    got = [origin[i] for i in range(*found.span) if new[i].isalnum()]
    right = sum(where in letters for where in got)
    if right >= 0.5 * len(got) and (right >= 0.6 * len(at) or not there):
        return "found" if there else "rest found"
    return "found" if same_words_in_twin_paragraph(text, span, new, found.span) else "wrong"


def same_words_in_twin_paragraph(text: str, span: Span, new: str, found: Span) -> bool:
    """The passage's paragraph stood twice, word for word: then either place is right."""
    around = [text[a:b] for a, b in paragraphs(text) if a < span[1] and b > span[0]]
    alike = ratio(folded(text[slice(*span)]), folded(new[slice(*found)])) >= 75
    return alike and any(text.count(p) > 1 for p in around)


@cache
def count_verdicts(write: Callable[[Random], str], edit: Edit, *, old_text_at_hand: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    for seed in SEEDS:
        random = Random(seed)
        article = make_article(write(random))
        spans = list(passages(article.text, random))
        new, origin = flatten(edit(track(article.text), random))
        refinder = Refinder(make_article(new), article if old_text_at_hand else None)
        for span in spans:
            found = refinder.resolve(describe(article, span))
            counts[verdict(article.text, span, new, origin, found)] += 1
    return counts


def write_prose(_random: Random) -> str:
    return ARTICLE


def share_found(counts: Counter[str]) -> float:
    return counts["found"] / (counts["found"] + counts["missed"] + counts["wrong"])


def least(edit: Edit) -> float:
    """Where one word in 25 is another, some passages are not the same any more; and of a refrain between
    new sentences in a new edition nobody can say which of the old ones it is.
    """
    return 0.93 if edit in (replace_words, new_edition) else 0.98


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_notes_follow_their_passages_into_a_new_version(edit: Edit) -> None:
    """Prose made to confuse: a handful of phrases, refrains, a paragraph that stands twice."""
    counts = count_verdicts(write_article, edit, old_text_at_hand=True)
    assert counts["wrong"] == 0
    assert share_found(counts) >= least(edit)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_an_anchor_alone_finds_its_passage_in_ordinary_prose(edit: Edit) -> None:
    """As when notes come from another library, without the text on which they were made."""
    counts = count_verdicts(write_prose, edit, old_text_at_hand=False)
    assert counts["wrong"] == 0
    assert share_found(counts) >= least(edit)


@pytest.mark.parametrize(("write", "at_hand"), [(write_article, True), (write_prose, False)])
def test_98_of_100_notes_are_found_whatever_was_edited(
    write: Callable[[Random], str], *, at_hand: bool
) -> None:
    every = sum((count_verdicts(write, edit, old_text_at_hand=at_hand) for edit in EDITS), Counter[str]())
    assert share_found(every) >= 0.98


def test_deleted_passage_is_an_orphan_though_its_words_are_elsewhere() -> None:
    article = make_article()
    gone = make_article(TEXT.replace("Observers have noted that the quay is sinking. ", ""))
    at = TEXT.index("sinking")
    assert resolve(describe(article, (at, at + 7)), gone, article) is None
    assert resolve(describe(article, (at, at + 7)), gone) is None


def test_changed_word_inside_keeps_the_note_with_a_lower_score() -> None:
    article = make_article()
    mended = make_article(TEXT.replace("promised repairs in spring", "promised the repairs in spring"))
    start = TEXT.index("The mayor")
    anchor = describe(article, (start, start + 36))
    for found in (resolve(anchor, mended), resolve(anchor, mended, article)):
        assert found is not None
        assert mended.text[slice(*found.span)] == "The mayor promised the repairs in spring"
        assert (found.how, found.score < 1) == ("similar", True)


def test_note_never_begins_or_ends_inside_a_word() -> None:
    article = make_article("Title\n\nOn the one hand it was late.")
    other = make_article("Title\n\nOn other one hand it was late.")
    found = resolve(describe(article, (10, 13)), other)
    assert found is not None
    assert other.text[slice(*found.span)] == "other"


def test_empty_and_outside_selections_are_refused(article: Article) -> None:
    for span in ((5, 5), (-1, 4), (5, len(article.text) + 1)):
        with pytest.raises(AnchorError, match="Select the words"):
            describe(article, span)


def test_block_path_counts_headings_and_blocks_behind_them(article: Article) -> None:
    assert [block_path(article, b.start) for b in article.blocks] == ["/0/0", "/1/0", "/1/1", "/1/2"]
    assert block_path(article, article.blocks[0].end) == ""


def test_quotation_is_found_whatever_its_quotation_marks(article: Article) -> None:
    spans = occurrences(article, 'at the "harbour  office" would')
    assert [article.text[slice(*s)] for s in spans] == ["at the “harbour office” would"]
    assert len(occurrences(article, "sinking")) == 2
    assert occurrences(article, "  ") == []


@given(st.text(min_size=1), st.data())
def test_every_passage_of_every_text_is_found_in_that_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = make_article(text)
    assert resolve(describe(article, (start, end)), article) == Resolution((start, end), 1.0, "position")


@given(st.text(st.sampled_from("ab .…“”\"'’- —\n\u00ad\u200b🙂é")), st.data())
def test_folded_offsets_lead_back_to_the_same_characters(text: str, data: st.DataObject) -> None:
    page = FoldedText(text)
    start = data.draw(st.integers(0, len(page.text)))
    end = data.draw(st.integers(start, len(page.text)))
    if start < end and not set(page.text[start:end]) <= set(" .-"):
        back = text[page.unfold(start) : page.unfold(end, end=True)]
        assert folded(back).strip(" .-") == page.text[start:end].strip(" .-")


@given(st.text(st.sampled_from("ab .?”\n")))
def test_sentences_cover_everything_but_white_space(text: str) -> None:
    covered = {i for a, b in sentences(text) for i in range(a, b)}
    assert all(i in covered or text[i].isspace() for i in range(len(text)))
    assert all(a[1] <= b[0] for a, b in pairwise(sentences(text)))


def follow(old: str, new: str, words: str, nth: int = 0) -> str | None:
    """What a note on the words stands on in the new text, None for an orphan."""
    start = [m.start() for m in re.finditer(re.escape(words), old)][nth]
    article = make_article(old)
    found = resolve(describe(article, (start, start + len(words))), make_article(new), article)
    return found and new[max(found.span[0] - 13, 0) : found.span[1]]


def test_a_refrain_that_went_is_not_the_one_of_a_paragraph_moved_in_its_place() -> None:
    one = "The pilots struck at noon. And still the water came."
    other = "The mill behind the old church was sold to the bank in spring. And still the water came."
    behind = "Nobody read the letter from the bank."
    old, new = "\n\n".join((one, behind, other)), "\n\n".join((other.replace("mill", "barn"), behind))
    assert follow(old, new, "And still the water came.") is None
    assert follow(old, new, "And still the water came.", 1) == "k in spring. And still the water came."


def test_a_sentence_with_another_ending_elsewhere_is_another_sentence() -> None:
    said = "The harbour master wrote to the ministry about the tide"
    old = f"It rained.\n\n{said} which the paper never printed. Then it was late."
    new = f"Nothing of it is left.\n\nIn May they met. {said} for a second time this year. All went home."
    assert follow(old, new, f"{said} which the paper never printed.") is None
    assert follow(old, new, "tide") is None


def test_one_letter_of_a_word_is_not_the_word() -> None:
    assert follow("They met at the mill on Monday.", "They mea tt the mill on Monday.", "at") is None

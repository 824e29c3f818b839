"""An analysis is the same in batches and at once, its offsets are those of the text, and voices are told apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.analyzer import Analyzer, Progress
from reader.analysis.kept import pack, unpack
from reader.analysis.pipeline import STRETCH, stretches
from reader.analysis.records import analysis_record
from reader.cli.verbatim import verbatim_article
from reader.finding import Analysis, Claim, Finding, Quotation, Source, SourceKind
from reader.measures.readability import measure
from reader.measures.summary import Measures
from reader.rules import load_catalogue

PARAGRAPH = "Observers have noted that the plan may fail. “We will never yield,” said Mayor Ann Hill."
LONG = "\n".join(f"{PARAGRAPH} It seems that number {i} is the last." for i in range(60))


@pytest.fixture(scope="module")
def analyzer(nlp) -> Analyzer:
    return Analyzer(nlp, load_catalogue())


def steps(analyzer, article, first=None):
    batches, stream = [], analyzer.stream(article, first)
    while True:
        try:
            batches.append(next(stream))
        except StopIteration as stop:
            return batches, stop.value


def test_batches_end_in_what_is_found_at_once(analyzer) -> None:
    article = verbatim_article(LONG)
    _, streamed = steps(analyzer, article)
    assert streamed == analyzer.analyze(article)
    assert list(analyzer.analyze_many([article, article])) == [streamed, streamed]


def test_what_is_on_the_screen_comes_first(analyzer) -> None:
    article = verbatim_article(LONG)
    last = article.blocks[-1]
    batches, _ = steps(analyzer, article, (last.start, last.end))
    assert {f.start >= last.start for f in batches[0].find()} == {True}
    assert batches[0].find()


def test_a_paragraph_is_parsed_whole_unless_it_is_longer_than_any_paragraph() -> None:
    sentence = "The ferry was late again, as the harbour master said. "
    whole = verbatim_article((sentence * 300).strip())
    assert [(s.start, s.end) for s in stretches(whole)] == [(0, len(whole.text))]
    cut = list(stretches(article := verbatim_article((sentence * 1_000).strip())))
    assert "".join(article.text[s.start : s.end] for s in cut) == article.text
    assert all(article.text[s.start : s.end].startswith("The ferry") for s in cut)
    assert max(s.end - s.start for s in cut) <= STRETCH


def test_a_paragraph_longer_than_a_book_chapter_does_not_keep_the_screen_waiting(analyzer) -> None:
    """What is on the screen comes first there too, and the rest in several steps."""
    article = verbatim_article("Perhaps the ferry was late again, as the harbour master said. " * 1_500)
    assert len(article.blocks) == 1
    middle = article.text.index("Perhaps", len(article.text) // 2)
    batches, streamed = steps(analyzer, article, (middle, middle + 500))
    assert middle in {f.start for f in batches[0].find()}
    assert batches[0].done < len(article.text) / 4
    assert streamed == analyzer.analyze(article)


def test_progress_ends_at_the_whole_text(analyzer) -> None:
    article = verbatim_article(LONG)
    batches, _ = steps(analyzer, article)
    assert all(isinstance(batch, Progress) for batch in batches)
    done = [batch.done for batch in batches]
    assert done == sorted(done)
    assert done[-1] == sum(b.end - b.start for b in article.blocks)


def test_unless_keeps_a_rule_out_of_its_own_paragraph_alone(analyzer) -> None:
    """“We” keeps quantities out of the paragraph in which it stands, and not out of the next one."""
    article = verbatim_article(
        "We came at noon. The town closed several mills.\nThe town closed several schools."
    )
    found = [f for f in analyzer.analyze(article).findings if f.rule == "hedge.quantity.some-many"]
    assert [article.text[f.start : f.end] for f in found] == ["several schools"]


def test_a_finding_in_a_quotation_knows_whose_it_is(analyzer) -> None:
    found = analyzer.analyze(verbatim_article(PARAGRAPH)).findings
    quoted = [f for f in found if f.rule == "booster.certainty.will-never"]
    own = [f for f in found if f.rule == "hedge.modal.may-might"]
    assert [f.in_quotation for f in quoted] == [True]
    assert "Ann Hill" in (quoted[0].speaker or "")
    assert [(f.in_quotation, f.speaker) for f in own] == [(False, None)]


def test_an_empty_article_is_analysed(analyzer) -> None:
    assert analyzer.analyze(verbatim_article("")).findings == ()


def test_an_analysis_survives_the_library(analyzer) -> None:
    article = verbatim_article(PARAGRAPH)
    analysis = analyzer.analyze(article)
    kept = analysis, measure(article, analysis)
    assert unpack(pack(*kept)) == kept


def test_what_an_analysis_lacks_it_lacks_when_it_comes_back() -> None:
    claims = (
        Claim((4, 8), (0, 3), (9, 20), SourceKind.NAMED),
        Claim((30, 34), None, None, SourceKind.VAGUE),
    )
    analysis = Analysis(
        findings=(
            Finding("a.b.c", "a", "b", 0, 9, ((0, 3), (5, 9))),
            Finding("a.b.d", "a", "b", 4, 8, ((4, 8),), in_quotation=True, speaker="Ann", because="“x”."),
        ),
        quotations=(Quotation(2, 12, depth=2, closed=False),),
        sources=(Source("Ann", SourceKind.NAMED, claims[:1], 3), Source("", SourceKind.VAGUE, claims[1:], 0)),
    )
    kept = analysis, Measures(0, 0, 0.0, 0.0, 0.0, {}, {})
    assert repr(unpack(pack(*kept))) == repr(kept)
    nothing = Analysis(()), kept[1]
    assert unpack(pack(*nothing)) == nothing


def test_the_json_document_has_all_its_parts(analyzer) -> None:
    article = verbatim_article(PARAGRAPH)
    analysis = analyzer.analyze(article)
    record = analysis_record(article, analysis, measure(article, analysis), analyzer.catalogue)
    assert {
        "schema",
        "article",
        "text",
        "findings",
        "sources",
        "counts",
        "readability",
        "rules_version",
        "model",
    } <= set(record)
    finding = record["findings"][0]
    assert finding["text"] == article.text[finding["start"] : finding["end"]]
    assert finding["why"]
    assert finding["ask"]


@settings(max_examples=25)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [PARAGRAPH, "🎉 It may 👩‍👩‍👧 rain.", "שלום it might", "“", "”", "...", "e\u0301", "\t", "!"]
            ),
            st.text(max_size=12),
        ),
        max_size=6,
    ).map("\n".join)
)
def test_parts_are_in_the_text_in_order_and_apart(analyzer, text: str) -> None:
    article = verbatim_article(text)
    for finding in analyzer.analyze(article).findings:
        ends = [offset for part in finding.parts for offset in part]
        assert ends == sorted(ends)
        assert 0 <= finding.start < finding.end <= len(text)
        assert (finding.start, finding.end) == (ends[0], ends[-1])
        assert all(start < end for start, end in finding.parts)


def test_an_analysis_kept_in_another_form_is_made_anew() -> None:
    """Read by position, rows with names would give findings of nothing but names."""
    named = b'{"findings":[{"rule":"a","category":"b"}],"quotations":[],"sources":[],"rules_version":"","model":""}'
    assert unpack(b"{}\n" + named) is None
    rows = b'{"form":2,"findings":[["a.b.c","a","b",0,9,[[0,9]],false,null,""]],"quotations":[],"sources":[]}'
    assert unpack(b"{}\n" + rows) is None

"""Which findings are painted, on which line, and which are under a character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from reader.finding import Finding
from tests.ui.marking import marked_article
from ui.reading.highlights import Highlights, in_lanes
from ui.reading.page import Page
from ui.reading.typography import Typography

pytestmark = pytest.mark.usefixtures("qapp")


def finding(start: int, end: int, category: str = "hedge", rule: str = "r") -> Finding:
    return Finding(rule, category, "k", start, end, ((start, end),))


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 15)), max_size=12)


@given(spans)
def test_no_two_lines_share_a_lane_and_a_character(found: list[tuple[int, int]]) -> None:
    stripes = in_lanes([(s, s + n, finding(s, s + n)) for s, n in found])
    assert len(stripes) == len(found)
    for lane in (0, 1):
        taken = [i for s in stripes if s.lane == lane for i in range(s.start, s.end)]
        assert len(taken) == len(set(taken))


def test_a_short_finding_lies_on_a_long_one_and_its_line_below() -> None:
    long, short = finding(0, 20), finding(5, 8)
    stripes = in_lanes([(5, 8, short), (0, 20, long)])
    assert [(s.finding, s.lane) for s in stripes] == [(long, 0), (short, 1)]


def highlights(*paragraphs: str) -> tuple[Highlights, str]:
    article, findings = marked_article(*paragraphs)
    result = Highlights(Page(article, QTextDocument(), Typography()))
    result.add(findings)
    return result, article.text


def test_all_findings_on_a_character_are_given_the_shortest_first() -> None:
    result, _ = highlights("It is so.")
    long, short = finding(0, 8), finding(3, 5, "booster")
    result.add([long, short])
    assert result.at(4) == [short, long]
    assert result.at(5) == [long]
    assert result.at(8) == []


def test_between_the_parts_of_a_figure_there_is_nothing() -> None:
    result, text = highlights("[F We were] here. [F We were] there.")
    assert len(result.at(text.index("We"))) == 1
    assert result.at(text.index("here")) == []


def test_hidden_categories_are_not_given_but_kept() -> None:
    result, _ = highlights("[H may] and [B must]")
    result.set_visible(lambda category: category == "booster")
    assert [f.category for f in result.shown] == ["booster"]
    result.set_visible(lambda category: True)
    assert [f.category for f in result.shown] == ["hedge", "booster"]


def test_findings_that_come_later_stand_in_text_order() -> None:
    result, _ = highlights("One two [H three].")
    result.add([finding(0, 3)])
    assert [f.start for f in result.shown] == [0, 8]
    assert [f.start for f in result.in_row(0)] == [0, 8]


def test_next_goes_round() -> None:
    result, _ = highlights("[H may] and [H might]")
    first, last = result.shown
    assert result.next_in(result.shown, None) == first
    assert result.next_in(result.shown, first) == last
    assert result.next_in(result.shown, last) == first
    assert result.next_in([], first) is None

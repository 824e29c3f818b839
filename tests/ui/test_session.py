"""What is shown, counted and walked through."""

from __future__ import annotations

import pytest

from reader.finding import Analysis, Claim, Finding, Source, SourceKind
from reader.voice import QUOTED, WRITER, Voice, speakers
from tests.ui.fake_worker import analysis_of, make_article
from ui.session import Session

ARTICLE = make_article("Observers may say.\n\n“It may rain,” she said. Observers nod.")


@pytest.fixture
def session() -> Session:
    session = Session(("hedge", "unattributed"))
    session.open(ARTICLE)
    session.finish(analysis_of(ARTICLE), None)
    return session


def words(findings: list[Finding]) -> list[str]:
    return [ARTICLE.text[f.start : f.end] for f in findings]


def test_next_and_previous_go_round_in_text_order(session: Session) -> None:
    seen = [session.step(1) for _ in range(5)]
    assert words([f for f in seen if f]) == ["Observers", "may", "may", "Observers", "Observers"]
    assert session.step(-1) == seen[3]


def test_stepping_begins_where_the_reader_is(session: Session) -> None:
    finding = session.step(1, start=20)
    assert finding
    assert finding.start > 20
    session.set_current(None)
    before = session.step(-1, start=20)
    assert before
    assert words([before]) == ["may"]


def test_stepping_within_a_category_skips_the_others(session: Session) -> None:
    session.step(1)
    assert words([f for f in [session.step(1, same_category=True)] if f]) == ["Observers"]
    assert session.current
    assert session.current.start > 10


def test_a_category_switched_off_is_not_stepped_to(session: Session) -> None:
    session.toggle("unattributed")
    assert words(session.reachable) == ["may", "may"]


def test_solo_again_brings_back_what_was_on(session: Session) -> None:
    session.toggle("unattributed")
    session.solo("unattributed")
    assert session.visible == {"unattributed"}
    session.solo("unattributed")
    assert session.visible == {"hedge"}


def test_voices_tell_the_writer_from_the_quoted(session: Session) -> None:
    session.set_voice(WRITER)
    assert words(list(session.shown)) == ["Observers", "may", "Observers"]
    session.set_voice(QUOTED)
    assert words(list(session.shown)) == ["may"]


def test_one_sources_voice_is_what_it_is_said_to_say() -> None:
    start = ARTICLE.text.index("It may")
    claim = Claim((0, 1), (0, 1), (start, start + 12), SourceKind.NAMED)
    ann = Source("Ann Lee", SourceKind.NAMED, (claim,), 3)
    analysis = Analysis(analysis_of(ARTICLE).findings, (), (ann,))
    session = Session(("hedge", "unattributed"))
    session.open(ARTICLE)
    session.finish(analysis, None)
    assert speakers(analysis) == [ann]
    session.set_voice(Voice("source", "Ann Lee"))
    assert [f.start for f in session.shown] == [start + 3]


def test_a_struck_out_finding_is_neither_shown_nor_counted_and_no_longer_current(session: Session) -> None:
    first = session.step(1)
    session.set_dismissed(lambda finding: finding == first)
    assert session.current is None
    assert session.counts() == {"hedge": 2, "unattributed": 1}


def test_findings_that_come_in_parts_are_kept_in_text_order() -> None:
    session = Session(("hedge", "unattributed"))
    session.open(ARTICLE)
    findings = analysis_of(ARTICLE).findings
    session.add(findings[2:])
    session.add(findings[:2])
    session.add(findings[:2])
    assert session.shown == findings
    assert session.place_in_category(findings[3]) == (2, 2)

"""Whose words: a source is found by any part of its name, and a passage is heard like a finding."""

from __future__ import annotations

import pytest

from reader.errors import ReaderError
from reader.finding import THE_WRITER, Analysis, Claim, Quotation, Source, SourceKind
from reader.voice import ALL, QUOTED, WRITER, Voice, at_head, in_sentence, passage_heard, resolve, speakers


def source(name: str, words: int, kind: SourceKind = SourceKind.NAMED) -> Source:
    return Source(name, kind, (Claim((0, 1), (0, 1), (10, 30), kind),), words)


ANALYSIS = Analysis(
    (),
    (Quotation(40, 60),),
    (source("Ruth Amadi", 9), source("Jan Amadi", 20), source("many", 50, SourceKind.VAGUE)),
)


@pytest.mark.parametrize(
    ("typed", "voice"),
    [
        ("all", ALL),
        ("quoted", QUOTED),
        ("Ruth Amadi", Voice("source", "Ruth Amadi")),
        ("ruth", Voice("source", "Ruth Amadi")),
        ("AMADI", Voice("source", "Jan Amadi")),
    ],
)
def test_a_name_is_resolved_to_a_source_of_most_words(typed: str, voice: Voice) -> None:
    assert resolve(Voice.parse(typed), ANALYSIS) == voice


@pytest.mark.parametrize("name", ["many", "Ruth Jan", "", " "])
def test_who_does_not_speak_or_cannot_be_asked_is_told_with_those_who_do(name: str) -> None:
    with pytest.raises(ReaderError, match="these do: Jan Amadi, Ruth Amadi"):
        resolve(Voice("source", name), ANALYSIS)


def test_an_article_without_sources_says_so() -> None:
    with pytest.raises(ReaderError, match="no source that has a name does"):
        resolve(Voice("source", "Ruth"), Analysis(()))


@pytest.mark.parametrize(
    ("voice", "heard"),
    [
        (ALL, [True, True, True]),
        (WRITER, [True, True, False]),
        (QUOTED, [False, False, True]),
        (Voice("source", "Ruth Amadi"), [True, False, False]),
    ],
)
def test_a_passage_is_heard_in_the_voice_it_stands_in(voice: Voice, heard: list[bool]) -> None:
    assert [passage_heard(voice, ANALYSIS)(span) for span in ((12, 20), (25, 35), (45, 50))] == heard


def test_the_writer_is_no_source_among_the_others() -> None:
    analysis = Analysis((), sources=(source(THE_WRITER, 30), source("Ruth Amadi", 9)))
    assert [s.name for s in speakers(analysis)] == ["Ruth Amadi"]
    assert resolve(Voice.parse("the writer"), analysis) == WRITER


@pytest.mark.parametrize(
    ("name", "head", "inside"),
    [
        ("The council", "The council", "the council"),
        ("the council", "The council", "the council"),
        ("The Times", "The Times", "The Times"),
        ("Many residents", "Many residents", "many residents"),
        ("Ruth Amadi", "Ruth Amadi", "Ruth Amadi"),
        ("eBay", "eBay", "eBay"),
        ("they", "They", "they"),
        ("", "", ""),
    ],
)
def test_a_name_is_written_as_its_place_asks(name: str, head: str, inside: str) -> None:
    assert (at_head(name), in_sentence(name)) == (head, inside)

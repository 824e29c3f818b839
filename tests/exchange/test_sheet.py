"""A selection holds what was asked for, and cutting loses no letter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.exchange.pieces import Cutter
from reader.exchange.sheet import Sheet, select, without_quiet
from reader.rules import Catalogue
from reader.voice import QUOTED, WRITER
from tests.exchange.conftest import span


def names(sheet: Sheet) -> tuple[list[str], list[str]]:
    return [f.kind for f in sheet.findings], [n.anchor.exact for n in sheet.notes]


@pytest.mark.parametrize(
    ("wanted", "findings", "notes"),
    [
        ({"categories": ["booster"]}, ["certainty"], ["certainly doomed"]),
        ({"categories": ["unattributed"]}, ["vague-source"], ["Nobody"]),
        ({"tags": ["#Sources"]}, ["vague-source", "modal", "certainty"], ["have noted"]),
        ({"voice": QUOTED}, ["certainty"], ["certainly doomed"]),
        ({"voice": WRITER}, ["vague-source", "modal"], ["have noted", "Nobody", "Who would"]),
        ({"span": span("may</b> sink")}, ["modal"], []),
    ],
)
def test_selection(sheet: Sheet, wanted: dict[str, object], findings: list[str], notes: list[str]) -> None:
    assert names(select(sheet, **wanted)) == (findings, notes)  # type: ignore[arg-type]


def test_pieces_are_the_whole_block_with_every_mark(sheet: Sheet) -> None:
    cutter = Cutter(sheet)
    for block in sheet.article.blocks:
        assert "".join(p.text for p in cutter.pieces(block)) == sheet.article.block_text(block)
    pieces = list(cutter.pieces(sheet.article.blocks[1]))
    assert [(p.text, [f.kind for f in p.findings], p.notes) for p in pieces[:3]] == [
        ("Observers ", ["vague-source"], ()),
        ("have noted", ["vague-source"], (1,)),
        (" that the quay", ["vague-source"], ()),
    ]


def test_attributed_claims_stay_out_unless_asked_for(sheet: Sheet, catalogue: Catalogue) -> None:
    quiet = replace(sheet.findings[0], category="attributed", kind="named-source")
    with_it = replace(sheet, analysis=replace(sheet.analysis, findings=(quiet, *sheet.findings)))
    assert without_quiet(with_it, catalogue) == sheet

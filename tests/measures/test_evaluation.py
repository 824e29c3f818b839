"""Agreement with annotators is counted by words, part by part, and rule by rule."""

from __future__ import annotations

import pytest

from reader.finding import Finding, Span
from reader.measures.evaluation import Evaluation, Mapped

TEXT = "Perhaps it may rain today"


def finding(*parts: Span, rule: str = "hedge.modal.x") -> Finding:
    category, kind, _ = rule.split(".")
    return Finding(rule, category, kind, parts[0][0], parts[-1][1], parts)


def evaluated(
    row: dict, *findings: Finding, mapped: str = "h=hedge", ignored: tuple[str, ...] = ()
) -> Evaluation:
    evaluation = Evaluation(Mapped.parse(mapped, ignored))
    evaluation.add({"text": TEXT, **row}, findings)
    return evaluation


def test_a_finding_that_shares_a_word_is_right_and_one_that_does_not_is_wrong() -> None:
    gold = {"gold": [{"start": 0, "end": 7, "label": "h"}, {"start": 14, "end": 18, "label": "h"}]}
    evaluation = evaluated(gold, finding((0, 7)), finding((11, 14)), finding((19, 24)))
    assert evaluation.scores()["overlap"].precision == pytest.approx(1 / 3)
    assert evaluation.scores()["overlap"].recall == pytest.approx(1 / 2)
    assert evaluation.rules["hedge.modal.x"] == [1, 3]


def test_ignored_marks_count_neither_way() -> None:
    gold = {"gold": [{"start": 0, "end": 7, "label": "cond"}, {"start": 11, "end": 14, "label": "h"}]}
    evaluation = evaluated(gold, finding((0, 7)), finding((11, 14)), ignored=("cond",))
    assert evaluation.scores()["overlap"].precision == 1
    assert evaluation.rules["hedge.modal.x"] == [1, 1]


def test_parts_count_one_by_one() -> None:
    gold = {"gold": [{"start": 0, "end": 7, "label": "h"}]}
    assert evaluated(gold, finding((0, 7), (19, 24))).scores()["exact"].precision == pytest.approx(1 / 2)


def test_a_unit_is_positive_when_anything_is_found_in_it() -> None:
    evaluation = Evaluation(Mapped.parse("*=hedge"))
    for label, findings in ((True, [finding((0, 7))]), (True, []), (False, [finding((0, 7))]), (False, [])):
        evaluation.add({"text": TEXT, "sentence_label": label}, findings)
    assert evaluation.scores()["sentence"].precision == pytest.approx(1 / 2)
    assert evaluation.scores()["sentence"].recall == pytest.approx(1 / 2)


def test_where_whole_units_are_compared_no_mark_within_them_counts() -> None:
    """Marks of single words may be somebody's reconstruction; the sentence's own label is what people gave."""
    doubtful = {"gold": [{"start": 0, "end": 7, "label": "ignore"}], "sentence_label": True}
    assert evaluated(doubtful, finding((0, 7)), mapped="*=hedge").rules["hedge.modal.x"] == [1, 1]
    assert evaluated(doubtful, finding((0, 7))).rules == {}


def test_only_the_mapped_kinds_count() -> None:
    gold = {"gold": [{"start": 0, "end": 7, "label": "h"}]}
    wrong = finding((11, 14), rule="hedge.habit.y")
    assert evaluated(gold, finding((0, 7)), wrong, mapped="h=hedge:modal").scores()["overlap"].precision == 1


def test_a_map_without_both_sides_is_refused() -> None:
    with pytest.raises(ValueError, match="hedge"):
        Mapped.parse("hedge")

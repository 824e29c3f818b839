"""A broken rule file is refused with file, rule, key and the nearest valid key."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import RuleError
from reader.rules import load_catalogue

GOOD = """
[[rule]]
id = "hedge.modal.test"
label = "Test"
why = "Why."
ask = "Ask?"
source = "None"
match = "token"
patterns = [[{ LOWER = "perchance" }]]
hits = ["[[Perchance]] it rains.", "It rains [[perchance]]."]
misses = ["A chance.", "No chance."]
"""


def refused(tmp_path: Path, text: str) -> str:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_catalogue([path])
    return str(caught.value)


def test_a_good_file_of_ones_own_is_added(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert load_catalogue([path]).rule("hedge.modal.test").label == "Test"


def test_the_version_changes_with_a_rule(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD, encoding="utf-8")
    before = load_catalogue([path]).version
    path.write_text(GOOD.replace("Why.", "Because."), encoding="utf-8")
    assert load_catalogue([path]).version != before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("patterns =", "patern =", ["“patern”", "did you mean “patterns”?"]),
        ("label =", "lable =", ["“lable”", "did you mean “label”?"]),
        ('label = "Test"', 'label = ""', ["“label”", "missing or empty"]),
        ('"Ask?"', "3", ["“ask”", "must be a text"]),
        ("hedge.modal.test", "hegde.modal.test", ["no category “hegde”", "did you mean “hedge”?"]),
        ("hedge.modal.test", "hedge.modla.test", ["no kind “modla”", "did you mean “modal”?"]),
        ("hedge.modal.test", "hedge.test", ["“id”", "category.kind.name"]),
        ('"token"', '"tokens"', ["“tokens” is not possible", "did you mean “token”?"]),
        ("LOWER =", "LOWR =", ["“LOWR” is no token attribute", "did you mean “LOWER”?"]),
        ('{ LOWER = "perchance" }', '{ LOWER = "Perchance" }', ["can never match", "lower case"]),
        (
            '{ LOWER = "perchance" }',
            '{ LOWER = "perchance", POS = "VREB" }',
            ["“VREB” is no POS", "did you mean “VERB”?"],
        ),
        ('{ LOWER = "perchance" }', '{ POS = "VERB" }', ["names no word"]),
        ('"perchance" }', '"perchance", OP = "{two}" }', ["“{two}” is no OP"]),
        ('"perchance" }', '"perchance", TAG = { REGEX = "(RB" } }', ["TAG “(RB” is no regular expression"]),
        ('"perchance" }', '"perchance", IS_TITLE = "yes" }', ["IS_TITLE must be true or false"]),
        ('{ LOWER = "perchance" }', '{ LOWER = "perchance", CONTEXT = true }', ["nothing would be coloured"]),
        ("[[Perchance]] it", "Perchance it", ["“hits”", "mark what is found"]),
        ('"A chance."', '"A [[chance]]."', ["“misses”", "nothing is marked"]),
        (', "No chance."', "", ["“misses”", "at least two"]),
        ("hits = ", 'unless = ["We"]\nhits = ', ["“unless”", "in lower case"]),
        ("hits = ", 'only = ["we all"]\nhits = ', ["“only”", "single"]),
        ("patterns = [[{ LOWER = ", "figure = [[{ LOWER = ", ["“figure”"]),
        ("[[rule]]", "[[rules]]", ["“rules”", "[[rule]]"]),
        ("[[rule]]", "[[rule]", ["not valid TOML"]),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, old: str, new: str, said: list[str]) -> None:
    message = refused(tmp_path, GOOD.replace(old, new, 1))
    assert "mine.toml" in message
    for piece in said:
        assert piece in message


def test_an_id_is_taken_once(tmp_path: Path) -> None:
    assert "is taken by a rule" in refused(tmp_path, GOOD + GOOD)


def test_a_figure_that_is_none_is_refused(tmp_path: Path) -> None:
    text = GOOD.replace('match = "token"', 'match = "figure"\nfigure = "anafora"').replace(
        'patterns = [[{ LOWER = "perchance" }]]\n', ""
    )
    assert "there is no figure “anafora”" in refused(tmp_path, text)


def test_an_unknown_list_is_refused(tmp_path: Path) -> None:
    text = GOOD.replace('"token"', '"phrase"').replace(
        'patterns = [[{ LOWER = "perchance" }]]', 'lexicon = "nowhere"'
    )
    assert "there is no list “nowhere”" in refused(tmp_path, text)

"""What the card says of how often people agreed: what was marked, in how many cases, or that they were too few."""

from __future__ import annotations

from reader.rules.agreement import Agreement, together


def test_passages_that_were_marked() -> None:
    assert str(Agreement(15, 20, ("reviews", "US news"))) == (
        "People who marked such words agreed with this rule 75 times in 100 (reviews and US news, 20 cases)."
    )


def test_sentences_that_were_marked_are_called_sentences() -> None:
    assert str(Agreement(15, 20, ("Wikipedia",), 20)) == (
        "People who marked whole sentences agreed with this rule 75 times in 100 (Wikipedia, 20 cases)."
    )


def test_of_both_it_says_how_many_were_sentences() -> None:
    sentence = str(Agreement(15, 20, ("Wikipedia", "US news"), 12))
    assert sentence.startswith(
        "People who marked such words, or whole sentences, agreed with this rule 75 times"
    )
    assert sentence.endswith("(Wikipedia and US news, 20 cases, 12 of them sentences).")


def test_of_fewer_than_ten_cases_no_share_is_given() -> None:
    assert "times in 100" not in str(Agreement(1, 9, ("news",)))
    assert "too few cases" in str(Agreement(1, 9, ("news",)))
    assert "(1 of 9)" in str(Agreement(1, 9, ("news",)))


def test_no_case_at_all_is_not_measured() -> None:
    assert "not yet measured" in str(Agreement())


def test_ten_cases_contradict_a_rule_and_nine_do_not() -> None:
    assert Agreement(4, 10).contradicted
    assert not Agreement(5, 10).contradicted
    assert not Agreement(0, 9).contradicted


def test_the_sentences_of_several_rules_add_up() -> None:
    assert together([Agreement(5, 10, ("news",), 4), Agreement(2, 5, ("news",), 5)]).sentences == 9

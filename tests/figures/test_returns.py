"""Words that come back at a distance."""

from __future__ import annotations

REFRAIN = "they will hear us when we sing"


def test_a_refrain_is_found_across_paragraphs(found):
    text = f"The doors are shut: {REFRAIN}.\n\nThe night is long, but {REFRAIN}.\n\nOh, {REFRAIN}."
    assert found("repetition", text) == [[REFRAIN] * 3]


def test_a_long_name_is_no_refrain(found):
    name = "The Royal Society for the Protection of Birds"
    assert found("repetition", "\n\n".join(f"{name} met on day {n}." for n in range(4))) == []


def test_ploce_leaves_the_topic_of_the_article_alone(found):
    text = " ".join(f"The bridge was closed on day {n} of the year." for n in range(40))
    assert found("ploce", text) == []


def test_polyptoton_wants_another_word_class(found):
    assert found("polyptoton", "He spoke of the singers and the singer.") == []
    assert found("polyptoton", "They sang a singer's song while singing low.")


def test_mesodiplosis_needs_a_row_of_clauses(found):
    text = "Rain must fall on hills, snow must fall on peaks, light must fall on fields."
    assert ["fall"] * 3 in found("mesodiplosis", text)

"""Who says so: sources, cues, kinds, and who is who over an article."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.analysis.attribution import find_attributions, link_sources
from reader.analysis.quotations import find_quotations
from reader.article import Article


@pytest.fixture
def analyse(parse_text: Callable) -> Callable:
    """(attributions, sources, quotations) of a text, linked, with the text of spans."""

    def run(text: str):
        passages = parse_text(text)
        quotations = find_quotations(Article(text, tuple(p.block for p in passages)))
        found = [a for p in passages for a in find_attributions(p, quotations)]
        return link_sources(found, passages, quotations)

    return run


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anna Holm said that the dam is safe.", "named"),
        ("The ministry said that the dam is safe.", "role"),
        ("The report says that the dam is safe.", "document"),
        ("Observers said that the dam is safe.", "vague"),
        ("Observers from the OSCE said that the dam is safe.", "role"),
        ("Critics such as Anna Holm said that the dam is safe.", "role"),
        ("Critics of the plan said that the dam is safe.", "vague"),
        ("Every sensible person in Leeds said that the dam is safe.", "vague"),
        ("No official in the ministry said that the dam is safe.", "vague"),
        ("Reports said that the dam is safe.", "faceless"),
        ("Sources said that the dam is safe.", "anonymous"),
        ("An official, who asked not to be named, said that the dam is safe.", "anonymous"),
        ("It was said that the dam is safe.", "none"),
        ("A spokesman for the ministry said that the dam is safe.", "role"),
        ("“The dam is safe,” said the minister of works.", "role"),
        ("“The dam is safe,” he said.", "named"),
        ("A Norwegian engineer said that the dam is safe.", "role"),
        ("Norwegian engineers said that the dam is safe.", "role"),
        ("Some Norwegian engineers said that the dam is safe.", "role"),
        ("Some engineers said that the dam is safe.", "vague"),
        ("Half of the members said that the dam is safe.", "role"),
        ("Half of members said that the dam is safe.", "vague"),
        ("None of the members said that the dam is safe.", "vague"),
        ("Those who built it said that the dam is safe.", "role"),
        ("Surveys taken on Monday showed that the dam is safe.", "document"),
        ("Surveys may show that the dam is safe.", "faceless"),
        ("The letter urged the mayor to close the dam.", "document"),
    ],
)
def test_a_source_is_of_the_kind_that_its_words_make_it(analyse: Callable, text: str, kind: str) -> None:
    found, _, _ = analyse(text)
    assert [a.kind.value for a in found] == [kind]


def test_content_cue_and_source_are_spans_of_the_article(analyse: Callable) -> None:
    text = "It rained.\n\nAnna Holm said that the dam is safe."
    (found,), _, _ = analyse(text)
    assert text[slice(*found.source)] == "Anna Holm"
    assert text[slice(*found.cue)] == "said"
    assert text[slice(*found.content)] == "that the dam is safe"


def test_what_is_reported_inside_a_report_belongs_to_the_outer_source(analyse: Callable) -> None:
    found, _, _ = analyse("Anna Holm said that critics believe the dam is weak.")
    assert [a.name for a in found] == ["Anna Holm"]


def test_an_aside_within_a_report_is_the_writers_own(analyse: Callable) -> None:
    found, _, _ = analyse("Anna Holm said that Jonas Lund, who told the paper that it leaks, is wrong.")
    assert [a.name for a in found] == ["Anna Holm", "Jonas Lund"]
    found, _, _ = analyse("Anna Holm said that the mayor who told the paper that it leaks is wrong.")
    assert [a.name for a in found] == ["Anna Holm"]


def test_what_stands_in_a_quotation_is_not_the_writers_attribution(analyse: Callable) -> None:
    found, _, _ = analyse("“Critics say that the dam is weak, and they always did,” said Anna Holm.")
    assert [a.name for a in found] == ["Anna Holm"]


def test_short_and_full_names_are_one_source(analyse: Callable) -> None:
    text = "Anna Holm said the dam is safe. Ms. Holm added that it is old. Jonas Lund said no."
    _, sources, _ = analyse(text)
    assert {s.name: len(s.claims) for s in sources} == {"Anna Holm": 2, "Jonas Lund": 1}


def test_an_owner_is_listed_without_the_sign_of_owning(analyse: Callable) -> None:
    text = "The council said that the mill would close. The council’s claim that the roof is rotten was not tested."
    _, sources, _ = analyse(text)
    assert {s.name: len(s.claims) for s in sources} == {"The council": 2}


def test_a_pronoun_goes_back_to_the_nearest_name(analyse: Callable) -> None:
    text = "Anna Holm inspected the dam on Friday. She said that it is safe."
    found, sources, _ = analyse(text)
    assert [s.name for s in sources] == ["Anna Holm"]
    assert [a.name for a in found] == ["Anna Holm"]


@pytest.mark.parametrize(("pronoun", "name"), [("She", "Holm"), ("He", "Lund")])
def test_a_pronoun_passes_over_a_name_whose_title_speaks_against_it(
    analyse: Callable, pronoun: str, name: str
) -> None:
    found, _, _ = analyse(
        f"Ms. Holm said that it rained, and Mr. Lund said that it snowed. {pronoun} said that it was cold."
        if pronoun == "She"
        else f"Mr. Lund said that it snowed, and Ms. Holm said that it rained. {pronoun} said that it was cold."
    )
    assert found[-1].name == name


def test_he_is_the_man_and_stays_apart_from_her(analyse: Callable) -> None:
    found, _, _ = analyse("Ms. Holm met Mr. Lund. She said the dam was old. He said it was new.")
    assert [a.name for a in found] == ["Holm", "Lund"]
    text = "Anna Holm said it rained. She said so twice. Jonas Lund came in. He said no. She said yes."
    found, _, _ = analyse(text)
    assert [a.name for a in found][-2:] == ["Jonas Lund", "Anna Holm"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Anna Holm began by saying that the dam was old.", "Anna Holm"),
        ("Anna Holm is more likely to say that the dam is old.", "Anna Holm"),
        ("On Monday Jonas Lund, the mayor of the town, said that it leaks.", "Jonas Lund"),
        ("“The dam is old,” said Robin Holm, half smiling.", "Robin Holm"),
        ("The bank's new chairman plans to sell the harbour.", "The bank's new chairman"),
        ("Waters believes that the dam is old.", "Waters"),
        ("Anna Holm is convinced that the dam will hold.", "Anna Holm"),
        ("She implied fishermen were to blame.", "she"),
        ("In Oslo, Anna Holm, the head of the harbour board, firmly told the mayor to go.", "Anna Holm"),
        ("He's called for a new dam.", "he"),
        ("He's promised a new dam.", "he"),
        ("“No,” Holm barked and left.", "Holm"),
        ("The dam, she assumes, will hold.", "she"),
        ("A plan opposed by the sailors was dropped.", "the sailors"),
        ("It was mended at night and praised by Anna Holm.", "Anna Holm"),
        ("Anna Holm identified Lund as the builder.", "Anna Holm"),
        ("The mayor presented the dam as a gift.", "The mayor"),
        ("By her account, the dam is old.", "her"),
        ("In her words, the dam is old.", "her"),
    ],
)
def test_the_source_is_found_though_its_verb_leans_on_another_or_the_tree_errs(
    analyse: Callable, text: str, source: str
) -> None:
    (found,), _, _ = analyse(text)
    assert (found.name, found.kind.can_be_asked) == (source, True)


def test_what_is_added_before_or_after_a_report_is_the_same_report(analyse: Callable) -> None:
    found, _, _ = analyse("“The dam is old,” Anna Holm said before adding that it holds.")
    assert [a.name for a in found] == ["Anna Holm"]


def test_a_participle_with_an_object_is_a_verb_whatever_its_tag(analyse: Callable) -> None:
    found, _, _ = analyse("In March, Holm blasted Harbour Works for its losses.")
    assert [(a.kind.value, a.name) for a in found] == [("named", "Holm")]


@pytest.mark.parametrize(
    "text",
    [
        "She is assured of a seat.",
        "The valve is intended to keep water out.",
        "Holm is trying to mend the dam.",
        "The fair drew a protest.",
        "Holm made ends meet.",
        "Holm added a boat to her fleet.",
        "The mayor maintains a boat on the lake.",
        "If the mayor supports the plan, it will rain.",
        "The mayor might support the plan.",
        "It is hard to say who won.",
        "Holm saw the letter.",
        "The threat from the river grew.",
        "She watched a protest by the sailors.",
        "The town heard the news that Anna Holm supports the plan.",
        "The money is in her account.",
        "There were tears in her eyes.",
        "The signs promising a lift were old.",
    ],
)
def test_deeds_and_purposes_are_no_reports(analyse: Callable, text: str) -> None:
    assert analyse(text)[0] == []


def test_a_description_goes_back_to_the_name_that_it_introduced(analyse: Callable) -> None:
    text = "Anna Holm, the senator, said the dam is safe. The senator added that it is old."
    found, _, _ = analyse(text)
    assert {(a.name, a.kind.value) for a in found} == {("Anna Holm", "named")}


def test_one_of_many_who_is_then_named_is_that_person(analyse: Callable) -> None:
    text = "One resident said the dam is weak. Anna Holm, a resident of Elm Street, said it leaks."
    found, _, _ = analyse(text)
    assert {(a.name, a.kind.value) for a in found} == {("Anna Holm", "named")}


def test_sources_are_ranked_by_their_words_and_nobody_is_counted_too(analyse: Callable) -> None:
    text = (
        "Critics say no. Anna Holm said that the dam is safe and will be safe for a hundred years. "
        "The plan was criticised for its cost."
    )
    _, sources, _ = analyse(text)
    assert (sources[0].name, sources[0].kind.value) == ("Anna Holm", "named")
    assert sources[0].words > sources[1].words
    assert [len(s.claims) for s in sources if s.kind == "none"] == [1]


def test_a_quotation_has_the_speaker_of_its_sentence_and_the_next_one_too(analyse: Callable) -> None:
    text = "“The dam is safe,” said Anna Holm. “It was built by my father.”"
    _, _, quotations = analyse(text)
    assert [q.speaker for q in quotations] == ["Anna Holm", "Anna Holm"]


def test_a_paragraph_of_quotation_after_a_colon_has_the_speaker_before_it(analyse: Callable) -> None:
    _, _, quotations = analyse(
        "Anna Holm said in a letter:\n\n“The dam was built by my father and it holds.”"
    )
    assert [q.speaker for q in quotations] == ["Anna Holm"]


def test_a_quotation_with_nobody_near_is_an_attribution_without_a_source(analyse: Callable) -> None:
    text = "The hall was full. “The dam was built by my father and it will hold.” Nobody moved."
    found, _, (quotation,) = analyse(text)
    assert quotation.speaker is None
    assert [(a.form, a.source) for a in found] == [("quotation", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The hall was full. “Will the dam hold if the river rises again?” Anna Holm asked.",
        "Anna Holm said it was late. The hall was full. “The dam was built by my father.” Nobody moved.",
        "“The dam was built by my father,” Anna Holm said in May.\n\n“It will hold for a hundred years.” She left.",
    ],
)
def test_whoever_speaks_beside_a_quotation_or_just_before_it_stands_behind_it(
    analyse: Callable, text: str
) -> None:
    found, _, quotations = analyse(text)
    assert "quotation" not in {a.form for a in found}
    assert "Anna Holm" in {q.speaker for q in quotations} | {a.name for a in found}


def test_an_empty_block_has_no_attributions(analyse: Callable) -> None:
    assert analyse(" ") == ([], (), ())


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The mayor told the crowd: “Waters said no.” Waters said she had not.", {"Waters": "named"}),
        ("Waters supporters said no. The town knows Jane Waters. “No,” said Waters.", {"Waters": "named"}),
    ],
)
def test_a_name_that_looks_like_a_plural_is_a_name(
    analyse: Callable, text: str, kinds: dict[str, str]
) -> None:
    _, sources, _ = analyse(text)
    found = {s.name.split()[-1]: s.kind.value for s in sources}
    assert kinds.items() <= found.items()


def test_a_number_is_sourced_by_who_speaks_before_it_in_the_paragraph(analyse: Callable) -> None:
    found, _, _ = analyse("The ministry counted. It said 40 percent left. Some 12,000 people stayed.")
    assert "figure" not in {a.form for a in found}
    found, _, _ = analyse("The ministry said so.\n\nSome 12,000 people stayed.")
    assert [a.form for a in found] == ["verb", "figure"]


def test_a_headline_has_its_verb_though_all_words_have_capitals(analyse: Callable) -> None:
    (found,), _, _ = analyse("Jane Holm Says Dam Is Safe")
    assert (found.name, found.kind.value) == ("Jane Holm", "named")

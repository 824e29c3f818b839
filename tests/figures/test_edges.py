"""Figures at the edges of clauses: on the cases that define them, and where only chance repeats a word."""

from __future__ import annotations

PLAIN = (
    "Rain fell on Monday, and trains were late. Near Dunford a bus broke down, which nobody mended until noon. "
    "Tickets cost four pounds; children pay half. Since June the ferry has been run by volunteers, who meet every "
    "week in an old boathouse. They keep a list of repairs, and whoever has time takes the next one. "
)


def test_anaphora_counts_every_clause_of_the_run(found):
    text = "We shall plant. We shall water. We shall wait. We shall reap."
    assert found("anaphora", text) == [["We shall"] * 4]


def test_a_run_is_shown_whole_though_two_of_its_clauses_share_more(found):
    text = "We shall sing in the square. We shall sing in the lanes. We shall not be quiet."
    assert found("anaphora", text) == [["We shall"] * 3]


def test_a_longer_text_gives_chance_more_room(found):
    text = "My coat was wet, and my shoes let in the rain."
    assert found("anaphora", text) == [["My", "my"]]
    assert found("anaphora", PLAIN + text) == []


def test_clauses_of_another_shape_only_happen_to_end_alike(found):
    alike = "Some men fear the sea, and some men love the sea."
    apart = "Some men fear the sea, and in Dunford nobody had ever lived near the sea."
    assert found("epistrophe", PLAIN + alike) == [["the sea"] * 2]
    assert found("epistrophe", PLAIN + apart) == []


def test_words_that_stand_in_the_middle_of_the_clauses_too_hardly_end_them(found):
    text = "Young men with money dread war, old men with money love war."
    assert found("epistrophe", text, evidence=1.2) == [["war"] * 2]
    assert found("epistrophe", text.replace("with money", "at war"), evidence=1.2) == []


def test_an_ending_is_forgotten_sooner_than_a_beginning(found):
    between = "cold rain fell, snow came, ice formed, frost bit deep, "
    assert found("epistrophe", f"They asked for light, {between}we asked for light.") == []
    assert found("anaphora", f"No light came, {between}no light came to us.") == [
        ["No light came", "no light came"]
    ]


def test_the_same_end_in_another_paragraph_is_no_epistrophe(found):
    together = "The mayor has lied to them. Even the bank forgot them."
    assert found("epistrophe", PLAIN + together) == [["them"] * 2]
    assert found("epistrophe", PLAIN + together.replace(". ", ".\n\n", 1)) == []


def test_articles_alone_are_never_an_anaphora(found):
    text = "The train stopped. The doors opened. The guard waved. The train left."
    assert all(part != "The" for parts in found("anaphora", text) for part in parts)


def test_a_report_that_goes_on_about_its_subject_is_silent(found):
    text = " ".join(
        f"The committee discussed item {n} of the agenda with the auditors. Members asked for more figures."
        for n in range(30)
    )
    assert len(found("anadiplosis", text)) == 0


def test_min_parts_is_respected(found):
    text = "No one asked the nurses. No one asked the patients."
    assert found("anaphora", text)
    assert found("anaphora", text, min_parts=3) == []


def test_epistrophe_finds_what_ends_the_clauses(found):
    text = "The mayor lied to us. The bank lied to us. The papers lied to us."
    assert found("epistrophe", text) == [["lied to us"] * 3]


def test_symploce_shows_both_edges_of_each_clause(found):
    text = "My mother danced on that floor. My mother wept on that floor."
    assert found("symploce", text) == [["My mother", "on that floor", "My mother", "on that floor"]]


def test_anadiplosis_sees_inflected_forms(found):
    text = "They built a wall. Walls never stopped a hungry child."
    assert found("anadiplosis", text) == [["wall", "Walls"]]


def test_doubled_grammar_words_are_no_epizeuxis(found):
    assert found("epizeuxis", "All that he had had was what that that word means.") == []


def test_epizeuxis_of_a_phrase(found):
    assert found("epizeuxis", "Come home, come home, said the song.") == [["Come home, come home"]]


def test_epanalepsis_closes_the_circle(found):
    assert found("epanalepsis", "Fear is the child of fear.") == [["Fear", "fear"]]


def test_lone_numbers_are_taken_up_by_chance_only(found):
    assert found("anadiplosis", "The tower was built in 1929. 1929 was a dry year.") == []


def test_what_is_said_twice_at_once_is_neither_anaphora_nor_epistrophe(found):
    text = "My harbour, my harbour, where have you gone?"
    assert found("anaphora", text) == found("epistrophe", text) == []


def test_an_echo_leaves_the_run_that_it_stands_in(found):
    text = "No rain fell, no rain. No rain came in May. No rain was seen in June."
    assert all(len(parts) < 4 for parts in found("anaphora", text))


def test_anadiplosis_may_take_a_breath_behind_a_full_stop(found):
    text = "The town was full of laws. Laws, they said, would mend it."
    assert found("anadiplosis", text) == [["laws", "Laws"]]


def test_anadiplosis_knows_a_word_again_that_the_tagger_takes_for_another(found):
    text = "They lived by fishing. Fishing was all they knew."
    assert found("anadiplosis", text) == [["fishing", "Fishing"]]


def test_small_words_said_twice_at_once_may_be_epizeuxis_where_they_say_enough(found):
    assert found("epizeuxis", "They lived some other way, some other way.") == [
        ["some other way, some other way"]
    ]
    assert found("epizeuxis", "Whatever it is, it is not mine.") == []


def test_a_sentence_of_its_own_says_the_last_word_again(found):
    assert found("epizeuxis", "By noon the ice was gone. Gone.") == [["gone. Gone"]]
    assert found("epizeuxis", '"They sold the lighthouse. The lighthouse," she wrote.') == [
        ["the lighthouse. The lighthouse"]
    ]
    assert found("epizeuxis", "By noon they reached the ice. The ice was thin.") == []


def test_interjections_are_said_twice_but_hesitation_says_nothing(found):
    assert found("epizeuxis", '"No, no," said the ferryman.') == [["No, no"]]
    assert found("epizeuxis", '"Uh, uh, perhaps," said the ferryman.') == []


def test_what_opens_a_sentence_ends_no_clause_before_it(found):
    assert found("epizeuxis", "Nobody, nobody came to the door.") == [["Nobody, nobody"]]
    assert found("epizeuxis", "The road led to a gate, a gate that was locked.") == []


def test_what_comes_back_as_another_word_or_leads_on_is_not_said_twice(found):
    assert found("epizeuxis", "If the boat is of use, use it.") == []
    assert found("epizeuxis", "If the bridge is closed, the bridge is closed.") == []
    assert found("epizeuxis", "A bargain is a bargain is a bargain.") == []
    assert found("epizeuxis", "It was all salt and snow, snow and salt.") == []
    assert found("epizeuxis", "The hall smelt of – smelt of tar.") == []


def test_day_after_day_is_an_idiom_and_a_bracket_explains(found):
    assert found("epizeuxis", "They sailed day after day after night.") == []
    assert found("epizeuxis", "They measured the pulse (pulse rate 60) at noon.") == []


def test_a_subject_that_plain_prose_goes_on_with_is_not_taken_up(found):
    text = (
        "The probe was lowered into the second lake, and the cable was marked at every metre so that the depth could "
        "be read from the boats. Boat engines were stopped during each measurement, and the temperature was "
        "noted twice by two observers who could not see each other's sheets."
    )
    assert found("anadiplosis", text) == []


def test_a_word_that_only_helps_to_name_another_does_not_open_a_circle(found):
    assert found("epanalepsis", "Garden gates never lock a garden.") == []


def test_a_lone_preposition_is_no_symploce(found):
    assert found("symploce", "On the left stood Garden Street, on the right ran Garden Street.") == []


def test_a_pattern_of_several_words_outweighs_a_pronoun_in_a_long_text(found):
    filler = " ".join(
        f"The {w} was repaired in the spring by people from town." for w in ("roof", "gate", "wall") * 9
    )
    text = (
        f"{filler} We have never sold the meadow. We have never fenced the lake. We have never cut the oaks."
    )
    assert found("anaphora", text) == [["We have never"] * 3]
    assert (
        found("anaphora", f"{filler} He came back in May with both of his sisters. He knew nobody there.")
        == []
    )


def test_initials_open_nothing(found):
    assert found("anaphora", "Present were Lee (R., Ayr), Moss (R., Bute), and Kerr (R., Fife).") == []


def test_a_doubled_adjective_is_epizeuxis_and_no_anadiplosis(found):
    text = "They fell into a deep, deep sleep."
    assert found("epizeuxis", text) == [["deep, deep"]]
    assert found("anadiplosis", text) == []


def test_a_verb_said_twice_at_once_is_epizeuxis_though_the_sentence_goes_on(found):
    assert found("epizeuxis", "All night the dog was howling, howling at the gate.") == [["howling, howling"]]
    assert found("epizeuxis", "He met a stranger, a stranger who knew his name.") == []

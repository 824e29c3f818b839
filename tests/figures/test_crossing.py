"""Antimetabole and chiasmus: the salient crossing is found, the accidental one is not."""

from __future__ import annotations


def test_the_four_words_of_the_cross_are_shown(found):
    text = "Eat to live, do not live to eat."
    assert found("antimetabole", text) == [["Eat", "live", "live", "eat"]]


def test_pronouns_cross_in_all_their_cases(found):
    text = "I trust her, and she trusts me."
    assert found("antimetabole", text) == [["I", "her", "she", "me"]]


def test_words_that_the_article_uses_everywhere_do_not_cross(found):
    filler = " ".join(
        f"The council of the region met the workers in room {n}. The workers thanked the council."
        for n in range(12)
    )
    assert found("antimetabole", filler) == []


def test_a_wide_crossing_is_an_accident(found):
    text = (
        "The harbour that the engineers had planned for the island was never begun, because the money for "
        "the works on the island went to roads, and nobody has since asked for a harbour."
    )
    assert found("antimetabole", text) == []


def test_chiasmus_crosses_opposites(found):
    text = "They praised his courage in peace; in war they saw his fear."
    assert found("chiasmus", text) == [["courage", "peace", "war", "fear"]]


def test_chiasmus_leaves_the_same_words_to_antimetabole(found):
    assert found("chiasmus", "Money buys power, and power brings money.") == []


def test_a_crossing_made_of_nothing_else_needs_no_full_stop(found):
    text = (
        "All through that afternoon the light on the water went from silver to copper and copper to silver, and "
        "the children who had come down from the village with their aunts lay on the stones and counted boats "
        "until the first lamps were lit along the wall and somebody called them home for supper."
    )
    assert found("antimetabole", text) == [["silver", "copper", "copper", "silver"]]


def test_what_else_is_said_between_the_words_hides_the_cross(found):
    bare = "The baker trusted the miller, and the miller trusted the baker."
    assert found("antimetabole", bare) == [["baker", "miller", "miller", "baker"]]
    laden = (
        "The baker owed money to a young miller near Dunford, whose brother, also a miller, "
        "had sold flour cheaply to another baker."
    )
    assert found("antimetabole", laden) == []


def test_one_crossing_of_words_that_exchange_their_roles_is_seen_in_a_long_article(found):
    filler = "The ferry runs from May to October and carries forty cars. Tickets are sold at the pier. " * 30
    text = "Do not sing for bread, but do not lose the bread for which you sing."
    assert found("antimetabole", filler + text) == [["sing", "bread", "bread", "sing"]]


def test_words_that_keep_coming_back_hardly_turn_round(found):
    cross = "The council wants a tunnel under the river, and the river floods every tunnel."
    apart = f"The mayor was pleased. {cross} The people laughed."
    assert found("antimetabole", apart, evidence=0.3) == [["tunnel", "river", "river", "tunnel"]]
    amid_its_words = f"The tunnel was old. {cross} The river was new."
    assert found("antimetabole", amid_its_words, evidence=0.3) == []

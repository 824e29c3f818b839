"""Words said twice at once for another reason than stress: grammar, names, and the step to the next clause.

What epizeuxis is told from. A word or phrase is given as groups of token indices, one for each saying; bare, where
no mark stands between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.figures.anadiplosis import steps_of
from reader.figures.chance import FUNCTION_WORDS, RARE
from reader.figures.clauses import SUBORDINATORS, is_word
from reader.figures.shape import has_verb

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

Groups = list[list[int]]

_STAMMERS = frozenset(
    "had that is was are it you he she in on to of the a an and or at by for with as his her be do did does "
    "which what there this these those from one will would can could has have were then "
    "uh um er erm eh hm hmm mm ah ha heh".split()
)
"""Words that grammar, or a slip, doubles: "the trouble it had had", "all that that means"."""
_NO_WORDS = frozenset({"CD", "LS", "SYM", "FW", "ADD"})
_FULL_STOPS = frozenset(".?!;:")
_QUOTES = frozenset(('"', "“", "”", "'", "‘", "’", "``", "''"))
_LEADS_ON = frozenset({"IN", "TO", "WD", "WP", "CC", "VB", "MD"})


def is_grammar(passage: Passage, groups: Groups, bare: bool) -> bool:
    """What a sentence, an idiom or a slip says twice: "had had", "day after day", "if you can you can"."""
    words = [passage.lower[i] for i in groups[0]]
    tags = [passage.tag[i] for i in groups[0]]
    if all(w in _STAMMERS or len(w) == 1 for w in words) or not _NO_WORDS.isdisjoint(tags):
        return True
    if len(words) == 1:
        return bare and words[0] in FUNCTION_WORDS and tags[0] not in ("RB", "JJ", "UH")
    if len(set(words)) == 1 or _turns_inside(passage, groups, bare) or _is_condition(passage, groups):
        return True
    says = sum(FUNCTION_WORDS.get(w, RARE) for w in words)
    return len(groups) < 3 and says < (2 * RARE if bare else RARE) and all(w in FUNCTION_WORDS for w in words)


def _turns_inside(passage: Passage, groups: Groups, bare: bool) -> bool:
    """Where the pause falls inside the phrase, or its end leads back to its head.

    "Day after day", "a bargain is a bargain is a bargain".
    """
    first, last = groups[0][0], groups[0][-1]
    paused = not all(map(is_word, passage.lower[first : last + 1]))
    leads_back = passage.tag[last] == "IN" or passage.tag[last][:2] == "VB"
    following = passage.lower[groups[-1][-1] + 1 : groups[-1][-1] + 2]
    return bare and (paused or (leads_back and following == [passage.lower[first]]))


def _is_condition(passage: Passage, groups: Groups) -> bool:
    """The end of a subordinate clause makes the main one: "if she is late, she is late"."""
    first, last = groups[0][0], groups[0][-1]
    start = first
    while start and is_word(passage.lower[start - 1]):
        start -= 1
    subordinate = not SUBORDINATORS.isdisjoint(passage.lower[start:first])
    return subordinate and len(groups) == 2 and has_verb(passage, first, last)


def is_name(passage: Passage, groups: Groups, bare: bool) -> bool:
    """ "Bora Bora", or a name beside the word that it is made of: "a new New Bridge"."""
    return bare and any(passage.tag[group[-1]].startswith("NNP") for group in groups)


def goes_on(passage: Passage, groups: Groups, bare: bool) -> bool:
    """Anadiplosis: "villages become towns, towns become cities", "a stranger, a stranger who knew".

    Or the second is another word ("of use, use me"), one side of a cross ("salt and snow, snow and salt"), or the
    first was broken off before its object came ("it smelt of – smelt of tar").
    """
    last, again = groups[0][-1], groups[-1][-1]
    if opens_sentence(passage, groups[0][0]):
        return False
    tags = passage.tag[last], passage.tag[again]
    changes_role = passage.dep[again].startswith("nsubj") and passage.dep[last] != passage.dep[again]
    if changes_role or {tag[:2] for tag in tags} == {"NN", "VB"} or _mirrors(passage, groups):
        return True
    following = passage.tag[again + 1][:2] if again + 1 < len(passage) else ""
    if tags[0] == "IN":
        return following.isalpha()
    if tags[1][:2] not in ("NN", "PR") and passage.tag[groups[-1][0]] != "DT":
        return False
    taken_up = any(step.end <= last <= step.last for step in passage.derived(steps_of))
    return taken_up or (not bare and following in _LEADS_ON)


def _mirrors(passage: Passage, groups: Groups) -> bool:
    first, again = groups[0][0], groups[-1][-1]
    before = passage.lower[max(0, first - 2) : first]
    return len(before) == 2 and before == passage.lower[again + 1 : again + 3][::-1]


def opens_sentence(passage: Passage, first: int) -> bool:
    """Whether a word is the first of its sentence, or of a quotation that begins with one."""
    before = first - 1
    while before >= 0 and passage.lower[before] in _QUOTES:
        before -= 1
    return before < 0 or passage.lower[before] in _FULL_STOPS


def ends_sentence(passage: Passage, last: int) -> bool:
    """Whether a full stop comes behind a word, or the end of a quotation whose sentence goes on with its speaker."""
    following = passage.lower[last + 1 : last + 3]
    if following[:1] == [","]:
        return following[1:] != [] and following[1] in _QUOTES
    return not following or following[0] in _FULL_STOPS


def stands_alone(passage: Passage, groups: Groups) -> bool:
    """Across a full stop each saying is a sentence of its own ("Never. Never.")."""
    first, last = groups[0][0], groups[-1][-1]
    opens = first == 0 or not is_word(passage.lower[first - 1])
    return opens and (last + 1 >= len(passage) or not is_word(passage.lower[last + 1]))

"""Words that belong together though they differ: opposites, and words of one root."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.figures.chance import full_words

if TYPE_CHECKING:
    from reader.analysis.passage import Passage

_OPPOSITES = """
good bad, good evil, right wrong, true false, truth lie, war peace, love hate, life death, live die,
birth death, rich poor, wealth poverty, strong weak, strength weakness, old new, old young, youth age,
day night, light dark, light darkness, hot cold, heat cold, high low, big small, great small, large small,
long short, fast slow, hard soft, easy hard, easy difficult, first last, begin end, beginning end,
start finish, open close, open shut, win lose, victory defeat, success failure, succeed fail, rise fall,
up down, in out, inside outside, within without, before after, past future, today tomorrow,
yesterday tomorrow, always never, all none, all nothing, everything nothing, everyone nobody,
everybody nobody, everywhere nowhere, many few, more less, most least, much little, often seldom,
friend enemy, friend foe, ally enemy, man woman, men women, boy girl, father mother, son daughter,
brother sister, husband wife, king queen, master servant, master slave, teacher pupil, doctor patient,
buyer seller, buy sell, give take, give receive, lend borrow, come go, arrive leave, remember forget,
find lose, build destroy, create destroy, make break, heal wound, help hinder, help harm, save spend,
save destroy, laugh weep, laugh cry, smile frown, joy sorrow, joy grief, happy sad, happiness misery,
pleasure pain, hope fear, hope despair, courage fear, brave coward, freedom slavery, freedom tyranny,
liberty tyranny, free slave, order chaos, unity division, unite divide, join part, heaven hell, heaven earth,
god devil, angel devil, saint sinner, virtue vice, wise foolish, wisdom folly, sage fool, clean dirty,
pure foul, full empty, wet dry, deep shallow, wide narrow, thick thin, heavy light, loud quiet,
speech silence, speak listen, ask answer, question answer, cause effect, body soul, body mind, heart head,
word deed, say do, think act, theory practice, plan act, public private, city country, town country,
north south, east west, left right, land sea, sun moon, summer winter, spring autumn, black white, red blue,
near far, here there, now then, gain loss, profit loss, cheap dear, cheap expensive, guilty innocent,
guilt innocence, crime punishment, sick healthy, sickness health, hunger plenty, feast famine,
growth decline, grow shrink, increase decrease, accept refuse, accept reject, allow forbid, praise blame,
bless curse, attack defend, advance retreat, lead follow, push pull, sleep wake, work rest, work play,
stand fall, sink swim, human divine, err forgive, mortal immortal, possible impossible, native foreign,
local global, many one, few many, majority minority, simple complex, problem solution, question solution,
student teacher, parent child, worker boss, employer employee, government people, politician citizen,
state market
"""
_ENDING = re.compile(
    "(?<=....)(?:fulness|ization|isation|ations?|itions?|ments?|ness|ship|hood|[ae]nce|[ae]ncy|[ai]ble|[ei][dn]g?ly|"
    "ously|fully|less|ful|ous|ive|ity|ism|ist|ers?|or|ing|ed|es|ly|al|ic|[ysedn])$"
)
_NEGATIONS = ("un", "in", "im", "ir", "il", "dis", "non", "non-", "mis")


def _opposites() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for pair in _OPPOSITES.replace("\n", " ").split(","):
        first, second = pair.split()
        found.setdefault(first, set()).add(second)
        found.setdefault(second, set()).add(first)
    return found


def _families(opposites: dict[str, set[str]]) -> dict[str, str]:
    """Each word of the table with one word that stands for all that opposition ties to it."""
    family: dict[str, str] = {}
    for word in opposites:
        waiting = [word]
        while waiting:
            member = waiting.pop()
            if member not in family:
                family[member] = word
                waiting += opposites[member]
    return family


_OPPOSITE = _opposites()
_FAMILY = _families(_OPPOSITE)


def are_opposites(first: str, second: str) -> bool:
    """Of two lemmas: whether the table has them as opposites, or one is the other with a negative prefix."""
    if second in _OPPOSITE.get(first, ()):
        return True
    short, long = sorted((first, second), key=len)
    return len(short) > 3 and long.endswith(short) and long[: -len(short)] in _NEGATIONS


def may_have_opposite(lemma: str) -> bool:
    return lemma in _OPPOSITE or lemma.startswith(_NEGATIONS)


def are_kin(first: str, second: str) -> bool:
    """Of two lemmas: the same, opposites, or of one root."""
    return first == second or are_opposites(first, second) or root(first) == root(second)


def kin_keys(passage: Passage) -> list[str]:
    """For each token a key that its relatives have too, for `crossings`; candidates still need a check."""
    found = [""] * len(passage)
    for i in passage.derived(full_words):
        found[i] = _kin_key(passage.lemma[i])
    return found


@lru_cache(maxsize=50_000)
def _kin_key(lemma: str) -> str:
    return _FAMILY.get(lemma) or root(lemma.removeprefix("un").removeprefix("dis"))


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """A word without its endings: rough, for words that stand close together only."""
    while True:
        shorter = _ENDING.sub("", word)
        if shorter == word:
            return word
        word = shorter

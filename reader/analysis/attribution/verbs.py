"""Attribution by a verb with a subject: “observers have noted that …”, “… ,” said the minister.

The cue is looked up first; the tree is walked only around it, and where it gives no subject the order
of the words is asked instead (a small parser often loses the subject of an inverted “said X”).
"""

from __future__ import annotations

from reader.analysis.attribution.attribution import Attribution
from reader.analysis.attribution.lexicon import lexicon
from reader.analysis.attribution.reading import MARKS, Phrase, Reading
from reader.analysis.attribution.sources import RELATIVE, WRITER, bare_name, classify, display_name, personal
from reader.finding import SourceKind, Span

AUXILIARY = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
LOOSE = frozenset({"xcomp", "advcl", "conj", "ccomp", "pcomp"})
CONTENT = frozenset({"ccomp", "xcomp"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "DT", "WP", "WDT", "JJ", "JJS", "JJR", "VBG"})
CLAUSAL = frozenset("say hope think believe suspect fear insist claim argue know".split())
"""Verbs behind which a noun is nearly always the subject of a clause."""
KNOWING = frozenset(
    "see know fear foresee remember understand feel believe expect hear doubt suspect".split()
)
"""Verbs of thinking that may have a thing for their content."""
WANTING = frozenset("want need expect prefer like wish ask decide agree insist demand propose".split())
SEEKING = frozenset("seek offer prefer want propose".split())
ABOUT = frozenset({"about", "of", "on", "against", "for", "to", "with"})
SPEAKING = {"speak": frozenset({"about", "of", "against"}), "talk": frozenset({"about", "of"})}
HIDDEN_KINDS = (SourceKind.VAGUE, SourceKind.ANONYMOUS)
GOING_ON = frozenset(
    "continue begin start laugh sigh smile sing read nod grin interject interrupt share post".split()
)
"""Verbs of going on and of gesture: they report only beside a quotation."""
LEANING = {
    "put": (),
    "vote": ("for", "against"),
    "campaign": ("for", "against"),
    "opt": ("for",),
    "push": ("for",),
    "point": ("to", "out"),
    "stand": ("for", "by"),
    "balk": ("at",),
    "focus": ("on",),
    "care": ("about",),
    "hope": ("for",),
    "rail": ("against", "at"),
    "appeal": ("to",),
    "side": ("with",),
    "object": ("to",),
    "react": ("to",),
    "weigh": ("in",),
    "sympathize": ("with",),
    "lean": ("toward", "to"),
    "fight": ("for", "against"),
    "argue": ("for", "against"),
    "lash": ("out", "at"),
    "look": ("for",),
    "rally": ("behind", "around"),
    "line": ("up", "behind"),
    "cheer": ("for",),
    "root": ("for",),
    "lobby": ("for", "against"),
    "refer": ("to",),
    "allude": ("to",),
    "dwell": ("on",),
    "reflect": ("on",),
    "touch": ("on",),
    "walk": ("back",),
    "worry": ("about",),
    "think": ("of", "about"),
    "turn": ("against",),
    "play": ("down", "up"),
    "shrug": ("off",),
    "back": ("away",),
    "speak": ("out", "of", "about"),
    "agree": ("with",),
    "disagree": ("with",),
    "long": ("for",),
    "press": ("for",),
    "wish": ("for",),
    "dream": ("of", "about"),
    "vow": ("to",),
    "disapprove": ("of",),
    "approve": ("of",),
    "fire": ("back",),
    "shoot": ("back", "down"),
    "hit": ("back",),
    "take": ("issue", "aim"),
    "stick": ("with",),
    "diverge": ("on", "over"),
    "clash": ("with", "over"),
    "spar": ("with", "over"),
    "rule": ("out",),
    "lay": ("out",),
    "spell": ("out",),
    "single": ("out",),
    "swipe": ("at",),
    "brush": ("off", "aside"),
    "wave": ("off", "away"),
}
"""Verbs that take a side or bring up a subject by a preposition or particle."""
AGREEING = frozenset(
    "know agree believe think say recognise recognize understand accept see realise realize".split()
)
DENYING = frozenset(
    "doubt dispute deny question believe think say disagree contest challenge seriously".split()
)
ANCHORS = frozenset({"say", "add", "tell"})
"""Verbs that report whatever stands beside them; the others need a content."""


def verb_attribution(reading: Reading, i: int) -> Attribution | None:
    """The attribution whose cue is the active verb at token `i`, if it is one."""
    p = reading.passage
    if p.pos[i] != "VERB" or reading.child(i, "auxpass") is not None:
        return None
    if p.tag[i] == "VBN" and p.dep[i] in ("acl", "amod", "advcl"):
        return None
    phrase = subject(reading, i)
    if phrase is None or p.lower[phrase.head] in ("you", "there"):
        return None
    form = _consensus(reading, i, phrase) or _form(reading, i, phrase)
    if form is None:
        return None
    attribution = _attribution(reading, i, phrase, form)
    return None if attribution.kind in HIDDEN_KINDS and _identifies(reading, i, phrase, form) else attribution


def _identifies(reading: Reading, i: int, phrase: Phrase, form: str) -> bool:
    """“People who say so”, “an aide, who asked not to be named”: the clause says who is meant, no more.

    So do the infinitive and the participle of an attitude: “voters to back”, “groups backing him”.
    """
    p = reading.passage
    if p.lower[phrase.head] in RELATIVE:
        return True
    bare = not any(p.dep[c] == "aux" and p.lower[c] != "to" for c in p.children[i])
    return bare and (p.tag[i] == "VB" or (p.tag[i] == "VBG" and form not in ("verb", "naming")))


def _attribution(reading: Reading, i: int, phrase: Phrase, form: str) -> Attribution:
    p = reading.passage
    start = _chain_start(reading, i, phrase)
    first, last = verb_group(reading, start)[0], verb_group(reading, i)[1]
    source = antecedent(reading, phrase) or phrase
    kind = SourceKind.VAGUE if form == "consensus" else classify(reading, source)
    if p.lower[phrase.head] in WRITER:
        form, kind = "writer", SourceKind.NAMED
    return Attribution(
        cue=p.span(first, last),
        source=p.span(source.first, source.last),
        content=content(reading, i, phrase),
        kind=kind,
        form=form,
        parts=reading.spans((phrase.first, phrase.last), (first, last)),
        name=display_name(reading, source),
        details={"source": display_name(reading, source), "cue": reading.text(first, last)},
    )


def _form(reading: Reading, i: int, phrase: Phrase) -> str | None:
    """Which frame the verb stands in, None where it only does something."""
    p, words = reading.passage, lexicon()
    lemma, head = reading.lemma[i], reading.lemma[phrase.head]
    beside = reading.quote_beside(min(phrase.first, i), max(phrase.last, i)) is not None
    beside = beside or reading.quote_beside(i, i) is not None
    clause = reading.child(i, "ccomp") is not None or p.dep[i] == "parataxis" or _clause_behind(reading, i)
    clause = clause or _as_they_say(reading, i)
    infinitive = reading.child(i, "xcomp") is not None
    obj = reading.child(i, "dobj") is not None
    about = _about(reading, i)
    if head in words.documents and head not in words.people:
        return "document" if lemma in words.show and (clause or beside or obj) else None
    if p.lower[phrase.head] in RELATIVE:
        source = antecedent(reading, phrase)
        if source is None or not (personal(reading, source) or p.lower[phrase.head] == "who"):
            return None
    elif not personal(reading, phrase) and not (
        p.lower[phrase.head] == "it" and lemma in words.say | words.judge
    ):
        spoken = lemma in ANCHORS or (lemma in words.say and bare_name(reading, phrase))
        return "verb" if spoken and (clause or beside) else None
    if lemma in GOING_ON:
        return "verb" if beside else None
    if (lemma == "call" and _about(reading, i)) or (lemma == "put" and _puts_it(reading, i)):
        return "verb"
    if lemma in words.name and (reading.child(i, "oprd") is not None or _as(reading, i)):
        return "naming"
    if lemma in words.say and (lemma in ANCHORS or clause or beside or infinitive or obj or about):
        return "verb"
    if lemma in words.tell and (obj or clause or beside or infinitive):
        return "verb"
    if lemma in words.intend and (infinitive or (clause and lemma in WANTING) or (obj and lemma in SEEKING)):
        return "intention"
    if lemma in words.think and (clause or infinitive or (obj and lemma in KNOWING)):
        return "belief"
    if lemma in words.judge and beside:
        return "verb"
    if lemma in words.judge and (obj or clause):
        return "stance"
    if _leaning(reading, i):
        return "stance"
    if lemma in words.name and clause:
        return "naming"
    if lemma in ("call", "dub", "label", "brand", "term") and obj and _names_it(reading, i):
        return "naming"
    if lemma in words.show and lemma not in words.say and clause:
        return "verb"
    return None


def _consensus(reading: Reading, i: int, phrase: Phrase) -> str | None:
    """“Everyone knows that …”, “nobody disputes it”: all the world is the witness."""
    p = reading.passage
    head = p.lower[phrase.head]
    if phrase.head - phrase.first > 1 or phrase.last > phrase.head:
        return None
    if head in ("everyone", "everybody") and phrase.first == phrase.head and reading.lemma[i] in AGREEING:
        return "consensus"
    no_one = head == "nobody" or p.lower[phrase.first : phrase.last + 1] == ["no", "one"]
    return "consensus" if no_one and reading.lemma[i] in DENYING else None


def _leaning(reading: Reading, i: int) -> bool:
    """A verb that takes a side with its preposition: voted for, campaigned against, balked at."""
    p = reading.passage
    prepositions = LEANING.get(reading.lemma[i], ())
    return any(p.lower[c] in prepositions for c in p.children[i] if c > i)


def _puts_it(reading: Reading, i: int) -> bool:
    """“As she put it, …”."""
    return reading.passage.lower[i + 1 : i + 2] == ["it"]


def _about(reading: Reading, i: int) -> bool:
    p = reading.passage
    prepositions = SPEAKING.get(reading.lemma[i], ABOUT)
    return any(p.dep[c] == "prep" and p.lower[c] in prepositions for c in p.children[i])


def _names_it(reading: Reading, i: int) -> bool:
    """“She called his orders “a crucial step””: something stands behind the object that it is called."""
    p = reading.passage
    obj = reading.child(i, "dobj")
    if obj is None or obj < i:
        return False
    behind = reading.right_edge(obj) + 1
    quoted = any(word in MARKS for word in p.words[obj:behind])
    return quoted or (
        behind < len(p.words) and (p.words[behind] in MARKS or p.pos[behind] in ("DET", "ADJ", "NOUN"))
    )


def _as(reading: Reading, i: int) -> bool:
    p = reading.passage
    if any(p.lower[c] == "as" for c in p.children[i] if c > i):
        return True
    obj = reading.child(i, "dobj")
    return obj is not None and any(p.lower[c] == "as" for c in p.children[obj] if c > obj)


def _as_they_say(reading: Reading, i: int) -> bool:
    """“…, as critics have noted”: the main clause is what is said."""
    mark = reading.child(i, "mark")
    return mark is not None and reading.passage.lower[mark] == "as"


def _clause_behind(reading: Reading, i: int) -> bool:
    """A clause that the parser has not tied to the verb: “hoped the talks would …”, “declared: …”."""
    p = reading.passage
    if i + 2 >= len(p.words):
        return p.words[-1] == ":"
    if p.lower[i + 1] in ("that", "how", "why", "whether", "if", ":"):
        return True
    return (
        reading.lemma[i] in CLAUSAL
        and p.pos[i + 1] in ("DET", "PRON", "PROPN")
        and reading.child(i, "dobj") is None
    )


def subject(reading: Reading, i: int, depth: int = 0) -> Phrase | None:
    """The source phrase of a verb: its subject, or that of the verb it leans on."""
    p = reading.passage
    own = reading.child(i, "nsubj")
    if own is not None:
        return reading.noun_phrase(own, i)
    inverted = _inverted(reading, i)
    if inverted is not None:
        return inverted
    if depth < 4 and p.dep[i] in LOOSE and p.head[i] != i:
        above = p.head[i]
        if p.pos[above] in ("VERB", "AUX") and reading.child(i, "mark") is None:
            return subject(reading, above, depth + 1)
    if p.dep[i] == "acl" and p.tag[i] == "VBG" and p.head[i] < i:
        return _issuer(reading, p.head[i], depth) or reading.noun_phrase(p.head[i], i)
    return _beside(reading, i) if reading.lemma[i] in lexicon().say else None


def _issuer(reading: Reading, noun: int, depth: int) -> Phrase | None:
    """“His office put out a statement saying …”: the office speaks."""
    p = reading.passage
    if p.dep[noun] != "dobj" or reading.lemma[noun] not in lexicon().documents or depth > 2:
        return None
    return subject(reading, p.head[noun], depth + 2)


def _inverted(reading: Reading, i: int) -> Phrase | None:
    """“…,” said the minister: the subject behind the verb, whatever the parser calls it."""
    p = reading.passage
    if i == 0 or reading.lemma[i] not in lexicon().say or p.words[i - 1] not in MARKS | {","}:
        return None
    behind = [
        c for c in p.children[i] if c > i and p.dep[c] in ("dobj", "attr", "nsubj", "npadvmod", "dative")
    ]
    return reading.noun_phrase(behind[0], i) if behind else None


def _beside(reading: Reading, i: int) -> Phrase | None:
    """The noun or pronoun just before the verb (and its auxiliaries), where the tree gives no subject."""
    p = reading.passage
    k = i - 1
    while k >= 0 and p.pos[k] in ("AUX", "ADV", "PART"):
        k -= 1
    if k >= 0 and p.tag[k] in ("NNP", "PRP", "NNS", "NN", "NNPS") and p.tag[i] in ("VBD", "VBZ", "VBP"):
        first, last = reading.core(k)
        return Phrase(first, last, k)
    return None


def antecedent(reading: Reading, phrase: Phrase) -> Phrase | None:
    """What “who”, “which” or “that” stands for."""
    p = reading.passage
    if p.lower[phrase.head] not in RELATIVE or p.tag[phrase.head] not in ("WP", "WDT"):
        return None
    verb = p.head[phrase.head]
    if p.dep[verb] != "relcl" or p.head[verb] >= phrase.head:
        return None
    whole = reading.noun_phrase(p.head[verb], phrase.head)
    return Phrase(whole.first, min(whole.last, phrase.first - 1), whole.head)


def _chain_start(reading: Reading, i: int, phrase: Phrase) -> int:
    """“is expected to endorse”, “declined to say”: the first verb of a chain whose subject is the source."""
    p = reading.passage
    start = i
    while p.dep[start] == "xcomp" and phrase.last < p.head[start] < start and start - p.head[start] < 6:
        start = p.head[start]
    return start


def verb_group(reading: Reading, i: int) -> tuple[int, int]:
    """The verb with its auxiliaries, negation, particle and the adverbs among them."""
    p = reading.passage
    first = last = i
    while first > 0 and p.head[first - 1] == i and p.dep[first - 1] in AUXILIARY:
        first -= 1
    while last + 1 < len(p.words) and p.head[last + 1] == i and p.dep[last + 1] == "prt":
        last += 1
    return first, last


def content(reading: Reading, i: int, phrase: Phrase | None = None) -> Span | None:
    """What is reported: the quotation beside the words, and the clause or object of the verb."""
    p = reading.passage
    first, last = verb_group(reading, i)
    near = reading.quote_beside(first, last)
    if phrase is not None and near is None:
        near = reading.quote_beside(min(first, phrase.first), max(last, phrase.last))
    clause = reading.child(i, "ccomp", "xcomp")
    clause = clause if clause is not None else reading.child(i, "dobj")
    if clause is None:
        return (near.start, near.end) if near else None
    left, right = reading.left_edge(clause), reading.right_edge(clause)
    if clause > i:
        left = max(left, last + 1)
    else:
        right = min(right, first - 1)
    start, end = p.span(left, max(left, right))
    return (min(start, near.start), max(end, near.end)) if near else (start, end)

"""Articles whose every letter is followed through edits, so that a test knows where a passage went.

A text is a list of paragraphs, a paragraph a list of letters; a letter is its character and where it
stood in the first version (-1: it came in later).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Letter = tuple[str, int]
Text = list[list[Letter]]
Edit = Callable[[Text, Random], Text]

OPENINGS = (
    "The council",
    "A fisherman",
    "The old harbour",
    "Nobody at the office",
    "The engineer’s report",
    "Her deputy",
    "The second pump",
    "One of the neighbours",
    "The ferry company",
    "A letter from the bank",
    "The quay",
    "Every summer the town",
    "The people of Marlow",
    "The auditor",
)
ACTS = (
    "said that the wall would hold",
    "promised to come back in spring",
    "paid for the stones twice",
    "asked for the same figures again",
    "found a crack as wide as a hand",
    "forgot the lower gate",
    "wrote to the ministry about the tide",
    "lost the key to the tower",
    "kept the lights on all night",
    "blamed the weather and the war",
    "counted eleven boats instead of twelve",
    "sold the land behind the church",
    "sent the plans to the wrong street",
    "closed the road for the third time",
)
ENDINGS = (
    "before the winter came",
    "and nobody wrote it down",
    "as the minutes of June 1987 show",
    "“for the last time”",
    "in spite of the rain",
    "which the paper did not print",
    "while the children watched — and laughed",
    "at a price that surprised the bank",
    "without a word to the mayor’s office",
    "and the matter rested there",
    "for reasons that are still unclear",
    "“as we always have,” it was said",
    "under the eyes of the police",
)
NEWS = (
    "in the words of a later report",
    "to everyone’s relief",
    "or so the second edition has it",
    "after the flood",
    "which is new",
    "with the help of two divers",
    "though the tower stayed shut",
)
REFRAIN = "And still the water came."


def write_article(random: Random, paragraphs: int = 14) -> str:
    """Plain prose with headings, recurring phrases, a refrain and one paragraph that stands twice."""
    pieces = ["The harbour at Marlow"]
    for i in range(paragraphs):
        if i % 5 == 4:
            pieces.append(f"What happened in {random.choice(('March', 'April', 'May'))}")
        sentences = [_sentence(random) for _ in range(random.randint(2, 6))]
        if random.random() < 0.3:
            sentences.append(REFRAIN)
        pieces.append(" ".join(sentences))
    pieces.insert(random.randrange(3, len(pieces)), pieces[2])
    return "\n\n".join(pieces)


def _sentence(random: Random, endings: tuple[str, ...] = ("", *ENDINGS)) -> str:
    parts = [random.choice(OPENINGS), random.choice(ACTS), random.choice(endings)]
    return " ".join(parts).strip() + "."


def track(text: str) -> Text:
    paragraphs: Text = []
    for match in re.finditer(r"(?:(?!\n\n).)+", text, re.S):
        paragraphs.append([(c, match.start() + i) for i, c in enumerate(match.group())])
    return paragraphs


def fresh(text: str) -> list[Letter]:
    return [(c, -1) for c in text]


def flatten(text: Text) -> tuple[str, list[int]]:
    """The text, and for each character where it stood in the first version."""
    letters: list[Letter] = []
    for i, paragraph in enumerate(text):
        letters += (fresh("\n\n") if i else []) + paragraph
    return "".join(c for c, _ in letters), [at for _, at in letters]


def mend_typos(text: Text, random: Random) -> Text:
    """One letter in 60 replaced, dropped, doubled or swapped with its neighbour."""
    changed: Text = []
    for paragraph in text:
        out: list[Letter] = []
        for c, at in paragraph:
            if not c.isalpha() or random.random() > 1 / 60:
                out.append((c, at))
                continue
            kind = random.randrange(4)
            if kind == 0:
                out.append((random.choice("aeinrst"), at))
            elif kind == 1:
                out += [(c, at), (c, -1)]
            elif kind == 2 and out:
                out.insert(len(out) - 1, (c, at))
        changed.append(out)
    return changed


def insert_paragraphs(text: Text, random: Random) -> Text:
    out = list(text)
    for _ in range(random.randint(1, 4)):
        new = " ".join(_sentence(random, NEWS) for _ in range(random.randint(1, 4)))
        out.insert(random.randint(0, len(out)), fresh(new))
    return out


def move_paragraphs(text: Text, random: Random) -> Text:
    out = list(text)
    for _ in range(3):
        out.insert(random.randrange(len(out)), out.pop(random.randrange(len(out))))
    return out


def delete_paragraphs(text: Text, random: Random) -> Text:
    gone = set(random.sample(range(len(text)), k=max(1, len(text) // 4)))
    return [p for i, p in enumerate(text) if i not in gone]


def insert_sentences(text: Text, random: Random) -> Text:
    out = []
    for paragraph in text:
        ends = [
            i + 2 for i in range(len(paragraph) - 2) if paragraph[i][0] == "." and paragraph[i + 1][0] == " "
        ]
        if ends and random.random() < 0.4:
            at = random.choice([0, *ends])
            paragraph = paragraph[:at] + fresh(_sentence(random, NEWS) + " ") + paragraph[at:]
        out.append(paragraph)
    return out


def delete_sentences(text: Text, random: Random) -> Text:
    out = []
    for paragraph in text:
        ends = [0] + [i + 2 for i in range(len(paragraph) - 2) if paragraph[i][0] == "."] + [len(paragraph)]
        if len(ends) > 3 and random.random() < 0.4:
            i = random.randrange(len(ends) - 1)
            paragraph = paragraph[: ends[i]] + paragraph[ends[i + 1] :]
        out.append(paragraph)
    return out


def replace_words(text: Text, random: Random) -> Text:
    """One word in 25 becomes another."""
    out = []
    for paragraph in text:
        changed: list[Letter] = []
        for word in _words(paragraph):
            other = "nowhere" if "".join(c for c, _ in word) == "elsewhere" else "elsewhere"
            changed += fresh(other) if word[0][0].isalpha() and random.random() < 0.04 else word
        out.append(changed)
    return out


def rewrap(text: Text, random: Random) -> Text:
    """Lines of at most 60 characters, some with two spaces between words."""
    out = []
    for paragraph in text:
        line, changed = 0, []
        for word in _words(paragraph):
            line += len(word)
            if word[0][0] == " " and line > 50:
                line, word = 0, [("\n", word[0][1])]
            elif word[0][0] == " " and random.random() < 0.1:
                word = [*word, (" ", -1)]
            changed += word
        out.append(changed)
    return out


def straighten(text: Text, random: Random) -> Text:
    """Curly quotes become straight, dashes two hyphens."""
    plain = {"“": '"', "”": '"', "’": "'", "—": "--"}
    return [[(c, at) for old, at in p for c in plain.get(old, old)] for p in text]


def new_edition(text: Text, random: Random) -> Text:
    """A little of everything, with a new title and a note at the end."""
    for edit in (
        straighten,
        insert_paragraphs,
        insert_sentences,
        delete_sentences,
        move_paragraphs,
        mend_typos,
    ):
        text = edit(text, random)
    return [fresh("Marlow: the whole story"), *text[1:], fresh("This page was updated on 3 June.")]


EDITS: tuple[Edit, ...] = (
    mend_typos,
    insert_paragraphs,
    move_paragraphs,
    delete_paragraphs,
    insert_sentences,
    delete_sentences,
    replace_words,
    rewrap,
    straighten,
    new_edition,
)


def _words(paragraph: list[Letter]) -> list[list[Letter]]:
    """Words and what stands between them, in turn."""
    text = "".join(c for c, _ in paragraph)
    return [paragraph[m.start() : m.end()] for m in re.finditer(r"\w+|[^\w ]+| ", text)]

"""Subtitles (SubRip and WebVTT): what was said, as paragraphs."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.loading.decoding import decode
from reader.loading.draft import Draft, Piece, Source

_TIMES = re.compile(
    r"\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*-->\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]{1,80})>")
# "Ruth Amadi: Good evening", as meetings are written down; a word of the sentence may stand there, too ("Result: …").
_LABEL = re.compile(r"([A-Z][\w.'’-]*(?: [A-Z(][\w.'’)-]*){0,3}):\s+(?=\S)")
_TAG = re.compile(r"</?[a-zA-Z0-9.:][^<>]{0,200}>|\{\\[^{}]{0,100}\}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_PAUSE = 1.5  # seconds of silence after a sentence that part two paragraphs
_LONGEST = 700  # characters of a paragraph, past which the next sentence's end parts it


@dataclass(frozen=True, slots=True)
class _Cue:
    start: float
    end: float
    speaker: str
    text: str


def load_subtitles(source: Source) -> Draft:
    decoded = decode(source.data, source.encoding)
    pieces = tuple(Piece(text) for text in _paragraphs(_with_speakers(list(_cues(decoded.text)))))
    return Draft(pieces, "subtitles", warnings=decoded.warnings, encoding=decoded.encoding)


def _cues(text: str) -> Iterator[_Cue]:
    """The cues in order, without the lines that a rolling caption shows twice."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    shown: list[str] = []
    i = 0
    while i < len(lines):
        times = _TIMES.match(lines[i])
        i += 1
        if not times:
            continue
        said: list[str] = []
        while i < len(lines) and lines[i].strip() and not _TIMES.match(lines[i]):
            said.append(lines[i])
            i += 1
        voice = _VOICE.search(" ".join(said))
        plain = [line for line in (html.unescape(_TAG.sub("", line)).strip() for line in said) if line]
        new = [line for line in plain if line not in shown]
        shown = plain or shown
        if new:
            yield _Cue(
                _seconds(times, 1), _seconds(times, 5), voice[1].strip() if voice else "", " ".join(new)
            )


def _with_speakers(cues: Sequence[_Cue]) -> Iterator[_Cue]:
    """A name before a colon is the speaker's, where cues begin so more than once; until the next one goes on."""
    labels = [_LABEL.match(cue.text) if not cue.speaker else None for cue in cues]
    counts = Counter(label[1] for label in labels if label)
    usual = 2 * counts.total() > len(cues)
    speaker = ""
    for cue, label in zip(cues, labels, strict=True):
        if label and (usual or counts[label[1]] > 1):
            speaker = label[1]
            yield replace(cue, speaker=speaker, text=cue.text[label.end() :])
        else:
            yield cue if cue.speaker else replace(cue, speaker=speaker)


def _seconds(times: re.Match[str], first: int) -> float:
    hours, minutes, seconds, fraction = (times[first + k] or "0" for k in range(4))
    return 3600 * int(hours) + 60 * int(minutes) + int(seconds) + int(fraction.ljust(3, "0")) / 1000


def _paragraphs(cues: Iterator[_Cue]) -> Iterator[str]:
    """Paragraphs part where the speaker changes, or at a sentence's end before a pause."""
    gathered: list[str] = []
    before: _Cue | None = None
    for cue in cues:
        if before and gathered and _parts(before, cue, sum(map(len, gathered))):
            yield " ".join(gathered)
            gathered = []
        if cue.speaker and (before is None or cue.speaker != before.speaker):
            gathered.append(f"{cue.speaker}:")
        gathered.append(cue.text)
        before = cue
    if gathered:
        yield " ".join(gathered)


def _parts(before: _Cue, cue: _Cue, length: int) -> bool:
    if cue.speaker != before.speaker or cue.text.startswith((">>", "- ", "– ", "— ")):
        return True
    pause = cue.start - before.end >= _PAUSE or length >= _LONGEST
    return pause and bool(_SENTENCE_END.search(before.text))

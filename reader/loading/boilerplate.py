"""The phrases that stand around articles everywhere: bylines and dates above, invitations and credits below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.article import BlockKind
from reader.loading.draft import Piece

_NO_WORD = re.compile(r"[\W_]+")
_BELOW = 8  # pieces at the end that are looked at
_LONGEST_PROMOTION = 400
_LONGEST_LABEL = 70

_DATE_OR_BYLINE = re.compile(
    r"^(?:by|von|par|por|di)\s+\S.{2,60}$"
    r"|^(?:published|updated|posted|last (?:updated|modified))\b.{0,60}$"
    r"|^[^.!?]{0,50}\b(?:19|20)\d\d\b[^.!?]{0,25}$"
    r"|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b.{0,25}$"
    r"|^\d+ min(?:ute)?s?(?: read)?$"
    r"|^share\b.{0,30}$",
    re.IGNORECASE,
)
# An invitation to go elsewhere. At the end of an article its start is enough; inside, it must be brief.
_PROMOTION = re.compile(
    r"^(?:"
    r"(?:please )?(?:follow|like|join|find|connect with) (?:us|me|him|her|them|our|the|[A-Z@])"
    r"|sign up (?:for|to|here|now)|subscribe (?:to|now|here|today)|click here|tap here|download (?:the|our|now)"
    r"|(?:you can )?(?:also )?(?:read|see|watch|listen|check out) (?:more|also|next|now|our)\b"
    r"|(?:also )?(?:read|see|watch|listen|download|related|more|recommended|source|via|photo|image|credit)s?\s*:"
    r"|(?:tags?|topics?|categories|category|filed under|posted in|tagged)\b.{0,3}:"
    r"|related (?:articles?|stories|posts?|coverage|topics?|links?|news)|more (?:from|on|stories|news|about)\b"
    r"|filed under|posted in|tagged|share this|print this|email this|back to top|view comments"
    r"|leave a (?:comment|reply)|comments?$|\d+ comments?$|no comments|ad(?:vertisement)?s?$|story continues"
    r"|continue reading|read the full|copyright\b|©|\(c\) \d|all rights reserved"
    r"|this (?:material|content) may not be|if you (?:buy|purchase|click)|we may (?:earn|receive)"
    r"|(?:have|got) a (?:tip|story|question|comment)"
    r"|(?:contact|write to|email|e-mail|reach) (?:the (?:author|writer|reporter|editor)|us|[A-Z]\w+ \w+ at)\b"
    r"|send (?:us|your)|let us know|what do you think|(?:to )?(?:learn|find out) more"
    r"|for more (?:information|news|on|stories)|don[’']t miss|stay (?:tuned|up to date)"
    r"|thanks? (?:you )?for (?:signing up|subscribing)|there was an error|keep an eye on your inbox|sorry!$"
    r"|\S.{0,40}newsletters?$|you may also like|you might also like"
    r"|you(?:[’']re| are) (?:receiving|getting) this|you(?:[’']ve)? received this"
    r"|this (?:e-?mail|message|newsletter) was sent"
    r"|(?:view|read|open) (?:this|it|in|online)\b.{0,30}\bbrowser|trouble (?:viewing|reading)|unsubscribe\b"
    r"|(?:update|manage|change) (?:your|my) .{0,20}(?:preferences|subscriptions?)\b|no longer (?:want|wish) to receive"
    r"|(?:was this|were you) forwarded|forward (?:this )?to a friend"
    r"|get (?:the|our) (?:latest|best|app|newsletter)|support our"
    r")",
    re.IGNORECASE,
)
_MAIL_FOOTER = re.compile(
    r"^you(?:[’']re| are) (?:receiving|getting) this|^you(?:[’']ve)? received this|^this (?:e-?mail|message) was sent"
    r"|^unsubscribe\b|^(?:to )?(?:unsubscribe|opt out)\b|no longer (?:want|wish) to receive",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^\W*(?:\(?(?:additional )?(?:reporting|writing|editing|edited|compiled|written|translated) by\b"
    r"|.{0,200}\bcontributed (?:to this|reporting|additional)"
    r"|(?:the )?(?:associated press|reuters) (?:writers?|reporters?)\b"
    r"|with (?:files|reporting|additional reporting) from)",
    re.IGNORECASE,
)


def without_boilerplate(
    pieces: Sequence[Piece], linked: Sequence[float], titles: Sequence[str]
) -> list[Piece]:
    """The pieces without what stands above and below an article, and without invitations inside it.

    linked: of each piece, the share that is links. titles: the page's title in its several forms.
    """
    start = _start(pieces, titles)
    end = _end(pieces, linked, start)
    return [
        piece
        for piece, links in zip(pieces[start:end], linked[start:end], strict=True)
        if not (_is_promotion(piece.text) and (links > 0.4 or _is_label(piece.text)))
        and not _is_link_alone(piece, links)
    ]


def _start(pieces: Sequence[Piece], titles: Sequence[str]) -> int:
    """Where the text begins: behind the title, the byline and the date, if they are there."""
    keys = [key for title in titles if (key := key_of(title))]
    start = 0
    for i, piece in enumerate(pieces[:8]):
        if _repeats(key_of(piece.text), keys) or (i == start and _DATE_OR_BYLINE.match(piece.text.strip())):
            start = i + 1
    return start if start < len(pieces) else 0


def _repeats(key: str, titles: Sequence[str]) -> bool:
    """Whether a piece says the title again, or most of it."""
    return any(
        key == title
        or (len(key) > 20 and title.startswith(key))
        or (len(title) > 0.7 * len(key) and key.startswith(title))
        for title in titles
    )


def _end(pieces: Sequence[Piece], linked: Sequence[float], start: int) -> int:
    """Where the text ends: before the invitations, credits and links that close the page."""
    end = len(pieces)
    first = max(start + 1, len(pieces) - _BELOW)
    while end > first:
        text = pieces[end - 1].text.strip()
        heading = pieces[end - 1].kind is BlockKind.HEADING
        if not (
            heading
            or linked[end - 1] > 0.7
            or _CREDIT.match(text[:_LONGEST_PROMOTION])
            or _is_promotion(text)
        ):
            break
        end -= 1
    return end


def _is_promotion(text: str) -> bool:
    text = text.strip()
    return len(text) <= _LONGEST_PROMOTION and bool(_PROMOTION.match(text))


def _is_link_alone(piece: Piece, linked: float) -> bool:
    """A paragraph that is nothing but the headline of another article."""
    text = piece.text.strip()
    return (
        piece.kind is BlockKind.PARAGRAPH
        and linked > 0.9
        and text.count(" ") > 2
        and text[-1] not in '.!?…”"'
    )


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL


def mail_footer(pieces: Sequence[Piece]) -> int:
    """Where the sender of a newsletter begins to say why it was sent and how to end it; the length if nowhere."""
    for i in range(len(pieces) // 2, len(pieces)):
        if _MAIL_FOOTER.search(pieces[i].text.strip()[:_LONGEST_PROMOTION]):
            return i
    return len(pieces)


def key_of(text: str) -> str:
    """What two copies of a text have in common, whatever their spaces and marks."""
    return _NO_WORD.sub("", text.lower())

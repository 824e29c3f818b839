"""Why nothing is shown where something was found."""

from __future__ import annotations

from reader.voice import ALL
from ui.session import Session

IN_NO_VOICE = "Nothing is coloured in the words of this voice. Choose another one at the top, under Voices."
ALL_STRUCK_OUT = "You have struck out all that was found here. The list of findings can show it again."


def why_nothing_is_shown(session: Session) -> str:
    """ "" where something is, or where nothing was found."""
    if session.shown or not session.analysis.findings:
        return ""
    return ALL_STRUCK_OUT if session.voice == ALL else IN_NO_VOICE

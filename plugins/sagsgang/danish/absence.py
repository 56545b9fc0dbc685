"""Reasons of absence that are health data or nobody's business, in Danish text.

Knows the words for being away and for why. Refuses to know who was away; nothing here repeats
what it found.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sagsgang.danish.personal import Spot

_ABSENCE: Final = re.compile(
    r"afbud\b|fravær(?:ende)?\b|forhindret\b|sygemeld\w*|stedfortræder\s+for\b|vikar\w*\s+for\b"
    r"|meld(?:te|er|t|ing)\s+(?:sig\s+)?fra\b|delt(?:og|ager|aget)\s+(?:derfor\s+)?ikke\b"
    r"|ikke\s+(?:kunne\s+)?deltage\b|ikke\s+var\s+til\s+stede\b|var\s+ikke\s+til\s+stede\b"
    r"|kunne\s+ikke\s+(?:deltage|komme|møde)\b"
)
_ABSENCE_STARTS: Final = (
    *("afbud", "fravær", "forhindret", "sygemeld", "stedfortræder", "vikar"),
    *("meldt", "melder", "melding", "deltog", "deltage", "ikke", "kunne ikke", "var ikke"),
)
"""How `_ABSENCE` begins: quicker to look for than the pattern."""
_ABSENCE_SIGNS: Final = tuple(
    sign.encode()
    for sign in (
        *("afbud", "frav", "forhindret", "stedfortr", "vikar"),
        *("til stede", "meld", "kunne ikke"),
    )
)
_TAKING_PART: Final = re.compile(rb"delt(?:og|ager?|aget)(?![a-z\x80-\xff])")
"""What a text with an `_ABSENCE` holds, one or the other, and few others do; lists of deltagere
do not."""

_REASON: Final = re.compile(
    r"\b(?:syg(?:e?meld\w*|dom\w*|e|eleje|edag\w*|ehus\w*)?|(?:barsels?|forældre|sorg|syge)-?\s?orlov"
    r"|barsel|orlov|operation|opere(?:ret|re[st])|indlagt|indlæggelse|hospital\w*"
    r"|begravelse|bisættelse|dødsfald|kræft\w*|stress\w*|depression|gravid(?:itet)?|fødsel"
    r"|covid\w*|corona\w*|influenza|lægebesøg|genoptræning|i\s+behandling\s+for)\b"
)

_SENTENCE_END: Final = re.compile(r"[.!?](?=\s)|\n(?=\s*(?:\n|[-*#>|]|[^\s:]+:))")
_LIST_BELOW: Final = re.compile(r"[^\n:]*:[ \t*_]*(?:\n(?:[ \t]*\n)?(?:[ \t]+|[-*|])[^\n]*)*")
"""What stands after "Afbud:": the line, and what is a list or is set in below it."""

_LONGEST_SENTENCE: Final = 400
_LONGEST_LIST: Final = 8000
"""Characters: what is further away says nothing about who was."""


def may_tell_absence(data: bytes) -> bool:
    """Tell quickly of a text, as UTF-8 in small letters, whether to look for reasons at all."""
    is_marked = any(sign in data for sign in _ABSENCE_SIGNS)
    return is_marked or _TAKING_PART.search(data) is not None


def absence_reasons(text: str) -> Iterator[Spot]:
    """Find words that tell why somebody is away, in order, one on a line.

    They count in the sentence that says that somebody is, and in the list or the key below it.
    "Sygefravær" in a report about a municipality is neither.
    """
    folded = text.lower()
    if len(folded) != len(text):
        folded = text  # offsets must be those of the text
    line_end = -1
    for start, end in _joined(_sentence_around(folded, one) for one in _absences(folded)):
        for reason in _REASON.finditer(folded, start, end):
            if reason.start() > line_end:
                yield Spot(start=reason.start(), end=reason.end())
                line_end = folded.find("\n", reason.start())
                if line_end < 0:
                    return


def _joined(stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Put together what overlaps, so that nothing is looked through twice."""
    current: tuple[int, int] | None = None
    for start, end in sorted(stretches):
        if current is not None and start <= current[1]:
            current = (current[0], max(current[1], end))
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current


def _absences(folded: str) -> Iterator[re.Match[str]]:
    for start in _ABSENCE_STARTS:
        offset = folded.find(start)
        while offset >= 0:
            match = _ABSENCE.match(folded, offset)
            if match is not None and not (offset and folded[offset - 1].isalpha()):
                yield match
            offset = folded.find(start, offset + 1)


def _sentence_around(text: str, absence: re.Match[str]) -> tuple[int, int]:
    start = max(0, absence.start() - _LONGEST_SENTENCE)
    for boundary in _SENTENCE_END.finditer(text, start, absence.start()):
        start = boundary.end()
    below = _LIST_BELOW.match(text, absence.end(), absence.end() + _LONGEST_LIST)
    after = _SENTENCE_END.search(text, absence.end(), absence.end() + _LONGEST_SENTENCE)
    end = after.start() if after else absence.end() + _LONGEST_SENTENCE
    return start, max(end, below.end() if below else 0)

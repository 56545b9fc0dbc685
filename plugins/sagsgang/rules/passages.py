"""Places inside a running text.

Knows which characters of a passage are code, and on which line a character stands. Refuses to
know what the words mean.
"""

import re
from typing import Final

from sagsgang.diagnostics import Place
from sagsgang.reading.blocks import Passage

_CODE: Final = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*$.*?(?:^[ ]{0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)


def without_code(text: str) -> str:
    """Put spaces for every character of code, so that offsets and lines stay as they are."""
    if "`" not in text and "~~~" not in text:
        return text
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def place_in(passage: Passage, offset: int) -> Place:
    """Find the place of the character at `offset` of a passage."""
    before = passage.text[:offset]
    line = before.count("\n")
    column = offset - (before.rfind("\n") + 1) + 1
    return Place(passage.place.path, passage.place.line + line, column)

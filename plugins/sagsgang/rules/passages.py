"""The running text of a record, and places inside it.

Knows which passages a record has and which characters of them are code. Refuses to know what
the words mean.
"""

import re
from collections.abc import Iterator
from typing import Final

from sagsgang.diagnostics import Place
from sagsgang.reading.blocks import Passage
from sagsgang.records.record import AnyRecord, Meeting

_CODE: Final = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*$.*?(?:^[ ]{0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)


def passages(record: AnyRecord) -> Iterator[Passage]:
    """List the texts of a record in the order of the file."""
    yield record.text
    if isinstance(record, Meeting):
        for item in record.items:
            for section in item.sections:
                yield section.text
    yield record.notes


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

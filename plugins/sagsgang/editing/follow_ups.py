"""Follow-up lines without an id get the next free one of their meeting.

Knows the form of a follow-up line and its id. Refuses to change an id that is there: it may be
quoted elsewhere.
"""

import re
from collections.abc import Iterator

from sagsgang.archive import Archive
from sagsgang.diagnostics import Place
from sagsgang.editing.edits import Edit
from sagsgang.reading.blocks import SectionName
from sagsgang.reading.paragraphs import paragraphs
from sagsgang.records.record import AnyRecord, Meeting

_LINE = re.compile(r"[ ]?(?:[-*+]|\d{1,9}[.)])[ ]{1,4}(?P<box>\[[ xX]\][ ]+)?(?=\S)")
_ID = re.compile(r"O-(?P<number>[1-9]\d{0,3})(?!\w)")
_NEARLY_ID = re.compile(r"[Oo0][ –.-]?\d{1,4}\b")


def follow_up_edits(archive: Archive, record: AnyRecord) -> Iterator[Edit]:  # noqa: ARG001 (a Fix)
    """Write `O-3` before each follow-up that has no id, in the order of the file.

    A line that cannot be ticked keeps its number free: it becomes a follow-up when somebody
    gives it its box.
    """
    if not isinstance(record, Meeting):
        return
    lines = tuple(_follow_up_lines(record))
    ids = [_ID.match(record.lines[line - 1], start.end()) for line, start in lines]
    number = max((int(found["number"]) for found in ids if found), default=0)
    for (line, start), found in zip(lines, ids, strict=True):
        if found is not None:
            continue
        number += 1
        if start["box"] and not _NEARLY_ID.match(record.lines[line - 1], start.end()):
            yield Edit(Place(record.path, line, start.end() + 1), "", f"O-{number} ")


def _follow_up_lines(record: Meeting) -> Iterator[tuple[int, re.Match[str]]]:
    """List each follow-up's line, and what stands there before its words."""
    for item in record.items:
        for section in item.sections_named(SectionName.FOLLOW_UP):
            for paragraph in paragraphs(section.text.text):
                line = section.text.place.line + paragraph.first
                start = _LINE.match(record.lines[line - 1])
                if start is not None:
                    yield line, start

"""A `###` heading under a punkt that is no section becomes `####`.

Knows the one finding that says so. Refuses to judge any heading itself, and leaves alone one that
may be a section spelled wrong: lowered, a referat would end inside the section before it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from sagsgang.archive import Archive
from sagsgang.diagnostics import Place
from sagsgang.editing.edits import Edit
from sagsgang.reading.meeting_headings import nearest_section
from sagsgang.records.record import AnyRecord

UNKNOWN_SECTION = "afsnit-ukendt"
_THIRD_LEVEL = re.compile(r"[ ]{0,3}###(?=[ \t]|$)")


def heading_edits(archive: Archive, record: AnyRecord) -> Iterator[Edit]:
    """Lower each heading that reading found to be no section; its text stays where it is."""
    by_place = attrgetter("place")
    first = bisect_left(archive.diagnostics, Place(record.path, 0, 0), key=by_place)
    for finding in archive.diagnostics[first:]:
        if finding.place.path != record.path:
            break
        line = record.lines[finding.place.line - 1]
        marks = _THIRD_LEVEL.match(line)
        if finding.code != UNKNOWN_SECTION or marks is None:
            continue
        if nearest_section(line[marks.end() :].strip()) is None:
            yield Edit(Place(record.path, finding.place.line, marks.end() + 1), "", "#")

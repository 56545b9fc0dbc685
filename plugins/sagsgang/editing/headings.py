"""A `###` heading under a punkt that is no section becomes `####`.

Knows the one finding that says so. Refuses to judge any heading itself.
"""

import re
from collections.abc import Iterator

from sagsgang.archive import Archive
from sagsgang.diagnostics import Place
from sagsgang.editing.edits import Edit
from sagsgang.records.record import AnyRecord

UNKNOWN_SECTION = "afsnit-ukendt"
_THIRD_LEVEL = re.compile(r"[ ]{0,3}###(?=[ \t]|$)")


def heading_edits(archive: Archive, record: AnyRecord) -> Iterator[Edit]:
    """Lower each heading that reading found to be no section; its text stays where it is."""
    for finding in archive.diagnostics:
        if finding.code != UNKNOWN_SECTION or finding.place.path != record.path:
            continue
        marks = _THIRD_LEVEL.match(record.lines[finding.place.line - 1])
        if marks is not None:
            yield Edit(Place(record.path, finding.place.line, marks.end() + 1), "", "#")

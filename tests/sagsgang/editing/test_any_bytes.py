"""Whatever the bytes: there are findings, never an exception, and fixes do no harm."""

import json
from collections import Counter
from datetime import date
from functools import lru_cache

from hypothesis import example, given

from sagsgang.archive import archive
from sagsgang.diagnostics import Severity
from sagsgang.editing.fixes import fixed
from sagsgang.reading.document import read_document
from sagsgang.records.reader import read_record
from sagsgang.rules import findings
from sagsgang.source import Source, Text
from tests.sagsgang.editing.mutations import among_neighbours, files, real_records

TODAY = date(2026, 11, 22)


read = lru_cache(maxsize=200)(read_record)
"""The neighbours are read once."""


def _codes(source: Source) -> Counter[str]:
    return Counter(one.code for one in findings(archive(source, read=read), TODAY).open)


@given(files())
@example(("faelles/fora/kl-sundhedskonference.md", b"---"))
@example(("faelles/fora/kl-sundhedskonference.md", b"---\n"))
def test_any_file_gives_findings_in_its_lines_and_never_an_exception(
    file: tuple[str, bytes],
) -> None:
    """A file of any bytes is checked, printed and written as JSON; no finding is outside it."""
    path, data = file
    source = among_neighbours(path, data)

    found = findings(archive(source, read=read), TODAY).open
    text = "\n".join(one.as_text("records/") for one in found)
    rows = json.loads(json.dumps([one.as_json("records/") for one in found]))

    height = len(
        data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    assert len(rows) == len(found)
    assert text.count("[") >= len(found)
    assert all(1 <= one.place.line <= height for one in found if one.place.path == path)
    assert all(one.place.path in source for one in found)


@given(files())
def test_fixing_does_no_harm(file: tuple[str, bytes]) -> None:
    """Fixes touch no file that reading had to mend, add no finding, and leave nothing to fix."""
    path, data = file
    source = among_neighbours(path, data)

    changes = fixed(source)
    after = {**source, **{name: Text(new) for name, new in changes.items()}}

    _, mended = read_document(path, data)
    if any(one.severity is Severity.ERROR for one in mended):
        assert path not in changes
    assert _codes(after) - _codes(source) == Counter()
    assert fixed(after) == {}


def test_real_records_are_as_fixing_would_leave_them() -> None:
    """The project's own records need no fix."""
    source = {path: Text(data) for path, data in real_records().items()}

    assert list(fixed(source)) == []

"""The benchmark measures records that are in order: findings would be measured too."""

from itertools import islice

import benchmark

from sagsgang.archive import archive
from sagsgang.diagnostics import Severity
from sagsgang.records.kinds import Kind
from sagsgang.rules import findings
from sagsgang.source import Text


def test_generated_records_are_the_same_every_time_and_have_no_mistakes() -> None:
    """Two runs make the same files, of all kinds that grow with the years."""
    made = dict(islice(benchmark.files(), 101))
    source = {path: Text(text.encode()) for path, text in made.items()}

    records = archive(source)

    assert made == dict(islice(benchmark.files(), 101))
    assert {Kind.MEETING, Kind.CASE, Kind.NEWS, Kind.APPOINTMENT, Kind.CONSULTATION} <= {
        record.kind for record in records.records.values()
    }
    found = findings(records, benchmark.TODAY).open
    assert [one.as_text() for one in found if one.severity is Severity.ERROR] == []

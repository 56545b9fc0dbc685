"""Words of a record that somebody has accepted as they stand: no fix touches them.

Knows where they stand in a line. Refuses to know whether their finding is still there.
"""

from collections.abc import Iterator

from sagsgang.records.record import AnyRecord


def accepted_spots(record: AnyRecord, line: str) -> Iterator[tuple[int, int]]:
    """Find each stretch of a line that an acceptance points at; an edit would undo it."""
    for acceptance in record.facts.accepted:
        start = line.find(acceptance.spot)
        while start >= 0:
            yield start, start + len(acceptance.spot)
            start = line.find(acceptance.spot, start + 1)

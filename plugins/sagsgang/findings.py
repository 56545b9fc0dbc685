"""Every finding in the records: those of files, of rules across files, and of addresses.

Knows where findings come from, and puts them in order. Refuses to know what any of them is about.
"""

from collections.abc import Iterator
from datetime import date

from sagsgang.addresses import PlannedAddress, collisions, item_anchor
from sagsgang.archive import Archive
from sagsgang.diagnostics import Place, sorted_diagnostics
from sagsgang.records.record import Meeting
from sagsgang.rules import Findings, findings


def all_findings(records: Archive, today: date, before: Archive | None = None) -> Findings:
    """List every mistake in the records; with the archive `before` a change, also its own."""
    found = findings(records, today, before)
    clashes = collisions(_claimed_addresses(records))
    return Findings(open=sorted_diagnostics((*found.open, *clashes)), accepted=found.accepted)


def _claimed_addresses(records: Archive) -> Iterator[PlannedAddress]:
    """Give what may collide. A number that stands twice has its own finding, so it counts once."""
    for record in (*records.records.values(), *records.broken.values()):
        items = record.items if isinstance(record, Meeting) else ()
        numbers = dict.fromkeys(item.number for item in items)
        anchors = tuple(item_anchor(number) for number in numbers)
        yield PlannedAddress(key=record.id, source=Place(record.path), anchors=anchors)

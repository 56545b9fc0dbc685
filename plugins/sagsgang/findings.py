"""Every finding in the records: those of files, of rules across files, and of addresses.

Knows where findings come from, puts them in order, and lets none of them repeat a CPR number.
Refuses to know what any of them is about.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from sagsgang.addresses import PlannedAddress, collisions, item_anchor
from sagsgang.addresses.losses import address_findings
from sagsgang.archive import Archive
from sagsgang.danish.personal import masked
from sagsgang.diagnostics import Diagnostic, Place, sorted_diagnostics
from sagsgang.records.record import AnyRecord, BrokenRecord, Meeting
from sagsgang.rules import Findings, FiredRules, findings
from sagsgang.rules.codes import LEAKING_CODES


def all_findings(
    records: Archive, today: date, before: Archive | None = None, only: FiredRules = None
) -> Findings:
    """List every mistake in the records; with the archive `before` a change, also its own.

    With `only` some rules, no others run (see `sagsgang.rules.findings`).
    """
    found = findings(records, today, before, only)
    clashes = collisions(_claimed_addresses(records))
    losses = address_findings(records, today, before)
    return Findings(
        open=without_numbers((*found.open, *clashes, *losses)),
        accepted=tuple(
            replace(one, finding=_without_numbers(one.finding)) for one in found.accepted
        ),
        fired=found.fired,
    )


def without_numbers(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Put findings in order, with every CPR number hidden that they quote or have in a path.

    Logs of checks are kept long after a number has been taken out of the files.
    """
    return sorted_diagnostics(map(_without_numbers, findings))


def _without_numbers(finding: Diagnostic) -> Diagnostic:
    path, line, column = finding.place
    return replace(
        finding,
        place=Place(masked(path), line, column),
        message=masked(finding.message),
        hint=masked(finding.hint),
    )


def without_leaks(records: Archive, found: Findings) -> Archive:
    """Give the records without those in which a CPR number stands and nobody has accepted it.

    They become names without a text, also in a preview, which others can fetch. What has the
    number in its own name or folder is not there at all.
    """
    paths = {one.place.path for one in found.open if one.code in LEAKING_CODES}
    if not paths:
        return records
    leaking = {key: one for key, one in records.records.items() if one.path in paths}
    names = {key: _name_only(one) for key, one in leaking.items()} | dict(records.broken)
    return replace(
        records,
        records={
            key: one
            for key, one in records.records.items()
            if key not in leaking and masked(key) == key
        },
        broken={key: one for key, one in sorted(names.items()) if masked(key) == key},
        blobs={path: blob for path, blob in records.blobs.items() if masked(path) == path},
    )


def _name_only(record: AnyRecord) -> BrokenRecord:
    return BrokenRecord(
        id=record.id, path=record.path, kind=record.kind, region=record.region, lines=()
    )


def _claimed_addresses(records: Archive) -> Iterator[PlannedAddress]:
    """Give what may collide. A number that stands twice has its own finding, so it counts once."""
    for record in (*records.records.values(), *records.broken.values()):
        items = record.items if isinstance(record, Meeting) else ()
        numbers = dict.fromkeys(item.number for item in items)
        anchors = tuple(item_anchor(number) for number in numbers)
        yield PlannedAddress(key=record.id, source=Place(record.path), anchors=anchors)

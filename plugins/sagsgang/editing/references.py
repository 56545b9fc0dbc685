"""A forum or municipality that is meant by its name becomes its id, as does an id from before.

Knows which facts are references, and to what. Refuses to guess: only a name that means one
record on that date is replaced, and names in headings and sentences stay text.
"""

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote, unquote

from sagsgang.archive import Archive
from sagsgang.danish import PartialDate
from sagsgang.diagnostics import Place
from sagsgang.editing.edits import Edit
from sagsgang.editing.spots import accepted_spots
from sagsgang.reading.links import links
from sagsgang.reading.nodes import Scalar
from sagsgang.records.declarations import Facts
from sagsgang.records.kinds import Kind
from sagsgang.records.record import AnyRecord, Meeting
from sagsgang.records.references import Approval, MeetingReference, Reference
from sagsgang.rules.moves import moved_path, moved_reference
from sagsgang.rules.usage import usages

_FORUM_FACTS = frozenset({"forum", "under", "prepares", "cluster"})
_MUNICIPALITY_FACTS = frozenset({"municipality", "municipalities", "host"})
_MARKS = "\"'"
_ROOT = "/records/"


def reference_edits(archive: Archive, record: AnyRecord) -> Iterator[Edit]:
    """Replace each unambiguous name by its id, and each id from before by the present one."""
    yield from _moved_edits(archive, record)
    for attribute, value in _references(record):
        if isinstance(value, MeetingReference):
            name, whole = value.forum, value.text
            found = _forum_id(archive, record, name, value.on)
        elif attribute in _MUNICIPALITY_FACTS:
            name = whole = value.text
            found = _municipality_id(archive, record, name)
        else:
            name = whole = value.text
            on = record.facts.on if isinstance(record, Meeting) else None
            found = _forum_id(archive, record, name, on)
        if found is not None and found != name:
            yield from _replacement(record, whole, name, found)


def _moved_edits(archive: Archive, record: AnyRecord) -> Iterator[Edit]:
    """Write present ids where no names are resolved: of cases, agreements and links."""
    if not archive.former_ids:
        return
    for usage in usages(record):
        if usage.kind in (Kind.FORUM, Kind.MUNICIPALITY):
            continue
        now = moved_reference(archive, usage.text, usage.kind, record.region)
        if now is not None:
            yield from _replacement(record, usage.text, usage.text, now)
    for passage in record.passages():
        for link in links(passage):
            path = link.target.partition("#")[0].removeprefix(_ROOT)
            moved = moved_path(archive, unquote(path))
            if moved is not None and link.target.startswith(_ROOT):
                yield from _replacement(record, link.target, _ROOT + path, _ROOT + quote(moved))


def _references(record: AnyRecord) -> Iterator[tuple[str, Reference | MeetingReference]]:
    yield from _within(record.facts, record.kind)
    if isinstance(record, Meeting):
        for item in record.items:
            yield from _within(item.facts, record.kind)


def _within(facts: Facts, kind: Kind) -> Iterator[tuple[str, Reference | MeetingReference]]:
    for attribute in type(facts).model_fields:
        value = getattr(facts, attribute)
        for one in value if isinstance(value, tuple) else (value,):
            match one:
                case Facts():
                    yield from _within(one, kind)
                case MeetingReference():
                    yield attribute, one
                case Approval(meeting=MeetingReference() as meeting):
                    yield attribute, meeting
                case Reference() if _is_by_name(attribute, kind):
                    yield attribute, one
                case _:
                    pass


def _is_by_name(attribute: str, kind: Kind) -> bool:
    """Tell whether names are resolved there; cases and agreements have ids only."""
    if attribute == "succeeds":
        return kind is Kind.FORUM
    return attribute in _FORUM_FACTS or attribute in _MUNICIPALITY_FACTS


def _forum_id(
    archive: Archive, record: AnyRecord, name: str, on: PartialDate | date | None
) -> str | None:
    found = archive.forum_at(name, record.region, on)
    if not isinstance(found, str) or _is_id(name, found):
        return None
    short = found.rpartition("/")[2]
    return short if archive.forum_at(short, record.region, on) == found else found


def _municipality_id(archive: Archive, record: AnyRecord, name: str) -> str | None:
    found = archive.municipality_at(name, record.region)
    if not isinstance(found, str) or _is_id(name, found):
        return None
    short = found.rpartition("/")[2]
    return short if archive.municipality_at(short, record.region) == found else found


def _is_id(name: str, record_id: str) -> bool:
    return name in (record_id, record_id.rpartition("/")[2])


def _replacement(record: AnyRecord, whole: Scalar, name: str, new: str) -> Iterator[Edit]:
    """Edit the name if it stands in the file just as it was read, perhaps between quotes."""
    place = whole.place
    line = record.lines[place.line - 1] if place.line <= len(record.lines) else ""
    start = place.column - 1
    quote = line[start : start + 1]
    if quote in _MARKS and line[start + 1 + len(whole) : start + 2 + len(whole)] == quote:
        start += 1
    if line[start : start + len(whole)] != whole or not whole.startswith(name):
        return
    end = start + len(name)
    if any(first < end and last > start for first, last in accepted_spots(record, line)):
        return
    yield Edit(Place(place.path, place.line, start + 1), name, new)

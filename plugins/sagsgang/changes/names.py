"""What records are called in a report: as of their own date, and with what a reader knows them by.

Knows how each kind is named. Refuses to know what has changed.
"""

from dataclasses import dataclass

from sagsgang import danish
from sagsgang.archive import Archive, name_on
from sagsgang.changes.pairs import Stated
from sagsgang.danish.personal import masked
from sagsgang.records.forum import Seat
from sagsgang.records.meeting import MeetingFacts
from sagsgang.records.record import BrokenRecord, Forum, Meeting, Municipality
from sagsgang.records.references import MeetingReference, Reference


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A record by its id, and what it is called."""

    id: str
    title: str


def named(archive: Archive, record: Stated) -> Named:
    """Name a record of `archive`; one that cannot be read by its file."""
    return Named(record.id, masked(_title(archive, record)))


def _title(archive: Archive, record: Stated) -> str:
    if isinstance(record, BrokenRecord):
        return record.id.rpartition("/")[2]
    if isinstance(record, Meeting):
        return _meeting_title(archive, record)
    if isinstance(record, Forum):
        return str(record.facts.name)
    if isinstance(record, Municipality):
        return f"{record.facts.name} Kommune"
    return str(record.facts.title)


def named_id(archive: Archive, record_id: str) -> Named:
    """Name the record with that id."""
    record = archive.records.get(record_id) or archive.broken.get(record_id)
    return Named(record_id, record_id) if record is None else named(archive, record)


def _meeting_title(archive: Archive, meeting: Meeting) -> str:
    facts: MeetingFacts = meeting.facts
    if facts.title:
        return f"{facts.title}, {danish.date_in_words(facts.on)}"
    forum = archive.fora.get(archive.forum_of(meeting) or "")
    name = str(facts.forum.text) if forum is None else name_on(forum.facts, facts.on)[0]
    return f"{name}, {danish.date_in_words(facts.on)}"


def meeting_in_words(archive: Archive, reference: MeetingReference, region: str) -> str:
    """Say which meeting is meant: `KKR Syddanmark 7. februar 2023, punkt 4`."""
    forum_id = archive.forum_at(reference.forum, region, reference.on)
    forum = archive.fora.get(forum_id) if isinstance(forum_id, str) else None
    name = str(reference.forum)
    if forum is not None:
        name = str(forum.facts.name)
        if reference.on is not None:
            name = str(name_on(forum.facts, reference.on)[0])
    day = f" {danish.date_in_words(reference.on)}" if reference.on is not None else ""
    return f"{name}{day}{f', punkt {reference.item}' if reference.item else ''}"


def municipality_in_words(archive: Archive, reference: Reference, region: str) -> str:
    """Say which municipality is meant."""
    found = archive.municipality_at(reference.text, region)
    record = archive.municipalities.get(found) if isinstance(found, str) else None
    return str(reference.text) if record is None else str(record.facts.name)


def seat_in_words(seat: Seat) -> str:
    """Say what a seat is: `medlem, kommunal, Fyn`."""
    parts = [seat.role.value, seat.side.value if seat.side else "", seat.stands_for, seat.office]
    return ", ".join(str(part) for part in parts if part)


def day_in_words(text: str) -> str:
    """Write a day of a file in words; what is no day stands as it is."""
    try:
        return danish.date_in_words(danish.partial_date(text))
    except danish.NotADate:
        return text

"""The rows that several views show: links, people, attachments, meetings, cases, seats.

Knows how a record is named in a list and on which date. Refuses to know pages as a whole,
addresses and HTML.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from sagsgang import danish
from sagsgang.danish import PartialDate
from sagsgang.danish.text import SortKey
from sagsgang.history import (
    Chronicle,
    ForumThen,
    MeetingThen,
    Naming,
    Pointer,
    forum_then,
)
from sagsgang.publication import Publication
from sagsgang.records.kinds import Kind, attachment_folder
from sagsgang.records.meeting import AgendaItem, MeetingStatus
from sagsgang.records.parts import Attachment, Person
from sagsgang.records.record import (
    Agreement,
    AnyRecord,
    Appointment,
    Case,
    Consultation,
    Forum,
    HandwrittenPage,
    Meeting,
    Municipality,
    NewsItem,
    Region,
)
from sagsgang.records.references import Reference

R = TypeVar("R", bound=AnyRecord)

KIND_TITLES: Final = {
    Kind.FORUM: "Fora",
    Kind.MEETING: "Møder",
    Kind.CASE: "Sager",
    Kind.APPOINTMENT: "Udpegninger",
    Kind.CONSULTATION: "Høringer",
    Kind.NEWS: "Nyheder",
    Kind.AGREEMENT: "Aftaler",
    Kind.MUNICIPALITY: "Kommuner",
}
"""What the list of each kind is called."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page by its key, to an item on it, or to an address elsewhere.

    With neither they are only words.
    """

    text: str
    to: str = ""
    item: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRow:
    """A bilag. `file` is published beside the page of `owner`; `size` is in bytes."""

    title: str
    owner: str
    file: str | None = None
    size: int = 0
    url: str | None = None
    closed: str | None = None
    sent_on: PartialDate | None = None
    note: str | None = None

    @property
    def type(self) -> str:
        """The file's type as readers know it: `PDF`."""
        return self.file.rpartition(".")[2].upper() if self.file else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """Somebody named in a record, with what they come from."""

    name: str | None
    title: str | None
    place: Link | None
    role: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """A meeting in a list."""

    link: Link
    on: date
    forum: Link
    status: MeetingStatus
    subject: str
    is_coming: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A meeting that something refers to: forum, date, and its page if it has one.

    `called` is the forum's short name then, or its name.
    """

    forum: Link
    on: PartialDate | None = None
    item: str | None = None
    meeting: Link | None = None
    called: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointerRow:
    """What points at a record: the item or record, where it stands, and in what way."""

    link: Link
    context: Link | None
    on: date | None
    relation: str
    at_item: str | None = None


def optional(value: str | None) -> str | None:
    """Give plain text where a value with a place may stand."""
    return None if value is None else str(value)


def title_of(publication: Publication, record_id: str) -> str:
    """Name a record as lists do; one that cannot be read by the last part of its id."""
    record = publication.records.get(record_id)
    if record is None:
        return record_id.rpartition("/")[2]
    return record_title(publication, record)


def record_title(publication: Publication, record: AnyRecord) -> str:
    """Name a record as lists do."""
    match record:
        case Meeting():
            if record.facts.title:
                return str(record.facts.title)
            name = forum_then(
                publication, record.facts.forum.text, record.region, record.facts.on
            ).name
            return f"{name}, {danish.date_in_words(record.facts.on)}"
        case Forum():
            return str(record.facts.name)
        case Municipality():
            return f"{record.facts.name} Kommune"
        case (
            Case()
            | Appointment()
            | Consultation()
            | NewsItem()
            | Agreement()
            | Region()
            | HandwrittenPage()
        ):
            return str(record.facts.title)


def record_link(publication: Publication, record_id: str, item: str | None = None) -> Link:
    """Lead to a record, or to one item of a meeting."""
    record = publication.records.get(record_id)
    if item is not None and isinstance(record, Meeting):
        found = next((one for one in record.items if one.number == item), None)
        if found is not None:
            return Link(item_title(found), record_id, item)
    return Link(title_of(publication, record_id), record_id)


def item_title(item: AgendaItem) -> str:
    """Name a punkt with its number."""
    return f"Punkt {item.number}: {item.title}"


def forum_link(forum: ForumThen) -> Link:
    """Lead to a forum as it is now, by the name that it had then."""
    name = f"{forum.name} ({forum.short_name})" if forum.short_name else forum.name
    return Link(name, forum.id or "")


def named_forum_link(publication: Publication, reference: Reference, region: str) -> Link:
    """Lead to a forum that a record refers to, by its name now."""
    return forum_link(forum_then(publication, reference.text, region))


def place_row(publication: Publication, place: MeetingThen) -> PlaceRow:
    """Show a meeting that something refers to."""
    meeting = None
    if place.meeting is not None:
        meeting = record_link(publication, place.meeting, place.item)
    return PlaceRow(
        forum=forum_link(place.forum),
        on=place.on,
        item=place.item,
        meeting=meeting,
        called=place.forum.short_name or place.forum.name,
    )


def attachment_rows(
    publication: Publication, record: AnyRecord, attachments: Iterable[Attachment]
) -> tuple[AttachmentRow, ...]:
    """Show attachments with the size of those that are held here."""
    folder = attachment_folder(record.path)
    return tuple(
        AttachmentRow(
            title=str(one.title),
            owner=record.id,
            file=optional(one.file),
            size=publication.blobs[folder + one.file].size if one.file else 0,
            url=optional(one.url),
            closed=optional(one.closed),
            sent_on=one.sent_on,
            note=optional(one.note),
        )
        for one in attachments
    )


def municipality_link(publication: Publication, reference: Reference, region: str) -> Link:
    """Lead to a municipality; one that has no record is only named."""
    found = publication.municipality_at(reference.text, region)
    if isinstance(found, str):
        return Link(title_of(publication, found), found)
    return Link(str(reference.text))


def affiliation(
    publication: Publication, municipality: Reference | None, organisation: str | None, region: str
) -> Link | None:
    """Tell what somebody comes from: a municipality or another organisation."""
    if municipality is not None:
        return municipality_link(publication, municipality, region)
    return None if organisation is None else Link(str(organisation))


def person_rows(
    publication: Publication, people: Iterable[Person], region: str
) -> tuple[PersonRow, ...]:
    """Show people in the order of the record."""
    return tuple(
        PersonRow(
            name=optional(one.name),
            title=optional(one.title),
            place=affiliation(publication, one.municipality, one.organisation, region),
            role=optional(one.role),
            note=optional(one.note),
        )
        for one in people
    )


def meeting_row(chronicle: Chronicle, meeting: Meeting) -> MeetingRow:
    """Show a meeting in a list."""
    facts = meeting.facts
    publication = chronicle.publication
    return MeetingRow(
        link=record_link(publication, meeting.id),
        on=facts.on,
        forum=forum_link(forum_then(publication, facts.forum.text, meeting.region, facts.on)),
        status=facts.status,
        subject=str(facts.theme or ""),
        is_coming=facts.on >= chronicle.today and facts.status is not MeetingStatus.CANCELLED,
    )


def pointer_rows(chronicle: Chronicle, record_id: str) -> tuple[PointerRow, ...]:
    """Show what points at a record, the newest dated first, then the others by name."""
    rows = [
        _pointer_row(chronicle.publication, pointer)
        for pointer in chronicle.pointers.get(record_id, ())
    ]
    return tuple(sorted(rows, key=_newest_first))


def _pointer_row(publication: Publication, pointer: Pointer) -> PointerRow:
    source = publication.records.get(pointer.source)
    return PointerRow(
        link=record_link(publication, pointer.source, pointer.item),
        context=None if pointer.item is None else record_link(publication, pointer.source),
        on=_date_of(source),
        relation=pointer.relation.value,
        at_item=pointer.target_item,
    )


def naming_rows(chronicle: Chronicle, municipality: str) -> tuple[PointerRow, ...]:
    """Show where a municipality is named, the newest dated first, then the others by name."""
    publication = chronicle.publication
    rows = [_naming_row(publication, naming) for naming in chronicle.namings.get(municipality, ())]
    return tuple(sorted(rows, key=_newest_first))


def _naming_row(publication: Publication, naming: Naming) -> PointerRow:
    return PointerRow(
        link=record_link(publication, naming.source, naming.item),
        context=None if naming.item is None else record_link(publication, naming.source),
        on=_date_of(publication.records.get(naming.source)),
        relation="nævner",
    )


def _date_of(record: AnyRecord | None) -> date | None:
    return record.facts.on if isinstance(record, Meeting | NewsItem) else None


def _newest_first(row: PointerRow) -> tuple[int, SortKey]:
    return (-row.on.toordinal() if row.on else 0, danish.sort_key(row.link.text))


def in_region(records: Iterable[R], region: str) -> Iterator[R]:
    """List the records of one samarbejde."""
    return (record for record in records if record.region == region)


def region_title(publication: Publication, region: str) -> str:
    """Name a samarbejde; one without a readable record by its folder."""
    record = publication.regions.get(region)
    return region.capitalize() if record is None else str(record.facts.title)


def kind_key(region: str, kind: Kind) -> str:
    """Give the key of the page that lists a kind in a samarbejde."""
    return f"{region}/{kind.folder}"

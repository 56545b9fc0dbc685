"""What points at a record, and where a municipality is named.

Knows every kind of reference. Refuses to know how any of it is shown. A municipality is named
in what refers to it or says "X Kommune", never by a bare town name.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from sagsgang.publication import Publication
from sagsgang.reading.blocks import Passage
from sagsgang.records.kinds import Kind
from sagsgang.records.parts import Person
from sagsgang.records.record import (
    Agreement,
    AnyRecord,
    Appointment,
    Case,
    Consultation,
    Forum,
    Meeting,
    NewsItem,
    Region,
)
from sagsgang.records.references import MeetingReference, Reference, SubjectReference


class Relation(Enum):
    """In what way a record points at another."""

    IS_ABOUT = "vedrører"
    BELONGS_TO_CASE = "hører til sagen"
    RELATED_CASE = "beslægtet sag"
    SEATS_IN = "pladser i"
    SUCCEEDS = "afløser"
    SENT_BY = "afsender"
    IS_UNDER = "hører under"
    PREPARES = "forbereder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """A record, or one item of a meeting, that points at something."""

    source: str
    item: str | None = None
    relation: Relation
    target_item: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A record, or one item of a meeting, that names a municipality."""

    source: str
    item: str | None = None


def pointers(publication: Publication) -> Mapping[str, tuple[Pointer, ...]]:
    """List by record everything that points at it, in the order of ids."""
    found: dict[str, dict[Pointer, None]] = {}
    for record in publication.records.values():
        for target, pointer in _pointers_of(publication, record):
            if target != record.id:
                found.setdefault(target, {})[pointer] = None
    return MappingProxyType({target: tuple(rows) for target, rows in found.items()})


def _pointers_of(publication: Publication, record: AnyRecord) -> Iterator[tuple[str, Pointer]]:
    if isinstance(record, Meeting):
        for item in record.items:
            for subject in item.facts.about:
                yield from _about(publication, record, subject, str(item.number))
    if isinstance(record, Consultation | NewsItem | Agreement):
        for subject in record.facts.about:
            yield from _about(publication, record, subject, None)
    if isinstance(record, Appointment | Consultation | Agreement):
        yield from _case_pointers(publication, record, record.facts.case)
    for relation, kind, references in _other_references(record):
        for reference in references:
            target = (
                publication.forum_at(reference.text, record.region)
                if kind is Kind.FORUM
                else publication.named(reference.text, kind, record.region)
            )
            if isinstance(target, str):
                yield target, Pointer(source=record.id, relation=relation)


def _other_references(
    record: AnyRecord,
) -> Iterator[tuple[Relation, Kind, tuple[Reference, ...]]]:
    match record:
        case Case():
            yield Relation.RELATED_CASE, Kind.CASE, record.facts.related
        case Appointment():
            yield Relation.SEATS_IN, Kind.FORUM, (record.facts.forum,)
        case Agreement():
            yield Relation.SUCCEEDS, Kind.AGREEMENT, record.facts.succeeds
        case Consultation() if record.facts.sender is not None:
            yield Relation.SENT_BY, Kind.FORUM, (Reference(record.facts.sender),)
        case Forum():
            yield Relation.IS_UNDER, Kind.FORUM, _some(record.facts.under)
            yield Relation.PREPARES, Kind.FORUM, record.facts.prepares
        case _:
            return


def _some(reference: Reference | None) -> tuple[Reference, ...]:
    return () if reference is None else (reference,)


def _case_pointers(
    publication: Publication, record: AnyRecord, case: Reference | None
) -> Iterator[tuple[str, Pointer]]:
    if case is None:
        return
    target = publication.case_of(case.text, record.region)
    if target is not None:
        yield target, Pointer(source=record.id, relation=Relation.BELONGS_TO_CASE)


def _about(
    publication: Publication,
    record: AnyRecord,
    subject: SubjectReference | MeetingReference,
    item: str | None,
) -> Iterator[tuple[str, Pointer]]:
    target_item: str | None = None
    if isinstance(subject, SubjectReference):
        found = publication.subject(subject, record.region)
        target = found if isinstance(found, str) else None
    else:
        meeting = publication.meeting_at(subject, record.region)
        forum = publication.forum_at(subject.forum, record.region, subject.on)
        target = forum if isinstance(forum, str) else None
        if meeting is not None:
            target, target_item = meeting.id, subject.item
    if target is not None:
        yield (
            target,
            Pointer(
                source=record.id, item=item, relation=Relation.IS_ABOUT, target_item=target_item
            ),
        )


_WORD: Final = r"(?<![\w-])(?:{names})\s[Kk]ommunes?(?![\w-])"


def namings(publication: Publication) -> Mapping[str, tuple[Naming, ...]]:
    """List by municipality where it is named, in the order of ids."""
    ids: dict[str, str] = {
        str(record.facts.name): record.id for record in publication.municipalities.values()
    }
    if not ids:
        return MappingProxyType({})
    # The longest name first: of two that begin alike the whole one is meant.
    alternatives = "|".join(re.escape(name) for name in sorted(ids, key=len, reverse=True))
    pattern = re.compile(_WORD.format(names=f"(?:{alternatives})"))
    found: dict[str, dict[Naming, None]] = {}
    for record in publication.records.values():
        for municipality, naming in _namings_of(publication, record, pattern, ids):
            if municipality != record.id:
                found.setdefault(municipality, {})[naming] = None
    return MappingProxyType({key: tuple(rows) for key, rows in found.items()})


def _namings_of(
    publication: Publication, record: AnyRecord, pattern: re.Pattern[str], ids: Mapping[str, str]
) -> Iterator[tuple[str, Naming]]:
    for naming, references, texts in _naming_parts(record):
        for reference in references:
            found = publication.municipality_at(reference.text, record.region)
            if isinstance(found, str):
                yield found, naming
        for passage in texts:
            for name in _named_in(passage.text, pattern):
                yield ids[name], naming


def _naming_parts(
    record: AnyRecord,
) -> Iterator[tuple[Naming, tuple[Reference, ...], tuple[Passage, ...]]]:
    """Part a record into what is named on its own: the whole, and each item of a meeting."""
    whole = Naming(source=record.id)
    yield whole, tuple(_municipalities_of(record)), (record.text, record.notes)
    if not isinstance(record, Meeting):
        return
    for item in record.items:
        naming = Naming(source=record.id, item=str(item.number))
        references = (*item.facts.municipalities, *_of_people(item.facts.contributors))
        yield naming, references, tuple(section.text for section in item.sections)


def _named_in(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    if "ommune" not in text:
        return
    for match in pattern.finditer(text):
        yield match[0].rpartition("ommune")[0][:-1].strip()


def _municipalities_of(record: AnyRecord) -> Iterator[Reference]:
    match record:
        case Meeting():
            facts = record.facts
            yield from _of_people((*facts.present, *facts.apologies, *facts.guests))
        case Case():
            yield from record.facts.municipalities
            yield from _of_people(_someone(record.facts.coordinator))
        case Region():
            yield from _some(record.facts.host)
        case Appointment():
            for one in record.facts.appointed:
                yield from _some(one.municipality)
        case _:
            return


def _of_people(people: tuple[Person, ...]) -> Iterator[Reference]:
    for person in people:
        if person.municipality is not None:
            yield person.municipality


def _someone(person: Person | None) -> tuple[Person, ...]:
    return () if person is None else (person,)

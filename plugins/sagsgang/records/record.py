"""A record: one file as typed facts and passages, each with its place.

Knows the shape of every kind. Refuses to know how it was read and what other records say.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

from sagsgang.diagnostics import Place
from sagsgang.reading.blocks import Passage
from sagsgang.reading.nodes import Mapping, key_place_at, place_at
from sagsgang.records.case import CaseFacts
from sagsgang.records.declarations import written_location
from sagsgang.records.forum import ForumFacts
from sagsgang.records.kinds import Kind, full_id
from sagsgang.records.meeting import AgendaItem, MeetingFacts
from sagsgang.records.others import (
    AgreementFacts,
    AppointmentFacts,
    ConsultationFacts,
    MunicipalityFacts,
    NewsFacts,
    PageFacts,
    RegionFacts,
)
from sagsgang.records.parts import RecordFacts

F = TypeVar("F", bound=RecordFacts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Generic[F]):
    """What one file says.

    `text` is the body without notes (for a meeting: the introduction before the first punkt).
    `flaws` are attributes that the file tried to state and that could not be read; rules do
    not complain that they are missing.
    """

    id: str
    path: str
    kind: Kind
    region: str
    facts: F
    text: Passage
    notes: Passage
    lines: tuple[str, ...] = field(repr=False)
    front_matter: Mapping = field(repr=False)
    flaws: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The last part of the id."""
        return self.id.rpartition("/")[2]

    @property
    def former_ids(self) -> tuple[str, ...]:
        """List the whole ids that the record had before, and of those that are now part of it."""
        return tuple(full_id(one, self.region) for one in self.facts.former_ids)

    @property
    def start(self) -> Place:
        """The first place of the file, for findings about the whole record."""
        return Place(self.path)

    def passages(self) -> Iterator[Passage]:
        """List the running texts in the order of the file."""
        yield self.text
        yield self.notes

    def fact_place(self, *attributes: str | int) -> Place:
        """Find where a fact stands, or else the nearest that holds it."""
        return place_at(self.front_matter, written_location(type(self.facts), attributes))

    def key_place(self, *attributes: str | int) -> Place:
        """Find where the key of a fact stands."""
        return key_place_at(self.front_matter, written_location(type(self.facts), attributes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record[MeetingFacts]):
    """A møde with its items in the order of the file."""

    items: tuple[AgendaItem, ...] = ()

    def passages(self) -> Iterator[Passage]:
        """List the running texts in the order of the file."""
        yield self.text
        yield from (section.text for item in self.items for section in item.sections)
        yield self.notes


class Forum(Record[ForumFacts]):
    """A forum."""

    __slots__ = ()


class Case(Record[CaseFacts]):
    """A sag."""

    __slots__ = ()


class Appointment(Record[AppointmentFacts]):
    """An udpegning."""

    __slots__ = ()


class Consultation(Record[ConsultationFacts]):
    """A høring."""

    __slots__ = ()


class NewsItem(Record[NewsFacts]):
    """A nyhed."""

    __slots__ = ()


class Agreement(Record[AgreementFacts]):
    """An aftale."""

    __slots__ = ()


class Municipality(Record[MunicipalityFacts]):
    """A kommune."""

    __slots__ = ()


class Region(Record[RegionFacts]):
    """A samarbejde."""

    __slots__ = ()


class HandwrittenPage(Record[PageFacts]):
    """A page of the secretariat's own words."""

    __slots__ = ()


AnyRecord: TypeAlias = (
    Meeting
    | Forum
    | Case
    | Appointment
    | Consultation
    | NewsItem
    | Agreement
    | Municipality
    | Region
    | HandwrittenPage
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenRecord:
    """A file that cannot be read as a record.

    It still exists for references, so that one mistake gives one message. `remains` is what
    could be read, with something put for what must be there: good for looking for further
    mistakes in the same run, and never to be shown.
    """

    id: str
    path: str
    kind: Kind
    region: str
    lines: tuple[str, ...] = field(repr=False)
    remains: AnyRecord | None = field(default=None, repr=False)

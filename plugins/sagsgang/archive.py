"""Every record of one commit by id, immutable, and what their references mean.

Knows ids, names as of a date, and which attachment files lie beside a record. Refuses to know
rules, views and addresses: a reference that leads nowhere is a value here, not a finding.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from sagsgang import danish
from sagsgang.danish import PartialDate
from sagsgang.diagnostics import Diagnostic, sorted_diagnostics
from sagsgang.records.forum import ForumFacts, name_periods
from sagsgang.records.kinds import KINDS_IN_REGION, Kind, attachment_folder
from sagsgang.records.reader import ReadRecord, read_record
from sagsgang.records.record import (
    Agreement,
    AnyRecord,
    Appointment,
    BrokenRecord,
    Case,
    Consultation,
    Forum,
    HandwrittenPage,
    Meeting,
    Municipality,
    NewsItem,
    Region,
)
from sagsgang.records.references import MeetingReference, SubjectReference
from sagsgang.source import ADDRESS_LIST, Blob, Source, Text

COMMON_REGION = "faelles"
"""The samarbejde whose records all others see: what is national."""

R = TypeVar("R", bound=AnyRecord)


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that several records have on that date: their ids."""

    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dead:
    """A name that no record has; `nearest` is a name that looks like it, or nothing."""

    nearest: str | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Archive:
    """What the files of one commit say.

    `records` holds every record that could be read, `broken` every one that could not, both by
    id in order; `blobs` the files that are not records. `diagnostics` are the findings of the
    files themselves; rules across files are not among them. `unread` are texts of which no line
    is in any record: they lie where none may lie, or are no text that can be read.
    """

    records: Mapping[str, AnyRecord]
    broken: Mapping[str, BrokenRecord]
    blobs: Mapping[str, Blob]
    diagnostics: tuple[Diagnostic, ...]
    unread: Mapping[str, Text] = field(default_factory=dict, repr=False)

    @cached_property
    def legible(self) -> tuple[AnyRecord, ...]:
        """Every record, and what could be read of the broken ones.

        For rules that look at one text or reference at a time, so that a mistake in a record's
        date does not hide the next one below it.
        """
        remains = (record.remains for record in self.broken.values())
        return (*self.records.values(), *(one for one in remains if one is not None))

    @cached_property
    def meetings(self) -> Mapping[str, Meeting]:
        """Every meeting by id, in order of samarbejde, year and file name."""
        return self._of(Meeting)

    @cached_property
    def fora(self) -> Mapping[str, Forum]:
        """Every forum by id."""
        return self._of(Forum)

    @cached_property
    def cases(self) -> Mapping[str, Case]:
        """Every case by id."""
        return self._of(Case)

    @cached_property
    def appointments(self) -> Mapping[str, Appointment]:
        """Every appointment by id."""
        return self._of(Appointment)

    @cached_property
    def consultations(self) -> Mapping[str, Consultation]:
        """Every consultation by id."""
        return self._of(Consultation)

    @cached_property
    def news(self) -> Mapping[str, NewsItem]:
        """Every news item by id."""
        return self._of(NewsItem)

    @cached_property
    def agreements(self) -> Mapping[str, Agreement]:
        """Every agreement by id."""
        return self._of(Agreement)

    @cached_property
    def municipalities(self) -> Mapping[str, Municipality]:
        """Every municipality by id."""
        return self._of(Municipality)

    @cached_property
    def regions(self) -> Mapping[str, Region]:
        """Every samarbejde by the name of its folder."""
        found = self._of(Region)
        return MappingProxyType({record.region: record for record in found.values()})

    @cached_property
    def pages(self) -> Mapping[str, HandwrittenPage]:
        """Every hand-written page by id."""
        return self._of(HandwrittenPage)

    def _of(self, kind: type[R]) -> Mapping[str, R]:
        return MappingProxyType(
            {key: record for key, record in self.records.items() if isinstance(record, kind)}
        )

    def has(self, record_id: str) -> bool:
        """Tell whether a record has that id, also one that cannot be read."""
        return record_id in self.records or record_id in self.broken

    @cached_property
    def former_ids(self) -> Mapping[str, str]:
        """Give for each id that is no longer there the id of the record that says it had it."""
        found: dict[str, str] = {}
        for record in self.legible:
            for one in record.former_ids:
                found.setdefault(one, record.id)
        return MappingProxyType({old: new for old, new in found.items() if not self.has(old)})

    def attachments_of(self, record: AnyRecord | BrokenRecord) -> Mapping[str, Blob]:
        """List the files in a record's attachment folder by their path below it."""
        return self._attachments.get(attachment_folder(record.path), {})

    @cached_property
    def _attachments(self) -> Mapping[str, Mapping[str, Blob]]:
        folders = {attachment_folder(f"{one}.md") for one in (*self.records, *self.broken)}
        found: dict[str, dict[str, Blob]] = defaultdict(dict)
        for path, blob in self.blobs.items():
            parts = path.split("/")
            prefixes = ("/".join(parts[:depth]) + "/" for depth in range(len(parts) - 1, 0, -1))
            folder = next((prefix for prefix in prefixes if prefix in folders), None)
            if folder is not None:
                found[folder][path.removeprefix(folder)] = blob
        return MappingProxyType(found)

    @cached_property
    def stray_blobs(self) -> tuple[str, ...]:
        """List the files that are neither records nor lie in any record's attachment folder."""
        kept = {folder + name for folder, files in self._attachments.items() for name in files}
        kept.add(ADDRESS_LIST)
        return tuple(path for path in self.blobs if path not in kept)

    def forum_at(
        self, name: str, region: str, on: PartialDate | date | None = None
    ) -> str | Ambiguous | Dead:
        """Find the id of the forum that `name` means in `region` on that date.

        An id always means its forum. A name or short name means the forum that had it then:
        first in the own samarbejde, then in `faelles/`; with no date, any forum that ever had
        it. A forum that existed on the date goes before one that did not.
        """
        direct = self._id_of(name, Kind.FORUM, region)
        if direct is not None:
            return direct
        for where in _worlds(region):
            matches = self._fora_called(name, where, on)
            if len(matches) == 1:
                return matches[0]
            if matches:
                return Ambiguous(matches)
        broken = self._broken_id_of(name, Kind.FORUM, region)
        return broken or Dead(self._nearest_name(name, Kind.FORUM, region))

    def _fora_called(
        self, name: str, region: str, on: PartialDate | date | None
    ) -> tuple[str, ...]:
        wanted = _folded(name)
        called = [
            (forum_id, until, since)
            for forum_id, since, until in self._forum_names.get((region, wanted), ())
        ]
        if on is None:
            return tuple(dict.fromkeys(forum_id for forum_id, _, _ in called))
        first, last = _interval(on)
        then = [
            forum_id
            for forum_id, until, since in called
            if (until is None or until.last >= first) and (since is None or since.first <= last)
        ]
        ever = tuple(dict.fromkeys(forum_id for forum_id, _, _ in called))
        matches = tuple(dict.fromkeys(then)) or ever
        alive = tuple(one for one in matches if exists_on(self.fora[one].facts, on))
        return alive or matches

    @cached_property
    def _forum_names(
        self,
    ) -> Mapping[tuple[str, str], tuple[tuple[str, PartialDate | None, PartialDate | None], ...]]:
        """Index (id, had the name since, until) by samarbejde and folded name."""
        found: dict[tuple[str, str], list[tuple[str, PartialDate | None, PartialDate | None]]] = (
            defaultdict(list)
        )
        for forum_id, forum in self.fora.items():
            since: PartialDate | None = None
            for period in name_periods(forum.facts):
                names = [period.name, period.short_name]
                for one in names:
                    if one:
                        key = (forum.region, _folded(one))
                        found[key].append((forum_id, since, period.until))
                since = period.until
            for alias in forum.facts.aliases:
                found[(forum.region, _folded(alias))].append((forum_id, None, None))
        return MappingProxyType({key: tuple(rows) for key, rows in found.items()})

    def named(self, name: str, kind: Kind, region: str) -> str | Dead:
        """Find the id of the record of `kind` whose id, or last part of it, is `name`."""
        found = self._id_of(name, kind, region)
        return Dead(self._nearest_name(name, kind, region)) if found is None else found

    def _id_of(self, name: str, kind: Kind, region: str) -> str | None:
        inside = f"/{kind.folder}/"
        candidates = [f"{where}{inside}{name}" for where in _worlds(region)]
        if inside in name:
            candidates.append(name)
        present = next((one for one in candidates if self.has(one)), None)
        moved = (self.former_ids.get(one, "") for one in candidates)
        return present or next((one for one in moved if inside in one), None)

    def _broken_id_of(self, name: str, kind: Kind, region: str) -> str | None:
        """Find the broken record that a name may mean: nobody can read what it is called."""
        found = self._id_of(danish.slug(name), kind, region)
        return found if found in self.broken else None

    def _nearest_name(self, name: str, kind: Kind, region: str) -> str | None:
        names = [one for where in _worlds(region) for one in self._names.get((kind, where), ())]
        return danish.nearest(name if "/" in name else danish.slug(name), names)

    @cached_property
    def _names(self) -> Mapping[tuple[Kind, str], tuple[str, ...]]:
        """Index the ids inside a samarbejde, as references write them, by kind."""
        found: dict[tuple[Kind, str], list[str]] = defaultdict(list)
        for record in (*self.records.values(), *self.broken.values()):
            inside = f"{record.region}/{record.kind.folder}/"
            found[(record.kind, record.region)].append(record.id.removeprefix(inside))
        return MappingProxyType({key: tuple(names) for key, names in found.items()})

    def municipality_at(self, name: str, region: str) -> str | Dead:
        """Find the id of the municipality that `name` (id, or name as written) means."""
        direct = self._id_of(name, Kind.MUNICIPALITY, region)
        if direct is not None:
            return direct
        folded = _folded(name.removesuffix(" Kommune"))
        for where in _worlds(region):
            if (where, folded) in self._municipality_names:
                return self._municipality_names[(where, folded)]
        broken = self._broken_id_of(folded, Kind.MUNICIPALITY, region)
        return broken or Dead(self._nearest_name(name, Kind.MUNICIPALITY, region))

    @cached_property
    def _municipality_names(self) -> Mapping[tuple[str, str], str]:
        return MappingProxyType(
            {
                (record.region, _folded(record.facts.name)): one
                for one, record in self.municipalities.items()
            }
        )

    def subject(self, reference: SubjectReference, region: str) -> str | Dead:
        """Find the id of the record that `<art>/<id>` means."""
        text = str(reference.text)
        for candidate in (*(f"{where}/{text}" for where in _worlds(region)), text):
            if self.has(candidate) or candidate in self.former_ids:
                return self.former_ids.get(candidate, candidate)
        parts = text.split("/")
        folders = {kind.folder: kind for kind in KINDS_IN_REGION}
        at = next((index for index, part in enumerate(parts) if part in folders), None)
        if at is None:
            return Dead()
        kind = folders[parts[at]]
        near = self._nearest_name("/".join(parts[at + 1 :]), kind, region)
        return Dead(f"{kind.folder}/{near}" if near else None)

    def meeting_at(self, reference: MeetingReference, region: str) -> Meeting | None:
        """Find the meeting file that a mødehenvisning means; most meetings have none."""
        forum = self.forum_at(reference.forum, region, reference.on)
        if not isinstance(forum, str) or reference.on is None:
            return None
        if reference.on.exact is not None:
            return self._meetings_by_day.get((forum, reference.on.exact))
        return next(
            (
                meeting
                for meeting in self.meetings_of(forum)
                if any(reference.on.covers(day) for day in _days_of(meeting))
            ),
            None,
        )

    @cached_property
    def _meetings_by_day(self) -> Mapping[tuple[str, date], Meeting]:
        found: dict[tuple[str, date], Meeting] = {}
        for forum, meetings in self._meetings_by_forum.items():
            for meeting in meetings:
                for day in _days_of(meeting):
                    found.setdefault((forum, day), meeting)
        return MappingProxyType(found)

    def meetings_of(self, forum_id: str) -> tuple[Meeting, ...]:
        """List a forum's meetings that have a file, by date."""
        return self._meetings_by_forum.get(forum_id, ())

    @cached_property
    def _meetings_by_forum(self) -> Mapping[str, tuple[Meeting, ...]]:
        found: dict[str, list[Meeting]] = defaultdict(list)
        for meeting in self.meetings.values():
            forum = self.forum_of(meeting)
            if forum is not None:
                found[forum].append(meeting)
        return MappingProxyType(
            {
                forum: tuple(sorted(meetings, key=lambda one: (one.facts.on, one.id)))
                for forum, meetings in found.items()
            }
        )

    def forum_of(self, meeting: Meeting) -> str | None:
        """Find the id of the forum that holds a meeting, or nothing when it is not known."""
        found = self.forum_at(meeting.facts.forum.text, meeting.region, meeting.facts.on)
        return found if isinstance(found, str) else None

    def case_of(self, name: str, region: str) -> str | None:
        """Find the id of the case that `name` means, or nothing."""
        return self._id_of(name, Kind.CASE, region)

    def successors_of(self, forum_id: str) -> tuple[str, ...]:
        """List the fora that say they came in place of `forum_id`."""
        return self._successors.get(forum_id, ())

    @cached_property
    def _successors(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for forum_id, forum in self.fora.items():
            for reference in forum.facts.succeeds:
                before = self.forum_at(reference.text, forum.region)
                if isinstance(before, str):
                    found[before].append(forum_id)
        return MappingProxyType({one: tuple(after) for one, after in found.items()})


def _worlds(region: str) -> tuple[str, ...]:
    """List the samarbejder whose names `region` sees, its own first."""
    return (region,) if region == COMMON_REGION else (region, COMMON_REGION)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _days_of(meeting: Meeting) -> tuple[date, ...]:
    return (meeting.facts.on, *meeting.facts.moved_from)


def _interval(on: PartialDate | date) -> tuple[date, date]:
    return (on, on) if isinstance(on, date) else (on.first, on.last)


def exists_on(facts: ForumFacts, on: PartialDate | date) -> bool:
    """Tell whether a forum may have existed on that date; false only when it is certain."""
    first, last = _interval(on)
    begins_after = facts.created is not None and facts.created.first > last
    ended_before = facts.abolished is not None and facts.abolished.last < first
    return not begins_after and not ended_before


def name_on(facts: ForumFacts, on: PartialDate | date) -> tuple[str, str | None]:
    """Give the name and short name that a forum had on that date."""
    first, _ = _interval(on)
    for period in name_periods(facts):
        if period.until is None or first <= period.until.last:
            return period.name, period.short_name
    return facts.name, facts.short_name


def archive(source: Source, *, read: Callable[[str, bytes], ReadRecord] = read_record) -> Archive:
    """Read every file of `source`; `read` may be a cached reader of the same meaning."""
    texts = {path: file for path, file in sorted(source.items()) if isinstance(file, Text)}
    results = [read(path, file.data) for path, file in texts.items()]
    found = [result.record for result in results if result.record is not None]
    legible = {one.path for one in found if one.lines}
    broken = {one.id: one for one in found if isinstance(one, BrokenRecord)}
    records = {one.id: one for one in found if not isinstance(one, BrokenRecord)}
    blobs = {path: file for path, file in sorted(source.items()) if isinstance(file, Blob)}
    return Archive(
        records=MappingProxyType(dict(sorted(records.items()))),
        broken=MappingProxyType(broken),
        blobs=MappingProxyType(blobs),
        diagnostics=sorted_diagnostics(
            diagnostic for result in results for diagnostic in result.diagnostics
        ),
        unread={path: file for path, file in texts.items() if path not in legible},
    )

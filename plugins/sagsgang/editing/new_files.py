"""New records that pages offer to make: the file's name and a text that passes the check.

Knows which page offers which kind of record, and how one begins that nobody has filled in yet.
Refuses to know how the offer is shown, and to write files.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from sagsgang import danish
from sagsgang.archive import Archive, exists_on
from sagsgang.editing.templates import template
from sagsgang.records.kinds import KINDS_IN_REGION, Kind
from sagsgang.records.meeting import MeetingStatus
from sagsgang.records.record import Forum
from sagsgang.repository import NewFile, Repository

LABELS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.FORUM: "Nyt forum",
        Kind.MEETING: "Nyt møde",
        Kind.CASE: "Ny sag",
        Kind.APPOINTMENT: "Ny udpegning",
        Kind.CONSULTATION: "Ny høring",
        Kind.NEWS: "Ny nyhed",
        Kind.AGREEMENT: "Ny aftale",
    }
)
"""What is offered, by kind. The municipalities are given: nobody makes a new one."""

AHEAD: Final = timedelta(days=28)
"""How far ahead the date of a new meeting lies until somebody writes the right one."""

_FRIDAY: Final = 4


def new_files(
    key: str, records: Archive, repository: Repository, today: date
) -> tuple[NewFile, ...]:
    """List what the page at `key` offers to make.

    The list of a kind offers a record of that kind, and where that needs a forum one for each
    that is in use; the page of a forum that exists offers what concerns the forum.
    """
    forum = records.fora.get(key)
    if forum is not None:
        return tuple(_of_forum(forum, records, repository, today))
    region, _, folder = key.partition("/")
    kind = next((kind for kind in KINDS_IN_REGION if kind.folder == folder), None)
    if kind is None or kind not in LABELS:
        return ()
    if kind not in (Kind.MEETING, Kind.APPOINTMENT):
        return (_new_file(kind, _titled(kind, region, today), records, repository),)
    return tuple(
        one
        for forum in _fora_in_use(kind, region, records, today)
        for one in _of_forum(forum, records, repository, today, only=kind)
    )


def _of_forum(
    forum: Forum,
    records: Archive,
    repository: Repository,
    today: date,
    *,
    only: Kind | None = None,
) -> Iterator[NewFile]:
    if not exists_on(forum.facts, today):
        return
    name = str(forum.facts.name)
    common = {"region": forum.region, "forum": forum.id.rpartition("/")[2]}
    if only in (None, Kind.MEETING):
        day = _free_day(forum, records, today).isoformat()
        planned = {**common, "on": day}
        called = {**planned, "status": MeetingStatus.CALLED}
        for label, values in (
            (f"Nyt møde i {name}", planned),
            (f"Ny dagsorden til {name}", called),
        ):
            yield _new_file(Kind.MEETING, values, records, repository, label=label)
    if only in (None, Kind.APPOINTMENT):
        title = f"Udpegning til {name}"
        values = {**common, "title": title, "year": str(today.year)}
        label = f"Ny udpegning til {name}"
        yield _new_file(Kind.APPOINTMENT, values, records, repository, label=label)


def _titled(kind: Kind, region: str, today: date) -> dict[str, str]:
    """Give what a record begins with that is known by its title; what it does not need is left."""
    label = LABELS[kind]
    return {
        "region": region,
        "name" if kind is Kind.FORUM else "title": label,
        "year": str(today.year),
        "on": today.isoformat(),
    }


def _new_file(
    kind: Kind,
    values: Mapping[str, str],
    records: Archive,
    repository: Repository,
    *,
    label: str = "",
) -> NewFile:
    path, text = template(kind, values)
    path = _free_path(path, records)
    return NewFile(
        label=label or LABELS[kind],
        name=repository.file_name(path),
        text=text,
        url=repository.new_file_url(path, text),
    )


def _free_path(path: str, records: Archive) -> str:
    """Give the path, with a number where a record has it already."""
    record_id = path.removesuffix(".md")
    number = 2
    free = record_id
    while records.has(free):
        free = f"{record_id}-{number}"
        number += 1
    return f"{free}.md"


def _free_day(forum: Forum, records: Archive, today: date) -> date:
    """Give a working day ahead on which the forum does not meet yet."""
    taken = {meeting.facts.on for meeting in records.meetings_of(forum.id)}
    day = today + AHEAD
    while day in taken or day.weekday() > _FRIDAY:
        day += timedelta(days=1)
    return day


def _fora_in_use(kind: Kind, region: str, records: Archive, today: date) -> tuple[Forum, ...]:
    """List the fora that have records of the kind, or all where none has, by name."""
    living = [
        forum
        for forum in records.fora.values()
        if forum.region == region and exists_on(forum.facts, today)
    ]
    if kind is Kind.MEETING:
        used = {forum.id for forum in living if records.meetings_of(forum.id)}
    else:
        named = (
            records.forum_at(one.facts.forum.text, one.region)
            for one in records.appointments.values()
        )
        used = {found for found in named if isinstance(found, str)}
    chosen = [forum for forum in living if forum.id in used] or living
    return tuple(sorted(chosen, key=lambda forum: danish.sort_key(str(forum.facts.name))))

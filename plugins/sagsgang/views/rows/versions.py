"""A record's versions as a page lists them: the day, and in plain words what had happened.

Knows the sentence for each kind of event. Refuses to know where commits can be looked at: the
addresses are handed to it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from sagsgang import danish
from sagsgang.history import UNNAMED_ITEM, AsPublic, Event, Happening, versions
from sagsgang.records.record import AnyRecord, Meeting
from sagsgang.revisions import Revisions

_SENTENCES: Final[Mapping[Happening, str]] = MappingProxyType(
    {
        Happening.CREATED: "Siden er oprettet",
        Happening.RENAMED: "Siden har fået en ny adresse",
        Happening.AGENDA_PUBLISHED: "Dagsordenen er lagt op",
        Happening.AGENDA_SENT: "Dagsordenen er sendt ud",
        Happening.MOVED: "Mødet er flyttet",
        Happening.CANCELLED: "Mødet er aflyst",
        Happening.MINUTES_PROPOSED: "Et udkast til referat er foreslået",
        Happening.REVIEW_STARTED: "Udkastet til referat er sendt til gennemlæsning",
        Happening.MINUTES_PUBLISHED: "Referatet er offentliggjort",
        Happening.APPROVED: "Referatet er godkendt",
        Happening.CORRECTED: "Det godkendte referat af {items} er rettet",
        Happening.STATUS_CHANGED: "Status er nu {status}",
        Happening.ITEM_ADDED: "{items} er føjet til dagsordenen",
        Happening.ITEM_ADDED_LATE: "{items} er føjet til, efter at dagsordenen blev sendt ud",
        Happening.ITEM_REMOVED: "{items} er taget af dagsordenen",
        Happening.ITEM_WITHDRAWN: "{items} er udgået",
        Happening.ITEM_CLOSED: "{items} er nu lukket",
        Happening.ITEM_CHANGED: "{items} er ændret",
        Happening.ITEMS_RENUMBERED: "Punkterne har fået andre numre",
        Happening.MINUTES_CHANGED: "Referatet af {items} er ændret",
        Happening.FOLLOW_UP_CHANGED: "Opfølgningen på {items} er ændret",
        Happening.ATTACHMENTS_ADDED: "Der er kommet bilag til",
        Happening.ATTACHMENTS_REMOVED: "Der er taget bilag væk",
        Happening.CASE_CLOSED: "Sagen er afsluttet",
        Happening.CASE_REOPENED: "Sagen er åbnet igen",
        Happening.STEP_ADDED: "Der er føjet et trin til forløbet",
        Happening.COURSE_CHANGED: "Forløbet er ændret",
        Happening.FORUM_ABOLISHED: "Forummet er nedlagt",
        Happening.NAME_CHANGED: "Navnet er ændret",
        Happening.SEAT_TAKEN: "En plads er besat",
        Happening.SEAT_LEFT: "En plads er forladt",
        Happening.SEATS_CHANGED: "Pladserne er ændret",
        Happening.TERMS_CHANGED: "Kommissoriet er ændret",
        Happening.LOTS_ANNOUNCED: "Lodtrækningen er bekendtgjort",
        Happening.FACTS_CHANGED: "Oplysningerne er ændret",
        Happening.TEXT_CHANGED: "Teksten er ændret",
        Happening.CHANGED: "Indholdet er ændret",
    }
)
_OF_ITEMS: Final[Mapping[Happening, str]] = MappingProxyType(
    {
        Happening.ATTACHMENTS_ADDED: "Der er kommet bilag til {items}",
        Happening.ATTACHMENTS_REMOVED: "Der er taget bilag væk fra {items}",
    }
)
"""Sentences about some punkter, where the whole record has one of its own."""
_MEETING_CREATED: Final = "Mødet er lagt op"


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """A version: its day, what had happened, and where the commit can be looked at, if anywhere."""

    on: date
    sentences: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionList:
    """The versions of a record, the newest first.

    `begins_here` is false where older versions exist that are not known. `url` is the page with
    all changes to the file; empty where nobody has stated where that is.
    """

    rows: tuple[VersionRow, ...]
    begins_here: bool
    url: str


def version_list(
    record: AnyRecord,
    known: Revisions,
    *,
    as_public: AsPublic,
    commit_url: Callable[[str], str],
    history_url: Callable[[str], str],
) -> VersionList | None:
    """List the versions of a record that is public as it stands; nothing where none is known."""
    begins_here = record.path not in known.cut_off
    found = versions(
        record,
        known.of(record.path),
        as_public=as_public,
        begins_here=begins_here,
        is_newest=record.path not in known.uncommitted,
    )
    if begins_here and not found:
        return None
    rows = tuple(
        VersionRow(
            on=one.on,
            sentences=tuple(sentences(one.events, is_meeting=isinstance(record, Meeting))),
            url=commit_url(one.commit),
        )
        for one in found
    )
    return VersionList(rows=rows, begins_here=begins_here, url=history_url(record.path))


def sentences(events: Sequence[Event], *, is_meeting: bool = False) -> Iterator[str]:
    """Tell events in plain words, one sentence for those that differ in their punkt only."""
    ordered = sorted(events, key=lambda event: event.what.value)
    of_items: dict[Happening, list[str]] = {}
    for event in ordered:
        if event.item is not None:
            of_items.setdefault(event.what, []).append(event.item)
    told = dict.fromkeys(
        _sentence_of_items(event.what, of_items[event.what])
        if event.item is not None
        else _sentence(event, is_meeting=is_meeting)
        for event in ordered
    )
    yield from told


def _sentence(event: Event, *, is_meeting: bool) -> str:
    if event.what is Happening.CREATED and is_meeting:
        return _MEETING_CREATED
    text = _SENTENCES[event.what]
    if event.to_day is not None:
        return f"{text} til {danish.date_in_words(event.to_day)}"
    return text.format(status=event.status)


def _sentence_of_items(what: Happening, items: list[str]) -> str:
    pattern = _OF_ITEMS.get(what, _SENTENCES[what])
    text = pattern.format(items=_items_in_words(items))
    return text[0].upper() + text[1:]


def _items_in_words(items: list[str]) -> str:
    """Name punkter: `punkt 1, 3 og 4`, `et punkt`, `punkt 1 og 2 andre punkter`."""
    numbers = list(dict.fromkeys(item for item in items if item != UNNAMED_ITEM))
    unnamed = items.count(UNNAMED_ITEM)
    if not numbers:
        return "et punkt" if unnamed == 1 else f"{unnamed} punkter"
    if not unnamed:
        return f"punkt {danish.joined(numbers, last='og')}"
    others = "et andet punkt" if unnamed == 1 else f"{unnamed} andre punkter"
    return f"punkt {danish.joined([*numbers, others], last='og')}"

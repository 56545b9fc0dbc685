"""What follows from a change elsewhere: outcomes, seats and deadlines that are not what they were.

Knows which facts other pages and people depend on. Refuses to know texts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.changes.names import (
    Named,
    day_in_words,
    meeting_in_words,
    municipality_in_words,
    named,
    named_id,
    seat_in_words,
)
from sagsgang.changes.pairs import RecordPair, item_pairs
from sagsgang.changes.records import ChangeKind, RecordChange, kind_of_change, legible
from sagsgang.danish.personal import masked
from sagsgang.reading.blocks import SectionName
from sagsgang.records.forum import Holding, Seat
from sagsgang.records.meeting import AgendaItem
from sagsgang.records.record import Forum, Meeting

_DEADLINES: Final = {
    "frist": "Frist",
    "udløber": "Udløber",
    "hos": "Planlagt behandling",
    "planlagt": "Planlagt",
}
"""Keys that hold the day by which something must be, with the words for it."""

_FOLLOW_UP: Final = re.compile(
    r"^\s*[-*+]\s+\[[ xX]\]\s+(?P<id>O-\d+)\b.*\(senest\s+(?P<date>\d{4}-\d{2}-\d{2})\s*\)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentChange:
    """A punkt whose outcome, or whose way from there, is another than it was.

    `case` is the case that it treats, or nothing; outcomes and targets are in words.
    """

    meeting: Named
    number: str
    title: str
    case: Named | None
    outcomes_before: tuple[str, ...]
    outcomes: tuple[str, ...]
    sent_to_before: tuple[str, ...]
    sent_to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingChange:
    """Somebody who gets a seat, leaves it, or of whom something else is known.

    `before` and `after` say since when and until when; nothing where nobody was or is.
    """

    forum: Named
    seat: str
    who: str
    change: ChangeKind
    before: str | None
    after: str | None
    has_ended: bool = False

    @property
    def what(self) -> str:
        """Say what happens, as of the holder: `får pladsen`."""
        if self.has_ended:
            return "forlader pladsen"
        words = {ChangeKind.ADDED: "får pladsen", ChangeKind.REMOVED: "står der ikke mere"}
        return words.get(self.change, "ændret")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineChange:
    """A day that moves, comes or goes: what it is for, as it was and as it is."""

    record: Named
    what: str
    before: str | None
    after: str | None


def treatment_changes(
    pair: RecordPair, before: Archive, after: Archive
) -> Iterator[TreatmentChange]:
    """List the punkter of a meeting with another outcome or another way on."""
    old, new = legible(pair.before), legible(pair.after)
    meetings = [one for one in (new, old) if isinstance(one, Meeting)]
    if not meetings:
        return
    archive = after if isinstance(new, Meeting) else before
    for was, now in item_pairs(
        old if isinstance(old, Meeting) else None, new if isinstance(new, Meeting) else None
    ):
        newest = now or was
        if newest is None:
            continue
        outcomes = (_outcomes(was), _outcomes(now))
        targets = (_targets(before, old, was), _targets(after, new, now))
        if outcomes[0] != outcomes[1] or targets[0] != targets[1]:
            yield TreatmentChange(
                meeting=named(archive, meetings[0]),
                number=str(newest.number),
                title=masked(newest.title),
                case=case_of(archive, newest, meetings[0].region),
                outcomes_before=outcomes[0],
                outcomes=outcomes[1],
                sent_to_before=targets[0],
                sent_to=targets[1],
            )


def case_of(archive: Archive, item: AgendaItem, region: str) -> Named | None:
    """Name the case that a punkt treats; nothing when it treats none, or one without a file."""
    if item.facts.case is None:
        return None
    found = archive.case_of(item.facts.case.text, region)
    return None if found is None else named_id(archive, found)


def _outcomes(item: AgendaItem | None) -> tuple[str, ...]:
    return () if item is None else tuple(one.value for one in item.facts.outcomes)


def _targets(archive: Archive, meeting: object, item: AgendaItem | None) -> tuple[str, ...]:
    if item is None or not isinstance(meeting, Meeting):
        return ()
    region = meeting.region
    return tuple(meeting_in_words(archive, one, region) for one in item.facts.sent_to)


def holding_changes(pair: RecordPair, before: Archive, after: Archive) -> Iterator[HoldingChange]:
    """List who gets, leaves or keeps a seat of a forum in another way than before."""
    old, new = legible(pair.before), legible(pair.after)
    was = dict(_holdings(before, old)) if isinstance(old, Forum) else {}
    now = dict(_holdings(after, new)) if isinstance(new, Forum) else {}
    newest = new if isinstance(new, Forum) else old
    if not isinstance(newest, Forum):
        return
    forum = named(after if newest is new else before, newest)
    for key in (*now, *(one for one in was if one not in now)):
        earlier, later = was.get(key), now.get(key)
        if earlier is not None and later is not None and earlier[1] == later[1]:
            continue
        seat, who, _ = key
        has_ended = later is not None and later[0] and not (earlier is not None and earlier[0])
        yield HoldingChange(
            forum=forum,
            seat=seat,
            who=who,
            change=kind_of_change(earlier, later),
            before=None if earlier is None else earlier[1],
            after=None if later is None else later[1],
            has_ended=has_ended,
        )


def _holdings(
    archive: Archive, forum: Forum
) -> Iterator[tuple[tuple[str, str, int], tuple[bool, str]]]:
    """Give each holding by seat and holder: whether it has ended, and its time in words.

    Several that look the same are told apart by their order.
    """
    seen: dict[tuple[str, str], int] = {}
    for seat in forum.facts.seats:
        for holding in seat.holdings:
            who = _holder(archive, seat, holding, forum.region)
            key = (seat_in_words(seat), who)
            seen[key] = seen.get(key, 0) + 1
            yield (*key, seen[key]), (holding.until is not None, _time_of(holding))


def _holder(archive: Archive, seat: Seat, holding: Holding, region: str) -> str:
    municipality = None
    if holding.municipality is not None:
        municipality = municipality_in_words(archive, holding.municipality, region)
    parts = (holding.name, holding.title, municipality, holding.organisation)
    who = ", ".join(str(one) for one in parts if one)
    return masked(who or seat.office or "navnet er ukendt")


def _time_of(holding: Holding) -> str:
    parts = []
    if holding.known_on is not None:
        parts.append(f"kendt pr. {danish.date_in_words(holding.known_on)}")
    if holding.since is not None:
        parts.append(f"fra {danish.date_in_words(holding.since)}")
    if holding.last_day is not None:
        parts.append(f"til {danish.date_in_words(holding.last_day)}")
    elif holding.until is not None:
        parts.append("har forladt pladsen")
    return " ".join(parts) or "uden datoer"


def deadline_changes(pair: RecordPair, change: RecordChange) -> Iterator[DeadlineChange]:
    """List the days of a record that move, come or go; a new meeting's own day is no news."""
    old, new = legible(pair.before), legible(pair.after)
    for fact in change.facts:
        words = _DEADLINES.get(fact.leaf)
        if fact.key == "dato" and isinstance(new, Meeting) and old is not None:
            words = "Mødets dato"
        if words is not None:
            above = ": ".join(fact.keys[:-1])
            what = f"{words} ({above})" if above else words
            yield DeadlineChange(
                record=change.name,
                what=what,
                before=_known_day(fact.before),
                after=_known_day(fact.after),
            )
    was, now = _follow_ups(old), _follow_ups(new)
    for one in sorted(was.keys() | now.keys(), key=danish.sort_key):
        if was.get(one) != now.get(one):
            yield DeadlineChange(
                record=change.name,
                what=f"Opfølgning {one}",
                before=_known_day(was.get(one)),
                after=_known_day(now.get(one)),
            )


def _known_day(text: str | None) -> str | None:
    return None if text is None else day_in_words(text)


def _follow_ups(record: object) -> dict[str, str]:
    """Give the deadline of each follow-up by its id."""
    if not isinstance(record, Meeting):
        return {}
    return {
        match["id"]: match["date"]
        for item in record.items
        if not item.is_closed
        for section in item.sections_named(SectionName.FOLLOW_UP)
        for match in _FOLLOW_UP.finditer(section.text.text)
    }

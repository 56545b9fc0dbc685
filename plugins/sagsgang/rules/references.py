"""References in the fields of records: each leads to exactly one record.

Knows what is said when one does not. Refuses to know which fields are references, and whether
the forum that is meant existed on the day. A record that cannot be read exists all the same.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeAlias

from sagsgang import danish
from sagsgang.archive import Ambiguous, Archive, Dead
from sagsgang.diagnostics import Diagnostic, error, note, warning
from sagsgang.records.kinds import KINDS_IN_REGION, Kind
from sagsgang.records.record import AnyRecord, Meeting
from sagsgang.records.references import MeetingReference
from sagsgang.rules.moves import moved_reference
from sagsgang.rules.phrases import forum_name, id_within, when
from sagsgang.rules.rule import Rule
from sagsgang.rules.usage import Usage, usages_in

_NEARLY: Final = timedelta(days=7)
"""A forum hardly meets twice within a week."""

_NEUTER: Final = frozenset({Kind.FORUM, Kind.MEETING})

_ByLastPart: TypeAlias = Mapping[tuple[str, str], tuple[str, ...]]


def _found(archive: Archive, record: AnyRecord, usage: Usage) -> str | Ambiguous | Dead:
    if usage.subject is not None:
        return archive.subject(usage.subject, record.region)
    if usage.kind is Kind.FORUM:
        return archive.forum_at(usage.text, record.region, usage.day)
    if usage.kind is Kind.MUNICIPALITY:
        return archive.municipality_at(usage.text, record.region)
    if usage.kind is None:
        raise ValueError(f"a reference to no kind of record: {usage.text}")
    return archive.named(usage.text, usage.kind, record.region)


def check_references_lead_to_one_record(archive: Archive) -> Iterator[Diagnostic]:
    """En henvisning fører til netop én fil: et navn er hverken ukendt eller flertydigt."""
    elsewhere = _by_last_part(archive)
    known: dict[tuple[object, ...], str | Ambiguous | Dead] = {}
    for record, usage in usages_in(archive):
        key = (usage.text, usage.kind, record.region, usage.day)
        if key not in known:
            known[key] = _found(archive, record, usage)
        found = known[key]
        if isinstance(found, Dead):
            kind, name = _meant(usage)
            none = "intet" if kind in _NEUTER else "ingen"
            yield error(
                "henvisning-doed",
                usage.place,
                f"Der er {none} {kind.danish_name} '{usage.text}'.",
                _cure(found, elsewhere.get((kind.folder, name), ()), kind, record.region, name),
            )
        elif isinstance(found, Ambiguous):
            ids = [id_within(one, record.region) for one in found.candidates]
            yield error(
                "henvisning-flertydig",
                usage.place,
                f"'{usage.text}' kan betyde flere fora: {danish.joined(ids, last='og')}.",
                f"Skriv id'et på det, der menes: {danish.joined(ids, last='eller')}.",
            )
        else:
            yield from _moved(archive, record, usage, found)


def _moved(archive: Archive, record: AnyRecord, usage: Usage, found: str) -> Iterator[Diagnostic]:
    """En henvisning bruger det id, som filen har nu."""
    now = moved_reference(archive, usage.text, usage.kind, record.region)
    if now is not None:
        yield warning(
            "henvisning-flyttet",
            usage.place,
            f"'{usage.text}' er et id fra før. Filen er nu {found}.md.",
            f"Skriv {now}",
        )


def _meant(usage: Usage) -> tuple[Kind, str]:
    """Give the kind of record that a reference means, and the name within that kind."""
    if usage.kind is not None:
        return usage.kind, usage.text.rpartition(f"/{usage.kind.folder}/")[2]
    parts = usage.text.split("/")
    folders = {kind.folder: kind for kind in KINDS_IN_REGION}
    at = next(index for index, part in enumerate(parts) if part in folders)
    return folders[parts[at]], "/".join(parts[at + 1 :])


def _cure(found: Dead, others: tuple[str, ...], kind: Kind, region: str, name: str) -> str:
    if found.nearest is not None:
        return f"Mente du '{found.nearest}'?"
    if others:
        quoted = [f"'{one}'" for one in others]
        return f"Mente du {danish.joined(quoted, last='eller')}?"
    if kind is Kind.MUNICIPALITY:
        return (
            f"Skriv kommunens id, som er navnet på dens fil i {region}/kommuner/."
            " Er det en anden myndighed, hører den til i organisation."
        )
    bare = "/".join(danish.slug(part) for part in name.split("/"))
    return f"Ret henvisningen, eller opret filen {region}/{kind.folder}/{bare}.md."


def _by_last_part(archive: Archive) -> _ByLastPart:
    """Index ids by folder and name, so that one of another samarbejde can be proposed."""
    found: dict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
    for record_id in (*archive.records, *archive.broken):
        _, _, inner = record_id.partition("/")
        folder, _, name = inner.partition("/")
        found[folder, name] += (record_id,)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _DatedReference:
    """A mødehenvisning to a certain day at a forum that is known."""

    reference: MeetingReference
    day: date
    forum_id: str
    meeting: Meeting | None


def _dated_references(archive: Archive) -> Iterator[_DatedReference]:
    for record, usage in usages_in(archive):
        reference = usage.meeting
        if reference is None or reference.on is None or (day := reference.on.exact) is None:
            continue
        forum_id = archive.forum_at(usage.text, record.region, reference.on)
        if isinstance(forum_id, str):
            yield _DatedReference(
                reference=reference,
                day=day,
                forum_id=forum_id,
                meeting=archive.meeting_at(reference, record.region),
            )


def check_items_referred_to_exist(archive: Archive) -> Iterator[Diagnostic]:
    """Et punkt, der henvises til, står på mødets dagsorden.

    Et møde uden punkter har ingen dagsorden endnu. Før mødet er holdt, er det en advarsel.
    """
    for found in _dated_references(archive):
        number, meeting = found.reference.item, found.meeting
        if number is None or meeting is None or not meeting.items:
            continue
        numbers = [item.number for item in meeting.items]
        earlier = [one for item in meeting.items for one in item.facts.former_numbers]
        if number.rstrip(".").casefold() in {one.casefold() for one in (*numbers, *earlier)}:
            continue
        diagnostic = error if meeting.facts.status.has_taken_place else warning
        yield diagnostic(
            "henvisning-punkt",
            found.reference.place,
            f"Mødet i {forum_name(archive, found.forum_id)} {when(found.day)} har intet punkt"
            f" {number}.",
            f"Mødet har punkt {danish.joined(numbers)}.",
        )


def check_dates_are_not_nearly_a_meeting(archive: Archive) -> Iterator[Diagnostic]:
    """En henvisning til et møde rammer ikke en dato få dage fra et møde, der findes.

    Kun når netop ét møde ligger inden for en uge. Mødet kan være flyttet, eller datoen forkert.
    """
    for found in _dated_references(archive):
        if found.meeting is not None:
            continue
        near = [
            meeting
            for meeting in archive.meetings_of(found.forum_id)
            if abs(meeting.facts.on - found.day) <= _NEARLY
        ]
        if len(near) != 1:
            continue
        yield note(
            "henvisning-dato-naer",
            found.reference.place,
            f"{forum_name(archive, found.forum_id)} har et møde {when(near[0].facts.on)}, men"
            f" her står {found.day}.",
            f"Menes det møde, så skriv {found.reference.forum} {near[0].facts.on}."
            " Er mødet flyttet, så skriv den gamle dato i mødets flyttet_fra.",
        )


RULES: tuple[Rule, ...] = (
    check_references_lead_to_one_record,
    check_items_referred_to_exist,
    check_dates_are_not_nearly_a_meeting,
)

"""One forum: what it is, its life and names, what lies there, its meetings and its seats.

Knows what a forum's page says. Refuses to know other pages, addresses and HTML.
"""

from dataclasses import dataclass
from typing import Final

from sagsgang.danish import PartialDate
from sagsgang.history import Chronicle, Relation, lineage, meeting_then
from sagsgang.history.lineage import Ancestor, Lineage
from sagsgang.publication import Publication
from sagsgang.records.forum import Deadlines, ForumFacts, NamePeriod, TermsOfReference
from sagsgang.records.kinds import attachment_folder
from sagsgang.records.record import Forum
from sagsgang.views.rows import (
    AttachmentRow,
    CaseRow,
    Link,
    MeetingRow,
    PlaceRow,
    PointerRow,
    SeatRow,
    case_row,
    forum_link,
    meeting_row,
    named_forum_link,
    optional,
    place_row,
    pointer_rows,
    seat_row,
)
from sagsgang.views.rows.calls import CallRow, open_calls
from sagsgang.views.rows.compositions import CompositionRow, composition_rows
from sagsgang.views.rows.leads import parted

_RECENT_YEARS: Final = 3
"""How many years of meetings stand open; older ones are folded."""
_SHOWN_ELSEWHERE: Final = frozenset({Relation.IS_UNDER.value, Relation.PREPARES.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class AncestorRow:
    """A body before or after this one."""

    forum: Link
    created: PartialDate | None
    abolished: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeRow:
    """A stage in a forum's life: a name of its own, or the bodies before or after it.

    `how` tells what led to it from the stage before. A day is only there when a record states it.
    """

    how: str
    bodies: tuple[Link, ...]
    since: PartialDate | None = None
    until: PartialDate | None = None
    is_past: bool = False
    is_now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsRow:
    """A kommissorium or a revision of it."""

    document: AttachmentRow
    on: PartialDate | None
    decided_at: PlaceRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfMeetings:
    """A forum's meetings in one year, the newest first."""

    year: str
    meetings: tuple[MeetingRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumPage:
    """What a forum's page says. `lead` and `rest` are the two parts of its own words, `text`.

    `recent` are the newest years of meetings, `earlier` the others. `life` is empty for a forum
    that always had its name and stands alone.
    """

    key: str
    region: str
    title: str
    short_name: str | None
    aliases: tuple[str, ...]
    type: str | None
    level: str | None
    reach: str | None
    created: PartialDate | None
    abolished: PartialDate | None
    is_abolished: bool
    under: Link | None
    parts: tuple[Link, ...]
    prepares: tuple[Link, ...]
    prepared_by: tuple[Link, ...]
    legal_basis: str | None
    meetings_per_year: str | None
    deadlines: Deadlines | None
    contact: str | None
    website: str | None
    names: tuple[NamePeriod, ...]
    former_name_notes: tuple[str, ...]
    predecessors: tuple[AncestorRow, ...]
    successors: tuple[AncestorRow, ...]
    life: tuple[LifeRow, ...]
    terms: tuple[TermsRow, ...]
    cases: tuple[CaseRow, ...]
    coming: tuple[MeetingRow, ...]
    recent: tuple[YearOfMeetings, ...]
    earlier: tuple[YearOfMeetings, ...]
    seats: tuple[SeatRow, ...]
    composition: tuple[CompositionRow, ...]
    calls: tuple[CallRow, ...]
    text: str
    lead: str
    rest: str
    notes: str
    pointers: tuple[PointerRow, ...]


def forum_page(chronicle: Chronicle, forum: Forum) -> ForumPage:
    """Tell what a forum's page says."""
    publication = chronicle.publication
    facts = forum.facts
    life = lineage(publication, forum.id)
    meetings = [meeting_row(chronicle, one) for one in publication.meetings_of(forum.id)]
    pointers = pointer_rows(chronicle, forum.id)
    ended = facts.abolished
    is_abolished = ended is not None and ended.is_certainly_before(chronicle.today)
    years = _by_year([row for row in meetings if not row.is_coming])
    lead, rest = parted(forum.text.text)
    return ForumPage(
        key=forum.id,
        region=forum.region,
        title=str(facts.name),
        short_name=optional(facts.short_name),
        aliases=tuple(str(one) for one in facts.aliases),
        type=None if facts.type is None else facts.type.value,
        level=None if facts.level is None else facts.level.value,
        reach=None if facts.reach is None else facts.reach.value,
        created=facts.created,
        abolished=ended,
        is_abolished=is_abolished,
        under=None
        if facts.under is None
        else named_forum_link(publication, facts.under, forum.region),
        parts=_with_relation(pointers, Relation.IS_UNDER),
        prepares=tuple(named_forum_link(publication, one, forum.region) for one in facts.prepares),
        prepared_by=_with_relation(pointers, Relation.PREPARES),
        legal_basis=optional(facts.legal_basis),
        meetings_per_year=optional(facts.meetings_per_year),
        deadlines=facts.deadlines,
        contact=optional(facts.contact),
        website=optional(facts.website),
        names=life.names,
        former_name_notes=tuple(
            f"{one.name}: {one.note}" for one in facts.former_names if one.note
        ),
        predecessors=tuple(_ancestor_row(one) for one in life.predecessors),
        successors=tuple(_ancestor_row(one) for one in life.successors),
        life=_life(life, facts, is_abolished=is_abolished),
        terms=tuple(_terms_row(publication, forum, one) for one in facts.terms_of_reference),
        cases=tuple(
            case_row(chronicle, publication.cases[history.case_id])
            for history, _ in chronicle.cases_at.get(forum.id, ())
        ),
        coming=tuple(row for row in meetings if row.is_coming),
        recent=years[:_RECENT_YEARS],
        earlier=years[_RECENT_YEARS:],
        seats=tuple(
            seat_row(publication, seat, forum.region) for seat in chronicle.seats.get(forum.id, ())
        ),
        composition=() if is_abolished else composition_rows(chronicle, forum),
        calls=tuple(
            call
            for call in open_calls(chronicle, forum.region)
            if call.forum is not None and call.forum.to == forum.id
        ),
        text=forum.text.text,
        lead=lead,
        rest=rest,
        notes=forum.notes.text,
        pointers=tuple(one for one in pointers if one.relation not in _SHOWN_ELSEWHERE),
    )


def _with_relation(pointers: tuple[PointerRow, ...], relation: Relation) -> tuple[Link, ...]:
    return tuple(one.link for one in pointers if one.relation == relation.value)


def _ancestor_row(ancestor: Ancestor) -> AncestorRow:
    return AncestorRow(
        forum=forum_link(ancestor.forum),
        created=ancestor.created,
        abolished=ancestor.abolished,
    )


def _life(life: Lineage, facts: ForumFacts, *, is_abolished: bool) -> tuple[LifeRow, ...]:
    """Tell a forum's stages in order; nothing when there is only the one there is now."""
    rows: list[LifeRow] = []
    if life.predecessors:
        ends = {one.abolished for one in life.predecessors}
        rows.append(
            LifeRow(
                how="",
                bodies=tuple(forum_link(one.forum) for one in life.predecessors),
                until=ends.pop() if len(ends) == 1 else None,
                is_past=True,
            )
        )
    for position, name in enumerate(life.names):
        is_last = position == len(life.names) - 1
        how = "skiftede navn" if position else "afløst af" if rows else ""
        full = f"{name.name} ({name.short_name})" if name.short_name else str(name.name)
        rows.append(
            LifeRow(
                how=how,
                bodies=(Link(full),),
                since=facts.created if position == 0 else None,
                until=facts.abolished if is_last else name.until,
                is_past=not is_last or is_abolished,
                is_now=is_last and not is_abolished,
            )
        )
    if life.successors:
        starts = {one.created for one in life.successors}
        rows.append(
            LifeRow(
                how="afløst af",
                bodies=tuple(forum_link(one.forum) for one in life.successors),
                since=starts.pop() if len(starts) == 1 else None,
            )
        )
    return tuple(rows) if len(rows) > 1 else ()


def _terms_row(publication: Publication, forum: Forum, terms: TermsOfReference) -> TermsRow:
    file = optional(terms.file)
    size = publication.blobs[attachment_folder(forum.path) + file].size if file else 0
    row = AttachmentRow(
        title=str(terms.title or "Kommissorium"),
        owner=forum.id,
        file=file,
        size=size,
        url=optional(terms.url),
        note=optional(terms.note),
    )
    decided_at = None
    if terms.decided_at is not None:
        then = meeting_then(publication, terms.decided_at, forum.region)
        decided_at = place_row(publication, then)
    return TermsRow(document=row, on=terms.on, decided_at=decided_at)


def _by_year(rows: list[MeetingRow]) -> tuple[YearOfMeetings, ...]:
    years: dict[str, list[MeetingRow]] = {}
    for row in reversed(rows):
        years.setdefault(str(row.on.year), []).append(row)
    return tuple(
        YearOfMeetings(year=year, meetings=tuple(meetings)) for year, meetings in years.items()
    )

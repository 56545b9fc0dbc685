"""One case: where it lies now, its history across fora, and what belongs to it.

Knows what a case's page says. Refuses to know other pages, addresses and HTML.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from sagsgang.danish import PartialDate
from sagsgang.history import (
    CaseHistory,
    Chronicle,
    HistoryStep,
    Relation,
    StandingKind,
    StepState,
)
from sagsgang.records.meeting import AgendaItem
from sagsgang.records.parts import Outcome
from sagsgang.records.record import Case, Meeting
from sagsgang.views.rows import (
    AttachmentRow,
    ItemRow,
    Link,
    PairRow,
    PersonRow,
    PointerRow,
    StandingRow,
    StepRow,
    attachment_rows,
    item_row,
    municipality_link,
    optional,
    person_rows,
    pointer_rows,
    record_link,
    standing_row,
    step_rows,
    subject_link,
)
from sagsgang.views.rows.leads import parted


class CaseStatus(Enum):
    """How far a case has come."""

    UNKNOWN = "ikke registreret"
    PLANNED = "planlagt"
    UNDER_WAY = "under behandling"
    PARTLY_ANSWERED = "delvist besvaret"
    RESTING = "hviler"
    CLOSED = "afsluttet"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What comes next: whose treatment or what else, its day and how many days there are to it."""

    forum: Link | None
    what: str | None
    on: PartialDate | None
    days: int | None
    is_unregistered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentText:
    """The text of one treatment of the case."""

    meeting: Link
    item: ItemRow


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentGroup:
    """The attachments of one treatment."""

    meeting: Link
    attachments: tuple[AttachmentRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """What a case's page says. `texts` are the treatments' own, the newest first.

    `lead` and `rest` are the two parts of its own words, `text`.

    `missing_answers` is how many fora have been asked and have not answered, as far as is known
    here.
    """

    key: str
    region: str
    title: str
    standing: StandingRow
    status: CaseStatus
    missing_answers: int
    last_on: PartialDate | None
    next_step: NextStep | None
    steps: tuple[StepRow, ...]
    topics: tuple[Link, ...]
    municipalities: tuple[Link, ...]
    coordinator: tuple[PersonRow, ...]
    case_number: str | None
    closed_on: PartialDate | None
    related: tuple[Link, ...]
    text: str
    lead: str
    rest: str
    texts: tuple[TreatmentText, ...]
    attachments: tuple[AttachmentGroup, ...]
    notes: str
    pointers: tuple[PointerRow, ...]

    @property
    def registered_steps(self) -> int:
        """How many steps have taken place."""
        return sum(1 for one in self.steps if one.state is StepState.REGISTERED)

    @property
    def planned_steps(self) -> int:
        """How many steps are planned."""
        return sum(1 for one in self.steps if one.state is StepState.PLANNED)


def case_page(chronicle: Chronicle, case: Case) -> CasePage:
    """Tell what a case's page says."""
    publication = chronicle.publication
    facts = case.facts
    history = chronicle.cases[case.id]
    treatments = publication.treatments.get(case.id, ())
    coordinator = () if facts.coordinator is None else (facts.coordinator,)
    standing = standing_row(publication, history.standing, chronicle.today)
    texts = tuple(
        _treatment_text(chronicle, meeting, item)
        for meeting, item in reversed(treatments)
        if item.sections
    )
    steps = _steps(chronicle, history, texts)
    missing = sum(len(one.item.awaited) for one in texts)
    pointers = pointer_rows(chronicle, case.id)
    registered = [one for one in history.steps if one.state is StepState.REGISTERED]
    lead, rest = parted(case.text.text)
    return CasePage(
        key=case.id,
        region=case.region,
        title=str(facts.title),
        standing=standing,
        status=_status(history, registered, missing),
        missing_answers=missing,
        last_on=registered[-1].on if registered else None,
        next_step=_next_step(chronicle, standing),
        steps=steps,
        topics=tuple(subject_link(one, case.region) for one in facts.topics),
        municipalities=tuple(
            municipality_link(publication, one, case.region) for one in facts.municipalities
        ),
        coordinator=person_rows(publication, coordinator, case.region),
        case_number=optional(facts.case_number),
        closed_on=facts.closed_on,
        related=_related(chronicle, case, pointers),
        text=case.text.text,
        lead=lead,
        rest=rest,
        texts=texts,
        attachments=_attachments(chronicle, treatments),
        notes=case.notes.text,
        pointers=tuple(one for one in pointers if one.relation != Relation.RELATED_CASE.value),
    )


def _treatment_text(chronicle: Chronicle, meeting: Meeting, item: AgendaItem) -> TreatmentText:
    return TreatmentText(
        meeting=record_link(chronicle.publication, meeting.id),
        item=item_row(chronicle, meeting, item),
    )


def _steps(
    chronicle: Chronicle, history: CaseHistory, texts: Sequence[TreatmentText]
) -> tuple[StepRow, ...]:
    """Show the steps with what comes next, and what one punkt asks several fora as a fork."""
    forks = {
        (one.meeting.to, one.item.number): one.item.pairs
        for one in texts
        if len(one.item.pairs) > 1
    }
    rows = step_rows(chronicle.publication, history.steps, chronicle.today)
    following = _position_of_next(history)
    return tuple(
        replace(
            row,
            is_next=index == following,
            fork=_fork(row, forks),
            asked=tuple(
                replace(one, is_forked=(one.link.to, one.link.item) in forks) for one in row.asked
            ),
        )
        for index, row in enumerate(rows)
    )


def _fork(row: StepRow, forks: dict[tuple[str, str], tuple[PairRow, ...]]) -> tuple[PairRow, ...]:
    return () if row.meeting is None else forks.get((row.meeting.to, row.meeting.item), ())


def _position_of_next(history: CaseHistory) -> int | None:
    """Find the step that the case waits for."""
    standing = history.standing
    if standing.kind not in (StandingKind.SENT, StandingKind.PLANNED):
        return None
    waited_for = {(place.forum.id, place.forum.name, place.on) for place in standing.places}

    def is_waited_for(step: HistoryStep) -> bool:
        if step.forum is None:
            return step.what is not None and (step.what, step.on) == (standing.what, standing.on)
        return (step.forum.id, step.forum.name, step.on) in waited_for

    return next(
        (
            index
            for index, step in enumerate(history.steps)
            if step.state is StepState.PLANNED and is_waited_for(step)
        ),
        None,
    )


def _next_step(chronicle: Chronicle, standing: StandingRow) -> NextStep | None:
    if standing.kind not in (StandingKind.SENT, StandingKind.PLANNED):
        return None
    day = None if standing.on is None else standing.on.exact
    is_coming = day is not None and day >= chronicle.today
    return NextStep(
        forum=standing.places[0].forum if standing.places else None,
        what=standing.what,
        on=standing.on,
        days=(day - chronicle.today).days if day is not None and is_coming else None,
        is_unregistered=standing.is_unregistered,
    )


def _status(
    history: CaseHistory, registered: Sequence[HistoryStep], missing_answers: int
) -> CaseStatus:
    if history.standing.kind is StandingKind.CLOSED:
        return CaseStatus.CLOSED
    if not registered:
        return CaseStatus.PLANNED if history.steps else CaseStatus.UNKNOWN
    if Outcome.SUSPENDED in registered[-1].outcomes:
        return CaseStatus.RESTING
    return CaseStatus.PARTLY_ANSWERED if missing_answers else CaseStatus.UNDER_WAY


def _related(chronicle: Chronicle, case: Case, pointers: Sequence[PointerRow]) -> tuple[Link, ...]:
    """List the cases that this one names, and those that name it."""
    publication = chronicle.publication
    named = (publication.case_of(one.text, case.region) for one in case.facts.related)
    links = [record_link(publication, one) for one in named if one is not None]
    links += [one.link for one in pointers if one.relation == Relation.RELATED_CASE.value]
    return tuple(dict.fromkeys(links))


def _attachments(
    chronicle: Chronicle, treatments: Sequence[tuple[Meeting, AgendaItem]]
) -> tuple[AttachmentGroup, ...]:
    """List the attachments of every treatment, the newest first."""
    publication = chronicle.publication
    return tuple(
        AttachmentGroup(
            meeting=record_link(publication, meeting.id),
            attachments=attachment_rows(publication, meeting, item.facts.attachments),
        )
        for meeting, item in reversed(treatments)
        if item.facts.attachments
    )

"""The rows of a case's course: its steps, where it lies, and cases in a list.

Knows how a step is put into words of its parts. Refuses to know pages, addresses and HTML.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sagsgang.danish import PartialDate
from sagsgang.history import (
    Asked,
    CaseHistory,
    Chronicle,
    HistoryStep,
    Standing,
    StandingKind,
    StepState,
)
from sagsgang.publication import Publication
from sagsgang.records.meeting import MeetingStatus
from sagsgang.records.parts import Outcome
from sagsgang.records.record import Case
from sagsgang.views.rows.entries import Link, PlaceRow, forum_link, place_row, record_link
from sagsgang.views.rows.pairs import PairRow


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRow:
    """A recommendation from another forum's meeting: who recommends what, and where it stands.

    `is_forked` when the item asks several fora at once and shows each with its answer.
    """

    sender: str | None
    text: str
    link: Link
    context: Link
    is_forked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A step of a case with plan and fact side by side.

    `is_proposal` tells that its outcome is that of a referat which nobody has approved yet.
    """

    state: StepState
    forum: Link | None
    what: str | None
    on: PartialDate | None
    planned_on: PartialDate | None
    days_late: int | None
    is_unregistered: bool
    is_parallel: bool
    meeting: Link | None
    outcomes: tuple[Outcome, ...]
    sent_to: tuple[PlaceRow, ...]
    asked: tuple[AskedRow, ...]
    link: str | None
    note: str | None
    sent_from: Link | None = None
    is_next: bool = False
    is_proposal: bool = False
    fork: tuple[PairRow, ...] = ()

    @property
    def was_moved(self) -> bool:
        """Tell whether a step that is still to come has got another date."""
        is_planned = self.state is StepState.PLANNED
        return is_planned and self.planned_on is not None and self.planned_on != self.on

    @property
    def days_moved(self) -> int | None:
        """Days from the plan to the date that now holds, whether it has come or is to come."""
        if not self.was_moved or self.on is None or self.planned_on is None:
            return self.days_late
        actual, planned = self.on.exact, self.planned_on.exact
        return None if actual is None or planned is None else (actual - planned).days

    @property
    def is_known_from_elsewhere(self) -> bool:
        """Tell whether a forum has treated the case at a meeting that has no page here."""
        is_registered = self.state is StepState.REGISTERED
        return is_registered and self.forum is not None and self.meeting is None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRow:
    """Where a case lies now."""

    kind: StandingKind
    places: tuple[PlaceRow, ...]
    what: str | None
    on: PartialDate | None
    is_unregistered: bool

    @property
    def is_closed(self) -> bool:
        """Tell whether the case lies with nobody any more."""
        return self.kind is StandingKind.CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case in a list."""

    link: Link
    standing: StandingRow
    topics: tuple[str, ...]
    last_on: PartialDate | None


def step_rows(
    publication: Publication, steps: Sequence[HistoryStep], today: date
) -> tuple[StepRow, ...]:
    """Show steps in their order; those of one day in several fora are parallel."""
    days = [step.on.exact for step in steps if step.on is not None and step.forum is not None]
    return tuple(
        StepRow(
            state=step.state,
            forum=None if step.forum is None else forum_link(step.forum),
            what=step.what,
            on=step.on,
            planned_on=step.planned_on,
            days_late=step.days_late,
            is_unregistered=step.is_unregistered(today),
            is_parallel=step.on is not None
            and step.on.exact is not None
            and step.forum is not None
            and days.count(step.on.exact) > 1,
            meeting=_meeting_link(publication, step),
            outcomes=step.outcomes,
            sent_to=tuple(place_row(publication, to) for to in step.sent_to),
            asked=tuple(_asked_row(publication, asked) for asked in step.asked),
            link=step.link,
            note=step.note,
            sent_from=None if step.sent_from is None else forum_link(step.sent_from),
            is_proposal=bool(step.outcomes) and _is_draft(publication, step.meeting),
        )
        for step in steps
    )


def _is_draft(publication: Publication, meeting: str | None) -> bool:
    found = None if meeting is None else publication.meetings.get(meeting)
    return found is not None and found.facts.status is MeetingStatus.DRAFT


def _meeting_link(publication: Publication, step: HistoryStep) -> Link | None:
    if step.meeting is None:
        return None
    return record_link(publication, step.meeting, step.item)


def _asked_row(publication: Publication, asked: Asked) -> AskedRow:
    return AskedRow(
        sender=asked.sender,
        text=asked.text,
        link=record_link(publication, asked.meeting, asked.item),
        context=record_link(publication, asked.meeting),
    )


def standing_row(publication: Publication, standing: Standing, today: date) -> StandingRow:
    """Show where a case lies."""
    is_awaited = standing.kind in (StandingKind.SENT, StandingKind.PLANNED)
    return StandingRow(
        kind=standing.kind,
        places=tuple(place_row(publication, place) for place in standing.places),
        what=standing.what,
        on=standing.on,
        is_unregistered=is_awaited
        and standing.on is not None
        and standing.on.is_certainly_before(today),
    )


def case_row(chronicle: Chronicle, case: Case) -> CaseRow:
    """Show a case in a list."""
    history: CaseHistory = chronicle.cases[case.id]
    registered = [step for step in history.steps if step.state is StepState.REGISTERED]
    return CaseRow(
        link=Link(str(case.facts.title), case.id),
        standing=standing_row(chronicle.publication, history.standing, history.today),
        topics=tuple(str(topic) for topic in case.facts.topics),
        last_on=registered[-1].on if registered else None,
    )

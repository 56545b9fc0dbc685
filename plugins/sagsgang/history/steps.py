"""The steps of one case: what was planned and what happened, side by side.

Knows how a meeting's item answers a planned step. Refuses to know where the case lies now
(`sagsgang.history.standing`) and any other record.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from sagsgang.danish import PartialDate
from sagsgang.history.names import ForumThen, MeetingThen, forum_named, forum_then, meeting_then
from sagsgang.publication import Publication
from sagsgang.reading.blocks import SectionName
from sagsgang.records.meeting import AgendaItem, MeetingStatus
from sagsgang.records.parts import Outcome, Step
from sagsgang.records.record import Meeting


class StepState(Enum):
    """How a step stands."""

    REGISTERED = "registreret"
    """It has taken place: a meeting here says so, or an outcome known from elsewhere."""
    PLANNED = "planlagt"
    """It is planned, and nothing is registered here."""
    CANCELLED = "aflyst"
    """The meeting was cancelled, or the item was taken off its agenda."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A recommendation that another forum's item put to the forum of a step."""

    sender: str | None
    text: str
    meeting: str
    item: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryStep:
    """One step of a case.

    `on` is when it took place or, while it is planned, when it is to; `planned_on` is the plan
    it answers. `what` says what happens where no forum treats the case. `place_in_course` is
    its position in the record's `forløb`; a step that only a meeting knows has none.
    `is_recommended_only` marks a step that no plan names: an item asks that forum for an answer.
    `sent_from` is the forum that sent the case here, where that is how the step is known.
    """

    state: StepState
    forum: ForumThen | None = None
    what: str | None = None
    on: PartialDate | None = None
    planned_on: PartialDate | None = None
    meeting: str | None = None
    item: str | None = None
    item_title: str | None = None
    outcomes: tuple[Outcome, ...] = ()
    sent_to: tuple[MeetingThen, ...] = ()
    asked: tuple[Asked, ...] = ()
    link: str | None = None
    note: str | None = None
    place_in_course: int | None = None
    is_recommended_only: bool = False
    sent_from: ForumThen | None = None

    @property
    def days_late(self) -> int | None:
        """Days from plan to fact, negative when it came early; nothing unless both are days."""
        if self.state is not StepState.REGISTERED or self.on is None or self.planned_on is None:
            return None
        actual, planned = self.on.exact, self.planned_on.exact
        return None if actual is None or planned is None else (actual - planned).days

    def is_unregistered(self, today: date) -> bool:
        """Tell whether the step was planned for a date that has certainly passed."""
        is_planned = self.state is StepState.PLANNED
        return is_planned and self.on is not None and self.on.is_certainly_before(today)


Treatment = tuple[Meeting, AgendaItem]


def steps_of(publication: Publication, case_id: str) -> tuple[HistoryStep, ...]:
    """List a case's steps by date; those without one stay behind the step they are listed after.

    A meeting file that treats the case answers the planned step of its forum with the nearest
    date, each step once. An undated step is answered only by a meeting that comes after every
    step listed before it; where one of those is itself undated and not registered, by none.
    """
    case = publication.cases[case_id]
    course = course_of(publication, case.facts.course, case.region)
    treatments = publication.treatments.get(case_id, ())
    answered = _answers(publication, course, treatments)
    steps = [
        _answered(publication, step, treatments[answered[index]]) if index in answered else step
        for index, step in enumerate(course)
    ]
    steps.extend(
        _treated(publication, treatment)
        for index, treatment in enumerate(treatments)
        if index not in answered.values()
    )
    ordered = _ordered(steps)
    return tuple(_with_recommendations(publication, ordered, treatments))


def course_of(
    publication: Publication, course: tuple[Step, ...], region: str
) -> tuple[HistoryStep, ...]:
    """Give the steps of a `forløb` as they are written: planned, or known from elsewhere."""
    return tuple(_written(publication, step, index, region) for index, step in enumerate(course))


def _written(publication: Publication, step: Step, index: int, region: str) -> HistoryStep:
    on = step.at.on if step.at is not None else step.on
    is_known = bool(step.outcomes)
    planned_on = step.planned_on if is_known else step.planned_on or on
    return HistoryStep(
        state=StepState.REGISTERED if is_known else StepState.PLANNED,
        forum=None if step.at is None else forum_then(publication, step.at.forum, region, on),
        what=None if step.what is None else str(step.what),
        on=on,
        planned_on=planned_on,
        item=None if step.at is None else step.at.item,
        outcomes=step.outcomes,
        sent_to=tuple(meeting_then(publication, to, region) for to in step.sent_to),
        link=None if step.link is None else str(step.link),
        note=None if step.note is None else str(step.note),
        place_in_course=index,
    )


def _answers(
    publication: Publication, course: tuple[HistoryStep, ...], treatments: tuple[Treatment, ...]
) -> dict[int, int]:
    """Tell for steps of the course (by position) which treatment answers each."""
    open_treatments = {
        index: (publication.forum_of(meeting), meeting.facts.on)
        for index, (meeting, item) in enumerate(treatments)
        if meeting.facts.status is not MeetingStatus.CANCELLED and not item.is_withdrawn
    }
    answered: dict[int, int] = {}
    pairs = sorted(
        (_days_between(step.on, on), position, index)
        for position, step in enumerate(course)
        if step.on is not None and step.forum is not None and step.forum.id is not None
        for index, (forum, on) in open_treatments.items()
        if forum == step.forum.id and (step.state is StepState.PLANNED or step.on.covers(on))
    )
    for _, position, index in pairs:
        if position not in answered and index in open_treatments:
            answered[position] = index
            del open_treatments[index]
    for position, step in enumerate(course):
        if step.state is not StepState.PLANNED or step.on is not None or step.forum is None:
            continue
        if any(_may_be_coming(course[one]) for one in range(position) if one not in answered):
            continue
        earlier = [
            PartialDate.of(treatments[answered[before]][0].facts.on)
            if before in answered
            else course[before].on
            for before in range(position)
        ]
        matching = (
            index
            for index, (forum, on) in open_treatments.items()
            if forum == step.forum.id
            and forum is not None
            and all(one is None or one.is_certainly_before(on) for one in earlier)
        )
        first = next(matching, None)
        if first is not None:
            answered[position] = first
            del open_treatments[first]
    return answered


def _may_be_coming(step: HistoryStep) -> bool:
    """Tell whether a step is planned for nobody knows when: nothing certainly comes after it."""
    return step.state is StepState.PLANNED and step.on is None


def _days_between(planned: PartialDate, on: date) -> int:
    if planned.covers(on):
        return 0
    return min(abs((planned.first - on).days), abs((planned.last - on).days))


def _treated(publication: Publication, treatment: Treatment) -> HistoryStep:
    meeting, item = treatment
    facts = meeting.facts
    if facts.status is MeetingStatus.CANCELLED or item.is_withdrawn:
        state = StepState.CANCELLED
    elif facts.status.has_taken_place:
        state = StepState.REGISTERED
    else:
        state = StepState.PLANNED
    return HistoryStep(
        state=state,
        forum=forum_then(publication, facts.forum.text, meeting.region, facts.on),
        on=PartialDate.of(facts.on),
        meeting=meeting.id,
        item=str(item.number),
        item_title=str(item.title),
        outcomes=item.facts.outcomes,
        sent_to=tuple(meeting_then(publication, to, meeting.region) for to in item.facts.sent_to),
        note=None if item.facts.note is None else str(item.facts.note),
    )


def _answered(publication: Publication, step: HistoryStep, treatment: Treatment) -> HistoryStep:
    """Put the fact beside the plan; what the meeting's own file says goes first."""
    fact = _treated(publication, treatment)
    return replace(
        fact,
        planned_on=step.planned_on,
        link=step.link,
        note=fact.note or step.note,
        place_in_course=step.place_in_course,
    )


def _ordered(steps: list[HistoryStep]) -> list[HistoryStep]:
    """Order by date, and what has none, or only a year or month, as the course lists it.

    Such a step stands behind the one it is listed after and before the next that is dated.
    While it is only planned it also stands behind everything registered, as far as its own
    date allows.
    """
    registered = [
        step.on.first
        for step in steps
        if step.state is StepState.REGISTERED and step.on is not None
    ]
    last_registered = max(registered, default=date.min)
    ends = [
        step.on.last
        if step.on is not None
        and step.state is StepState.PLANNED
        and step.place_in_course is not None
        else date.max
        for step in steps
    ]
    keyed = []
    before = date.min
    for position, step in enumerate(steps):
        first, last = (date.min, date.max) if step.on is None else (step.on.first, step.on.last)
        wanted = before if step.state is StepState.REGISTERED else max(before, last_registered)
        bound = min(ends[position + 1 :], default=date.max)
        day = max(first, min(wanted, last, bound)) if first != last else first
        before = day if step.place_in_course is not None else before
        keyed.append(((day, first != last, position), step))
    return [step for _, step in sorted(keyed, key=lambda pair: pair[0])]


def _with_recommendations(
    publication: Publication, steps: list[HistoryStep], treatments: tuple[Treatment, ...]
) -> list[HistoryStep]:
    """Show what an item recommends to another forum at that forum's next step.

    Where no step of that forum is known, the recommendation itself makes one, without a date.
    """
    shown = list(steps)
    for meeting, item in treatments:
        own = publication.forum_of(meeting)
        for section in item.sections_named(SectionName.RECOMMENDATION):
            if section.receiver is None:
                continue
            receiver = forum_then(publication, section.receiver, meeting.region, meeting.facts.on)
            if receiver.id is None or receiver.id == own:
                continue
            asked = Asked(
                sender=None
                if section.sender is None
                else forum_then(publication, section.sender, meeting.region, meeting.facts.on).name,
                text=section.text.text,
                meeting=meeting.id,
                item=str(item.number),
                on=meeting.facts.on,
            )
            position = _next_step(shown, receiver.id, meeting.facts.on)
            if position is None:
                after = next(
                    index
                    for index, one in enumerate(shown)
                    if one.meeting == meeting.id and one.item == str(item.number)
                )
                shown.insert(after + 1, _recommended(publication, receiver, asked))
            else:
                step = shown[position]
                shown[position] = replace(step, asked=(*step.asked, asked))
    return shown


def _next_step(steps: list[HistoryStep], forum_id: str, on: date) -> int | None:
    return next(
        (
            index
            for index, step in enumerate(steps)
            if step.forum is not None
            and step.forum.id == forum_id
            and (step.on is None or not step.on.is_certainly_before(on))
        ),
        None,
    )


def _recommended(publication: Publication, receiver: ForumThen, asked: Asked) -> HistoryStep:
    forum = forum_named(publication, receiver.id or "") or receiver
    return HistoryStep(
        state=StepState.PLANNED, forum=forum, asked=(asked,), is_recommended_only=True
    )

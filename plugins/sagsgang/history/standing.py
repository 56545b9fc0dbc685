"""Where a case lies now, by the one rule for it.

Knows the rule. Refuses to know how steps come about.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from sagsgang.danish import PartialDate
from sagsgang.history.names import ForumThen, MeetingThen
from sagsgang.history.steps import HistoryStep, StepState
from sagsgang.records.parts import CLOSING_OUTCOMES


class StandingKind(Enum):
    """In what way a case lies somewhere."""

    SENT = "sendt videre"
    PLANNED = "planlagt"
    SAME_FORUM = "samme forum"
    CLOSED = "afsluttet"
    UNKNOWN = "ukendt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a case lies: with which fora, or what it waits for; with nobody when it is closed."""

    kind: StandingKind
    places: tuple[MeetingThen, ...] = ()
    what: str | None = None
    on: PartialDate | None = None


def standing(steps: Sequence[HistoryStep], closed_on: PartialDate | None = None) -> Standing:
    """Tell where a case lies now.

    It is the earlier of the last registered step's `videre_til` and the first planned step not
    dated before it; else, after a closing outcome or `afsluttet`, nobody; else the same forum.
    Steps registered on the same last day count together. `afsluttet` is itself the last thing
    registered: after it only what is dated later counts.
    """
    registered = [step for step in steps if step.state is StepState.REGISTERED]
    last = _last(registered)
    sent_to = tuple(place for step in last for place in step.sent_to)
    since = next((step.on for step in last if step.on is not None), None)
    planned = _first_planned(steps, since)
    if closed_on is not None:
        sent_to = tuple(to for to in sent_to if _is_dated_from(to.on, closed_on))
        planned = next((one for one in _planned(steps) if _is_dated_from(one.on, closed_on)), None)
    if sent_to and not (planned is not None and _comes_first(planned, sent_to)):
        places = _earliest(sent_to)
        return Standing(kind=StandingKind.SENT, places=places, on=places[0].on)
    if planned is not None:
        return _waiting_for(planned)
    if closed_on is not None:
        return Standing(kind=StandingKind.CLOSED, on=closed_on)
    left = [step for step in last if not CLOSING_OUTCOMES.intersection(step.outcomes)]
    if last and not left:
        return Standing(kind=StandingKind.CLOSED, on=since)
    return _same_forum(left, registered)


def _last(registered: Sequence[HistoryStep]) -> tuple[HistoryStep, ...]:
    """Give the last registered step, and those of the same day."""
    if not registered:
        return ()
    final = registered[-1]
    return tuple(step for step in registered if step is final or (step.on and step.on == final.on))


def _planned(steps: Sequence[HistoryStep]) -> list[HistoryStep]:
    return [
        step for step in steps if step.state is StepState.PLANNED and not step.is_recommended_only
    ]


def _first_planned(steps: Sequence[HistoryStep], since: PartialDate | None) -> HistoryStep | None:
    return next(
        (
            step
            for step in _planned(steps)
            if step.on is None or since is None or not step.on.is_certainly_before(since)
        ),
        None,
    )


def _is_dated_from(on: PartialDate | None, closed_on: PartialDate) -> bool:
    return on is not None and on.is_certainly_after(closed_on)


def _comes_first(planned: HistoryStep, sent_to: tuple[MeetingThen, ...]) -> bool:
    """Tell whether a planned step certainly comes before everything the case was sent to."""
    on = planned.on
    return on is not None and all(
        to.on is not None and on.is_certainly_before(to.on) for to in sent_to
    )


def _earliest(places: tuple[MeetingThen, ...]) -> tuple[MeetingThen, ...]:
    """Give the places without a date and those of the earliest: the case lies with all of them."""
    first = min((one.on.first for one in places if one.on is not None), default=None)
    return tuple(one for one in places if one.on is None or one.on.first == first)


def _waiting_for(step: HistoryStep) -> Standing:
    if step.forum is None:
        return Standing(kind=StandingKind.PLANNED, what=step.what, on=step.on)
    place = MeetingThen(step.forum, step.on, step.item, step.meeting)
    return Standing(kind=StandingKind.PLANNED, places=(place,), on=step.on)


def _same_forum(left: Sequence[HistoryStep], registered: Sequence[HistoryStep]) -> Standing:
    """Leave the case where it was treated last; what is no treatment has no forum."""
    at: list[HistoryStep] = [step for step in left if step.forum is not None]
    if not at:
        at = [step for step in registered if step.forum is not None][-1:]
    fora: dict[ForumThen, HistoryStep] = {step.forum: step for step in at if step.forum}
    places = tuple(
        MeetingThen(forum, step.on, step.item, step.meeting) for forum, step in fora.items()
    )
    if not places:
        return Standing(kind=StandingKind.UNKNOWN)
    return Standing(kind=StandingKind.SAME_FORUM, places=places, on=places[0].on)

"""The steps that a case is on its way to because it was sent there.

Knows how a `videre_til` becomes a step, and which plan it moves. Refuses to know where the case
lies: `sagsgang.history.standing` has its own rule, which does not count these steps.
"""

from collections.abc import Sequence
from dataclasses import replace

from sagsgang.danish import PartialDate
from sagsgang.history.names import MeetingThen
from sagsgang.history.steps import HistoryStep, StepState


def with_sendings(steps: Sequence[HistoryStep]) -> tuple[HistoryStep, ...]:
    """Show what a registered step was sent on to, where nothing else says that it is coming.

    An undated plan of that forum is given the date. Otherwise the sending makes a step of its
    own, with the date of the plan that it moves beside it; the plan itself stays, since no
    record says that it has fallen away.
    """
    shown = list(steps)
    for step in steps:
        if step.state is not StepState.REGISTERED:
            continue
        for to in step.sent_to:
            _place(shown, step, to)
    return tuple(shown)


def _place(shown: list[HistoryStep], sender: HistoryStep, to: MeetingThen) -> None:
    of_forum = [one for one in shown if one is not sender and _is_of(one, to)]
    if any(_answers(one, sender, to) for one in of_forum):
        return
    undated = next((one for one in of_forum if _is_undated_plan(one)), None)
    if undated is not None:
        at = shown.index(undated)
        shown[at] = replace(undated, on=to.on, sent_from=sender.forum)
        return
    sent = HistoryStep(
        state=StepState.PLANNED,
        forum=to.forum,
        on=to.on,
        planned_on=_nearest_plan(of_forum, to.on) or to.on,
        meeting=to.meeting,
        item=to.item,
        sent_from=sender.forum,
    )
    at = next(index for index, one in enumerate(shown) if one is sender)
    shown.insert(_position(shown, at + 1, to.on), sent)


def _is_of(step: HistoryStep, to: MeetingThen) -> bool:
    if step.forum is None:
        return False
    if to.forum.id is None:
        return step.forum.id is None and step.forum.name == to.forum.name
    return step.forum.id == to.forum.id


def _answers(step: HistoryStep, sender: HistoryStep, to: MeetingThen) -> bool:
    """Tell whether a step is the treatment that the case was sent to."""
    if step.state is StepState.REGISTERED:
        return sender.on is None or step.on is None or not step.on.is_certainly_before(sender.on)
    if step.state is StepState.CANCELLED:
        return step.on is not None and step.on == to.on
    if step.on is None:
        return to.on is None
    return to.on is None or _may_be_same(step.on, to.on)


def _may_be_same(one: PartialDate, other: PartialDate) -> bool:
    return not one.is_certainly_before(other) and not one.is_certainly_after(other)


def _is_undated_plan(step: HistoryStep) -> bool:
    return step.state is StepState.PLANNED and step.on is None


def _nearest_plan(steps: Sequence[HistoryStep], on: PartialDate | None) -> PartialDate | None:
    """Find the plan of the forum that the sending moves: the one with the nearest date."""
    plans = [one.on for one in steps if one.state is StepState.PLANNED and one.on is not None]
    if on is None or not plans:
        return None
    return min(plans, key=lambda plan: abs((plan.first - on.first).days))


def _position(shown: Sequence[HistoryStep], since: int, on: PartialDate | None) -> int:
    """Find where a step stands: before the first that is certainly later."""
    if on is None:
        return since
    later = (
        index
        for index in range(since, len(shown))
        if (day := shown[index].on) is not None and day.is_certainly_after(on)
    )
    return next(later, len(shown))

"""What a punkt recommends beside what came of it: one pair for each forum that is asked.

Knows which text answers which recommendation. Refuses to know pages, addresses and HTML.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sagsgang.danish import PartialDate
from sagsgang.history import Chronicle, ForumThen, HistoryStep, StepState, forum_then
from sagsgang.reading.blocks import SectionBlock, SectionName
from sagsgang.records.meeting import AgendaItem
from sagsgang.records.parts import Outcome
from sagsgang.records.record import Meeting
from sagsgang.views.rows.entries import Link, forum_link, record_link


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationRow:
    """An indstilling: from whom, to whom when that is another forum, and its text."""

    sender: Link | None
    receiver: Link | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """Recommendations to one forum, and the answer of `answerer`, for short `called`.

    `answer` is the referat where the meeting itself answers. `answered_in` leads to the answer of
    another forum. While there is none, `awaited_on` is when it is to come; `is_unregistered`
    when that day has passed, `is_withheld` when the answer is not public yet.
    """

    asks: tuple[RecommendationRow, ...]
    answerer: Link
    called: str
    is_own: bool
    answer: str = ""
    outcomes: tuple[Outcome, ...] = ()
    answered_in: Link | None = None
    answered_on: PartialDate | None = None
    awaited_on: PartialDate | None = None
    is_unregistered: bool = False
    is_withheld: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether no answer is known here."""
        return not (self.answer or self.outcomes or self.answered_in)


def recommendation_rows(
    chronicle: Chronicle, meeting: Meeting, item: AgendaItem
) -> tuple[RecommendationRow, ...]:
    """Show the recommendations of a punkt in their order."""
    return tuple(
        _recommendation(chronicle, meeting, one)
        for one in item.sections_named(SectionName.RECOMMENDATION)
    )


def _recommendation(
    chronicle: Chronicle, meeting: Meeting, section: SectionBlock
) -> RecommendationRow:
    def named(name: str | None) -> Link | None:
        return None if name is None else forum_link(_then(chronicle, meeting, name))

    return RecommendationRow(
        sender=named(section.sender), receiver=named(section.receiver), text=section.text.text
    )


def pair_rows(
    chronicle: Chronicle, meeting: Meeting, item: AgendaItem, *, minutes_are_withheld: bool = False
) -> tuple[PairRow, ...]:
    """Put each recommendation of a punkt beside its answer, the meeting's own forum first.

    What the meeting says answers the recommendation to its own forum. Where there is none it is
    the forum's support for what the others are asked, and stands beside that.
    """
    own = _then(chronicle, meeting, meeting.facts.forum.text)
    by_forum: dict[ForumThen, list[RecommendationRow]] = {}
    for section in item.sections_named(SectionName.RECOMMENDATION):
        to = own if section.receiver is None else _then(chronicle, meeting, section.receiver)
        to = own if to.id is not None and to.id == own.id else to
        by_forum.setdefault(to, []).append(_recommendation(chronicle, meeting, section))
    minutes = "\n\n".join(
        one.text.text for one in item.sections_named(SectionName.MINUTES) if one.text
    )
    is_coming = not meeting.facts.status.has_taken_place and meeting.facts.on >= chronicle.today
    own_answer = PairRow(
        asks=tuple(by_forum.pop(own, ())),
        answerer=forum_link(own),
        called=own.short_name or own.name,
        is_own=True,
        answer=minutes,
        outcomes=item.facts.outcomes,
        awaited_on=PartialDate.of(meeting.facts.on) if is_coming else None,
        is_withheld=minutes_are_withheld,
    )
    if own_answer.asks:
        return (own_answer, *_others(chronicle, meeting, item, by_forum))
    others = tuple(_others(chronicle, meeting, item, by_forum))
    if minutes and len(others) == 1 and others[0].is_open:
        return (_supported(own_answer, others[0]),)
    return others


def _supported(own: PairRow, other: PairRow) -> PairRow:
    return PairRow(
        asks=other.asks,
        answerer=own.answerer,
        called=own.called,
        is_own=True,
        answer=own.answer,
        outcomes=own.outcomes,
    )


def _others(
    chronicle: Chronicle,
    meeting: Meeting,
    item: AgendaItem,
    by_forum: dict[ForumThen, list[RecommendationRow]],
) -> Iterator[PairRow]:
    for forum, asks in by_forum.items():
        called = forum.short_name or forum.name
        step = _answering_step(chronicle, meeting, item, forum)
        if step is None:
            link = forum_link(forum)
            yield PairRow(asks=tuple(asks), answerer=link, called=called, is_own=False)
            continue
        is_answered = step.state is StepState.REGISTERED
        answered_in = None
        if is_answered and step.meeting is not None:
            answered_in = record_link(chronicle.publication, step.meeting, step.item)
        yield PairRow(
            asks=tuple(asks),
            answerer=forum_link(forum),
            called=called,
            is_own=False,
            outcomes=step.outcomes if is_answered else (),
            answered_in=answered_in,
            answered_on=step.on if is_answered else None,
            awaited_on=None if is_answered else step.on,
            is_unregistered=step.is_unregistered(chronicle.today),
        )


def _answering_step(
    chronicle: Chronicle, meeting: Meeting, item: AgendaItem, forum: ForumThen
) -> HistoryStep | None:
    """Find the step of a case at which a forum answers what this punkt asks it."""
    if item.facts.case is None:
        return None
    case = chronicle.publication.case_of(item.facts.case.text, meeting.region)
    if case is None:
        return None
    return next(
        (
            step
            for step in chronicle.cases[case].steps
            if step.forum is not None
            and step.forum.id == forum.id
            and any(one.meeting == meeting.id and one.item == item.number for one in step.asked)
        ),
        None,
    )


def _then(chronicle: Chronicle, meeting: Meeting, name: str) -> ForumThen:
    return forum_then(chronicle.publication, name, meeting.region, meeting.facts.on)

"""Rules about how a referat comes to be approved: its review, and the punkt that approves it.

Knows the dates of a review and which punkt belongs to which meeting. Refuses to judge words.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from sagsgang.approval import (
    approved_meetings,
    approves_minutes,
    approving_item,
    previous_meeting,
)
from sagsgang.archive import Archive
from sagsgang.diagnostics import Diagnostic, Place, error, note, warning
from sagsgang.records.approval import Review
from sagsgang.records.meeting import AgendaItem, MeetingStatus
from sagsgang.records.record import Meeting
from sagsgang.records.references import MeetingReference
from sagsgang.rules.phrases import id_within, when
from sagsgang.rules.rule import DatedRule, Rule

FORGOTTEN_AFTER: Final = timedelta(days=30)
"""A draft that nobody has settled so long after its deadline is probably forgotten."""


def _reviewed(archive: Archive) -> Iterator[tuple[Meeting, Review]]:
    for meeting in archive.meetings.values():
        if meeting.facts.review is not None:
            yield meeting, meeting.facts.review


def check_reviews_come_in_order(archive: Archive) -> Iterator[Diagnostic]:
    """Et udkast sendes ud efter mødet, og frist og svar kommer efter, at det er sendt."""
    for meeting, review in _reviewed(archive):
        sent = f"udkastet er først sendt til gennemlæsning {when(review.sent_on)}"
        if review.sent_on < meeting.facts.on and meeting.facts.status.has_minutes:
            yield _out_of_order(
                meeting.fact_place("review", "sent_on"),
                f"Udkastet er sendt til gennemlæsning {when(review.sent_on)}, men mødet er først "
                f"{when(meeting.facts.on)}.",
            )
        if review.deadline is not None and review.deadline < review.sent_on:
            yield _out_of_order(
                meeting.fact_place("review", "deadline"),
                f"Fristen er {when(review.deadline)}, men {sent}.",
            )
        for index, answer in enumerate(review.answers):
            if answer.on is not None and answer.on < review.sent_on:
                yield _out_of_order(
                    meeting.fact_place("review", "answers", index, "on"),
                    f"Svaret er fra {when(answer.on)}, men {sent}.",
                )


def _out_of_order(place: Place, message: str) -> Diagnostic:
    return error("gennemlaesning-raekkefoelge", place, message, "Ret en af datoerne.")


def check_answers_come_in_time(archive: Archive) -> Iterator[Diagnostic]:
    """Et svar kommer inden fristen. Et, der kom senere, bliver stående."""
    for meeting, review in _reviewed(archive):
        for index, answer in enumerate(review.answers):
            if answer.on is None or review.deadline is None or answer.on <= review.deadline:
                continue
            yield note(
                "svar-efter-frist",
                meeting.fact_place("review", "answers", index, "on"),
                f"Svaret er fra {when(answer.on)}, men fristen var {when(review.deadline)}.",
                "Er datoerne rigtige, så lad det stå.",
            )


def check_reviews_have_minutes(archive: Archive) -> Iterator[Diagnostic]:
    """Kun et referat kan være sendt til gennemlæsning."""
    for meeting, _ in _reviewed(archive):
        status = meeting.facts.status
        if status.has_minutes:
            continue
        yield error(
            "gennemlaesning-uden-referat",
            meeting.key_place("review"),
            f"Referatet er sendt til gennemlæsning, men mødets status er '{status}'.",
            "Skriv status: udkast, når referatet er skrevet, eller slet gennemlæsning.",
        )


def check_reviews_are_not_ahead(archive: Archive, today: date) -> Iterator[Diagnostic]:
    """Det, der er sendt eller svaret, har ikke en dato, der ligger i fremtiden."""
    for meeting, review in _reviewed(archive):
        dates = [
            (one.on, meeting.fact_place("review", "answers", index, "on"), "Svaret er dateret")
            for index, one in enumerate(review.answers)
            if one.on is not None
        ]
        sent = (review.sent_on, meeting.fact_place("review", "sent_on"), "Udkastet er sendt")
        for on, place, what in (sent, *dates):
            if on > today:
                yield error(
                    "gennemlaesning-i-fremtiden",
                    place,
                    f"{what} {when(on)}, men den dag er ikke kommet.",
                    "Ret datoen, eller slet linjen, til det er sket.",
                )


def check_drafts_are_not_forgotten(archive: Archive, today: date) -> Iterator[Diagnostic]:
    """Et udkast bliver ikke liggende, når fristen for længst er gået."""
    for meeting, review in _reviewed(archive):
        deadline = review.deadline
        if meeting.facts.status is not MeetingStatus.DRAFT or deadline is None:
            continue
        if today - deadline <= FORGOTTEN_AFTER:
            continue
        yield warning(
            "udkast-glemt",
            meeting.fact_place("status"),
            f"Referatet er stadig et udkast, men fristen for bemærkninger var {when(deadline)}.",
            "Godkend det, eller skriv status: afholdt, hvis det skal offentliggøres uden "
            "godkendelse. Er fristen rykket, så ret den.",
        )


def check_approving_items_name_the_meeting(archive: Archive) -> Iterator[Diagnostic]:
    """Et punkt, der godkender et referat, siger hvilket."""
    for meeting in archive.meetings.values():
        if meeting.facts.status is MeetingStatus.CANCELLED:
            continue
        for item in meeting.items:
            if not approves_minutes(item) or approved_meetings(item) or "about" in item.flaws:
                continue
            if item.is_withdrawn or item.is_closed:
                continue
            yield warning(
                "godkendelse-uden-moede",
                item.place,
                f"Punkt {item.number} godkender et referat, men der står ikke, fra hvilket møde.",
                "Skriv i blokken under overskriften\n"
                f"vedrører:\n  - {_probably_approved(archive, meeting)}",
            )


def _probably_approved(archive: Archive, meeting: Meeting) -> str:
    """Write the forum's meeting before, or where its date is to stand."""
    forum = archive.forum_of(meeting)
    name = id_within(forum, meeting.region) if forum is not None else meeting.facts.forum.text
    before = previous_meeting(archive, meeting)
    return f"{name} {'ÅÅÅÅ-MM-DD' if before is None else before.facts.on.isoformat()}"


def check_approval_and_item_agree(archive: Archive) -> Iterator[Diagnostic]:
    """Det punkt, som et referat er godkendt ved, handler om det referat."""
    for meeting in archive.meetings.values():
        found = approving_item(archive, meeting)
        if found is None or _is_about(archive, found[0], found[1], meeting):
            continue
        later, item = found
        yield warning(
            "godkendelse-andet-punkt",
            meeting.fact_place("approved_by"),
            f"Referatet er godkendt ved punkt {item.number}, '{item.title}', "
            f"{when(later.facts.on)}, men det punkt nævner ikke dette møde.",
            f"Ret godkendt_ved, eller skriv i punkt {item.number} på det møde\n"
            f"vedrører:\n  - {meeting.facts.forum.text} {meeting.facts.on.isoformat()}",
        )


def _is_about(archive: Archive, later: Meeting, item: AgendaItem, meeting: Meeting) -> bool:
    if "about" in item.flaws:
        return True
    named = [one for one in item.facts.about if isinstance(one, MeetingReference)]
    found = [archive.meeting_at(one, later.region) for one in named]
    return any(one is not None and one.id == meeting.id for one in found)


RULES: tuple[Rule, ...] = (
    check_reviews_come_in_order,
    check_answers_come_in_time,
    check_reviews_have_minutes,
    check_approving_items_name_the_meeting,
    check_approval_and_item_agree,
)
DATED_RULES: tuple[DatedRule, ...] = (
    check_reviews_are_not_ahead,
    check_drafts_are_not_forgotten,
)

"""Rules about a meeting as a whole: its status, its dates and whether its referat is there.

Knows one meeting at a time. Refuses to judge what stands on the agenda.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.danish import PartialDate
from sagsgang.diagnostics import Diagnostic, Place, Severity, error, note, warning
from sagsgang.reading.blocks import SectionName
from sagsgang.records.meeting import AgendaItem, MeetingStatus
from sagsgang.records.parts import Outcome
from sagsgang.records.record import Meeting
from sagsgang.rules.phrases import when
from sagsgang.rules.rule import DatedRule, Rule

_UPCOMING = (MeetingStatus.PLANNED, MeetingStatus.CALLED)
_ABOUT_HEADINGS = ("afsnit-", "kodeblok-", "overskrift-")
"""How the codes begin that the reader gives to headings and blocks it could not place."""
_LEFT_BY_CANCELLING = {Outcome.WITHDRAWN, Outcome.POSTPONED}


def check_approved_meetings_say_how(archive: Archive) -> Iterator[Diagnostic]:
    """Et godkendt referat siger, hvordan og hvornår det blev godkendt."""
    for meeting in archive.meetings.values():
        facts = meeting.facts
        if facts.status is not MeetingStatus.APPROVED or facts.approved_by is not None:
            continue
        if "approved_by" in meeting.flaws:
            continue
        yield error(
            "godkendt-uden-godkendelse",
            meeting.fact_place("status"),
            "Status er 'godkendt', men der står ikke, hvordan referatet blev godkendt.",
            "Skriv mødet eller måden og datoen, fx en af disse linjer:\n"
            f"godkendt_ved: {facts.forum.text} ÅÅÅÅ-MM-DD punkt 1\n"
            "godkendt_ved: formand ÅÅÅÅ-MM-DD\n"
            "godkendt_ved: tavshed ÅÅÅÅ-MM-DD",
        )


def check_approval_has_its_status(archive: Archive) -> Iterator[Diagnostic]:
    """Et møde med 'godkendt_ved' har status 'godkendt'."""
    for meeting in archive.meetings.values():
        facts = meeting.facts
        if facts.approved_by is None or facts.status is MeetingStatus.APPROVED:
            continue
        yield error(
            "godkendelse-uden-status",
            meeting.fact_place("status"),
            f"Status er '{facts.status}', men godkendt_ved siger, at referatet er godkendt.",
            "Skriv status: godkendt, eller slet linjen med godkendt_ved.",
        )


def check_approval_comes_after_the_meeting(archive: Archive) -> Iterator[Diagnostic]:
    """Et referat bliver ikke godkendt, før mødet er holdt."""
    for meeting in archive.meetings.values():
        approval = meeting.facts.approved_by
        if approval is None or not approval.on.is_certainly_before(meeting.facts.on):
            continue
        yield error(
            "godkendelse-foer-moede",
            meeting.fact_place("approved_by"),
            f"Referatet er godkendt {when(approval.on)}, men mødet er først "
            f"{when(meeting.facts.on)}.",
            "Ret datoen i godkendt_ved. Den skal ligge på mødets dag eller senere.",
        )


def check_held_meetings_are_past(archive: Archive, today: date) -> Iterator[Diagnostic]:
    """Et møde, der ikke er holdt endnu, har hverken referat eller godkendelse."""
    for meeting in archive.meetings.values():
        facts = meeting.facts
        if not facts.status.has_taken_place or facts.on <= today:
            continue
        yield error(
            "moede-i-fremtiden",
            meeting.fact_place("status"),
            f"Status er '{facts.status}', men mødet er først {when(facts.on)}.",
            "Ret datoen, eller skriv status: indkaldt (eller planlagt, hvis dagsordenen ikke er "
            "sendt ud).",
        )


def check_past_meetings_are_brought_up_to_date(
    archive: Archive, today: date
) -> Iterator[Diagnostic]:
    """Et møde, hvis dag er gået, er ikke længere planlagt eller indkaldt."""
    for meeting in archive.meetings.values():
        facts = meeting.facts
        if facts.status not in _UPCOMING or facts.on >= today:
            continue
        yield note(
            "moede-ikke-opdateret",
            meeting.fact_place("status"),
            f"Status er '{facts.status}', men mødets dag var {when(facts.on)}.",
            "Skriv status: udkast, når referatet er begyndt, eller status: aflyst. Er mødet "
            "flyttet, så skriv den nye dato og den gamle under flyttet_fra.",
        )


def check_meetings_end_after_they_begin(archive: Archive) -> Iterator[Diagnostic]:
    """Et møde slutter, efter at det er begyndt."""
    for meeting in archive.meetings.values():
        start, end = meeting.facts.starts_at, meeting.facts.ends_at
        if start is None or end is None or start < end:
            continue
        yield error(
            "moede-slut-foer-start",
            meeting.fact_place("ends_at"),
            f"Mødet slutter {danish.time_in_words(end)}, men det begynder "
            f"{danish.time_in_words(start)}.",
            "Ret tid eller slut.",
        )


def check_agendas_are_sent_before_the_meeting(archive: Archive) -> Iterator[Diagnostic]:
    """En dagsorden bliver sendt ud før mødet."""
    for meeting in archive.meetings.values():
        sent_on = meeting.facts.sent_on
        if sent_on is None or not sent_on.is_certainly_after(meeting.facts.on):
            continue
        yield warning(
            "udsendt-efter-moede",
            meeting.fact_place("sent_on"),
            f"Dagsordenen er sendt ud {when(sent_on)}, men mødet var {when(meeting.facts.on)}.",
            "Ret datoen i udsendt. Er kun et punkt eller bilag sendt senere, så skriv udsendt der.",
        )


def check_later_papers_are_later(archive: Archive) -> Iterator[Diagnostic]:
    """Et punkt eller bilag, der er sendt for sig selv, er sendt efter dagsordenen."""
    for meeting in archive.meetings.values():
        agenda_sent = meeting.facts.sent_on
        if agenda_sent is None:
            continue
        for what, sent_on, place in _papers(meeting):
            if not sent_on.is_certainly_before(agenda_sent):
                continue
            yield warning(
                "udsendt-foer-dagsorden",
                place,
                f"{what} er sendt ud {when(sent_on)}, før dagsordenen blev det "
                f"{when(agenda_sent)}.",
                "Ret en af datoerne. Er det sendt sammen med dagsordenen, så slet linjen her.",
            )


def _papers(meeting: Meeting) -> Iterator[tuple[str, PartialDate, Place]]:
    """List what was sent on a date of its own, with the place of that date."""
    for index, attachment in enumerate(meeting.facts.attachments):
        if attachment.sent_on is not None:
            place = meeting.fact_place("attachments", index, "sent_on")
            yield f"Bilaget '{attachment.title}'", attachment.sent_on, place
    for item in meeting.items:
        if item.facts.sent_on is not None:
            yield f"Punkt {item.number}", item.facts.sent_on, item.fact_place("sent_on")
        for index, attachment in enumerate(item.facts.attachments):
            if attachment.sent_on is not None:
                place = item.fact_place("attachments", index, "sent_on")
                yield f"Bilaget '{attachment.title}'", attachment.sent_on, place


def check_themes_stand_for_items(archive: Archive) -> Iterator[Diagnostic]:
    """Et møde har et tema, indtil det har punkter."""
    for meeting in archive.meetings.values():
        if meeting.facts.theme is None or not meeting.items:
            continue
        yield warning(
            "tema-med-punkter",
            meeting.key_place("theme"),
            "Mødet har både et tema og punkter. Temaet står kun, indtil dagsordenen er der.",
            "Slet linjen med tema, og lad temaet være titlen på et punkt med type: temadrøftelse.",
        )


def check_held_meetings_have_items(archive: Archive) -> Iterator[Diagnostic]:
    """Et møde med et referat har mindst ét punkt."""
    for meeting in archive.meetings.values():
        status = meeting.facts.status
        if not status.has_minutes or meeting.items:
            continue
        yield error(
            "moede-uden-punkter",
            meeting.fact_place("status"),
            f"Status er '{status}', men mødet har ingen punkter.",
            "Skriv dagsordenen under de tre streger, fx\n## Punkt 1: Godkendelse af dagsorden",
        )


def check_held_items_have_minutes(archive: Archive) -> Iterator[Diagnostic]:
    """Fra udkastet på har hvert punkt et referat, undtagen de lukkede og de udgåede.

    I et udkast er det en advarsel, derefter en fejl. Er en overskrift i punktet skrevet forkert,
    er det den, der skal rettes først.
    """
    misread = _misread_headings(archive)
    for meeting in archive.meetings.values():
        status = meeting.facts.status
        if not status.has_minutes:
            continue
        weight = Severity.WARNING if status is MeetingStatus.DRAFT else Severity.ERROR
        for item, end in zip(meeting.items, _ends(meeting), strict=True):
            if item.facts.closed or item.is_withdrawn or item.flaws & {"closed", "outcomes"}:
                continue
            if any(item.place.line < line < end for line in misread.get(meeting.path, ())):
                continue
            sections = item.sections_named(SectionName.MINUTES)
            if any(section.text for section in sections):
                continue
            place = sections[0].place if sections else item.place
            what = "Referatet er tomt" if sections else "Afsnittet 'Referat' mangler"
            yield error(
                "referat-mangler",
                place,
                f"{what} i punkt {item.number}. Mødets status er '{status}'.",
                "Skriv referatet i punktet under overskriften\n### Referat",
            ).as_severity(weight)


def _misread_headings(archive: Archive) -> Mapping[str, Sequence[int]]:
    """List by file the lines where the reader found a heading that it could not place."""
    found: dict[str, list[int]] = defaultdict(list)
    for diagnostic in archive.diagnostics:
        if diagnostic.code.startswith(_ABOUT_HEADINGS):
            found[diagnostic.place.path].append(diagnostic.place.line)
    return found


def _ends(meeting: Meeting) -> Iterator[int]:
    """Give for each item the line of the next one, or the one after the file's last."""
    yield from (item.place.line for item in meeting.items[1:])
    if meeting.items:
        yield len(meeting.lines) + 1


def check_upcoming_meetings_have_no_minutes(archive: Archive) -> Iterator[Diagnostic]:
    """Et møde, der er planlagt eller indkaldt, har ikke noget referat endnu."""
    for meeting in archive.meetings.values():
        status = meeting.facts.status
        if status not in _UPCOMING:
            continue
        for item in meeting.items:
            place = _minutes_place(item)
            if place is None:
                continue
            yield error(
                "referat-foer-moede",
                place,
                f"Punkt {item.number} har et referat, men mødets status er '{status}'.",
                "Skriv status: udkast, når referatet er begyndt. Hører teksten til dagsordenen, "
                "så flyt den til\n### Sagsfremstilling",
            )


def check_cancelled_meetings_decided_nothing(archive: Archive) -> Iterator[Diagnostic]:
    """På et aflyst møde er der hverken skrevet referat eller truffet beslutninger."""
    for meeting in archive.meetings.values():
        if meeting.facts.status is not MeetingStatus.CANCELLED:
            continue
        for item in meeting.items:
            minutes_place = _minutes_place(item)
            outcomes = [one for one in item.facts.outcomes if one not in _LEFT_BY_CANCELLING]
            if minutes_place is None and not outcomes:
                continue
            what = f"udfaldet '{outcomes[0]}'" if outcomes else "et referat"
            yield error(
                "aflyst-moede-behandlet",
                item.fact_place("outcomes") if outcomes else minutes_place or item.place,
                f"Mødet er aflyst, men punkt {item.number} har {what}.",
                "Blev mødet holdt, så ret status. Ellers slet referat og udfald; et punkt, der "
                "venter til næste møde, kan have udfald: [udsat].",
            )


def _minutes_place(item: AgendaItem) -> Place | None:
    """Find where an item's minutes begin, or nothing when there are none."""
    return next(
        (
            section.text.place
            for section in item.sections_named(SectionName.MINUTES)
            if section.text
        ),
        None,
    )


RULES: tuple[Rule, ...] = (
    check_approved_meetings_say_how,
    check_approval_has_its_status,
    check_approval_comes_after_the_meeting,
    check_meetings_end_after_they_begin,
    check_agendas_are_sent_before_the_meeting,
    check_later_papers_are_later,
    check_themes_stand_for_items,
    check_held_meetings_have_items,
    check_held_items_have_minutes,
    check_upcoming_meetings_have_no_minutes,
    check_cancelled_meetings_decided_nothing,
)
DATED_RULES: tuple[DatedRule, ...] = (
    check_held_meetings_are_past,
    check_past_meetings_are_brought_up_to_date,
)

"""What a case's steps say together: order, outcomes, and whether the case is used at all.

Knows the `forløb` of cases, consultations and agreements. Refuses to know where a case lies now.
"""

from collections.abc import Iterator
from datetime import date

from sagsgang import danish
from sagsgang.archive import Archive, Dead
from sagsgang.danish import PartialDate
from sagsgang.diagnostics import Diagnostic, Place, error, note, warning
from sagsgang.records.kinds import Kind
from sagsgang.records.parts import Outcome, Step
from sagsgang.records.record import Agreement, Case, Consultation
from sagsgang.rules.phrases import when
from sagsgang.rules.rule import DatedRule, Rule
from sagsgang.rules.usage import usages_in

_WithCourse = Case | Consultation | Agreement


def _with_course(archive: Archive) -> Iterator[_WithCourse]:
    yield from archive.cases.values()
    yield from archive.consultations.values()
    yield from archive.agreements.values()


def _steps(archive: Archive) -> Iterator[tuple[_WithCourse, int, Step]]:
    for record in _with_course(archive):
        for index, step in enumerate(record.facts.course):
            yield record, index, step


def _day_of(step: Step) -> PartialDate | None:
    return step.at.on if step.at is not None else step.on


def _place_of(record: _WithCourse, index: int, step: Step) -> Place:
    return record.fact_place("course", index, "at" if step.at is not None else "what")


def _day_place(record: _WithCourse, index: int, step: Step) -> Place:
    return record.fact_place("course", index, "at" if step.at is not None else "on")


def _latest(days: list[PartialDate]) -> PartialDate:
    return max(days, key=lambda day: day.first)


def check_steps_are_in_order(archive: Archive) -> Iterator[Diagnostic]:
    """Trin i et forløb står i rækkefølge: intet trin ligger sikkert før et tidligere trin.

    Planlagte trin tæller med. Et trin uden dato siger intet.
    """
    for record in _with_course(archive):
        earlier: list[PartialDate] = []
        for index, step in enumerate(record.facts.course):
            day = _day_of(step)
            if day is None:
                continue
            if earlier and day.is_certainly_before(latest := _latest(earlier)):
                yield error(
                    "trin-raekkefoelge",
                    _day_place(record, index, step),
                    f"Trinnet ligger {when(day)}, men et trin over det ligger {when(latest)}.",
                    "Flyt trinnet op, så forløbet står i rækkefølge efter dato, eller ret datoen.",
                )
                continue
            earlier.append(day)


def check_cases_close_after_their_steps(archive: Archive) -> Iterator[Diagnostic]:
    """En sag er ikke afsluttet før det sidste trin i sit eget forløb."""
    for case in archive.cases.values():
        closed_on = case.facts.closed_on
        days = [day for step in case.facts.course if (day := _day_of(step)) is not None]
        if closed_on is None or not days:
            continue
        latest = _latest(days)
        if closed_on.is_certainly_before(latest):
            yield error(
                "sag-afsluttet-foer-trin",
                case.fact_place("closed_on"),
                f"Sagen er afsluttet {when(closed_on)}, men har et trin {when(latest)}.",
                "Ret datoen i afsluttet, eller slet linjen, hvis sagen stadig er i gang.",
            )


def check_sent_on_steps_have_a_receiver(archive: Archive) -> Iterator[Diagnostic]:
    """Et trin med udfaldet videresendt siger, hvem sagen blev sendt videre til."""
    for record, index, step in _steps(archive):
        if Outcome.SENT_ON in step.outcomes and not step.sent_to:
            yield error(
                "trin-videresendt-uden-maal",
                record.fact_place("course", index, "outcomes"),
                "Trinnet har udfaldet 'videresendt', men siger ikke, hvem sagen er sendt til.",
                "Skriv under trinnet\nvidere_til:\n  - <forum> <dato>",
            )


def check_lapsed_steps_have_another_outcome(archive: Archive) -> Iterator[Diagnostic]:
    """Udfaldet frafaldet gælder indstillingen og står sammen med det, der så skete."""
    for record, index, step in _steps(archive):
        if step.outcomes == (Outcome.LAPSED,):
            yield error(
                "trin-frafaldet-alene",
                record.fact_place("course", index, "outcomes"),
                "Udfaldet 'frafaldet' står alene. Det siger kun, at indstillingen faldt bort.",
                "Skriv også, hvad trinnet endte med, fx\nudfald: [frafaldet, drøftet]",
            )


def check_happened_is_for_events(archive: Archive) -> Iterator[Diagnostic]:
    """Udfaldet sket hører til et trin med hvad; et forum når frem til noget andet."""
    for record, index, step in _steps(archive):
        if step.at is not None and Outcome.HAPPENED in step.outcomes:
            yield warning(
                "trin-sket-i-forum",
                record.fact_place("course", index, "outcomes"),
                f"Udfaldet 'sket' bruges om det, der står i 'hvad', men trinnet er hos"
                f" {step.at.forum}.",
                "Skriv, hvad forummet nåede frem til, fx\nudfald: [drøftet]",
            )


def check_outcomes_are_not_in_the_future(archive: Archive, today: date) -> Iterator[Diagnostic]:
    """Et trin, der sikkert ligger efter i dag, har endnu ikke noget udfald."""
    for record, index, step in _steps(archive):
        day = _day_of(step)
        if step.outcomes and day is not None and day.is_certainly_after(today):
            words = danish.joined([f"'{outcome.value}'" for outcome in step.outcomes])
            yield error(
                "trin-udfald-i-fremtiden",
                record.fact_place("course", index, "outcomes"),
                f"Trinnet har udfaldet {words}, men det ligger {when(day)}, som ikke er kommet.",
                "Slet linjen med udfald, til trinnet er sket, eller ret datoen.",
            )


def check_cases_are_used(archive: Archive) -> Iterator[Diagnostic]:
    """En sag har et forløb, eller et møde eller en anden fil henviser til den."""
    used: set[str] = set()
    for record, usage in usages_in(archive):
        found: str | Dead | None = None
        if usage.kind is Kind.CASE:
            found = archive.case_of(usage.text, record.region)
        elif usage.subject is not None and "sager/" in usage.text:
            found = archive.subject(usage.subject, record.region)
        if isinstance(found, str) and found != record.id:
            used.add(found)
    for case in archive.cases.values():
        if case.id in used or case.facts.course or "course" in case.flaws:
            continue
        yield note(
            "sag-uden-henvisning",
            case.start,
            f"Ingen møder og ingen andre filer henviser til sagen '{case.facts.title}',"
            " og den har intet forløb.",
            f"Skriv på det punkt, der behandler den\nsag: {case.id.split('/sager/')[-1]}",
        )


RULES: tuple[Rule, ...] = (
    check_steps_are_in_order,
    check_cases_close_after_their_steps,
    check_sent_on_steps_have_a_receiver,
    check_lapsed_steps_have_another_outcome,
    check_happened_is_for_events,
    check_cases_are_used,
)
DATED_RULES: tuple[DatedRule, ...] = (check_outcomes_are_not_in_the_future,)

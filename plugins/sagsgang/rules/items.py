"""Rules about the punkter of one agenda: their numbers and what became of them.

Knows one meeting at a time. Refuses to compare agendas, and to judge what a referat says.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.danish.personal import masked
from sagsgang.diagnostics import Diagnostic, Severity, error, note, warning
from sagsgang.records.meeting import AgendaItem, MeetingStatus
from sagsgang.records.parts import Outcome
from sagsgang.records.record import Meeting
from sagsgang.rules.rule import Rule
from sagsgang.rules.strictness import severity_at

_Number: TypeAlias = tuple[tuple[int, str], ...]
"""A punkt's number in parts that can be ordered: `11a.2` is ((11, "a"), (2, ""))."""

_UNDECIDED: Final = (MeetingStatus.PLANNED, MeetingStatus.CALLED)
_BEFORE_THE_MEETING: Final = frozenset({Outcome.WITHDRAWN, Outcome.POSTPONED})
"""What may be known about an item before the meeting."""
_TREATED: Final = frozenset(Outcome) - {
    Outcome.WITHDRAWN,
    Outcome.POSTPONED,
    Outcome.SUSPENDED,
    Outcome.SENT_ON,
    Outcome.LAPSED,
    Outcome.NOTHING,
}
"""Outcomes that an item has only when the meeting dealt with it."""
_ON_ITEMS: Final = tuple(one for one in Outcome if one is not Outcome.HAPPENED)
_LISTED_NUMBERS: Final = 3
"""How many missing numbers a finding lists before it says from where to where."""


def _number(text: str) -> _Number | None:
    parts = [re.fullmatch(r"(\d{1,4})([a-zæøå]?)", part) for part in text.split(".")]
    if not all(parts):
        return None
    return tuple((int(part[1]), part[2]) for part in parts if part is not None)


def _numbered(meeting: Meeting) -> Sequence[tuple[_Number, AgendaItem]]:
    """List the items with their numbers, or nothing when the reader could not tell one."""
    found = [(_number(item.number), item) for item in meeting.items]
    known = [(number, item) for number, item in found if number is not None]
    return known if len(known) == len(found) else ()


def _agendas(archive: Archive) -> Iterator[Meeting]:
    """List the meetings whose agenda has been sent out: before that, anything may change."""
    for meeting in archive.meetings.values():
        if meeting.facts.status is not MeetingStatus.PLANNED:
            yield meeting


def check_numbers_stand_once(archive: Archive) -> Iterator[Diagnostic]:
    """To punkter på samme dagsorden har ikke samme nummer."""
    for meeting in _agendas(archive):
        first_with: dict[str, AgendaItem] = {}
        for item in meeting.items:
            earlier = first_with.setdefault(item.number, item) if item.number else item
            if earlier is item:
                continue
            yield error(
                "punkt-nummer-gentaget",
                item.place,
                f"Nummeret {item.number} er brugt to gange. Det første punkt {item.number}, "
                f"'{earlier.title}', står på linje {earlier.place.line}.",
                "Giv det ene punkt det nummer, som det havde på dagsordenen.",
            )


def check_numbers_stand_in_order(archive: Archive) -> Iterator[Diagnostic]:
    """Punkterne står i rækkefølge: 11a efter 11, 1.2 efter 1.1 og 10 efter 9.

    En fejl, når mødet er holdt, ellers en advarsel.
    """
    for meeting in _agendas(archive):
        highest: tuple[_Number, AgendaItem] | None = None
        for number, item in _numbered(meeting):
            if highest is None or number >= highest[0]:
                highest = (number, item)
                continue
            yield error(
                "punkt-raekkefoelge",
                item.place,
                f"Punkt {item.number} står efter punkt {highest[1].number}.",
                "Flyt punktet, så numrene står i rækkefølge, eller ret nummeret. Et punkt, der "
                "blev taget før tid, beholder nummer og plads; skriv det i punktets note.",
            ).as_severity(severity_at(meeting.facts.status))


def check_numbers_have_no_gaps(archive: Archive) -> Iterator[Diagnostic]:
    """På en dagsorden mangler intet nummer: udgåede og lukkede punkter beholder overskriften.

    En fejl, når mødet er holdt, ellers en advarsel. En tillægsdagsorden og en dagsorden, der
    fortsætter en andens numre, må begynde med et højere nummer end 1.
    """
    for meeting in _agendas(archive):
        numbered = _numbered(meeting)
        if len({number for number, _ in numbered}) < len(numbered):
            continue
        for after, missing in _gaps(numbered, _first_number(meeting, numbered)):
            yield _gap(after, missing).as_severity(severity_at(meeting.facts.status))


def _first_number(meeting: Meeting, numbered: Sequence[tuple[_Number, AgendaItem]]) -> int:
    """Tell with which number the agenda begins."""
    lowest = min((number[0][0] for number, _ in numbered), default=1)
    is_supplement = not meeting.name.endswith(str(meeting.facts.forum.text).rpartition("/")[2])
    return lowest if is_supplement or lowest > len(numbered) else min(lowest, 1)


def _gaps(
    numbered: Sequence[tuple[_Number, AgendaItem]], first: int
) -> Iterator[tuple[AgendaItem, Sequence[str]]]:
    """List runs of missing numbers, each with the item that comes after it."""
    groups: dict[_Number, dict[int, AgendaItem]] = defaultdict(dict)
    for number, item in numbered:
        for depth, (value, _) in enumerate(number):
            groups[number[:depth]].setdefault(value, item)
    for parent, children in groups.items():
        before = first - 1 if not parent else 0
        prefix = "".join(f"{value}{letter}." for value, letter in parent)
        for value in sorted(children):
            missing = [f"{prefix}{absent}" for absent in range(before + 1, value)]
            before = value
            if missing:
                yield children[value], missing


def _gap(after: AgendaItem, missing: Sequence[str]) -> Diagnostic:
    numbers = danish.joined(missing)
    if len(missing) > _LISTED_NUMBERS:
        numbers = f"{missing[0]} til {missing[-1]}"
    each = "Gør det samme for de andre.\n" if len(missing) > 1 else ""
    return error(
        "punkt-nummer-mangler",
        after.place,
        f"Punkt {numbers} mangler før punkt {after.number}.",
        "Et punkt, der er udgået eller lukket, beholder sin overskrift. Skriv det ind her med sin "
        "titel:\n"
        f"## Punkt {missing[0]}: Titlen på dagsordenen\n"
        "```yaml\n"
        "udfald: [udgået]\n"
        "```\n"
        f"{each}Er det lukket, så skriv i stedet for udfald\n"
        "lukket: Begrundelsen",
    )


def check_closed_items_have_no_text(archive: Archive) -> Iterator[Diagnostic]:
    """Et lukket punkt har nummer, neutral titel og begrundelse og ingen tekst."""
    for meeting in archive.meetings.values():
        for item in meeting.items:
            if not item.is_closed or item.block is None:
                continue
            sections = [section for section in item.sections if section.text]
            if not sections and item.facts.note is None:
                continue
            place = sections[0].text.place if sections else item.fact_place("note")
            what = danish.joined([f"'{name}'" for name in dict.fromkeys(s.name for s in sections)])
            yield error(
                "lukket-med-tekst",
                place,
                f"Punkt {item.number} er lukket, men har tekst i {what or 'note'}.",
                "Alt i filen kan læses af alle. Slet teksten her, og gem den uden for "
                "arkivet; den kan stadig findes i ældre udgaver af filen.",
            )


def check_items_are_decided_at_the_meeting(archive: Archive) -> Iterator[Diagnostic]:
    """Før et møde har et punkt intet udfald, medmindre det er udgået eller udsat."""
    for meeting in archive.meetings.values():
        status = meeting.facts.status
        if status not in _UNDECIDED:
            continue
        for item in meeting.items:
            early = [one for one in item.facts.outcomes if one not in _BEFORE_THE_MEETING]
            if not early:
                continue
            yield error(
                "udfald-foer-moede",
                item.fact_place("outcomes"),
                f"Punkt {item.number} har udfaldet '{early[0]}', men mødets status er '{status}'.",
                "Skriv status: udkast, når mødet er holdt, eller slet linjen med udfald.",
            )


def check_held_items_are_decided(archive: Archive) -> Iterator[Diagnostic]:
    """Når et møde er holdt, har hvert punkt et udfald, undtagen de lukkede.

    Et godkendt referat skal have dem: fejl. Er mødet afholdt, er det en advarsel, i et udkast
    en note.
    """
    weights = {
        MeetingStatus.APPROVED: Severity.ERROR,
        MeetingStatus.HELD: Severity.WARNING,
        MeetingStatus.DRAFT: Severity.NOTE,
    }
    for meeting in archive.meetings.values():
        status = meeting.facts.status
        if status not in weights:
            continue
        for item in meeting.items:
            if item.facts.outcomes or item.facts.closed or item.flaws & {"outcomes", "closed"}:
                continue
            yield error(
                "punkt-uden-udfald",
                item.place,
                f"Punkt {item.number} har intet udfald. Mødets status er '{status}'.",
                "Skriv i blokken under overskriften, hvad punktet endte med, fx\n"
                f"udfald: [drøftet]\nHer kan stå {danish.joined(_ON_ITEMS, last='eller')}.",
            ).as_severity(weights[status])


def check_sent_items_have_a_receiver(archive: Archive) -> Iterator[Diagnostic]:
    """Et punkt, der er videresendt, siger hvorhen.

    En fejl, når mødet er holdt, ellers en advarsel.
    """
    for meeting, item in _decided(archive):
        facts = item.facts
        if Outcome.SENT_ON not in facts.outcomes or facts.sent_to or "sent_to" in item.flaws:
            continue
        yield error(
            "videresendt-uden-maal",
            item.fact_place("outcomes"),
            f"Punkt {item.number} er videresendt, men der står ikke hvorhen.",
            "Skriv forummet og gerne mødets dato, fx\nvidere_til:\n  - kkr-syddanmark 2023-02-07",
        ).as_severity(severity_at(meeting.facts.status))


def check_receivers_belong_to_sent_items(archive: Archive) -> Iterator[Diagnostic]:
    """Et punkt med 'videre_til' har udfaldet 'videresendt'."""
    for _, item in _decided(archive):
        facts = item.facts
        if not facts.sent_to or not facts.outcomes or Outcome.SENT_ON in facts.outcomes:
            continue
        if "outcomes" in item.flaws:
            continue
        yield warning(
            "videre-til-uden-videresendt",
            item.fact_place("outcomes"),
            f"Punkt {item.number} går videre til '{facts.sent_to[0].text}', men udfaldet "
            "'videresendt' mangler.",
            f"Skriv\n{_outcome_line((*facts.outcomes, Outcome.SENT_ON))}",
        )


def check_sent_items_have_a_case(archive: Archive) -> Iterator[Diagnostic]:
    """Et punkt, der går videre til et andet forum, hører til en sag."""
    for meeting in archive.meetings.values():
        for item in meeting.items:
            facts = item.facts
            if not facts.sent_to or facts.case is not None or "case" in item.flaws:
                continue
            if facts.closed:
                continue
            name = danish.slug(masked(item.title))[:60].strip("-")
            yield note(
                "videre-til-uden-sag",
                item.fact_place("sent_to"),
                f"Punkt {item.number} går videre, men hører ikke til en sag, så dets vej kan ikke "
                "følges.",
                f"Opret sagen, og skriv i punktet fx\nsag: {meeting.facts.on.year}/{name}",
            )


def check_lapsed_recommendations_have_another_outcome(archive: Archive) -> Iterator[Diagnostic]:
    """'frafaldet' siger kun, at indstillingen faldt bort, og står sammen med, hvad der så skete.

    En fejl, når mødet er holdt, ellers en advarsel.
    """
    for meeting, item in _decided(archive):
        if set(item.facts.outcomes) != {Outcome.LAPSED} or "outcomes" in item.flaws:
            continue
        yield error(
            "frafaldet-alene",
            item.fact_place("outcomes"),
            f"Punkt {item.number} har kun udfaldet 'frafaldet'. Det siger, at indstillingen faldt "
            "bort, men ikke, hvad punktet endte med.",
            "Skriv også det, fx\nudfald: [frafaldet, drøftet]\nBlev punktet ikke behandlet, så "
            "skriv\nudfald: [udgået]",
        ).as_severity(severity_at(meeting.facts.status))


def check_outcomes_agree(archive: Archive) -> Iterator[Diagnostic]:
    """Et udgået punkt er ikke behandlet, og 'intet' står alene.

    En fejl, når mødet er holdt, ellers en advarsel.
    """
    for meeting, item in _decided(archive):
        outcomes = item.facts.outcomes
        alone = Outcome.NOTHING
        others = [one for one in outcomes if one is not alone]
        if Outcome.WITHDRAWN in outcomes:
            alone = Outcome.WITHDRAWN
            others = [one for one in outcomes if one in _TREATED]
        if alone not in outcomes or not others:
            continue
        yield error(
            "udfald-modstrid",
            item.fact_place("outcomes"),
            f"Punkt {item.number} har både udfaldet '{alone}' og '{others[0]}'. De kan ikke gælde "
            "samtidig.",
            f"Skriv enten\n{_outcome_line((alone,))}\neller\n{_outcome_line(others)}",
        ).as_severity(severity_at(meeting.facts.status))


def check_items_do_not_just_happen(archive: Archive) -> Iterator[Diagnostic]:
    """'sket' hører til et trin med 'hvad' i et forløb og aldrig til et punkt."""
    for _, item in _decided(archive):
        outcomes = item.facts.outcomes
        if Outcome.HAPPENED not in outcomes:
            continue
        others = [one for one in outcomes if one is not Outcome.HAPPENED]
        yield error(
            "sket-paa-punkt",
            item.fact_place("outcomes"),
            f"Punkt {item.number} har udfaldet 'sket'. Det hører kun til trin med 'hvad' i en sags "
            "forløb.",
            f"Skriv, hvad punktet endte med, fx\n{_outcome_line(others or (Outcome.DISCUSSED,))}",
        )


def _decided(archive: Archive) -> Iterator[tuple[Meeting, AgendaItem]]:
    """List the items whose outcomes may stand: before the meeting none may."""
    for meeting in archive.meetings.values():
        if meeting.facts.status in (*_UNDECIDED, MeetingStatus.CANCELLED):
            continue
        for item in meeting.items:
            yield meeting, item


def _outcome_line(outcomes: Iterable[Outcome]) -> str:
    return f"udfald: [{', '.join(outcomes)}]"


RULES: tuple[Rule, ...] = (
    check_numbers_stand_once,
    check_numbers_stand_in_order,
    check_numbers_have_no_gaps,
    check_closed_items_have_no_text,
    check_items_are_decided_at_the_meeting,
    check_held_items_are_decided,
    check_sent_items_have_a_receiver,
    check_receivers_belong_to_sent_items,
    check_sent_items_have_a_case,
    check_lapsed_recommendations_have_another_outcome,
    check_outcomes_agree,
    check_items_do_not_just_happen,
)

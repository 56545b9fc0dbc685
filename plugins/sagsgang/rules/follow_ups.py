"""Rules about the follow-up lines of a referat: their form, their ids and their deadlines.

Knows the lists under `### Opfølgning`. Refuses to know whether anything has been followed up.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.diagnostics import Diagnostic, Place, error, warning
from sagsgang.reading.blocks import Passage, SectionName
from sagsgang.records.record import Meeting
from sagsgang.rules.passages import place_in, without_code
from sagsgang.rules.rule import Rule

_LIST_LINE: Final = re.compile(
    r"^[ ]?(?P<mark>[-*+]|\d{1,9}[.)])[ \t]+(?P<box>\[[ xX]\][ \t]+)?(?P<rest>\S[^\n]*?)[ \t]*$",
    re.MULTILINE,
)
_ID: Final = re.compile(r"O-(?P<number>[1-9]\d{0,3})(?!\w)(?P<rest>.*)")
_NEARLY_ID: Final = re.compile(r"(?P<id>[Oo0][ –.-]?\d{1,4})[:.]?[ \t]+(?P<rest>.*)")
_DEADLINE: Final = re.compile(
    r"\(senest(?:[ ]d(?:en|\.))?[ ]+(?P<date>[^()\n]+?)[ ]*\)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of a follow-up list: where it stands and its parts.

    `number` is that of its id, or else the one that `check.py --fix` would give it.
    """

    place: Place
    box: str | None
    has_id: bool
    number: int
    rest: str


def check_follow_ups_can_be_ticked(archive: Archive) -> Iterator[Diagnostic]:
    """Hver linje i en liste under Opfølgning begynder med '- [ ]' eller '- [x]'."""
    for lines in _lists_in(archive):
        for line in lines:
            if line.box is not None:
                continue
            yield warning(
                "opfoelgning-form",
                line.place,
                "Linjen under Opfølgning kan ikke krydses af: der mangler '[ ]' efter stregen.",
                f"Skriv linjen sådan:\n- [ ] O-{line.number} {line.rest}",
            )


def check_follow_ups_have_an_id(archive: Archive) -> Iterator[Diagnostic]:
    """Hver opfølgning har sit eget id: O-1, O-2 og så videre gennem hele mødet."""
    for lines in _lists_in(archive):
        for line in lines:
            if line.has_id or line.box is None:
                continue
            nearly = _NEARLY_ID.fullmatch(line.rest)
            written = f"- [{line.box}] O-{line.number} {nearly['rest'] if nearly else line.rest}"
            if nearly is not None:
                message = f"»{nearly['id']}« er ikke et id. Et id skrives som O-{line.number}."
                hint = f"Skriv linjen sådan:\n{written}"
            else:
                message = "Opfølgningen har intet id, så den kan ikke følges fra møde til møde."
                hint = f"check.py --fix giver den id O-{line.number}. Eller skriv selv:\n{written}"
            yield warning("opfoelgning-uden-id", line.place, message, hint)


def check_follow_up_ids_stand_once(archive: Archive) -> Iterator[Diagnostic]:
    """To opfølgninger i samme møde har ikke samme id; rækkefølgen er ligegyldig."""
    for lines in _lists_in(archive):
        first_with: dict[int, _Line] = {}
        for line in lines:
            if not line.has_id:
                continue
            earlier = first_with.setdefault(line.number, line)
            if earlier is line:
                continue
            yield error(
                "opfoelgning-id-gentaget",
                line.place,
                f"O-{line.number} er brugt to gange; første gang på linje {earlier.place.line}.",
                f"Giv den nyeste af dem et frit id, fx O-{max(one.number for one in lines) + 1}.",
            )


def check_follow_up_deadlines_are_dates(archive: Archive) -> Iterator[Diagnostic]:
    """Fristen i en opfølgning er en dato: '(senest 2023-03-01)'."""
    for meeting in archive.meetings.values():
        for passage in _follow_ups(meeting):
            for match in _DEADLINE.finditer(without_code(passage.text)):
                try:
                    danish.partial_date(match["date"])
                except danish.NotADate as reason:
                    suggestion = reason.suggestion or "2023-03-01"
                    before = "" if reason.suggestion else "fx "
                    yield error(
                        "opfoelgning-frist-ugyldig",
                        place_in(passage, match.start("date")),
                        f"Fristen kan ikke læses: {reason}",
                        f"Skriv {before}(senest {suggestion})",
                    )


def _follow_ups(meeting: Meeting) -> Iterator[Passage]:
    for item in meeting.items:
        for section in item.sections_named(SectionName.FOLLOW_UP):
            yield section.text


@lru_cache(maxsize=1)
def _lists_in(archive: Archive) -> tuple[tuple[_Line, ...], ...]:
    """Give the lines of each meeting: once for all rules, since an archive never changes."""
    return tuple(tuple(_lines(meeting)) for meeting in archive.meetings.values())


def _lines(meeting: Meeting) -> Iterator[_Line]:
    """List the lines of the follow-up lists; what is indented below one belongs to it."""
    found = [
        (passage, match, _ID.fullmatch(match["rest"]))
        for passage in _follow_ups(meeting)
        for match in _LIST_LINE.finditer(without_code(passage.text))
    ]
    free = max((int(known["number"]) for _, _, known in found if known is not None), default=0)
    for passage, match, known in found:
        free += known is None
        yield _Line(
            place=place_in(passage, match.start("mark")),
            box=match["box"] and match["box"][1],
            has_id=known is not None,
            number=int(known["number"]) if known is not None else free,
            rest=known["rest"].lstrip(" :") if known is not None else match["rest"],
        )


RULES: tuple[Rule, ...] = (
    check_follow_ups_can_be_ticked,
    check_follow_ups_have_an_id,
    check_follow_up_ids_stand_once,
    check_follow_up_deadlines_are_dates,
)

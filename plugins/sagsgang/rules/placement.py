"""What a file's place says, held against what stands in it.

Knows file names, year folders and codes that are to be unlike. Refuses to know which paths can
hold a record: `sagsgang.records.kinds` does.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.diagnostics import Diagnostic, Place, error
from sagsgang.records.record import Meeting, NewsItem
from sagsgang.rules.rule import Rule

_DATED_NAME: Final = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:-(?P<rest>.+))?")


def _dated(archive: Archive) -> Iterator[tuple[Meeting | NewsItem, tuple[date, ...]]]:
    """List what has its date in its file name, with the dates that may stand there."""
    for meeting in archive.meetings.values():
        yield meeting, (meeting.facts.on, *meeting.facts.moved_from)
    for item in archive.news.values():
        yield item, (item.facts.on,)


def _named_day(name: str) -> date | None:
    """Give the date that a file name begins with, if it does and the date exists."""
    match = _DATED_NAME.fullmatch(name)
    if match is None:
        return None
    try:
        return danish.partial_date(match["day"]).exact
    except danish.NotADate:
        return None


def check_file_names_begin_with_the_date(archive: Archive) -> Iterator[Diagnostic]:
    """Filnavnet på et møde og en nyhed begynder med datoen i filen.

    Et flyttet møde beholder sit filnavn: en dato i flyttet_fra gælder også.
    """
    for record, days in _dated(archive):
        named = _named_day(record.name)
        if named in days:
            continue
        on = record.facts.on
        match = _DATED_NAME.fullmatch(record.name)
        rest = (match["rest"] or danish.slug(record.kind.danish_name)) if match else record.name
        says = f"Filnavnet siger {named}" if named else "Filnavnet begynder ikke med en dato"
        moved = (
            f" Er mødet flyttet, så skriv i stedet\nflyttet_fra:\n  - {named}"
            if named and isinstance(record, Meeting)
            else ""
        )
        yield error(
            "filnavn-modsiger-dato",
            record.fact_place("on"),
            f"{says}, men her står {on}.",
            f"Ret datoen, eller omdøb filen til {on}-{rest}.md.{moved}",
        )


def check_file_names_hold_the_forum(archive: Archive) -> Iterator[Diagnostic]:
    """Efter datoen i et mødes filnavn står forummets id, eventuelt med en tilføjelse efter.

    Et id, som forummet har haft, gælder også: et møde beholder sin adresse, når forummet omdøbes.
    """
    for meeting in archive.meetings.values():
        match = _DATED_NAME.fullmatch(meeting.name)
        forum_id = archive.forum_of(meeting)
        if match is None or forum_id is None:
            continue
        forum = PurePosixPath(forum_id).name
        rest = match["rest"] or ""
        record = archive.fora.get(forum_id)
        former = record.former_ids if record else ()
        ids = (forum, *(PurePosixPath(one).name for one in former))
        if any(rest == one or rest.startswith(f"{one}-") for one in ids):
            continue
        says = f"siger forummet '{rest}'" if rest else "nævner ikke forummet"
        yield error(
            "filnavn-modsiger-forum",
            meeting.fact_place("forum"),
            f"Filnavnet {says}, men her står '{meeting.facts.forum.text}'.",
            f"Ret forummet, eller omdøb filen til {match['day']}-{forum}.md.",
        )


def check_year_folders_hold_the_date(archive: Archive) -> Iterator[Diagnostic]:
    """Et møde og en nyhed ligger i mappen for det år, som filnavnet begynder med."""
    for record, days in _dated(archive):
        path = PurePosixPath(record.path)
        named = _named_day(record.name)
        years = [str(day.year) for day in ((named,) if named else days)]
        if path.parent.name in years:
            continue
        yield error(
            "aarsmappe-modsiger-dato",
            record.start,
            f"Filen ligger i mappen '{path.parent.name}', men datoen er fra {years[0]}.",
            f"Flyt filen til {path.parent.with_name(years[0]) / path.name}.",
        )


def check_regions_have_a_page(archive: Archive) -> Iterator[Diagnostic]:
    """Hver mappe med et samarbejdes filer har en index.md, som siger, hvad det er."""
    first: dict[str, str] = {}
    for record in (*archive.records.values(), *archive.broken.values()):
        if record.region:
            first[record.region] = min(record.path, first.get(record.region, record.path))
    for region, path in first.items():
        if archive.has(f"{region}/index"):
            continue
        yield error(
            "samarbejde-mangler",
            Place(path),
            f"Mappen '{region}' har ingen index.md, så samarbejdet har intet navn.",
            f"Opret filen {region}/index.md med\n---\ntitel: {region.capitalize()}\n---",
        )


def check_municipality_codes_are_unique(archive: Archive) -> Iterator[Diagnostic]:
    """To kommuner har ikke samme kommunekode."""
    seen: dict[str, str] = {}
    for municipality in archive.municipalities.values():
        code = municipality.facts.code
        if code is None:
            continue
        if code in seen:
            yield error(
                "kommunekode-gentaget",
                municipality.fact_place("code"),
                f"Kommunekoden {code} er også skrevet på {seen[code]}.",
                "Ret koden på den ene af dem. Hver kommune har sin egen.",
            )
        seen.setdefault(code, str(municipality.facts.name))


RULES: tuple[Rule, ...] = (
    check_file_names_begin_with_the_date,
    check_file_names_hold_the_forum,
    check_year_folders_hold_the_date,
    check_regions_have_a_page,
    check_municipality_codes_are_unique,
)

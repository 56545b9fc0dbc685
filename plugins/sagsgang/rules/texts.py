"""Rules about running text: dates, remnants of templates and HTML.

Knows the words of one record at a time. Refuses to know what the text is about; names of fora
and people have rules of their own.
"""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.danish import DateMention
from sagsgang.danish.dates import MONTHS
from sagsgang.diagnostics import Diagnostic, Place, error, warning
from sagsgang.reading.blocks import Passage, SectionName
from sagsgang.reading.nodes import Mapping as YamlMapping
from sagsgang.reading.nodes import Node, Scalar, Sequence
from sagsgang.records.record import AnyRecord, Meeting
from sagsgang.rules.passages import place_in, without_code
from sagsgang.rules.rule import Rule
from sagsgang.rules.strictness import severity_in

_ACCEPTANCES: Final = "accepteret"
"""The key whose words point at findings: they are no text of the record."""

_PLACEHOLDER: Final = re.compile(
    r"""
    \bx{4,}\b | \bxx(?:[ ]xx)+\b | \bxx[./-]xx\b
    | \[[ ]?(?:husk|indsæt|udfyld|skriv[ ]her)\b[^\]\n]*\](?!\()
    | \[[ ]?(?:husk|indsæt|udfyld|skriv[ ]her)\b[^\]\n]*$
    | \bdd[./-][ ]?mm[./-][ ]?(?:yyyy|åååå|yy|åå)\b
    | \b(?:yyyy|åååå)-mm-dd\b
    | \blorem[ ]ipsum\b
    | \b(?-i:TODO|TBD|FIXME)\b
    | \?{3,}
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_SMALL_SIGNS: Final = tuple(map(re.compile, (rb"xx", rb"mm[./-]", rb"lorem")))
_SIGNS: Final = tuple(map(re.compile, (rb"\?\?\?", rb"T(?:ODO|BD)", rb"FIXME")))
_BRACKET: Final = re.compile(r"\[[ ]?[hius]", re.IGNORECASE)
"""What a file with a placeholder holds, the first ones in any case. Each begins with a letter of
its own, which is quicker to look for than the whole pattern; and bytes are quicker to put in lower
case than letters."""

_LATE_DAY: Final = re.compile(
    r"[0-9](?:(?<=3[2-9]|[4-9][0-9]|[^0-9]0|00)\.?\s{1,4}"
    r"(?i:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
    r"|(?<=29|3[01])\.?\s{1,4}(?i:feb)|(?<=31)\.?\s{1,4}(?i:apr|jun|sep|nov)"
    r"|(?<=29|3[01])\.?[./-][ ]?(?:0?[2469]|11)(?![0-9])"
    r"|-(?:0[2469]|11)-(?:29|3[01]))"
)
"""A day that not every month has: a quick look, in one pass, before the slow one."""

_WEEKDAY: Final = re.compile(r"dag,?\s+(?:[Dd]en\b|[Dd]\b|[0-9])")
"""The end of a weekday and what may be the start of a date."""

_HTML: Final = re.compile(r"(?<!\\)<(?:!--|[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>)")
"""A tag that opens, or a comment; the tag that closes belongs to the same mistake."""
_HTML_BLOCK: Final = "html-i-teksten"
"""The reader's code for a block of HTML; what stands inside it has been reported."""


def check_dates_exist(archive: Archive) -> Iterator[Diagnostic]:
    """En dato i en tekst findes i kalenderen.

    Et møde, der ikke er holdt, får en advarsel.
    """
    for record, text, mention in _mentions(archive, _LATE_DAY):
        length = _month_length(mention)
        if mention.is_possible or length is None or 1 <= mention.day <= length:
            continue
        if _is_deadline(record, text, mention):
            continue
        place = place_in(text, mention.offset)
        month = MONTHS[mention.month - 1]
        in_year = f" {mention.year}" if mention.year is not None else ""
        yield error(
            "tekst-dato-findes-ikke",
            place,
            f"»{_collapsed(mention.text)}« findes ikke: {month}{in_year} har {length} dage.",
            "Ret datoen i teksten.",
        ).as_severity(severity_in(record))


def _is_deadline(record: AnyRecord, text: Passage, mention: DateMention) -> bool:
    """Tell whether a date is the deadline of a follow-up, which has its own rule."""
    return (
        isinstance(record, Meeting)
        and re.search(r"\(senest\s+$", text.text[: mention.offset]) is not None
        and any(
            section.text is text
            for item in record.items
            for section in item.sections_named(SectionName.FOLLOW_UP)
        )
    )


def _month_length(mention: DateMention) -> int | None:
    """Count the days of a month, or nothing for a year that the calendar here does not know."""
    if mention.year is not None and not 1 <= mention.year <= date.max.year:
        return None
    leap_year = 2000
    return monthrange(mention.year or leap_year, mention.month)[1]


def check_weekdays_fit_their_dates(archive: Archive) -> Iterator[Diagnostic]:
    """En ugedag i en tekst passer til datoen og året.

    Uden år bliver en dato i et møde holdt op mod mødets år og årene før og efter; passer et af
    dem, kan den være rigtig. Et møde, der ikke er holdt, får en advarsel.
    """
    for record, text, mention in _mentions(archive, _WEEKDAY):
        if mention.weekday is None:
            continue
        if mention.date is not None and mention.is_wrong_weekday:
            message, hint = _wrong_weekday(mention, mention.date)
        elif isinstance(record, Meeting) and _fits_no_year_near(mention, record.facts.on.year):
            message, hint = _wrong_weekday_near(mention, record.facts.on.year)
        else:
            continue
        place = place_in(text, mention.offset)
        yield error("dato-ugedag", place, message, hint).as_severity(severity_in(record))


def _wrong_weekday(mention: DateMention, day: date) -> tuple[str, str]:
    weekday = danish.weekday_name(day)
    message = (
        f"»{_collapsed(mention.text)}« passer ikke: {danish.date_in_words(day)} er en {weekday}."
    )
    other = min(
        (
            date.fromordinal(day.toordinal() + shift)
            for shift in range(-3, 4)
            if 1 <= day.toordinal() + shift <= date.max.toordinal()
        ),
        key=lambda near: danish.weekday_name(near) != mention.weekday,
    )
    years = [
        str(year)
        for year in (day.year - 1, day.year + 1)
        if _weekday_in(mention, year) == mention.weekday
    ]
    hint = (
        f"Ret ugedagen til {weekday}, eller ret datoen: {mention.weekday} er "
        f"den {danish.date_in_words(other)}."
    )
    if years:
        hint += f" Måske er året forkert: i {years[0]} er dagen en {mention.weekday}."
    return message, hint


def _wrong_weekday_near(mention: DateMention, year: int) -> tuple[str, str]:
    weekday = _weekday_in(mention, year)
    message = (
        f"»{_collapsed(mention.text)}« passer hverken i {year - 1}, {year} eller {year + 1}; "
        f"i {year} er dagen en {weekday}."
    )
    hint = f"Ret ugedagen til {weekday}, eller ret datoen. Er det et andet år, så skriv året."
    return message, hint


def _fits_no_year_near(mention: DateMention, year: int) -> bool:
    if mention.year is not None or not mention.is_possible:
        return False
    weekdays = [_weekday_in(mention, near) for near in (year - 1, year, year + 1)]
    return None not in weekdays and mention.weekday not in weekdays


def _weekday_in(mention: DateMention, year: int) -> str | None:
    """Name the weekday of a day and month in that year, or nothing when it does not exist."""
    if not 1 <= mention.day <= monthrange(year, mention.month)[1]:
        return None
    return danish.weekday_name(date(year, mention.month, mention.day))


def _mentions(
    archive: Archive, sign: re.Pattern[str]
) -> Iterator[tuple[AnyRecord, Passage, DateMention]]:
    """List the dates in texts that hold a `sign`, code left out."""
    for record in archive.legible:
        for passage in record.passages():
            if not _has_figure(passage.text) or sign.search(passage.text) is None:
                continue
            text = without_code(passage.text)
            for found in sign.finditer(text):
                start, end = _lines_around(text, found.start(), found.end())
                for mention in danish.dates_with_weekdays(text[start:end]):
                    offset = start + mention.offset
                    if offset < found.end() and found.start() < offset + len(mention.text):
                        yield record, passage, replace(mention, offset=offset)


def _has_figure(text: str) -> bool:
    """Tell whether any figure stands in a text: no date is without, and it is quickly told."""
    # Those that nearly every date has are asked for first, without the cost of a loop.
    return "2" in text or "1" in text or "0" in text or any(one in text for one in "3456789")


def _lines_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch to whole lines and two more on each side: a date may be broken."""
    for _ in range(3):
        start = text.rfind("\n", 0, max(start, 0))
        end = text.find("\n", end + 1) if end >= 0 else -1
    return start + 1, len(text) if end < 0 else end


def check_placeholders_are_filled_in(archive: Archive) -> Iterator[Diagnostic]:
    """Ingen tekst og intet felt har pladsholdere tilbage som 'xxxx', '[HUSK …]' og 'dd.mm.åååå'.

    Et møde, der ikke er holdt, får en advarsel.
    """
    for record in archive.legible:
        for found, place in _placeholders(record):
            yield error(
                "tekst-pladsholder",
                place,
                f"»{_collapsed(found)}« er en pladsholder, som ikke er fyldt ud.",
                "Skriv det, der skal stå her, eller slet det. Er det meningen, at det skal vises, "
                "så sæt `...` om.",
            ).as_severity(severity_in(record))


def _placeholders(record: AnyRecord) -> Iterator[tuple[str, Place]]:
    if not _may_hold_placeholder("\n".join(record.lines)):
        return
    for passage in record.passages():
        for match in _PLACEHOLDER.finditer(without_code(passage.text)):
            yield match[0], place_in(passage, match.start())
    for scalar in _facts(record):
        for match in _PLACEHOLDER.finditer(scalar):
            yield match[0], _place_in_fact(record, scalar, match[0])


def _may_hold_placeholder(text: str) -> bool:
    written = text.encode("utf-8", "surrogatepass")
    small = written.lower()
    return (
        any(sign.search(small) for sign in _SMALL_SIGNS)
        or any(sign.search(written) for sign in _SIGNS)
        or _BRACKET.search(text) is not None
    )


def _facts(record: AnyRecord) -> Iterator[Scalar]:
    """List the values of a record's YAML and the titles of its items."""
    for entry in record.front_matter.entries:
        if entry.key != _ACCEPTANCES:
            yield from _scalars(entry.value)
    if isinstance(record, Meeting):
        for item in record.items:
            yield Scalar(item.title, item.place)
            if item.block is not None:
                yield from _scalars(item.block)


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case YamlMapping():
            for entry in node.entries:
                yield from _scalars(entry.value)
        case Sequence():
            for one in node.items:
                yield from _scalars(one)
        case _:
            yield node


def _place_in_fact(record: AnyRecord, scalar: Scalar, found: str) -> Place:
    """Find words of a value on its first line, or else say where the value begins."""
    place = scalar.place
    column = record.lines[place.line - 1].find(found, place.column - 1)
    return place if column < 0 else Place(place.path, place.line, column + 1)


def check_texts_hold_no_html(archive: Archive) -> Iterator[Diagnostic]:
    """HTML-koder i en tekst bliver vist, som de er skrevet."""
    reported = _html_blocks(archive)
    for record in archive.legible:
        for passage in record.passages():
            if "<" not in passage.text:
                continue
            text = without_code(passage.text)
            for match in _HTML.finditer(text):
                place = place_in(passage, match.start())
                if _paragraph_begins(record, place.line) & reported.get(record.path, set()):
                    continue
                shown = "<!-- -->" if match[0] == "<!--" else match[0]
                yield warning(
                    "tekst-html",
                    place,
                    f"»{_collapsed(shown)}« er HTML. Siden viser det som almindelig tekst.",
                    "Slet HTML-koderne, og brug Markdown, fx **fed**. Skal tegnene vises, så skriv "
                    "`...` om dem.",
                )


def _html_blocks(archive: Archive) -> Mapping[str, set[int]]:
    """List by file the lines where the reader found a block of HTML."""
    found: dict[str, set[int]] = defaultdict(set)
    for diagnostic in archive.diagnostics:
        if diagnostic.code == _HTML_BLOCK:
            found[diagnostic.place.path].add(diagnostic.place.line)
    return found


def _paragraph_begins(record: AnyRecord, line: int) -> set[int]:
    """List a line and those above it up to a blank one."""
    first = line
    while first > 1 and record.lines[first - 2].strip():
        first -= 1
    return set(range(first, line + 1))


def _collapsed(text: str) -> str:
    return " ".join(text.split())


RULES: tuple[Rule, ...] = (
    check_dates_exist,
    check_weekdays_fit_their_dates,
    check_placeholders_are_filled_in,
    check_texts_hold_no_html,
)

"""Dates that stand in running Danish text.

Knows how a sentence names a day: with or without weekday and year, in words or in figures.
Refuses to know which year a date without one means.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sagsgang.danish.dates import FIRST_YEAR, LAST_YEAR, MONTHS, WEEKDAYS, weekday_name

_SHORT_MONTHS: Final = {month[:3]: number for number, month in enumerate(MONTHS, start=1)}
_LONGEST_MONTH: Final = 31
_GAP: Final = r"[ \t\u00a0]{0,3}(?:\n[ \t]{0,3})?"
"""Space inside one paragraph: at most one line end."""
_LEAD: Final = rf"""
    (?:(?<![\w-])(?P<weekday>{"|".join(WEEKDAYS)}),?{_GAP})?
    (?P<article>\b(?:den|d)\b\.?{_GAP})?
"""
_IN_WORDS: Final = rf"""
    (?<![0-9])(?P<day>[0-9]{{1,2}})\.?{_GAP}
    (?P<month>{"|".join(MONTHS)}|(?:sept|{"|".join(_SHORT_MONTHS)})\b\.?)(?!\w)
    (?:,?{_GAP}(?P<year>[0-9]{{4}})(?![0-9]))?
"""
_IN_FIGURES: Final = r"""
    (?<![\w./-])(?P<figure_day>[0-9]{1,2})
    (?P<separator>[./-])[ ]?(?P<figure_month>[0-9]{1,2})\.?
    (?:[ ./-][ ]?(?P<figure_year>[0-9]{4})|(?<!\.)[./-](?P<short_year>[0-9]{2}))?
    (?![\w/-]|[.,][0-9])
"""
_YEAR_FIRST: Final = r"""
    (?<![\w./-])(?P<iso_year>[0-9]{4})-(?P<iso_month>[0-9]{2})-(?P<iso_day>[0-9]{2})(?![\w/-])
"""
_MENTION: Final = re.compile(
    rf"{_LEAD}(?:{_IN_WORDS}|{_IN_FIGURES}|{_YEAR_FIRST})", re.VERBOSE | re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A day as a sentence names it.

    `offset` counts characters from the start of the text to `text`, which is what stands
    there; `weekday` is in lower case. `is_possible` tells whether such a day exists in that
    year or, without a year, in any.
    """

    offset: int
    text: str
    weekday: str | None
    day: int
    month: int
    year: int | None
    is_possible: bool

    @property
    def date(self) -> date | None:
        """Give the day, if the sentence has its year and it exists."""
        if self.year is None or not self.is_possible:
            return None
        return date(self.year, self.month, self.day)

    @property
    def is_wrong_weekday(self) -> bool:
        """Tell whether the sentence certainly names another weekday than that day's."""
        day = self.date
        return day is not None and self.weekday is not None and self.weekday != weekday_name(day)


def dates_with_weekdays(text: str) -> Iterator[DateMention]:
    """Find the dates of a text in their order.

    Figures are dates only where their parts can be a day and a month, and only after a weekday,
    before a year, or as `den 25/1`: `1/2`, `8-23` and `den 1.5` may be something else.
    """
    for match in _MENTION.finditer(text):
        mention = _mention(match)
        if mention is not None:
            yield mention


def _mention(match: re.Match[str]) -> DateMention | None:
    part = match.groupdict()
    day = int(part["day"] or part["figure_day"] or part["iso_day"])
    if part["month"]:
        month = _SHORT_MONTHS[part["month"][:3].lower()]
    else:
        month = int(part["figure_month"] or part["iso_month"])
        if not (_may_be_day_and_month(day, month) and _is_date_in_figures(part)):
            return None
    # Two digits are this century's: the fora are younger than it.
    short_year = part["short_year"] and f"20{part['short_year']}"
    written_year = part["year"] or part["figure_year"] or part["iso_year"] or short_year
    year = int(written_year) if written_year else None
    return DateMention(
        offset=match.start(),
        text=match[0],
        weekday=part["weekday"] and part["weekday"].lower(),
        day=day,
        month=month,
        year=year,
        is_possible=_exists(day, month, year),
    )


def _may_be_day_and_month(day: int, month: int) -> bool:
    return 1 <= day <= _LONGEST_MONTH and 1 <= month <= len(MONTHS)


def _is_date_in_figures(part: dict[str, str | None]) -> bool:
    if part["weekday"] or part["figure_year"] or part["iso_year"]:
        return True
    return bool(part["article"]) and (bool(part["short_year"]) or part["separator"] == "/")


def _exists(day: int, month: int, year: int | None) -> bool:
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    leap_year = 2000
    return 1 <= day <= monthrange(leap_year if year is None else year, month)[1]

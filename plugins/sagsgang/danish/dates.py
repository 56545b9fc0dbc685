"""Dates that may be known to the year, the month or the day only.

Knows the three spellings of a record's date, and the Danish words for them. Refuses to know
today, and to order two dates that overlap.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

# Not `babel.dates`: it reads the environment when it is imported.
from babel.core import Locale

from sagsgang.danish.misspelling import Misspelling

_DANISH: Final = Locale("da")
MONTHS: Final[tuple[str, ...]] = tuple(_DANISH.months["format"]["wide"][n] for n in range(1, 13))
"""`januar` to `december`."""
WEEKDAYS: Final[tuple[str, ...]] = tuple(_DANISH.days["format"]["wide"][n] for n in range(7))
"""`mandag` to `søndag`, in the order of `date.weekday()`."""

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100


class Precision(StrEnum):
    """How closely a date is known; the value is the Danish word for it."""

    YEAR = "år"
    MONTH = "måned"
    DAY = "dag"


class NotADate(Misspelling):
    """A text that is not a date as records write it."""


class ImpossibleDate(NotADate):
    """A day, month or year that does not exist: `2023-02-30`; the suggestion is a day that does."""


class DanishOrderDate(NotADate):
    """A possible date with the day first: `25-01-2023`; the suggestion is `2023-01-25`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A year, a month or a day, as an interval of whole days.

    Has no order: of `2023` and `2023-05` neither comes first. Raises ValueError when the
    parts make no date, which is a programmer's mistake; texts go through `partial_date`.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse parts that make no date."""
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        date(
            self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day
        )

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Give a whole date this form."""
        return cls(year=day.year, month=day.month, day=day.day)

    @property
    def precision(self) -> Precision:
        """Tell how closely the date is known."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def first(self) -> date:
        """Give the first day that may be meant."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Give the last day that may be meant; the day itself belongs to the interval."""
        month = self.month or len(MONTHS)
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def exact(self) -> date | None:
        """Give the day, if it is known."""
        return None if self.day is None else self.first

    def is_certainly_before(self, other: "PartialDate | date") -> bool:
        """Tell whether every day of this interval comes before every day of the other."""
        return self.last < (other if isinstance(other, date) else other.first)

    def is_certainly_after(self, other: "PartialDate | date") -> bool:
        """Tell whether every day of this interval comes after every day of the other."""
        return self.first > (other if isinstance(other, date) else other.last)

    def covers(self, day: date) -> bool:
        """Tell whether `day` may be meant."""
        return self.first <= day <= self.last

    def __str__(self) -> str:
        """Write the date as records do: `2023`, `2023-09` or `2023-09-08`."""
        parts = [f"{self.year:04}", *(f"{n:02}" for n in (self.month, self.day) if n is not None)]
        return "-".join(parts)


_RECORD_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[-./ ]([0-9]{1,2})(?:[-./ ]([0-9]{1,2}))?")
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})\.?[-./ ]([0-9]{1,2})\.?[-./ ]([0-9]{4}|[0-9]{2})")
_IN_WORDS: Final = re.compile(
    rf"(?:([0-9]{{1,2}})\.? )?({'|'.join(MONTHS)}) ([0-9]{{4}})", re.IGNORECASE
)


def partial_date(text: str) -> PartialDate:
    """Read `2023`, `2023-09` or `2023-09-08`.

    Raises `ImpossibleDate`, `DanishOrderDate` or, for everything else, `NotADate`.
    """
    if match := _RECORD_DATE.fullmatch(text):
        return _existing_date(text, *map(int, filter(None, match.groups())))
    if match := _DAY_FIRST.fullmatch(text.strip()):
        day, month, year = match.groups()
        # Two digits are this century's: the fora are younger than it.
        meant = _existing_date(text, int(f"20{year}"[-4:]), int(month), int(day))
        raise DanishOrderDate(f"'{text}' har dagen først, men året skal stå først.", str(meant))
    if match := _IN_WORDS.fullmatch(text.strip()):
        day, word, year = match.groups()
        month_number = MONTHS.index(word.lower()) + 1
        meant = _existing_date(text, int(year), month_number, int(day) if day else None)
        raise NotADate(f"'{text}' skal skrives med tal og året først.", str(meant))
    if match := _YEAR_FIRST.fullmatch(text.strip()):
        meant = _existing_date(text, *map(int, filter(None, match.groups())))
        raise NotADate(f"'{text}' er ikke skrevet som ÅÅÅÅ-MM-DD.", str(meant))
    raise NotADate(f"'{text}' er ikke en dato.")


def _existing_date(
    text: str, year: int, month: int | None = None, day: int | None = None
) -> PartialDate:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ImpossibleDate(
            f"'{text}' er ikke en dato: året skal ligge mellem {FIRST_YEAR} og {LAST_YEAR}."
        )
    if month is not None and not 1 <= month <= len(MONTHS):
        raise ImpossibleDate(f"'{text}' er ikke en dato: der er ingen måned {month}.")
    if month is not None and day is not None:
        length = monthrange(year, month)[1]
        if not 1 <= day <= length:
            nearest_day = PartialDate(year=year, month=month, day=min(max(day, 1), length))
            raise ImpossibleDate(
                f"'{text}' er ikke en dato: {MONTHS[month - 1]} {year} har {length} dage.",
                str(nearest_day),
            )
    return PartialDate(year=year, month=month, day=day)


def date_in_words(day: date | PartialDate) -> str:
    """Write `25. januar 2023`, `september 2023` or `2023`."""
    known = PartialDate.of(day) if isinstance(day, date) else day
    if known.month is None:
        return str(known.year)
    month = f"{MONTHS[known.month - 1]} {known.year}"
    return month if known.day is None else f"{known.day}. {month}"


def weekday_name(day: date) -> str:
    """Name the weekday: `onsdag`."""
    return WEEKDAYS[day.weekday()]

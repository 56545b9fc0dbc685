"""The short Danish words for days in lists.

Knows abbreviations. Refuses to know views and templates.
"""

from datetime import date

from sagsgang.danish.dates import MONTHS

_LETTERS = 3


def month_abbreviation(day: date) -> str:
    """Name the month of a day by its first three letters: `jan`."""
    return MONTHS[day.month - 1][:_LETTERS]

"""The day that a site is built for.

Knows where in the world the day is taken from, and how it can be set. This is the only place that
looks at the clock. Refuses to know what the day is used for.
"""

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

TODAY_VARIABLE = "SAGSGANG_TODAY"
"""The environment variable that sets the day, as `2023-01-25`, where no option does."""

ZONE = ZoneInfo("Europe/Copenhagen")
"""Where the days of the records are."""


def today() -> date:
    """The day that the environment sets, otherwise the day it is in Denmark.

    Raises `ValueError`, with a Danish sentence, when the environment's is no date.
    """
    stated = os.environ.get(TODAY_VARIABLE)
    if stated:
        return day(stated)
    return datetime.now(ZONE).date()


def day(text: str) -> date:
    """Read a day written as `2023-01-25`; raises `ValueError` with a Danish sentence."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:  # Python also takes 20230125 and 2023-W04-3
        raise ValueError(f"'{text}' er ikke en dato. Skriv den som ÅÅÅÅ-MM-DD, fx 2023-01-25.")
    return found

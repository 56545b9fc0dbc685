"""Times of day as Danish agendas write them.

Knows `12.00` and `12:00`. Refuses to know time zones.
"""

import re
from datetime import time
from typing import Final

from sagsgang.danish.misspelling import Misspelling

_CLOCK: Final = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})")
_NEARLY_CLOCK: Final = re.compile(r"(?:kl\.?)? ?([0-9]{1,2})(?:[.:, ]?([0-9]{2}))?", re.IGNORECASE)


class NotATime(Misspelling):
    """A text that is not a time of day."""


def clock_time(text: str) -> time:
    """Read `12.00`, `9.30` or `12:00`; raises `NotATime`."""
    if match := _CLOCK.fullmatch(text):
        return _existing_time(text, *map(int, match.groups()))
    if match := _NEARLY_CLOCK.fullmatch(text.strip()):
        meant = _existing_time(text, *(int(part or 0) for part in match.groups()))
        raise NotATime(f"'{text}' er ikke skrevet som 12.00.", _written(meant))
    raise NotATime(f"'{text}' er ikke et klokkeslæt.")


def _existing_time(text: str, hour: int, minute: int) -> time:
    try:
        return time(hour, minute)
    except ValueError:
        raise NotATime(
            f"'{text}' er ikke et klokkeslæt: timen går fra 0 til 23 og minuttet fra 00 til 59."
        ) from None


def _written(clock: time) -> str:
    return f"{clock.hour}.{clock.minute:02}"


def time_in_words(clock: time) -> str:
    """Write `kl. 12.00`; seconds are left out."""
    return f"kl. {_written(clock)}"

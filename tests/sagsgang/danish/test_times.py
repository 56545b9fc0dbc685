"""Times of day."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.danish import NotATime, clock_time, time_in_words


@pytest.mark.parametrize(
    ("text", "clock"),
    [("12.00", time(12)), ("9.30", time(9, 30)), ("12:00", time(12)), ("09.05", time(9, 5))],
)
def test_a_time_is_read(text: str, clock: time) -> None:
    """A full stop or a colon stands between hour and minutes."""
    assert clock_time(text) == clock


BOUNDS = "timen går fra 0 til 23 og minuttet fra 00 til 59."


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        ("24.00", f"'24.00' er ikke et klokkeslæt: {BOUNDS}", ""),
        ("12.60", f"'12.60' er ikke et klokkeslæt: {BOUNDS}", ""),
        ("kl. 12", "'kl. 12' er ikke skrevet som 12.00.", "12.00"),
        ("kl 9.30", "'kl 9.30' er ikke skrevet som 12.00.", "9.30"),
        ("0930", "'0930' er ikke skrevet som 12.00.", "9.30"),
        ("middag", "'middag' er ikke et klokkeslæt.", ""),
        ("", "'' er ikke et klokkeslæt.", ""),
    ],
)
def test_another_time_is_refused(text: str, message: str, suggestion: str) -> None:
    """What is no time is refused, with the right spelling where it can be told."""
    with pytest.raises(NotATime) as refusal:
        clock_time(text)
    assert (str(refusal.value), refusal.value.suggestion) == (message, suggestion)


@given(st.times().map(lambda clock: clock.replace(second=0, microsecond=0)))
def test_a_time_is_read_as_it_was_written(clock: time) -> None:
    """The words for a time hold the spelling that records use."""
    assert clock_time(time_in_words(clock).removeprefix("kl. ")) == clock


def test_a_time_is_put_in_words() -> None:
    """Danish words for a time begin with kl. and keep both digits of the minutes."""
    assert time_in_words(time(9, 5)) == "kl. 9.05"

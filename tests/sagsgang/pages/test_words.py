"""The Danish words for values."""

import pytest

from sagsgang.pages import words
from sagsgang.records.meeting import MeetingStatus
from sagsgang.records.parts import Outcome
from sagsgang.records.values import SeatCount
from sagsgang.views.meeting import Stage


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, "Som planlagt"),
        (1, "1 dag senere end planlagt"),
        (-73, "73 dage tidligere end planlagt"),
    ],
)
def test_differences(days: int, expected: str) -> None:
    """A difference between plan and fact is said in days."""
    assert words.days_in_words(days) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-73, "Rykket 73 dage frem"), (-1, "Rykket 1 dag frem"), (49, "Udskudt 49 dage")],
)
def test_drift(days: int, expected: str) -> None:
    """A step is brought forward or put off by a number of days."""
    assert words.drift_in_words(days) == expected


@pytest.mark.parametrize(("days", "expected"), [(0, "i dag"), (1, "i morgen"), (8, "om 8 dage")])
def test_days_until(days: int, expected: str) -> None:
    """Days to something are counted from today."""
    assert words.days_until(days) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, "under 1 minut"), (100, "under 1 minut"), (200, "1 minut"), (201, "2 minutter")],
)
def test_reading_time(count: int, expected: str) -> None:
    """A minute is 200 words, rounded up."""
    assert words.reading_time("ord " * count) == expected


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (0, "1 kB"),
        (2_000, "2 kB"),
        (839_600, "840 kB"),
        (1_400_000, "1,4 MB"),
        (12_060_000, "12,1 MB"),
    ],
)
def test_sizes(size: int, expected: str) -> None:
    """A size has a unit and a Danish comma."""
    assert words.size_in_words(size) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (SeatCount(1, 1), "1 plads"),
        (SeatCount(4, 4), "4 pladser"),
        (SeatCount(2, 4), "2–4 pladser"),
    ],
)
def test_seats(count: SeatCount, expected: str) -> None:
    """A number of seats is a number or a range."""
    assert words.seats_in_words(count) == expected


def test_every_outcome_and_status_has_words() -> None:
    """No outcome and no status is without words of its own."""
    assert len({words.outcome_in_words(one) for one in Outcome}) == len(Outcome)
    assert len({words.status_in_words(one) for one in MeetingStatus}) == len(MeetingStatus)
    assert words.stage_in_words("møde", is_done=False) == "Mødet holdes"
    assert len({words.stage_in_words(one.value, is_done=True) for one in Stage}) == len(Stage)

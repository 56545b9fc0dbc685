"""Dates of a year, a month or a day, and their Danish words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.danish import (
    DanishOrderDate,
    ImpossibleDate,
    Misspelling,
    NotADate,
    PartialDate,
    Precision,
    date_in_words,
    partial_date,
    weekday_name,
)

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """Any date that a record may hold, at any precision."""
    day = draw(DAYS)
    precision = draw(st.sampled_from(Precision))
    return PartialDate(
        year=day.year,
        month=None if precision is Precision.YEAR else day.month,
        day=day.day if precision is Precision.DAY else None,
    )


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), Precision.YEAR),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31), Precision.MONTH),
        ("2023-09-08", date(2023, 9, 8), date(2023, 9, 8), Precision.DAY),
    ],
)
def test_a_partial_date_is_an_interval(
    text: str, first: date, last: date, precision: Precision
) -> None:
    """A year, a month and a day each cover their first to their last day."""
    known = partial_date(text)
    assert (known.first, known.last, known.precision) == (first, last, precision)
    assert known.exact == (first if precision is Precision.DAY else None)


@given(partial_dates())
def test_a_date_is_read_as_it_was_written(known: PartialDate) -> None:
    """Writing a date and reading it again gives the same date."""
    assert partial_date(str(known)) == known


@given(partial_dates(), partial_dates())
def test_two_dates_are_before_after_or_overlap(one: PartialDate, other: PartialDate) -> None:
    """Exactly one of three holds: certainly before, certainly after, a day in common."""
    overlap = one.first <= other.last and other.first <= one.last
    verdicts = (one.is_certainly_before(other), one.is_certainly_after(other), overlap)
    assert verdicts.count(True) == 1
    assert one.is_certainly_before(other) == other.is_certainly_after(one)


@given(partial_dates(), DAYS)
def test_a_whole_date_compares_as_a_partial_one(known: PartialDate, day: date) -> None:
    """A day counts the same, whether as a date or as a partial date."""
    assert known.is_certainly_before(day) == known.is_certainly_before(PartialDate.of(day))
    assert known.is_certainly_after(day) == known.is_certainly_after(PartialDate.of(day))
    assert known.covers(day) == (
        not known.is_certainly_before(day) and not known.is_certainly_after(day)
    )


def test_the_days_around_an_interval_are_outside() -> None:
    """The last day of an interval belongs to it, the next does not."""
    month = partial_date("2023-09")
    assert month.covers(month.last)
    assert not month.covers(month.last + timedelta(days=1))
    assert not month.covers(month.first - timedelta(days=1))


def test_partial_dates_have_no_order() -> None:
    """Sorting partial dates is refused: of a year and its May neither comes first."""
    with pytest.raises(TypeError):
        sorted([partial_date("2023"), partial_date("2023-05")])  # type: ignore[type-var]  # the test


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        (
            "2023-02-30",
            "'2023-02-30' er ikke en dato: februar 2023 har 28 dage.",
            "2023-02-28",
        ),
        ("2023-01-00", "'2023-01-00' er ikke en dato: januar 2023 har 31 dage.", "2023-01-01"),
        ("30-02-2023", "'30-02-2023' er ikke en dato: februar 2023 har 28 dage.", "2023-02-28"),
        ("2023-13", "'2023-13' er ikke en dato: der er ingen måned 13.", ""),
        ("0223", "'0223' er ikke en dato: året skal ligge mellem 1900 og 2100.", ""),
        ("2101-01-01", "'2101-01-01' er ikke en dato: året skal ligge mellem 1900 og 2100.", ""),
    ],
)
def test_an_impossible_date_is_refused(text: str, message: str, suggestion: str) -> None:
    """A day, month or year that does not exist is named, with the nearest day of that month."""
    with pytest.raises(ImpossibleDate) as refusal:
        partial_date(text)
    assert (str(refusal.value), refusal.value.suggestion) == (message, suggestion)


@pytest.mark.parametrize("text", ["25-01-2023", "25.1.2023", "25/01/2023", "25/1-23", "25. 1. 23"])
def test_a_date_in_danish_order_is_turned(text: str) -> None:
    """A date with the day first is refused with its right spelling."""
    with pytest.raises(DanishOrderDate) as refusal:
        partial_date(text)
    assert str(refusal.value) == f"'{text}' har dagen først, men året skal stå først."
    assert refusal.value.suggestion == "2023-01-25"


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        ("2023-1-5", "'2023-1-5' er ikke skrevet som ÅÅÅÅ-MM-DD.", "2023-01-05"),
        ("2023/01/05", "'2023/01/05' er ikke skrevet som ÅÅÅÅ-MM-DD.", "2023-01-05"),
        (" 2023-01 ", "' 2023-01 ' er ikke skrevet som ÅÅÅÅ-MM-DD.", "2023-01"),
        (
            "25. januar 2023",
            "'25. januar 2023' skal skrives med tal og året først.",
            "2023-01-25",
        ),
        ("Marts 2023", "'Marts 2023' skal skrives med tal og året først.", "2023-03"),
        ("snart", "'snart' er ikke en dato.", ""),
        ("", "'' er ikke en dato.", ""),
        ("\uff12\uff10\uff12\uff13", "'\uff12\uff10\uff12\uff13' er ikke en dato.", ""),
    ],
)
def test_another_spelling_is_refused(text: str, message: str, suggestion: str) -> None:
    """Whatever else is no date is refused, with the right spelling where it can be told."""
    with pytest.raises(NotADate) as refusal:
        partial_date(text)
    assert (str(refusal.value), refusal.value.suggestion) == (message, suggestion)


@given(st.text(alphabet="0123456789-./ januarmstj", max_size=14))
def test_any_text_is_a_date_or_refused_with_a_date(text: str) -> None:
    """No text makes the reader fail otherwise, and each suggestion can itself be read."""
    try:
        read = str(partial_date(text))
        written = text
    except Misspelling as refusal:
        written = refusal.suggestion
        read = str(partial_date(written)) if written else ""
    assert read == written


@pytest.mark.parametrize(
    "parts", [{"month": 13}, {"month": 2, "day": 30}, {"day": 1}, {"month": 0}]
)
def test_parts_that_make_no_date_are_a_programmers_mistake(parts: dict[str, int]) -> None:
    """A partial date cannot be built from parts that do not exist."""
    with pytest.raises(ValueError, match=r"month|day"):
        PartialDate(year=2023, **parts)


@pytest.mark.parametrize(
    ("text", "words"),
    [("2023-01-25", "25. januar 2023"), ("2023-09", "september 2023"), ("2023", "2023")],
)
def test_a_date_is_put_in_words(text: str, words: str) -> None:
    """Danish words name as much of a date as is known."""
    assert date_in_words(partial_date(text)) == words


def test_a_whole_date_is_put_in_words() -> None:
    """A plain date gets the same words, and its weekday has a Danish name."""
    assert date_in_words(date(2023, 1, 25)) == "25. januar 2023"
    assert weekday_name(date(2023, 1, 25)) == "onsdag"

"""The rules about running text, beyond what the golden cases show."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.danish import date_in_words, weekday_name
from sagsgang.danish.dates import WEEKDAYS
from sagsgang.rules.texts import (
    check_dates_exist,
    check_placeholders_are_filled_in,
    check_texts_hold_no_html,
    check_weekdays_fit_their_dates,
)
from tests.sagsgang.rules.meeting_files import archive_of, item, meeting, shown

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_wrong_exactly_when_the_calendar_says_so(day: date, weekday: str) -> None:
    """With its year a date has one weekday."""
    archive = archive_of(meeting(item(minutes=f"Vi ses {weekday} den {date_in_words(day)}.")))

    assert bool(list(check_weekdays_fit_their_dates(archive))) == (weekday != weekday_name(day))


@given(st.integers(1, 40), st.integers(1, 12), st.integers(1990, 2060))
def test_a_day_is_found_exactly_when_its_month_has_it_not(day: int, month: int, year: int) -> None:
    """Every day of every month is looked at, in words, whatever the quick look is."""
    words = date_in_words(date(year, month, 1)).removeprefix("1.")
    archive = archive_of(meeting(item(minutes=f"Vi ses den {day}.{words}.")))
    try:
        date(year, month, day)
    except ValueError:
        exists = False
    else:
        exists = True

    assert bool(list(check_dates_exist(archive))) != exists


@pytest.mark.parametrize(
    "text",
    ["den 30.02.2023", "den 31/6-2023", "den 31/6", "2023-02-30", "den 31.\njuni", "den 0. maj"],
)
def test_impossible_dates_are_found_however_they_are_written(text: str) -> None:
    """Figures, ISO order and a line end inside the date do not hide it."""
    assert list(check_dates_exist(archive_of(meeting(item(minutes=f"Vi ses {text} igen.")))))


@pytest.mark.parametrize(
    "text", ["I alt 29.714 borgere.", "Bilag 31/11.", "§ 30.2", "Se [mødet](/records/2023-02-30)."]
)
def test_other_figures_are_no_dates(text: str) -> None:
    """Numbers of citizens, cases and paragraphs are left alone, and so are addresses."""
    assert not list(check_dates_exist(archive_of(meeting(item(minutes=text)))))


def test_a_date_in_two_texts_is_found_in_both() -> None:
    """Windows of text that overlap give a date once, texts that repeat it twice."""
    text = "Vi ses den 31. juni 2023.\nVi ses den 31. juni 2023 igen."

    assert len(list(check_dates_exist(archive_of(meeting(item(minutes=text)))))) == 2


@pytest.mark.parametrize(
    "remnant",
    ["XXXX", "xx xx xx xx", "[Indsæt navn]", "[husk bilag", "dd-mm-åå", "Lorem ipsum", "???",
     "TBD", "ÅÅÅÅ-MM-DD"],
)  # fmt: skip
def test_remnants_of_templates_are_found_in_texts_and_titles(remnant: str) -> None:
    """The quick look before the pattern hides none of them."""
    archive = archive_of(meeting(item(title=f"Emne {remnant}", minutes=f"Her står {remnant}")))

    assert [one.place.line for one in check_placeholders_are_filled_in(archive)] == [13, 7]


@pytest.mark.parametrize("text", ["kl. 12?", "Kapitel XXX", "husk at komme", "[husk mødet](x.md)"])
def test_ordinary_words_are_no_remnants(text: str) -> None:
    """Two question marks, Roman numerals and links are as they should be."""
    assert not list(check_placeholders_are_filled_in(archive_of(meeting(item(minutes=text)))))


def test_an_acceptance_is_no_text() -> None:
    """The words that an acceptance quotes are not found a second time in it."""
    facts = (
        "accepteret:\n  - kode: tekst-pladsholder\n    sted: xxxx\n    hvorfor: Står sådan xxxx.\n"
    )

    assert not list(check_placeholders_are_filled_in(archive_of(meeting(item(), facts=facts))))


def test_a_block_of_html_has_one_finding() -> None:
    """What the reader reported as a block is not reported tag by tag."""
    body = item(minutes="<div>\nHej <b>alle</b>\n</div>\n\nOg <i>så</i> videre.")
    archive = archive_of(meeting(body))

    assert [one.code for one in archive.diagnostics] == ["html-i-teksten"]
    assert shown(check_texts_hold_no_html(archive)) == [
        "17: »<i>« er HTML. Siden viser det som almindelig tekst."
    ]

"""Dates in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.danish import DateMention, dates_with_weekdays


def only_mention(text: str) -> DateMention:
    """Give the one date of a text."""
    (mention,) = dates_with_weekdays(text)
    return mention


def test_a_weekday_that_contradicts_its_date_is_seen() -> None:
    """9 December 2022 was a Friday."""
    text = "Mødet holdes Torsdag d. 9. december 2022 i Vejle."
    mention = only_mention(text)
    assert mention == DateMention(
        offset=13,
        text="Torsdag d. 9. december 2022",
        weekday="torsdag",
        day=9,
        month=12,
        year=2022,
        is_possible=True,
    )
    assert mention.is_wrong_weekday
    assert text[mention.offset :].startswith(mention.text)


@pytest.mark.parametrize(
    "text",
    [
        "onsdag den 25. januar 2023",
        "ONSDAG D. 25. JANUAR 2023",
        "onsdag, 25. jan. 2023",
        "onsdag den 25/1 2023",
        "onsdag den 25/1-2023",
        "onsdag d. 25-01-2023",
        "onsdag 25.1.23",
        "onsdag\nden 25. januar,\n2023",
        "onsdag 2023-01-25",
    ],
)
def test_a_date_is_found_in_each_spelling(text: str) -> None:
    """Words, figures and line ends name the same day."""
    mention = only_mention(f"Vi mødes {text}.")
    found = (mention.weekday, mention.day, mention.month, mention.year)
    assert found == ("onsdag", 25, 1, 2023)
    assert mention.text == text
    assert not mention.is_wrong_weekday


@pytest.mark.parametrize(
    ("text", "is_possible"),
    [
        ("den 29. februar 2023", False),
        ("den 29. februar 2024", True),
        ("den 29. februar", True),
        ("den 31. april", False),
        ("2023-02-30", False),
        ("1. maj 0223", False),
    ],
)
def test_a_date_that_does_not_exist_is_seen(text: str, is_possible: bool) -> None:  # noqa: FBT001 (a table)
    """A day is impossible when it is in no calendar of its year."""
    mention = only_mention(text)
    assert mention.is_possible == is_possible
    assert (mention.date is not None) == (is_possible and mention.year is not None)


@pytest.mark.parametrize("text", ["torsdag den 9. december", "torsdag den 9/12"])
def test_a_date_without_a_year_cannot_contradict(text: str) -> None:
    """Without a year there is no date, and no wrong weekday."""
    mention = only_mention(text)
    assert (mention.year, mention.date, mention.is_wrong_weekday) == (None, None, False)


@pytest.mark.parametrize(
    "text",
    [
        "Sundhedsaftalen 2024-2027",
        "alle dage kl. 8-23",
        "1/2 af kommunerne og 2/3 af regionerne",
        "de 5-10 årige",
        "den 1.5 km lange vej",
        "sagsnr. 12-34-5678",
        "bilag 1.2.3",
        "version 25.13.2023",
        "de 3 majstænger",
        "onsdag og torsdag",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    """Years, hours, fractions and numbers of cases are no dates."""
    assert list(dates_with_weekdays(text)) == []


def test_a_weekday_belongs_only_to_the_date_next_to_it() -> None:
    """Of two days the second is a whole date; a range of weekdays claims none."""
    text = "torsdag den 11. og fredag den 12. maj 2023, tirsdag-onsdag den 2.-3. maj 2023"
    found = [(mention.weekday, mention.text) for mention in dates_with_weekdays(text)]
    assert found == [("fredag", "fredag den 12. maj 2023"), (None, "3. maj 2023")]


def test_a_paragraph_ends_a_date() -> None:
    """A weekday above an empty line says nothing of the date below."""
    assert only_mention("onsdag\n\n25. januar 2023").weekday is None


@given(
    st.lists(
        st.sampled_from(["onsdag", "den", " ", "\n", "25", "1", ".", "/", "-", "2023", "maj"])
    ).map("".join)
)
def test_each_date_stands_where_it_says(text: str) -> None:
    """Whatever the text, a date's offset points at its words, and dates do not overlap."""
    end = 0
    for mention in dates_with_weekdays(text):
        assert mention.offset >= end
        end = mention.offset + len(mention.text)
        assert text[mention.offset : end] == mention.text

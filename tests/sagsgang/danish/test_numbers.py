"""Danish numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.danish import NotANumber, danish_number, formatted_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("0", 0),
        ("-3", -3),
        ("205978", 205978),
        ("205.978", 205978),
        ("1.228.362", 1228362),
        ("2,05", Decimal("2.05")),
        ("0,50", Decimal("0.50")),
        ("1.228,5", Decimal("1228.5")),
    ],
)
def test_a_danish_number_is_read(text: str, number: int | Decimal) -> None:
    """A full stop groups thousands, a comma makes a decimal number."""
    read = danish_number(text)
    assert read == number
    assert type(read) is type(number)


GROUPS = "komma står før decimaler, punktum mellem tusinder."


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        ("2.05", f"'2.05' er ikke et dansk tal: {GROUPS}", "2,05"),
        ("12345.678", f"'12345.678' er ikke et dansk tal: {GROUPS}", "12345,678"),
        ("1,228,362", f"'1,228,362' er ikke et dansk tal: {GROUPS}", "1.228.362"),
        ("1,228.5", f"'1,228.5' er ikke et dansk tal: {GROUPS}", "1.228,5"),
        ("12 345", "'12 345' er ikke et dansk tal: mellem tusinder står punktum.", "12.345"),
        ("012", "'012' begynder med 0.", "12"),
        ("1.22.333", "'1.22.333' er ikke et tal.", ""),
        ("ca. 5", "'ca. 5' er ikke et tal.", ""),
        ("", "'' er ikke et tal.", ""),
        ("٣", "'٣' er ikke et tal.", ""),
        ("9" * 5000, "Tallet er for langt.", ""),
    ],
)
def test_another_number_is_refused(text: str, message: str, suggestion: str) -> None:
    """What is no Danish number is refused, with the right spelling where it can be told."""
    with pytest.raises(NotANumber) as refusal:
        danish_number(text)
    assert (str(refusal.value), refusal.value.suggestion) == (message, suggestion)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (205978, "205.978"),
        (-1228362, "-1.228.362"),
        (Decimal("2.05"), "2,05"),
        (Decimal("1228.50"), "1.228,50"),
        (Decimal("1E+3"), "1.000"),
    ],
)
def test_a_number_is_written(number: int | Decimal, text: str) -> None:
    """A number is written with all its decimals and its thousands apart."""
    assert formatted_number(number) == text


@given(st.integers(-(10**15), 10**15) | st.decimals(-(10**9), 10**9, places=3))
def test_a_number_is_read_as_it_was_written(number: int | Decimal) -> None:
    """Writing a number and reading it again gives the same number."""
    assert danish_number(formatted_number(number)) == number


@given(st.text(alphabet="0123456789.,- '", max_size=12))
def test_any_text_is_a_number_or_refused_with_a_number(text: str) -> None:
    """No text makes the reader fail otherwise, and each suggestion can itself be read."""
    try:
        number = danish_number(text)
    except NotANumber as refusal:
        if refusal.suggestion:
            danish_number(refusal.suggestion)
    else:
        assert danish_number(formatted_number(number)) == number

"""Small pieces of sentences: dates, and ids as a record would write them."""

import pytest

from sagsgang.danish import partial_date
from sagsgang.rules.phrases import id_within, when


@pytest.mark.parametrize(
    ("day", "words"),
    [("2022-06-30", "30. juni 2022"), ("2022-06", "i juni 2022"), ("2022", "i 2022")],
)
def test_date_is_an_adverbial(day: str, words: str) -> None:
    """A day stands alone, a month and a year take a preposition."""
    assert when(partial_date(day)) == words


@pytest.mark.parametrize(
    ("record_id", "written"),
    [
        ("syd/fora/kredsen", "kredsen"),
        ("syd/sager/2023/proeve", "2023/proeve"),
        ("nord/fora/kredsen", "nord/fora/kredsen"),
    ],
)
def test_id_is_short_inside_its_own_samarbejde(record_id: str, written: str) -> None:
    """Only a record of another samarbejde is written with its whole id."""
    assert id_within(record_id, "syd") == written

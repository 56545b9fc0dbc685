"""The day that a site is built for."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mkdocs_sagsgang import clock


def test_the_environment_sets_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """A date in the environment goes before the clock."""
    monkeypatch.setenv(clock.TODAY_VARIABLE, "2023-01-25")
    assert clock.today() == date(2023, 1, 25)


def test_the_day_is_denmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it the day is that in Denmark, which is one or two hours ahead of UTC."""
    monkeypatch.delenv(clock.TODAY_VARIABLE, raising=False)
    before = datetime.now(UTC)
    assert clock.today() in {(before + timedelta(hours=hours)).date() for hours in (1, 2, 3)}


@pytest.mark.parametrize("text", ["2023-02-30", "25-01-2023", "20230125", "2023-W04-3", ""])
def test_anything_but_a_whole_date_is_refused(text: str) -> None:
    """Only the form ÅÅÅÅ-MM-DD is a day."""
    with pytest.raises(ValueError, match="er ikke en dato") as refusal:
        clock.day(text)
    assert str(refusal.value) == (
        f"'{text}' er ikke en dato. Skriv den som ÅÅÅÅ-MM-DD, fx 2023-01-25."
    )

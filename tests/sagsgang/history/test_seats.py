"""Who holds a seat on a day, as far as records know."""

from datetime import date

import pytest

from sagsgang.history import Tenure, seats_on
from tests.sagsgang.sources import forum, published

ON = date(2023, 6, 1)


def tenures(holding: str, more: str = "", on: date = ON) -> list[Tenure]:
    """Tell what is known of somebody's time on a seat."""
    seats = f"{more}pladser:\n  - rolle: medlem\n    besat:\n      - navn: Kari Prøve\n"
    lines = "".join(f"        {line}\n" for line in holding.split(";") if line)
    files = {"nord/fora/raadet.md": forum("Rådet", seats + lines)}
    found = seats_on(published(files), "nord/fora/raadet", on)
    return [one.tenure for seat in found for one in seat.holdings]


@pytest.mark.parametrize(
    ("holding", "expected"),
    [
        ("fra: 2022-07", Tenure.HOLDS),
        ("fra: 2022-07;til: 2023-06-01", Tenure.HOLDS),
        ("fra: 2022-07;til: 2023-05-31", Tenure.HELD),
        ("til: 2023", Tenure.HOLDS),
        ("til: 2022", Tenure.HELD),
        ("til: ukendt", Tenure.HELD),
        ("pr: 2022-12;til: ukendt", Tenure.HELD),
        ("fra: 2023-07", Tenure.COMING),
        ("fra: 2023", Tenure.HOLDS),
        ("pr: 2022", Tenure.KNOWN),
        ("pr: 2024", Tenure.KNOWN),
        ("", Tenure.KNOWN),
    ],
)
def test_what_is_known_of_a_holding(holding: str, expected: Tenure) -> None:
    """Ends are inclusive, count only when certain, and are never invented."""
    assert tenures(holding) == [expected]


def test_nobody_holds_a_seat_of_an_abolished_forum() -> None:
    """The day after a forum's last day all its holders are former ones."""
    assert tenures("fra: 2022", "nedlagt: 2023-05-31\n") == [Tenure.HELD]
    assert tenures("fra: 2022", "nedlagt: 2023-05-31\n", date(2023, 5, 31)) == [Tenure.HOLDS]


def test_a_seat_names_its_municipality() -> None:
    """A holder's municipality is found by id."""
    seats = "pladser:\n  - rolle: formand\n    besat:\n      - kommune: varde\n"
    files = {
        "nord/fora/raadet.md": forum("Rådet", seats),
        "nord/kommuner/varde.md": "---\nnavn: Varde\n---\n",
    }
    (seat,) = seats_on(published(files), "nord/fora/raadet", ON)
    assert [one.municipality for one in seat.holdings] == ["nord/kommuner/varde"]

"""Seats and their holders: edges that the golden cases leave out."""

import pytest

from sagsgang.archive import Text, archive
from sagsgang.rules.seats import RULES


def _codes(seat: str) -> list[str]:
    text = f"---\nnavn: Kredsen\npladser:\n  - rolle: medlem\n{seat}---\n"
    read = archive({"syd/fora/kredsen.md": Text(text.encode())})
    return [found.code for rule in RULES for found in rule(read)]


def _held(*holdings: str, count: str = "") -> str:
    lines = "".join(
        "      - " + "\n        ".join(holding.split("; ")) + "\n" for holding in holdings
    )
    antal = f"    antal: {count}\n" if count else ""
    return f"{antal}    besat:\n{lines}"


@pytest.mark.parametrize(
    ("seat", "codes"),
    [
        (_held("navn: Kari; fra: 2022", "navn: Kari; fra: 2022"), ["plads-dobbelt-besat"]),
        (_held("navn: Kari; fra: 2022", "navn: kari; pr: 2023-01-25"), ["plads-dobbelt-besat"]),
        (_held("navn: Kari; pr: 2022", "navn: Kari; pr: 2022"), []),
        (_held("navn: Kari; fra: 2022; til: 2023", "navn: Kari; fra: 2023"), []),
        (_held("kommune: by; fra: 2022", "kommune: by; fra: 2022"), []),
        (
            _held("kommune: by; fra: 2022", "kommune: by; fra: 2022", count="1"),
            ["plads-dobbelt-besat"],
        ),
        (_held("titel: leder; fra: 2022", "titel: leder; fra: 2022", count="4"), []),
    ],
)
def test_overlap_counts_only_when_it_is_certain(seat: str, codes: list[str]) -> None:
    """The same holder twice is a mistake only on days that are certain in both periods."""
    assert _codes(seat) == codes


@pytest.mark.parametrize(
    ("seat", "codes"),
    [
        (_held("navn: A; fra: 2022", "navn: B; fra: 2022", count="2"), []),
        (_held("navn: A; fra: 2022", "navn: B; fra: 2022", count="1-2"), []),
        (
            _held("navn: A; fra: 2022", "navn: B; fra: 2022", "fra: 2022", count="1-2"),
            ["plads-for-mange"],
        ),
        (_held("navn: A; fra: 2022; til: 2022-12-31", "navn: B; fra: 2023", count="1"), []),
        (_held("navn: A; pr: 2022-01-01", "navn: B; pr: 2023-01-01", count="1"), []),
    ],
)
def test_seat_is_overfull_only_beyond_its_largest_number(seat: str, codes: list[str]) -> None:
    """A range allows its largest number, and those who are only known on a day fill that day."""
    assert _codes(seat) == codes

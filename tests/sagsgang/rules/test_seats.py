"""Seats and their holders: edges that the golden cases leave out."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagsgang.archive import archive
from sagsgang.history import seats_on
from sagsgang.publication import publication
from sagsgang.rules.seats import RULES
from sagsgang.source import Text


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
        (_held("kommune: by; fra: 2022", "kommune: by; fra: 2022"), ["plads-dobbelt-besat"]),
        (_held("kommune: by; fra: 2022", "kommune: by; fra: 2022", count="2"), []),
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


DAYS = st.sampled_from(["2020", "2020-12-31", "2021-01-01", "2021-06", "2022-03-01", "2022"])
HOLDINGS = st.lists(
    st.builds(
        lambda who, known, since, until: "; ".join(filter(None, (who, known, since, until))),
        st.sampled_from(["navn: A", "navn: B", "kommune: by", "titel: leder", "note: En"]),
        st.one_of(st.just(""), DAYS.map("pr: {}".format)),
        st.one_of(st.just(""), DAYS.map("fra: {}".format)),
        st.one_of(st.just(""), st.just("til: ukendt"), DAYS.map("til: {}".format)),
    ),
    min_size=1,
    max_size=5,
)
ON = st.dates(date(2019, 12, 1), date(2023, 2, 1))


@settings(max_examples=300, deadline=None)
@given(HOLDINGS, st.sampled_from(["", "1", "2", "1-3"]), ON)
def test_a_seat_never_has_more_certain_holders_than_its_number(
    holdings: list[str], count: str, on: date
) -> None:
    """Where the rules are silent, a day has at most as many holders as there are seats."""
    seat = _held(*holdings, count=count)
    text = f"---\nnavn: Kredsen\npladser:\n  - rolle: medlem\n{seat}---\n"
    read = archive({"syd/fora/kredsen.md": Text(text.encode())})
    if any(tuple(rule(read)) for rule in RULES):
        return
    at_most = int(count[-1]) if count else 1
    for day in (on, on + timedelta(days=180)):
        (then,) = seats_on(publication(read), "syd/fora/kredsen", day)
        certain = [
            days
            for one in then.holdings
            if (days := one.holding.certain_days) and days[0] <= day <= days[1]
        ]
        assert len(certain) <= at_most

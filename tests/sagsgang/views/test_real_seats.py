"""What the project's own records say of seats: as much as the sources, and no more."""

import pytest

from sagsgang.archive import archive
from sagsgang.composition import Fulfilment, judgements
from sagsgang.history import Chronicle, Tenure
from sagsgang.publication import publication
from sagsgang.views.seat_ledger import SeatLedger, seat_ledgers
from tests.sagsgang.sources import TODAY, real_source


@pytest.fixture(scope="module")
def seen() -> Chronicle:
    """See the real records today."""
    return Chronicle(publication(archive(real_source())), TODAY)


def body(ledger: SeatLedger, forum: str) -> dict[str, int]:
    """Give who is known in a body, by municipality."""
    at = [link.to for link in ledger.fora].index(f"syddanmark/fora/{forum}")
    return {row.link.text: row.counts[at] for row in ledger.rows if row.counts[at]}


@pytest.mark.parametrize(
    ("year", "forum", "municipalities"),
    [
        (
            "2020",
            "formandskabet-for-sundhedsdirektoerkredsen",
            "Billund Esbjerg Fredericia Haderslev Middelfart Nordfyns Odense Vejen Aabenraa",
        ),
        ("2023", "sundhedssamarbejdsudvalget", "Assens Billund Fredericia Haderslev Odense"),
        ("2023", "samarbejdsudvalget-for-fysioterapi", "Odense Vejen"),
        ("2023", "styregruppen-for-innovationspartnerskabet", "Esbjerg Haderslev Kolding Nyborg"),
        ("2023", "referencegruppen-for-sundhedsaftalen-2024-2027", "Middelfart Nordfyns"),
    ],
)
def test_the_municipalities_of_a_body(
    seen: Chronicle, year: str, forum: str, municipalities: str
) -> None:
    """The ledger of the year of the source has its municipalities, one seat each."""
    ledgers = {one.year: one for one in seat_ledgers(seen, "syddanmark")}
    assert body(ledgers[year], forum) == dict.fromkeys(municipalities.split(), 1)


def test_the_steering_group_has_four_school_directors_without_names(seen: Chronicle) -> None:
    """Four directors of schools belong to the group; the source names none of them."""
    (schools,) = (
        seat
        for seat in seen.seats["syddanmark/fora/styregruppen-for-innovationspartnerskabet"]
        if seat.seat.side == "uddannelse"
    )
    assert schools.seat.count is not None
    assert (schools.seat.count.at_least, schools.holdings) == (4, ())


def test_participants_of_a_meeting_are_no_members(seen: Chronicle) -> None:
    """The referat of Nordjylland lists who took part: nobody there has a seat."""
    assert [forum for forum in seen.seats if forum.startswith("nordjylland/")] == []


def test_snapshots_stay_snapshots(seen: Chronicle) -> None:
    """No beginning or end is invented: who sits somewhere today is known from one day only."""
    now = [
        one
        for seats in seen.seats.values()
        for seat in seats
        for one in seat.with_tenure(Tenure.HOLDS, Tenure.KNOWN)
    ]
    assert now
    assert {one.tenure for one in now} == {Tenure.KNOWN}
    assert all(one.holding.known_on is not None for one in now)


def test_no_rule_is_called_broken_on_snapshots(seen: Chronicle) -> None:
    """The sources' rules stand on the fora, and nobody can say today whether they are met."""
    states = {
        forum.id.rpartition("/")[2]: [
            one.fulfilment for one in judgements(seen.publication, forum, TODAY)
        ]
        for forum in seen.publication.fora.values()
        if forum.facts.composition
    }
    assert len(states["arbejdsgruppen-om-benamputationer"]) == 2
    assert {state for many in states.values() for state in many} == {Fulfilment.UNKNOWN}

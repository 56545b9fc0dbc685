"""The seat ledger."""

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sagsgang.history import HoldingThen, Tenure, seats_on
from sagsgang.site import Settings, build
from sagsgang.views.seat_ledger import SeatLedger, seat_ledgers
from tests.sagsgang.html import dead_links, text_of
from tests.sagsgang.sources import REGION, chronicle, forum, source

ON = date(2023, 3, 1)
TOWNS = ("rebild", "aalborg", "laesoe")
PLACES = {
    "nord/kommuner/aalborg.md": "---\nnavn: Aalborg\nklynge: klynge-midt\nindbyggertal:\n"
    "  2020: 200.000\n  2023: 220.000\n---\n",
    "nord/kommuner/rebild.md": "---\nnavn: Rebild\nklynge: klynge-midt\nindbyggertal:\n"
    "  2023: 30.000\n---\n",
    "nord/kommuner/laesoe.md": "---\nnavn: Læsø\n---\n",
    "nord/fora/klynge-midt.md": forum("Klynge Midt"),
}
FILES = PLACES | {
    "nord/fora/raadet.md": forum(
        "Rådet",
        "tidligere_navne:\n  - navn: Nævnet\n    til: 2021\n"
        "pladser:\n  - rolle: formand\n    besat:\n"
        "      - kommune: aalborg\n        fra: 2020\n        til: 2021-12-31\n"
        "      - kommune: rebild\n        fra: 2022\n"
        "  - rolle: medlem\n    antal: 2\n    besat:\n"
        "      - kommune: aalborg\n        pr: 2022-05-01\n"
        "      - kommune: rebild\n        pr: 2021-05-01\n        til: ukendt\n",
    )
}


def ledgers(files: dict[str, str], today: date = ON) -> dict[str, SeatLedger]:
    """Give every ledger by its year, that of today by nothing."""
    return {one.year: one for one in seat_ledgers(chronicle(files, today), "nord")}


def totals(ledger: SeatLedger) -> dict[str, int]:
    """Give the total of each municipality that has any."""
    return {row.link.text: row.total for row in ledger.rows if row.total}


def test_today() -> None:
    """Today those who hold a seat and those who are known from one day count."""
    ledger = ledgers(FILES)[""]
    assert totals(ledger) == {"Aalborg": 1, "Rebild": 1}
    assert [(str(on), count) for on, count in ledger.known_on] == [("2022-05-01", 1)]
    assert [link.text for link in ledger.without] == ["Læsø"]
    assert ledger.title == "Pladsregnskab for Nord"


def test_a_page_for_each_year() -> None:
    """Each year that is touched has its ledger as of 31 December, and none is invented."""
    found = ledgers(FILES)
    assert list(found) == ["", "2022", "2021", "2020"]
    assert totals(found["2022"]) == {"Aalborg": 1, "Rebild": 1}
    assert totals(found["2021"]) == {"Aalborg": 1}
    assert totals(found["2020"]) == {"Aalborg": 1}
    assert found["2021"].known_on == ()
    assert [link.text for link in found["2021"].fora] == ["Nævnet"]
    assert [link.to for link in found["2021"].years] == [
        "nord/udpegninger/regnskab",
        "nord/udpegninger/regnskab/2022",
        "nord/udpegninger/regnskab/2021",
        "nord/udpegninger/regnskab/2020",
    ]


def test_by_inhabitants() -> None:
    """Seats by 10,000 inhabitants are those of the latest year before, and the year is said."""
    found = ledgers(FILES)
    aalborg = next(row for row in found[""].rows if row.link.text == "Aalborg")
    assert (aalborg.inhabitants, aalborg.share, aalborg.shade) == (("2023", 220000), "0,05", 1)
    then = next(row for row in found["2022"].rows if row.link.text == "Aalborg")
    assert (then.inhabitants, then.share) == (("2020", 200000), "0,05")
    laesoe = next(row for row in found[""].rows if row.link.text == "Læsø")
    assert (laesoe.inhabitants, laesoe.share, laesoe.shade) == (None, None, 0)
    (midt, unknown) = found[""].clusters
    assert (midt.link.text, midt.total, midt.inhabitants) == ("Klynge Midt", 2, ("2023", 250000))
    assert (unknown.link.text, unknown.total) == ("Klynge ikke registreret", 0)
    assert found["2022"].clusters[0].inhabitants is None


def test_an_end_without_a_beginning_counts_in_no_year() -> None:
    """Of somebody whose end alone is known nobody can say when they came."""
    seats = (
        "pladser:\n  - rolle: formand\n    besat:\n      - kommune: aalborg\n        til: 2022\n"
    )
    found = ledgers(PLACES | {"nord/fora/raadet.md": forum("Rådet", seats)})
    assert list(found) == ["", "2022"]
    assert totals(found["2022"]) == {}


def test_nobody_sits_in_a_body_that_is_gone() -> None:
    """After its last day a body is in no ledger."""
    seats = (
        "nedlagt: 2021-06-30\npladser:\n  - rolle: formand\n    besat:\n"
        "      - kommune: aalborg\n        fra: 2020\n"
    )
    found = ledgers(PLACES | {"nord/fora/raadet.md": forum("Rådet", seats)})
    assert {year: totals(one) for year, one in found.items()} == {
        "": {},
        "2021": {},
        "2020": {"Aalborg": 1},
    }


DAYS = st.sampled_from(["fra: 2020", "fra: 2021-07", "pr: 2021-05-01", "pr: 2022"])
ENDS = st.sampled_from(["", "\n        til: 2022-06-30", "\n        til: ukendt"])
HOLDING = st.tuples(st.sampled_from(TOWNS), DAYS, ENDS)
BODIES = st.lists(st.lists(HOLDING, max_size=3), min_size=1, max_size=3)


def counts(one: HoldingThen, ledger: SeatLedger) -> bool:
    """Tell whether a holder is to be counted."""
    known, since = one.holding.known_on, one.holding.since
    if not ledger.year:
        return one.tenure in (Tenure.HOLDS, Tenure.KNOWN)
    if one.tenure is Tenure.KNOWN:
        return known is not None and known.year == ledger.on.year
    begun = [day.first for day in (known, since) if day is not None]
    return one.tenure is Tenure.HOLDS and bool(begun) and min(begun) <= ledger.on


@settings(max_examples=50, deadline=None)
@given(BODIES)
def test_totals_are_the_sum_of_seats(bodies: list[list[tuple[str, str, str]]]) -> None:
    """Rows, columns, clusters and the total all count the holders that the records have."""
    files = dict(PLACES)
    for number, holdings in enumerate(bodies):
        lines = "".join(
            f"      - kommune: {town}\n        {day}{end}\n" for town, day, end in holdings
        )
        seats = f"pladser:\n  - rolle: medlem\n    antal: 9\n    besat:\n{lines}" if lines else ""
        files[f"nord/fora/f{number}.md"] = forum(f"F{number}", seats)
    seen = chronicle(files, ON)
    for ledger in seat_ledgers(seen, "nord"):
        expected = Counter(
            one.municipality
            for body in seen.publication.fora
            for seat in seats_on(seen.publication, body, ledger.on)
            for one in seat.holdings
            if counts(one, ledger)
        )
        assert {row.link.to: row.total for row in ledger.rows} == {
            f"nord/kommuner/{town}": expected[f"nord/kommuner/{town}"] for town in TOWNS
        }
        assert all(sum(row.counts) == row.total for row in (*ledger.rows, ledger.total))
        assert ledger.total.total == sum(row.total for row in ledger.rows) == expected.total()
        assert sum(row.total for row in ledger.clusters) == ledger.total.total
        assert {row.link for row in ledger.rows if not row.total} == set(ledger.without)


def test_the_pages_in_words() -> None:
    """A ledger says its day, what is only known from one day, and the year of the inhabitants."""
    site = build(source(REGION | FILES), Settings(title="x"), ON)
    text = text_of(site, "nord/udpegninger/regnskab/")
    assert "Pladser pr. kommune og forum 1. marts 2023" in text
    assert "1 af de 2 pladser er kun kendt pr. en bestemt dag." in text
    assert "Rebild 1 30.000 0,33 1 Aalborg 1 220.000 0,05 1" in text
    assert "Kendt pr. 1. maj 2022: 1 plads" in text
    then = text_of(site, "nord/udpegninger/regnskab/2021/")
    assert "Forside Nord Udpegninger Pladsregnskab Pladsregnskab for Nord 2021" in then
    assert "Pladserne, som de stod 31. december 2021." in then
    assert dead_links(site) == []


def test_a_samarbejde_without_municipalities() -> None:
    """Without municipalities there is nothing to count, and the page says so."""
    site = build(source(REGION), Settings(title="x"), ON)
    text = text_of(site, "nord/udpegninger/regnskab/")
    assert "Der er ikke registreret nogen kommuner." in text

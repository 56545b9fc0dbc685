"""Which names are too old to be shown, and that they are then shown nowhere."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.archive import archive
from sagsgang.danish import PartialDate
from sagsgang.publication import publication
from sagsgang.retention import Retention, retained
from sagsgang.site import Settings, Site, build
from tests.sagsgang.sources import forum, item, meeting, published, read, source

TODAY = date(2026, 11, 22)
FIVE_YEARS = Retention(years=5, today=TODAY)
KREDSEN = "nord/fora/kredsen.md"


def seats(*holdings: str) -> str:
    """Write the seats of a forum, one for each holding."""
    lines = (f"  - rolle: medlem\n    besat:\n      - {one}\n" for one in holdings)
    return forum("Kredsen", f"pladser:\n{''.join(lines)}")


def shown_names(text: str, retention: Retention = FIVE_YEARS) -> list[str | None]:
    """List the names on the seats of a forum as they are shown."""
    public = publication(read({KREDSEN: text}), retention=retention)
    return [
        None if holding.name is None else str(holding.name)
        for seat in public.fora["nord/fora/kredsen"].facts.seats
        for holding in seat.holdings
    ]


@pytest.mark.parametrize(
    ("holding", "is_shown"),
    [
        ("navn: Kari Prøve\n        til: 2021-11-21", False),
        ("navn: Kari Prøve\n        til: 2021-11-22", True),
        ("navn: Kari Prøve\n        til: 2021", True),
        ("navn: Kari Prøve\n        til: 2020", False),
        ("navn: Kari Prøve\n        fra: 2001", True),
        ("navn: Kari Prøve\n        pr: 2015-01-01", False),
        ("navn: Kari Prøve\n        pr: 2022", True),
        ("navn: Kari Prøve\n        pr: 2015\n        til: ukendt", False),
        ("navn: Kari Prøve\n        til: ukendt", True),
    ],
    ids=str,
)
def test_a_former_holder_is_nameless_after_the_years(holding: str, *, is_shown: bool) -> None:
    """What certainly ended longer ago has no name; what may be younger keeps it."""
    assert shown_names(seats(holding)) == (["Kari Prøve"] if is_shown else [None])


def test_function_municipality_and_times_stay() -> None:
    """Of a holding the name goes, with what may repeat it; the rest is still shown."""
    holding = (
        "navn: Kari Prøve\n        titel: direktør\n        kommune: prøvestad\n"
        "        fra: 2010\n        til: 2012\n        grund: Kari fik nyt job\n"
        "        note: Kari var også formand"
    )
    public = publication(read({KREDSEN: seats(holding)}), retention=FIVE_YEARS)
    (seat,) = public.fora["nord/fora/kredsen"].facts.seats
    (shown,) = seat.holdings
    assert (shown.name, shown.reason, shown.note) == (None, None, None)
    assert shown.title == "direktør"
    assert shown.municipality is not None
    assert (str(shown.since), str(shown.until)) == ("2010", "2012")


def test_every_holder_of_a_body_that_is_long_gone_is_nameless() -> None:
    """A body that was abolished longer ago has no holders any more, whatever its seats say."""
    text = seats("navn: Kari Prøve\n        fra: 2010").replace(
        "navn: Kredsen\n", "navn: Kredsen\nnedlagt: 2015\n"
    )
    assert shown_names(text) == [None]


def test_a_participant_of_whom_only_the_name_is_known_is_a_participant() -> None:
    """Names of an old meeting go, and its lists still say how many there were."""
    text = meeting(
        "kredsen",
        "2015-01-25",
        item("fraværende:\n  - Kari Prøve", "### Referat\nKari Prøve sagde ja."),
    ).replace("status:", "deltagere:\n  - Kari Prøve\n  - navn: Bo Prøve\n    titel: chef\nstatus:")
    files = {KREDSEN: forum("Kredsen"), "nord/moeder/2015/2015-01-25-kredsen.md": text}
    public = publication(read(files), retention=FIVE_YEARS)
    (shown,) = public.meetings.values()
    assert [(one.name, one.title) for one in shown.facts.present] == [
        (None, "Deltager"),
        (None, "chef"),
    ]
    (one,) = shown.items
    assert [person.name for person in one.facts.absent] == [None]
    assert one.sections[0].text.text == "Kari Prøve sagde ja."


def test_who_read_an_old_referat_is_not_told() -> None:
    """Those who answered are no participants, but people all the same."""
    review = (
        "gennemlæsning:\n  sendt: 2012-02-01\n  frist: 2012-02-08\n  svar:\n"
        "    - hvem: Kari Prøve\n      dato: 2012-02-02\n"
    )
    files = {
        KREDSEN: forum("Kredsen"),
        "nord/moeder/2012/2012-01-25-kredsen.md": meeting(
            "kredsen", f"2012-01-25\n{review.rstrip()}", item("udfald: [drøftet]")
        ),
    }

    (old,) = publication(read(files), retention=FIVE_YEARS).meetings.values()
    (whole,) = publication(read(files)).meetings.values()

    assert old.facts.review is not None
    assert whole.facts.review is not None
    assert old.facts.review.deadline == whole.facts.review.deadline == date(2012, 2, 8)
    assert [len(one.facts.review.answers) for one in (old, whole) if one.facts.review] == [0, 1]


def test_without_a_number_of_years_names_are_shown_for_ever() -> None:
    """Nobody is hidden unless the secretariat says so."""
    holding = "navn: Kari Prøve\n        til: 1999"
    public = published({KREDSEN: seats(holding)})
    (seat,) = public.fora["nord/fora/kredsen"].facts.seats
    assert seat.holdings[0].name == "Kari Prøve"


@given(
    years=st.integers(0, 60),
    last=st.dates(date(1930, 1, 1), date(2030, 12, 31)),
    today=st.dates(date(2000, 1, 1), date(2030, 12, 31)),
)
def test_more_years_never_hide_more(years: int, last: date, today: date) -> None:
    """What runs out at a number of years has run out at any smaller one, and the day after."""
    retention = Retention(years=years, today=today)
    if not retention.has_run_out(last):
        return
    assert Retention(years=max(years - 1, 0), today=today).has_run_out(last)
    assert Retention(years=years, today=today + timedelta(days=1)).has_run_out(last)
    assert retention.has_run_out(PartialDate.of(last))


@pytest.mark.parametrize(
    ("today", "first"),
    [(date(2024, 2, 29), date(2023, 2, 28)), (date(2026, 11, 22), date(2025, 11, 22))],
)
def test_a_year_is_counted_by_the_calendar(today: date, first: date) -> None:
    """A year ago is the same day of the year before; of the 29th of February it is the 28th."""
    assert Retention(years=1, today=today).first_day == first


HIDDEN = "Kanariefugl Navnesen"
OPEN = "Synlig Navnesen"


def site_with_old_names() -> Site:
    """Build a site whose records name somebody wherever a fact can, long ago."""
    old = item(
        f"medvirkende:\n  - {HIDDEN}\nfraværende:\n  - navn: {HIDDEN}\n    titel: chef",
        "### Referat\nIntet.",
    )
    files = {
        "nord/index.md": "---\ntitel: Nord\n---\n",
        KREDSEN: seats(
            f"navn: {HIDDEN}\n        kommune: proevestad\n        fra: 2010\n        til: 2012",
            f"navn: {OPEN}\n        kommune: proevestad\n        fra: 2024",
        ),
        "nord/kommuner/proevestad.md": "---\nnavn: Prøvestad\n---\n",
        "nord/moeder/2012/2012-01-25-kredsen.md": meeting("kredsen", "2012-01-25", old).replace(
            "status:",
            f"deltagere:\n  - {HIDDEN}\nafbud:\n  - {HIDDEN}\ngæster:\n  - {HIDDEN}\nstatus:",
        ),
        "nord/sager/2012/broen.md": "---\ntitel: Broen\nafsluttet: 2013\ntovholder:\n"
        f"  navn: {HIDDEN}\n---\n",
    }
    settings = Settings(title="Prøve", shown_years=5)
    return build(source(files), settings, TODAY)


def test_an_old_name_is_in_no_list_and_no_file() -> None:
    """Neither pages, nor what can be searched for, nor any other file holds it; a new name is."""
    site = site_with_old_names()
    written = "\n".join(
        [
            *(f"{page.title} {page.description} {page.article}" for page in site.pages),
            *(repr(entry) for entry in site.entries),
            *(asset.data.decode() for asset in site.assets if isinstance(asset.data, bytes)),
        ]
    )
    assert OPEN in written
    assert HIDDEN not in written
    assert "Kanariefugl" not in written


def test_a_finding_does_not_quote_an_old_name() -> None:
    """Somebody who stands twice on a seat of old is a finding that does not say who."""
    twice = "      - navn: Kari Prøvesen\n        fra: 2010\n        til: 2012\n"
    seat = f"pladser:\n  - rolle: medlem\n    besat:\n{twice}{twice}"
    files = {"nord/index.md": "---\ntitel: Nord\n---\n", KREDSEN: forum("Kredsen", seat)}
    pages = {
        years: build(source(files), Settings(title="Prøve", shown_years=years), TODAY)
        for years in (None, 5)
    }
    quoted = {
        years: [page for page in site.pages if "Kari Prøvesen" in page.article]
        for years, site in pages.items()
    }
    assert "redaktion/fund/" in [page.address for page in quoted[None]]
    assert quoted[5] == []


def test_a_record_without_people_is_the_same_record() -> None:
    """Nothing is copied or changed where nobody is named."""
    records = archive(source({"nord/kommuner/proevestad.md": "---\nnavn: Prøvestad\n---\n"}))
    (record,) = records.records.values()
    assert retained(record, FIVE_YEARS) is record

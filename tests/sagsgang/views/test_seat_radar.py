"""The radar of seats, and what a municipality is told of it."""

from datetime import date

from sagsgang.site import Settings, build
from sagsgang.views.municipality import municipality_page
from sagsgang.views.seat_radar import SeatRadar, seat_radar
from tests.sagsgang.html import dead_links, text_of
from tests.sagsgang.sources import REGION, chronicle, forum, source

ON = date(2023, 3, 1)
TOWN = {"nord/kommuner/varde.md": "---\nnavn: Varde\n---\n"}
QUIET = (
    "Der er ikke registreret ledige pladser, pladser, der udløber inden for 90 dage, eller fora, "
    "som ikke er besat, som de skal være."
)


def files(seats: str, more: str = "") -> dict[str, str]:
    """Write a forum with one kind of seat; facts of a holding stand on their own lines."""
    text = forum("Rådet", f"{more}pladser:\n  - rolle: medlem\n    side: kommunal\n{seats}")
    return TOWN | {"nord/fora/raadet.md": text}


def radar(seats: str, more: str = "") -> SeatRadar:
    """Look at it."""
    return seat_radar(chronicle(files(seats, more), ON), "nord")


def held(*facts: str) -> str:
    """Write one holding of a municipality."""
    return "      - kommune: varde\n" + "".join(f"        {fact}\n" for fact in facts)


def test_terms_that_end_within_90_days() -> None:
    """The ninetieth day is near, the one after it is not; an unknown end is none."""
    for until, expected in (
        ("2023-03-01", [("2023-03-01", 0)]),
        ("2023-05-30", [("2023-05-30", 90)]),
        ("2023-05", [("2023-05", None)]),
        ("2023-05-31", []),
        ("2023-02-28", []),
    ):
        found = radar("    besat:\n" + held("fra: 2022", f"til: {until}"))
        assert [(str(row.until), row.days) for row in found.ending] == expected, until


def test_a_successor_is_told() -> None:
    """A term that ends is marked when somebody is registered to come after it."""
    seats = "    besat:\n" + held("fra: 2022", "til: 2023-03-31") + held("fra: 2023-04-01")
    (row,) = radar(seats).ending
    assert row.has_successor


def test_a_seat_that_was_left_is_vacant() -> None:
    """Somebody left and nobody came: the seat is vacant since the last day of the last holder."""
    seats = "    antal: 2\n    besat:\n" + held("fra: 2021", "til: 2021-12-31") + held("pr: 2022")
    (row,) = radar(seats).vacant
    assert (row.missing, row.of, str(row.since)) == (1, 2, "2021-12-31")
    (row,) = radar("    besat:\n" + held("fra: 2021", "til: ukendt")).vacant
    assert (row.missing, row.of, row.since) == (1, None, None)


def test_a_seat_that_nobody_was_ever_registered_on_is_not_called_vacant() -> None:
    """What is only not registered stands by itself; without a number nothing is missing."""
    found = radar("    antal: 4\n    besat:\n" + held("pr: 2022"))
    assert found.vacant == ()
    assert [(row.missing, row.of) for row in found.unregistered] == [(3, 4)]
    assert found.is_quiet
    assert radar("    embede: borgmester\n").unregistered == ()


def test_a_rule_that_is_not_met() -> None:
    """A body whose rule is certainly broken is there; one that nobody can judge is not."""
    rule = "sammensætning:\n  - side: kommunal\n    antal: 2\n"
    (row,) = radar("    antal: 2\n    besat:\n" + held("fra: 2022"), rule).broken
    assert (row.forum.text, row.rule.reasons) == ("Rådet", ("1 af 2 pladser er besat.",))
    assert radar("    antal: 2\n    besat:\n" + held("pr: 2022"), rule).broken == ()


def test_an_abolished_body_with_seats_that_nobody_ended() -> None:
    """Its holders without an end are counted, and nothing else is said of the body."""
    seats = "    antal: 5\n    besat:\n" + held("fra: 2021") + held("fra: 2021", "til: 2022")
    found = radar(seats, "nedlagt: 2022-06-30\n")
    assert [(row.forum.text, str(row.abolished), row.holders) for row in found.unended] == [
        ("Rådet", "2022-06-30", 1)
    ]
    assert (found.vacant, found.unregistered, found.ending) == ((), (), ())


def test_the_page_in_words() -> None:
    """Every row says what, since when, and what to do; a quiet page says that it is quiet."""
    seats = "    antal: 2\n    besat:\n" + held("fra: 2022", "til: 2023-03-31")
    site = build(source(REGION | files(seats + held("til: ukendt"))), Settings(title="x"), ON)
    text = text_of(site, "nord/udpegninger/ledige-og-udloebende/")
    assert (
        "Rådet Medlem, kommunal Varde Kommune 31. marts 2023 (om 30 dage) "
        "Aftal, hvem der skal have pladsen, eller opret en udpegning." in text
    )
    assert (
        "Rådet Medlem, kommunal 2 pladser 1 af 2 pladser Ikke registreret Forladt af Varde Kommune "
        "Opret en udpegning, eller skriv den nye på pladsen i forummets fil." in text
    )
    assert dead_links(site) == []
    quiet = build(source(REGION), Settings(title="x"), ON)
    assert QUIET in text_of(quiet, "nord/udpegninger/ledige-og-udloebende/")


def test_what_ends_for_a_municipality() -> None:
    """The page of a municipality says which of its own terms end, and what is open to it."""
    seats = "    antal: 2\n    besat:\n" + held("fra: 2022", "til: 2023-03-31")
    call = "---\ntitel: Medlem\nforum: raadet\nstatus: åben\nfrist: 2023-03-15\n---\n"
    records = files(seats) | {
        "nord/kommuner/vejen.md": "---\nnavn: Vejen\n---\n",
        "nord/udpegninger/2023/medlem.md": call,
    }
    seen = chronicle(records, ON)
    page = municipality_page(seen, seen.publication.municipalities["nord/kommuner/varde"])
    assert [str(row.until) for row in page.ending] == ["2023-03-31"]
    other = municipality_page(seen, seen.publication.municipalities["nord/kommuner/vejen"])
    assert other.ending == ()
    site = build(source(REGION | records), Settings(title="x"), ON)
    text = text_of(site, "nord/kommuner/varde/")
    assert "Rådet Medlem, kommunal Uden navn her 31. marts 2023 (om 30 dage)" in text
    assert "Åbent for kommunen 14 dage Medlem" in text


def test_a_forum_says_its_rules() -> None:
    """The page of a forum says what its seats must meet and whether they do."""
    more = (
        "sammensætning:\n  - rolle: medlem\n    side: kommunal\n    embede: sundhedschef\n"
        "    antal: 4\n    en_fra_hver: klynge\n    note: Efter kommissoriet.\n"
    )
    site = build(source(REGION | files("    antal: 4\n", more)), Settings(title="x"), ON)
    assert (
        "Sådan skal pladserne være sammensat "
        "Medlem, kommunal, sundhedschef: 4 pladser, mindst én fra hver klynge "
        "Vides ikke Det er ikke registreret, hvem der har pladserne. "
        "Det er ikke registreret, hvilken klynge alle hører til. Efter kommissoriet."
    ) in text_of(site, "nord/fora/raadet/")

"""The lists of seats."""

from datetime import date

from sagsgang.site import Settings, build
from sagsgang.views.seat_index import (
    SeatsByForum,
    SeatsByFunction,
    SeatsByMunicipality,
    SeatsOfFunction,
    seat_indexes,
)
from tests.sagsgang.html import text_of
from tests.sagsgang.sources import REGION, chronicle, forum, source

ON = date(2023, 3, 1)
FILES = {
    "nord/kommuner/aalborg.md": "---\nnavn: Aalborg\n---\n",
    "nord/kommuner/rebild.md": "---\nnavn: Rebild\n---\n",
    "nord/fora/raadet.md": forum(
        "Rådet",
        "niveau: politisk\npladser:\n  - rolle: formand\n    side: kommunal\n    besat:\n"
        "      - kommune: aalborg\n        pr: 2022\n      - kommune: rebild\n        til: ukendt\n"
        "  - rolle: medlem\n    side: regional\n",
    ),
    "nord/fora/gruppen.md": forum(
        "Gruppen",
        "pladser:\n  - rolle: medlem\n    side: kommunal\n    besat:\n      - kommune: aalborg\n"
        "        fra: 2023-01\n",
    ),
    "nord/fora/gammelt.md": forum(
        "Gammelt",
        "nedlagt: 2022\npladser:\n  - rolle: medlem\n    besat:\n      - kommune: rebild\n"
        "        pr: 2021\n",
    ),
    "nord/fora/uden.md": forum("Uden pladser"),
}


def test_by_forum() -> None:
    """Fora with seats stand by level, abolished ones apart, with how many are known."""
    (index,) = (
        one for one in seat_indexes(chronicle(FILES, ON), "nord") if isinstance(one, SeatsByForum)
    )
    assert [
        (group.title, [(body.forum.text, body.now, body.before) for body in group.bodies])
        for group in index.groups
    ] == [
        ("Politisk niveau", [("Rådet", 1, 1)]),
        ("Uden angivet niveau", [("Gruppen", 1, 0)]),
        ("Nedlagte fora", [("Gammelt", 0, 1)]),
    ]


def test_by_municipality() -> None:
    """Municipalities stand in Danish order with their known seats in each forum, now and before."""
    (index,) = (
        one
        for one in seat_indexes(chronicle(FILES, ON), "nord")
        if isinstance(one, SeatsByMunicipality)
    )
    assert [link.text for link in index.fora] == ["Gruppen", "Rådet"]
    assert [(row.municipality.text, row.counts, row.total, row.before) for row in index.rows] == [
        ("Rebild", (0, 0), 0, 2),
        ("Aalborg", (1, 1), 2, 0),
    ]


def test_a_wide_table_counts_the_rest() -> None:
    """Of many fora the table shows those with most seats, and counts the others."""
    seats = "pladser:\n  - rolle: medlem\n    besat:\n      - kommune: aalborg\n        pr: 2022\n"
    files = {"nord/kommuner/aalborg.md": FILES["nord/kommuner/aalborg.md"]} | {
        f"nord/fora/f{number}.md": forum(f"F{number}", seats) for number in range(10)
    }
    (index,) = (
        one
        for one in seat_indexes(chronicle(files, ON), "nord")
        if isinstance(one, SeatsByMunicipality)
    )
    assert (len(index.fora), index.other_fora, index.rows[0].total) == (8, 2, 10)


def test_by_function() -> None:
    """Each role that any seat has is a page, by side; seats of abolished fora stand apart."""
    indexes = tuple(seat_indexes(chronicle(FILES, ON), "nord"))
    (index,) = (one for one in indexes if isinstance(one, SeatsByFunction))
    assert [(row.link.text, row.link.to, row.seats, row.now) for row in index.functions] == [
        ("Formand", "nord/udpegninger/efter-funktion/formand", 1, 1),
        ("Medlem", "nord/udpegninger/efter-funktion/medlem", 3, 1),
    ]
    members = next(one for one in indexes if one.key.endswith("/medlem"))
    assert isinstance(members, SeatsOfFunction)
    assert [(side.side, [seat.forum.text for seat in side.seats]) for side in members.sides] == [
        ("kommunal", ["Gruppen"]),
        ("regional", ["Rådet"]),
    ]
    assert [seat.forum.text for seat in members.former] == ["Gammelt"]


def test_the_pages_in_words() -> None:
    """The pages say what is only known on a day, and what is not known at all."""
    site = build(source(REGION | FILES), Settings(title="x"), ON)
    text = text_of(site, "nord/udpegninger/efter-forum/")
    assert (
        "Rådet 1 kendt, 1 før Rådet Nu, så vidt det er registreret Plads Hvem Hvornår "
        "Formand, kommunal Aalborg Kommune Kendt pr. 2022 "
        "Medlem, regional Ikke registreret her "
        "Før Plads Hvem Hvornår Formand, kommunal Rebild Kommune Fratrådt på ukendt dato" in text
    )
    text = text_of(site, "nord/udpegninger/efter-funktion/medlem/")
    assert "Forside Nord Udpegninger Pladser efter funktion Medlem i fora i Nord" in text
    assert (
        "I nedlagte fora Indtil forummet blev nedlagt Forum Plads Hvem Hvornår "
        "Gammelt Medlem Rebild Kommune Kendt pr. 2021" in text
    )
    assert "Rebild ·ingen ·ingen 0 2" in text_of(site, "nord/udpegninger/efter-kommune/")


def test_a_samarbejde_without_seats() -> None:
    """Without seats and municipalities the lists say that there are none."""
    site = build(source(REGION), Settings(title="x"), ON)
    for way in ("forum", "funktion"):
        assert "Der er ikke registreret nogen pladser." in text_of(
            site, f"nord/udpegninger/efter-{way}/"
        )
    text = text_of(site, "nord/udpegninger/efter-kommune/")
    assert "Der er ikke registreret nogen kommuner." in text

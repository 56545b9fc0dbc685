"""The list of people in office."""

from dataclasses import replace
from datetime import date

from sagsgang.history import Chronicle
from sagsgang.publication import publication
from sagsgang.retention import Retention
from sagsgang.site import Settings, build
from sagsgang.views.seats_by_person import seats_by_person
from tests.sagsgang.html import text_of
from tests.sagsgang.sources import REGION, chronicle, forum, read, source

ON = date(2023, 3, 1)
SEATS = (
    "pladser:\n  - rolle: formand\n    besat:\n      - navn: Åse Prøve\n        titel: direktør\n"
    "        fra: 2022\n      - navn: Gamle Prøve\n        til: 2021\n"
    "  - rolle: medlem\n    antal: 2\n    besat:\n      - navn: Kari Prøve\n        pr: 2010\n"
    "      - titel: chef\n        fra: 2022\n"
)
FILES = {
    "nord/fora/raadet.md": forum("Rådet", SEATS),
    "nord/fora/andet.md": forum(
        "Andet", "pladser:\n  - rolle: medlem\n    besat:\n      - navn: Åse Prøve\n"
    ),
}


def test_people_in_office_by_name() -> None:
    """Each name stands once with its seats now; former holders are not there."""
    view = seats_by_person(chronicle(FILES, ON), "nord")
    assert [
        (person.name, [(seat.forum.text, seat.role) for seat, _ in person.seats])
        for person in view.people
    ] == [
        ("Kari Prøve", [("Rådet", "medlem")]),
        ("Åse Prøve", [("Andet", "medlem"), ("Rådet", "formand")]),
    ]
    assert view.nameless == 1


def test_a_name_that_is_too_old_is_gone() -> None:
    """The list knows only what is public: names that may no longer be shown are not there."""
    retention = Retention(years=4, today=ON)
    public = publication(read(FILES), retention=retention)
    view = seats_by_person(Chronicle(public, ON), "nord")
    assert [person.name for person in view.people] == ["Åse Prøve"]
    assert view.nameless == 2
    site = build(source(REGION | FILES), replace(Settings(title="x"), shown_years=4), ON)
    assert "Kari Prøve" not in text_of(site, "nord/udpegninger/efter-forum/")
    assert "Uden navn her" in text_of(site, "nord/udpegninger/efter-forum/")


def test_the_page_in_words() -> None:
    """The page says what is known of each, and how many have no name."""
    site = build(source(REGION | FILES), Settings(title="x"), ON)
    text = text_of(site, "nord/udpegninger/efter-person/")
    assert "Åse Prøve direktør Rådet Formand Fra 2022" in text
    assert "1 plads står uden navn her." in text
    empty = build(source(REGION), Settings(title="x"), ON)
    text = text_of(empty, "nord/udpegninger/efter-person/")
    assert "Der er ikke registreret nogen navne på pladserne." in text

"""Municipalities."""

from datetime import date

from sagsgang.site import Settings, build
from sagsgang.views.municipality import municipality_index, municipality_page
from tests.sagsgang.html import text_of
from tests.sagsgang.sources import REGION, case, chronicle, forum, item, meeting, source

ON = date(2023, 3, 1)
SEATS = (
    "pladser:\n  - rolle: medlem\n    besat:\n      - kommune: aeroe\n"
    "        pr: 2022\n      - kommune: odense\n        til: ukendt\n"
)
FILES = {
    "nord/kommuner/aeroe.md": "---\nnavn: Ærø\nkode: 492\nindbyggertal:\n  2021: 6.000\n"
    "  2022: 6.025\n---\n",
    "nord/kommuner/odense.md": "---\nnavn: Odense\n---\n",
    "nord/fora/raadet.md": forum("Rådet", SEATS),
    "nord/fora/andet.md": forum("Andet"),
    "nord/moeder/2022/2022-11-17-raadet.md": meeting("raadet", "2022-11-17"),
    "nord/moeder/2023/2023-01-25-andet.md": meeting(
        "andet", "2023-01-25", item("type: drøftelse", "### Resumé\nÆrø Kommune lagde op.\n")
    ),
    "nord/moeder/2023/2023-03-01-raadet.md": meeting("raadet", "2023-03-01", status="indkaldt"),
    "nord/moeder/2023/2023-04-01-raadet.md": meeting("raadet", "2023-04-01", status="aflyst"),
    "nord/sager/2023/proeve.md": case("", "kommuner: [aeroe]\n"),
}


def test_municipalities_by_name_with_their_seats() -> None:
    """Municipalities stand in Danish order with how many seats they are known to hold."""
    index = municipality_index(chronicle(FILES, ON), "nord")
    assert [
        (row.link.text, row.code, row.inhabitants, row.seats) for row in index.municipalities
    ] == [("Odense Kommune", None, None, 0), ("Ærø Kommune", "492", ("2022", 6025), 1)]
    assert [len(row.municipalities) for row in index.clusters] == [2]


def test_seats_meetings_and_where_it_is_named() -> None:
    """A page tells seats now and before, meetings of the fora it sits in, and what names it."""
    seen = chronicle(FILES, ON)
    page = municipality_page(seen, seen.publication.municipalities["nord/kommuner/aeroe"])
    assert (page.seats_now, page.seats_before) == (1, 0)
    assert [str(row.on) for row in page.coming] == ["2023-03-01"]
    assert [str(row.on) for row in page.latest] == ["2022-11-17"]
    assert [(group.title, [row.link.text for row in group.rows]) for group in page.named_in] == [
        ("Sager", ["Prøvesagen"]),
        ("Møder", ["Punkt 1: Prøvepunkt"]),
    ]
    assert page.inhabitants == (("2022", 6025), ("2021", 6000))


def test_past_seats_give_no_meetings() -> None:
    """A municipality that has left a forum is not shown its meetings."""
    seen = chronicle(FILES, ON)
    page = municipality_page(seen, seen.publication.municipalities["nord/kommuner/odense"])
    assert (page.seats_now, page.seats_before, page.coming, page.latest) == (0, 1, (), ())


def test_the_page_in_words() -> None:
    """The page names the year of inhabitants and says what nobody has registered."""
    site = build(source(REGION | FILES), Settings(title="x"), ON)
    text = text_of(site, "nord/kommuner/aeroe/")
    assert "Indbyggere 6.025 (1. januar 2022) Pladser 1 registreret plads Kommunekode 492" in text
    assert "Rådet Medlem Uden navn her Kendt pr. 2022" in text
    text = text_of(site, "nord/kommuner/odense/")
    assert "Før Forum Plads Hvem Hvornår Rådet Medlem Uden navn her" in text
    assert "Fratrådt på ukendt dato Det udløber Der er ikke registreret pladser" in text
    assert "Nævnt i Kommunen er ikke nævnt i sager eller møder her." in text


def test_many_namings_are_folded() -> None:
    """The twenty newest places that name a municipality stand open, the others are folded."""
    files = FILES | {
        f"nord/sager/2023/sag-{number}.md": case("", "kommuner: [odense]\n") for number in range(22)
    }
    site = build(source(REGION | files), Settings(title="x"), ON)
    assert "Prøvesagen Flere 2 Prøvesagen Prøvesagen" in text_of(site, "nord/kommuner/odense/")

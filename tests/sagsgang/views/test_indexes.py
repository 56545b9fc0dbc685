"""The lists: by year, by level, by name."""

from datetime import date

from sagsgang.records.kinds import Kind
from sagsgang.views.case_index import case_indexes
from sagsgang.views.forum_index import forum_index
from sagsgang.views.front import front_page, region_page
from sagsgang.views.meeting_index import meeting_indexes
from sagsgang.views.municipality import municipality_index
from sagsgang.views.plain import plain_index
from tests.sagsgang.sources import case, chronicle, forum, item, meeting

ON = date(2023, 3, 1)
MEETINGS = {
    "nord/fora/kredsen.md": forum("Kredsen"),
    "nord/moeder/2022/2022-11-17-kredsen.md": meeting("kredsen", "2022-11-17"),
    "nord/moeder/2023/2023-01-25-kredsen.md": meeting("kredsen", "2023-01-25"),
    "nord/moeder/2023/2023-02-25-kredsen.md": meeting("kredsen", "2023-02-25"),
    "nord/moeder/2023/2023-03-01-kredsen.md": meeting("kredsen", "2023-03-01", status="indkaldt"),
    "nord/moeder/2023/2023-04-01-kredsen.md": meeting("kredsen", "2023-04-01", status="aflyst"),
    "nord/moeder/2024/2024-01-10-kredsen.md": meeting("kredsen", "2024-01-10", status="planlagt"),
}


def test_meetings_by_year() -> None:
    """The first page has all that is coming and the latest year; each year has a page."""
    front, *years = meeting_indexes(chronicle(MEETINGS, ON), "nord")
    assert front.key == "nord/moeder"
    assert [str(row.on) for row in front.coming] == ["2023-03-01", "2024-01-10"]
    assert [page.key for page in years] == [
        "nord/moeder/2024",
        "nord/moeder/2023",
        "nord/moeder/2022",
    ]
    of_2023 = years[1]
    assert [str(row.on) for row in of_2023.coming] == ["2023-03-01"]
    assert [str(row.on) for row in of_2023.past] == ["2023-04-01", "2023-02-25", "2023-01-25"]


def test_the_front_page_is_well_filled_without_anything_coming() -> None:
    """When nothing is coming the latest meetings and decisions fill the front page."""
    files = MEETINGS | {
        "nord/sager/2023/proeve.md": case(),
        "nord/moeder/2023/2023-02-25-kredsen.md": meeting(
            "kredsen", "2023-02-25", item("sag: 2023/proeve\nudfald: [drøftet]")
        ),
    }
    page = front_page(chronicle(files, date(2026, 1, 1)), "Sagsgang", ["nord"])
    assert page.coming == ()
    assert [str(row.on) for row in page.latest] == ["2023-02-25", "2023-01-25", "2022-11-17"]
    assert [row.link.item for row in page.decisions] == ["1"]
    assert [row.link.text for row in page.cases] == ["Prøvesagen"]


def test_a_samarbejde_has_no_rows_of_another() -> None:
    """The page of a samarbejde shows its own meetings and counts its own records."""
    files = MEETINGS | {
        "syd/index.md": "---\ntitel: Syd\n---\n",
        "syd/fora/kredsen.md": forum("Kredsen"),
        "syd/moeder/2023/2023-01-25-kredsen.md": meeting("kredsen", "2023-01-25"),
    }
    page = region_page(chronicle(files, ON), "syd")
    assert [row.link.to for row in page.latest] == ["syd/moeder/2023/2023-01-25-kredsen"]
    counts = {row.link.text: row.count for row in page.kinds}
    assert (counts["Fora"], counts["Møder"], counts["Sager"]) == (1, 1, 0)


def test_fora_by_level() -> None:
    """Fora stand by level and name, the abolished ones apart."""
    files = {
        "nord/fora/a.md": forum("Årsmødet", "niveau: politisk\n"),
        "nord/fora/b.md": forum("Kredsen", "niveau: politisk\n"),
        "nord/fora/c.md": forum("Gruppen", "niveau: administrativt\n"),
        "nord/fora/d.md": forum("Netværket"),
        "nord/fora/e.md": forum("Det gamle", "nedlagt: 2022\n"),
    }
    index = forum_index(chronicle(files, ON), "nord")
    assert [(group.level, [row.link.text for row in group.fora]) for group in index.groups] == [
        ("Politisk niveau", ["Kredsen", "Årsmødet"]),
        ("Administrativt niveau", ["Gruppen"]),
        ("Andre", ["Netværket"]),
    ]
    assert [row.link.text for row in index.former] == ["Det gamle"]


def test_cases_under_way_and_closed() -> None:
    """All cases under way are on the first page, closed ones on that of their year."""
    done = "forløb:\n  - hvad: Slut\n    dato: 2022-05-01\n    udfald: [sket]\n"
    files = {
        "nord/sager/2022/aaben.md": case("forløb:\n  - hvad: Noget sker\n"),
        "nord/sager/2022/lukket.md": case(done),
        "nord/sager/2023/lukket.md": case(done),
    }
    front, of_2023, of_2022 = case_indexes(chronicle(files, ON), "nord")
    assert [row.link.to for row in front.open] == ["nord/sager/2022/aaben"]
    assert [row.link.to for row in front.closed] == ["nord/sager/2023/lukket"]
    assert [row.link.to for row in of_2023.closed] == ["nord/sager/2023/lukket"]
    assert [row.link.to for row in of_2022.closed] == ["nord/sager/2022/lukket"]


def test_municipalities_by_name_with_their_seats() -> None:
    """Municipalities stand in Danish order with how many seats they are known to hold."""
    seats = (
        "pladser:\n  - rolle: medlem\n    besat:\n      - kommune: aeroe\n"
        "        pr: 2022\n      - kommune: odense\n        til: ukendt\n"
    )
    files = {
        "nord/kommuner/aeroe.md": "---\nnavn: Ærø\n---\n",
        "nord/kommuner/odense.md": "---\nnavn: Odense\n---\n",
        "nord/fora/raadet.md": forum("Rådet", seats),
    }
    index = municipality_index(chronicle(files, ON), "nord")
    assert [(row.link.text, row.seats) for row in index.municipalities] == [
        ("Odense Kommune", 0),
        ("Ærø Kommune", 1),
    ]


def test_news_stand_newest_first() -> None:
    """A list of news begins with the newest."""
    files = {
        f"nord/nyheder/2023/{on}-nyt.md": f"---\ntitel: Nyt\ndato: {on}\n---\n"
        for on in ("2023-01-25", "2023-04-27")
    }
    index = plain_index(chronicle(files, ON), "nord", Kind.NEWS)
    assert [str(row.on) for row in index.rows] == ["2023-04-27", "2023-01-25"]

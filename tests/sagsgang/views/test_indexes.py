"""The lists: by year, by level, by name."""

from datetime import date

from sagsgang.records.kinds import Kind
from sagsgang.views.case_index import case_indexes
from sagsgang.views.meeting_index import meeting_indexes
from sagsgang.views.plain import plain_indexes
from tests.sagsgang.sources import case, chronicle, forum, meeting

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
    """The first page has what is coming and the latest past year; each year has a page."""
    front, *years = meeting_indexes(chronicle(MEETINGS, ON), "nord")[:4]
    assert front.key == "nord/moeder"
    assert [str(row.on) for row in front.coming] == ["2023-03-01", "2024-01-10"]
    assert [page.key for page in years] == [
        "nord/moeder/2024",
        "nord/moeder/2023",
        "nord/moeder/2022",
    ]
    of_2023 = years[1]
    assert [str(row.on) for row in of_2023.coming] == ["2023-03-01"]
    assert [(one.title, [str(row.on) for row in one.meetings]) for one in of_2023.past] == [
        ("april 2023", ["2023-04-01"]),
        ("februar 2023", ["2023-02-25"]),
        ("januar 2023", ["2023-01-25"]),
    ]
    assert front.past == of_2023.past


def test_cases_under_way_and_closed() -> None:
    """All cases under way are on the first page, closed ones on that of their year."""
    done = "forløb:\n  - hvad: Slut\n    dato: 2022-05-01\n    udfald: [sket]\n"
    files = {
        "nord/sager/2022/aaben.md": case("forløb:\n  - hvad: Noget sker\n"),
        "nord/sager/2022/lukket.md": case(done),
        "nord/sager/2023/lukket.md": case(done),
    }
    listed = [
        (page.key, [(one.title, [row.link.to for row in one.cases]) for one in page.groups])
        for page in case_indexes(chronicle(files, ON), "nord")
    ]
    assert listed == [
        (
            "nord/sager",
            [
                ("I gang", ["nord/sager/2022/aaben"]),
                ("Afsluttet, sager fra 2023", ["nord/sager/2023/lukket"]),
            ],
        ),
        ("nord/sager/2023", [("Afsluttet", ["nord/sager/2023/lukket"])]),
        (
            "nord/sager/2022",
            [
                ("I gang", ["nord/sager/2022/aaben"]),
                ("Afsluttet", ["nord/sager/2022/lukket"]),
            ],
        ),
    ]


def test_news_stand_newest_first() -> None:
    """A list of news begins with the newest."""
    files = {
        f"nord/nyheder/2023/{on}-nyt.md": f"---\ntitel: Nyt\ndato: {on}\n---\n"
        for on in ("2023-01-25", "2023-04-27")
    }
    latest, of_year = plain_indexes(chronicle(files, ON), "nord", Kind.NEWS)
    assert (latest.key, of_year.key) == ("nord/nyheder", "nord/nyheder/2023")
    assert latest.groups == of_year.groups
    assert [str(row.on) for row in latest.groups[0].rows] == ["2023-04-27", "2023-01-25"]


def test_an_open_consultation_is_shown_however_old() -> None:
    """What is open stands on the first page beside the newest year."""
    written = "---\ntitel: {}\nstatus: {}\n---\n"
    files = {
        "nord/hoeringer/2021/aaben.md": written.format("Åben", "åben"),
        "nord/hoeringer/2021/slut.md": written.format("Slut", "afsluttet"),
        "nord/hoeringer/2023/ny.md": written.format("Ny", "åben"),
    }
    latest, *years = plain_indexes(chronicle(files, ON), "nord", Kind.CONSULTATION)
    assert [(one.title, [row.link.text for row in one.rows]) for one in latest.groups] == [
        ("Stadig i gang", ["Åben"]),
        ("2023", ["Ny"]),
    ]
    assert [page.key for page in years] == ["nord/hoeringer/2023", "nord/hoeringer/2021"]


def test_agreements_that_have_ended_stand_last() -> None:
    """An agreement has ended when its last day has certainly passed."""
    files = {
        f"nord/aftaler/{name}.md": f"---\ntitel: {name}\ntil: {until}\n---\n"
        for name, until in {"gammel": "2022", "ny": "2023"}.items()
    }
    (index,) = plain_indexes(chronicle(files, ON), "nord", Kind.AGREEMENT)
    assert [(one.title, [row.link.text for row in one.rows]) for one in index.groups] == [
        ("Gælder, så vidt det er registreret", ["ny"]),
        ("Udløbet", ["gammel"]),
    ]

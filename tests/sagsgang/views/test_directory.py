"""Lists by forum and subject, and the ways into them, also when there are many rows."""

from datetime import date, timedelta

from sagsgang.site import Settings, build
from sagsgang.views.case_index import FIRST_PAGE, case_indexes
from sagsgang.views.directory import SHORT, directories
from sagsgang.views.meeting_index import meeting_indexes
from tests.sagsgang.html import dead_links, text_of
from tests.sagsgang.sources import REGION, TODAY, case, chronicle, forum, item, meeting, source

ON = date(2023, 12, 31)
FORA = {"nord/fora/kredsen.md": forum("Kredsen"), "nord/fora/raadet.md": forum("Rådet")}


def meetings(forum_id: str, year: int, count: int) -> dict[str, str]:
    """Write meetings of a forum a week apart."""
    days = (date(year, 1, 5) + timedelta(weeks=number) for number in range(count))
    return {f"nord/moeder/{year}/{on}-{forum_id}.md": meeting(forum_id, str(on)) for on in days}


def test_a_forum_has_its_meetings_and_its_long_years() -> None:
    """A year of a forum has a page from ten meetings; shorter ones stand on the forum's own."""
    files = (
        FORA
        | meetings("kredsen", 2023, 2)
        | meetings("kredsen", 2022, 10)
        | meetings("kredsen", 2021, 9)
        | meetings("raadet", 2023, 12)
    )
    pages = {page.key: page for page in meeting_indexes(chronicle(files, ON), "nord")}
    own = pages["nord/moeder/forum/kredsen"]
    assert [one.title for one in own.past] == ["2023", "2021"]
    assert [(one.link.to, one.count) for one in own.more] == [
        ("nord/moeder/forum/kredsen/2022", 10)
    ]
    assert own.count == 21
    assert pages["nord/moeder/forum/kredsen/2022"].count == 10
    assert [one.text for one in pages["nord/moeder/forum/kredsen/2022"].above] == [
        "Fora",
        "Kredsen",
    ]
    assert "nord/moeder/forum/kredsen/2021" not in pages
    # A single year needs no page beside the forum's.
    assert "nord/moeder/forum/raadet/2023" not in pages


def test_a_common_forum_has_its_own_address_in_each_samarbejde() -> None:
    """A forum of another folder is told apart by that folder's name."""
    files = {
        "faelles/index.md": "---\ntitel: Fælles\n---\n",
        "faelles/fora/raadet.md": forum("Landsrådet"),
        "nord/fora/raadet.md": forum("Rådet"),
        "nord/moeder/2023/2023-01-25-faelles.md": meeting("faelles/fora/raadet", "2023-01-25"),
        "nord/moeder/2023/2023-01-26-raadet.md": meeting("raadet", "2023-01-26"),
    }
    keys = [page.key for page in meeting_indexes(chronicle(files, ON), "nord")]
    assert keys[2:] == ["nord/moeder/forum/faelles-raadet", "nord/moeder/forum/raadet"]


def test_cases_by_forum_and_subject() -> None:
    """A case stands with every forum that treated it or has it, and under each of its subjects."""
    facts = "sag: 2023/en\nudfald: [videresendt]\nvidere_til:\n  - raadet 2023-02-07"
    files = FORA | {
        "nord/sager/2023/en.md": case(more="emner: [Økonomi, ældre]\n"),
        "nord/sager/2022/to.md": case(more="emner: [økonomi]\n"),
        "nord/moeder/2023/2023-01-25-kredsen.md": meeting("kredsen", "2023-01-25", item(facts)),
    }
    pages = {
        page.key: [row.link.to for group in page.groups for row in group.cases]
        for page in case_indexes(chronicle(files, ON), "nord")
    }
    assert pages["nord/sager/forum/kredsen"] == ["nord/sager/2023/en"]
    assert pages["nord/sager/forum/raadet"] == ["nord/sager/2023/en"]
    assert pages["nord/sager/emne/oekonomi"] == ["nord/sager/2023/en", "nord/sager/2022/to"]
    assert pages["nord/sager/emne/aeldre"] == ["nord/sager/2023/en"]


def test_directories_list_by_letter() -> None:
    """A long list of ways stands by first letter in Danish order, with how many rows each has."""
    files = FORA | {
        f"nord/sager/2023/sag-{number}.md": case(more=f"emner: [Økonomi, emne {number}, ældre]\n")
        for number in range(SHORT)
    }
    (subjects,) = directories(chronicle(files, ON), "nord")
    assert subjects.key == "nord/sager/emne"
    assert [(group.letter, len(group.choices)) for group in subjects.groups] == [
        ("E", SHORT),
        ("Æ", 1),
        ("Ø", 1),
    ]
    assert subjects.groups[2].choices[0].count == SHORT


def test_a_short_directory_is_one_list() -> None:
    """A short list of ways is not parted, and stands in Danish order."""
    files = FORA | {"nord/sager/2023/en.md": case(more="emner: [økonomi, ældre]\n")}
    (subjects,) = directories(chronicle(files, ON), "nord")
    (group,) = subjects.groups
    assert (group.letter, [one.link.text for one in group.choices]) == ("", ["ældre", "økonomi"])


def test_the_first_page_has_room_for_so_many() -> None:
    """Of very many cases the first page shows some and tells how many others there are."""
    files = {f"nord/sager/2023/sag-{number}.md": case() for number in range(FIRST_PAGE + 7)}
    front, of_year = case_indexes(chronicle(files, ON), "nord")
    assert (len(front.groups[0].cases), front.left_out) == (FIRST_PAGE, 7)
    assert len(of_year.groups[0].cases) == FIRST_PAGE + 7


def test_more_fora_than_pills_lead_to_the_page_of_all() -> None:
    """With many fora the largest are offered, and every other is reached over the page of all."""
    files: dict[str, str | bytes] = {}
    for number in range(14):
        files[f"nord/fora/f{number}.md"] = forum(f"Forum {number}")
        files |= meetings(f"f{number}", 2023, 2 if number < 12 else 1)
    site = build(source(REGION | files), Settings(title="Sagsgang"), TODAY)
    text = text_of(site, "nord/moeder/")
    assert "Forum 11 2" in text or "Forum 112" in text
    assert "Alle fora med møder" in text
    assert "Forum 13 1" in text_of(site, "nord/moeder/forum/")
    assert dead_links(site) == []

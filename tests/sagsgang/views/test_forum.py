"""A forum's page."""

from datetime import date

from sagsgang.site import Settings, build
from sagsgang.views.forum import ForumPage, forum_page
from tests.sagsgang.html import text_of
from tests.sagsgang.sources import REGION, chronicle, forum, meeting, source

ON = date(2023, 3, 1)


def page_of(files: dict[str, str], forum_id: str = "nord/fora/nyt") -> ForumPage:
    """Make the page of one forum."""
    seen = chronicle(files, ON)
    return forum_page(seen, seen.publication.fora[forum_id])


def stages(page: ForumPage) -> list[tuple[str, list[str], str, str]]:
    """Tell a forum's life in short."""
    return [
        (one.how, [body.text for body in one.bodies], str(one.since or ""), str(one.until or ""))
        for one in page.life
    ]


def test_a_life_in_order() -> None:
    """What came before, each name, and what came after stand in order, with recorded days only."""
    files = {
        "nord/fora/gammelt.md": forum("Gammelt", "kort: G\nnedlagt: 2020\n"),
        "nord/fora/nyt.md": forum(
            "Nyt",
            "afløser: [gammelt]\noprettet: 2020-02\nnedlagt: 2022-12-31\n"
            "tidligere_navne:\n  - navn: Det Nye\n    til: 2021\n",
        ),
        "nord/fora/sidste.md": forum("Sidste", "afløser: [nyt]\n"),
    }
    page = page_of(files)
    assert stages(page) == [
        ("", ["Gammelt (G)"], "", "2020"),
        ("afløst af", ["Det Nye"], "2020-02", "2021"),
        ("skiftede navn", ["Nyt"], "", "2022-12-31"),
        ("afløst af", ["Sidste"], "", ""),
    ]
    assert [one.is_now for one in page.life] == [False] * 4
    assert [one.is_past for one in page.life] == [True, True, True, False]
    assert page.is_abolished


def test_several_predecessors_are_one_stage() -> None:
    """Bodies that were replaced together stand together; days that differ are not given for all."""
    files = {
        "nord/fora/a.md": forum("A", "nedlagt: 2020\n"),
        "nord/fora/b.md": forum("B", "nedlagt: 2021\n"),
        "nord/fora/nyt.md": forum("Nyt", "afløser: [a, b]\n"),
    }
    page = page_of(files)
    assert stages(page) == [("", ["A", "B"], "", ""), ("afløst af", ["Nyt"], "", "")]
    assert page.life[-1].is_now


def test_a_forum_that_was_always_the_same_has_no_history() -> None:
    """One name and nothing before or after makes no history."""
    assert page_of({"nord/fora/nyt.md": forum("Nyt", "oprettet: 2020\n")}).life == ()


def test_older_years_are_apart() -> None:
    """The three newest years of meetings stand open, older ones are folded."""
    files = {"nord/fora/nyt.md": forum("Nyt")} | {
        f"nord/moeder/{year}/{year}-01-25-nyt.md": meeting("nyt", f"{year}-01-25")
        for year in range(2018, 2024)
    }
    page = page_of(files)
    assert [one.year for one in page.recent] == ["2023", "2022", "2021"]
    assert [one.year for one in page.earlier] == ["2020", "2019", "2018"]


def test_open_calls_of_the_forum() -> None:
    """A forum's page shows the open calls to its own seats only."""
    call = "---\ntitel: {}\nforum: {}\nstatus: åben\n---\n"
    files = {
        "nord/fora/nyt.md": forum("Nyt"),
        "nord/fora/andet.md": forum("Andet"),
        "nord/udpegninger/2023/a.md": call.format("Til nyt", "nyt"),
        "nord/udpegninger/2023/b.md": call.format("Til andet", "andet"),
    }
    assert [call.link.text for call in page_of(files).calls] == ["Til nyt"]


def test_a_planned_meeting_that_has_passed_says_so() -> None:
    """A meeting whose day has passed without a referat is not shown as if it were to come."""
    files = {
        "nord/fora/nyt.md": forum("Nyt"),
        "nord/moeder/2023/2023-02-01-nyt.md": meeting("nyt", "2023-02-01", status="planlagt"),
    }
    text = text_of(build(source(REGION | files), Settings(title="x"), ON), "nord/fora/nyt/")
    assert "Onsdag den 1. februar 2023 · Planlagt, referatet er ikke registreret her" in text

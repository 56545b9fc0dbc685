"""The front page and the page of each samarbejde."""

from datetime import date

from sagsgang.site import Settings, build
from sagsgang.views.front import front_page, region_page
from tests.sagsgang.html import PageReader, page_at, text_of
from tests.sagsgang.sources import REGION, case, chronicle, forum, item, meeting, source

ON = date(2023, 3, 1)
MEETINGS = {
    "nord/fora/kredsen.md": forum("Kredsen"),
    "nord/moeder/2022/2022-11-17-kredsen.md": meeting("kredsen", "2022-11-17"),
    "nord/moeder/2023/2023-01-25-kredsen.md": meeting("kredsen", "2023-01-25"),
    "nord/moeder/2023/2023-02-25-kredsen.md": meeting("kredsen", "2023-02-25"),
    "nord/moeder/2023/2023-03-01-kredsen.md": meeting("kredsen", "2023-03-01", status="indkaldt"),
}
SYD = {
    "syd/index.md": "---\ntitel: Syd\n---\n",
    "syd/fora/kredsen.md": forum("Kredsen"),
    "syd/sager/2023/proeve.md": case().replace("Prøvesagen", "Syds sag"),
    "syd/moeder/2022/2022-01-25-kredsen.md": meeting(
        "kredsen", "2022-01-25", item("sag: 2023/proeve\nudfald: [drøftet]", title="Syds punkt")
    ),
}


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
    assert [(row.link.text, row.link.item) for row in page.decisions] == [("Prøvepunkt", "1")]
    assert [row.link.text for row in page.cases] == ["Prøvesagen"]
    text = text_of(build(source(REGION | files), Settings(title="x"), date(2026, 1, 1)), "")
    assert "Seneste referater 25 feb Kredsen, 25. februar 2023" in text
    assert "Næste møder" not in text
    assert "Ingen åbne udpegninger eller høringer lige nu." in text
    assert "Drøftet" in text


def test_a_draft_is_not_among_the_latest_referater() -> None:
    """What is still read through is no referat yet, on the front page and the samarbejde's."""
    path = "nord/moeder/2023/2023-02-25-kredsen.md"
    files = MEETINGS | {path: meeting("kredsen", "2023-02-25", status="udkast")}
    pages = (
        front_page(chronicle(files, ON), "Sagsgang", ["nord"]),
        region_page(chronicle(files, ON), "nord"),
    )
    for page in pages:
        assert [str(row.on) for row in page.latest] == ["2023-01-25", "2022-11-17"]


def test_what_is_coming_stands_first() -> None:
    """When meetings are coming they stand where the latest referater else do, and these beside."""
    site = build(source(REGION | MEETINGS), Settings(title="x"), ON)
    text = text_of(site, "")
    assert "Næste møder 1 mar Kredsen, 1. marts 2023 Nord · Onsdag den 1. marts 2023" in text
    assert "Seneste referater Nord · Kredsen, 25. februar 2023" in text


def test_no_samarbejde_hides_another() -> None:
    """Of many decisions and cases of one samarbejde the newest stand beside those of the other."""
    many = "".join(
        item("sag: 2023/proeve\nudfald: [drøftet]", number=str(number), title=f"Nord {number}")
        for number in range(1, 10)
    )
    files = MEETINGS | SYD
    files |= {
        "nord/sager/2023/proeve.md": case(),
        "nord/moeder/2023/2023-02-25-kredsen.md": meeting("kredsen", "2023-02-25", many),
    }
    page = front_page(chronicle(files, ON), "x", ["nord", "syd"])
    assert [row.link.text for row in page.decisions] == ["Nord 1", "Nord 2", "Nord 3", "Syds punkt"]
    assert [row.link.text for row in page.cases] == ["Prøvesagen", "Syds sag"]
    assert page.region_names == (("nord", "Nord"), ("syd", "Syd"))


def test_a_samarbejde_has_no_rows_of_another() -> None:
    """The page of a samarbejde shows its own meetings and counts its own records."""
    page = region_page(chronicle(MEETINGS | SYD, ON), "syd")
    assert [row.link.to for row in page.latest] == ["syd/moeder/2022/2022-01-25-kredsen"]
    counts = {row.link.text: row.count for row in page.kinds}
    assert (counts["Fora"], counts["Møder"], counts["Udpegninger"]) == (1, 1, 0)
    site = build(source(REGION | MEETINGS | SYD), Settings(title="x"), ON)
    assert "Nord" not in text_of(site, "syd/")


def test_news_that_expired_are_gone() -> None:
    """The three newest news that have not expired stand on the way in, none before its day."""

    def news(more: str) -> str:
        return f"---\ntitel: Nyt {more.split()[1]}\n{more}---\n"

    files = {
        f"nord/nyheder/2023/2023-{month:02}-01-nyt.md": news(f"dato: 2023-{month:02}-01\n")
        for month in (1, 3, 4)
    } | {"nord/nyheder/2023/2023-02-01-nyt.md": news("dato: 2023-02-01\nudløber: 2023-02-28\n")}
    page = region_page(chronicle(files, ON), "nord")
    assert [str(row.on) for row in page.news] == ["2023-03-01", "2023-01-01"]


def test_the_front_page_has_a_search_field() -> None:
    """The search field on the front page works as a form, without a script."""
    site = build(source(REGION), Settings(title="x"), ON)
    assert 'action="soeg/" method="get"' in str(page_at(site, "").article)


def test_the_front_page_leads_to_each_municipality() -> None:
    """Every municipality is one click away, under its samarbejde and cluster."""
    files = {
        "nord/fora/klynge.md": forum("Klynge Midt"),
        "nord/kommuner/varde.md": "---\nnavn: Varde\nklynge: klynge\n---\n",
    }
    site = build(source(REGION | files), Settings(title="x"), ON)
    assert "Kommuner i Nord Klynge Midt Varde" in text_of(site, "")
    assert 'href="nord/kommuner/varde/"' in str(page_at(site, "").article)


def test_own_headings_do_not_take_the_anchors_of_the_page() -> None:
    """Headings in the secretariat's own words get anchors beside those of the page itself."""
    words = "\n\n".join(f"## {word}\nOrd." for word in ("Åbne", "Nyt", "Sager", "Kommende"))
    files = {
        "index.md": f"---\ntitel: Forsiden\n---\nBegyndelsen.\n\n{words}\n",
        "nord/index.md": f"---\ntitel: Nord\n---\n{words}\n",
        "nord/nyheder/2023/2023-01-01-nyt.md": "---\ntitel: Nyt\ndato: 2023-01-01\n---\n",
    }
    site = build(source(files), Settings(title="x"), ON)
    for address in ("", "nord/"):
        anchors = PageReader(str(page_at(site, address).article)).anchors
        assert len(anchors) == len(set(anchors))
    assert '<div class="lead"><p>Begyndelsen.</p>' in str(page_at(site, "").article)

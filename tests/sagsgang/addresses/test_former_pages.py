"""The pages at old addresses: what they say, where they lead, and where they are not listed."""

from collections.abc import Mapping

import pytest

from sagsgang.diagnostics import Severity
from sagsgang.pages.page import Former
from sagsgang.site import Settings, Site, build
from sagsgang.source import ADDRESS_LIST
from tests.sagsgang.html import PageReader, dead_links, page_at, text_of
from tests.sagsgang.sources import REGION, TODAY, case, forum, item, meeting, source

SETTINGS = Settings(title="Prøve", site_url="https://example.dk/")
OLD = "nord/moeder/2023/2023-01-25-raadet"
NEW = "nord/moeder/2023/2023-01-25-k"
LINK = "Se [punktet](/records/nord/moeder/2023/2023-01-25-k.md#punkt-1).\n"
FILES: dict[str, str | bytes] = {
    "om/kilder.md": f"---\ntitel: Kilder\ntidligere: om/kildeliste\n---\n{LINK}",
    "nord/fora/k.md": forum("Kredsen", "tidligere: fora/raadet\n"),
    "nord/sager/2023/bro.md": case(more="tidligere: [sager/2022/bro, sager/2023/stibro]\n"),
    f"{NEW}.md": meeting(
        "k",
        "2023-01-25",
        item(
            "sag: 2023/bro\nudfald: [drøftet]",
            "\n### Referat\nDrøftet.\n",
            number="1",
            title="Broen",
        )
        + item(
            "tidligere_nr: 3\nudfald: [drøftet]",
            "\n### Referat\nDrøftet.\n",
            number="2",
            title="Vejen",
        ),
    ).replace(
        "status",
        "tidligere: moeder/2023/2023-01-25-raadet\nbilag: [{titel: Å, fil: Å 1.txt}]\nstatus",
    ),
    f"{NEW}/Å 1.txt": "Plan",
    "nord/index.md": (
        "---\ntitel: Nord\nslettede:\n"
        "  - adresse: sager/2023/vej\n    dato: 2024-05-01\n    grund: Oprettet ved en fejl\n"
        "  - adresse: moeder/2023/2023-01-25-k#punkt-1-2\n    dato: 2024\n"
        "    grund: Stod to gange\n"
        "---\n"
    ),
    ADDRESS_LIST: (
        f"fil {OLD}/Å 1.txt\n"
        "fil nord/sager/2023/vej/kort.pdf\n"
        "liste nord/moeder/2019/\n"
        "liste nord/moeder/forum/raadet/\n"
        "liste nord/moeder/forum/raadet/2019/\n"
        "liste nord/sager/emne/broer/\n"
        f"punkt {OLD}/#punkt-3\n"
        f"side {OLD}/\n"
    ),
}


def built(files: Mapping[str, str | bytes]) -> Site:
    """Build the site of invented files."""
    return build(source(REGION | dict(files)), SETTINGS, TODAY)


@pytest.fixture(scope="module")
def site() -> Site:
    """The site of the files above, which have no mistakes."""
    made = built(FILES)
    assert [one.as_text() for one in made.diagnostics if one.severity is Severity.ERROR] == []
    return made


def test_a_page_leads_to_its_new_address(site: Site) -> None:
    """Without JavaScript too, and at once: there is nothing on the page to come for."""
    old = page_at(site, "nord/sager/2022/bro/")
    assert old.former == Former(to="../../2023/bro/", is_at_once=True)
    assert old.title == "Prøvesagen"
    assert "Siden har fået en ny adresse: Prøvesagen." in text_of(site, old.address)
    assert page_at(site, "nord/sager/2023/stibro/").former == Former(to="../bro/", is_at_once=True)
    assert page_at(site, "om/kildeliste/").former == Former(to="../kilder/", is_at_once=True)
    assert page_at(site, "nord/fora/raadet/").former == Former(to="../k/", is_at_once=True)


def test_a_meeting_waits_with_a_link_for_each_punkt(site: Site) -> None:
    """Each link carries the anchors that its punkt has had, so that a browser finds it."""
    old = page_at(site, f"{OLD}/")
    assert old.former == Former(to="../2023-01-25-k/")
    reader = PageReader(str(old.article))
    assert {"punkt-1", "punkt-2", "punkt-3"} <= set(reader.anchors)
    assert "../2023-01-25-k/#punkt-2" in reader.links
    assert "Punkt 2: Vejen" in reader.text


def test_a_file_leads_to_its_new_address(site: Site) -> None:
    """The folder with the file's name answers for it; its page names the record."""
    old = page_at(site, f"{OLD}/Å 1.txt/")
    assert old.former == Former(to="../../2023-01-25-k/%C3%85%201.txt", is_at_once=True)
    assert "Filen har fået en ny adresse: Å 1.txt. Den er bilag til" in text_of(site, old.address)


def test_lists_follow_their_forum(site: Site) -> None:
    """A list that is there under the new name is led to; a part of it that is not, to the whole."""
    whole = page_at(site, "nord/moeder/forum/raadet/")
    assert whole.former == Former(to="../k/", is_at_once=True)
    part = page_at(site, "nord/moeder/forum/raadet/2019/")
    assert part.former == Former()
    assert "findes ikke mere. Den nærmeste side er Møder i Kredsen." in text_of(site, part.address)
    assert "../../k/" in PageReader(str(part.article)).links


def test_a_list_that_is_gone_leads_to_the_one_above(site: Site) -> None:
    """The nearest page that is there is named, and nobody is sent there unasked."""
    assert page_at(site, "nord/sager/emne/broer/").former == Former()
    text = text_of(site, "nord/moeder/2019/")
    assert "Listen, der lå her, findes ikke mere. Den nærmeste side er Møder i Nord." in text


def test_what_was_deleted_says_when_and_why(site: Site) -> None:
    """The page stays with date and reason, and so do the files that lay beside it."""
    page = page_at(site, "nord/sager/2023/vej/")
    assert (page.title, page.former) == ("Siden er slettet", Former())
    text = text_of(site, page.address)
    assert "Slettet 1. maj 2024 Grund Oprettet ved en fejl Nærmeste side Sager i Nord" in text
    file = text_of(site, "nord/sager/2023/vej/kort.pdf/")
    assert "Filen er slettet" in file
    assert "Fil kort.pdf Slettet 1. maj 2024" in file


def test_a_deleted_punkt_stands_at_the_foot_of_its_meeting(site: Site) -> None:
    """Its anchor is still there, with date and reason; so is the one of an earlier number."""
    page = page_at(site, f"{NEW}/")
    assert "Slettede punkter Punkt 1.2 er slettet 2024. Grund: Stod to gange" in text_of(
        site, page.address
    )
    assert {"punkt-1-2", "punkt-3"} <= set(PageReader(str(page.article)).anchors)


def test_links_to_old_addresses_are_alive(site: Site) -> None:
    """Every link on every page leads somewhere, on old addresses too."""
    assert dead_links(site) == []


def test_old_addresses_are_not_listed(site: Site) -> None:
    """Neither the sitemap nor search leads to an old address."""
    sitemap = next(one.data for one in site.assets if one.path == "sitemap.xml")
    assert isinstance(sitemap, bytes)
    old = [page.address for page in site.pages if page.former is not None]
    assert len(old) == 12
    assert not [one for one in old if f"<loc>https://example.dk/{one}</loc>" in sitemap.decode()]
    assert not [one.url for one in site.entries if one.url.partition("#")[0] in old]


def test_the_list_keeps_what_it_held_and_learns_what_is_new(site: Site) -> None:
    """Old lines stay; every page, punkt, file and list that is there now is added."""
    lines = site.address_list.splitlines()
    assert set(str(FILES[ADDRESS_LIST]).splitlines()) <= set(lines)
    assert {
        f"fil {NEW}/Å 1.txt",
        "liste nord/moeder/forum/k/",
        "liste soeg/",
        f"punkt {NEW}/#punkt-2",
        f"punkt {NEW}/#punkt-1-2",
        "side nord/sager/2022/bro/",
        "side nord/sager/2023/vej/",
        "side om/kilder/",
    } <= set(lines)
    assert f"punkt {NEW}/#punkt-3" not in lines
    assert built(FILES | {ADDRESS_LIST: site.address_list}).address_list == site.address_list


def test_a_reference_to_an_old_id_means_the_new_record(site: Site) -> None:
    """A case that a meeting calls by its old id is shown on the case's page all the same."""
    files = {path: text for path, text in FILES.items() if path != ADDRESS_LIST}
    name = f"{NEW}.md"
    renamed = files | {name: str(files[name]).replace("sag: 2023/bro", "sag: 2023/stibro")}
    assert text_of(built(renamed), "nord/sager/2023/bro/") == text_of(site, "nord/sager/2023/bro/")


def test_a_preview_with_a_lost_address_is_built() -> None:
    """What nobody speaks of has no page; the finding says so, and it may be quoted."""
    files = FILES | {ADDRESS_LIST: "side nord/sager/2023/ukendt/\n"}
    preview = Settings(title="Prøve", drafts=True, show_broken=True)
    site = build(source(REGION | files), preview, TODAY)
    assert "nord/sager/2023/ukendt/" not in {page.address for page in site.pages}
    assert "Adressen /nord/sager/2023/ukendt/ har været offentliggjort" in text_of(
        site, "redaktion/fund/"
    )


def test_links_to_files_by_their_old_path_lead_to_them() -> None:
    """A renamed record's text still names its file, which is published and linked."""
    text = "Se [planen](/records/nord/sager/2022/bro/plan.txt).\n"
    files = {
        "nord/sager/2023/bro.md": case(more="tidligere: sager/2022/bro\n") + text,
        "nord/sager/2023/bro/plan.txt": "Plan",
    }
    site = built(files)
    assert "nord/sager/2023/bro/plan.txt" in {asset.path for asset in site.assets}
    page = page_at(site, "nord/sager/2023/bro/")
    assert "plan.txt" in PageReader(str(page.article)).links

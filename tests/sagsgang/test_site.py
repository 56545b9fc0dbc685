"""The whole site: of the real records, and of invented ones that go wrong."""

import json
from collections.abc import Mapping
from datetime import date

import pytest

from sagsgang.archive import archive
from sagsgang.diagnostics import Severity
from sagsgang.site import Settings, Site, build, plan, render
from tests.sagsgang.html import PageReader, dead_links, page_at, text_of
from tests.sagsgang.sources import (
    REGION,
    TODAY,
    case,
    forum,
    item,
    meeting,
    real_source,
    source,
)

SETTINGS = Settings(title="Sagsgang")
PREVIEW = Settings(title="Sagsgang", drafts=True, show_broken=True)


@pytest.fixture(scope="module")
def real() -> Site:
    """The site of the real records."""
    return build(real_source(), SETTINGS, TODAY)


def built(files: Mapping[str, str | bytes], settings: Settings = SETTINGS) -> Site:
    """Build the site of invented files."""
    return build(source(REGION | dict(files)), settings, TODAY)


def test_the_case_shows_its_way(real: Site) -> None:
    """The case on the joint effort shows where it was, where it was sent, and both plans."""
    text = text_of(real, "syddanmark/sager/2023/styrket-faelleskommunal-indsats/")
    assert "25. januar 2023 Sundhedsdirektørkredsen Punkt 4: Forslag om at styrke" in text
    assert "Sendes videre til KKR Syddanmark (KKR) behandles 7. februar 2023" in text
    assert (
        "Planlagt 29. marts 2023, ikke registreret her Kommunaldirektørkredsen (K22) "
        "Til godkendelse." in text
    )
    assert (
        "Planlagt 21. april 2023, ikke registreret her KKR Syddanmark (KKR) "
        "Til endelig godkendelse." in text
    )
    assert (
        "Ligger nu hos KKR Syddanmark (KKR) "
        "Sendt videre til behandling 7. februar 2023, ikke registreret her" in text
    )


def test_every_record_has_a_page(real: Site) -> None:
    """No record disappears: each file under the record root is the source of a page."""
    sources = {page.source for page in real.pages}
    records = {path for path in real_source() if path.endswith(".md")}
    assert records - sources == set()
    assert sources - records == {None}


def test_every_link_leads_somewhere(real: Site) -> None:
    """Every internal link and anchor of every page leads to a page, a file or a place on it."""
    assert dead_links(real) == []


def test_anchors_are_unique_and_labels_exist(real: Site) -> None:
    """No page has an anchor twice or names a heading that is not there."""
    for page in real.pages:
        reader = PageReader(str(page.article))
        assert len(reader.anchors) == len(set(reader.anchors)), page.address
        assert set(reader.labels) <= set(reader.anchors), page.address


def test_every_page_can_be_reached(real: Site) -> None:
    """From the front page links lead to every page; to the search page leads the frame's form."""
    planned = plan(archive(real_source()), SETTINGS, TODAY)
    assert [page.address for page in planned.pages] == [page.address for page in real.pages]
    leads = {
        page.address: [_address(page.address, link) for link in PageReader(str(page.article)).links]
        for page in real.pages
    }
    seen, waiting = set(), [""]
    while waiting:
        address = waiting.pop()
        if address in leads and address not in seen:
            seen.add(address)
            waiting.extend(leads[address])
    assert leads.keys() - seen <= {"soeg/"}


def _address(here: str, link: str) -> str:
    parts = here.split("/")[:-1]
    for part in link.partition("#")[0].split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in {"", ".", ".."}:
            parts.append(part)
    return "".join(f"{part}/" for part in parts)


def test_no_page_holds_what_it_should_not(real: Site) -> None:
    """Pages hold neither scripts, frames nor styles, and no form but the front page's search."""
    forbidden = {"script", "style", "iframe", "form", "object", "embed", "link", "base", "svg"}
    found = {
        page.address: PageReader(str(page.article)).tags & forbidden
        for page in real.pages
        if PageReader(str(page.article)).tags & forbidden
    }
    assert found == {"": {"form"}}


def test_two_builds_are_the_same(real: Site) -> None:
    """The same records and day give the same bytes, whatever the order of the source."""
    backwards = dict(reversed(list(real_source().items())))
    again = build(backwards, SETTINGS, TODAY)
    assert again.pages == real.pages
    assert [one.path for one in again.assets] == [one.path for one in real.assets]
    assert again.diagnostics == real.diagnostics


def test_rendering_a_page_needs_only_the_plan(real: Site) -> None:
    """One page alone is the same as in a whole build."""
    planned = plan(archive(real_source()), SETTINGS, TODAY)
    page = planned.pages[-1]
    assert render(page, planned, {}) == real.pages[-1]


def test_the_plan_knows_anchors_before_rendering(real: Site) -> None:
    """Every anchor that the plan promises stands on the page."""
    planned = plan(archive(real_source()), SETTINGS, TODAY)
    for page in planned.pages:
        reader = PageReader(str(page_at(real, page.address).article))
        assert set(page.anchors) <= set(reader.anchors), page.address


def test_schemas_are_published(real: Site) -> None:
    """There is a JSON Schema for each kind and for a punkt."""
    schemas = [asset for asset in real.assets if asset.path.startswith("redaktion/skema/")]
    assert [asset.path.rpartition("/")[2] for asset in schemas] == [
        "aftale.json",
        "forum.json",
        "hoering.json",
        "kommune.json",
        "moede.json",
        "nyhed.json",
        "punkt.json",
        "sag.json",
        "samarbejde.json",
        "side.json",
        "udpegning.json",
    ]
    for asset in schemas:
        assert isinstance(asset.data, bytes)
        assert json.loads(asset.data)["type"] == "object"


def test_no_words_of_one_region_on_pages_of_the_other(real: Site) -> None:
    """No wording of one samarbejde stands in the frame of the other's pages."""
    for page in real.pages:
        if page.region != "nordjylland":
            continue
        head = str(page.article).partition("</header>")[0]
        assert "syddanmark" not in head.lower(), page.address


BROKEN = {
    "nord/fora/kredsen.md": "---\nnavn: [Kredsen\n---\n",
    "nord/moeder/2023/2023-01-25-kredsen.md": meeting(
        "kredsen", "2023-01-25", item("type: orientering", "### Referat\nDrøftet.\n")
    ),
}


def test_a_broken_record_leaves_the_others() -> None:
    """A file that cannot be read is a finding, and every other page is built."""
    site = built(BROKEN)
    addresses = {page.address for page in site.pages}
    assert "nord/fora/kredsen/" not in addresses
    assert "nord/moeder/2023/2023-01-25-kredsen/" in addresses
    assert dead_links(site) == []
    assert {one.place.path for one in site.diagnostics if one.severity is Severity.ERROR} == {
        "nord/fora/kredsen.md"
    }


def test_a_broken_record_shows_its_findings_in_a_preview() -> None:
    """With `show_broken` the page of a file that cannot be read shows what is wrong."""
    site = built(BROKEN, PREVIEW)
    text = text_of(site, "nord/fora/kredsen/")
    assert "Filen kan ikke læses nord/fora/kredsen.md kan ikke vises" in text
    assert "nord/fora/kredsen.md:2:" in text
    assert dead_links(site) == []


def test_a_broken_front_page_has_a_stand_in() -> None:
    """Without a readable `index.md` the site still has a front page, with the site's title."""
    site = built({"index.md": "---\ntitel: [\n---\n", "nord/index.md": "nej"})
    assert page_at(site, "").title == "Sagsgang"
    assert page_at(site, "nord/").title == "Nord"
    assert dead_links(site) == []


def test_no_records_still_give_a_front_page() -> None:
    """An empty source gives the front page and the pages for the secretariat."""
    site = build({}, SETTINGS, TODAY)
    assert page_at(site, "").title == "Sagsgang"
    assert dead_links(site) == []


def test_withheld_text_is_on_no_page_and_in_no_file() -> None:
    """What is not public stands nowhere in the site: neither on pages, in files nor in findings."""
    draft = item(
        "sag: 2023/proeve\nudfald: [godkendt]\nbilag:\n  - titel: Notat\n    lukket: Personsag",
        "### Referat\nHEMMELIGT xxxx [x](/records/nord/ingen.md)\n",
    )
    closed = item("lukket: Personsag", "### Resumé\nHEMMELIGT\n", number="2")
    files: dict[str, str | bytes] = {
        "nord/fora/kredsen.md": forum("Kredsen"),
        "nord/sager/2023/proeve.md": case(),
        "nord/moeder/2023/2023-01-25-kredsen.md": meeting(
            "kredsen", "2023-01-25", draft + closed, status="udkast"
        ),
        "nord/moeder/2023/2023-01-25-kredsen/HEMMELIGT.pdf": b"%PDF",
    }
    site = built(files)
    for page in site.pages:
        assert "HEMMELIGT" not in repr(page), page.address
    assert [asset.path for asset in site.assets if "redaktion/" not in asset.path] == []
    assert "Godkendt" not in text_of(site, "nord/sager/2023/proeve/")
    preview = built(files, PREVIEW)
    shown = str(page_at(preview, "nord/moeder/2023/2023-01-25-kredsen/").article)
    assert shown.count("HEMMELIGT") == 1


def test_an_attachment_lies_beside_its_page() -> None:
    """A published file has the address that the page leads to, and its own bytes."""
    files: dict[str, str | bytes] = {
        "nord/fora/kredsen.md": forum("Kredsen"),
        "nord/moeder/2023/2023-01-25-kredsen.md": meeting(
            "kredsen", "2023-01-25", item("bilag:\n  - titel: Budget\n    fil: Budget 2 å.pdf")
        ),
        "nord/moeder/2023/2023-01-25-kredsen/Budget 2 å.pdf": b"%PDF" * 500,
    }
    site = built(files)
    (asset,) = (one for one in site.assets if not one.path.startswith("redaktion/"))
    assert asset.path == "nord/moeder/2023/2023-01-25-kredsen/Budget 2 å.pdf"
    assert not isinstance(asset.data, bytes)
    assert asset.data.read() == b"%PDF" * 500
    assert "PDF Budget 2 kB" in text_of(site, "nord/moeder/2023/2023-01-25-kredsen/")
    assert dead_links(site) == []


def test_two_files_for_one_address_are_a_finding() -> None:
    """Of two files with one address the first has the page, and the second a finding."""
    page = "---\ntitel: {}\n---\n"
    site = built({"om/a.md": page.format("En"), "om/a/index.md": page.format("To")})
    assert page_at(site, "om/a/").title == "En"
    assert [one.code for one in site.diagnostics] == ["adresse-optaget"]


def test_the_last_change_is_shown() -> None:
    """A page of a record tells when it was changed, where that is known."""
    files = source(REGION | {"om/os.md": "---\ntitel: Om os\n---\nTekst.\n"})
    site = build(files, SETTINGS, TODAY, {"om/os.md": date(2026, 3, 1)})
    assert page_at(site, "om/os/").changed_on == date(2026, 3, 1)
    assert text_of(site, "om/os/").endswith("Senest ændret 1. marts 2026")
    assert "Senest ændret" not in text_of(site, "nord/")

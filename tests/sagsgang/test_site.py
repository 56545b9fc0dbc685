"""The whole site: of the real records, and of invented ones that go wrong."""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256

import pytest

from sagsgang.archive import archive
from sagsgang.diagnostics import Severity
from sagsgang.plan import plan
from sagsgang.repository import Repository
from sagsgang.revisions import NO_REVISIONS, Revisions
from sagsgang.site import Settings, Site, build, render
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
from tests.sagsgang.states import known

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
    assert render(page, planned, NO_REVISIONS) == real.pages[-1]


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
    site = build(files, SETTINGS, TODAY, known("om/os.md", "", "Tekst."))
    assert page_at(site, "om/os/").changed_on == date(2023, 1, 2)
    assert "Senest ændret 2. januar 2023" in text_of(site, "om/os/")
    assert "Senest ændret" not in text_of(site, "nord/")


VERSIONED = "nord/moeder/2023/2023-02-28-kredsen"
CALLED = meeting("kredsen", "2023-02-28", item("udfald: []"), status="indkaldt")
HELD = meeting("kredsen", "2023-02-28", item("udfald: [drøftet]", "\n### Referat\nDrøftet.\n"))


def test_versions_are_listed_with_their_commits() -> None:
    """A record's page tells what happened when, and where the changes can be looked at."""
    repository = Repository(url="https://github.com/ejer/navn")
    files = {"nord/fora/kredsen.md": forum("Kredsen"), f"{VERSIONED}.md": HELD}
    past = known(f"{VERSIONED}.md", CALLED, HELD)
    settings = Settings(title="Sagsgang", repository=repository)
    site = build(source(REGION | files), settings, TODAY, past)
    assert text_of(site, f"{VERSIONED}/").endswith(
        "Versioner 2 "
        "2. januar 2023 Referatet er offentliggjort Se ændringen fra 2. januar 2023 hos GitHub "
        "1. januar 2023 Mødet er lagt op Dagsordenen er sendt ud "
        "Se ændringen fra 1. januar 2023 hos GitHub Alle ændringer i filen hos GitHub"
    )
    links = PageReader(str(page_at(site, f"{VERSIONED}/").article)).links
    assert links[-3:] == [
        f"https://github.com/ejer/navn/commit/{1:040x}",
        f"https://github.com/ejer/navn/commit/{0:040x}",
        f"https://github.com/ejer/navn/commits/main/records/{VERSIONED}.md",
    ]
    assert "Versioner" not in text_of(site, "nord/fora/kredsen/")


def test_versions_are_no_words_of_the_record() -> None:
    """Who searches for a word finds the records that have it, not those that once changed it."""
    files = source(REGION | {"om/os.md": "---\ntitel: Om os\n---\nTekst.\n"})
    past = known("om/os.md", "", "Tekst.")
    with_past = build(files, SETTINGS, TODAY, past)
    assert with_past.entries == build(files, SETTINGS, TODAY).entries
    article = str(page_at(with_past, "om/os/").article)
    assert '<details class="fold versions no-print" data-search-exclude>' in article


def test_a_past_that_is_cut_off_is_said_to_be_so() -> None:
    """A shallow clone's page says that there are older versions, and dates nothing by guess."""
    files = source(REGION | {"om/os.md": "---\ntitel: Om os\n---\nTekst.\n"})
    past = Revisions(by_path={}, cut_off=frozenset({"om/os.md"}))
    text = text_of(build(files, SETTINGS, TODAY, past), "om/os/")
    assert text.endswith(
        "Versioner Ældre versioner kendes ikke her: kun den nyeste del af historien var med, "
        "da siden blev bygget."
    )
    assert "Senest ændret" not in text


def test_versions_say_nothing_that_is_not_public_now() -> None:
    """Words of drafts, of closed punkter, of notes and of names that are gone are not told."""
    closed = item("lukket: Personsag", title="Personsag")
    hidden = [
        meeting("kredsen", "2023-02-28", body, status=status).replace("---\n", facts, 1)
        for status, body, facts in (
            ("planlagt", item("udfald: []", title="KANARIETITEL"), "---\nsted: KANARIESTED\n"),
            ("indkaldt", item("note: KANARIENOTE", "\n### Resumé\nKANARIERESUME\n"), "---\n"),
            ("udkast", item("udfald: [drøftet]", "\n### Referat\nKANARIEORD\n"), "---\n"),
            ("udkast", closed, "---\nafbud:\n  - KANARIENAVN\n"),
        )
    ]
    now = meeting("kredsen", "2023-02-28", closed, status="afholdt")
    files = {"nord/fora/kredsen.md": forum("Kredsen"), f"{VERSIONED}.md": now}
    past = known(f"{VERSIONED}.md", *hidden, now)
    site = build(source(REGION | files), SETTINGS, TODAY, past)
    text = text_of(site, f"{VERSIONED}/")
    assert "KANARIE" not in text
    assert text.endswith(
        "Versioner 5 "
        "5. januar 2023 Referatet er offentliggjort "
        "4. januar 2023 Punkt 1 er nu lukket "
        "3. januar 2023 Et udkast til referat er foreslået Et punkt er ændret "
        "2. januar 2023 Dagsordenen er sendt ud Et punkt er ændret Oplysningerne er ændret "
        "1. januar 2023 Mødet er lagt op Dagsordenen er lagt op"
    )


def lots(*pool: str) -> str:
    """Write an appointment with a pool of lots that is yet to be drawn from."""
    numbered = "".join(f"{number}. {lot}\n" for number, lot in enumerate(pool, 1))
    return (
        "---\ntitel: Pladsen\nforum: kredsen\nstatus: lukket\nlodtrækning:\n"
        f"  bekendtgjort: 2026-11-20\n  pulje: [{', '.join(pool)}]\n"
        f"  sha256: {sha256(numbered.encode()).hexdigest()}\n  vælges: 1\n  kilder:\n"
        "    - navn: Syv tal\n      dato: 2026-12-05\n      trækkes: 7\n      blandt: 36\n---\n"
    )


def test_the_page_of_a_draw_says_since_when_its_pool_has_stood() -> None:
    """It counts from the oldest state with this pool that no other pool has come after."""
    path = "nord/udpegninger/2026/pladsen"
    now, other = lots("Kandidat A", "Kandidat B"), lots("Kandidat B", "Kandidat A")
    files = source(REGION | {"nord/fora/kredsen.md": forum("Kredsen"), f"{path}.md": now})
    said = "Arkivet viser, at puljen har stået uændret siden 3. januar 2023."
    with_past = build(files, SETTINGS, TODAY, known(f"{path}.md", now, other, now, f"{now}Mere.\n"))
    assert said in text_of(with_past, f"{path}/")
    assert "stået uændret" not in text_of(build(files, SETTINGS, TODAY), f"{path}/")
    changed = build(files, SETTINGS, TODAY, known(f"{path}.md", now, other))
    assert "stået uændret" not in text_of(changed, f"{path}/")


def test_a_pool_that_came_after_the_numbers_is_not_said_to_have_stood() -> None:
    """When the history begins on the day of the draw, the page says what it cannot show."""
    path = "nord/udpegninger/2026/pladsen"
    late = lots("Kandidat A", "Kandidat B").replace("2026-12-05", "2023-01-01")
    files = source(REGION | {"nord/fora/kredsen.md": forum("Kredsen"), f"{path}.md": late})
    shown = text_of(build(files, SETTINGS, TODAY, known(f"{path}.md", late)), f"{path}/")
    assert "Puljen står først i arkivet fra 1. januar 2023" in shown
    assert "stået uændret" not in shown

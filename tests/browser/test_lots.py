"""The lots that a reader's own browser works out: the same as the page's, and honest about others.

The invented draw stands in an archive of its own: no real one has been made.
"""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # has none
from playwright.sync_api import Browser, Page, expect

from sagsgang.lots import draws, key_string, pool_digest
from tests.browser.sites import BuiltSite, previewed_site
from tests.browser.test_accessibility import RULES
from tests.browser.visits import Visit, visit

pytestmark = pytest.mark.browser

POOL = ("varde", "vejen", "vejle", "ærø", "Kandidat <E>")
PAGE = "syd/udpegninger/2026/a/"
PICKS = [one.pick for one in draws("4.11.19.23.30.34.36./", len(POOL))]


def record() -> str:
    """Write an appointment whose first lot does not count."""
    pool = "".join(f'    - "{lot}"\n' for lot in POOL)
    return (
        "---\ntitel: Pladsen\nforum: kredsen\nstatus: lukket\nlodtrækning:\n"
        f"  bekendtgjort: 2026-11-02\n  pulje:\n{pool}  sha256: {pool_digest(POOL)}\n"
        "  vælges: 1\n  suppleanter: 1\n  kilder:\n    - navn: Syv tal\n      dato: 2026-11-14\n"
        "      trækkes: 7\n      blandt: 36\n      tal: [36, 4, 11, 34, 19, 23, 30]\n"
        f"  sprunget_over:\n    - nr: {PICKS[0]}\n      grund: Trukket tilbage\n---\n"
    )


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The site of an archive with one draw."""
    files = {
        "index.md": "---\ntitel: Forside\n---\n",
        "syd/index.md": "---\ntitel: Syd\n---\n",
        "syd/fora/kredsen.md": "---\nnavn: Kredsen\n---\n",
        "syd/udpegninger/2026/a.md": record(),
    }
    with previewed_site(tmp_path_factory.mktemp("lod"), files) as site:
        yield site


@pytest.fixture
def seen(browser: Browser, drawn: BuiltSite) -> Iterator[Visit]:
    """A visit to it; it fails when a request, a script or an error is not as it may."""
    with visit(browser, drawn.url) as opened:
        yield opened


def worked_out(page: Page, **fields: str) -> str:
    """Fill the fields, ask, and give the answer."""
    for label, value in fields.items():
        page.locator(f"form[data-lodtraekning] [name={label}]").fill(value)
    page.get_by_role("button", name="Regn efter").click()
    answer = page.locator("[data-answer]")
    expect(answer).not_to_be_empty()
    return answer.inner_text()


def test_the_browser_agrees_with_the_page(seen: Visit) -> None:
    """With the fields as they are filled in: the same pool, key and lots, told to everybody."""
    page = seen.to(PAGE)
    told = worked_out(page)
    assert told.startswith(
        f"Det passer: Det er det samme, som står på siden. Loddet faldt på {POOL[PICKS[1] - 1]}."
    )
    assert "Nøglen er 4.11.19.23.30.34.36./" in told
    assert f"Puljens fingeraftryk er {pool_digest(POOL)}, som på siden." in told
    assert f"{POOL[PICKS[0] - 1]} (sprunget over): MD5 " in told
    assert page.get_by_role("status").inner_text() == told


@pytest.mark.parametrize(
    "change",
    [
        {"pool": "\n".join(POOL[::-1])},
        {"pool": "\n".join((*POOL, "kolding"))},
        {"sources": "4 11 19 23 30 34 35"},
        {"wanted": "2", "substitutes": "0"},
        {"skipped": ""},
    ],
)
def test_any_change_is_told(seen: Visit, change: dict[str, str]) -> None:
    """Another pool, number, count or skipped lot is not what the page says."""
    told = worked_out(seen.to(PAGE), **change)
    assert told.startswith("Det er ikke det samme, som står på siden.")


def test_order_inside_a_source_is_no_change(seen: Visit) -> None:
    """Numbers may be written in any order and with any signs between them."""
    assert worked_out(seen.to(PAGE), sources="36, 34; 30-23 19/11  4").startswith("Det passer: ")


def test_an_empty_field_is_asked_for(seen: Visit) -> None:
    """Nothing is worked out of nothing."""
    told = worked_out(seen.to(PAGE), sources="ingen tal")
    assert told == "Skriv mindst et lod i puljen og mindst et tal på hver kildes linje."


def test_the_browser_draws_what_the_build_draws(seen: Visit) -> None:
    """Two programs in two languages agree on many pools and numbers, large ones too."""
    page = seen.to(PAGE)
    chance = random.Random(3797)  # noqa: S311 (the same cases in every run)
    for _ in range(25):
        size = chance.choice([1, 2, 7, 22, 60, 300])
        sources = [
            [
                chance.randrange(10 ** chance.choice([1, 2, 9, 15]))
                for _ in range(chance.randint(1, 9))
            ]
            for _ in range(chance.randint(1, 4))
        ]
        told = worked_out(
            page,
            pool="\n".join(f"Lod {number}" for number in range(1, size + 1)),
            sources="\n".join(" ".join(map(str, numbers)) for numbers in sources),
            wanted=str(size),
            substitutes="0",
            skipped="",
        )
        expected = [
            f"Lod {one.pick} (valgt): MD5 {one.digest}, rest {one.remainder} "
            f"ved division med {one.divisor}"
            for one in draws(key_string(sources), size)
        ]
        assert told.splitlines()[-size:] == expected
        assert page.locator("[data-answer] li").all_inner_texts() == expected


def test_the_fields_are_for_everybody(seen: Visit) -> None:
    """Before and after an answer the article has no fault that axe can find."""
    page = seen.to(PAGE)
    assert Axe().run(page, "main", RULES).response["violations"] == []
    worked_out(page)
    assert Axe().run(page, "main", RULES).response["violations"] == []


def test_without_scripts_the_page_still_tells_how(browser: Browser, drawn: BuiltSite) -> None:
    """The fields are not offered where they would do nothing; the lines for Python are there."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(drawn.url + PAGE)
        assert not page.locator("form[data-lodtraekning]").is_visible()
        assert page.get_by_text("from hashlib import md5").is_visible()


def test_a_saved_page_works_without_a_server(browser: Browser, drawn: BuiltSite) -> None:
    """From the disk, with no network at all, the same answer comes out."""
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto((Path(drawn.folder) / PAGE / "index.html").as_uri())
        assert worked_out(page).startswith("Det passer: ")

"""The preview of a proposal in a real browser: everybody can use it, wherever it is unpacked."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.sites import ROOT, served
from tests.browser.test_accessibility import violations_on
from tests.browser.visits import ColorScheme, visit
from tests.mkdocs_sagsgang.repositories import TODAY, commit, git, repository, write
from tests.sagsgang.changes import example

pytestmark = pytest.mark.browser

PAGES = (
    "forslag/",
    "forslag/foer/nord/moeder/2023/2023-01-25-proevekredsen/",
    "nord/moeder/2023/2023-01-25-proevekredsen/",
)
WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth > window.innerWidth"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the example's proposal, built from a real repository."""
    below = tmp_path_factory.mktemp("forslag")
    index = {"index.md": "---\ntitel: Forsiden\n---\n", "nord/index.md": "---\ntitel: Nord\n---\n"}
    records = repository(below, index | example.BEFORE)
    git(records.parent, "switch", "-q", "-c", "forslag")
    for path in example.BEFORE.keys() - example.AFTER.keys():
        (records / path).unlink()
    for path, text in example.AFTER.items():
        write(records, path, text)
    commit(records.parent)
    site: Path = below / "server" / "pakket-ud"
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "--site", str(site)]
    options = ["--records", str(records), "--preview", "--base", "main"]
    done = subprocess.run(
        [*command, *options, "--today", TODAY.isoformat()], capture_output=True, check=False
    )
    assert (site / "forslag" / "index.html").is_file(), done.stderr
    return site


@pytest.fixture(scope="module")
def preview(unpacked: Path) -> Iterator[str]:
    """The address of the example's proposal, served from a folder below."""
    with served(unpacked.parent) as url:
        yield f"{url}{unpacked.name}/"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_a_preview_is_for_everybody(
    browser: Browser, preview: str, scheme: ColorScheme, width: int
) -> None:
    """axe-core finds nothing, and nothing scrolls sideways on a small screen."""
    with visit(
        browser, preview, color_scheme=scheme, viewport={"width": width, "height": 900}
    ) as seen:
        for address in PAGES:
            page = seen.to(address)
            assert violations_on(page) == [], address
            assert page.evaluate(WIDER_THAN_THE_SCREEN) is False, address
        seen.check()


def test_before_and_after_are_a_click_away(browser: Browser, preview: str) -> None:
    """From the proposal to the page as it is, back by the banner, and to what it would be."""
    with visit(browser, preview) as seen:
        page = seen.to("forslag/")
        change = page.locator("article", has_text="Prøvekredsen, 25. januar 2023").first
        change.get_by_role("link", name="Før: som siden er i dag").click()
        assert "Sådan ser siden ud i dag, før forslaget." in page.get_by_role("note").inner_text()
        assert "Prøvestad Rådhus" in page.locator("main").inner_text()
        page.get_by_role("link", name="Se, hvad forslaget ændrer").click()
        change.get_by_role("link", name="Efter: med forslaget").click()
        assert "Prøvestad Bibliotek" in page.locator("main").inner_text()
        assert page.get_by_role("note").inner_text().startswith("Forslag – ikke offentliggjort.")
        seen.check()


def test_a_preview_is_read_from_the_disk(browser: Browser, unpacked: Path) -> None:
    """Whoever unpacks it and opens index.html gets from there to a changed page, with its look."""
    page = browser.new_page()
    page.goto((unpacked / "index.html").as_uri())
    page.get_by_role("link", name="Se, hvad forslaget ændrer").click()
    change = page.locator("article", has_text="Prøvekredsen, 25. januar 2023").first
    change.get_by_role("link", name="Efter: med forslaget").click()
    assert "Prøvestad Bibliotek" in page.locator("main").inner_text()
    assert "Source Serif" in page.evaluate("getComputedStyle(document.querySelector('h1')).font")
    page.close()

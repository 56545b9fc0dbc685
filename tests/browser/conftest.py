"""A real browser and the sites that it visits, each made once for all browser tests.

Knows how the browser is found and started. Refuses to know what is looked for.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.hostile_archive import archive
from tests.browser.sites import BuiltSite, previewed_site, real_site

BROWSER = Path("/usr/bin/chromium")
# No sandbox: tests also run as root. No host but this one has an address; nothing is fetched
# behind our back.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
NO_BROWSER = (
    f"Ingen browser: {BROWSER} mangler. På Debian og Ubuntu installeres den med "
    "`sudo apt-get install chromium`."
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a window. Without it tests are skipped, on CI they fail."""
    if not BROWSER.exists():
        if os.environ.get("CI"):
            pytest.fail(NO_BROWSER)
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The site of the project's own records."""
    with real_site(tmp_path_factory.mktemp("rigtig")) as site:
        yield site


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The preview of an archive in which everything is written to do harm."""
    with previewed_site(tmp_path_factory.mktemp("fjendtlig"), archive()) as site:
        yield site

"""Pages at old addresses, as MkDocs publishes them: what they tell browsers and search engines."""

import re
from pathlib import Path

import pytest

from tests.mkdocs_sagsgang.test_plugin import copied_project, mkdocs, replaced

OLD = "proeveland/moeder/2023/2023-01-24-kredsen"
ADDRESSES = f"fil {OLD}/plan a.pdf\nliste proeveland/moeder/2019/\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest archive, in which a case, a meeting and a file have been elsewhere."""
    folder = copied_project(tmp_path_factory.mktemp("flyttet"))
    land = folder / "records" / "proeveland"
    replaced(land / "sager" / "2023" / "broen.md", "titel:", "tidligere: sager/2022/broen\ntitel:")
    meeting = land / "moeder" / "2023" / "2023-01-25-kredsen.md"
    replaced(meeting, "forum:", "tidligere: moeder/2023/2023-01-24-kredsen\nforum:")
    region = land / "index.md"
    removed = f"slettede:\n  - adresse: {OLD}/plan a.pdf\n    dato: 2023\n    grund: Prøve\n"
    replaced(region, "---\ntitel:", f"---\n{removed}titel:")
    (folder / "records" / "adresser.txt").write_text(ADDRESSES, encoding="utf-8")
    done = mkdocs(folder, "build", SAGSGANG_SITE_URL="https://example.dk/")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def head(site: Path, page: str) -> str:
    """Give the head of a page."""
    text = (site / page / "index.html").read_text(encoding="utf-8")
    return text.partition("</head>")[0]


def test_an_old_page_sends_browsers_on(site: Path) -> None:
    """Without JavaScript at once, and with it along with the anchor; nobody lists it."""
    found = head(site, "proeveland/sager/2022/broen")
    assert '<link rel="canonical" href="../../2023/broen/">' in found
    assert '<meta http-equiv="refresh" content="0; url=../../2023/broen/">' in found
    assert '<meta name="robots" content="noindex">' in found
    assert '<script src="../../../../js/flyttet.js" defer></script>' in found
    assert found.count("canonical") == 1


def test_an_old_meeting_waits_for_the_reader(site: Path) -> None:
    """Who came for a punkt finds its link, with its anchor; only JavaScript goes on by itself."""
    found = head(site, OLD)
    assert 'http-equiv="refresh"' not in found
    assert "flyttet.js" in found
    text = (site / OLD / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<a id="punkt-1" href="\.\./2023-01-25-kredsen/#punkt-1">', text)


def test_what_is_gone_sends_nobody_on(site: Path) -> None:
    """A deleted file's address is a folder, which hosts answer with; a list names the next one."""
    for page in (f"{OLD}/plan a.pdf", "proeveland/moeder/2019"):
        found = head(site, page)
        assert '<meta name="robots" content="noindex">' in found
        assert "canonical" not in found
        assert "flyttet.js" not in found


def test_no_other_page_is_kept_from_search_engines(site: Path) -> None:
    """The page where it is now is the one to list, and the sitemap has it alone."""
    assert "noindex" not in head(site, "proeveland/sager/2023/broen")
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "https://example.dk/proeveland/sager/2023/broen/" in sitemap
    assert "proeveland/sager/2022/" not in sitemap
    assert "proeveland/moeder/2019/" not in sitemap
    assert OLD not in sitemap

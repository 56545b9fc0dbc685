"""`build.py --preview --base`: the preview of a proposal, as anybody may open it."""

import shutil
from pathlib import Path

import pytest

from tests.mkdocs_sagsgang.repositories import commit, git
from tests.sagsgang.html import PageReader
from tests.scripts.test_build import MINIMAL, build

MEETING = "proeveland/moeder/2023/2023-01-25-kredsen"
DAY = ("--today", "2023-02-01")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """The small archive in a repository, with a proposal on a branch."""
    records = tmp_path / "lager" / "records"
    shutil.copytree(MINIMAL, records)
    git(records.parent, "init", "-q", "-b", "main")
    commit(records.parent)
    git(records.parent, "switch", "-q", "-c", "forslag")
    file = records / f"{MEETING}.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Prøvesalen", "Prøveladen"), encoding="utf-8")
    (records / MEETING / "tegning.pdf").write_bytes(b"%PDF-1.7 en anden tegning")
    return records


@pytest.mark.slow
def test_a_preview_shows_what_a_proposal_changes(records: Path, tmp_path: Path) -> None:
    """The page, before and after, and on every page that nothing of it is published."""
    site = tmp_path / "site"
    build("--records", records, "--site", site, "--preview", "--base", "main", *DAY)
    after = (site / MEETING / "index.html").read_text(encoding="utf-8")
    before = (site / "forslag" / "foer" / MEETING / "index.html").read_text(encoding="utf-8")
    proposal = (site / "forslag" / "index.html").read_text(encoding="utf-8")

    assert "Prøveladen" in after
    assert "Prøvesalen" not in after
    assert "Prøvesalen" in before
    assert "Sådan ser siden ud i dag, før forslaget." in PageReader(before).text
    assert "sted Prøvesalen Prøveladen" in PageReader(proposal).text
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "Forslag – ikke offentliggjort." in PageReader(html).text, page
        assert '<meta name="robots" content="noindex">' in html, page
    # The drawing is another now: the page as it is names it, and nothing leads to the wrong one.
    assert "Tegning af broen" in before
    assert "tegning.pdf" not in before


@pytest.mark.slow
def test_every_way_in_a_preview_is_relative(records: Path, tmp_path: Path) -> None:
    """It is unpacked somewhere and handed out by any plain server."""
    site = tmp_path / "site"
    build("--records", records, "--site", site, "--preview", "--base", "main", *DAY)
    for page in (site / "forslag").rglob("*.html"):
        for link in PageReader(page.read_text(encoding="utf-8")).links:
            if link.startswith("https://"):
                continue
            assert not link.startswith("/"), link
            target = page.parent / link.partition("#")[0].partition("?")[0]
            assert (target / "index.html").is_file() or target.is_file(), link


def test_a_published_site_takes_no_base(records: Path, tmp_path: Path) -> None:
    """3, and nothing is built; so it is when Git does not know the base."""
    site = tmp_path / "site"
    done = build("--records", records, "--site", site, "--base", "main")
    assert (done.returncode, site.exists()) == (3, False)
    assert "--base kan kun bruges sammen med --preview" in done.stderr
    done = build("--records", records, "--site", site, "--preview", "--base", "intet")
    assert (done.returncode, site.exists()) == (3, False)
    assert done.stderr.startswith("Git kender ikke 'intet'")


@pytest.mark.slow
def test_a_published_site_has_neither_banner_nor_proposal(tmp_path: Path) -> None:
    """What stands in a preview stands in a preview only."""
    site = tmp_path / "site"
    done = build("--records", MINIMAL, "--site", site, *DAY)
    assert done.returncode == 0, done.stderr
    assert not (site / "forslag").exists()
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "preview-banner" not in html, page
        assert "ikke offentliggjort" not in html or "redaktion" in page.as_posix(), page

"""The plan of a site's files, and the folder that is held against it."""

import hashlib
from pathlib import Path

import pytest
from markupsafe import Markup

from mkdocs_sagsgang.output import IncompleteSiteError, Output, check_output, planned
from sagsgang.pages.page import Page
from sagsgang.site import Asset, Site
from sagsgang.source import Blob


def page(address: str, article: str = "<p>Æble</p>") -> Page:
    """A page with nothing but an address and an article."""
    return Page(address=address, title="T", region="", article=Markup(article))  # noqa: S704 - ours


def site(*pages: Page, assets: tuple[Asset, ...] = ()) -> Site:
    """A site of these pages and assets, without findings."""
    return Site(pages=pages, assets=assets, diagnostics=())


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write files below a folder."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


PDF = Blob(size=4, known_digest=hashlib.sha256(b"%PDF").hexdigest(), read=lambda: b"%PDF")
PLAN: Output = planned(
    site(page(""), page("om/a/"), assets=(Asset("a.csv", b"1;2"), Asset("b.pdf", PDF))),
    ["site.css"],
)
WHOLE = {
    "index.html": "<html><p>Æble</p></html>".encode(),
    "om/a/index.html": "<p>Æble</p>".encode(),
    "a.csv": b"1;2",
    "b.pdf": b"%PDF",
    "404.html": b"x",
    "site.css": b"x",
}


def test_a_site_as_planned_passes(tmp_path: Path) -> None:
    """Every page with its article, every asset with its bytes, and nothing else, is right."""
    write(tmp_path, WHOLE)
    check_output(PLAN, tmp_path)


def test_whatever_is_not_as_planned_is_named(tmp_path: Path) -> None:
    """A missing, an empty, a changed and an extra file are each named in one sentence."""
    changed = {**WHOLE, "index.html": b"<html></html>", "b.pdf": b"%PDX", "site.css": b""}
    del changed["a.csv"]
    write(tmp_path, {**changed, "rester/x.js": b"x"})
    with pytest.raises(IncompleteSiteError) as failure:
        check_output(PLAN, tmp_path)
    assert str(failure.value).splitlines() == [
        "Den byggede side er ikke, som den skulle være:",
        "  index.html har et andet indhold end planlagt",
        "  a.csv mangler",
        "  b.pdf har et andet indhold end planlagt",
        "  site.css har et andet indhold end planlagt",
        "  rester/x.js er ikke planlagt",
    ]


def test_files_known_late_are_planned_too(tmp_path: Path) -> None:
    """What a later step has written must be there and hold something; the plan itself stays."""
    late = PLAN.with_files(["soeg/a", "soeg/b", "soeg/c"])
    write(tmp_path, {**WHOLE, "soeg/a": b"x", "soeg/b": b""})
    with pytest.raises(IncompleteSiteError) as failure:
        check_output(late, tmp_path)
    assert str(failure.value).splitlines()[1:] == [
        "  soeg/b har et andet indhold end planlagt",
        "  soeg/c mangler",
    ]
    assert "soeg/a" not in PLAN.tests


def test_two_things_cannot_be_one_file() -> None:
    """A page and an asset that want the same path are a mistake of the program."""
    with pytest.raises(ValueError, match="are to be published as a/index"):
        planned(site(page("a/"), assets=(Asset("a/index.html", b""),)), [])


@pytest.mark.parametrize("path", ["../a", "/etc/a", "a//b", "a/./b", ""])
def test_nothing_is_planned_outside_the_site(path: str) -> None:
    """A path that leads out of the folder, or might, is a mistake of the program."""
    with pytest.raises(ValueError, match="lies outside the site"):
        planned(site(assets=(Asset(path, b""),)), [])

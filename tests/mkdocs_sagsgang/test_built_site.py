"""The site as it is published: built by the adapter from the real records, read file by file.

The browser tests look at how it behaves; here stands whether all of it is there and hangs together.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from mkdocs_sagsgang.disk import read_source
from mkdocs_sagsgang.search import INDEX_FOLDER
from sagsgang.archive import archive
from sagsgang.plan import Plan, plan
from sagsgang.site import Settings
from sagsgang.source import ADDRESS_LIST, Text
from tests.sagsgang.sources import RECORDS, TODAY

ROOT = Path(__file__).resolve().parents[2]
BASE = "https://site.example/"
SCHEMES = {"http", "https", "mailto", "tel"}
OUTSIDE_PAGES = ("404.html", "robots.txt", "sitemap.xml", "redaktion/skema/", INDEX_FOLDER)
"""What no page needs to lead to: it is asked for by servers, editors and scripts."""


class Document(HTMLParser):
    """What a page leads to and what can be led to on it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.ids: list[str] = []
        self.named: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note addresses, anchors, and the anchors that labels and descriptions name."""
        del tag
        for name, value in attrs:
            if name in {"href", "src", "action", "poster"}:
                self.links.append(value or "")
            elif name == "srcset":
                self.links.extend(one.split()[0] for one in (value or "").split(","))
            elif name == "id":
                self.ids.append(value or "")
            elif name in {"aria-labelledby", "aria-describedby", "aria-controls", "for"}:
                self.named.extend((value or "").split())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real records in a folder."""
    site = tmp_path_factory.mktemp("bygget") / "site"
    build(site)
    return site


@pytest.fixture(scope="module")
def documents(built: Path) -> Mapping[str, Document]:
    """Every page of the site, read, by its path."""
    return {
        path: Document((built / path).read_text(encoding="utf-8"))
        for path in files_below(built)
        if path.endswith(".html")
    }


@pytest.fixture(scope="module")
def planned() -> Plan:
    """What the core plans for the real records."""
    source, _ = read_source(RECORDS)
    return plan(archive(source), Settings(title="Sagsgang"), TODAY)


def build(site: Path, project: Path = ROOT, **environment: str) -> None:
    """Build the site of a project's records as of a set day, with its own command."""
    code = "import sys; from tests.mkdocs_sagsgang.test_built_site import main; main(*sys.argv[1:])"
    paths = os.pathsep.join((str(ROOT), str(ROOT / "plugins")))
    subprocess.run(
        [sys.executable, "-c", code, str(project), str(site)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": paths, **environment},
        check=True,
        capture_output=True,
    )


def main(project: str, site: str) -> None:
    """Build one site in a process of its own, with its own language and chance."""
    from mkdocs_sagsgang.build import Order, built  # noqa: PLC0415 - for that process only

    here = Path(project)
    built(
        Order(
            configuration=here / "mkdocs.yml",
            records=here / "records",
            prefix="records/",
            site=Path(site),
            today=TODAY,
        )
    )


def files_below(folder: Path) -> tuple[str, ...]:
    """The paths of all files below a folder, from there."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return tuple(sorted(paths))


def target(page: str, link: str) -> tuple[str, str] | None:
    """The file and the anchor that a link leads to, or nothing when it leads out of the site."""
    url, anchor = urldefrag(urljoin(BASE + page.removesuffix("index.html"), link))
    if not url.startswith(BASE):
        return None
    path = unquote(urlsplit(url).path.removeprefix("/"))
    return (f"{path}index.html" if path.endswith("/") or not path else path), unquote(anchor)


def dead_links(built: Path, documents: Mapping[str, Document]) -> list[str]:
    """List links to files and anchors that are not there; a name's case counts everywhere."""
    files, dead = set(files_below(built)), []
    for page, document in documents.items():
        for link in document.links:
            found = target(page, link)
            if found is None:
                continue
            path, anchor = found
            if path not in files or (
                anchor and path in documents and anchor not in documents[path].ids
            ):
                dead.append(f"{page}: {link}")
    return dead


def test_every_link_leads_somewhere(built: Path, documents: Mapping[str, Document]) -> None:
    """Each link inside the site, to a page, a file or an anchor, has what it leads to."""
    assert sum(len(document.links) for document in documents.values()) > 1000
    assert dead_links(built, documents) == []


def test_a_dead_link_is_noticed(built: Path, documents: Mapping[str, Document]) -> None:
    """The test above sees a missing page, a missing anchor, another case and a missing slash."""
    links = ("findes-ikke/", "syddanmark/#findes-ikke", "Syddanmark/", "syddanmark", "../x.pdf")
    page = Document("".join(f'<a href="{link}">x</a>' for link in links))
    found = dead_links(built, {**documents, "index.html": page})
    assert found == [f"index.html: {link}" for link in links]


def test_links_out_of_the_site_are_of_kinds_that_do_no_harm(
    documents: Mapping[str, Document],
) -> None:
    """No page leads to a script, a local disk or an address without a scheme of its own."""
    wrong = [
        f"{page}: {link}"
        for page, document in documents.items()
        for link in document.links
        if not link or urlsplit(urljoin(BASE, link)).scheme not in SCHEMES or link.startswith("//")
    ]
    assert wrong == []


def test_anchors_are_unique_and_plain(documents: Mapping[str, Document]) -> None:
    """No anchor stands twice on a page, and none has æ, ø or å: økonomi is oekonomi."""
    twice = [page for page, one in documents.items() if len(one.ids) != len(set(one.ids))]
    assert twice == []
    ids = {one for document in documents.values() for one in document.ids}
    assert {one for one in ids if not re.fullmatch("[a-z0-9][a-z0-9_-]*", one)} == set()
    assert any("oekonomi" in one for one in ids)


def test_what_labels_name_is_there(documents: Mapping[str, Document]) -> None:
    """Each label, description and button names a part of its own page."""
    lost = [
        f"{page}: {name}"
        for page, document in documents.items()
        for name in document.named
        if name not in document.ids
    ]
    assert lost == []


SCRIPTS_OF_OTHER_RECORDS = ("js/flyttet.js", "js/lod.js")
"""What pages of moved meetings and of draws load; the real records may have none at the time."""


def test_every_file_is_used(built: Path, documents: Mapping[str, Document]) -> None:
    """Nothing is published that no page, style or script asks for, and that nobody else needs."""
    used = {
        found[0]
        for page, document in documents.items()
        for link in document.links
        if (found := target(page, link))
    }
    for path in files_below(built):
        if path.endswith((".css", ".js")) and not path.startswith(INDEX_FOLDER):
            text = (built / path).read_text(encoding="utf-8")
            names = re.findall(r"""url\(["']?([^"')]+)|import\(?\s*["']([^"']+)""", text)
            used |= {found[0] for one in names if (found := target(path, "".join(one)))}
    unused = [
        path
        for path in files_below(built)
        if path not in used
        and not path.startswith(OUTSIDE_PAGES)
        and not path.startswith("fonts/LICENSE")  # the fonts' licence wants to lie beside them
        and path not in SCRIPTS_OF_OTHER_RECORDS
    ]
    assert unused == []


def test_every_record_is_a_page_or_a_finding(built: Path, planned: Plan) -> None:
    """No file below records/ disappears: it is a page, an attachment on the site, or a finding."""
    source, on_disk = read_source(RECORDS)
    pages = {page.source: page.address for page in planned.pages}
    found = {one.place.path for one in (*planned.diagnostics, *on_disk)}
    lost = []
    for path, file in source.items():
        place = f"{pages[path]}index.html" if path in pages else planned.files.get(path, "")
        is_shown = (place and (built / place).is_file()) or path == ADDRESS_LIST
        if not is_shown and path not in found:
            lost.append(path)
        assert isinstance(file, Text) == path.endswith(".md")
    assert lost == []
    assert len(pages) > 100


@pytest.mark.slow
def test_two_builds_of_one_day_are_the_same_bytes(tmp_path: Path) -> None:
    """Neither path, time zone, language nor chance leaves a trace in the site of the real records.

    The search index is left out: its maker promises no such thing. Both are built from copies
    outside Git, which have no dates of change; with the same history these are the same too.
    """
    here = copied(tmp_path / "her")
    there = copied(tmp_path / "et andet sted" / "å")
    build(tmp_path / "site", here, TZ="Europe/Copenhagen", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    build(tmp_path / "ude" / "site", there, TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="99")

    first, second = digests(tmp_path / "site"), digests(tmp_path / "ude" / "site")
    assert len(first) > 300
    assert first == second


def copied(project: Path) -> Path:
    """Copy what a build reads to another place."""
    shutil.copytree(ROOT / "records", project / "records")
    shutil.copytree(ROOT / "overrides", project / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", project)
    return project


def digests(site: Path) -> dict[str, str]:
    """The SHA-256 of every file of a site, apart from the search index."""
    return {
        path: hashlib.sha256((site / path).read_bytes()).hexdigest()
        for path in files_below(site)
        if not path.startswith(INDEX_FOLDER)
    }

"""MkDocs itself, run on real record folders as a user would run it."""

import html
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from mkdocs_sagsgang.disk import read_source
from mkdocs_sagsgang.frame import CONTENT_SECURITY_POLICY
from mkdocs_sagsgang.output import page_path
from mkdocs_sagsgang.search import INDEX_FOLDER
from sagsgang.site import Settings, Site, build
from tests.mkdocs_sagsgang.repositories import commit, git

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = ROOT / "tests" / "archives" / "minimal"
TODAY = date(2023, 2, 1)
BROKEN = "---\nnavn: [\n---\n"
HOSTILE = "</title><script>alert(1)</script>"
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SAGSGANG_TODAY": TODAY.isoformat()}


def copied_project(below: Path) -> Path:
    """Make a folder with the project's own settings and frame, and the smallest archive."""
    folder = below / "projekt"
    folder.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copytree(MINIMAL, folder / "records")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project to be changed at will."""
    return copied_project(tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its site, to be looked at only."""
    folder = copied_project(tmp_path_factory.mktemp("bygget"))
    done = mkdocs(folder, "build")
    assert (done.returncode, done.stdout) == (0, "")
    return folder


def mkdocs(project: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in a project to its end."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *words],
        cwd=project,
        env=ENVIRONMENT | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def core_site(records: Path) -> Site:
    """What the core alone makes of a folder."""
    source, _ = read_source(records)
    return build(source, Settings(title="Sagsgang"), TODAY)


def files_below(folder: Path) -> set[str]:
    """Every file of a built site."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def replaced(file: Path, old: str, new: str) -> None:
    """Put other words in a record; they must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_what_is_published_is_what_the_core_made_and_the_frame(built: Path) -> None:
    """No theme file, no raw record and nothing from any folder is published by itself."""
    site = core_site(built / "records")
    assert len(site.pages) > 8
    published = files_below(built / "site")
    index = {name for name in published if name.startswith(f"{INDEX_FOLDER}/")}
    assert len(index) > len(site.entries) > 8
    assert published - index == {
        *(page_path(page) for page in site.pages),
        *(asset.path for asset in site.assets),
        "404.html",
        *files_below(ROOT / "overrides" / "files"),
    }


def test_articles_reach_the_page_unchanged(built: Path) -> None:
    """Between the core's article and the file on disk nobody changes a byte."""
    for page in core_site(built / "records").pages:
        text = (built / "site" / page_path(page)).read_text(encoding="utf-8")
        assert page.article in text
        assert text.count("<title>") == text.count("<main ") == 1


def test_no_page_fetches_anything_from_others(built: Path) -> None:
    """Scripts, styles, pictures and fonts come from the site itself."""
    for name in files_below(built / "site"):
        if name.endswith((".html", ".css")):
            text = (built / "site" / name).read_text(encoding="utf-8")
            fetched = re.findall(
                r"""<link[^>]*href="([^"]*)|src="([^"]*)|url\((?!"data:)([^)]*)""", text
            )
            assert not [one for one in fetched if "//" in "".join(one)], name


def test_every_page_says_what_it_may_load_and_run(built: Path) -> None:
    """Each page carries the policy before all else that it loads, and nothing that breaks it."""
    policy = f'content="{html.escape(CONTENT_SECURITY_POLICY).replace("&#x27;", "&#39;")}"'
    for path in (built / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        before, found, after = text.partition(policy)
        assert found, path
        assert not re.findall(r"<(?:link|script)", before)
        assert not re.findall(r"<style|<script>|\sstyle=|\son[a-z]+=", after), path


def test_the_menu_marks_where_one_is(built: Path) -> None:
    """The page itself is `page` in the menu, and what is below an entry is `true`, twice each."""
    site = built / "site" / "proeveland" / "fora"
    above = (site / "index.html").read_text(encoding="utf-8")
    below = (site / "kredsen" / "index.html").read_text(encoding="utf-8")
    assert above.count('<a href="../../proeveland/fora/" aria-current="page">Fora</a>') == 2
    assert below.count('<a href="../../../proeveland/fora/" aria-current="true">Fora</a>') == 2
    assert '<form class="site-search" role="search"' in below
    assert 'action="../../../soeg/" method="get"' in below


def test_the_page_of_unknown_addresses_works_at_any_depth(project: Path) -> None:
    """Its addresses begin where the site begins: at its own address, or else at the root."""
    page = project / "site" / "404.html"
    mkdocs(project, "build")
    assert 'href="/css/tokens.css"' in page.read_text(encoding="utf-8")
    assert not (project / "site" / "sitemap.xml").exists()
    mkdocs(project, "build", SAGSGANG_SITE_URL="https://eksempel.dk/navn/")
    text = page.read_text(encoding="utf-8")
    inside = re.findall(r'(?:href|src|action)="(?!https:|#)([^"]*)', text)
    assert len(inside) > 10
    assert all(one.startswith("/navn/") for one in inside)
    assert '<meta name="robots" content="noindex">' in text
    sitemap = (project / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("<loc>https://eksempel.dk/navn/") == len(
        core_site(project / "records").pages
    )


def test_titles_are_escaped_by_the_frame(project: Path) -> None:
    """A title that is written like HTML is shown as text, in the head, the menu and elsewhere."""
    index = project / "records" / "proeveland" / "index.md"
    replaced(index, "titel: Prøveland", f"titel: '{HOSTILE}'")
    mkdocs(project, "build")
    pages = [path.read_text(encoding="utf-8") for path in (project / "site").rglob("*.html")]
    assert any("&lt;/title&gt;&lt;script&gt;alert(1)" in text for text in pages)
    assert not any("<script>alert" in text for text in pages)


def test_mistakes_stop_the_build_before_the_old_site_is_emptied(project: Path) -> None:
    """With a broken record MkDocs ends with 1, a list in Danish and the old site untouched."""
    mkdocs(project, "build")
    before = files_below(project / "site")
    (project / "records" / "proeveland" / "fora" / "raadet.md").write_text(BROKEN, encoding="utf-8")
    done = mkdocs(project, "build")
    assert done.returncode == 1
    assert done.stdout.startswith("records/proeveland/fora/raadet.md:")
    assert "Siden er ikke bygget: 1 fejl i 1 fil." in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert files_below(project / "site") == before


def test_an_empty_folder_is_nothing_to_build(project: Path) -> None:
    """Without records MkDocs ends with 2 and a sentence."""
    shutil.rmtree(project / "records")
    done = mkdocs(project, "build")
    assert done.returncode == 2
    assert "Der er ingen filer i 'records/'; intet er bygget." in done.stdout + done.stderr


def test_the_source_of_a_page_is_a_link_when_the_repository_is_known(project: Path) -> None:
    """The page of a forum leads to the editor of exactly its file, on the branch that is said."""
    replaced(
        project / "mkdocs.yml",
        "      records: records\n",
        "      records: records\n      repository_url: https://eksempel.dk/o/r/\n",
    )
    mkdocs(project, "build")
    pages = {page.source: page_path(page) for page in core_site(project / "records").pages}
    text = (project / "site" / pages["proeveland/fora/kredsen.md"]).read_text(encoding="utf-8")
    address = "https://eksempel.dk/o/r/edit/main/records/proeveland/fora/kredsen.md"
    assert f'href="{address}"' in text


def test_a_page_lists_the_versions_that_git_knows(project: Path) -> None:
    """A record in a repository tells what happened to it on which day."""
    records = project / "records"
    meeting = records / "proeveland" / "moeder" / "2023" / "2023-01-25-kredsen.md"
    git(project, "init", "-q")
    replaced(meeting, "status: afholdt", "status: udkast")
    commit(records, {}, at="2023-01-30T12:00:00+0100")
    replaced(meeting, "status: udkast", "status: afholdt")
    commit(records, {}, at="2023-02-01T12:00:00+0100")
    mkdocs(project, "build")
    page = project / "site" / "proeveland" / "moeder" / "2023" / "2023-01-25-kredsen"
    text = re.sub(r"<[^>]*>|\s+", " ", (page / "index.html").read_text(encoding="utf-8"))
    assert (
        "Versioner 2 1. februar 2023 Referatet er offentliggjort "
        "30. januar 2023 Mødet er lagt op Et udkast til referat er foreslået"
    ) in " ".join(text.split())


def free_port() -> int:
    """A port that nobody has at this moment."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def fetched(address: str) -> tuple[int, str]:
    """Status and text of a page; 0 when nobody answers."""
    try:
        with urlopen(address, timeout=10) as response:  # noqa: S310 - the test's own server
            return response.status, response.read().decode()
    except HTTPError as failure:
        return failure.code, failure.read().decode()
    except URLError:
        return 0, ""


def until(condition: Callable[[], bool]) -> bool:
    """Wait up to half a minute for something to become true."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def served(project: Path) -> Iterator[str]:
    """The address of a `mkdocs serve` of the project."""
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
        cwd=project,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as program:
        try:
            assert until(lambda: fetched(f"http://127.0.0.1:{port}/")[0] == 200)
            yield f"http://127.0.0.1:{port}/"
        finally:
            program.terminate()


@pytest.mark.slow
def test_mkdocs_serve_goes_on_over_a_broken_record(project: Path, served: str) -> None:
    """A record that breaks while MkDocs serves shows its findings, and other pages answer."""
    pages = {
        page.source: page_path(page).removesuffix("index.html")
        for page in core_site(project / "records").pages
    }
    record = "proeveland/fora/udvalget.md"
    (project / "records" / record).write_text(BROKEN, encoding="utf-8")
    assert until(lambda: "fejl" in fetched(served + pages[record])[1])
    assert "Kredsen" in fetched(served + pages["proeveland/fora/kredsen.md"])[1]


@pytest.mark.slow
@pytest.mark.parametrize("setting", ["", "\n      udkast: skjul", "\n      udkast: vis"])
def test_a_proposed_referat_is_public_only_where_the_setting_says_so(
    project: Path, setting: str
) -> None:
    """A draft's agenda is always public; its referat is with `vis`, and then it is a proposal."""
    replaced(project / "mkdocs.yml", "records: records", f"records: records{setting}")
    name = "proeveland/moeder/2023/2023-01-25-kredsen"
    replaced(project / "records" / f"{name}.md", "status: afholdt", "status: udkast")

    assert mkdocs(project, "build").returncode == 0

    page = (project / "site" / name / "index.html").read_text(encoding="utf-8")
    is_shown = "vis" in setting
    assert "Broen over åen" in page
    assert ("Kredsen anbefalede broen" in page) == is_shown
    assert ('<p class="doc-type">Forslag til referat</p>' in page) == is_shown
    assert ("Referatet er et forslag, som ikke er godkendt." in page) == is_shown


def test_a_setting_for_drafts_that_is_neither_is_refused(project: Path) -> None:
    """A slip of the pen publishes nothing."""
    replaced(project / "mkdocs.yml", "records: records", "records: records\n      udkast: ja")

    done = mkdocs(project, "build")

    assert done.returncode == 1
    assert "Expected one of: ('skjul', 'vis')" in done.stderr
    assert not (project / "site").exists()

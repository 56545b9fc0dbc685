"""`scripts/build.py`, run as a person runs it."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sagsgang.html import PageReader
from tests.search_index import filters, fragments, is_unordered

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = ROOT / "tests" / "archives" / "minimal"
BROKEN = "---\nnavn: [\n---\n"
ONE_BUILD = """
import sys
from datetime import date
from pathlib import Path
from mkdocs_sagsgang.build import Order, built

here = Path(sys.argv[1])
built(Order(
    configuration=here / "mkdocs.yml", records=here / "records", prefix="records/",
    site=here / "site", today=date(2023, 2, 1),
))
"""


def build(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(
        [sys.executable, ROOT / "scripts" / "build.py", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_site_is_built_where_it_is_wanted(tmp_path: Path) -> None:
    """0, one line about the outcome, and a site with the records' own words."""
    site = tmp_path / "ude" / "site"
    done = build("--records", MINIMAL, "--site", site, "--today", "2023-02-01")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Ingen fejl eller advarsler. Siden er bygget og ligger i {site}.\n"
    assert "Prøvearkivet" in (site / "index.html").read_text(encoding="utf-8")


def test_mistakes_are_listed_and_the_old_site_stays(tmp_path: Path) -> None:
    """1, every finding as check.py writes it, and the site that was there untouched."""
    records, site = tmp_path / "arkiv", tmp_path / "site"
    shutil.copytree(MINIMAL, records)
    assert build("--records", records, "--site", site).returncode == 0
    before = digests(site)
    (records / "proeveland" / "fora" / "raadet.md").write_text(BROKEN, encoding="utf-8")
    (records / "proeveland" / "fora" / "genvej.md").symlink_to(records / "index.md")
    done = build("--records", records, "--site", site)
    assert done.returncode == 1
    assert f"{records}/proeveland/fora/genvej.md:1:1: fejl[fil-genvej]: " in done.stdout
    assert f"{records}/proeveland/fora/raadet.md:" in done.stdout
    assert done.stderr == "Siden er ikke bygget: 2 fejl i 2 filer.\n"
    assert digests(site) == before


def test_a_preview_shows_a_broken_record_with_its_findings(tmp_path: Path) -> None:
    """With --preview the site is built in spite of mistakes; the exit code still tells of them."""
    records, site = tmp_path / "arkiv", tmp_path / "site"
    shutil.copytree(MINIMAL, records)
    (records / "proeveland" / "fora" / "raadet.md").write_text(BROKEN, encoding="utf-8")
    done = build("--records", records, "--site", site, "--preview")
    assert done.returncode == 1
    assert done.stdout.endswith("1 fejl i 1 fil. Siden er bygget.\n")
    page = site / "proeveland" / "fora" / "raadet" / "index.html"
    assert "fejl" in page.read_text(encoding="utf-8")


def test_an_empty_folder_is_nothing_to_build(tmp_path: Path) -> None:
    """2 and a sentence, and no site."""
    (tmp_path / "arkiv").mkdir()
    done = build("--records", tmp_path / "arkiv", "--site", tmp_path / "site")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Der er ingen filer i '{tmp_path}/arkiv/'; intet er bygget.\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["arkiv"]


@pytest.mark.parametrize(
    ("words", "last_line"),
    [
        (
            ["--today", "2023-02-30"],
            (
                "build.py: --today: '2023-02-30' er ikke en dato. Skriv den som ÅÅÅÅ-MM-DD, "
                "fx 2023-01-25."
            ),
        ),
        (["--recrods", "x"], "build.py: ukendt: --recrods x"),
        (["--site"], "build.py: --site: her mangler en værdi"),
        (
            ["--site", str(ROOT)],
            (
                f"Siden kan ikke lægges i '{ROOT}': mappen bliver tømt, og den rummer det, siden "
                "bygges af. Vælg en anden med --site."
            ),
        ),
        (
            ["--site", "records/site"],
            (
                "Siden kan ikke lægges i 'records/site': den ville blive en del af det, den bygges "
                "af. Vælg en anden med --site."
            ),
        ),
    ],
)
def test_wrong_use_is_told_in_danish(words: list[str], last_line: str) -> None:
    """3 and a sentence for what cannot be meant."""
    done = build(*words)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.splitlines()[-1] == last_line


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path) -> None:
    """3 when the place holds anything that is no built site."""
    (tmp_path / "brev.txt").touch()
    done = build("--records", MINIMAL, "--site", tmp_path)
    assert done.returncode == 3
    assert done.stderr == (
        f"'{tmp_path}' er ikke tom og ser ikke ud til at være en bygget side. Vælg en anden "
        "mappe, så intet bliver overskrevet.\n"
    )
    assert [entry.name for entry in tmp_path.iterdir()] == ["brev.txt"]


def test_a_wrong_day_in_the_environment_is_told(tmp_path: Path) -> None:
    """3 and the name of the variable."""
    done = build("--records", MINIMAL, "--site", tmp_path / "site", SAGSGANG_TODAY="i går")
    assert done.returncode == 3
    assert done.stderr == (
        "SAGSGANG_TODAY: 'i går' er ikke en dato. Skriv den som ÅÅÅÅ-MM-DD, fx 2023-01-25.\n"
    )


def test_an_own_failure_is_a_sentence_without_traceback(tmp_path: Path) -> None:
    """70, and how to see more; the details only when they are asked for."""
    (tmp_path / "fil").touch()
    site = tmp_path / "fil" / "site"
    done = build("--records", MINIMAL, "--site", site)
    assert done.returncode == 70
    assert "Programmet gik i stykker" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Traceback" in build("--records", MINIMAL, "--site", site, "--traceback").stderr


def test_without_a_search_index_there_is_no_site(tmp_path: Path) -> None:
    """70 and a sentence when Pagefind fails, and the old site untouched."""
    site, broken = tmp_path / "site", tmp_path / "program" / "pagefind"
    assert build("--records", MINIMAL, "--site", site).returncode == 0
    before = digests(site)
    broken.mkdir(parents=True)
    (broken / "__init__.py").touch()
    (broken / "__main__.py").write_text("import sys; sys.exit('no room')", encoding="utf-8")
    done = build("--records", MINIMAL, "--site", site, PYTHONPATH=str(broken.parent))
    assert (done.returncode, done.stdout) == (70, "")
    assert done.stderr == (
        "Søgeindekset kunne ikke laves: Pagefind stoppede med slutkode 1 og skrev: no room\n"
    )
    assert digests(site) == before


@pytest.mark.slow
def test_two_builds_of_one_day_are_the_same_bytes(tmp_path: Path) -> None:
    """Neither path, hash seed, time zone, language nor the files' times leave a trace.

    Of the search index Pagefind writes the filters in any order: there the contents are the same.
    """
    surroundings = {
        "a": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"},
        "et/andet sted/å": {"PYTHONHASHSEED": "99", "TZ": "America/Adak", "LC_ALL": "C.UTF-8"},
    }
    sites = []
    indexes = []
    for number, (name, environment) in enumerate(surroundings.items()):
        here = tmp_path / name
        shutil.copytree(MINIMAL, here / "records")
        shutil.copytree(ROOT / "overrides", here / "overrides")
        shutil.copy(ROOT / "mkdocs.yml", here)
        for path in here.rglob("*"):
            os.utime(path, (number * 10**9, number * 10**9))
        subprocess.run(
            [sys.executable, "-c", ONE_BUILD, here],
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
            check=True,
        )
        found = digests(here / "site")
        sites.append({path: digest for path, digest in found.items() if not is_unordered(path)})
        indexes.append((fragments(here / "site"), filters(here / "site"), len(found)))
    assert len(sites[0]) > 10
    assert sites[0] == sites[1]
    assert len(indexes[0][0]) > 8
    assert indexes[0] == indexes[1]


def test_the_real_site_shows_a_case_on_its_way(tmp_path: Path) -> None:
    """The case on a stronger joint effort: treated, sent on, and planned in two more fora."""
    site = tmp_path / "site"
    done = build("--site", site, "--today", "2026-11-22")
    assert (done.returncode, done.stderr) == (0, "")

    case = site / "syddanmark/sager/2023/styrket-faelleskommunal-indsats/index.html"
    words = " ".join(PageReader(case.read_text(encoding="utf-8")).text.split())
    for shown in (
        "25. januar 2023 Sundhedsdirektørkredsen Punkt 4",
        "Sendes videre til KKR Syddanmark (KKR) behandles 7. februar 2023",
        "Planlagt 29. marts 2023, ikke registreret her Kommunaldirektørkredsen (K22)",
        "Planlagt 21. april 2023, ikke registreret her KKR Syddanmark (KKR)",
    ):
        assert shown in words

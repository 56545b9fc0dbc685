"""`scripts/addresses.py`, run as a person runs it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mkdocs_sagsgang.repositories import commit, git, repository
from tests.mkdocs_sagsgang.test_address_list import refuse

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = ROOT / "tests" / "archives" / "minimal"


def addresses(*words: object) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return script("addresses.py", *words)


def script(name: str, *words: object) -> subprocess.CompletedProcess[str]:
    """Run a command of the project to its end."""
    return subprocess.run(
        [sys.executable, ROOT / "scripts" / name, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A record folder with a repository of its own and a remote."""
    folder = repository(tmp_path)
    shutil.copytree(MINIMAL, folder, dirs_exist_ok=True)
    commit(folder, {})
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "fjern.git")
    git(folder, "remote", "add", "origin", (tmp_path / "fjern.git").as_uri())
    git(folder, "push", "-q", "origin", "main")
    return folder


def test_a_list_is_begun_and_kept(records: Path) -> None:
    """The first run writes the list, and the second has nothing to do."""
    first = addresses("--records", records)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == "records/adresser.txt er ført ajour.\n"
    assert "\nside proeveland/sager/2023/broen/\n" in (records / "adresser.txt").read_text("utf-8")
    again = addresses("--records", records)
    assert again.stdout == "records/adresser.txt har allerede alle adresser.\n"


def test_mistakes_leave_the_list_as_it_was(records: Path) -> None:
    """1: what is not published must not be listed."""
    (records / "proeveland" / "fora" / "raadet.md").write_text("---\nnavn: [\n---\n", "utf-8")
    done = addresses("--records", records)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Der er fejl i filerne. Listen er ikke ændret. Kør check.py.\n"
    assert not (records / "adresser.txt").exists()


def test_no_files_are_no_addresses(tmp_path: Path) -> None:
    """2 and a sentence."""
    done = addresses("--records", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Der er ingen filer i '{tmp_path}'; der er ingen adresser.\n"


def test_the_list_is_pushed(records: Path, tmp_path: Path) -> None:
    """With --push the list gets to the branch, and says so."""
    done = addresses("--records", records, "--push")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "records/adresser.txt er ført ajour.\nListen er gemt på grenen 'main'.\n"
    )
    text = git(tmp_path / "fjern.git", "show", "main:records/adresser.txt")
    assert text + "\n" == (records / "adresser.txt").read_text("utf-8")
    again = addresses("--records", records, "--push", "--branch", "main")
    assert again.stdout.endswith("Listen på grenen 'main' har allerede alle adresser.\n")


def test_a_refusal_says_what_to_do(records: Path, tmp_path: Path) -> None:
    """The list waits on another branch, and a person is asked to take it in."""
    refuse(tmp_path / "fjern.git")
    done = addresses("--records", records, "--push")
    assert done.returncode == 0
    assert "Listen kunne ikke gemmes på grenen 'main'." in done.stdout
    assert done.stdout.endswith(
        "Den ligger i stedet på grenen 'adresser'. Opret et forslag (pull request) fra 'adresser'"
        " til 'main', og før det ind, så de nye adresser er husket.\n"
    )


def test_without_a_remote_git_says_why(records: Path) -> None:
    """70: the list is written here, and nowhere else."""
    git(records, "remote", "remove", "origin")
    done = addresses("--records", records, "--push")
    assert done.returncode == 70
    assert done.stdout == "records/adresser.txt er ført ajour.\n"
    assert done.stderr.startswith("Git kan ikke svare om ")


def test_a_build_keeps_a_list_that_has_been_begun(records: Path, tmp_path: Path) -> None:
    """A preview publishes nothing, and without a list nothing is published yet."""
    words = ("--records", records, "--site", tmp_path / "site")
    line = f"{records}/adresser.txt har fået nye adresser. Gem den i arkivet.\n"
    assert line not in script("build.py", *words).stdout
    assert not (records / "adresser.txt").exists()

    (records / "adresser.txt").write_text("side om/proever/\n", "utf-8")
    assert line not in script("build.py", *words, "--preview").stdout
    done = script("build.py", *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(line)
    assert "\nside proeveland/sager/2023/broen/\n" in (records / "adresser.txt").read_text("utf-8")
    assert line not in script("build.py", *words).stdout
    assert not (tmp_path / "site" / "adresser.txt").exists()

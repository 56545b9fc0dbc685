"""The hook looks at what a commit will hold, and lets no CPR number into the history.

The repositories are real; the hook is the one in the project, and so is what it starts.
"""

import os
import subprocess
import sys
from pathlib import Path

import check
import command_line
import pytest

ROOT = Path(check.__file__).resolve().parents[1]
HOOKS = ROOT / "scripts" / "hooks"

STARTER = """
import sys
sys.path[:0] = [{scripts!r}, {plugins!r}]
import check
import command_line
command_line.run(lambda words: check.check(["--records", "records", *words]))
"""
"""Stands where the project's own `check.py` would stand; it is that, for this repository."""

REGION = "---\ntitel: Samarbejdet\n---\n"
FORUM = "---\nnavn: Kredsen\n---\nKredsen mødes i Odense.\n"
# Nobody alive has it: with a 5 in front of the serial the year 58 is 1858.
NUMBER = "010158-5007"
LEAK = FORUM + f"Borgeren {NUMBER} har klaget.\n"


def git(repository: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Git as somebody who has been told of the hooks, with this Python as `python3`."""
    own = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    people = {
        f"GIT_{who}_{what}": text
        for who in ("AUTHOR", "COMMITTER")
        for what, text in (("NAME", "Prøve"), ("EMAIL", "proeve@eksempel.dk"))
    }
    place = {
        "PATH": f"{repository / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    return subprocess.run(
        ["git", *words],
        cwd=repository,
        env={**own, **people, **place},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one forum in its history, the hook switched on."""
    folder = tmp_path / "lager"
    for name, text in {
        "records/nord/index.md": REGION,
        "records/nord/fora/kredsen.md": FORUM,
        "scripts/check.py": STARTER.format(
            scripts=str(ROOT / "scripts"), plugins=str(ROOT / "plugins")
        ),
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "bin").mkdir()
    starter = folder / "bin" / "python3"
    starter.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    starter.chmod(0o755)
    for words in (
        ("init", "-q", "-b", "main"),
        ("config", "core.hooksPath", str(HOOKS)),
        ("add", "records", "scripts"),
    ):
        assert git(folder, *words).returncode == 0
    first = git(folder, "commit", "-q", "-m", "Første")
    assert first.returncode == 0, first.stderr
    return folder


def head(repository: Path) -> str:
    """Give the newest commit."""
    return git(repository, "rev-parse", "HEAD").stdout


def written(repository: Path, text: str) -> None:
    """Write the forum's file."""
    (repository / "records/nord/fora/kredsen.md").write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_a_commit_with_a_cpr_number_is_refused_and_the_number_is_not_shown(
    repository: Path,
) -> None:
    """The history stays as it was, and what is printed names the line and no digit of it."""
    before = head(repository)
    written(repository, LEAK)

    git(repository, "add", "records")
    done = git(repository, "commit", "-m", "Klage")

    assert done.returncode == 1
    assert head(repository) == before
    assert "records/nord/fora/kredsen.md:5:10: fejl[persondata-cpr]: Her står et" in done.stderr
    assert "Der er ikke lavet nogen commit." in done.stderr
    for part in (NUMBER, "010158", "5007"):
        assert part not in done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("words", [(), ("-a",), ("records/nord/index.md",)])
def test_a_number_that_is_only_in_the_index_is_found(
    repository: Path, words: tuple[str, ...]
) -> None:
    """A clean working tree hides nothing: unless the commit leaves the staged file out."""
    before = head(repository)
    written(repository, LEAK)
    git(repository, "add", "records")
    written(repository, FORUM)
    (repository / "records/nord/index.md").write_text(f"{REGION}Nyt.\n", encoding="utf-8")

    done = git(repository, "commit", "-m", "Klage", *words)

    # With -a, and with a file named, what is committed is the clean working tree.
    is_clean = bool(words)
    assert (done.returncode == 0) == is_clean, done.stderr
    assert (head(repository) != before) == is_clean
    assert NUMBER not in git(repository, "log", "-p").stdout
    assert NUMBER not in done.stdout + done.stderr


@pytest.mark.slow
def test_a_number_that_is_not_staged_stops_nothing(repository: Path) -> None:
    """What stays on the disk is not the commit's business."""
    before = head(repository)
    (repository / "records/nord/index.md").write_text(f"{REGION}Nyt.\n", encoding="utf-8")
    git(repository, "add", "records/nord/index.md")
    written(repository, LEAK)

    done = git(repository, "commit", "-m", "Nyt")

    assert done.returncode == 0, done.stderr
    assert head(repository) != before


@pytest.mark.slow
def test_a_number_in_the_name_of_a_new_attachment_is_refused_unseen(repository: Path) -> None:
    """A file name is text too."""
    before = head(repository)
    folder = repository / "records/nord/fora/kredsen"
    folder.mkdir()
    (folder / f"{NUMBER}.txt").write_text("Prøve", encoding="utf-8")

    git(repository, "add", "records")
    done = git(repository, "commit", "-m", "Bilag")

    assert done.returncode == 1
    assert head(repository) == before
    assert "DDMMÅÅ-****.txt:1:1: fejl[persondata-cpr]" in done.stderr
    assert NUMBER not in done.stdout + done.stderr


@pytest.mark.parametrize("other", [("--fix",), ("--base", "main")])
def test_the_index_is_looked_at_alone(
    other: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """`--fix` writes to the disk, and `--base` is about it: neither goes with `--staged`."""
    with pytest.raises(SystemExit) as end:
        check.check(["--staged", *other])

    assert end.value.code == 3
    assert capsys.readouterr().err.endswith(
        "check.py: --staged kan ikke bruges sammen med --fix eller --base\n"
    )


@pytest.mark.slow
def test_the_index_of_a_folder_outside_git_cannot_be_looked_at(tmp_path: Path) -> None:
    """That is wrong use, said in a sentence."""
    with pytest.raises(command_line.WrongUse, match=r"^Git kan ikke svare om"):
        check.check(["--staged", "--records", str(tmp_path)])

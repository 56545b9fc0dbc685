"""The days of records' last changes, from real repositories."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from mkdocs_sagsgang.git_history import last_changes

NEW_YEAR = "2023-01-01T00:30:00+0100"
SPRING = "2023-04-05T12:00:00+0200"


def git(folder: Path, *words: str, at: str = SPRING) -> None:
    """Run Git on a day."""
    author = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@eksempel.dk", "GIT_AUTHOR_DATE": at}
    committer = {name.replace("AUTHOR", "COMMITTER"): text for name, text in author.items()}
    environment = {**os.environ, **author, **committer, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *words], cwd=folder, env=environment, check=True, capture_output=True)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A record folder in a repository with two commits."""
    folder = tmp_path / "lager" / "records"
    (folder / "om").mkdir(parents=True)
    git(folder.parent, "init", "-q")
    for name in ("index.md", "om/blåbær.md", "om/to linjer.md"):
        (folder / name).write_text("1", encoding="utf-8")
    (folder.parent / "README.md").write_text("1", encoding="utf-8")
    commit(folder.parent, NEW_YEAR)
    (folder / "index.md").write_text("2", encoding="utf-8")
    commit(folder.parent, SPRING)
    return folder


def commit(repository: Path, at: str) -> None:
    """Commit everything."""
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "x", at=at)


def test_a_file_has_the_day_of_its_last_commit(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day is the author's, whatever zone the machine is in, and paths are the folder's own."""
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    assert last_changes(records) == {
        "index.md": date(2023, 4, 5),
        "om/blåbær.md": date(2023, 1, 1),
        "om/to linjer.md": date(2023, 1, 1),
    }


def test_a_file_with_changes_of_its_own_has_no_day(records: Path) -> None:
    """Neither what is changed, staged or not, nor what is new was committed on any day."""
    (records / "index.md").write_text("3", encoding="utf-8")
    (records / "om" / "to linjer.md").write_text("3", encoding="utf-8")
    (records / "ny.md").write_text("1", encoding="utf-8")
    git(records, "add", "index.md", "ny.md")
    assert last_changes(records) == {"om/blåbær.md": date(2023, 1, 1)}


def test_the_newest_part_of_a_history_tells_nothing(records: Path, tmp_path: Path) -> None:
    """In a shallow clone every old file looks as if it came with the first commit that is left."""
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{records.parent}", "klon")
    assert not last_changes(tmp_path / "klon" / "records")


def test_without_git_nothing_has_a_day(
    tmp_path: Path, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No repository, no folder and no program are no mistakes."""
    assert not last_changes(tmp_path)
    assert not last_changes(tmp_path / "findes-ikke")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not last_changes(records)

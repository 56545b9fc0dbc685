"""What must stay outside the repository is told from what is in it, however a path is written."""

from pathlib import Path

import pytest

from mkdocs_sagsgang.private_files import is_in_repository
from tests.mkdocs_sagsgang.repositories import git, repository, write

FILES = {"nord/index.md": "---\ntitel: Nord\n---\n"}


def test_a_path_in_a_repository_is_in_it_however_it_is_written(tmp_path: Path) -> None:
    """Straight, with `..`, through links both ways, in Git's own folder, and not there yet."""
    records = repository(tmp_path, FILES)
    outside = tmp_path / "udenfor"
    outside.mkdir()
    (outside / "indmeldinger.csv").touch()
    (outside / "genvej").symlink_to(records)
    (outside / "fil.csv").symlink_to(records / "nord" / "index.md")
    (records / "indmeldinger.csv").symlink_to(outside / "indmeldinger.csv")
    for path in (
        records / "nord" / "index.md",
        records / "er-der-ikke.csv",
        records / "er-der-ikke" / "heller-ikke.csv",
        records.parent / "a.csv",
        records.parent / ".git" / "a.csv",
        outside / ".." / records.parent.name / "a.csv",
        outside / "genvej" / "a.csv",
        outside / "fil.csv",
        records / "indmeldinger.csv",
    ):
        assert is_in_repository(path), path
    assert not is_in_repository(outside / "indmeldinger.csv")
    assert not is_in_repository(outside / "er-der-ikke.csv")


def test_a_relative_path_counts_from_where_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bare name in a repository is in it."""
    records = repository(tmp_path, FILES)
    monkeypatch.chdir(records)
    assert is_in_repository(Path("a.csv"))
    assert not is_in_repository(Path("../../a.csv"))


def test_another_worktree_is_in_the_repository(tmp_path: Path) -> None:
    """There Git has a file that leads to its folder."""
    records = repository(tmp_path, FILES)
    git(records, "worktree", "add", "-q", str(tmp_path / "andet"))
    assert is_in_repository(tmp_path / "andet" / "records" / "a.csv")
    git(tmp_path, "clone", "-q", "--bare", str(records.parent), str(tmp_path / "bar.git"))
    assert is_in_repository(tmp_path / "bar.git" / "a.csv")


def test_a_record_folder_without_git_is_kept_too(tmp_path: Path) -> None:
    """Also when it is not there as it is written."""
    write(tmp_path / "arkiv", "nord/index.md", "x")
    (tmp_path / "genvej").symlink_to(tmp_path / "arkiv")
    kept = tmp_path / "arkiv"
    assert is_in_repository(tmp_path / "arkiv" / "a.csv", kept)
    assert is_in_repository(tmp_path / "genvej" / "nord" / "a.csv", kept)
    assert is_in_repository(kept, tmp_path / "genvej")
    assert not is_in_repository(tmp_path / "a.csv", kept)

"""Git as a program, asked about real repositories."""

from pathlib import Path

import pytest

from mkdocs_sagsgang.git_program import Contents, GitError, answer, is_repository, is_shallow, sizes
from tests.mkdocs_sagsgang.repositories import commit, git, repository

MISSING = "0" * 40


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A record folder that has no file yet, in a repository of its own."""
    return repository(tmp_path)


def content(records: Path, name: str) -> str:
    """What Git calls the content of a file."""
    return git(records, "rev-parse", f"HEAD:./{name}")


def test_contents_come_back_as_they_were(records: Path) -> None:
    """Bytes that look like Git's own words, or end without a new line, are bytes like others."""
    files: dict[str, str | bytes | None] = {
        "a.md": b"",
        "b.md": b"0123 blob 4\nx\n\n",
        "c.md": b"\0\xff\r",
    }
    commit(records, files)
    contents = Contents(records)
    names = [content(records, name) for name in files]
    assert list(contents.each(names)) == list(files.values())
    assert contents.of(names[1]) == files["b.md"]
    assert sizes(records, names) == (0, 15, 3)
    assert sizes(records, []) == ()


def test_a_content_that_is_not_here_is_said_in_danish(records: Path) -> None:
    """A clone without all contents says how to get them; the others can still be asked for."""
    commit(records, {"a.md": "a"})
    contents = Contents(records)
    name = content(records, "a.md")
    said = "Git har ikke alt indhold af filerne her. Hent det med: git fetch --refetch"
    for ask in (lambda: list(contents.each([MISSING, name])), lambda: sizes(records, [MISSING])):
        with pytest.raises(GitError) as failure:
            ask()
        assert str(failure.value) == said
    assert contents.of(name) == b"a"


def test_a_refusal_is_told_in_gits_own_words(records: Path) -> None:
    """What Git says stands behind a Danish sentence."""
    with pytest.raises(GitError) as said:
        answer(records, "log", "HEAD")
    assert str(said.value).startswith(f"Git kan ikke svare om '{records}'. Git siger: fatal: ")


def test_a_repository_without_a_commit_holds_nothing_yet(records: Path, tmp_path: Path) -> None:
    """It is a repository from its first commit on; a folder beside it is none."""
    assert not is_repository(records)
    commit(records, {"a.md": "a"})
    assert is_repository(records)
    assert not is_shallow(records)
    assert not is_repository(tmp_path)

"""One changed file on a branch of its own, with a real host that is a bare repository."""

from pathlib import Path

import pytest

from mkdocs_sagsgang.git_program import GitError
from mkdocs_sagsgang.proposal_branch import pushed
from tests.mkdocs_sagsgang.repositories import git

PATH = "nord/moeder/2023/2023-01-25-kredsen.md"


@pytest.fixture
def host(tmp_path: Path) -> Path:
    """A bare repository with one file below `records`, on the branch `main`."""
    folder = tmp_path / "vært.git"
    git(tmp_path, "init", "--quiet", "--bare", str(folder))
    work = tmp_path / "arkiv"
    file = work / "records" / PATH
    file.parent.mkdir(parents=True)
    file.write_text("udkast\n", encoding="utf-8")
    git(work, "init", "--quiet", "--initial-branch", "main")
    git(work, "add", ".")
    git(work, "commit", "--quiet", "--message", "Udkast")
    git(work, "remote", "add", "origin", str(folder))
    git(work, "push", "--quiet", "origin", "main")
    return folder


def test_only_the_file_is_on_the_branch(host: Path) -> None:
    """What else somebody is working on stays where it is, staged or not."""
    work = host.parent / "arkiv"
    (work / "records" / PATH).write_text("godkendt\n", encoding="utf-8")
    (work / "andet.md").write_text("i gang\n", encoding="utf-8")
    git(work, "add", "andet.md")
    before = git(work, "status", "--porcelain")

    pushed(work / "records", PATH, "godkendelse", "Referatet er godkendt.")

    assert git(host, "diff", "--name-only", "main", "godkendelse") == f"records/{PATH}"
    assert git(host, "show", f"godkendelse:records/{PATH}") == "godkendt"
    assert git(host, "log", "-1", "--format=%s", "godkendelse") == "Referatet er godkendt."
    assert git(work, "status", "--porcelain") == before


def test_another_try_takes_the_place_of_the_first(host: Path) -> None:
    """The branch has one commit on top of what is published."""
    records = host.parent / "arkiv" / "records"
    for words in ("først\n", "så\n"):
        (records / PATH).write_text(words, encoding="utf-8")
        pushed(records, PATH, "godkendelse", "Referatet er godkendt.")

    assert git(host, "rev-list", "--count", "main..godkendelse") == "1"
    assert git(host, "show", f"godkendelse:records/{PATH}") == "så"


def test_a_host_that_refuses_is_told_of(host: Path) -> None:
    """The sentence holds what the host said."""
    hook = host / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'Grenen er lukket.'\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)

    with pytest.raises(GitError, match=r"Grenen er lukket\."):
        pushed(host.parent / "arkiv" / "records", PATH, "godkendelse", "Referatet er godkendt.")

"""The list of addresses on disk, and on the branch that is published, in real repositories."""

from pathlib import Path

import pytest

from mkdocs_sagsgang.address_list import WAITING_BRANCH, Pushed, is_written, pushed
from mkdocs_sagsgang.git_program import GitError
from sagsgang.addresses.published import joined_lists
from tests.mkdocs_sagsgang.repositories import commit, git, repository

PATH = "records/adresser.txt"
REFUSING_HOOK = """#!/bin/sh
while read old new name; do
  if [ "$name" = refs/heads/main ]; then echo "main er beskyttet" >&2; exit 1; fi
done
"""


def listed(*pages: str) -> str:
    """Write a list of pages."""
    return joined_lists([f"side om/{one}/\n" for one in pages])


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """A bare repository, as a Git host has it."""
    folder = tmp_path / "fjern.git"
    folder.mkdir()
    git(folder, "init", "-q", "--bare", "-b", "main")
    return folder


@pytest.fixture
def records(tmp_path: Path, remote: Path) -> Path:
    """A record folder whose repository has been pushed."""
    folder = repository(tmp_path)
    commit(folder, {"index.md": "---\ntitel: Prøve\n---\n"})
    git(folder, "remote", "add", "origin", remote.as_uri())
    git(folder, "push", "-q", "origin", "main")
    return folder


def at(remote: Path, branch: str) -> str:
    """Read the list on a branch of the remote."""
    return git(remote, "show", f"{branch}:{PATH}") + "\n"


def refuse(remote: Path) -> None:
    """Let the remote refuse every change of its main branch."""
    hook = remote / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(REFUSING_HOOK, encoding="utf-8")
    hook.chmod(0o755)


def test_a_list_is_written_once(tmp_path: Path) -> None:
    """What is there already is not written again, and nothing is left beside it."""
    assert is_written(tmp_path, listed("a"))
    assert not is_written(tmp_path, listed("a"))
    assert is_written(tmp_path, listed("a", "å"))
    assert (tmp_path / "adresser.txt").read_text(encoding="utf-8") == listed("a", "å")
    assert [one.name for one in tmp_path.iterdir()] == ["adresser.txt"]


def test_the_list_gets_to_the_published_branch(records: Path, remote: Path) -> None:
    """One commit changes the list alone; what is worked on here is left as it was."""
    (records / "index.md").write_text("Et nyt arbejde", encoding="utf-8")
    git(records, "add", "index.md")
    before = git(records, "rev-parse", "HEAD"), git(records, "diff", "--cached")
    is_written(records, listed("a"))
    assert pushed(records, "main") == Pushed("main")
    assert at(remote, "main") == listed("a")
    assert git(remote, "show", "--format=%s", "--name-only", "main").split("\n\n") == [
        "Adresselisten er ført ajour",
        PATH,
    ]
    assert (git(records, "rev-parse", "HEAD"), git(records, "diff", "--cached")) == before
    assert pushed(records, "main") is None


def test_what_others_have_written_is_kept(records: Path, remote: Path, tmp_path: Path) -> None:
    """The branch may be ahead of us, and its list may know addresses that ours does not."""
    other = tmp_path / "anden"
    git(tmp_path, "clone", "-q", remote.as_uri(), str(other))
    commit(other / "records", {"adresser.txt": listed("b"), "om.md": "Nyt"})
    git(other, "push", "-q", "origin", "main")
    is_written(records, listed("a"))
    assert pushed(records, "main") == Pushed("main")
    assert at(remote, "main") == listed("a", "b")
    assert git(remote, "show", "main:records/om.md") == "Nyt"


def test_a_refused_list_waits_on_a_branch_of_its_own(records: Path, remote: Path) -> None:
    """Nothing is lost meanwhile: the next list holds what waits, and gets in when it may."""
    refuse(remote)
    is_written(records, listed("a"))
    waiting = pushed(records, "main")
    assert waiting is not None
    assert waiting.branch == WAITING_BRANCH == "adresser"
    assert "main er beskyttet" in waiting.refusal
    assert at(remote, "adresser") == listed("a")

    is_written(records, listed("b"))
    still_waiting = pushed(records, "main")
    assert still_waiting is not None
    assert still_waiting.branch == WAITING_BRANCH
    assert at(remote, "adresser") == listed("a", "b")
    tip = git(remote, "rev-parse", "adresser")
    assert pushed(records, "main") != Pushed("main")
    assert git(remote, "rev-parse", "adresser") == tip

    (remote / "hooks" / "pre-receive").unlink()
    assert pushed(records, "main") == Pushed("main")
    assert at(remote, "main") == listed("a", "b")


def test_a_remote_that_does_not_answer_is_told(records: Path, remote: Path) -> None:
    """Git's own words are in the sentence."""
    git(records, "remote", "set-url", "origin", remote.with_name("borte.git").as_uri())
    is_written(records, listed("a"))
    with pytest.raises(GitError, match=r"Git kan ikke svare om .*borte\.git"):
        pushed(records, "main")

"""The list of published addresses on disk, and on the branch that is published.

Knows how the list is written whole or not at all, and how it gets to the branch without touching
what anybody is working on. Refuses to know what stands in it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mkdocs_sagsgang.git_branch import (
    REMOTE,
    Committer,
    FileChange,
    commit_with,
    line,
    path_inside,
    push,
    remote_environment,
)
from mkdocs_sagsgang.git_program import GitError, answer
from mkdocs_sagsgang.whole_files import put_in_place
from sagsgang.addresses.published import joined_lists
from sagsgang.source import ADDRESS_LIST

WAITING_BRANCH: Final = "adresser"
"""Where the list is laid when the published branch cannot be written to."""

_ATTEMPTS: Final = 2
"""Somebody may write to the branch between our reading and our writing, but hardly twice."""

_ABSENT: Final = ""
_COMMITTER: Final = Committer("Adresselisten", "adresselisten")
_MESSAGE: Final = "Adresselisten er ført ajour"


def is_written(records: Path, text: str) -> bool:
    """Bring the list in a record folder up to date; tells whether anything was to be changed.

    A program that is killed leaves the old list or the new one, never half of one.
    """
    target = records / ADDRESS_LIST
    data = text.encode()
    if target.is_file() and target.read_bytes() == data:
        return False
    put_in_place(target, data)
    return True


@dataclass(frozen=True, slots=True)
class Pushed:
    """The branch that the list was written to, and why it was not the published one, if so."""

    branch: str
    refusal: str = ""


def pushed(records: Path, branch: str) -> Pushed | None:
    """Write the list of a record folder to the branch that is published; nothing if it is there.

    No line that stands there is lost, and neither HEAD, index nor files here are touched. Where
    the branch refuses, the list goes to `WAITING_BRANCH`. Raises `GitError` when that fails too.
    """
    wanted = (records / ADDRESS_LIST).read_text(encoding="utf-8")
    path = path_inside(records, ADDRESS_LIST)
    refusal = ""
    for _ in range(_ATTEMPTS):
        tip = _fetched(records, branch)
        waiting = _waiting_list(records, path)
        there = _list_at(records, tip, path)
        text = joined_lists([there, waiting, wanted])
        if text == there:
            return None
        change = FileChange(path=path, data=text.encode(), message=_MESSAGE)
        commit = commit_with(records, tip, change, _COMMITTER)
        try:
            push(records, commit, branch)
        except GitError as failure:
            refusal = str(failure)
            if text != waiting:
                push(records, commit, WAITING_BRANCH, replaces=True)
        else:
            return Pushed(branch)
    return Pushed(WAITING_BRANCH, refusal)


def _fetched(folder: Path, branch: str) -> str:
    """Fetch the newest commit of a branch, and give its name."""
    words = ("fetch", "--quiet", REMOTE, f"refs/heads/{branch}")
    answer(folder, *words, environment=remote_environment())
    return line(folder, "rev-parse", "FETCH_HEAD")


def _waiting_list(folder: Path, path: str) -> str:
    """Give the list that was laid aside before, or nothing."""
    words = ("ls-remote", "--heads", REMOTE, WAITING_BRANCH)
    if not answer(folder, *words, environment=remote_environment()):
        return _ABSENT
    return _list_at(folder, _fetched(folder, WAITING_BRANCH), path)


def _list_at(folder: Path, commit: str, path: str) -> str:
    """Give the list as it stands in a commit, or nothing where there is none."""
    if not answer(folder, "ls-tree", "--full-tree", commit, "--", path):
        return _ABSENT
    return answer(folder, "cat-file", "blob", f"{commit}:{path}").decode("utf-8")

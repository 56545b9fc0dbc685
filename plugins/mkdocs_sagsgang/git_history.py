"""The published states of every record, as Git tells them.

Knows how Git logs what a branch has published: each commit on it, and each merge into it, is one
state. Refuses to guess: where there is no Git or no repository nothing is known, and what came
before a shallow clone's oldest commit is said to be unknown instead of being dated by that commit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType

from mkdocs_sagsgang.clock import ZONE
from mkdocs_sagsgang.disk import composed
from mkdocs_sagsgang.git_program import Contents, answer, is_repository, is_shallow
from sagsgang.revisions import NO_REVISIONS, Revision, Revisions

_COMMIT = "\x01"
"""Begins the line of a commit; what happened to a file begins with a colon."""


@dataclass(frozen=True, slots=True)
class _Change:
    """What a commit did to one file: its name afterwards and before, one of which may be none."""

    commit: str
    on: date
    content: str
    new: str | None
    old: str | None


def revisions(folder: Path) -> Revisions:
    """Give the states of each record below `folder`, by its path there.

    They are those of the branch that stands here: of a merge, the work on the other branch is
    not public before it. One process tells them all; a second reads contents when asked to.
    """
    if not is_repository(folder):
        return NO_REVISIONS
    log = answer(
        folder,
        *("-c", "log.showRoot=true", "-c", "log.showSignature=false"),
        *("log", "--first-parent", "-m", "--raw", "-z", "-M", "--no-abbrev", "--relative"),
        *(f"--format={_COMMIT}%H %ct", "--", "*.md"),
    )
    found, cut_off = _followed(_changes(log), _boundary(folder), Contents(folder))
    edited = answer(folder, "diff", "-z", "--name-only", "--relative", "HEAD")
    return Revisions(
        by_path=MappingProxyType(found),
        uncommitted=frozenset(composed(name) for name in _rows(edited)),
        cut_off=cut_off,
    )


def _boundary(folder: Path) -> frozenset[str]:
    """List the oldest commits that a shallow clone has: all files seem to come with them."""
    if not is_shallow(folder):
        return frozenset()
    path = answer(folder, "rev-parse", "--git-path", "shallow").decode().rstrip("\n")
    return frozenset((folder / path).read_text(encoding="ascii").split())


def _changes(log: bytes) -> Iterator[_Change]:
    """Read a log, the newest commit first."""
    rows = iter(_rows(log))
    commit, on = "", date.min
    for row in rows:
        if row.startswith(_COMMIT):
            commit, _, seconds = row.removeprefix(_COMMIT).partition(" ")
            on = datetime.fromtimestamp(int(seconds), UTC).astimezone(ZONE).date()
            continue
        _, _, _, content, status = row.split()
        old: str | None = next(rows)
        new = next(rows) if status.startswith("R") else old
        if status == "A":
            old = None
        elif status == "D":
            new = None
        yield _Change(commit, on, content, new, old)


def _followed(
    changes: Iterator[_Change], boundary: frozenset[str], contents: Contents
) -> tuple[dict[str, tuple[Revision, ...]], frozenset[str]]:
    """Put each file's states together through its names, and tell whose beginning is unknown."""
    states: dict[str, list[Revision]] = {}
    cut_off: set[str] = set()
    called_now: dict[str, str | None] = {}
    for change in changes:
        now = None if change.new is None else called_now.get(change.new, change.new)
        # What had these names before this commit is another file, or this one by its old name.
        for name in (change.new, change.old):
            if name is not None:
                called_now[name] = None
        if change.old is not None:
            called_now[change.old] = now
        if change.new is None or now is None:
            continue
        if change.commit in boundary:
            cut_off.add(composed(now))
            continue
        state = Revision(
            on=change.on,
            commit=change.commit,
            path=composed(change.new),
            read=partial(contents.of, change.content),
        )
        states.setdefault(composed(now), []).append(state)
    return {path: tuple(found) for path, found in states.items()}, frozenset(cut_off)


def _rows(listed: bytes) -> Iterator[str]:
    """Read a list that Git ends each row of with NUL. What is no text keeps its bytes."""
    text = listed.decode("utf-8", "surrogateescape")
    return (row.removeprefix("\n") for row in text.split("\0") if row)

"""Files that must never come into a repository.

Knows when a path leads into a folder under Git, however it is written. Refuses to know what the
files hold.
"""

import os
from collections.abc import Iterator
from pathlib import Path


def is_in_repository(path: Path, *kept: Path) -> bool:
    """Tell whether a path leads into one of the folders `kept`, or anywhere under Git.

    As it is written and where its links lead: neither a link in the repository to a file outside
    nor one outside to a file in it is outside.
    """
    folders = tuple(_folders(path))
    return any(_is_under_git(one) for one in folders) or any(
        _is_same(one, folder) for one in folders for folder in kept
    )


def _folders(path: Path) -> Iterator[Path]:
    """List the folders above a path, and the path itself when it is one, by both readings."""
    for reading in (Path(os.path.abspath(path)), path.resolve()):  # noqa: PTH100 (`..` as written)
        yield from (reading, *reading.parents)


def _is_under_git(folder: Path) -> bool:
    """Tell whether Git's own folder stands here, or in a worktree the file that leads to it.

    Also a bare repository is one: it has no working files, but nobody keeps files in there.
    """
    is_bare = (folder / "HEAD").is_file() and (folder / "objects").is_dir()
    return is_bare or (folder / ".git").exists()


def _is_same(one: Path, other: Path) -> bool:
    """Compare folders by what they are: names may differ in case, or lead over another mount."""
    try:
        return one.samefile(other)
    except OSError:
        return False

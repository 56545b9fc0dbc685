"""Real Git repositories of records, with days of their own, for tests."""

import os
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

TODAY = date(2026, 11, 22)
SPRING = "2023-04-05T12:00:00+0200"
NO_FILES: Mapping[str, str | bytes | None] = MappingProxyType({})


def git(folder: Path, *words: str, at: str = SPRING, **more: str) -> str:
    """Run Git at a time as somebody invented, and give what it says, without its last line end.

    This machine's own settings do not count; `more` is put into its environment.
    """
    own = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        env={**own, **settings, **_people(at), **more},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout.removesuffix("\n")


def _people(at: str) -> dict[str, str]:
    return {
        f"GIT_{who}_{what}": text
        for who in ("AUTHOR", "COMMITTER")
        for what, text in (("NAME", "Prøve"), ("EMAIL", "proeve@eksempel.dk"), ("DATE", at))
    }


def write(records: Path, path: str, text: str | bytes) -> None:
    """Write a file of a record folder."""
    target = records / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.encode() if isinstance(text, str) else text)


def repository(folder: Path, files: Mapping[str, str | bytes] = MappingProxyType({})) -> Path:
    """Make a repository with a record folder on `main`, and give that folder.

    It has one commit with these records; without any it has none.
    """
    records = folder / "lager" / "records"
    records.mkdir(parents=True)
    git(records.parent, "init", "-q", "-b", "main")
    if files:
        commit(records, files)
    return records


def commit(
    folder: Path, files: Mapping[str, str | bytes | None] = NO_FILES, *, at: str = SPRING
) -> str:
    """Write files below a folder (or remove those that are nothing), and commit everything.

    Give the commit's name.
    """
    for name, text in files.items():
        if text is None:
            (folder / name).unlink()
        else:
            write(folder, name, text)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "x", at=at)
    return git(folder, "rev-parse", "HEAD")

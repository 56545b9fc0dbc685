"""When each record was last changed, as Git tells it.

Knows Git's log. Refuses to guess: a file with changes that are not committed has no day, and where
there is no Git, no repository or only the newest part of its history, nothing has.
"""

import os
import subprocess
from datetime import date
from pathlib import Path

from sagsgang.site import LastChanges

_DAY = "\x01"
"""Begins a commit's day; no file name that Git lists here begins so."""


def last_changes(folder: Path) -> LastChanges:
    """Give the author's day of each file's last commit, by its path below `folder`."""
    if not folder.is_dir() or _git(folder, "rev-parse", "--is-shallow-repository") != "false\n":
        return {}
    log = _git(
        folder, "log", "-z", "--relative", "--no-renames", "--name-only", f"--format={_DAY}%as"
    )
    days = _days(log)
    for path in _git(folder, "diff", "-z", "--name-only", "--relative", "HEAD").split("\0"):
        days.pop(path, None)
    return days


def _days(log: str) -> dict[str, date]:
    """Read a log, newest commit first: the first day that a file is listed under is its last."""
    days: dict[str, date] = {}
    day = date.min
    for entry in log.split("\0"):
        if entry.startswith(_DAY):
            day = date.fromisoformat(entry.removeprefix(_DAY))
        elif entry:
            days.setdefault(entry.lstrip("\n"), day)
    return days


def _git(folder: Path, *words: str) -> str:
    """Give what Git answers; nothing when it cannot."""
    # What Git was told about another repository, as in a hook, is not meant for this one.
    environment = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", *words],
            cwd=folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""

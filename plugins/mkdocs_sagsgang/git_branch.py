"""One changed file as a commit of its own, pushed to a branch at the Git host.

Knows how it gets there without touching what anybody is working on: HEAD, index and other files
stay as they are. Refuses to know what the change is, and which branch is meant.
"""

import os
import tempfile
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mkdocs_sagsgang.git_program import answer

REMOTE: Final = "origin"


@dataclass(frozen=True, slots=True)
class Committer:
    """The program that commits, by the name and the mail name that the history shows."""

    name: str
    mail_name: str

    @property
    def environment(self) -> Mapping[str, str]:
        """What Git is told of who commits; it never asks anybody for a password."""
        mail = f"{self.mail_name}@localhost"
        people = {
            f"GIT_{who}_{what}": text
            for who in ("AUTHOR", "COMMITTER")
            for what, text in (("NAME", self.name), ("EMAIL", mail))
        }
        return {**people, "GIT_TERMINAL_PROMPT": "0"}


def line(folder: Path, *words: str, environment: Mapping[str, str] | None = None) -> str:
    """Give Git's answer where it is one line."""
    return answer(folder, *words, environment=environment).decode().rstrip("\n")


def path_inside(records: Path, path: str) -> str:
    """Give the path of a record folder's file from the root of the repository."""
    return f"{line(records, 'rev-parse', '--show-prefix')}{path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChange:
    """A file as it shall stand, by its path from the root of the repository."""

    path: str
    data: bytes
    message: str


def commit_with(folder: Path, parent: str, change: FileChange, committer: Committer) -> str:
    """Make a commit on top of `parent` that changes one file, and give its name."""
    with tempfile.TemporaryDirectory() as place:
        content = Path(place) / "content"
        content.write_bytes(change.data)
        told = {**committer.environment, "GIT_INDEX_FILE": str(Path(place) / "index")}
        blob = line(folder, "hash-object", "-w", "--no-filters", "--", str(content))
        answer(folder, "read-tree", parent, environment=told)
        entry = f"100644,{blob},{change.path}"
        answer(folder, "update-index", "--add", "--cacheinfo", entry, environment=told)
        tree = line(folder, "write-tree", environment=told)
    words = ("commit-tree", tree, "-p", parent, "-m", change.message)
    return line(folder, *words, environment=committer.environment)


def push(folder: Path, commit: str, branch: str, *, replaces: bool = False) -> None:
    """Push a commit to a branch; `replaces` throws away what lies there.

    Raises `GitError` when the host refuses.
    """
    force = ("--force",) if replaces else ()
    words = ("push", "--quiet", *force, REMOTE, f"{commit}:refs/heads/{branch}")
    answer(folder, *words, environment=remote_environment())


def remote_environment() -> Mapping[str, str]:
    """What Git is told before it talks with the host: never to ask, and a workflow's token.

    The token goes by the environment, where no process list shows it.
    """
    token, server = os.environ.get("GITHUB_TOKEN"), os.environ.get("GITHUB_SERVER_URL")
    told = {"GIT_TERMINAL_PROMPT": "0"}
    if token and server:
        secret = b64encode(f"x-access-token:{token}".encode()).decode()
        told |= {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"http.{server}/.extraheader",
            "GIT_CONFIG_VALUE_0": f"AUTHORIZATION: basic {secret}",
        }
    return told

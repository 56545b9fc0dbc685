"""Git as a program: a question gives an answer in bytes, and contents come from one process.

Knows how Git is started and how it must not be led astray: by what another repository's hook put
in the environment, or by a name that looks like an option. Refuses to know what an answer means.
"""

import os
import re
import subprocess
import weakref
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

_NAMES_AT_ONCE = 50
"""Contents asked for before the first answer is read: their names fit in any system's pipe, so
that neither side waits for the other for ever."""
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class GitError(Exception):
    """Git cannot answer; the text is a Danish sentence that says why and what to do."""


def answer(folder: Path, *words: str, environment: Mapping[str, str] | None = None) -> bytes:
    """Give what Git answers in `folder`; a refusal is a `GitError` with Git's own words.

    `environment` is added to what Git is told.
    """
    done = _run(folder, *words, environment=environment)
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise GitError(f"Git kan ikke svare om '{folder}'. Git siger: {said}")
    return done.stdout


def is_repository(folder: Path) -> bool:
    """Tell whether there is Git, and `folder` lies in a repository that has a commit."""
    try:
        done = _run(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except (GitError, NotADirectoryError):
        return False
    return done.returncode == 0


def is_shallow(folder: Path) -> bool:
    """Tell whether only the newest part of the history has been fetched."""
    return answer(folder, "rev-parse", "--is-shallow-repository") == b"true\n"


def commit_named(folder: Path, revision: str) -> str:
    """Give the whole name of the commit that `revision` means: a branch, a tag or a commit.

    What is no commit here is a `GitError`, whatever it looks like: never an option to Git.
    """
    if "\0" not in revision:
        asked = f"{revision}^{{commit}}"
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options", asked)
        found = _run(folder, *words).stdout.decode("ascii", "replace").strip()
        if _COMMIT.fullmatch(found):
            return found
    if not is_repository(folder):
        raise GitError(f"'{folder}' ligger ikke i et Git-repository, hvor der er gemt noget endnu.")
    where = f"Git kender ikke '{revision}' i '{folder}'."
    if is_shallow(folder):
        raise GitError(f"{where} {_SHALLOW}")
    raise GitError(f"{where} Skriv navnet på en gren, et mærke eller en commit, fx origin/main.")


def common_commit(folder: Path, revision: str) -> str:
    """Give the newest commit that HEAD and `revision` have in common, as `merge-base` finds it."""
    done = _run(folder, "merge-base", "HEAD", commit_named(folder, revision))
    found = done.stdout.decode("ascii", "replace").strip()
    if _COMMIT.fullmatch(found):
        return found
    where = f"Git kan ikke se, hvor grenen begyndte: her er intet fælles med '{revision}'."
    if is_shallow(folder):
        raise GitError(f"{where} {_SHALLOW}")
    raise GitError(f"{where} Angiv den gren, som ændringerne skal ind i, fx origin/main.")


_SHALLOW: Final = (
    "Her er kun den nyeste del af historien hentet. Hent resten med: git fetch --unshallow"
)

_INCOMPLETE: Final = "Git har ikke alt indhold af filerne her. Hent det med: git fetch --refetch"


class Contents:
    """What Git holds, by the names that Git gives to contents. One process answers for all.

    It is started at the first question and ends with this value.
    """

    def __init__(self, folder: Path) -> None:
        """Ask in the repository that `folder` lies in."""
        self._folder = folder

    def of(self, name: str) -> bytes:
        """Give one content."""
        return next(self.each([name]))

    def each(self, names: Sequence[str]) -> Iterator[bytes]:
        """Give contents in the order of their names."""
        for first in range(0, len(names), _NAMES_AT_ONCE):
            asked = names[first : first + _NAMES_AT_ONCE]
            # All answers are read before any is given: the process is never left in mid-answer.
            yield from self._answers(asked)

    def _answers(self, names: Sequence[str]) -> list[bytes]:
        asked, answers = self._process.stdin, self._process.stdout
        assert asked is not None  # noqa: S101 (both ends were asked for as pipes)
        assert answers is not None  # noqa: S101 (as above)
        asked.write("".join(f"{name}\n" for name in names).encode())
        asked.flush()
        found: list[bytes] = []
        for _ in names:
            _, told, *size = answers.readline().split()
            if told == b"missing":
                continue
            found.append(answers.read(int(size[0])))
            answers.read(len(b"\n"))
        if len(found) < len(names):
            raise GitError(_INCOMPLETE)
        return found

    @cached_property
    def _process(self) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(
            ["git", "cat-file", "--batch"],
            cwd=self._folder,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        weakref.finalize(self, _end, process)
        return process


def sizes(folder: Path, names: Sequence[str]) -> tuple[int, ...]:
    """Give the sizes in bytes of contents, in the order of their names."""
    if not names:
        return ()
    asked = "".join(f"{name}\n" for name in names).encode()
    done = _run(folder, "cat-file", "--batch-check=%(objectsize)", asked=asked)
    try:
        return tuple(int(line) for line in done.stdout.splitlines())
    except ValueError as missing:
        raise GitError(_INCOMPLETE) from missing


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.communicate()


def _run(
    folder: Path,
    *words: str,
    asked: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(
            ["git", *words],
            cwd=folder,
            env={**_environment(), **(environment or {})},
            input=asked,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as missing:
        if not folder.is_dir():
            raise NotADirectoryError(folder) from missing
        raise GitError("Git er ikke installeret her. Hent det på https://git-scm.com.") from missing


def _environment() -> dict[str, str]:
    """Leave out what Git was told about another repository, as in a hook, and let it only read."""
    own = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    return {**own, "GIT_OPTIONAL_LOCKS": "0"}

"""The record folder at a commit, or as it is about to be committed, as the mapping the core reads.

Knows how Git lists files, which of them count as the disk would count them, and which files differ
from a commit. Refuses to know what any file means.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from mkdocs_sagsgang.disk import (
    LARGEST_TEXT_READ,
    composed,
    is_text,
    link_found,
    same_name_twice,
    undecodable_name,
)
from mkdocs_sagsgang.git_program import Contents, answer, commit_named, common_commit, sizes
from sagsgang.diagnostics import Diagnostic, Place, error, sorted_diagnostics
from sagsgang.source import Blob, Source, Text


class Index(Enum):
    """The state of the files that has no name as a commit yet."""

    NEXT_COMMIT = "næste commit"


INDEX: Final = Index.NEXT_COMMIT
"""What `git add` has taken up: the files as the next commit will have them."""

_NOTHING: Final[Source] = MappingProxyType({})
_LINK = "120000"
_SUBMODULE = "160000"
_OWN_STAGES = ("0", "2")
"""Of a file that two people have changed, the own version counts until they agree."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file as Git lists it: its name below the record folder as Git stores it."""

    name: str
    mode: str
    content: str
    size: int


def source_at(folder: Path, revision: str | Index, known: Source = _NOTHING) -> Source:
    """Give every file below `folder` as a commit has it; what cannot be read is left out.

    `known` are files that are the same there: they are given as they are, and not read again.
    A `folder` that the commit does not have gives nothing. A revision that Git does not know, and
    a `folder` outside any repository, is a `GitError`; one that is no folder here a
    `NotADirectoryError`.
    """
    return read_source_at(folder, revision, known)[0]


def read_source_at(
    folder: Path, revision: str | Index, known: Source = _NOTHING
) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Give every file below `folder` as a commit has it, and what is wrong with the others.

    Files count as they do on disk: names with a dot in front are left out, links are findings, and
    so are submodules. Files other than texts are read when their bytes are asked for. `known` and
    errors as for `source_at`.
    """
    listed = _index_entries(folder) if isinstance(revision, Index) else _entries(folder, revision)
    findings: list[Diagnostic] = []
    entries = _counted(listed, findings)
    contents = Contents(folder)
    files: dict[str, Text | Blob] = {path: known[path] for path in entries if path in known}
    texts = {
        path: entry.content
        for path, entry in entries.items()
        if path.endswith(".md") and path not in files
    }
    read = zip(texts, contents.each(tuple(texts.values())), strict=True)
    files |= {path: Text(data[:LARGEST_TEXT_READ]) for path, data in read}
    for path, entry in entries.items():
        if path not in files:
            files[path] = Blob(entry.size, None, partial(contents.of, entry.content))
    return MappingProxyType(dict(sorted(files.items()))), sorted_diagnostics(findings)


def _entries(folder: Path, revision: str) -> Iterator[_Entry]:
    commit = commit_named(folder, revision)
    for row in _rows(answer(folder, "ls-tree", "-r", "-z", "-l", commit)):
        facts, _, name = row.partition("\t")
        mode, _, content, size = facts.split()
        yield _Entry(name, mode, content, 0 if size == "-" else int(size))


def _index_entries(folder: Path) -> Iterator[_Entry]:
    listed = answer(folder, "ls-files", "-s", "-z", environment=_own_index(folder))
    rows = [(facts.split(), name) for facts, _, name in (r.partition("\t") for r in _rows(listed))]
    own = [(mode, content, name) for (mode, content, stage), name in rows if stage in _OWN_STAGES]
    contents = [content for mode, content, _ in own if mode != _SUBMODULE]
    known = dict(zip(contents, sizes(folder, contents), strict=True))
    for mode, content, name in own:
        yield _Entry(name, mode, content, known.get(content, 0))


def _own_index(folder: Path) -> Mapping[str, str]:
    """Keep the index that a hook is told about, when it is this repository's.

    `git commit -a` and `git commit <fil>` let the hook see a temporary one.
    """
    stated = os.environ.get("GIT_INDEX_FILE")
    if stated is None:
        return {}
    index = Path(stated).absolute()
    ours = Path(os.fsdecode(answer(folder, "rev-parse", "--absolute-git-dir")).rstrip("\n"))
    is_own = index.resolve().is_relative_to(ours.resolve())
    return {"GIT_INDEX_FILE": str(index)} if is_own else {}


def _counted(listed: Iterator[_Entry], findings: list[Diagnostic]) -> Mapping[str, _Entry]:
    """Choose the files that count, by the path that they have everywhere."""
    chosen: dict[str, _Entry] = {}
    unreadable: set[str] = set()
    for entry in listed:
        path = composed(entry.name)
        end = _end_of_way(entry.name)
        if end is not None:
            if not end.rpartition("/")[2].startswith("."):
                unreadable.add(composed(end))
        elif entry.mode == _LINK:
            findings.append(link_found(path))
        elif entry.mode == _SUBMODULE:
            findings.append(_submodule(path))
        elif path in chosen:
            findings.append(same_name_twice(path))
        else:
            chosen[path] = entry
    findings.extend(undecodable_name(path) for path in unreadable)
    return chosen


def _end_of_way(name: str) -> str | None:
    """Find the folder or file beyond which one would not come on disk: hidden, or no text."""
    parts = name.split("/")
    for depth, part in enumerate(parts, start=1):
        if part.startswith(".") or not is_text(part):
            return "/".join(parts[:depth])
    return None


def _submodule(path: str) -> Diagnostic:
    return error(
        "fil-ulaeselig",
        Place(path),
        f"'{path}' er ikke en mappe med filer, men et andet repository (et undermodul i Git).",
        "Fjern undermodulet, og læg selve filerne her.",
    )


def merge_base(folder: Path, revision: str) -> str:
    """Give the commit at which the branch that stands here left `revision`.

    A revision that Git does not know, and a history too short to tell, is a `GitError`.
    """
    return common_commit(folder, revision)


def renamed(folder: Path, base: str) -> Mapping[str, str]:
    """Give the old path of each file that has a new one since `base`, as the files stand on disk.

    A file that Git has not been told about is nothing's new name. Errors as for `source_at`.
    """
    pairs = (names for _, names in _differences(folder, base) if len(names) == len(("old", "new")))
    return MappingProxyType({new: old for old, new in sorted(pairs)})


def changed_paths(folder: Path, base: str) -> frozenset[str]:
    """Give the paths that differ between `base` and the files on disk.

    Of a renamed file both paths differ; a file that Git has not been told about is new. Errors as
    for `source_at`.
    """
    tracked = (name for _, names in _differences(folder, base) for name in names)
    new = _rows(answer(folder, "ls-files", "-z", "--others"))
    return frozenset((*tracked, *(composed(name) for name in new)))


def _differences(folder: Path, base: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """List what happened to each file: a letter, and its path or its old and new path."""
    commit = commit_named(folder, base)
    words = ("diff", "-z", "-M", "--name-status", "--relative", commit)
    rows = iter(_rows(answer(folder, *words)))
    for status in rows:
        names = (next(rows), next(rows)) if status.startswith("R") else (next(rows),)
        yield status[0], tuple(composed(name) for name in names)


def _rows(listed: bytes) -> list[str]:
    """Read a list that Git ends each row of with NUL. What is no text keeps its bytes."""
    return listed.decode("utf-8", "surrogateescape").split("\0")[:-1]

"""The record folder on disk as the mapping that the core reads.

Knows which files of a folder count, how their names are spelled alike everywhere, and what to say
about a file that cannot be read. Refuses to know what any file means.
"""

import hashlib
import logging
import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from mkdocs_sagsgang.inspection_cache import InspectionCache
from sagsgang.diagnostics import Diagnostic, Place, error, sorted_diagnostics
from sagsgang.source import Blob, Source, Text

LARGEST_TEXT_READ = 16 * 1024 * 1024
"""Bytes of a text that are read at most. The reader refuses texts far smaller than this."""

_CHUNK = 1024 * 1024


logging.getLogger("pypdf").addHandler(logging.NullHandler())
# What pypdf would tell the terminal about a damaged file, a finding tells the user.


def read_source(
    folder: Path, kept: InspectionCache | None = None
) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Read every file below `folder`, and say what is wrong with those that cannot be read.

    With `kept`, what is inside a file that was looked at in an earlier run is not looked at again.
    Names that begin with a dot are left out, and links are never followed. What cannot be read is
    a finding, never an exception; only a `folder` that is none raises `NotADirectoryError`.
    """
    files: dict[str, Text | Blob] = {}
    findings: list[Diagnostic] = []
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    for path, entry in _entries(folder, findings):
        if path in files:
            findings.append(same_name_twice(path))
            continue
        try:
            file = _file(entry, kept)
        except FileNotFoundError:
            continue  # it was removed while the folder was read: it is no longer a file
        except OSError as failure:
            findings.append(_unreadable(path, failure))
            continue
        if file is None:
            findings.append(_special(path))
            continue
        files[path] = file
    return MappingProxyType(dict(sorted(files.items()))), sorted_diagnostics(findings)


def _entries(folder: Path, findings: list[Diagnostic]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Go through the files below `folder` in order of their names, each with its path from there.

    A path is put together on the way: taking it apart again would cost more than reading.
    """
    waiting: list[tuple[str | Path, str]] = [(folder, "")]
    while waiting:
        here, below = waiting.pop()
        try:
            with os.scandir(here) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except FileNotFoundError:
            continue  # as for a file
        except OSError as failure:
            findings.append(_unreadable(composed(below.rstrip("/")) or ".", failure))
            continue
        for entry in entries:
            path = composed(below + entry.name)
            if entry.name.startswith("."):
                continue
            if not is_text(entry.name):
                findings.append(undecodable_name(path))
            elif entry.is_symlink():
                findings.append(link_found(path))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, f"{below}{entry.name}/"))
            else:
                yield path, entry


def _file(entry: os.DirEntry[str], kept: InspectionCache | None) -> Text | Blob | None:
    """Read a file, or give nothing for a device, a pipe or a socket, which might never end."""
    if not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
        return None
    path = Path(entry.path)
    if entry.name.endswith(".md"):
        with path.open("rb") as file:
            return Text(file.read(LARGEST_TEXT_READ))
    digest, length = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            length += len(chunk)
    known, read = digest.hexdigest(), path.read_bytes
    marks = None if kept is None else kept.of(known, read)
    return Blob(size=length, known_digest=known, read=read, known_marks=marks)


def composed(path: str) -> str:
    """Spell a path as every system does, and so that it can be printed.

    macOS hands out names in which `å` is two characters; bytes that are no text become `?`.
    """
    return unicodedata.normalize("NFC", path.encode("utf-8", "replace").decode())


def is_text(name: str) -> bool:
    """Tell whether a file's name can be printed: its bytes are UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def link_found(path: str) -> Diagnostic:
    """Say that `path` is a symbolic link."""
    return error(
        "fil-genvej",
        Place(path),
        f"'{path}' er en genvej (et symbolsk link) til noget andet. Her må kun stå rigtige filer.",
        "Slet genvejen, og læg selve filen her, eller henvis til den med et link i teksten.",
    )


def _unreadable(path: str, failure: OSError) -> Diagnostic:
    if isinstance(failure, PermissionError):
        return error(
            "fil-ulaeselig",
            Place(path),
            f"'{path}' kan ikke læses: du har ikke adgang til at læse den.",
            "Giv dig selv læseadgang til filen eller mappen, eller slet den.",
        )
    return error(
        "fil-ulaeselig",
        Place(path),
        f"'{path}' kan ikke læses. Systemet svarer: {failure.strerror or type(failure).__name__}.",
        "Se efter, om filen kan åbnes i et andet program; hent den ellers igen.",
    )


def undecodable_name(path: str) -> Diagnostic:
    """Say that the name of `path` is no text."""
    return error(
        "fil-ulaeselig",
        Place(path),
        f"Navnet '{path}' kan ikke læses: tegnene ved '?' er ikke gemt i tegnsættet UTF-8.",
        "Giv filen et nyt navn med små bogstaver a-z, tal og bindestreg.",
    )


def _special(path: str) -> Diagnostic:
    return error(
        "fil-ulaeselig",
        Place(path),
        f"'{path}' er ikke en almindelig fil, men et rør, en enhed eller lignende.",
        "Slet den, og læg en almindelig fil i stedet.",
    )


def same_name_twice(path: str) -> Diagnostic:
    """Say that two files have names that look alike."""
    return error(
        "fil-navnesammenfald",
        Place(path),
        f"To filer hedder '{path}'. De er kun forskellige i, hvordan æ, ø, å eller et andet"
        " sammensat tegn er gemt.",
        "Behold den ene, og slet eller omdøb den anden.",
    )

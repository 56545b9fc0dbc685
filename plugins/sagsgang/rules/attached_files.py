"""Which files lie beside records, and where a record names them.

Knows names of files. Refuses to open any of them, and to judge.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from sagsgang.archive import Archive
from sagsgang.diagnostics import Place
from sagsgang.publication import PUBLISHED_TYPES
from sagsgang.reading.nodes import Scalar
from sagsgang.records.kinds import attachment_folder
from sagsgang.records.parts import Attachment
from sagsgang.records.record import (
    Agreement,
    AnyRecord,
    Appointment,
    Consultation,
    Forum,
    Meeting,
    NewsItem,
)
from sagsgang.source import Blob

LARGEST: Final = 50 * 1024 * 1024
"""Bytes; GitHub warns above 50 MiB."""


@dataclass(frozen=True, slots=True)
class Named:
    """A file as a record names it."""

    file: Scalar
    title: str


def named_files(record: AnyRecord) -> Iterator[Named]:
    """List the files that a record's facts name, in the order of the file."""
    match record:
        case Forum(facts=facts):
            for terms in facts.terms_of_reference:
                if terms.file is not None:
                    yield Named(terms.file, terms.title or "Kommissorium")
        case Meeting(facts=facts):
            yield from _of(facts.attachments)
            for item in record.items:
                yield from _of(item.facts.attachments)
        case (
            Appointment(facts=facts)
            | Consultation(facts=facts)
            | NewsItem(facts=facts)
            | Agreement(facts=facts)
        ):
            yield from _of(facts.attachments)
        case _:
            return


def _of(attachments: tuple[Attachment, ...]) -> Iterator[Named]:
    for attachment in attachments:
        if attachment.file is not None:
            yield Named(attachment.file, attachment.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """A file beside a record, and the place where the record names it, or the file itself.

    `name` is the path below the record's folder, `path` the one below the record root.
    """

    place: Place
    path: str
    name: str
    blob: Blob


def attached_files(archive: Archive) -> Iterator[AttachedFile]:
    """List the files of allowed types beside records, each where its record names it."""
    for record in archive.legible:
        files = archive.attachments_of(record)
        if not files:
            continue
        places = {folded(one.file): one.file.place for one in reversed(tuple(named_files(record)))}
        for name, blob in files.items():
            if is_allowed(name):
                path = attachment_folder(record.path) + name
                place = places.get(folded(name), Place(path))
                yield AttachedFile(place=place, path=path, name=name, blob=blob)


def folded(name: str) -> str:
    """Write a name as two systems agree on it: without case, its letters composed."""
    return normalize("NFC", name).casefold()


def is_allowed(name: str) -> bool:
    """Tell whether a file of that name can be published."""
    _, dot, ending = name.rpartition(".")
    return bool(dot) and ending.lower() in PUBLISHED_TYPES

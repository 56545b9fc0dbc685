"""Rules about attachments: the files beside a record and what the record says of them.

Knows names, sizes and types of files. Refuses to open any of them.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.diagnostics import Diagnostic, Place, error, warning
from sagsgang.publication import PUBLISHED_TYPES
from sagsgang.reading.links import links
from sagsgang.reading.nodes import Scalar
from sagsgang.records.kinds import attachment_folder
from sagsgang.records.record import AnyRecord, Meeting
from sagsgang.rules.attached_files import (
    LARGEST,
    attached_files,
    folded,
    is_allowed,
    named_files,
)
from sagsgang.rules.rule import Rule

_MEGABYTE: Final = 1024 * 1024
_SITE_LIMIT: Final = 1000 * _MEGABYTE
"""GitHub Pages publishes a site of up to 1 GB."""
_LARGEST_TOTAL: Final = 900 * _MEGABYTE
"""The rest is for pages and the search index."""


def check_named_files_are_there(archive: Archive) -> Iterator[Diagnostic]:
    """En fil, som et bilag nævner, ligger i postens mappe."""
    for record in archive.legible:
        files = archive.attachments_of(record)
        for named in named_files(record):
            if named.file in files or _same_but_spelling(named.file, files) is not None:
                continue
            if not is_allowed(named.file):
                continue
            folder = f"records/{attachment_folder(record.path)}"
            near = danish.nearest(named.file, files)
            hint = f"Læg filen i mappen {folder}, eller slet linjen med fil."
            if near is not None:
                hint = f"Mente du '{near}'? Så skriv\nfil: {near}"
            yield error(
                "bilag-mangler",
                named.file.place,
                f"Filen '{named.file}' ligger ikke i mappen {folder}.",
                hint,
            )


def check_named_files_are_spelled_alike(archive: Archive) -> Iterator[Diagnostic]:
    """Et filnavn er skrevet som filen hedder, også med store og små bogstaver."""
    for record in archive.legible:
        files = archive.attachments_of(record)
        for named in named_files(record):
            actual = None if named.file in files else _same_but_spelling(named.file, files)
            if actual is None:
                continue
            yield error(
                "bilag-store-smaa",
                named.file.place,
                f"Her står '{named.file}', men filen hedder '{actual}'. Store og små bogstaver "
                "skal være ens, ellers virker linket ikke.",
                f"Skriv\nfil: {actual}",
            )


def check_files_are_named(archive: Archive) -> Iterator[Diagnostic]:
    """En fil i en posts mappe er nævnt i posten."""
    for record in archive.legible:
        files = archive.attachments_of(record)
        if not files or _has_unreadable_attachments(record):
            continue
        folder = attachment_folder(record.path)
        named = {folded(one.file) for one in named_files(record)}
        linked = {link.target for passage in record.passages() for link in links(passage)}
        for name in files:
            if not is_allowed(name) or folded(name) in named:
                continue
            path = folder + name
            if f"/records/{path}" in linked and "/" not in name:
                continue
            if "/" in name:
                hint = "Bilag ligger ikke i undermapper. Flyt filen en mappe op, og nævn den der."
            else:
                hint = f"Skriv i records/{record.path}\nbilag:\n  - titel: Bilagets titel\n"
                hint += f"    fil: {name}\nEllers slet filen."
            yield warning(
                "bilag-ubrugt",
                Place(path),
                f"Filen '{name}' er ikke nævnt i records/{record.path} og kommer ikke på siden.",
                hint,
            )


def check_files_have_an_allowed_type(archive: Archive) -> Iterator[Diagnostic]:
    """Bilag er af en type, som kan udgives uden fare."""
    allowed = danish.joined(PUBLISHED_TYPES, last="og")
    hint = f"Gem filen som pdf, eller slet den. Disse typer kan bruges: {allowed}."
    for record in archive.legible:
        named = {folded(one.file): one.file for one in reversed(tuple(named_files(record)))}
        files = archive.attachments_of(record)
        for file in named.values():
            if not is_allowed(file):
                message = f"Filen '{file}' er af en type, der ikke kan udgives."
                yield error("bilag-filtype", file.place, message, hint)
        for name in files:
            if not is_allowed(name) and folded(name) not in named:
                message = f"Filen '{name}' er af en type, der ikke kan udgives."
                yield error(
                    "bilag-filtype", Place(attachment_folder(record.path) + name), message, hint
                )


def check_files_are_not_too_large(archive: Archive) -> Iterator[Diagnostic]:
    """Et bilag fylder højst 50 MB."""
    for file in attached_files(archive):
        if file.blob.size <= LARGEST:
            continue
        yield error(
            "bilag-for-stort",
            file.place,
            f"Filen '{file.name}' fylder "
            f"{danish.formatted_number(-(-file.blob.size // _MEGABYTE))} MB. Den "
            f"må højst fylde {LARGEST // _MEGABYTE} MB.",
            "Gem den i et mindre format, eller del den i flere filer.",
        )


def check_files_fit_on_the_site_together(archive: Archive) -> Iterator[Diagnostic]:
    """Alle bilag fylder højst 900 MB tilsammen, så siden kan blive på GitHub Pages."""
    files = sorted(attached_files(archive), key=lambda one: (one.blob.size, one.path))
    total = sum(one.blob.size for one in files)
    if total > _LARGEST_TOTAL:
        largest = files[-1]
        fill, limit, wanted = (
            danish.formatted_number(-(-size // _MEGABYTE))
            for size in (total, _SITE_LIMIT, _LARGEST_TOTAL)
        )
        yield warning(
            "bilag-samlet-for-store",
            largest.place,
            f"Bilagene fylder {fill} MB tilsammen. Hele siden må højst fylde {limit} MB hos "
            f"GitHub, og bilagene bør holde sig under {wanted} MB. Den største fil er "
            f"'{largest.name}'.",
            "Gem de største filer i et mindre format, eller læg dem et andet sted, og skriv url i "
            "stedet for fil.",
        )


def check_files_are_not_empty(archive: Archive) -> Iterator[Diagnostic]:
    """Et bilag er ikke en tom fil."""
    for file in attached_files(archive):
        if file.blob.size:
            continue
        yield error(
            "bilag-tomt",
            file.place,
            f"Filen '{file.name}' er tom.",
            "Læg filen op igen, eller slet den og linjen med fil.",
        )


def check_files_are_named_once(archive: Archive) -> Iterator[Diagnostic]:
    """En fil er bilag ét sted i en post."""
    for record in archive.legible:
        first_with: dict[str, Scalar] = {}
        for named in named_files(record):
            earlier = first_with.setdefault(folded(named.file), named.file)
            if earlier is named.file:
                continue
            yield warning(
                "bilag-gentaget",
                named.file.place,
                f"Filen '{named.file}' er allerede bilag på linje {earlier.place.line}.",
                "Er det to forskellige bilag, så ret det ene filnavn. Ellers slet linjen med fil, "
                "og lad titlen stå.",
            )


def check_closed_items_have_no_files(archive: Archive) -> Iterator[Diagnostic]:
    """Et lukket punkt har hverken filer eller adresser som bilag."""
    for meeting in archive.meetings.values():
        for item in meeting.items:
            if not item.is_closed or item.block is None:
                continue
            for attachment in item.facts.attachments:
                where = attachment.file or attachment.url
                if where is None:
                    continue
                yield error(
                    "bilag-paa-lukket-punkt",
                    where.place,
                    f"Punkt {item.number} er lukket, men har bilaget '{where}'.",
                    "Alt i arkivet kan læses af alle. Slet bilaget her, og fjern filen fra mappen.",
                )


def check_files_belong_to_a_record(archive: Archive) -> Iterator[Diagnostic]:
    """En fil ligger i mappen til en post eller er selv en post."""
    for path in archive.stray_blobs:
        folder, _, name = path.rpartition("/")
        where = f"{folder}/<postens navn>/{name}" if folder else f"<mappe>/<postens navn>/{name}"
        yield warning(
            "fil-uden-post",
            Place(path),
            f"Filen 'records/{path}' hører ikke til nogen post og kommer ikke på siden.",
            "Er den et bilag, så flyt den til mappen med samme navn som posten, uden .md, fx "
            f"records/{where}. Ellers slet den.",
        )


def _same_but_spelling(name: str, files: Iterable[str]) -> str | None:
    """Find the file whose name differs in case, or in how a letter is composed, only."""
    wanted = folded(name)
    return next((one for one in files if folded(one) == wanted), None)


def _has_unreadable_attachments(record: AnyRecord) -> bool:
    """Tell whether a file may be named where the reader could not read it."""
    flaws = set(record.flaws)
    if isinstance(record, Meeting):
        flaws.update(flaw for item in record.items for flaw in item.flaws)
    return bool(flaws & {"attachments", "terms_of_reference"})


RULES: tuple[Rule, ...] = (
    check_named_files_are_there,
    check_named_files_are_spelled_alike,
    check_files_are_named,
    check_files_have_an_allowed_type,
    check_files_are_not_too_large,
    check_files_fit_on_the_site_together,
    check_files_are_not_empty,
    check_files_are_named_once,
    check_closed_items_have_no_files,
    check_files_belong_to_a_record,
)

"""Links in running text: each leads to a file, an item or an address that is allowed.

Knows the one shape of a link between records (`/records/…md#punkt-4`, as the Git host follows
it). Refuses to know public addresses, and anchors other than those of items.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Final
from urllib.parse import unquote

from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.diagnostics import Diagnostic, error, warning
from sagsgang.reading.links import Link, links
from sagsgang.records.record import AnyRecord
from sagsgang.rules.moves import moved_path
from sagsgang.rules.rule import Rule

_ROOT: Final = "/records/"
_SCHEME: Final = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")
_HTTPS: Final = re.compile(r"https://[^/?#\s\\]+\.[^\s\\]+", re.IGNORECASE)
_CONTACT: Final = re.compile(r"(?:mailto|tel):[^\s\\/][^\s\\]*", re.IGNORECASE)
_MAIL_ADDRESS: Final = re.compile(r"[^\s@/]+@[^\s@/]+\.[^\s@/]+")
_ITEM_ANCHOR: Final = re.compile(r"punkt(?:-\d+[a-z]?)+")
_OTHER_SITE: Final = re.compile(r"www\.[^\s/]+\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)


class _Files:
    """Every path that a link may lead to, and the nearest one to a path that is none."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    @cached_property
    def _by_folded(self) -> dict[str, str]:
        ids = (*self.archive.records, *self.archive.broken)
        paths = (*(f"{one}.md" for one in ids), *self.archive.blobs)
        return {path.casefold(): path for path in paths}

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for path in self._by_folded.values():
            folder, _, name = path.rpartition("/")
            found[folder].append(name)
        return found

    def has(self, path: str) -> bool:
        """Tell whether a file has exactly that path."""
        if path.endswith(".md"):
            return self.archive.has(path.removesuffix(".md"))
        return path in self.archive.blobs

    def nearest(self, path: str) -> str | None:
        """Find the path that was probably meant."""
        bare = path.strip("/")
        for candidate in (bare, f"{bare}.md", f"{bare}/index.md"):
            if (found := self._by_folded.get(candidate.casefold())) is not None:
                return found
        folder, _, name = bare.rpartition("/")
        near = danish.nearest(name, self._by_folder.get(folder, ()))
        return f"{folder}/{near}".lstrip("/") if near else None


def _path_and_anchor(target: str) -> tuple[str, str]:
    path, _, anchor = target.removeprefix(_ROOT).partition("#")
    return unquote(path), unquote(anchor)


def _is_within_records(target: str) -> bool:
    return target.startswith(_ROOT)


def _dead_link(_record: AnyRecord, link: Link, files: _Files) -> Iterator[Diagnostic]:
    """Et link til en fil her fører til en fil, der findes, skrevet med de samme bogstaver."""
    if link.is_image or not _is_within_records(link.target):
        return
    path, anchor = _path_and_anchor(link.target)
    if files.has(path):
        return
    fragment = f"#{anchor}" if anchor else ""
    moved = moved_path(files.archive, path)
    if moved is not None:
        yield warning(
            "henvisning-flyttet",
            link.target.place,
            f"Linket fører til '{path}', som nu er '{moved}'.",
            f"Skriv {_ROOT}{moved}{fragment}",
        )
        return
    nearest = files.nearest(path)
    yield error(
        "link-doedt",
        link.target.place,
        f"Linket fører til '{path}', men den fil findes ikke.",
        f"Mente du {_ROOT}{nearest}{fragment}?" if nearest else "Ret linket, eller opret filen.",
    )


def _dead_anchor(record: AnyRecord, link: Link, files: _Files) -> Iterator[Diagnostic]:
    """Et link til et punkt fører til et punkt, som står på mødets dagsorden."""
    target = str(link.target)
    if target.startswith("#"):
        path, anchor = record.path, unquote(target[1:])
    elif _is_within_records(target):
        path, anchor = _path_and_anchor(target)
    else:
        return
    record_id = path.removesuffix(".md")
    now = files.archive.former_ids.get(record_id, record_id)
    meeting = files.archive.meetings.get(now)
    if meeting is None or not _ITEM_ANCHOR.fullmatch(anchor):
        return
    anchors = [f"punkt-{danish.slug(item.number)}" for item in meeting.items]
    earlier = (one for item in meeting.items for one in item.facts.former_numbers)
    if anchor in anchors or anchor in {f"punkt-{danish.slug(one)}" for one in earlier}:
        return
    listed = f"Mødet har {danish.joined([f'#{one}' for one in anchors])}."
    yield error(
        "link-punkt",
        link.target.place,
        f"Linket fører til '#{anchor}', men mødet har ikke det punkt.",
        listed if anchors else "Mødet har ingen punkter endnu. Slet den del af linket.",
    )


def _relative_link(record: AnyRecord, link: Link, files: _Files) -> Iterator[Diagnostic]:
    """Et link til en fil her begynder med /records/, så det virker alle steder."""
    target = str(link.target)
    if (
        link.is_image
        or target.startswith((_ROOT, "#"))
        or _SCHEME.match(target)
        or _MAIL_ADDRESS.fullmatch(target)
    ):
        return
    if not target:
        message, hint = "Linket fører ingen steder hen.", "Skriv adressen i parentesen."
    elif _OTHER_SITE.fullmatch(target):
        message, hint = f"Linket '{target}' mangler https://.", f"Skriv https://{target}"
    else:
        message = f"Linket '{target}' begynder ikke med {_ROOT}."
        path, anchor = _path_and_anchor(target)
        meant = files.nearest(_resolved(record.path, path))
        fragment = f"#{anchor}" if anchor else ""
        hint = (
            f"Skriv {_ROOT}{meant}{fragment}"
            if meant
            else f"Skriv hele stien, fx {_ROOT}{record.path}"
        )
    yield error("link-form", link.target.place, message, hint)


def _resolved(origin: str, path: str) -> str:
    """Follow a relative path from the folder of `origin`; too many `..` end at the root."""
    if path.startswith("/"):
        return path.strip("/")
    parts = origin.split("/")[:-1]
    for step in path.replace("\\", "/").split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step not in ("", "."):
            parts.append(step)
    return "/".join(parts)


def _forbidden_scheme(_record: AnyRecord, link: Link, _files: _Files) -> Iterator[Diagnostic]:
    """Et link ud af siden begynder med https, mailto eller tel."""
    target = str(link.target)
    match = _SCHEME.match(target)
    if link.is_image or match is None or _HTTPS.fullmatch(target) or _CONTACT.fullmatch(target):
        return
    scheme = match["scheme"].lower()
    if scheme == "http":
        hint = f"Skriv https{target[len('http') :]}"
        message = "Linket begynder med http. Her bruges kun https, som er krypteret."
    elif scheme in ("https", "mailto", "tel"):
        message, hint = f"Linket '{target}' er ikke en hel adresse.", "Skriv hele adressen."
    else:
        message = f"Linket begynder med '{scheme}:', som ikke kan bruges her."
        hint = "Et link kan begynde med https:, mailto:, tel: eller /records/."
    yield error("link-skema", link.target.place, message, hint)


def _foreign_image(record: AnyRecord, link: Link, files: _Files) -> Iterator[Diagnostic]:
    """Et billede i teksten er en fil, som ligger her som bilag; intet hentes udefra."""
    if not link.is_image:
        return
    path, _ = _path_and_anchor(link.target)
    if _is_within_records(link.target) and not path.endswith(".md") and files.has(path):
        return
    folder = record.path.removesuffix(".md")
    yield error(
        "billede-ikke-bilag",
        link.target.place,
        f"Billedet '{link.target}' ligger ikke her som bilag, så det kan ikke vises.",
        f"Læg filen i mappen {folder}/, og skriv {_ROOT}{folder}/<filens navn>",
    )


_CHECKS: Final = (_dead_link, _dead_anchor, _relative_link, _forbidden_scheme, _foreign_image)


def check_links(archive: Archive) -> Iterator[Diagnostic]:
    """Et link i teksten fører til en fil, et punkt eller en adresse, som er tilladt.

    Hvert link læses én gang og prøves mod reglerne ovenfor, som udelukker hinanden.
    """
    files = _Files(archive)
    for record in archive.legible:
        for passage in record.passages():
            for link in links(passage):
                for check in _CHECKS:
                    yield from check(record, link, files)


RULES: tuple[Rule, ...] = (check_links,)

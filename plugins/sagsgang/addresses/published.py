"""The list of every address that was ever published: `adresser.txt`, one address to a line.

Knows the list's form, and which addresses an archive publishes. Refuses to know where an address
leads, and to write files. Pages, punkter and attachments are listed. Files that are made for
programs (`sitemap.xml`, schemas) are not: nothing could stand in their place.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sagsgang.addresses.links import address, item_anchor
from sagsgang.archive import Archive
from sagsgang.diagnostics import Diagnostic, Place, error, warning
from sagsgang.records.meeting import MeetingStatus
from sagsgang.records.record import Meeting
from sagsgang.source import ADDRESS_LIST, Blob

_HEAD: Final = """\
# Adresser, som har været offentliggjort, og som skal blive ved med at svare.
# Nye bliver føjet til, når siden bygges. Slet ingen linjer, heller ikke når noget er slettet:
# en omdøbt fil siger tidligere:, og en slettet står under slettede: i samarbejdets index.md.
"""
_LINE_END: Final = re.compile(r"\r?\n")
_PARTS: Final = r"(?:[^/\s#]+/)+"
_FORMS: Final = re.compile(
    rf"(?P<page>(?:side|liste) {_PARTS})|(?P<item>punkt {_PARTS}#punkt(?:-[a-z0-9]+)+)"
    rf"|(?P<file>fil {_PARTS}[^/]+)"
)
_MINUTES_ARE_PUBLIC: Final = frozenset({MeetingStatus.HELD, MeetingStatus.APPROVED})


class What(StrEnum):
    """What an address leads to; the value is the first word of its line."""

    PAGE = "side"
    """The page of a record."""
    ITEM = "punkt"
    """A punkt of a referat. Before there is a referat, numbers may still change."""
    FILE = "fil"
    """An attachment."""
    LIST = "liste"
    """A page that no single record makes."""


_WORDS: Final = {what.value: what for what in What}


@dataclass(frozen=True, slots=True, order=True)
class Published:
    """An address from the site's root, for a punkt with its anchor."""

    what: What
    address: str

    @property
    def line(self) -> str:
        """The line of the list."""
        return f"{self.what.value} {self.address}"

    @property
    def page(self) -> str:
        """The address of the page, without an anchor; of a file that of its record."""
        if self.what is What.FILE:
            return self.address[: self.address.rindex("/") + 1]
        return self.address.partition("#")[0] if self.what is What.ITEM else self.address

    @property
    def anchor(self) -> str:
        """The anchor of a punkt, or nothing."""
        return self.address.partition("#")[2] if self.what is What.ITEM else ""

    @property
    def file(self) -> str:
        """The name of a file, or nothing."""
        return self.address.rpartition("/")[2] if self.what is What.FILE else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressList:
    """What the list says: each address with its line, and what is wrong with the lines."""

    lines: Mapping[Published, int]
    diagnostics: tuple[Diagnostic, ...]


def address_list(blob: Blob | None) -> AddressList:
    """Read the list; where there is none, nothing has been published yet."""
    try:
        return _address_list("" if blob is None else blob.read().decode("utf-8"))
    except UnicodeDecodeError:
        return AddressList(lines=MappingProxyType({}), diagnostics=(_undecodable(),))


def _address_list(text: str) -> AddressList:
    lines: dict[Published, int] = {}
    found: list[Diagnostic] = []
    last = ""
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if not line or line.startswith("#"):
            continue
        place = Place(ADDRESS_LIST, number)
        if _FORMS.fullmatch(line) is None:
            found.append(_malformed(place, line))
            continue
        word, _, where = line.partition(" ")
        lines.setdefault(Published(_WORDS[word], where), number)
        if line <= last:
            found.append(_misplaced(place, line, is_repeated=line == last))
        last = line
    return AddressList(lines=MappingProxyType(lines), diagnostics=tuple(found))


def _undecodable() -> Diagnostic:
    return error(
        "adresseliste-linje",
        Place(ADDRESS_LIST),
        "Adresselisten kan ikke læses: den er ikke gemt i tegnsættet UTF-8.",
        "Hent den udgave tilbage, som lå her før.",
    )


def _malformed(place: Place, line: str) -> Diagnostic:
    words = ", ".join(f"'{what.value}'" for what in What)
    return error(
        "adresseliste-linje",
        place,
        f"'{line}' er ikke en linje i adresselisten.",
        f"En linje er et af ordene {words} og en adresse. Sæt den linje ind igen, som stod her.",
    )


def _misplaced(place: Place, line: str, *, is_repeated: bool) -> Diagnostic:
    says = "står der to gange" if is_repeated else "står ikke i alfabetisk rækkefølge"
    return warning(
        "adresseliste-raekkefoelge",
        place,
        f"'{line}' {says} i adresselisten.",
        "Listen bliver ordnet, når siden udgives, eller når scripts/addresses.py bliver kørt.",
    )


def address_list_text(addresses: Iterable[Published]) -> str:
    """Write the list: sorted as bytes are, each address once."""
    lines = sorted({one.line for one in addresses})
    return "\n".join([_HEAD + "\n".join(lines), ""]) if lines else _HEAD


def joined_lists(texts: Iterable[str]) -> str:
    """Make one list of several; no address of any is lost."""
    return address_list_text(one for text in texts for one in _address_list(text).lines)


def record_addresses(records: Archive, files: Collection[str]) -> Iterator[Published]:
    """List what the records publish; `files` are the addresses of their attachments."""
    for record_id, record in records.records.items():
        where = address(record_id)
        if not where:
            continue
        yield Published(What.PAGE, where)
        if isinstance(record, Meeting) and record.facts.status in _MINUTES_ARE_PUBLIC:
            for item in record.items:
                yield Published(What.ITEM, f"{where}#{item_anchor(item.number)}")
    for path in files:
        yield Published(What.FILE, path)

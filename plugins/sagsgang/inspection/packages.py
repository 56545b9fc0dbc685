"""Zip packages: what Word, Excel, PowerPoint and OpenDocument files are made of.

Knows how to take a file out of a package without being flooded, and where links inside a package
lead. Refuses to know what the files mean.
"""

import posixpath
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile, ZipInfo

from sagsgang.inspection.limits import (
    MAX_MEMBERS,
    TAG_COST,
    Budget,
    TooMuchError,
    UnreadableError,
)
from sagsgang.inspection.xml_text import Start, events

_CHUNK = 1 << 20
_ENCRYPTED = 0x1
_XML_BEGINS_WITHIN = 100
_BLANK = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""What may stand before the first tag: spaces, and the marks of UTF-8 and UTF-16."""
_DAMAGE = (BadZipFile, EOFError, LZMAError, NotImplementedError, OSError, ValueError, zlib.error)
"""What `zipfile` raises for a package that is not as it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A link of a part to another part, or to the world outside."""

    id: str
    target: str
    is_external: bool


class Package:
    """A zip file that is read member by member, each read counted."""

    def __init__(self, data: bytes, budget: Budget) -> None:
        """Read the list of members; raises `UnreadableError` and `TooMuchError`."""
        try:
            self._zip = ZipFile(BytesIO(data))
        except _DAMAGE as failure:
            raise UnreadableError from failure
        self._budget = budget
        self.members: tuple[ZipInfo, ...] = tuple(
            one for one in self._zip.infolist() if not one.is_dir()
        )
        if len(self.members) > MAX_MEMBERS:
            raise TooMuchError
        self._by_name = {one.filename.casefold(): one for one in self.members}

    @property
    def comment(self) -> str:
        """Give the remark that a zip file may carry about itself."""
        return self._zip.comment.decode("utf-8", "replace")

    @property
    def is_encrypted(self) -> bool:
        """Whether any member needs a password."""
        return any(one.flag_bits & _ENCRYPTED for one in self.members)

    def has(self, name: str) -> bool:
        """Tell whether there is a member of that name, however its letters are cased."""
        return name.casefold() in self._by_name

    def has_folder(self, folder: str) -> bool:
        """Tell whether there is any member below a folder such as `word/`."""
        return any(name.startswith(folder) for name in self._by_name)

    def read(self, member: ZipInfo) -> bytes:
        """Unpack a member; raises `UnreadableError` and `TooMuchError`."""
        if member.flag_bits & _ENCRYPTED:
            raise UnreadableError
        pieces: list[bytes] = []
        try:
            with self._zip.open(member) as file:
                while chunk := file.read(_CHUNK):
                    self._budget.spend(len(chunk))
                    pieces.append(chunk)
        except _DAMAGE as failure:
            raise UnreadableError from failure
        data = b"".join(pieces)
        if data[:_XML_BEGINS_WITHIN].lstrip(_BLANK).startswith(b"<"):
            self._budget.spend(data.count(b"<") * TAG_COST)
        return data

    def read_named(self, name: str) -> bytes:
        """Unpack the member of that name; nothing when there is none."""
        member = self._by_name.get(name.casefold())
        return b"" if member is None else self.read(member)

    def relations(self, part: str) -> Iterator[Relation]:
        """List the links of a part; targets inside are given as names of members."""
        folder, _, name = part.rpartition("/")
        data = self.read_named(f"{folder}/_rels/{name}.rels".lstrip("/"))
        if data:
            yield from relations(data, folder)

    def related_parts(self, part: str, element: str) -> Iterator[tuple[str, Start]]:
        """List the parts that elements such as `sheet` of a part name, in the part's order."""
        targets = {one.id: one.target.casefold() for one in self.relations(part)}
        for event in events(self.read_named(part)):
            if isinstance(event, Start) and event.name == element:
                yield targets.get(event.attributes.get("id", ""), ""), event


def relations(data: bytes, folder: str) -> Iterator[Relation]:
    """Read a list of links of the parts in `folder`."""
    for event in events(data):
        if not isinstance(event, Start) or event.name != "Relationship":
            continue
        target = event.attributes.get("Target", "")
        is_external = event.attributes.get("TargetMode") == "External"
        yield Relation(
            id=event.attributes.get("Id", ""),
            target=target if is_external else _inside(folder, target),
            is_external=is_external,
        )


def _inside(folder: str, target: str) -> str:
    """Give the name of the member that a link from `folder` leads to."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")

"""The files of one commit as values: texts to be read as records, and all others.

Knows bytes and their digests, and what was seen inside a file. Refuses to know what any file says.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Final, TypeAlias

from sagsgang.inspection import Mark, marks

ADDRESS_LIST: Final = "adresser.txt"
"""The file with every address that was ever published; it belongs to no record."""


@dataclass(frozen=True, slots=True)
class Text:
    """A file that is to be read as a record: its bytes."""

    data: bytes


@dataclass(frozen=True, eq=False)
class Blob:
    """Any other file: its size in bytes, its SHA-256, and its bytes on demand.

    `known_digest` is the SHA-256 where somebody has gone through the bytes already; otherwise
    they are read when it is asked for. `known_marks` says what was seen in a file of these bytes
    and the ending that it is given, where somebody keeps that; otherwise whoever asks looks.
    Two files of the same bytes are equal.
    """

    size: int
    known_digest: str | None
    read: Callable[[], bytes] = field(repr=False)
    known_marks: Callable[[str], tuple[Mark, ...]] | None = field(default=None, repr=False)

    def marks(self, name: str) -> tuple[Mark, ...]:
        """Say what is noteworthy inside, when the file is called `name`: none of its text."""
        return _marks(self, name.rpartition(".")[2].lower())

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the bytes in hexadecimal."""
        return self.known_digest or sha256(self.read()).hexdigest()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Blob):
            return NotImplemented
        return self.size == other.size and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.size)


@lru_cache(maxsize=4096)
def _marks(blob: Blob, ending: str) -> tuple[Mark, ...]:
    """Look into a file once for its bytes and ending, whoever asks and however often."""
    known = blob.known_marks
    return marks(f"bilag.{ending}", blob.read()) if known is None else known(ending)


Source: TypeAlias = Mapping[str, Text | Blob]
"""Every file under the record root by its path with `/`."""

"""What a file holds, as values: its texts, what is noteworthy about it, and files inside it.

Knows that a text has a place that a person can find. Refuses to know any file format.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Trait(StrEnum):
    """What may be noteworthy about a file; the value is how it is kept between runs."""

    CHANGES = "changes"
    """Text that was changed with the changes recorded."""
    COMMENTS = "comments"
    """Comments beside the text."""
    EMAIL = "email"
    """Private e-mail addresses; `count` tells how many."""
    ENCRYPTED = "encrypted"
    """Nobody can look inside without a password."""
    HIDDEN = "hidden"
    """Text, sheets, rows or slides that are there but not shown."""
    LFS_POINTER = "lfs-pointer"
    """A note about a file that Git LFS keeps elsewhere."""
    LOCAL_LINK = "local-link"
    """A link to a file on somebody's own disk or server."""
    LOCATION = "location"
    """Where a photograph was taken."""
    PERSON = "person"
    """Somebody is named in the properties; `detail` is the name."""
    PERSONAL_NUMBER = "personal-number"
    """A CPR number; `detail` is its fingerprint."""
    PERSONAL_NUMBER_LIKE = "personal-number-like"
    """What looks like a CPR number; `detail` is its fingerprint."""
    PHONE = "phone"
    """Private telephone numbers; `count` tells how many."""
    SCRIPT = "script"
    """Macros or JavaScript."""
    TOO_LARGE = "too-large"
    """More than can be looked through."""
    UNLABELLED = "unlabelled"
    """A PDF lacks something that a screen reader needs; `detail` is what."""
    UNREADABLE = "unreadable"
    """Damaged, or not as its format demands."""
    WRONG_TYPE = "wrong-type"
    """The contents are something else than the name says; `detail` is what, when known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something noteworthy, without any of the text around it.

    `where` are Danish words for the place inside the file, or nothing for the file as a whole.
    """

    trait: Trait
    where: str = ""
    detail: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A text inside a file, and in Danish words where a person finds it."""

    where: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """A file inside a file; `where` are Danish words such as `i et billede`."""

    name: str
    where: str
    data: bytes


Content: TypeAlias = Part | Mark | Embedded
"""What a reader of a format gives, one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """Everything that was seen in a file: texts in order, and what is noteworthy."""

    parts: tuple[Part, ...]
    marks: tuple[Mark, ...]

    def has(self, trait: Trait) -> bool:
        """Tell whether something of that kind was seen anywhere in the file."""
        return any(mark.trait is trait for mark in self.marks)

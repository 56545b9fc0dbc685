"""When two spellings of a name are probably one person's.

Knows initials, middle names, accents, ø and oe, hyphens, and slips of one letter. Refuses to
know where the names stand.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from unicodedata import combining, normalize

_LEAST_PARTS: Final = 2
_LONG_ENOUGH: Final = 5
"""Letters; in shorter names one letter makes another name: Jan and Jon, Bent and Bente."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as it is written, and its parts without what may differ."""

    text: str
    folded: tuple[str, ...]

    @property
    def first(self) -> str:
        """The first name, folded."""
        return self.folded[0]

    @property
    def last(self) -> str:
        """The last name, folded."""
        return self.folded[-1]

    @property
    def last_word(self) -> str:
        """The last name as written; of a double name with a hyphen the latter."""
        return re.split(r"[\s-]", self.text)[-1]

    @property
    def marks(self) -> tuple[tuple[str, str], ...]:
        """What two spellings of one person have in common: at least one of these."""
        if len(self.folded) < _LEAST_PARTS:
            return ()
        return (("last", self.last), ("first", self.first), ("all", "".join(self.folded)))

    def is_variant_of(self, other: "Spelling") -> bool:
        """Tell whether both are probably one person, but written differently."""
        if self.text == other.text or min(len(self.folded), len(other.folded)) < _LEAST_PARTS:
            return False
        if "".join(self.folded) == "".join(other.folded):
            return True
        if self.first == other.first and self.last == other.last:
            return _have_agreeing_middles(self.folded[1:-1], other.folded[1:-1])
        if self.folded[1:-1] != other.folded[1:-1]:
            return False
        if self.last == other.last:
            return _is_slip(self.first, other.first)
        return self.first == other.first and _is_slip(self.last, other.last)


@lru_cache(maxsize=4096)
def spelling(name: str) -> Spelling:
    """Take a name apart."""
    return Spelling(" ".join(name.split()), tuple(_folded(name).split()))


@lru_cache(maxsize=65536)
def are_variants(one: str, other: str) -> bool:
    """Tell whether two names are probably one person's, but written differently.

    Remembered, for the same few people meet again and again.
    """
    return spelling(one).is_variant_of(spelling(other))


def _folded(name: str) -> str:
    text = normalize("NFC", name).casefold()
    for letter, spelled in (("å", "aa"), ("æ", "ae"), ("ø", "oe")):
        text = text.replace(letter, spelled)
    plain = "".join(char for char in normalize("NFD", text) if not combining(char))
    return re.sub(r"[^\w]+", " ", plain.replace("'", "").replace("’", ""))


def _have_agreeing_middles(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one has no middle names, or initials of the other's."""
    if not one or not other:
        return True
    return len(one) == len(other) and all(
        left == right or (min(len(left), len(right)) == 1 and left[0] == right[0])
        for left, right in zip(one, other, strict=True)
    )


def _is_slip(one: str, other: str) -> bool:
    """Tell whether two long words differ in one letter after the first, or two swapped."""
    if min(len(one), len(other)) < _LONG_ENOUGH or one[0] != other[0] or one == other:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return abs(len(one) - len(other)) == 1
    left, right = one[start:], other[start:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[:2][::-1] and left[2:] == right[2:])
    )

"""Danish words and names: addresses made of them, their order, and the small words between.

Knows the alphabet of 29 letters. Refuses to know the machine's locale.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final
from unicodedata import combining, normalize

_ADDRESS_LETTERS: Final = str.maketrans(
    {"æ": "ae", "ø": "oe", "œ": "oe", "ð": "d", "đ": "d", "ł": "l", "þ": "th"}
    | dict.fromkeys("'\u2019\u02bc\u00b4`", "")
)
_RING: Final = "a\u030a"


def _decomposed(text: str) -> str:
    """Take accents off their letters, in lower case; å becomes a and a ring above."""
    return normalize("NFKD", normalize("NFKC", text).casefold())


def _without_accents(decomposed: str) -> str:
    return "".join(char for char in decomposed if not combining(char))


def slug(text: str) -> str:
    """Make the part of an address: `Møde på Ærø` → `moede-paa-aeroe`.

    Holds a-z, 0-9 and single hyphens between them, and is empty when `text` has neither letter
    nor digit; what then is the caller's decision.
    """
    plain = _without_accents(_decomposed(text).replace(_RING, "aa"))
    return re.sub(r"[^a-z0-9]+", "-", plain.translate(_ADDRESS_LETTERS)).strip("-")


SortKey = tuple[tuple[tuple[int, int, str], ...], int, str]
"""What `sort_key` gives: comparable with its own kind only."""

_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyzæøå"
_RANK: Final = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_SPELLED_AS: Final = (
    # In this order: a ring makes å before two a's do.
    (_RING, "å"),
    ("aa", "å"),
    ("a\u0308", "æ"),
    ("o\u0308", "ø"),
    ("o\u030b", "ø"),
    ("u\u0308", "y"),
    ("ð", "d"),
    ("þ", "th"),
    ("œ", "oe"),
)
_SORTED_PART: Final = re.compile(r"[0-9]+|[^\W_]|(?:\W|_)+")


def sort_key(text: str) -> SortKey:
    """Order texts as a Danish index does, digits by their value (`Punkt 2` before `Punkt 10`).

    Retskrivningsordbogen (Dansk Sprognævn, 2012) § 4: æ, ø, å come last, aa counts as å when
    it is one vowel, ü as y, ä as æ, ö as ø, accents do not count, a shorter word comes first;
    of two that differ in nothing else the one with å, without accent and with a capital comes
    first. We take every aa as å: it is in all names of places and people here.
    """
    spelled = _decomposed(text)
    for written, counted in _SPELLED_AS:
        spelled = spelled.replace(written, counted)
    parts = _SORTED_PART.findall(_without_accents(spelled).strip())
    composed = normalize("NFC", text)
    unusual = composed.casefold().count("aa") + sum(
        char.isalpha() and char not in _RANK for char in composed.casefold()
    )
    return (tuple(map(_part_key, parts)), unusual, composed)


def _part_key(part: str) -> tuple[int, int, str]:
    if part in _RANK:
        return (2, _RANK[part], "")
    if part[0] in "0123456789":
        digits = part.lstrip("0")
        # Length and digits, not int(): Python refuses to read thousands of digits.
        return (1, len(digits), digits)
    if part.isalnum():
        return (3, ord(part[0]), "")
    return (0, 0, "")


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Find the choice that `word` most probably means, for "Mente du …?", or nothing.

    A slip is a letter too many, too few, wrong or swapped with its neighbour; æ, ø, å may be
    written as ae, oe, aa. One slip is allowed in each three letters, three at most.
    """
    written = _comparable(word)
    limit = min(3, len(written) // 3)
    letters = set(written)
    found = [
        (slips, choice)
        for choice in choices
        if abs(len(comparable := _comparable(choice)) - len(written)) <= limit
        # One slip changes two letters at the most: cheap, and leaves few to look closely at.
        and len(letters.symmetric_difference(comparable)) <= 2 * limit
        and (slips := _slips_between(written, comparable, limit)) <= limit
    ]
    return min(found)[1] if found else None


@lru_cache(maxsize=65536)
def _comparable(word: str) -> str:
    return _without_accents(_decomposed(word).replace(_RING, "aa")).translate(_ADDRESS_LETTERS)


def _slips_between(one: str, other: str, limit: int) -> int:
    """Count slips: optimal string alignment distance (Damerau and Levenshtein, restricted).

    Beyond `limit` the number only tells that there are more.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, char in enumerate(one, start=1):
        current = [row]
        for column, match in enumerate(other, start=1):
            slips = min(last[column] + 1, current[-1] + 1, last[column - 1] + (char != match))
            if row > 1 and column > 1 and char == other[column - 2] and match == one[row - 2]:
                slips = min(slips, before[column - 2] + 1)
            current.append(slips)
        if min(current) > limit and min(last) > limit:
            return limit + 1
        before, last = last, current
    return last[-1]


def joined(parts: Sequence[str], *, last: str = "og") -> str:
    """List parts in a sentence: `a, b og c`; `last` is the word before the last one."""
    if not parts:
        return ""
    *others, final = parts
    return f"{', '.join(others)} {last} {final}" if others else final


def genitive(name: str) -> str:
    """Write a name's genitive: `Odenses`, `Assens'`, `KL's`.

    Retskrivningsordbogen (Dansk Sprognævn, 2012) § 21 and § 6: after s, x and z an apostrophe
    alone, after numerals and abbreviations without a full stop an apostrophe and s.
    """
    if not name:
        return ""
    if name[-1].lower() in "sxz":
        return f"{name}'"
    last_word = re.split(r"[\s-]", name)[-1]
    is_abbreviation = len(last_word) > 1 and last_word.isupper()
    if name[-1] != "." and (is_abbreviation or not name[-1].isalpha()):
        return f"{name}'s"
    return f"{name}s"

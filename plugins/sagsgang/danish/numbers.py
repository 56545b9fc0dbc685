"""Numbers as Danes write them: full stops between thousands, a comma before decimals.

Refuses to guess: `2.05` is neither two hundred and five nor a little more than two.
"""

import re
from decimal import Decimal
from typing import Final

from sagsgang.danish.misspelling import Misspelling

_NUMBER: Final = re.compile(r"(-?)(0|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]*)(?:,([0-9]+))?")
_ENGLISH_DECIMALS: Final = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_ENGLISH: Final = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_SPACED: Final = re.compile(r"-?[1-9][0-9]{0,2}(?:[ \u00a0\u202f'][0-9]{3})+(?:,[0-9]+)?")
_SWAPPED: Final = str.maketrans(".,", ",.")
_LONGEST: Final = 30
"""Characters; far beyond any amount, and short enough for Python's own limit on integers."""


class NotANumber(Misspelling):
    """A text that is not a Danish number."""


def danish_number(text: str) -> int | Decimal:
    """Read `12`, `205.978`, `1.228.362` or `2,05`; raises `NotANumber`.

    A number with a comma is a Decimal with the decimals that are written.
    """
    if len(text) > _LONGEST:
        raise NotANumber("Tallet er for langt.")
    if match := _NUMBER.fullmatch(text):
        sign, whole, decimals = match.groups()
        digits = sign + whole.replace(".", "")
        return int(digits) if decimals is None else Decimal(f"{digits}.{decimals}")
    if _ENGLISH_DECIMALS.fullmatch(text) or _ENGLISH.fullmatch(text):
        raise NotANumber(
            f"'{text}' er ikke et dansk tal: komma står før decimaler, punktum mellem tusinder.",
            text.translate(_SWAPPED),
        )
    if _SPACED.fullmatch(text):
        raise NotANumber(
            f"'{text}' er ikke et dansk tal: mellem tusinder står punktum.",
            re.sub(r"[ \u00a0\u202f']", ".", text),
        )
    if (trimmed := text.lstrip("0")) != text and _NUMBER.fullmatch(trimmed):
        raise NotANumber(f"'{text}' begynder med 0.", trimmed)
    raise NotANumber(f"'{text}' er ikke et tal.")


def formatted_number(number: int | Decimal) -> str:
    """Write `205.978` or `2,05`, with as many decimals as the number has."""
    layout = ",f" if isinstance(number, Decimal) else ",d"
    return format(number, layout).translate(_SWAPPED)

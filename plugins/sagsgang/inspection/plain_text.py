"""Texts without a format, and the strings that lie in any binary file.

Knows which encodings a text may have. Refuses to know what it says.
"""

import re
from collections.abc import Iterator
from typing import Final

from sagsgang.inspection.contents import Part

_SHORTEST: Final = 6
"""Characters: a shorter string in a binary file is chance."""

_ASCII: Final = re.compile(rb"[\t\x20-\x7e\xa0-\xff]{%d,}" % _SHORTEST)
_UTF16: Final = re.compile(rb"(?:[\t\x20-\x7e\xa0-\xff]\0){%d,}" % _SHORTEST)
_CELL: Final = re.compile(r'[;,\t\n"]+')


def decoded(data: bytes) -> str:
    """Read a text in UTF-8, UTF-16 or, as every byte is a letter there, Latin-1."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data[1::2].count(0) * 4 > len(data):
        return data.decode("utf-16-le", "replace")
    if data[0::2].count(0) * 4 > len(data):
        return data.decode("utf-16-be", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def text_contents(data: bytes) -> Iterator[Part]:
    """Give a text, and the numbers in its cells as they were before a zero was lost."""
    text = decoded(data)
    yield Part(where="i teksten", text=text)
    whole = (whole_number(cell.strip()) for cell in _CELL.split(text))
    numbers = [one for one in whole if one]
    if numbers:
        yield Part(where="i en celle, der er gemt som tal", text="\n".join(numbers))


def whole_number(cell: str) -> str:
    """Write a nine-digit number with the zero in front that a spreadsheet takes away.

    Nothing comes of any other text; ten digits are found where the text itself is read.
    """
    return f"0{cell}" if len(cell) == 9 and cell.isascii() and cell.isdigit() else ""  # noqa: PLR2004 - it says nine


def binary_contents(data: bytes) -> Iterator[Part]:
    """Give the strings in a binary file, in both widths that programs store them in."""
    found = [one.decode("latin-1") for one in _ASCII.findall(data)]
    found.extend(one.decode("utf-16-le") for one in _UTF16.findall(data))
    if found:
        yield Part(where="i skjulte data", text="\n".join(found))

"""Pictures: what a camera and a program wrote about them.

Knows where PNG and JPEG keep text. Refuses to look at the picture itself.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from sagsgang.inspection.contents import Content, Mark, Part, Trait
from sagsgang.inspection.limits import Budget, TooMuchError, UnreadableError
from sagsgang.inspection.plain_text import binary_contents
from sagsgang.inspection.properties import property_contents

_PNG_HEAD: Final = 8
_PICTURE_CHUNKS: Final = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"iCCP"})
_XMP: Final = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_ARTISTS: Final = {0x013B: "latin-1", 0x9C9D: "utf-16-le"}
"""EXIF's Artist, and what Windows calls author, with how each is written."""
_LOCATION: Final = 0x8825
_MAX_TAGS: Final = 512
_WHERE: Final = "i billedets egenskaber"


def png_contents(data: bytes, budget: Budget) -> Iterator[Content]:
    """Give the texts of a PNG, and whatever was put behind the picture."""
    at = _PNG_HEAD
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if len(body) < length:
            raise UnreadableError
        at += length + 12
        if name == b"IEND":
            yield from _strings(data[at:])
            return
        if name == b"eXIf":
            yield from _exif(body)
        if name not in _PICTURE_CHUNKS:
            yield from _described(_inflated(name, body, budget))
    raise UnreadableError


def jpeg_contents(data: bytes) -> Iterator[Content]:
    """Give the texts of a JPEG, and whatever was put behind the picture."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 - every segment begins so
        if data[at + 1] == 0xFF:  # noqa: PLR2004 - padding
            at += 1
            continue
        marker, (length,) = data[at + 1], struct.unpack_from(">H", data, at + 2)
        if marker == 0xDA:  # noqa: PLR2004 - the picture itself begins
            _, _, behind = data[at:].rpartition(b"\xff\xd9")
            yield from _strings(behind)
            return
        body = data[at + 4 : at + 2 + length]
        at += 2 + length
        if marker == 0xFE or 0xE0 <= marker <= 0xEF:  # noqa: PLR2004 - remarks and programs' own
            if body.startswith(b"Exif\0\0"):
                yield from _exif(body[6:])
            yield from _described(body)
    raise UnreadableError


def _inflated(name: bytes, body: bytes, budget: Budget) -> bytes:
    """Unpack the compressed texts of a PNG."""
    if name not in {b"zTXt", b"iTXt"}:
        return body
    keyword, _, rest = body.partition(b"\0")
    if name == b"zTXt":
        packed, plain = rest[1:], b""
    elif rest[:1] == b"\1":
        packed = rest[2:].split(b"\0", 2)[-1]
        plain = rest[: len(rest) - len(packed)]
    else:
        return body
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(packed, max(budget.left, 1))
    except zlib.error as failure:
        raise UnreadableError from failure
    if unpacker.unconsumed_tail:
        raise TooMuchError
    budget.spend(len(text))
    return b"\n".join((keyword, plain, text))


def _described(body: bytes) -> Iterator[Content]:
    """Give the strings of a block, and the persons that its XMP names."""
    yield from _strings(body)
    for packet in _XMP.findall(body):
        named = property_contents(packet)
        yield from (one for one in named if isinstance(one, Mark))


def _strings(data: bytes) -> Iterator[Part]:
    for part in binary_contents(data):
        yield Part(where=_WHERE, text=part.text)
    text = data.decode("utf-8", "ignore")
    if not text.isascii():
        yield Part(where=_WHERE, text=text)


def _exif(body: bytes) -> Iterator[Content]:
    """See in the first list of EXIF's tags who took the picture, and whether it says where."""
    order = {b"II": "<", b"MM": ">"}.get(body[:2])
    if order is None or len(body) < 8:  # noqa: PLR2004 - the head of a list
        return
    (at,) = struct.unpack_from(f"{order}I", body, 4)
    if at + 2 > len(body):
        return
    (count,) = struct.unpack_from(f"{order}H", body, at)
    for index in range(min(count, _MAX_TAGS)):
        entry = at + 2 + index * 12
        if entry + 12 > len(body):
            return
        tag, _, length, value = struct.unpack_from(f"{order}HHII", body, entry)
        if tag == _LOCATION:
            yield Mark(trait=Trait.LOCATION)
        elif tag in _ARTISTS:
            start = entry + 8 if length <= 4 else value  # noqa: PLR2004 - short values stand inside
            name = body[start : start + length].decode(_ARTISTS[tag], "replace").strip("\0 ")
            yield Mark(trait=Trait.PERSON, where=f"{_WHERE}: fotograf eller forfatter", detail=name)

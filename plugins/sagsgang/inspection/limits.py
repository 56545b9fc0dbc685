"""How much of a file is looked at, so that no file can make the look take for ever.

Knows sizes. Refuses to know what is being measured.
"""

from typing import Final

MAX_BYTES: Final = 128 * 1024 * 1024
"""Bytes, unpacked, of everything that is read in one file; an ordinary one has a few million."""

TAG_COST: Final = 16
"""Bytes that a tag counts for beyond its own: a file of tags takes longer than one of text.

A sheet with a million cells costs about 100 of the 128 million.
"""

MAX_MEMBERS: Final = 5_000
"""Files in one package; a long report with pictures has some hundreds."""

MAX_DEPTH: Final = 4
"""Files in files; a spreadsheet in a document in a PDF is three."""

MAX_FILES: Final = 2_000
"""Files in files, all in all."""

MAX_PAGES: Final = 3_000
"""Pages of a PDF."""

MAX_OBJECTS: Final = 300_000
"""Objects of a PDF: every picture, font, note and paragraph is one."""

MAX_PAGE_BYTES: Final = 64 * 1024 * 1024
"""Bytes of the drawing instructions of all pages of a PDF."""


class TooMuchError(Exception):
    """There is more in a file than is looked at."""


class UnreadableError(Exception):
    """A file, or a part of it, is not as its format demands."""


class Budget:
    """What may still be read of a file; one for the file and everything inside it."""

    def __init__(self, limit: int = MAX_BYTES) -> None:
        """Begin with `limit` bytes."""
        self.left = limit

    def spend(self, count: int) -> None:
        """Take `count` bytes off; raises `TooMuchError` when there are not so many left."""
        self.left -= count
        if self.left < 0:
            raise TooMuchError

"""The paragraphs of a text, also those inside lists and quotations, with their lines.

Knows CommonMark's blocks as markdown-it-py does: headings, tables, code and HTML are none.
Refuses to know what the words say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt

_PARSER = MarkdownIt("commonmark").enable("table")
_PARSER.core.ruler.enableOnly(["normalize", "block"])


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of one paragraph from line `first` (from 0); `columns` are where their words begin.

    The words of line `first + n` are `lines[n]`, without spaces around them.
    """

    first: int
    columns: tuple[int, ...]
    lines: tuple[str, ...]


def paragraphs(text: str) -> Iterator[Paragraph]:
    """List the paragraphs whose words stand in the text as they are shown."""
    raw = text.split("\n")
    for before, token in pairwise(_PARSER.parse(text)):
        if before.type != "paragraph_open" or token.map is None:
            continue
        first = token.map[0]
        lines = tuple(line.strip() for line in token.content.split("\n"))
        here = [line.rstrip() for line in raw[first : first + len(lines)]]
        # A tab in front may stand for spaces of which some belong to the list around.
        if len(here) < len(lines) or not all(map(str.endswith, here, lines)):
            continue
        columns = tuple(len(line) - len(words) for line, words in zip(here, lines, strict=True))
        yield Paragraph(first, columns, lines)

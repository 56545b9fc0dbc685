"""The words of a Markdown text as they are seen, with nothing of how they are marked.

Knows that marks of headings, bullets and emphasis and the targets of links are not seen, that the
numbers of a list, the cells of a table and what a link is titled are, and that text which is struck
through must not read like text which is not. Refuses to know what the words say.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

# HTML is shown as text. `~~` stays among the words: what is struck through says something else.
_PARSER: Final = MarkdownIt("commonmark", {"html": False}).enable("table")
_CELL_EDGES: Final = frozenset({"tr_open", "th_close", "td_close"})
"""What parts the words of a table, so that a figure cannot go into another column unseen."""
_MARKS: Final = re.compile(r"[*_`\[\]<>&\\#|~\t]")
_LINE_MARK: Final = re.compile(r"[ ]*(?:[+=-]|\d+[.)])")
_PLAIN_ENTRY: Final = re.compile(r"^[ ]{0,3}- (?=[^\W\d_])")


def visible_words(text: str) -> str:
    """Give the words of whole lines of Markdown, with one space between them."""
    plain = _plain(text)
    return _collapsed(" ".join(_block_words(text)) if plain is None else plain)


def visible_words_of_line(text: str) -> str:
    """Give the words of a part of a sentence: a number at its start is no mark of a list."""
    return _collapsed("".join(_inline_words(_PARSER.parseInline(text))))


def _collapsed(words: str) -> str:
    return " ".join(words.split())


def _plain(text: str) -> str | None:
    """Give the words of a text that hardly has a mark, as most have; else nothing."""
    if _MARKS.search(text) is not None:
        return None
    lines = [_PLAIN_ENTRY.sub("", line) for line in text.split("\n")]
    if any(map(_LINE_MARK.match, lines)):
        return None
    return "\n".join(lines)


def _block_words(text: str) -> Iterator[str]:
    numbers: list[Iterator[int] | None] = []
    for token in _PARSER.parse(text):
        if token.type == "inline":
            yield "".join(_inline_words(token.children or ()))
        elif token.type in {"fence", "code_block"}:
            yield token.content
        elif token.type in _CELL_EDGES:
            yield "|"
        elif token.type in {"ordered_list_open", "bullet_list_open"}:
            is_numbered = token.type == "ordered_list_open"
            numbers.append(count(int(token.attrs.get("start", 1))) if is_numbered else None)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            numbers.pop()
        elif token.type == "list_item_open" and (number := numbers[-1]) is not None:
            # "12. december" at the start of a line is a list that begins with 12.
            yield f"{next(number)}."


def _inline_words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in {"link_open", "image"} and (title := token.attrs.get("title")):
            yield f"({title}) "
        if token.type in {"softbreak", "hardbreak"}:
            yield " "
        elif token.type in {"image", "inline"}:
            yield from _inline_words(token.children or ())
        else:
            yield token.content

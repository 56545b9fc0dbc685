"""The links and headings inside a passage, each with its place.

Knows how CommonMark writes a link. Refuses to know where a link leads and whether it may.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sagsgang.diagnostics import Place
from sagsgang.reading.blocks import Passage
from sagsgang.reading.nodes import Scalar
from sagsgang.reading.outline import outline


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image; `target` as it is written, with the place where it begins."""

    target: Scalar
    text: str
    is_image: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a passage; `place` is its line."""

    level: int
    title: str
    place: Place


_CODE = re.compile(r"(?<!`)(?P<marks>`+)(?!`)(?:.+?)(?<!`)(?P=marks)(?!`)", re.DOTALL)
_BARE_TARGET = r"(?!<)(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\([^\s()\\]*\))*\))*"
_TITLE = r"(?:\"[^\"]*\"|'[^']*'|\([^()]*\))"
_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~]"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\](?:\((?P<inside>\s*"
    rf"(?:<(?P<angled>[^<>\n]*)>|(?P<bare>{_BARE_TARGET}))(?:\s+{_TITLE})?\s*)\))?)"
    r"|<(?P<auto>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>"
)
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?P<text>[^\]\n]+)\]:[ \t]*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s<]\S*))",
    re.MULTILINE,
)


def links(passage: Passage) -> tuple[Link, ...]:
    """Find the links and images of a passage in the order of the text.

    A link by reference (`[tekst][navn]`) is found where its target is defined. Code is no link.
    """
    text = passage.text
    if "]" not in text and "<" not in text:
        return ()  # one character is looked for much quicker than two
    if "](" not in text and "<" not in text and "]:" not in text:
        return ()
    masked = _without_code(text)
    found = [*_inline(passage, masked), *_definitions(passage, masked)]
    return tuple(sorted(found, key=lambda link: link.target.place))


def headings(passage: Passage) -> tuple[Heading, ...]:
    """Find the headings of a passage; no `#` and no dashes under a line, no heading."""
    if "#" not in passage.text and "\n-" not in passage.text and "\n=" not in passage.text:
        return ()
    first = passage.place.line
    return tuple(
        Heading(each.level, each.title, Place(passage.place.path, first + each.line))
        for each in outline(passage.text).headings
        if not each.is_tight
    )


def _without_code(text: str) -> str:
    """Blank out fences and code spans, keeping every position."""
    if "`" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    for fence in outline(text).fences:
        if fence.is_closed:
            for number in range(fence.first, fence.last):
                lines[number] = " " * len(lines[number])
    return _CODE.sub(_blank, "\n".join(lines))


def _blank(match: re.Match[str]) -> str:
    if "\n\n" in match[0]:
        return match[0]
    return re.sub(r"[^\n]", " ", match[0])


def _inline(passage: Passage, masked: str) -> Iterator[Link]:
    opened: list[re.Match[str]] = []
    for match in _TOKEN.finditer(masked):
        if match["open"] is not None:
            opened.append(match)
        elif match["auto"] is not None:
            yield Link(_target(passage, match, "auto"), match["auto"], is_image=False)
        elif match["close"] is not None and opened:
            start = opened.pop()
            if match["inside"] is None:
                continue
            group = "angled" if match["angled"] is not None else "bare"
            text = passage.text[start.end() : match.start()]
            is_image = start["open"] == "!["
            if "\n\n" not in text:
                yield Link(_target(passage, match, group), text, is_image=is_image)


def _definitions(passage: Passage, masked: str) -> Iterator[Link]:
    for match in _DEFINITION.finditer(masked):
        if match["text"].startswith("^"):
            continue
        group = "angled" if match["angled"] is not None else "bare"
        yield Link(_target(passage, match, group), match["text"], is_image=False)


def _target(passage: Passage, match: re.Match[str], group: str) -> Scalar:
    offset = match.start(group)
    before = passage.text.count("\n", 0, offset)
    column = offset - (passage.text.rfind("\n", 0, offset) + 1)
    start = passage.place.column - 1 if before == 0 else 0
    place = Place(passage.place.path, passage.place.line + before, start + column + 1)
    return Scalar(match[group], place)

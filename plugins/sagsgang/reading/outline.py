"""The headings and fences of a text, with their lines.

Knows CommonMark's blocks as markdown-it-py does: a `##` inside a fence, a list, a quotation or
an HTML block is no heading. Refuses to know what any heading says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineHeading:
    """A heading; `line` and `column` (of the title) count from 0 in the text."""

    level: int
    title: str
    line: int
    column: int
    is_tight: bool = False
    """Whether the space after `##` is missing: CommonMark sees no heading then."""
    is_underlined: bool = False
    """Whether it is a heading only because the line below is `---` or `===`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A block between lines of backticks or tildes; lines `first` to `last` (exclusive)."""

    first: int
    last: int
    info: str
    indent: int = 0
    is_closed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What stands at the outermost level of a text, in order."""

    headings: tuple[OutlineHeading, ...]
    fences: tuple[Fence, ...]
    html_lines: tuple[int, ...] = ()


_ATX = re.compile(r"[ ]{0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<title>.*?))?(?:[ \t]+#+)?[ \t]*")
_TIGHT = re.compile(r"(?P<marks>#{2,6}|#(?=[Pp](?:unkt|kt)))(?P<title>[^\W\d_].*?)[ \t]*#*[ \t]*")
_LEVELS = frozenset("#" * level for level in range(1, 7))
_OPENING = re.compile(r"(?P<indent>[ ]{0,3})(?P<marks>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)")
_RULE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*")
_INDENTED_HEADING = re.compile(r"[ ]{1,3}#{1,6}(?:[ \t]|$)")
_HTML = re.compile(r"[ ]{0,3}<")
_SECOND_BLOCK = re.compile(r"#{2,6}[ \t]|`{3,}[ \t]*ya?ml\b")
_SECOND_BLOCK_SIGNS = frozenset("#`")
_KEY_OR_INDENT = re.compile(r"[ \t-]|[^\W\d_]\w*[ ]?:|`{3}|~{3}|#")

_FIRST_SIGNS = frozenset("# `~<=-")
"""What a line begins with that is a heading or fence, or may be part of one or of HTML."""

_CODE_INDENT = 4
"""So many blanks make a line of code, whatever follows."""

_PARSER = MarkdownIt("commonmark").enable("table")
_PARSER.core.ruler.enableOnly(["normalize", "block"])


@dataclass(slots=True)
class _Part:
    """The outline of the lines from `start` on, until a fence that is not closed."""

    start: int
    headings: list[OutlineHeading] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    needs_parser: bool = False


def outline(text: str) -> Outline:
    """Find the headings and fences of a text."""
    return outline_of(text.split("\n"))


def outline_of(lines: Sequence[str]) -> Outline:
    """Find the headings and fences of a text by its lines.

    Most texts need no parser: an unindented `##` or fence stands in no list or quotation, for
    both interrupt a paragraph. A fence that is never closed would swallow the rest of the text;
    it ends where its block seems to end, or at once, and is marked as not closed.
    """
    parts = [_Part(0)]
    unclosed: dict[str, int] = {}
    fenced = 0
    for number in [at for at, line in enumerate(lines) if line[:1] in _FIRST_SIGNS]:
        if number < fenced:
            continue
        line = lines[number]
        part = parts[-1]
        if line[0] == "#":
            heading = _heading(line, number)
            if heading is not None:
                part.headings.append(heading)
            continue
        opening = _OPENING.fullmatch(line) if "```" in line or "~~~" in line else None
        if opening is None:
            part.needs_parser = part.needs_parser or _is_unclear(lines, part.start, number)
            continue
        fence = _fence(lines, number, opening, unclosed)
        fenced = fence.last
        part.needs_parser = part.needs_parser or fence.indent > 0
        if fence.is_closed or fence.indent:
            part.fences.append(fence)
        else:
            parts.append(_Part(fence.last, fences=[fence]))
    ends = [part.start for part in parts[1:]] + [len(lines)]
    return _joined(lines, parts, ends)


def _joined(lines: Sequence[str], parts: list[_Part], ends: list[int]) -> Outline:
    """Put the parts together, with a parser's view of those that need one."""
    headings: list[OutlineHeading] = []
    fences: list[Fence] = []
    html: list[int] = []
    for part, end in zip(parts, ends, strict=True):
        if not part.needs_parser:
            headings.extend(part.headings)
            fences.extend(part.fences)
            continue
        fences.extend(fence for fence in part.fences if not fence.is_closed)
        seen = _parsed(lines[part.start : end])
        headings.extend(replace(each, line=each.line + part.start) for each in seen.headings)
        fences.extend(
            replace(each, first=each.first + part.start, last=each.last + part.start)
            for each in seen.fences
        )
        html.extend(line + part.start for line in seen.html_lines)
    return Outline(headings=tuple(headings), fences=tuple(fences), html_lines=tuple(html))


def _is_unclear(lines: Sequence[str], start: int, number: int) -> bool:
    """Tell whether only a parser knows what a line is: HTML, indented or underlining."""
    line = lines[number]
    if _RULE.fullmatch(line):
        return number > start and bool(lines[number - 1].strip())
    return _HTML.match(line) is not None or _INDENTED_HEADING.match(line) is not None


def _heading(raw: str, line: int) -> OutlineHeading | None:
    marks, _, title = raw.partition(" ")
    if marks in _LEVELS and title and title == title.strip() and title[-1] != "#":
        # As nearly all are written, which needs no pattern.
        return OutlineHeading(level=len(marks), title=title, line=line, column=len(marks) + 1)
    match = _ATX.fullmatch(raw)
    if match is not None:
        title = match["title"] or ""
        if not title.strip("#"):
            title = ""
        column = match.start("title") if title else match.end("marks")
        return OutlineHeading(level=len(match["marks"]), title=title, line=line, column=column)
    match = _TIGHT.fullmatch(raw)
    if match is None:
        return None
    return OutlineHeading(
        level=len(match["marks"]),
        title=match["title"],
        line=line,
        column=match.start("title"),
        is_tight=True,
    )


def _fence(
    lines: Sequence[str], first: int, opening: re.Match[str], unclosed: dict[str, int]
) -> Fence:
    """Find where a fence ends; `unclosed` remembers marks that nothing below closes."""
    marks, info = opening["marks"], opening["info"].strip()
    indent = len(opening["indent"])
    last, is_closed = len(lines), False
    has_facts = is_yaml(info)
    if has_facts or unclosed.get(marks[0], len(marks) + 1) > len(marks):
        for number in range(first + 1, len(lines)):
            line = lines[number]
            if marks[0] in line and _closes(line, marks):
                last, is_closed = number + 1, True
                break
            if has_facts and line[:1] in _SECOND_BLOCK_SIGNS and _SECOND_BLOCK.match(line):
                last = number
                break
        else:
            unclosed[marks[0]] = len(marks)
    if not is_closed and not indent:
        last = _end_of_facts(lines, first, last) if has_facts else first + 1
    return Fence(first=first, last=last, info=info, indent=indent, is_closed=is_closed)


def _closes(line: str, marks: str) -> bool:
    bare = line.rstrip(" \t").lstrip(" ")
    is_marks = len(bare) >= len(marks) and not bare.strip(marks[0])
    return is_marks and len(line) - len(line.lstrip(" ")) < _CODE_INDENT


def _end_of_facts(lines: Sequence[str], first: int, last: int) -> int:
    """Find the blank line after which prose follows in a YAML block that is not closed."""
    for number in range(first + 1, last - 1):
        if not lines[number].strip() and _is_prose(lines[number + 1]):
            return number
    return last


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and _KEY_OR_INDENT.match(line) is None


def is_yaml(info: str) -> bool:
    """Tell whether a fence's info string calls its text YAML."""
    return info.lower() in {"yaml", "yml"}


def _parsed(lines: Sequence[str]) -> Outline:
    """Let markdown-it-py decide, where the look of a line does not."""
    tokens = _PARSER.parse("\n".join(lines))
    headings = list(_parsed_headings(tokens, lines))
    fences: list[Fence] = []
    html: list[int] = []
    hidden: set[int] = set()
    for token in tokens:
        if token.level or token.map is None:
            continue
        first, last = token.map
        if token.type == "fence":
            indent = len(lines[first]) - len(lines[first].lstrip(" "))
            fences.append(Fence(first=first, last=last, info=token.info.strip(), indent=indent))
            hidden.update(range(first, last))
        elif token.type == "html_block":
            html.append(first)
            hidden.update(range(first, last))
    for number, line in enumerate(lines):
        if line.startswith("#") and number not in hidden:
            heading = _heading(line, number)
            if heading is not None and heading.is_tight:
                headings.append(heading)
    headings.sort(key=lambda heading: heading.line)
    return Outline(headings=tuple(headings), fences=tuple(fences), html_lines=tuple(html))


def _parsed_headings(tokens: list[Token], lines: Sequence[str]) -> Iterator[OutlineHeading]:
    for place, token in enumerate(tokens):
        if token.type != "heading_open" or token.level or token.map is None:
            continue
        first = token.map[0]
        if token.markup[0] == "#":
            heading = _heading(lines[first], first)
            if heading is not None:
                yield heading
            continue
        yield OutlineHeading(
            level=int(token.tag[1:]),
            title=tokens[place + 1].content,
            line=first,
            column=len(lines[first]) - len(lines[first].lstrip()),
            is_underlined=True,
        )

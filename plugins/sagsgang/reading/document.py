"""A file split into its front matter and its body.

Knows the lines of dashes around the front matter, and what people write in their place. Refuses
to know kinds of records, keys and headings.
"""

import re
from dataclasses import dataclass, replace

from sagsgang.danish.personal import masked
from sagsgang.diagnostics import Diagnostic, Place, error, sorted_diagnostics, warning
from sagsgang.reading.blocks import Document, Passage
from sagsgang.reading.nodes import Mapping
from sagsgang.reading.source import Source, read_source
from sagsgang.reading.yaml_blocks import yaml_node

_FENCE = "---"
_NEARLY_A_FENCE = re.compile(r"[ \t]*(?:[-–—_*=+~]{2,}|[–—]|- - -|\.{3}|```(?:ya?ml)?)[ \t]*")
_KEY = re.compile(r"[^\W\d_][\w]*[ ]?:(?:[ \t]|$)")
_HEADING = re.compile(r"#{2,6}(?:[ \t]|[^\W\d_])")


@dataclass(frozen=True, slots=True)
class _Split:
    """Lines `first` to `last` (exclusive, from 0) are the front matter; `rest` begins the body."""

    first: int
    last: int
    rest: int
    findings: tuple[Diagnostic, ...] = ()
    erased: frozenset[int] = frozenset()


def read_document(path: str, data: bytes) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Read a file, whatever its bytes; what is wrong with it is in the findings.

    A file that is no text, or has no front matter, is still a document, with `facts` nothing.
    """
    source, findings = read_source(path, data)
    if not source.is_readable:
        return _bare(source, 0, facts=None), findings
    split = _front_matter(source)
    if isinstance(split, Diagnostic):
        return _bare(source, 0, facts=None), sorted_diagnostics((*findings, split))
    block = [
        "" if number in split.erased else source.lines[number]
        for number in range(split.first, split.last)
    ]
    facts, mistakes = yaml_node(path, "\n".join(block), split.first + 1)
    if facts is not None and split.first == len(source.lines):
        # Nothing stands below the opening line, so that is where everything is missing.
        facts = replace(facts, place=Place(path, split.first))
    document = _bare(source, split.rest, facts=facts)
    return document, sorted_diagnostics((*findings, *split.findings, *mistakes))


def _bare(source: Source, rest: int, *, facts: Mapping | None) -> Document:
    lines = source.lines if source.is_readable else ()
    body = passage(source.path, lines, rest, len(lines))
    return Document(path=source.path, facts=facts, body=body, lines=source.lines)


def passage(path: str, lines: tuple[str, ...], first: int, last: int) -> Passage:
    """Take the lines `first` to `last` (exclusive, from 0) without blank lines at the ends."""
    start, end = first, last
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    if start == end:
        # An empty passage stands where its text would: inside the file, if only just.
        return Passage(Place(path, max(min(first, len(lines) - 1), 0) + 1), "")
    return Passage(Place(path, start + 1), "\n".join(lines[start:end]))


def _front_matter(source: Source) -> _Split | Diagnostic:
    lines = source.lines
    first = next(number for number, line in enumerate(lines) if line.strip())
    opening = lines[first].rstrip()
    findings: list[Diagnostic] = []
    if first > 0 and (opening == _FENCE or _KEY.match(opening)):
        findings.append(_blank_before(source.path))
    if opening == _FENCE:
        start = first + 1
    elif _NEARLY_A_FENCE.fullmatch(opening) and _has_key_after(lines, first):
        findings.append(_wrong_fence(source.path, lines, first))
        start = first + 1
    elif _KEY.match(opening):
        findings.append(_missing_opening(source.path, first, opening))
        start = first
    else:
        return _missing(source.path, first, opening)
    return _closed(source, first, start, findings)


def _closed(source: Source, first: int, start: int, findings: list[Diagnostic]) -> _Split:
    """Find where the front matter ends, and lines of dashes that do not end it."""
    lines = source.lines
    erased: list[int] = []
    end = _end(lines, start)
    while end < len(lines) and lines[end].rstrip() == _FENCE:
        further = _end_of_more_facts(lines, end + 1)
        if further is None:
            break
        findings.append(_extra_fence(source.path, end))
        erased.append(end)
        end = further
    if end < len(lines) and lines[end].rstrip() == _FENCE:
        rest = end + 1
    elif end < len(lines) and _is_wrong_end(lines, end):
        findings.append(_wrong_fence(source.path, lines, end))
        rest = end + 1
    else:
        if start > first:
            findings.append(_unfinished(source.path, lines, first, start, end))
        rest = end
    return _Split(start, end, rest, tuple(findings), frozenset(erased))


def _end(lines: tuple[str, ...], start: int) -> int:
    """Find the line that ends a front matter beginning at `start`, or where its text stops."""
    for number in range(start, len(lines)):
        line = lines[number]
        if line.rstrip() == _FENCE or _is_wrong_end(lines, number):
            return number
        if _HEADING.match(line):
            return _without_blanks(lines, start, number)
        if not line.strip() and _is_prose_after(lines, number):
            return number
    return _without_blanks(lines, start, len(lines))


def _without_blanks(lines: tuple[str, ...], start: int, end: int) -> int:
    while end > start and not lines[end - 1].strip():
        end -= 1
    return end


def _is_wrong_end(lines: tuple[str, ...], number: int) -> bool:
    line = lines[number]
    return _NEARLY_A_FENCE.fullmatch(line) is not None and not line.startswith(" ")


def _is_prose_after(lines: tuple[str, ...], blank: int) -> bool:
    """Tell whether prose begins after a blank line, so that no closing dashes will follow."""
    for number in range(blank + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        if line[0] in " \t-#" or _KEY.match(line) or line.rstrip() == _FENCE:
            return False
        return not any(
            text.rstrip() == _FENCE or _is_wrong_end(lines, number + place)
            for place, text in enumerate(lines[number : number + 40])
        )
    return False


def _has_key_after(lines: tuple[str, ...], first: int) -> bool:
    for line in lines[first + 1 :]:
        if line.strip():
            return _KEY.match(line) is not None
    return False


def _end_of_more_facts(lines: tuple[str, ...], start: int) -> int | None:
    """Find the dashes that end a second run of facts, if the lines from `start` are one."""
    has_key = False
    for number in range(start, len(lines)):
        line = lines[number]
        if line.rstrip() == _FENCE:
            return number if has_key or number == start else None
        if not line.strip() or (has_key and line[0] in " \t-#"):
            continue
        if _KEY.match(line) is None:
            return None
        has_key = True
    return None


def _missing(path: str, first: int, opening: str) -> Diagnostic:
    shown = masked(opening.strip())[:60]
    return error(
        "front-matter-mangler",
        Place(path, first + 1),
        f"Filen begynder med '{shown}'; den skal begynde med '---' og filens oplysninger.",
        "Skriv oplysningerne øverst, mellem to linjer med '---', fx:\n---\ntitel: Budget 2023\n---",
    )


def _missing_opening(path: str, first: int, opening: str) -> Diagnostic:
    return error(
        "front-matter-mangler",
        Place(path, first + 1),
        f"Der mangler en linje med '---' over '{masked(opening.strip())[:60]}'.",
        f"Begynd filen sådan, og skriv også '---' efter den sidste oplysning:\n---\n{opening}",
    )


def _blank_before(path: str) -> Diagnostic:
    return warning(
        "front-matter-ikke-foerst",
        Place(path, 1),
        "Filen begynder med en tom linje; oplysningerne skal begynde på linje 1.",
        "Slet de tomme linjer øverst i filen.",
    )


def _wrong_fence(path: str, lines: tuple[str, ...], number: int) -> Diagnostic:
    return error(
        "front-matter-streg",
        Place(path, number + 1, len(lines[number]) - len(lines[number].lstrip()) + 1),
        f"Her står '{lines[number].strip()}'; linjen skal være '---'.",
        "Skriv linjen sådan:\n---",
    )


def _extra_fence(path: str, number: int) -> Diagnostic:
    return error(
        "front-matter-ekstra-streg",
        Place(path, number + 1),
        "Her står en '---' midt i oplysningerne.",
        "Slet linjen. Der skal kun stå '---' før den første og efter den sidste oplysning.",
    )


def _unfinished(path: str, lines: tuple[str, ...], first: int, start: int, end: int) -> Diagnostic:
    last = max(end - 1, min(start, len(lines) - 1), 0)
    return error(
        "front-matter-uafsluttet",
        Place(path, last + 1, len(lines[last]) + 1),
        f"Oplysningerne begynder på linje {first + 1}, men slutter ikke med en linje med '---'.",
        f"Skriv '---' alene på en linje efter linje {last + 1}.",
    )

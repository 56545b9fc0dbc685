"""Laws of reading: no bytes break it, no finding stands outside its file, no line is lost."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sagsgang.diagnostics import Diagnostic
from sagsgang.reading.blocks import Document, MeetingBody, Passage
from sagsgang.reading.body import meeting_body, plain_body
from sagsgang.reading.document import read_document
from sagsgang.reading.links import headings, links
from sagsgang.reading.outline import outline

RECORDS = Path(__file__).parents[3] / "records"
SAMPLE = """---
forum: kredsen
deltagere:
  - navn: Kari Prøve
    titel: direktør
---
Velkommen.

## Punkt 1: Budget
```yaml
udfald: [drøftet, videresendt]
```
### Indstilling fra A til B
- Se [planen](/records/x.md#punkt-1).

### Referat
#### Mere
Slut.

## Noter
En note.
"""
REAL = [SAMPLE.encode(), *(path.read_bytes() for path in sorted(RECORDS.rglob("*.md")))]
PIECES = [
    *(b"---\n|---|\n|\r\n|\r|  |\t|- |-|: |:|\"|'|[|]|{|}|, |#| #|&a |*a|!t |%|@|`|> ".split(b"|")),
    *(
        b"...\n;<<: ;\\;[a](b);1. ;## ;# ;##Punkt;=====\n;a: b\n;titel: ;|\n;| t;? ;tekst".split(
            b";"
        )
    ),
    *(b"```yaml\n;```\n;~~~\n;<div>\n;## Punkt 4: a\n;### Referat\n;## Noter\n;#### ".split(b";")),
    *(b"\xc3\xa6 \xc3 \x00 \xef\xbb\xbf \xe2\x80\xae".split()),
    *(b"\xc2\xa0 \xcc\x8a \xc2\x85 \xe2\x80\xa8".split()),
]


@st.composite
def mutated_records(draw: st.DrawFn) -> bytes:
    """Take the beginning of a real record and put slips into it."""
    data = bytearray(draw(st.sampled_from(REAL))[: draw(st.integers(50, 5000))])
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        data[start : start + draw(st.integers(0, 10))] = draw(st.sampled_from(PIECES))
    return bytes(data)


PIECED = st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join)
ANY_FILE = st.one_of(
    mutated_records(),
    PIECED,
    PIECED.map(lambda facts: b"---\n" + facts + b"\n---\n"),
    PIECED.map(lambda body: b"---\na: b\n---\n" + body),
    st.binary(max_size=300),
)


@given(ANY_FILE)
def test_every_finding_stands_in_its_file(data: bytes) -> None:
    """Whatever the bytes, reading gives findings, and each points at a column that exists."""
    document, found = read_document("f.md", data)
    everything = (*found, *meeting_body(document)[1], *plain_body(document)[1])

    assert [one for one in everything if not _stands_in(document, one)] == []


def _stands_in(document: Document, finding: Diagnostic) -> bool:
    place = finding.place
    if not document.lines:
        return (place.line, place.column) == (1, 1)
    if not 1 <= place.line <= len(document.lines):
        return False
    return 1 <= place.column <= len(document.lines[place.line - 1]) + 1


@given(ANY_FILE)
def test_splitting_loses_no_line(data: bytes) -> None:
    """Every line with text is in one passage, or is a heading, or lies in a punkt's facts."""
    document, _ = read_document("f.md", data)
    body, _ = meeting_body(document)
    counts = _counted(document, _passages(body))
    counts.update(_heading_lines(body))

    assert [line for line, count in counts.items() if count > 1] == []
    first = document.body.place.line
    fenced = {
        first + number
        for fence in outline(document.body.text).fences
        for number in range(fence.first, fence.last)
    }
    rest = [
        line
        for line, text in enumerate(document.body.text.split("\n"), first)
        if text.strip() and line not in counts and line not in fenced
    ]
    assert all("note" in document.lines[line - 1].casefold() for line in rest)
    assert len(rest) <= 1


@given(ANY_FILE)
def test_notes_are_cut_off_and_nothing_else(data: bytes) -> None:
    """Of any other record's body, only the heading `## Noter` is in no passage."""
    document, _ = read_document("f.md", data)
    body, _ = plain_body(document)
    counts = _counted(document, (body.text, body.notes))

    texts = enumerate(document.body.text.split("\n"), document.body.place.line)
    rest = [text for line, text in texts if text.strip() and counts[line] != 1]
    assert len(rest) <= 1
    assert all("note" in text.casefold() for text in rest)


def _passages(body: MeetingBody) -> list[Passage]:
    sections = [section.text for item in body.items for section in item.sections]
    return [body.introduction, body.notes, *sections]


def _counted(document: Document, passages: Iterable[Passage]) -> Counter[int]:
    """Count in how many passages each line stands; every passage must quote the file."""
    counts: Counter[int] = Counter()
    for passage in passages:
        if not passage:
            continue
        for line, text in enumerate(passage.text.split("\n"), passage.place.line):
            assert document.lines[line - 1] == text
            if text.strip():
                counts[line] += 1
    return counts


def _heading_lines(body: MeetingBody) -> list[int]:
    lines = [item.place.line for item in body.items]
    for item in body.items:
        for section in item.sections:
            is_implied = bool(section.text) and section.place == section.text.place
            if not is_implied:
                lines.append(section.place.line)
    return lines


@given(ANY_FILE)
def test_every_link_stands_in_its_passage(data: bytes) -> None:
    """A link's target begins in the file where its place says."""
    document, _ = read_document("f.md", data)

    for link in links(document.body):
        place = link.target.place
        assert document.lines[place.line - 1][place.column - 1 :].startswith(link.target)
    for heading in headings(document.body):
        assert heading.place.line <= len(document.lines)


BLOCKS = (
    "## a\n",
    "# Punkt\n",
    "### b ##\n",
    "tekst\n",
    "\n",
    "- i\n",
    "  ",
    "    ",
    "> ",
    "```\n",
    "~~~~\n",
    "```yaml\n",
    "`",
    "===\n",
    "---\n",
    "<div>\n",
    "<!-- \n",
    "-->\n",
    "| a |\n",
    "|---|\n",
    "1. ",
    "[x]: /u\n",
    "\t",
    "#\n",
    "## \n",
    "- ",
    "***\n",
    "``` a`b\n",
    "~~~ x\n",
    "\\",
    "#####\n",
    "## ##\n",
)
PARSER = MarkdownIt("commonmark").enable("table")


@given(st.lists(st.sampled_from(BLOCKS), max_size=14).map("".join))
def test_outline_is_what_markdown_it_sees(text: str) -> None:
    """The short way without a parser finds the same headings and fences as the parser."""
    seen = outline(text)
    is_as_written = all(fence.is_closed for fence in seen.fences)
    if not is_as_written or any(heading.is_tight for heading in seen.headings):
        return
    tokens = PARSER.parse(text)

    assert [(each.level, each.line, each.title) for each in seen.headings] == [
        (int(token.tag[1:]), token.map[0], after.content)
        for token, after in pairwise(tokens)
        if token.type == "heading_open" and not token.level and token.map
    ]
    assert [[each.first, each.last] for each in seen.fences] == [
        token.map for token in tokens if token.type == "fence" and not token.level
    ]


@given(mutated_records())
def test_lines_are_the_same_under_windows_line_ends(data: bytes) -> None:
    """CRLF moves no finding but the one that reports it."""
    plain = data.replace(b"\r", b"")
    _, found = read_document("f.md", plain)
    _, again = read_document("f.md", plain.replace(b"\n", b"\r\n"))

    assert tuple(one for one in again if one.code != "linjeskift-crlf") == found

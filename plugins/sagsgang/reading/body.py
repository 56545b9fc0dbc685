"""Bodies split into punkter, sections and notes, with nothing lost on the way.

Every line that is not blank ends up in exactly one passage, heading or YAML block. Refuses to
know what sections, facts and fora mean.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from sagsgang.diagnostics import Diagnostic, Place, sorted_diagnostics
from sagsgang.reading import body_mistakes as mistakes
from sagsgang.reading.blocks import (
    Document,
    ItemBlock,
    MeetingBody,
    Passage,
    PlainBody,
    SectionBlock,
    SectionName,
)
from sagsgang.reading.document import passage
from sagsgang.reading.meeting_headings import (
    ITEM_LEVEL,
    NOTES_TITLE,
    SECTION_LEVEL,
    ItemTitle,
    SectionTitle,
    Span,
    is_notes_title,
    item_title,
    nearest_section,
    section_title,
)
from sagsgang.reading.nodes import Mapping, Scalar
from sagsgang.reading.outline import Fence, Outline, OutlineHeading, is_yaml, outline_of
from sagsgang.reading.yaml_blocks import yaml_node
from sagsgang.reading.yaml_lines import shortened


@dataclass(frozen=True, slots=True)
class _Cut:
    """A heading at which a body is cut; `line` counts from 0 in the file."""

    line: int
    column: int
    meaning: ItemTitle | SectionTitle | None
    """What the heading begins; nothing stands for the notes."""


@dataclass(slots=True)
class _Splitting:
    """A body while it is being split: what one call of the reader owns."""

    document: Document
    outline: Outline
    first: int
    end: int
    """The body's first line and the line after its last, from 0 in the file."""
    findings: list[Diagnostic] = field(default_factory=list)

    def place(self, heading: OutlineHeading) -> Place:
        """Say where a heading begins."""
        return Place(self.document.path, self.first + heading.line + 1)

    def shown(self, heading: OutlineHeading) -> str:
        """Quote a heading as it stands."""
        return shortened(self.document.lines[self.first + heading.line].strip())

    def passage(self, first: int, last: int) -> Passage:
        """Take lines of the file as a passage."""
        return passage(self.document.path, self.document.lines, first, last)


def _splitting(document: Document) -> _Splitting:
    first = document.body.place.line - 1
    end = first + document.body.text.count("\n") + 1
    found = outline_of(document.lines[first:end])
    splitting = _Splitting(document, found, first, end)
    splitting.findings.extend(mistakes.in_text(document, found))
    return splitting


def plain_body(document: Document) -> tuple[PlainBody, tuple[Diagnostic, ...]]:
    """Split the body of any record but a meeting at `## Noter`."""
    if not document.body:
        return PlainBody(text=document.body, notes=document.body), ()
    splitting = _splitting(document)
    notes: OutlineHeading | None = None
    for heading in splitting.outline.headings:
        if heading.is_underlined:
            continue
        place, shown = splitting.place(heading), splitting.shown(heading)
        if heading.level == 1:
            splitting.findings.append(mistakes.top_level(place, heading, shown))
        elif heading.level == ITEM_LEVEL and notes is not None:
            splitting.findings.append(mistakes.after_notes(place, shown))
        elif heading.level == ITEM_LEVEL and is_notes_title(heading.title):
            notes = heading
            splitting.findings.extend(_notes_spelling(place, heading, shown))
    end = splitting.end
    middle = end if notes is None else splitting.first + notes.line
    text = splitting.passage(splitting.first, middle)
    rest = splitting.passage(min(middle + 1, end), end)
    return PlainBody(text=text, notes=rest), sorted_diagnostics(splitting.findings)


def _notes_spelling(place: Place, heading: OutlineHeading, shown: str) -> Iterator[Diagnostic]:
    if heading.title != NOTES_TITLE or heading.level != ITEM_LEVEL:
        yield mistakes.misspelled_notes(place, shown)


def meeting_body(document: Document) -> tuple[MeetingBody, tuple[Diagnostic, ...]]:
    """Split the body of a meeting into introduction, punkter with their sections, and notes."""
    if not document.body:
        empty = document.body
        return MeetingBody(introduction=empty, items=(), notes=empty), ()
    splitting = _splitting(document)
    cuts = _cuts(splitting)
    first_cut = cuts[0].line if cuts else splitting.end
    introduction = splitting.passage(splitting.first, first_cut)
    notes = splitting.passage(splitting.end, splitting.end)
    items: list[ItemBlock] = []
    number = 0
    while number < len(cuts):
        cut = cuts[number]
        number += 1
        if isinstance(cut.meaning, ItemTitle):
            sections: list[_Cut] = []
            while number < len(cuts) and isinstance(cuts[number].meaning, SectionTitle):
                sections.append(cuts[number])
                number += 1
            end = cuts[number].line if number < len(cuts) else splitting.end
            items.append(_item(splitting, cut, cut.meaning, sections, end))
        else:
            end = cuts[number].line if number < len(cuts) else splitting.end
            notes = splitting.passage(cut.line + 1, end)
    body = MeetingBody(introduction=introduction, items=tuple(items), notes=notes)
    return body, sorted_diagnostics(splitting.findings)


def _cuts(splitting: _Splitting) -> list[_Cut]:
    """Find the headings that divide a meeting, and report those that should or should not."""
    headings = [each for each in splitting.outline.headings if not each.is_underlined]
    last_notes = _last_notes(headings)
    cuts: list[_Cut] = []
    for heading in headings:
        is_notes = heading.level <= SECTION_LEVEL and is_notes_title(heading.title)
        if is_notes and heading is not last_notes:
            place = splitting.place(last_notes or heading)
            splitting.findings.append(mistakes.repeated_notes(splitting.place(heading), place))
            continue
        meaning = None if is_notes else _meaning(splitting, heading, cuts)
        if not is_notes and meaning is None:
            continue
        if is_notes:
            place, shown = splitting.place(heading), splitting.shown(heading)
            splitting.findings.extend(_notes_spelling(place, heading, shown))
        elif cuts and cuts[-1].meaning is None:
            place, shown = splitting.place(heading), splitting.shown(heading)
            splitting.findings.append(mistakes.after_notes(place, shown))
        cuts.append(_Cut(splitting.first + heading.line, heading.column, meaning))
    return cuts


def _last_notes(headings: list[OutlineHeading]) -> OutlineHeading | None:
    found = [
        each for each in headings if each.level <= SECTION_LEVEL and is_notes_title(each.title)
    ]
    return found[-1] if found else None


def _meaning(
    splitting: _Splitting, heading: OutlineHeading, cuts: list[_Cut]
) -> ItemTitle | SectionTitle | None:
    """Say what a heading begins; nothing, if it is part of the text around it."""
    section = section_title(heading.title)
    item = item_title(heading.title, heading.level) if section is None else None
    if item is not None:
        if not item.is_exact:
            place, shown = splitting.place(heading), splitting.shown(heading)
            splitting.findings.extend(mistakes.in_item_title(place, item, shown))
        return item
    has_item = any(isinstance(cut.meaning, ItemTitle) for cut in cuts)
    is_in_notes = bool(cuts) and cuts[-1].meaning is None
    is_exact = section is not None and section.is_exact and heading.level == SECTION_LEVEL
    if is_exact and has_item and not is_in_notes:
        return section
    return _other_meaning(splitting, heading, section, has_item=has_item, is_in_notes=is_in_notes)


def _other_meaning(
    splitting: _Splitting,
    heading: OutlineHeading,
    section: SectionTitle | None,
    *,
    has_item: bool,
    is_in_notes: bool,
) -> SectionTitle | None:
    """Say what a heading begins that is no punkt, nor a section as it must be written."""
    place, shown = splitting.place(heading), splitting.shown(heading)
    if heading.level > SECTION_LEVEL:
        if (
            section is not None
            and section.is_exact
            and heading.level == SECTION_LEVEL + 1
            and has_item
        ):
            splitting.findings.append(mistakes.lowered_section(place, section, shown))
        return None
    if is_in_notes:
        if heading.level < SECTION_LEVEL or section is not None:
            splitting.findings.append(mistakes.after_notes(place, shown))
        return None
    if section is not None and has_item:
        splitting.findings.extend(mistakes.in_section_title(place, section, heading, shown))
        return section
    if section is not None:
        splitting.findings.append(mistakes.section_without_item(place, shown))
    elif heading.level < SECTION_LEVEL:
        splitting.findings.append(mistakes.no_item(place, heading, shown))
    elif has_item:
        nearest = nearest_section(heading.title)
        splitting.findings.append(mistakes.unknown_section(place, heading, shown, nearest))
    return None


def _item(
    splitting: _Splitting, cut: _Cut, title: ItemTitle, sections: list[_Cut], end: int
) -> ItemBlock:
    first_section = sections[0].line if sections else end
    facts, text_from, is_unreadable = _facts(splitting, cut, end)
    blocks: list[SectionBlock] = []
    implied = splitting.passage(min(text_from, first_section), first_section)
    if implied:
        name = SectionName.PRESENTATION
        blocks.append(SectionBlock(name=name, place=implied.place, text=implied))
    for number, section in enumerate(sections):
        until = sections[number + 1].line if number + 1 < len(sections) else end
        blocks.append(_section(splitting, section, until))
    splitting.findings.extend(mistakes.repeated_sections(blocks))
    return ItemBlock(
        place=Place(splitting.document.path, cut.line + 1),
        number=_scalar(splitting, cut, title.number),
        title=_scalar(splitting, cut, title.title),
        facts=facts,
        sections=tuple(blocks),
        has_unreadable_facts=is_unreadable,
    )


def _scalar(splitting: _Splitting, cut: _Cut, span: Span) -> Scalar:
    place = Place(splitting.document.path, cut.line + 1, cut.column + span.start + 1)
    return Scalar(span.text, place)


def _section(splitting: _Splitting, cut: _Cut, until: int) -> SectionBlock:
    title = cut.meaning
    assert isinstance(title, SectionTitle)  # noqa: S101 -- `meeting_body` gathers no others
    return SectionBlock(
        name=title.name,
        place=Place(splitting.document.path, cut.line + 1),
        text=splitting.passage(cut.line + 1, until),
        sender=_scalar(splitting, cut, title.sender) if title.sender else None,
        receiver=_scalar(splitting, cut, title.receiver) if title.receiver else None,
    )


def _facts(splitting: _Splitting, cut: _Cut, end: int) -> tuple[Mapping | None, int, bool]:
    """Read the YAML block under a punkt; say where its text begins, and whether facts were lost."""
    lines = splitting.document.lines
    start = cut.line + 1
    while start < end and not lines[start].strip():
        start += 1
    facts: Mapping | None = None
    is_unreadable = False
    text_from = cut.line + 1
    fences = splitting.outline.fences
    number = bisect_left(fences, start - splitting.first, key=attrgetter("first"))
    until = bisect_left(fences, end - splitting.first, key=attrgetter("first"))
    for fence in fences[number:until]:
        first = splitting.first + fence.first
        if first == start and mistakes.is_meant_as_facts(fence, lines[first + 1 : end]):
            facts = _fenced_facts(splitting, fence)
            is_unreadable = facts is None
            text_from = splitting.first + fence.last
        elif is_yaml(fence.info):
            place = Place(splitting.document.path, first + 1)
            splitting.findings.append(mistakes.misplaced_facts(place, cut.line + 1))
            is_unreadable = True
    return facts, text_from, is_unreadable


def _fenced_facts(splitting: _Splitting, fence: Fence) -> Mapping | None:
    document = splitting.document
    first = splitting.first + fence.first
    last = splitting.first + fence.last - (1 if fence.is_closed else 0)
    block = document.lines[first + 1 : last]
    indent = fence.indent
    if indent and any(line[:indent].strip(" ") for line in block):
        indent = 0
    if fence.info != "yaml":
        splitting.findings.append(mistakes.unnamed_facts(Place(document.path, first + 1), fence))
    text = "\n".join([line[indent:] for line in block] if indent else block)
    facts, found = yaml_node(document.path, text, first + 2, indent + 1)
    splitting.findings.extend(found)
    return facts

"""YAML as nodes of text with places: front matter, and the block under a punkt heading.

Knows libyaml's events and builds nodes from them one by one: its own composer crashes the
interpreter on deep nesting (robustness.md, 3c), and its resolver would turn `12:30` into 750.
Refuses anchors, aliases, tags and several documents, and refuses to know what any key means.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol, cast

import yaml

from sagsgang.diagnostics import Diagnostic, Place, error
from sagsgang.reading.nodes import Entry, Mapping, Node, Scalar, Sequence
from sagsgang.reading.yaml_lines import TIGHT_ITEM, TIGHT_KEY, Refusal, YamlLines
from sagsgang.reading.yaml_mistakes import set_right
from sagsgang.reading.yaml_plain import plain_mapping, readable
from sagsgang.reading.yaml_traps import cut_list, cut_mapping, cut_text, marked_text

MAX_BLOCK_BYTES = 64 * 1024
"""A record's facts take a few hundred bytes; this is more than anybody writes by hand."""

MAX_DEPTH = 20
"""Lists and mappings inside each other; no record needs more than five."""

MAX_ROUNDS = 60
"""So many mistakes in one block are named one by one."""

_LOADER: type[yaml.CSafeLoader] = yaml.CSafeLoader

_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""What libyaml refuses or takes for a line end; `source` has reported them."""


class _Mark(Protocol):
    """A position as libyaml gives it: from 0."""

    line: int
    column: int


class _Event(Protocol):
    """What libyaml's events have between them; the stubs' marks may be missing, libyaml's not."""

    start_mark: _Mark
    end_mark: _Mark
    value: str
    style: str | None
    anchor: str | None
    tag: str | None
    flow_style: bool
    explicit: bool


@dataclass(slots=True)
class _Branch:
    """A list or mapping that is still being read."""

    place: Place
    is_mapping: bool
    is_flow: bool
    line: int
    column: int
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    keys: dict[str, Scalar] = field(default_factory=dict)
    key: Scalar | None = None
    has_key: bool = False
    is_trap: bool = False

    def node(self) -> Node:
        """Close the branch."""
        if self.is_mapping:
            return Mapping(self.place, tuple(self.entries))
        return Sequence(self.place, tuple(self.items))


def yaml_node(
    path: str, text: str, first_line: int, first_column: int = 1
) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """Read a block of keys and values that begins at a place in a file.

    All mistakes are named in one go: what libyaml refuses is set right on a copy of the lines,
    so that the rest still exists. Keys that could not be read at all are in `Mapping.unread`.
    Nothing is returned only where the block is no mapping or too large.
    """
    if not text.isascii() or _REFUSED.search(text):
        text = _REFUSED.sub("\ufffd", text).replace("\u00a0", " ")
    lines = YamlLines(path, tuple(text.split("\n")), first_line, first_column)
    if len(text) > MAX_BLOCK_BYTES or len(text.encode()) > MAX_BLOCK_BYTES:
        return None, (_too_large(lines),)
    mapping = plain_mapping(path, text, first_line, first_column)
    if mapping is not None:
        return mapping, ()
    return node_from_events(lines)


def node_from_events(lines: YamlLines) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """Read a block of any kind as `yaml_node` does, from libyaml's events."""
    findings: list[Diagnostic] = []
    unread: list[Scalar] = []
    for _ in range(MAX_ROUNDS):
        reading = _Reading(lines)
        refusal = reading.run()
        if refusal is None:
            mapping, more = _outermost(reading.root, lines, unread)
            return mapping, (*findings, *reading.findings, *more)
        found = set_right(lines, refusal)
        findings.append(found.diagnostic)
        if found.unread is not None:
            unread.append(found.unread)
    return None, tuple(findings)


def _outermost(
    root: Node | None, lines: YamlLines, unread: list[Scalar]
) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    match root:
        case None:
            return Mapping(lines.place(0, 0), (), tuple(unread)), ()
        case Mapping(place=place, entries=entries):
            read = {str(entry.key) for entry in entries}
            left = tuple(key for key in unread if key not in read)
            return Mapping(place, entries, left), ()
        case Sequence(place=place, items=(Mapping(entries=(Entry(key=key), *_)),)):
            message = f"Stregen foran '{key}' gør oplysningerne til en liste."
            hint = "Slet stregen, og skriv alle nøgler helt ude til venstre."
            return None, (error("yaml-uden-noegler", place, message, hint),)
        case Sequence(place=place):
            seen = "en liste"
        case _:
            place = root.place
            seen = "en tekst uden nøgler"
    message = f"Her står {seen}; der skal stå linjer som 'titel: Budget 2023'."
    hint = "Begynd hver oplysning med sin nøgle, et kolon og et mellemrum."
    return None, (error("yaml-uden-noegler", place, message, hint),)


def _too_large(lines: YamlLines) -> Diagnostic:
    return error(
        "oplysninger-for-store",
        lines.place(0, 0),
        f"Oplysningerne fylder mere end {MAX_BLOCK_BYTES // 1024} kB.",
        "Flyt lange tekster ned under oplysningerne; her skal kun stå korte oplysninger.",
    )


class _Reading:
    """One pass over libyaml's events."""

    def __init__(self, lines: YamlLines) -> None:
        self.lines = lines
        self.text = "\n".join(lines.current)
        self.root: Node | None = None
        self.findings: list[Diagnostic] = []
        self._branches: list[_Branch] = []
        self._has_hash = " #" in self.text or "\t#" in self.text

    def run(self) -> Refusal | None:
        """Build the nodes, or say where libyaml or this reader had to stop."""
        try:
            # What `yaml.parse` does, without its loop in Python.
            events = iter(_LOADER(self.text).get_event, None)
            return self._events(cast("Iterator[_Event]", events))
        except yaml.MarkedYAMLError as failure:
            return _refusal(failure)

    def _events(self, events: Iterator[_Event]) -> Refusal | None:
        documents = 0
        branches = self._branches
        for event in events:
            kind: type = type(event)
            if kind is yaml.ScalarEvent:
                refusal = self._scalar(event)
                if refusal is not None:
                    return refusal
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                mark = event.start_mark
                if len(branches) >= MAX_DEPTH:
                    return Refusal("for dyb", mark.line, mark.column)
                self._open(event, is_mapping=kind is yaml.MappingStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close(event)
            elif kind is yaml.AliasEvent:
                text = self._marked(event, is_scalar=True)
                self._put(Scalar(text, self._place(event)))
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1 or event.explicit:
                    return Refusal("dokument", event.start_mark.line, event.start_mark.column)
        return None

    def _place(self, event: _Event) -> Place:
        return self.lines.place(event.start_mark.line, event.start_mark.column)

    def _scalar(self, event: _Event) -> Refusal | None:
        value = event.value
        start = event.start_mark
        line, column = start.line, start.column
        if event.anchor is not None or event.tag is not None:
            value = self._marked(event, is_scalar=True)
        elif not event.style:
            end = event.end_mark
            refusal = self._continued(value, line, column, end.line)
            if refusal is not None:
                return refusal
            if self._has_hash:
                self.findings.extend(cut_text(self.lines, (line, column), (end.line, end.column)))
            branch = self._branches[-1] if self._branches else None
            if branch is not None and branch.is_flow and branch.key is not None and not value:
                branch.is_trap = branch.is_trap or self._has_no_colon(line, column)
        self._put(Scalar(readable(value), self.lines.place(line, column)))
        return None

    def _has_no_colon(self, line: int, column: int) -> bool:
        lines = self.lines.current
        return line < len(lines) and lines[line][max(column - 1, 0) : column] != ":"

    def _continued(self, value: str, line: int, column: int, last: int) -> Refusal | None:
        """Find a line that YAML takes for text though a key or an entry was meant."""
        if last == line and self._branches and not value.startswith("-"):
            return None
        lines = self.lines.current
        first = line if not lines[line][:column].strip(" \t") else line + 1
        for number in range(first, min(last, len(lines) - 1) + 1):
            text = lines[number]
            if TIGHT_ITEM.fullmatch(text) or TIGHT_KEY.fullmatch(text):
                return Refusal("fortsat", number, len(text) - len(text.lstrip()))
            if number > line and text.lstrip(" \t").startswith("- "):
                return Refusal("fortsat", number, len(text) - len(text.lstrip()))
        return None

    def _marked(self, event: _Event, *, is_scalar: bool) -> str:
        """Report an anchor, alias or tag, and give the text as it is written."""
        start, end = event.start_mark, event.end_mark
        last = end.column if is_scalar and end.line == start.line else None
        finding, text = marked_text(self.lines, start.line, start.column, last)
        self.findings.append(finding)
        return text

    def _open(self, event: _Event, *, is_mapping: bool) -> None:
        if event.anchor is not None or event.tag is not None:
            self._marked(event, is_scalar=False)
        line, column = event.start_mark.line, event.start_mark.column
        place = self.lines.place(line, column)
        is_flow = bool(event.flow_style)
        self._branches.append(_Branch(place, is_mapping, is_flow, line, column))

    def _close(self, event: _Event) -> None:
        branch = self._branches.pop()
        if branch.is_flow and event.end_mark.line == branch.line:
            if branch.is_mapping and branch.is_trap:
                span = (branch.line, branch.column, event.end_mark.column)
                finding, branch.entries = cut_mapping(self.lines, span, branch.entries)
                self.findings.append(finding)
            elif not branch.is_mapping and len(branch.items) > 1:
                span = (branch.line, branch.column, event.end_mark.column)
                self.findings.extend(cut_list(self.lines, span, branch.items))
        self._put(branch.node())

    def _put(self, node: Node) -> None:
        """Hang a finished node where it belongs."""
        if not self._branches:
            self.root = node
            return
        branch = self._branches[-1]
        if not branch.is_mapping:
            branch.items.append(node)
        elif not branch.has_key:
            branch.has_key = True
            branch.key = self._key(node, branch)
        else:
            branch.has_key = False
            if branch.key is not None:
                branch.entries.append(Entry(branch.key, node))
                branch.key = None

    def _key(self, node: Node, branch: _Branch) -> Scalar | None:
        """Accept a key that is a text and new, or report it."""
        if not isinstance(node, Scalar):
            message = "Her står en liste eller en gruppe, hvor der skal stå en nøgle."
            hint = "Skriv et ord og et kolon, fx 'titel: Budget 2023'; ellers sæt teksten i \"\"."
            self.findings.append(error("noegle-ugyldig", node.place, message, hint))
            return None
        earlier = branch.keys.setdefault(node, node)
        if earlier is not node:
            self.findings.append(_repeated(node, earlier))
            return None
        return node


def _repeated(key: Scalar, earlier: Scalar) -> Diagnostic:
    return error(
        "noegle-gentaget",
        key.place,
        f"'{key}' står to gange: på linje {earlier.place.line} og på linje {key.place.line}.",
        f"Behold den ene, og slet den anden. Indtil da læses linje {earlier.place.line}.",
    )


def _refusal(failure: yaml.MarkedYAMLError) -> Refusal:
    problem = cast("_Mark", failure.problem_mark)
    context = cast("_Mark | None", failure.context_mark) or problem
    return Refusal(
        str(failure.problem or ""),
        problem.line,
        problem.column,
        str(failure.context or ""),
        context.line,
        context.column,
    )

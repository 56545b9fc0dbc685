"""The keys of a group in the order in which records write them.

Knows which lines belong to a key: its own, those below it, and the remarks right above it.
Refuses to move anything when the block would then say something else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sagsgang.archive import Archive
from sagsgang.diagnostics import Place, Severity
from sagsgang.editing.edits import Edit
from sagsgang.reading.nodes import Mapping, Node, PlainValue, plain_value
from sagsgang.reading.nodes import Sequence as ListNode
from sagsgang.reading.yaml_blocks import yaml_node
from sagsgang.records.declarations import Facts, group_within, keys_of
from sagsgang.records.meeting import ItemFacts
from sagsgang.records.reader import FACTS_OF
from sagsgang.records.record import AnyRecord, Meeting


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of a file that are one YAML block; `first` counts from 1."""

    path: str
    first: int
    lines: tuple[str, ...]

    def reordered(self, first: int, new: Sequence[str]) -> tuple[str, ...]:
        """Give the lines with `new` from line `first` on."""
        before = first - self.first
        return (*self.lines[:before], *new, *self.lines[before + len(new) :])


def key_order_edits(archive: Archive, record: AnyRecord) -> Iterator[Edit]:  # noqa: ARG001 (a Fix)
    """Order the keys of the outermost groups that are out of order."""
    blocks: list[tuple[Mapping, type[Facts]]] = [(record.front_matter, FACTS_OF[record.kind])]
    if isinstance(record, Meeting):
        blocks += [(item.block, ItemFacts) for item in record.items if item.block is not None]
    for mapping, model in blocks:
        if not mapping.entries:
            continue
        block = _block(record, mapping)
        groups = tuple(_unordered(mapping, model))
        if not groups or not _says_the_same(block, block.lines):
            continue
        end = block.first + len(block.lines)
        for group, keys, until in groups:
            yield from _group_edits(block, group, keys, end if until is None else until)


def _block(record: AnyRecord, mapping: Mapping) -> _Block:
    """Find the lines of a block: from its first key to its closing line."""
    last = mapping.place.line
    first = _with_remarks(record.lines, last, mapping.place.column - 1)
    while last <= len(record.lines) and not _is_closing(record.lines[last - 1]):
        last += 1
    return _Block(mapping.place.path, first, record.lines[first - 1 : last - 1])


def _with_remarks(lines: Sequence[str], line: int, indent: int) -> int:
    """Give the first of the remarks that stand right above a line, or the line itself."""
    while line > 1 and lines[line - 2].strip() and _is_remark(lines[line - 2], indent):
        line -= 1
    return line


def _is_closing(line: str) -> bool:
    bare = line.strip()
    return line.rstrip() == "---" or bare.startswith(("```", "~~~"))


def _unordered(
    node: Node, model: type[Facts], until: int | None = None
) -> Iterator[tuple[Mapping, tuple[str, ...], int | None]]:
    """List the outermost groups whose keys are out of order, each with the line after it."""
    match node:
        case Mapping(entries=entries) if _is_unordered(node, keys_of(model)):
            yield node, keys_of(model), until
        case Mapping(entries=entries):
            for number, entry in enumerate(entries):
                inner = _group_at(model, entry.key)
                if inner is not None:
                    is_last = number + 1 == len(entries)
                    after = until if is_last else entries[number + 1].key.place.line
                    yield from _unordered(entry.value, inner, after)
        case ListNode(items=items):
            for number, item in enumerate(items):
                after = items[number + 1].place.line if number + 1 < len(items) else until
                yield from _unordered(item, model, after)
        case _:
            return


def _group_at(model: type[Facts], key: str) -> type[Facts] | None:
    fields = (field for field in model.model_fields.values() if field.alias == key)
    return next((group_within(field.annotation) for field in fields), None)


def _is_unordered(mapping: Mapping, keys: tuple[str, ...]) -> bool:
    ranks = [_rank(entry.key, keys) for entry in mapping.entries]
    return ranks != sorted(ranks)


def _rank(key: str, keys: tuple[str, ...]) -> int:
    return keys.index(key) if key in keys else len(keys)


def _group_edits(
    block: _Block, group: Mapping, keys: tuple[str, ...], until: int
) -> Iterator[Edit]:
    """Move the entries of one group, unless two stand on one line or a remark is in the way."""
    starts = [entry.key.place.line for entry in group.entries]
    if len(set(starts)) < len(starts):
        return
    indent = group.entries[0].key.place.column - 1
    lead = block.lines[starts[0] - block.first][:indent]
    if not lead.strip():
        starts[0] = (
            _with_remarks(block.lines, starts[0] - block.first + 1, indent) + block.first - 1
        )
    chunks = _chunks(block, [*starts, until], indent)
    order = sorted(range(len(chunks)), key=lambda number: _rank(group.entries[number].key, keys))
    moved = [chunks[number] for number in order]
    if lead.strip():
        if moved[0][0].lstrip().startswith("#"):
            return
        moved = [
            [(lead if number == 0 else " " * indent) + chunk[0][indent:], *chunk[1:]]
            for number, chunk in enumerate(moved)
        ]
    new = [line for chunk in moved for line in chunk]
    old = [line for chunk in chunks for line in chunk]
    if _says_the_same(block, block.reordered(starts[0], new)):
        yield Edit(Place(block.path, starts[0], 1), "\n".join(old), "\n".join(new))


def _chunks(block: _Block, starts: Sequence[int], indent: int) -> list[list[str]]:
    """Part lines into entries; remarks above a key, at its own indent, go with it."""
    chunks: list[list[str]] = []
    remarks: list[str] = []
    for first, after in pairwise(starts):
        lines = list(block.lines[first - block.first : after - block.first])
        kept = len(lines)
        is_last = after == starts[-1]
        while not is_last and kept > 1 and _is_remark(lines[kept - 1], indent):
            kept -= 1
        while is_last and kept > 1 and not lines[kept - 1].strip():
            kept -= 1
        chunks.append([*remarks, *lines[:kept]])
        remarks = lines[kept:]
    return chunks


def _is_remark(line: str, indent: int) -> bool:
    return not line.strip() or (line.lstrip().startswith("#") and line.find("#") == indent)


def _says_the_same(block: _Block, lines: Sequence[str]) -> bool:
    """Tell whether lines are sound and say what the block says."""
    before, _ = yaml_node(block.path, "\n".join(block.lines), block.first)
    after, found = yaml_node(block.path, "\n".join(lines), block.first)
    if before is None or after is None or any(one.severity is Severity.ERROR for one in found):
        return False
    return _stripped(plain_value(before)) == _stripped(plain_value(after))


def _stripped(value: PlainValue) -> PlainValue:
    """Take off the line end of texts in block form: the last one of a block has none."""
    match value:
        case dict():
            return {key: _stripped(inner) for key, inner in value.items()}
        case list():
            return [_stripped(inner) for inner in value]
        case _:
            return value.strip()

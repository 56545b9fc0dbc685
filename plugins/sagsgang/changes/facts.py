"""Which facts of a record were changed, by their Danish keys and in the words of the file.

Knows blocks of keys and values. Refuses to know what any key means: a key that is declared
tomorrow is compared as well. The order of keys, quotation marks and the style of lists are no
facts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from sagsgang.danish.personal import masked
from sagsgang.reading.nodes import Mapping, Node, Scalar
from sagsgang.reading.nodes import Sequence as NodeList

_LONGEST_LIST = 8
"""A list of words that is longer is not shown whole, only what came and went."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """A fact as it stood and as it stands; nothing where it did not or does not.

    `keys` are its Danish key and those above it, with the position and the first value where a
    key stands in a list: `("pladser 2 (formand)", "besat")`.
    """

    keys: tuple[str, ...]
    before: str | None
    after: str | None

    @property
    def key(self) -> str:
        """The keys on one line: `pladser 2 (formand): besat`."""
        return ": ".join(self.keys)

    @property
    def leaf(self) -> str:
        """The last key, without its position: `besat`."""
        return self.keys[-1].partition(" ")[0]


def fact_changes(before: Mapping | None, after: Mapping | None) -> Iterator[FactChange]:
    """List the facts that differ between two blocks, in the order of the one after."""
    old = {} if before is None else {str(one.key): one.value for one in before.entries}
    new = {} if after is None else {str(one.key): one.value for one in after.entries}
    for key in (*new, *(one for one in old if one not in new)):
        yield from _changes(key, old.get(key), new.get(key))


def _changes(key: str, before: Node | None, after: Node | None) -> Iterator[FactChange]:
    if before is not None and after is not None and _same(before) == _same(after):
        return
    if isinstance(before, Mapping | None) and isinstance(after, Mapping | None):
        for inner in fact_changes(before, after):
            yield replace(inner, keys=(key, *inner.keys))
        return
    if isinstance(before, NodeList) or isinstance(after, NodeList):
        yield from _list_changes(key, _items(before), _items(after))
        return
    yield FactChange(keys=(key,), before=_shown(before), after=_shown(after))


def _list_changes(key: str, before: Sequence[Node], after: Sequence[Node]) -> Iterator[FactChange]:
    are_words = all(isinstance(one, Scalar) for one in (*before, *after))
    if are_words and max(len(before), len(after)) <= _LONGEST_LIST:
        yield FactChange(keys=(key,), before=_listed(before), after=_listed(after))
        return
    gone, come = _unmatched(before, after), _unmatched(after, before)
    if not gone and not come:
        yield FactChange(
            keys=(f"{key} (rækkefølgen)",), before=_listed(before), after=_listed(after)
        )
    for position, one in come:
        partner = _likest(one, [other for _, other in gone])
        if partner is None:
            yield FactChange(keys=(key,), before=None, after=_shown(one))
            continue
        gone = [pair for pair in gone if pair[1] is not partner]
        label = f"{key} {position + 1}{_name(one)}"
        yield from _changes(label, partner, one)
    for _, one in gone:
        yield FactChange(keys=(key,), before=_shown(one), after=None)


def _unmatched(items: Sequence[Node], others: Sequence[Node]) -> list[tuple[int, Node]]:
    """Find the items that do not stand in the other list, with their positions."""
    left = [_same(one) for one in others]
    found = []
    for position, one in enumerate(items):
        form = _same(one)
        if form in left:
            left.remove(form)
        else:
            found.append((position, one))
    return found


def _likest(one: Node, others: Sequence[Node]) -> Node | None:
    """Find the group that has most values in common with `one`, or nothing."""
    if not isinstance(one, Mapping):
        return None
    mine = {(str(entry.key), _same(entry.value)) for entry in one.entries}
    best, most = None, 0
    for other in others:
        if isinstance(other, Mapping):
            theirs = {(str(entry.key), _same(entry.value)) for entry in other.entries}
            if len(mine & theirs) > most:
                best, most = other, len(mine & theirs)
    return best


_Form: TypeAlias = str | tuple["_Form", ...]


def _same(node: Node) -> _Form:
    """Give a value's form: equal for values that say the same, whatever their style."""
    match node:
        case Mapping():
            pairs = ((str(one.key), _same(one.value)) for one in node.entries)
            return tuple(sorted(pairs, key=lambda pair: pair[0]))
        case NodeList():
            items = tuple(_same(one) for one in node.items)
            # One value may be written without making a list of it.
            return items[0] if len(items) == 1 else items
        case _:
            return " ".join(node.split())


def _items(node: Node | None) -> tuple[Node, ...]:
    if node is None:
        return ()
    return node.items if isinstance(node, NodeList) else (node,)


def _listed(items: Sequence[Node]) -> str | None:
    return ", ".join(filter(None, (_shown(one) for one in items))) or None


def _shown(node: Node | None) -> str | None:
    """Write a value on one line; what stands inside another in parentheses."""
    match node:
        case None:
            return None
        case Mapping():
            return ", ".join(
                f"{one.key}: {_shown(one.value)}"
                if isinstance(one.value, Scalar)
                else f"{one.key} ({_shown(one.value)})"
                for one in node.entries
            )
        case NodeList():
            return "; ".join(filter(None, (_shown(one) for one in node.items)))
        case _:
            return masked(" ".join(node.split()))


def _name(node: Node) -> str:
    """Name an item of a list by its first value."""
    if isinstance(node, Mapping) and node.entries and isinstance(node.entries[0].value, Scalar):
        return f" ({_shown(node.entries[0].value)})"
    return ""

"""Untyped nodes become declared facts, and every value that does not fit becomes a finding.

Knows how pydantic reports a mistake, and says it in Danish at the right place. Refuses to know
any single key. What fits is kept even when something beside it does not, so that one run shows
every mistake of a file and rules can still look at the rest.
"""

from collections.abc import Iterator
from collections.abc import Mapping as Readable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Generic, TypeAlias, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sagsgang import danish
from sagsgang.diagnostics import Diagnostic, Place, error, warning
from sagsgang.reading.nodes import (
    Entry,
    Location,
    Mapping,
    Node,
    Scalar,
    Sequence,
    key_place_at,
    place_at,
    plain_value,
)
from sagsgang.records.declarations import (
    Facts,
    example_of,
    group_at,
    is_protecting,
    keys_of,
)

F = TypeVar("F", bound=Facts)
StandIns: TypeAlias = Readable[str, str]
"""Texts by the Danish key that they stand in for."""


@dataclass(frozen=True, slots=True)
class Validated(Generic[F]):
    """Facts, the attributes that were stated but could not be read, and the findings.

    `facts` is nothing when a key that must be there is missing or cannot be read, and nothing
    stands in for it. `is_whole` tells whether nothing had to.
    """

    facts: F | None
    flaws: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    is_whole: bool = True


def validated(
    model: type[F], node: Mapping, stand_ins: StandIns = MappingProxyType({})
) -> Validated[F]:
    """Read the keys of `model` out of `node`.

    `stand_ins` gives texts for keys that must be there and cannot be read, so that what stands
    beside them can still be looked at.
    """
    filled, empty = _without_empty_values(model, node, ()) if _has_gaps(node) else (node, ())
    rest: Node | None = filled
    diagnostics: list[Diagnostic] = []
    refused: set[_Key] = set(_unread(node)) if filled is not node else set()
    flawed: set[str] = set()
    facts: F | None = None
    is_whole = True
    while facts is None and rest is not None:
        try:
            facts = model.model_validate(plain_value(rest))
        except ValidationError as failure:
            details = failure.errors(include_url=False)
            refused.update(_misspelled(model, rest, details))
            diagnostics.extend(
                _diagnostic(model, rest, detail, empty)
                for detail in details
                if not _is_consequence(rest, detail, refused)
            )
            refused.update(_key(rest, detail) for detail in details)
            flawed.update(str(step) for detail in details for step in _location(detail)[:1])
            kept = _pruned(model, rest, details)
            is_whole = is_whole and kept is not None
            if kept is None:
                kept = _with_stand_ins(model, rest, details, stand_ins)
                stand_ins = _unused(stand_ins, details)
            rest = kept
    if not diagnostics and not empty and not refused:
        return Validated(facts, frozenset(), ())
    missing = {(one.place, one.code) for one in diagnostics}
    diagnostics.extend(
        _empty_key(scalar) for place, scalar in empty if (place, "felt-mangler") not in missing
    )
    flawed.update(name for place, name in refused if place == node.place)
    flaws = frozenset(
        attribute for attribute, field in model.model_fields.items() if field.alias in flawed
    )
    return Validated(facts, flaws, tuple(diagnostics), is_whole)


def _empty_key(key: Scalar) -> Diagnostic:
    return warning(
        "felt-tomt",
        key.place,
        f"Feltet '{key}' har ingen værdi.",
        "Skriv værdien, eller slet linjen.",
    )


_Key: TypeAlias = tuple[Place, str]
"""A key by the place of the mapping that it stands, or should stand, in."""
_Empty: TypeAlias = tuple[Place, Scalar]
"""A key without a value and the place of the mapping that it stands in."""


def _is_consequence(node: Node, detail: ErrorDetails, refused: set[_Key]) -> bool:
    """Tell whether a finding is only there because a key of the group was refused before."""
    if detail["type"] == "missing":
        return _key(node, detail) in refused
    group = place_at(node, _location(detail))
    return detail["type"] == "refused" and any(place == group for place, _ in refused)


def _without_empty_values(
    model: type[Facts], node: Mapping, location: Location
) -> tuple[Mapping, tuple[_Empty, ...]]:
    """Leave out the keys that have no value, except those that are not known anyway."""
    entries: list[Entry] = []
    empty: list[_Empty] = []
    for entry in node.entries:
        is_empty = isinstance(entry.value, Scalar) and not entry.value.strip()
        if is_empty and _may_be_left_out(model, (*location, str(entry.key))):
            empty.append((node.place, entry.key))
            continue
        value, inner = _filled(model, entry.value, (*location, str(entry.key)))
        entries.append(Entry(entry.key, value))
        empty.extend(inner)
    return replace(node, entries=tuple(entries)), tuple(empty)


def _has_gaps(node: Node) -> bool:
    """Tell whether anything has no value or could not be read: seldom, and quickly told."""
    if isinstance(node, Scalar):
        return not node or node.isspace()
    if isinstance(node, Sequence):
        return any(map(_has_gaps, node.items))
    return bool(node.unread) or any(_has_gaps(entry.value) for entry in node.entries)


def _may_be_left_out(model: type[Facts], location: Location) -> bool:
    is_known = location[-1] in keys_of(group_at(model, location[:-1]))
    return is_known and not is_protecting(model, location)


def _filled(model: type[Facts], node: Node, location: Location) -> tuple[Node, tuple[_Empty, ...]]:
    match node:
        case Mapping():
            return _without_empty_values(model, node, location)
        case Sequence():
            pairs = [_filled(model, item, location) for item in node.items]
            items = tuple(item for item, _ in pairs)
            return Sequence(node.place, items), tuple(one for _, found in pairs for one in found)
        case _:
            return node, ()


def _location(detail: ErrorDetails) -> Location:
    location = detail["loc"]
    return location[:-1] if location and location[-1] == "[key]" else location


def _key(node: Node, detail: ErrorDetails) -> _Key:
    location = _location(detail)
    keys = [index for index, step in enumerate(location) if isinstance(step, str)]
    if not keys:
        return node.place, ""
    return place_at(node, location[: keys[-1]]), str(location[keys[-1]])


def _unread(node: Node) -> Iterator[_Key]:
    """Give the keys that stand in the file but whose values the reader gave up."""
    match node:
        case Mapping():
            yield from ((node.place, str(key)) for key in node.unread)
            for entry in node.entries:
                yield from _unread(entry.value)
        case Sequence():
            for item in node.items:
                yield from _unread(item)
        case _:
            return


def _misspelled(model: type[Facts], node: Node, details: list[ErrorDetails]) -> Iterator[_Key]:
    """Give the keys that an unknown key beside them was probably meant to be."""
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *parents, last = _location(detail)
            nearest = danish.nearest(str(last), keys_of(group_at(model, parents)))
            if nearest is not None:
                yield place_at(node, tuple(parents)), nearest


def _diagnostic(
    model: type[Facts], node: Node, detail: ErrorDetails, empty: tuple[_Empty, ...]
) -> Diagnostic:
    location = _location(detail)
    group = group_at(model, location[:-1])
    last = str(location[-1]) if location else ""
    if detail["type"] == "refused":
        context = detail["ctx"]
        at_key = detail["loc"] != location
        place = (key_place_at if at_key else place_at)(node, location)
        return error(context["code"], place, context["message"], context["hint"])
    if detail["type"] == "extra_forbidden":
        return _unknown_key(group, key_place_at(node, location), last)
    if detail["type"] == "missing":
        return _missing_key(group, place_at(node, location[:-1]), last, empty)
    stands = "en liste" if isinstance(detail["input"], list) else "kun tekst"
    example = example_of(model, location)
    return error(
        "felt-type",
        place_at(node, location),
        f"Her skal stå felter med værdier, men der står {stands}.",
        f"Skriv fx\n{example}" if example else "",
    )


def _unknown_key(group: type[Facts], place: Place, name: str) -> Diagnostic:
    keys = keys_of(group)
    nearest = danish.nearest(name, keys)
    hint = (
        f"Mente du '{nearest}'?"
        if nearest
        else f"Her kan stå {danish.joined(list(keys), last='og')}."
    )
    return error("felt-ukendt", place, f"Feltet '{name}' kendes ikke her.", hint)


def _missing_key(
    group: type[Facts], place: Place, name: str, empty: tuple[_Empty, ...]
) -> Diagnostic:
    example = example_of(group, (name,))
    stands_empty = any(where == place and scalar == name for where, scalar in empty)
    message = f"Feltet '{name}' har ingen værdi." if stands_empty else f"Feltet '{name}' mangler."
    return error("felt-mangler", place, message, f"Skriv fx\n{example}")


def _pruned(model: type[Facts], node: Node, details: list[ErrorDetails]) -> Node | None:
    """Leave out what was refused; nothing when the whole cannot stand without it."""
    locations = {
        location[:-1] if detail["type"] == "missing" or is_protecting(model, location) else location
        for detail in details
        for location in (_location(detail),)
    }
    if () in locations:
        return None
    for location in sorted(locations, key=_from_the_end):
        node = _without(node, location)
    return node


def _with_stand_ins(
    model: type[Facts], node: Node, details: list[ErrorDetails], stand_ins: StandIns
) -> Node | None:
    """Put something readable for the outermost keys that are missing, if there is anything."""
    missing = _outermost_missing(details)
    others = [detail for detail in details if not _is_outermost_missing(detail)]
    rest = _pruned(model, node, others) if others else node
    if not isinstance(rest, Mapping) or not missing or not missing <= set(stand_ins):
        return None
    entries = (
        Entry(Scalar(name, node.place), Scalar(stand_ins[name], node.place))
        for name in sorted(missing)
    )
    return replace(rest, entries=(*rest.entries, *entries))


def _unused(stand_ins: StandIns, details: list[ErrorDetails]) -> StandIns:
    """Leave out what has been tried: a stand-in that is refused itself is no help."""
    used = _outermost_missing(details)
    return {name: text for name, text in stand_ins.items() if name not in used}


def _outermost_missing(details: list[ErrorDetails]) -> set[str]:
    return {str(detail["loc"][0]) for detail in details if _is_outermost_missing(detail)}


def _is_outermost_missing(detail: ErrorDetails) -> bool:
    return detail["type"] == "missing" and len(detail["loc"]) == 1


def _from_the_end(location: Location) -> tuple[tuple[int, str], ...]:
    """Order later list entries before earlier, so that positions stay right while pruning."""
    return tuple((-step, "") if isinstance(step, int) else (0, step) for step in location)


def _without(node: Node, location: Location) -> Node:
    step, *further = location
    match node, step:
        case Mapping(), str(key):
            kept = (
                Entry(entry.key, _without(entry.value, tuple(further)))
                if entry.key == key
                else entry
                for entry in node.entries
                if entry.key != key or further
            )
            return replace(node, entries=tuple(kept))
        case Sequence(), int(index) if index < len(node.items):
            inner = (_without(node.items[index], tuple(further)),) if further else ()
            return Sequence(node.place, (*node.items[:index], *inner, *node.items[index + 1 :]))
        case ((Mapping() | Scalar()), int()):
            # a single value that stands for a list of one
            return _without(node, tuple(further)) if further else Sequence(node.place, ())
        case _:
            return Sequence(node.place, ())

"""The ways into long lists: every forum that has meetings or cases, and every subject.

Knows what these pages list. Refuses to know what stands in the lists they lead to.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sagsgang import danish
from sagsgang.history import Chronicle
from sagsgang.records.kinds import Kind
from sagsgang.views.rows import (
    Choice,
    cases_by_forum,
    cases_by_subject,
    kind_key,
    meetings_by_forum,
    region_title,
)

SHORT: Final = 30
"""How long a list may be before it is parted by letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryGroup:
    """What begins with the same letter, or all of a short list, without one."""

    letter: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """A list of lists in the order of names, by first letter. `kind` is what they list."""

    key: str
    region: str
    title: str
    kind: Kind
    groups: tuple[DirectoryGroup, ...]


def directories(chronicle: Chronicle, region: str) -> Iterator[Directory]:
    """List the ways into a samarbejde's meetings and cases."""
    name = region_title(chronicle.publication, region)
    meetings, cases = kind_key(region, Kind.MEETING), kind_key(region, Kind.CASE)
    for key, title, kind, choices in (
        (
            f"{meetings}/forum",
            f"Fora med møder i {name}",
            Kind.MEETING,
            [one.choice for one in meetings_by_forum(chronicle, region)],
        ),
        (
            f"{cases}/forum",
            f"Fora med sager i {name}",
            Kind.CASE,
            [one.choice for one in cases_by_forum(chronicle, region)],
        ),
        (
            f"{cases}/emne",
            f"Emner for sager i {name}",
            Kind.CASE,
            [one.choice for one in cases_by_subject(chronicle, region)],
        ),
    ):
        if choices:
            groups = _by_letter(choices)
            yield Directory(key=key, region=region, title=title, kind=kind, groups=groups)


def _by_letter(choices: Iterable[Choice]) -> tuple[DirectoryGroup, ...]:
    found: dict[str, list[Choice]] = {}
    ordered = sorted(choices, key=lambda one: (danish.sort_key(one.link.text), one.link.to))
    if len(ordered) <= SHORT:
        return (DirectoryGroup(letter="", choices=tuple(ordered)),)
    for choice in ordered:
        found.setdefault(choice.link.text[:1].upper(), []).append(choice)
    return tuple(
        DirectoryGroup(letter=letter, choices=tuple(of_letter))
        for letter, of_letter in found.items()
    )

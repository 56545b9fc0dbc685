"""Which pages of a built site read differently, when a template or the program was changed.

Knows pages as an address, the words on it and a digest of everything else. Refuses to know how
pages are built.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sagsgang.changes.redline import Redline, Run, RunKind, redline, shortened

_GROUPS = 10
"""Differences that are shown; the report is for a person."""

_RUNS = 12
"""Runs of a page's redline that are shown: some three changes with the words around them."""


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A page as it was built: the words that a reader sees, and a digest of all its bytes."""

    words: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlikeChanges:
    """Pages on which the same words came and went; the redline is the first page's."""

    addresses: tuple[str, ...]
    redline: Redline


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChanges:
    """Pages that came, went or read differently, those that change alike together.

    `other` counts pages whose words are the same and whose code is not; `left_out` those that
    read differently and are not shown. With a `failure`, a Danish sentence, nothing is known.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[AlikeChanges, ...] = ()
    other: int = 0
    left_out: int = 0
    failure: str = ""


def page_changes(
    before: Mapping[str, BuiltPage], after: Mapping[str, BuiltPage], groups: int = _GROUPS
) -> PageChanges:
    """Compare two built sites by the addresses of their pages; the greatest groups come first."""
    found: dict[object, list[str]] = {}
    lines: dict[object, Redline] = {}
    other = 0
    for address in sorted(before.keys() & after.keys()):
        old, new = before[address], after[address]
        if old == new:
            continue
        line = redline(old.words, new.words)
        if not line:
            other += 1
            continue
        form = tuple(run for run in line if run.kind in (RunKind.DELETED, RunKind.INSERTED))
        found.setdefault(form, []).append(address)
        lines.setdefault(form, line)
    ordered = sorted(found, key=lambda form: (-len(found[form]), found[form]))
    return PageChanges(
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(
            AlikeChanges(addresses=tuple(found[form]), redline=_beginning(lines[form]))
            for form in ordered[:groups]
        ),
        other=other,
        left_out=sum(len(found[form]) for form in ordered[groups:]),
    )


def _beginning(line: Redline) -> Redline:
    """Give the first changes of a page."""
    short = shortened(line)
    return short if len(short) <= _RUNS else (*short[:_RUNS], Run(RunKind.SKIPPED))

"""Whether two states of a record say different things to those who read them.

Knows that white space says nothing, and where a fact was written says nothing. Refuses to know
what a difference means.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from sagsgang.history.events import Happening
from sagsgang.reading.blocks import Passage
from sagsgang.records.declarations import Facts
from sagsgang.records.record import AnyRecord

Part: TypeAlias = tuple[object, Passage]
"""A text, and what it is called."""


def differ(before: Facts, after: Facts, attributes: tuple[str, ...]) -> bool:
    """Tell whether any of these facts changed."""
    return any(getattr(before, one) != getattr(after, one) for one in attributes)


def has_other_text(before: AnyRecord, after: AnyRecord) -> bool:
    """Tell whether the text beside the facts changed; of a meeting, that around its punkter."""
    parts = ([("", one.text), ("noter", one.notes)] for one in (before, after))
    return have_other_words(*parts)


def have_other_words(before: Sequence[Part], after: Sequence[Part]) -> bool:
    """Tell whether texts, each under what it is called, have other words than before."""
    old = [(name, passage.text) for name, passage in before]
    new = [(name, passage.text) for name, passage in after]
    # Most texts stay as they are: only others are worth taking apart.
    return old != new and _worded(old) != _worded(new)


def _worded(texts: list[tuple[object, str]]) -> list[tuple[object, list[str]]]:
    return [(name, text.split()) for name, text in texts]


def attachment_happenings(before: Facts, after: Facts) -> Iterator[Happening]:
    """Tell whether bilag came or went. A bilag is known by its title."""
    old = {one.title for one in getattr(before, "attachments", ())}
    new = {one.title for one in getattr(after, "attachments", ())}
    if new - old:
        yield Happening.ATTACHMENTS_ADDED
    if old - new:
        yield Happening.ATTACHMENTS_REMOVED

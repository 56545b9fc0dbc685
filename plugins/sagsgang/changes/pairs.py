"""Which record before a change is which record after it, and which punkt is which.

Knows renamed files and moved punkter. Refuses to know what is different inside a pair.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sagsgang.archive import Archive
from sagsgang.records.meeting import AgendaItem
from sagsgang.records.record import AnyRecord, BrokenRecord, Meeting
from sagsgang.source import Blob

Renamed: TypeAlias = Mapping[str, str]
"""The former path of each file that has another one now, both from the record root."""

Stated: TypeAlias = AnyRecord | BrokenRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPair:
    """A record as it was and as it is; nothing where it was not or is not."""

    before: Stated | None
    after: Stated | None

    @property
    def newest(self) -> Stated:
        """The record as it is, or as it was when it is gone."""
        found = self.after if self.after is not None else self.before
        if found is None:
            raise ValueError("a pair of nothing")
        return found


ItemPair: TypeAlias = tuple[AgendaItem | None, AgendaItem | None]
"""A punkt as it was and as it is; nothing where it was not or is not."""


def record_pairs(before: Archive, after: Archive, renamed: Renamed) -> Iterator[RecordPair]:
    """List the records whose file, name or attachments differ, in the order of ids."""
    old, new = _by_path(before), _by_path(after)
    stated = {f"{now}.md": f"{was}.md" for was, now in after.former_ids.items()}
    former = {
        path: was
        for path, was in (*renamed.items(), *stated.items())
        if path in new
        and path not in old
        and was in old
        and was not in new
        # Two short files of different kinds may look alike to whoever compares lines only.
        and old[was].kind is new[path].kind
    }
    gone = set(old) - set(new) - set(former.values())
    found = [
        RecordPair(before=old.get(former.get(path, path)), after=one) for path, one in new.items()
    ]
    found.extend(RecordPair(before=old[path], after=None) for path in gone)
    for pair in sorted(found, key=lambda pair: pair.newest.id):
        if _differs(pair, before, after):
            yield pair


def _by_path(archive: Archive) -> dict[str, Stated]:
    return {one.path: one for one in (*archive.records.values(), *archive.broken.values())}


def _differs(pair: RecordPair, before: Archive, after: Archive) -> bool:
    old, new = pair.before, pair.after
    if old is None or new is None or old.path != new.path:
        return True
    if old is not new and old.lines != new.lines:
        return True
    return bool(changed_files(before.attachments_of(old), after.attachments_of(new)))


def changed_files(before: Mapping[str, Blob], after: Mapping[str, Blob]) -> tuple[str, ...]:
    """List the files that came, went or have other contents."""
    return tuple(
        path
        for path in sorted(before.keys() | after.keys())
        if not _is_same(before.get(path), after.get(path))
    )


def _is_same(one: Blob | None, other: Blob | None) -> bool:
    """Compare two files; their bytes are read only where nothing else tells them apart."""
    if one is None or other is None or one is other:
        return one is other
    return one.size == other.size and one.digest == other.digest


def item_pairs(before: Meeting | None, after: Meeting | None) -> tuple[ItemPair, ...]:
    """Find for each punkt what it was: in the agenda's order, those that are gone at the end.

    The same punkt is the one with number and title, or else with its case, its title or its
    number alone.
    """
    old = list(before.items) if before is not None else []
    new = list(after.items) if after is not None else []
    partner: dict[int, AgendaItem] = {}
    for sign in _SIGNS:
        for place, item in enumerate(new):
            mine = sign(item)
            if place in partner or not mine:
                continue
            match = [one for one in old if sign(one) == mine]
            if len(match) == 1:
                partner[place] = match[0]
                old.remove(match[0])
    pairs: list[ItemPair] = [(partner.get(place), item) for place, item in enumerate(new)]
    return (*pairs, *((one, None) for one in old))


def _words(text: str) -> str:
    return " ".join(text.casefold().split())


_SIGNS: tuple[Callable[[AgendaItem], str], ...] = (
    lambda item: f"{item.number} {_words(item.title)}",
    lambda item: "" if item.facts.case is None else str(item.facts.case.text),
    lambda item: _words(item.title),
    lambda item: str(item.number),
)

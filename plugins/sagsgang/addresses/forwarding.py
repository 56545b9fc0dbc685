"""Where every address leads that was ever published: it stays, has moved, or is gone.

Knows what records say about where they were before and what has been deleted. Refuses to know
pages and HTML, and to judge: an address that leads nowhere is a value here, not a finding.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias

from sagsgang.addresses.links import address, attachment_address, item_anchor
from sagsgang.addresses.published import Published, What
from sagsgang.archive import Archive
from sagsgang.diagnostics import Place
from sagsgang.records.former import Removed
from sagsgang.records.kinds import Kind, full_id
from sagsgang.records.record import AnyRecord, HandwrittenPage, Meeting, Region
from sagsgang.views.rows import forum_shelf_key


@dataclass(frozen=True, slots=True)
class Stays:
    """The address answers by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What stood there is now at a record, at a file of it, or at a punkt of it."""

    record_id: str
    file: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What stood there has been deleted; `removed` says when and why, `place` where it says so."""

    removed: Removed
    place: Place


Answer: TypeAlias = Stays | Moved | Gone


@dataclass(frozen=True, kw_only=True, eq=False)
class Forwarding:
    """Where addresses lead in an archive; `files` are the addresses of its attachments."""

    records: Archive
    files: Collection[str]

    @cached_property
    def present(self) -> Mapping[str, str]:
        """The id of every record by its page's address."""
        ids = (*self.records.records, *self.records.broken)
        return MappingProxyType({address(one): one for one in ids})

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """The id of the record that each former page is now."""
        pairs = ((address(old), new) for old, new in self.records.former_ids.items())
        return MappingProxyType({old: new for old, new in pairs if old not in self.present})

    @cached_property
    def removed(self) -> Mapping[str, Gone]:
        """What has been deleted, by the address that it had: of a page, a file or a punkt."""
        found: dict[str, Gone] = {}
        for record, index, removed in removals(self.records):
            place = record.fact_place("removed", index, "address")
            found.setdefault(
                removed_address(removed, record.region).address, Gone(removed=removed, place=place)
            )
        return MappingProxyType(found)

    @cached_property
    def _prefixes(self) -> tuple[tuple[str, str], ...]:
        """How addresses begin that have moved together, and how they begin now."""
        return tuple(sorted(_prefix_moves(self.records), key=lambda pair: -len(pair[0])))

    def home_of(self, page: str) -> str | None:
        """Find the id of the record that the page at an address is now, or nothing."""
        for where in (page, self.list_home(page)):
            found = self.present.get(where) or self.moved.get(where)
            if found is not None:
                return found
        return None

    def list_home(self, page: str) -> str:
        """Give the address that a list has now if it moved with its forum or samarbejde."""
        prefixes = (pair for pair in self._prefixes if page.startswith(pair[0]))
        for old, new in prefixes:
            return new + page.removeprefix(old)
        return page

    def answer(self, published: Published) -> Answer | None:
        """Tell where an address leads; nothing when it has been lost. A list is never lost."""
        is_broken = self.present.get(published.page) in self.records.broken
        if published.what is What.LIST or is_broken or self._stays(published):
            return Stays()
        gone = self.removed.get(published.address)
        if gone is not None:
            return gone
        home = self.home_of(published.page)
        if home is None:
            return self.removed.get(published.page)
        if published.file:
            is_there = attachment_address(home, published.file) in self.files
        else:
            is_there = not published.anchor or published.anchor in self.anchors_of(home)
        if not is_there:
            return None
        return Moved(record_id=home, file=published.file, anchor=published.anchor)

    def _stays(self, published: Published) -> bool:
        if published.file:
            return published.address in self.files
        home = self.present.get(published.page)
        if home is None:
            return False
        return not published.anchor or published.anchor in self.anchors_of(home)

    def anchors_of(self, record_id: str) -> frozenset[str]:
        """List the anchors of a meeting's punkter, earlier ones too; other records have none."""
        record = self.records.records.get(record_id)
        items = record.items if isinstance(record, Meeting) else ()
        return frozenset(
            item_anchor(number)
            for item in items
            for number in (item.number, *item.facts.former_numbers)
        )


def removals(records: Archive) -> Iterator[tuple[AnyRecord, int, Removed]]:
    """List what the records say is deleted, each with the record and its number in the list."""
    for record in records.legible:
        if isinstance(record, Region | HandwrittenPage):
            for index, removed in enumerate(record.facts.removed):
                yield record, index, removed


def removed_address(removed: Removed, region: str) -> Published:
    """Give the address that something deleted had."""
    what = removed.address
    page = address(full_id(what.record_id, region))
    if what.anchor:
        return Published(What.ITEM, f"{page}#{what.anchor}")
    return Published(What.FILE if what.file else What.PAGE, page + what.file)


def _prefix_moves(records: Archive) -> Iterator[tuple[str, str]]:
    """List what moves together: a forum's lists, and everything of a samarbejde."""
    for old, new in records.former_ids.items():
        if new in records.fora and f"/{Kind.FORUM.folder}/" in old:
            for region in records.regions:
                for kind in (Kind.MEETING, Kind.CASE):
                    keys = (forum_shelf_key(region, kind, one) for one in (old, new))
                    before, now = map(address, keys)
                    yield before, now
        elif new.removesuffix("/index") in records.regions and old.endswith("/index"):
            yield address(old), address(new)

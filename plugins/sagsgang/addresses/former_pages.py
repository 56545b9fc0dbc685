"""The pages that stand at old addresses, so that every address that was published still answers.

Knows which addresses need such a page, and what it tells. Refuses to know HTML.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias

from sagsgang.addresses.forwarding import Forwarding, Gone, Moved, removals, removed_address
from sagsgang.addresses.links import address
from sagsgang.addresses.published import Published, What, record_addresses
from sagsgang.publication import Publication
from sagsgang.views.moved import (
    MovedFile,
    MovedPage,
    RemovedItem,
    RemovedPage,
    moved_file,
    moved_list,
    moved_page,
    removed_item,
    removed_page,
)
from sagsgang.views.rows import Link

FormerView: TypeAlias = MovedFile | MovedPage | RemovedPage


@dataclass(frozen=True, kw_only=True, eq=False)
class FormerPages:
    """Old addresses of a site: `listed` were published before, `live` are its present pages."""

    publication: Publication
    files: frozenset[str]
    listed: Collection[Published]
    live: Mapping[str, Link]

    def views(self) -> Iterator[FormerView]:
        """Make the view of each page that an old address needs; two never have one address."""
        wanted = [one for one in self._wanted() if one.address not in self.live]
        made: set[str] = set()
        for one in sorted(wanted, key=lambda one: (one.what is What.LIST, one)):
            view = None if one.address in made else self._view(one)
            if view is not None:
                made.add(one.address)
                yield view

    def every_address(self) -> frozenset[Published]:
        """List every address that is published now or ever was."""
        lists = (where for where in self.live if where and where not in self._leads.present)
        return frozenset(
            (
                *self.listed,
                *record_addresses(self.publication, self.files),
                *(Published(What.LIST, where) for where in lists),
                *_declared(self._leads),
            )
        )

    @cached_property
    def _leads(self) -> Forwarding:
        return Forwarding(records=self.publication, files=self.files)

    def _wanted(self) -> frozenset[Published]:
        """List what needs a page if it has none: a punkt stands on the page of its meeting."""
        known = (*self.listed, *_declared(self._leads))
        pages = (Published(What.PAGE, one.page) for one in known if one.what is What.ITEM)
        return frozenset((*(one for one in known if one.what is not What.ITEM), *pages))

    def _view(self, one: Published) -> FormerView | None:
        key = one.address.rstrip("/")
        if one.what is What.LIST:
            home = self._leads.list_home(one.address)
            to = self._nearest(home)
            is_gone = address(to.to) != home
            return moved_list(self.publication, key, to, is_gone=is_gone)
        match self._leads.answer(one):
            case Moved(record_id=record_id, file=file):
                make = moved_file if file else moved_page
                return make(self.publication, key, record_id)
            case Gone(removed=removed):
                above = self._nearest(one.page)
                return removed_page(self.publication, key, removed, above, file=one.file)
            case _:
                return None

    def _nearest(self, where: str) -> Link:
        """Find the page at an address, or else the nearest one above it."""
        while where not in self.live:
            where = where.rstrip("/").rpartition("/")[0]
            where = f"{where}/" if where else ""
        return self.live[where]

    def former_paths(self, files: Mapping[str, str]) -> Mapping[str, str]:
        """Give the address of each file by the paths that it had before, as links may name it."""
        owners: dict[str, list[str]] = {}
        for old, new in self.publication.former_ids.items():
            owners.setdefault(new, []).append(old)
        found = {}
        for path, where in files.items():
            owner, _, name = path.rpartition("/")
            found.update({f"{old}/{name}": where for old in owners.get(owner, ())})
        return MappingProxyType(found)

    def removed_items(self) -> Mapping[str, tuple[RemovedItem, ...]]:
        """List the deleted punkter by the address of the page that they stood on."""
        found: dict[str, list[RemovedItem]] = {}
        for where, gone in self._leads.removed.items():
            if gone.removed.address.anchor:
                item = removed_item(gone.removed)
                found.setdefault(where.partition("#")[0], []).append(item)
        return MappingProxyType({page: tuple(items) for page, items in found.items()})


def _declared(leads: Forwarding) -> Iterator[Published]:
    """List the old addresses that the records name themselves."""
    yield from (Published(What.PAGE, where) for where in leads.moved)
    for record, _, removed in removals(leads.records):
        yield removed_address(removed, record.region)

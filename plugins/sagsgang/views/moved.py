"""What stands at an old address: where its page or file is now, or when and why it was deleted.

Knows what such pages say. Refuses to know which addresses are old, where they lead, and HTML.
"""

from dataclasses import dataclass

from sagsgang.danish import PartialDate
from sagsgang.publication import Publication
from sagsgang.records.former import Removed
from sagsgang.views.rows import Link, item_title, title_of


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedItem:
    """A punkt of a meeting that has moved: its numbers, the present one first, and its link."""

    numbers: tuple[str, ...]
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedItem:
    """A punkt that was published and is gone."""

    anchor: str
    number: str
    on: PartialDate
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPage:
    """An old address of a page. `items` are the punkter that have their own links here.

    Where `is_gone`, the page itself is no more, and `to` is the nearest one above it.
    """

    key: str
    region: str
    title: str
    to: Link
    items: tuple[MovedItem, ...] = ()
    is_gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedFile:
    """An old address of a file, which is now beside the page of `owner`."""

    key: str
    region: str
    title: str
    file: str
    owner: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedPage:
    """The address of a page or `file` that has been deleted; `above` is the nearest page."""

    key: str
    region: str
    title: str
    file: str
    on: PartialDate
    reason: str
    above: Link


def moved_page(publication: Publication, key: str, record_id: str) -> MovedPage:
    """Tell where a record is that had another address before."""
    title = title_of(publication, record_id)
    meeting = publication.meetings.get(record_id)
    return MovedPage(
        key=key,
        region=_region_of(publication, key),
        title=title,
        to=Link(title, record_id),
        items=tuple(
            MovedItem(
                numbers=(str(item.number), *map(str, item.facts.former_numbers)),
                link=Link(item_title(item), record_id, item=str(item.number)),
            )
            for item in (meeting.items if meeting else ())
        ),
    )


def moved_list(publication: Publication, key: str, to: Link, *, is_gone: bool) -> MovedPage:
    """Tell where a list is now, or that it is gone and what page is nearest."""
    return MovedPage(
        key=key,
        region=_region_of(publication, key),
        title=to.text,
        to=to,
        is_gone=is_gone,
    )


def moved_file(publication: Publication, key: str, record_id: str) -> MovedFile:
    """Tell where a file is whose record had another address before."""
    file = key.rpartition("/")[2]
    owner = Link(title_of(publication, record_id), record_id)
    region = _region_of(publication, key)
    return MovedFile(key=key, region=region, title=file, file=file, owner=owner)


def removed_page(
    publication: Publication, key: str, removed: Removed, above: Link, *, file: str = ""
) -> RemovedPage:
    """Tell when and why a page or a file was deleted."""
    return RemovedPage(
        key=key,
        region=_region_of(publication, key),
        title="Filen er slettet" if file else "Siden er slettet",
        file=file,
        on=removed.on,
        reason=str(removed.reason),
        above=above,
    )


def removed_item(removed: Removed) -> RemovedItem:
    """Tell when and why a punkt was deleted."""
    anchor = removed.address.anchor
    number = anchor.removeprefix("punkt-").replace("-", ".")
    return RemovedItem(anchor=anchor, number=number, on=removed.on, reason=str(removed.reason))


def _region_of(publication: Publication, key: str) -> str:
    """Give the samarbejde that an old address lay in, if there still is one of that name."""
    region = key.partition("/")[0]
    return region if region in publication.regions else ""

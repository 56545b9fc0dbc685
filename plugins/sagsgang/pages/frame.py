"""What stands around the pages of a samarbejde: whose they are, its menu, whom to write to.

Knows which pages a frame leads to. Refuses to know HTML: how a frame looks is the generator's.

A frame names its own samarbejde and no other; the pages of the whole site name them all.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sagsgang import danish
from sagsgang.addresses import address
from sagsgang.archive import COMMON_REGION
from sagsgang.pages.article import View
from sagsgang.records.kinds import KINDS_IN_REGION, Kind
from sagsgang.views.front import RegionPage
from sagsgang.views.handwritten import OwnWordsPage
from sagsgang.views.rows import KIND_TITLES

ACCESSIBILITY_STATEMENT = "om/tilgaengelighed"
"""The page that the law asks every public site to lead to from its foot, once it is written."""


@dataclass(frozen=True, slots=True)
class FrameLink:
    """A page that a frame leads to, by its address from the site's root."""

    title: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of the pages of one samarbejde, or of the whole site when `region` is empty.

    `name` is who speaks, `tagline` for whom, `owner` the samarbejde or nothing; `home` is the
    address of its first page. `about` are pages about the site and this samarbejde. Contacts are
    empty when unknown.
    """

    region: str
    name: str
    tagline: str
    owner: str
    home: str
    menu: tuple[FrameLink, ...]
    about: tuple[FrameLink, ...]
    contact: str = ""
    phone: str = ""
    website: str = ""


def frames(
    views: Sequence[View], title: str, records: Collection[str] = frozenset()
) -> tuple[Frame, ...]:
    """Give the frame of the whole site, whose name is `title`, and then that of each samarbejde.

    `records` are the ids of those that have a page.
    """
    found = {view.region for view in views if view.region}
    regions = sorted(found, key=lambda region: (region == COMMON_REGION, danish.sort_key(region)))
    pages = {view.region: view for view in views if isinstance(view, RegionPage)}
    names = {one: pages[one].title if one in pages else one.capitalize() for one in regions}
    whole = Frame(
        region="",
        name=title,
        tagline=danish.joined([names[region] for region in regions if region != COMMON_REGION]),
        owner="",
        home="",
        menu=tuple(FrameLink(names[region], address(f"{region}/index")) for region in regions),
        about=tuple(_about(views, {})),
    )
    return whole, *(
        Frame(
            region=region,
            name=_stated(pages.get(region), "secretariat") or names[region],
            tagline=names[region] if _stated(pages.get(region), "secretariat") else title,
            owner=names[region],
            home=address(f"{region}/index"),
            menu=tuple(_kinds(records, region)),
            about=tuple(_about(views, {one: names[one] for one in regions if one != region})),
            contact=_stated(pages.get(region), "contact"),
            phone=_stated(pages.get(region), "phone"),
            website=_stated(pages.get(region), "website"),
        )
        for region in regions
    )


def _stated(page: RegionPage | None, name: str) -> str:
    return "" if page is None else getattr(page, name) or ""


def _kinds(records: Collection[str], region: str) -> Iterator[FrameLink]:
    """List the kinds of records that the samarbejde has; an empty list is no way to anything."""
    for kind in KINDS_IN_REGION:
        # Seats stand in the records of fora, and are listed with the processes that fill them.
        holding = (kind, Kind.FORUM) if kind is Kind.APPOINTMENT else (kind,)
        if any(one.startswith(f"{region}/{each.folder}/") for each in holding for one in records):
            yield FrameLink(KIND_TITLES[kind], address(f"{region}/{kind.folder}"))


def _about(views: Sequence[View], foreign: Mapping[str, str]) -> Iterator[FrameLink]:
    """List the pages about the site, but not those below them or about a foreign samarbejde."""
    own_words = [
        view for view in views if isinstance(view, OwnWordsPage) and view.key.count("/") == 1
    ]
    own_words.sort(key=lambda view: danish.sort_key(view.title))
    own_words.sort(key=lambda view: view.key == ACCESSIBILITY_STATEMENT)
    for view in own_words:
        words = view.key.replace("/", "-").split("-")
        if not any(
            region in words or (name in view.title and region != COMMON_REGION)
            for region, name in foreign.items()
        ):
            yield FrameLink(view.title, address(view.key))

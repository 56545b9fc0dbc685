"""The page where one searches, and what it offers whoever cannot.

Knows what that page says. Refuses to know how searching works, other pages, addresses and HTML.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sagsgang.history import Chronicle
from sagsgang.records.kinds import KINDS_IN_REGION
from sagsgang.views.rows import KIND_TITLES, Link, kind_key, region_title

SEARCH_KEY = "soeg"
"""The key of the page; the site's search fields lead to it with `?q=`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionLists:
    """The lists of a samarbejde, which lead to everything that can be searched for."""

    region: Link
    lists: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What the page says before anybody has searched."""

    key: str
    region: str
    title: str
    regions: tuple[RegionLists, ...]


def search_page(chronicle: Chronicle, regions: Sequence[str]) -> SearchPage:
    """Tell what the page where one searches says."""
    return SearchPage(
        key=SEARCH_KEY,
        region="",
        title="Søg",
        regions=tuple(
            RegionLists(
                region=Link(region_title(chronicle.publication, region), f"{region}/index"),
                lists=tuple(
                    Link(KIND_TITLES[kind], kind_key(region, kind)) for kind in KINDS_IN_REGION
                ),
            )
            for region in regions
        ),
    )

"""How long lists are parted: by year, by forum and by subject, each part with a page of its own.

Knows the parts and their pages. Refuses to know what the rows of a list say, addresses and HTML.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from sagsgang import danish
from sagsgang.history import Chronicle, StepState, forum_named
from sagsgang.records.kinds import Kind
from sagsgang.records.record import Case, Meeting
from sagsgang.views.rows.entries import Link, in_region, kind_key

CROSSING: Final = 10
"""How many rows a forum or a subject has in a year before that year has a page of its own."""
_PILLS: Final = 12
"""How many fora or subjects are offered beside a list; the others are on the page of all."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A page that shows a part of a list, and how many rows it has where that is told."""

    link: Link
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Choices of one sort: years, fora, subjects."""

    label: str
    choices: tuple[Choice, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf(Generic[T]):
    """A part of a list: its page, its name, what stands there in the order of the whole."""

    key: str
    name: str
    members: tuple[T, ...]

    @property
    def choice(self) -> Choice:
        """This part as something to choose."""
        return Choice(link=Link(self.name, self.key), count=len(self.members))


def year_shelves(key: str, members: Iterable[T], years: Iterable[str]) -> tuple[Shelf[T], ...]:
    """Part a list by the year of each member, the newest first."""
    found: dict[str, list[T]] = {}
    for member, year in zip(members, years, strict=True):
        found.setdefault(year, []).append(member)
    return tuple(
        Shelf(key=f"{key}/{year}", name=year, members=tuple(of_year))
        for year, of_year in sorted(found.items(), reverse=True)
    )


def with_own_page(years: tuple[Shelf[T], ...]) -> tuple[Shelf[T], ...]:
    """Choose the years of a forum or a subject that are long enough for a page of their own.

    When there is only one year, the page of the forum or the subject is that page.
    """
    return tuple(one for one in years if len(one.members) >= CROSSING and len(years) > 1)


def shown_together(years: tuple[Shelf[T], ...]) -> tuple[Shelf[T], ...]:
    """Choose the years that stand on the page itself: the newest, and those without their own."""
    own = with_own_page(years)
    return tuple(one for index, one in enumerate(years) if index == 0 or one not in own)


def meetings_by_forum(chronicle: Chronicle, region: str) -> tuple[Shelf[Meeting], ...]:
    """Part a samarbejde's meetings by forum, in the order of names."""
    meetings = in_region(chronicle.publication.meetings.values(), region)
    pairs = ((one, chronicle.publication.forum_of(one)) for one in meetings)
    known = ((one, forum) for one, forum in pairs if forum is not None)
    return _fora_shelves(chronicle, region, Kind.MEETING, known)


def cases_by_forum(chronicle: Chronicle, region: str) -> tuple[Shelf[Case], ...]:
    """Part a samarbejde's cases by the fora that have treated them or have them now."""
    cases = in_region(chronicle.publication.cases.values(), region)
    pairs = ((case, forum) for case in cases for forum in _fora_of(chronicle, case))
    return _fora_shelves(chronicle, region, Kind.CASE, pairs)


def _fora_of(chronicle: Chronicle, case: Case) -> Iterator[str]:
    history = chronicle.cases[case.id]
    treated = (
        step.forum for step in history.steps if step.state is StepState.REGISTERED and step.forum
    )
    ids = (forum.id for forum in (*treated, *(one.forum for one in history.standing.places)))
    yield from dict.fromkeys(one for one in ids if one is not None)


def cases_by_subject(chronicle: Chronicle, region: str) -> tuple[Shelf[Case], ...]:
    """Part a samarbejde's cases by subject. Spellings with the same address are one subject."""
    base = f"{kind_key(region, Kind.CASE)}/emne"
    found: dict[str, dict[str, Case]] = {}
    names: dict[str, str] = {}
    for case in in_region(chronicle.publication.cases.values(), region):
        for topic in case.facts.topics:
            slug = danish.slug(topic)
            if not slug:
                continue
            names.setdefault(slug, str(topic))
            found.setdefault(slug, {})[case.id] = case
    shelves = (
        Shelf(key=f"{base}/{slug}", name=names[slug], members=tuple(cases.values()))
        for slug, cases in found.items()
    )
    return tuple(sorted(shelves, key=lambda one: (danish.sort_key(one.name), one.key)))


def subject_link(topic: str, region: str) -> Link:
    """Lead to the cases about a subject; one without a letter or figure has no page."""
    slug = danish.slug(topic)
    return Link(str(topic), f"{kind_key(region, Kind.CASE)}/emne/{slug}" if slug else "")


def forum_shelf_key(region: str, kind: Kind, forum_id: str) -> str:
    """Give the key of the page with a forum's meetings or cases in a samarbejde."""
    forum_region, *_, name = forum_id.split("/")
    own = name if forum_region == region else f"{forum_region}-{name}"
    return f"{kind_key(region, kind)}/forum/{own}"


def _fora_shelves(
    chronicle: Chronicle, region: str, kind: Kind, pairs: Iterable[tuple[T, str]]
) -> tuple[Shelf[T], ...]:
    found: dict[str, list[T]] = {}
    for member, forum in pairs:
        found.setdefault(forum, []).append(member)
    shelves = []
    for forum, members in found.items():
        named = forum_named(chronicle.publication, forum)
        name = forum.rpartition("/")[2] if named is None else named.name
        key = forum_shelf_key(region, kind, forum)
        shelves.append(Shelf(key=key, name=name, members=tuple(members)))
    return tuple(sorted(shelves, key=lambda one: (danish.sort_key(one.name), one.key)))


def offered(label: str, shelves: tuple[Shelf[T], ...], all_of_them: Link) -> tuple[Filter, ...]:
    """Offer the fora or subjects with most rows, by name, and the page of all when there are more.

    Nothing is offered when there is nothing to choose.
    """
    if not shelves:
        return ()
    by_size = sorted(shelves, key=lambda one: -len(one.members))
    largest = {one.key for one in by_size[:_PILLS]}
    choices = tuple(one.choice for one in shelves if one.key in largest)
    more = all_of_them if len(shelves) > len(choices) else None
    return (Filter(label=label, choices=choices, more=more),)

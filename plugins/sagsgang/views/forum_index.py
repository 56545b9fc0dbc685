"""The fora of a samarbejde: those there are, by level and reach, and those there were.

Knows what the list says. Refuses to know other pages, addresses and HTML.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sagsgang import danish
from sagsgang.danish import PartialDate
from sagsgang.history import Chronicle, lineage
from sagsgang.records.forum import Level, Reach
from sagsgang.records.kinds import Kind
from sagsgang.records.record import Forum
from sagsgang.views.rows import Link, forum_link, in_region, kind_key, optional, region_title

_LEVELS: Final[tuple[tuple[str, Level | None], ...]] = (
    ("Politisk", Level.POLITICAL),
    ("Administrativt", Level.ADMINISTRATIVE),
    ("Uden angivet niveau", None),
)
_REACHES: Final[tuple[tuple[str, Reach | None], ...]] = (
    ("kun kommuner", Reach.MUNICIPAL),
    ("på tværs af sektorer", Reach.CROSS_SECTOR),
    ("nationalt", Reach.NATIONAL),
    ("", None),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumRow:
    """A forum in a list."""

    link: Link
    short_name: str | None
    type: str | None
    meetings_per_year: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumGroup:
    """The fora of one level and reach."""

    title: str
    fora: tuple[ForumRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerRow:
    """A forum that is abolished, or a name that is no longer used; `now` is what there is today.

    `note` is the record's own word on a change of name.
    """

    link: Link
    until: PartialDate
    how: str
    now: tuple[Link, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumIndex:
    """The list of a samarbejde's fora: those there are, and former ones, the latest first."""

    key: str
    region: str
    title: str
    count: int
    groups: tuple[ForumGroup, ...]
    former: tuple[FormerRow, ...]


def forum_index(chronicle: Chronicle, region: str) -> ForumIndex:
    """Tell what the list of fora says."""
    fora = sorted(
        in_region(chronicle.publication.fora.values(), region),
        key=lambda forum: danish.sort_key(forum.facts.name),
    )
    alive = [forum for forum in fora if not _is_gone(chronicle, forum)]
    groups = (
        ForumGroup(
            title=f"{level_name}, {reach_name}" if reach_name else level_name,
            fora=tuple(
                _forum_row(forum)
                for forum in alive
                if (forum.facts.level, forum.facts.reach) == (level, reach)
            ),
        )
        for level_name, level in _LEVELS
        for reach_name, reach in _REACHES
    )
    former = [row for forum in fora for row in _former_rows(chronicle, forum)]
    return ForumIndex(
        key=kind_key(region, Kind.FORUM),
        region=region,
        title=f"Fora i {region_title(chronicle.publication, region)}",
        count=len(alive),
        groups=tuple(group for group in groups if group.fora),
        former=tuple(sorted(former, key=lambda row: row.until.last, reverse=True)),
    )


def _is_gone(chronicle: Chronicle, forum: Forum) -> bool:
    ended = forum.facts.abolished
    return ended is not None and ended.is_certainly_before(chronicle.today)


def _forum_row(forum: Forum) -> ForumRow:
    facts = forum.facts
    return ForumRow(
        link=Link(str(facts.name), forum.id),
        short_name=optional(facts.short_name),
        type=None if facts.type is None else facts.type.value,
        meetings_per_year=optional(facts.meetings_per_year),
    )


def _former_rows(chronicle: Chronicle, forum: Forum) -> Iterator[FormerRow]:
    """List what a forum was called before, and itself when it is abolished."""
    now = Link(str(forum.facts.name), forum.id)
    for name in forum.facts.former_names:
        yield FormerRow(
            link=Link(_full_name(name.name, name.short_name)),
            until=name.until,
            how="Skiftede navn",
            now=(now,),
            note=optional(name.note),
        )
    if forum.facts.abolished is not None and _is_gone(chronicle, forum):
        successors = lineage(chronicle.publication, forum.id).successors
        yield FormerRow(
            link=Link(_full_name(forum.facts.name, forum.facts.short_name), forum.id),
            until=forum.facts.abolished,
            how="Afløst" if successors else "Nedlagt",
            now=tuple(forum_link(one.forum) for one in successors),
        )


def _full_name(name: str, short_name: str | None) -> str:
    return f"{name} ({short_name})" if short_name else str(name)

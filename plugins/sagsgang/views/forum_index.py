"""The fora of a samarbejde: those there are, by level and reach, and those there were.

Knows what the list says. Refuses to know other pages, addresses and HTML.
"""

from dataclasses import dataclass

from sagsgang import danish
from sagsgang.danish import PartialDate
from sagsgang.history import Chronicle
from sagsgang.records.forum import Level
from sagsgang.records.kinds import Kind
from sagsgang.records.record import Forum
from sagsgang.views.rows import Link, in_region, kind_key, region_title


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumRow:
    """A forum in a list."""

    link: Link
    short_name: str | None
    type: str | None
    reach: str | None
    abolished: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumGroup:
    """The fora of one level."""

    level: str
    fora: tuple[ForumRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumIndex:
    """The list of a samarbejde's fora. `former` are those that are abolished."""

    key: str
    region: str
    title: str
    groups: tuple[ForumGroup, ...]
    former: tuple[ForumRow, ...]


def forum_index(chronicle: Chronicle, region: str) -> ForumIndex:
    """Tell what the list of fora says."""
    fora = sorted(
        in_region(chronicle.publication.fora.values(), region),
        key=lambda forum: danish.sort_key(forum.facts.name),
    )
    former = [
        forum
        for forum in fora
        if forum.facts.abolished is not None
        and forum.facts.abolished.is_certainly_before(chronicle.today)
    ]
    gone = {forum.id for forum in former}
    alive = [forum for forum in fora if forum.id not in gone]
    levels: tuple[tuple[str, Level | None], ...] = (
        ("Politisk niveau", Level.POLITICAL),
        ("Administrativt niveau", Level.ADMINISTRATIVE),
        ("Andre", None),
    )
    groups = (
        ForumGroup(level=name, fora=_rows([one for one in alive if one.facts.level is level]))
        for name, level in levels
    )
    return ForumIndex(
        key=kind_key(region, Kind.FORUM),
        region=region,
        title=f"Fora i {region_title(chronicle.publication, region)}",
        groups=tuple(group for group in groups if group.fora),
        former=_rows(former),
    )


def _rows(fora: list[Forum]) -> tuple[ForumRow, ...]:
    return tuple(
        ForumRow(
            link=Link(str(forum.facts.name), forum.id),
            short_name=None if forum.facts.short_name is None else str(forum.facts.short_name),
            type=None if forum.facts.type is None else forum.facts.type.value,
            reach=None if forum.facts.reach is None else forum.facts.reach.value,
            abolished=forum.facts.abolished,
        )
        for forum in fora
    )

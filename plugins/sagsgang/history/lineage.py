"""The life of a forum: the names it had, what came before it and what came after.

Knows what records state about it. Refuses to infer a succession that no record states.
"""

from dataclasses import dataclass

from sagsgang.danish import PartialDate
from sagsgang.history.names import ForumThen, forum_named
from sagsgang.publication import Publication
from sagsgang.records.forum import NamePeriod, name_periods


@dataclass(frozen=True, slots=True, kw_only=True)
class Ancestor:
    """Another body before or after this one, and its days where they are known."""

    forum: ForumThen
    created: PartialDate | None
    abolished: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """A forum's names from the oldest to the one now, its predecessors and its successors."""

    names: tuple[NamePeriod, ...]
    predecessors: tuple[Ancestor, ...]
    successors: tuple[Ancestor, ...]


def lineage(publication: Publication, forum_id: str) -> Lineage:
    """Tell where a forum comes from and what has come in its place."""
    forum = publication.fora[forum_id]
    before = (
        publication.forum_at(reference.text, forum.region) for reference in forum.facts.succeeds
    )
    return Lineage(
        names=tuple(name_periods(forum.facts)),
        predecessors=tuple(_ancestor(publication, one) for one in before if isinstance(one, str)),
        successors=tuple(
            _ancestor(publication, one) for one in publication.successors_of(forum_id)
        ),
    )


def _ancestor(publication: Publication, forum_id: str) -> Ancestor:
    record = publication.fora.get(forum_id)
    return Ancestor(
        forum=forum_named(publication, forum_id) or ForumThen(forum_id, forum_id),
        created=None if record is None else record.facts.created,
        abolished=None if record is None else record.facts.abolished,
    )

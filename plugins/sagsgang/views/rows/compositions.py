"""The rows of a forum's rules of composition: what each demands and whether it is met.

Knows the words for a rule. Refuses to know pages, addresses and HTML.
"""

from dataclasses import dataclass

from sagsgang.composition import Fulfilment, Judgement, judgements
from sagsgang.history import Chronicle
from sagsgang.publication import Publication
from sagsgang.records.forum import CompositionRule
from sagsgang.records.record import Forum
from sagsgang.records.values import SeatCount
from sagsgang.views.rows.entries import Link, named_forum_link, optional


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositionRow:
    """A rule: the seats that it is about, what it demands of them, and whether that is so.

    `count` is how many there must be, `each` of what everyone must have one, `mirror` the forum
    whose municipalities must sit here too.
    """

    seats: str
    count: SeatCount | None
    each: str | None
    mirror: Link | None
    fulfilment: Fulfilment
    reasons: tuple[str, ...]
    note: str | None

    @property
    def is_broken(self) -> bool:
        """Tell whether the rule is certainly not met."""
        return self.fulfilment is Fulfilment.NOT_MET


def composition_rows(chronicle: Chronicle, forum: Forum) -> tuple[CompositionRow, ...]:
    """Show the rules of a forum as they are met today."""
    publication = chronicle.publication
    found = judgements(publication, forum, chronicle.today)
    return tuple(_row(publication, one, forum.region) for one in found)


def _row(publication: Publication, judgement: Judgement, region: str) -> CompositionRow:
    rule = judgement.rule
    return CompositionRow(
        seats=_seats(rule),
        count=rule.count,
        each=None if rule.one_from_each is None else rule.one_from_each.value,
        mirror=None
        if rule.mirrors is None
        else named_forum_link(publication, rule.mirrors, region),
        fulfilment=judgement.fulfilment,
        reasons=judgement.reasons,
        note=optional(rule.note),
    )


def _seats(rule: CompositionRule) -> str:
    """Name the seats that a rule is about: `Medlem, kommunal, sundhedschef`."""
    named = [one.value for one in (rule.role, rule.side) if one is not None]
    words = ", ".join([*named, *([str(rule.office)] if rule.office else [])])
    return words[:1].upper() + words[1:] or "Alle pladser"

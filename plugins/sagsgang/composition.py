"""Whether the seats of a forum meet its rules of composition on a day.

Knows what counts for a rule and what is certain. Refuses to guess: a seat that is known from one
day only, or that nobody is registered on, leaves a rule open, and only what no unknown holder
could mend is called broken.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from sagsgang import danish
from sagsgang.history import HoldingThen, SeatThen, Tenure, seats_on
from sagsgang.publication import Publication
from sagsgang.records.forum import CompositionRule, OneFromEach, Role, Side
from sagsgang.records.record import Forum

_MEMBERS: Final = frozenset(
    {Role.CHAIR, Role.CO_CHAIR, Role.DEPUTY_CHAIR, Role.MEMBER, Role.MEMBER_BY_OFFICE}
)
"""The roles of a rule that names none: who is a substitute or may attend is no part of it."""


class Fulfilment(Enum):
    """What is known of a rule on a day."""

    MET = "opfyldt"
    NOT_MET = "ikke opfyldt"
    UNKNOWN = "ikke kendt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A rule of a forum, whether it is met, and in Danish sentences why not or why nobody knows."""

    rule: CompositionRule
    fulfilment: Fulfilment
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manning:
    """Who is on the seats that a rule is about.

    `sure` and `possible` count the holders by municipality, nothing where none is written:
    `possible` are those who are known from one day only, and those whose office nobody knows.
    `unseen` is how many more may sit there without being registered; nothing for any number.
    """

    sure: Counter[str | None]
    possible: Counter[str | None]
    unseen: int | None

    @property
    def at_most(self) -> int | None:
        """Tell how many there can be at the most; nothing when nobody knows."""
        if self.unseen is None:
            return None
        return self.sure.total() + self.possible.total() + self.unseen

    @property
    def unplaced(self) -> int | None:
        """Tell how many there may be whose municipality nobody knows."""
        if self.unseen is None:
            return None
        return self.unseen + self.sure[None] + self.possible[None]


def judgements(publication: Publication, forum: Forum, on: date) -> tuple[Judgement, ...]:
    """Judge the rules of a forum on a day, in the order of its record."""
    seats = seats_on(publication, forum.id, on)
    return tuple(_judged(publication, forum, rule, seats, on) for rule in forum.facts.composition)


def _judged(
    publication: Publication,
    forum: Forum,
    rule: CompositionRule,
    seats: tuple[SeatThen, ...],
    on: date,
) -> Judgement:
    """Judge one rule: it is broken when one of its demands is, and met when all are."""
    manning = manning_of(rule, seats)
    found: list[tuple[Fulfilment, str]] = []
    if rule.count is not None:
        found.append(_of_number(rule, manning))
    if rule.one_from_each is not None:
        found.append(_of_each(publication, forum.region, rule.one_from_each, manning))
    if rule.mirrors is not None:
        found.append(_of_mirror(publication, forum, rule, manning, on))
    states = {state for state, _ in found}
    worst = (Fulfilment.NOT_MET, Fulfilment.UNKNOWN, Fulfilment.MET)
    fulfilment = next(state for state in worst if state in states)
    reasons = tuple(reason for state, reason in found if reason and state is fulfilment)
    return Judgement(rule=rule, fulfilment=fulfilment, reasons=reasons)


def manning_of(rule: CompositionRule, seats: tuple[SeatThen, ...]) -> Manning:
    """Count the holders of the seats that a rule is about."""
    sure: Counter[str | None] = Counter()
    possible: Counter[str | None] = Counter()
    unseen: int | None = 0
    meant = [seat for seat in seats if _is_meant(rule, seat)]
    for seat in meant:
        for one in seat.with_tenure(Tenure.HOLDS, Tenure.KNOWN):
            has_office = _has_office(rule, seat, one)
            if has_office is False:
                continue
            is_sure = has_office and one.tenure is Tenure.HOLDS
            (sure if is_sure else possible)[one.municipality] += 1
        more = _unseen(seat)
        unseen = None if unseen is None or more is None else unseen + more
    return Manning(sure=sure, possible=possible, unseen=unseen if meant else None)


def _is_meant(rule: CompositionRule, seat: SeatThen) -> bool:
    facts = seat.seat
    roles = _MEMBERS if rule.role is None else {rule.role}
    if facts.role not in roles or rule.side not in (None, facts.side):
        return False
    return not (rule.office and facts.office) or _says(facts.office, rule.office)


def _has_office(rule: CompositionRule, seat: SeatThen, one: HoldingThen) -> bool | None:
    """Tell whether a holder has the office that is asked for; nothing when nobody knows."""
    if rule.office is None or _says(seat.seat.office, rule.office):
        return True
    return None if one.holding.title is None else _says(one.holding.title, rule.office)


def _says(text: str | None, office: str) -> bool:
    return text is not None and office.casefold() in text.casefold()


def _unseen(seat: SeatThen) -> int | None:
    """Tell how many may sit there beside the registered; nothing for any number.

    Somebody follows a seat whose holders have a beginning or an end: what is not written about
    it did not happen. A seat with nobody or with a snapshot only may be full for all we know, and
    full of others: who was there one day may have left.
    """
    if any(one.tenure is not Tenure.KNOWN for one in seat.holdings):
        return 0
    if seat.seat.count is None:
        return 1 if seat.holdings else None
    return seat.seat.count.at_most


def _of_number(rule: CompositionRule, manning: Manning) -> tuple[Fulfilment, str]:
    if rule.count is None:
        raise ValueError("a rule without a number")
    least, most = rule.count.at_least, rule.count.at_most
    sure, at_most = manning.sure.total(), manning.at_most
    seats = f"{least} plads" if least == 1 else f"{least} pladser"
    if sure > most:
        return Fulfilment.NOT_MET, f"Der er {sure} på pladserne, og der må højst være {most}."
    if at_most is not None and at_most < least:
        return Fulfilment.NOT_MET, f"{at_most} af {seats} er besat."
    if sure >= least and at_most is not None and at_most <= most:
        return Fulfilment.MET, ""
    known = sure + manning.possible.total()
    if known:
        return Fulfilment.UNKNOWN, f"{known} af {seats} er kendt, men ikke, om de er besat nu."
    return Fulfilment.UNKNOWN, "Det er ikke registreret, hvem der har pladserne."


def _of_each(
    publication: Publication, region: str, each: OneFromEach, manning: Manning
) -> tuple[Fulfilment, str]:
    """Judge whether each cluster or municipality of the samarbejde has somebody."""
    groups = _groups(publication, region, each)
    wanted = {group for group in groups.values() if group is not None}
    # One more cluster may hide behind the municipalities whose cluster nobody knows.
    is_complete = bool(wanted) and None not in groups.values()
    sure = {groups.get(one) for one in manning.sure if one is not None}
    possible = {groups.get(one) for one in manning.possible if one is not None}
    missing = sorted(wanted - sure - possible, key=danish.sort_key)
    unplaced = manning.unplaced
    if unplaced is not None and None not in sure | possible and len(missing) > unplaced:
        if not unplaced:
            return Fulfilment.NOT_MET, f"Ingen fra {danish.joined(missing, last='eller')}."
        some = f"{len(wanted) - len(missing) + unplaced} af {len(wanted)}"
        return Fulfilment.NOT_MET, f"Højst {some} kan have en plads."
    if is_complete and wanted <= sure:
        return Fulfilment.MET, ""
    if not is_complete:
        return Fulfilment.UNKNOWN, f"Det er ikke registreret, hvilken {each.value} alle hører til."
    return Fulfilment.UNKNOWN, f"Det vides ikke, om hver {each.value} har en plads nu."


def _groups(publication: Publication, region: str, each: OneFromEach) -> Mapping[str, str | None]:
    """Name the group of every municipality of a samarbejde; nothing where none is registered."""
    found: dict[str, str | None] = {}
    for one in publication.municipalities.values():
        if one.region != region:
            continue
        if each is OneFromEach.MUNICIPALITY:
            found[one.id] = f"{one.facts.name} Kommune"
        elif one.facts.cluster is None:
            found[one.id] = None
        else:
            cluster = publication.forum_at(one.facts.cluster.text, region)
            record = publication.fora.get(cluster) if isinstance(cluster, str) else None
            found[one.id] = None if record is None else str(record.facts.name)
    return found


def _of_mirror(
    publication: Publication,
    forum: Forum,
    rule: CompositionRule,
    manning: Manning,
    on: date,
) -> tuple[Fulfilment, str]:
    """Judge whether the same municipalities sit here as in the forum that is mirrored."""
    found = "" if rule.mirrors is None else publication.forum_at(rule.mirrors.text, forum.region)
    other = publication.fora.get(found) if isinstance(found, str) else None
    if other is None:
        return Fulfilment.UNKNOWN, "Det forum, der skal spejles, er ikke registreret."
    everybody = CompositionRule.model_construct(side=Side.MUNICIPAL)
    image = manning_of(everybody, seats_on(publication, other.id, on))
    reasons = [
        *_strangers(publication, image, manning, f"sidder i {other.facts.name}, men ikke her"),
        *_strangers(publication, manning, image, f"sidder her, men ikke i {other.facts.name}"),
    ]
    if reasons:
        return Fulfilment.NOT_MET, " ".join(reasons)
    is_certain = all(not (one.possible or one.unplaced or one.unseen) for one in (image, manning))
    is_known = None not in (image.unseen, manning.unseen)
    if is_certain and is_known and set(image.sure) == set(manning.sure):
        return Fulfilment.MET, ""
    return Fulfilment.UNKNOWN, f"Det vides ikke, om det er de samme som i {other.facts.name} nu."


def _strangers(
    publication: Publication, these: Manning, those: Manning, what: str
) -> Iterator[str]:
    """Say which municipalities certainly sit among these and certainly not among those."""
    if those.unplaced != 0:
        return
    for one in sorted(one for one in these.sure if one is not None):
        record = publication.municipalities.get(one)
        if record is not None and one not in those.sure and one not in those.possible:
            yield f"{record.facts.name} Kommune {what}."

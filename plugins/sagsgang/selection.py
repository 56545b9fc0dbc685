"""Candidates laid out against a call's criteria, and the choice that somebody made among them.

Knows what the records say of a candidate's municipality on a day, and what of a choice is
published. Refuses to rank and to choose: two candidates are equal only where the secretariat says
so. Nominations are nobody's business but the secretariat's: what is here lives in memory only.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.history import Chronicle, HoldingThen, Tenure
from sagsgang.publication import Publication
from sagsgang.records.draw import LotDraw
from sagsgang.records.forum import Role
from sagsgang.records.kinds import Kind
from sagsgang.records.others import AppointmentFacts
from sagsgang.records.record import Appointment, Municipality

PER_INHABITANTS: Final = 10_000
"""Seats are compared per so many inhabitants."""

_NOW: Final = (Tenure.HOLDS, Tenure.KNOWN)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Candidate:
    """Somebody who was nominated, as the form has it; nothing of it is ever shown in a traceback.

    `label` is a neutral name for a pool of lots, `municipality` the id of its record.
    """

    label: str
    name: str
    municipality: str
    email: str = ""
    title: str = ""
    unit: str = ""
    experience: str = ""
    memberships: str = ""
    wants_chair: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the records say of a municipality on a day: the seats that somebody holds for it.

    `here` is the body that is appointed to, `before` how often a seat there was left. Nothing
    stands where no record says what is needed.
    """

    municipality: str
    inhabitants: int | None
    cluster: str | None
    seats: int
    bodies: tuple[tuple[str, int], ...]
    here: int
    before: int
    cluster_seats: int | None
    cluster_here: int | None

    @property
    def seats_per_inhabitants(self) -> Decimal | None:
        """Seats per `PER_INHABITANTS` inhabitants, with two decimals."""
        if not self.inhabitants:
            return None
        return round(Decimal(self.seats * PER_INHABITANTS) / self.inhabitants, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRow:
    """A candidate, what is known, and for each criterion of the call what bears on it."""

    candidate: Candidate
    known: Known
    answers: tuple[str, ...]


def candidate_rows(
    chronicle: Chronicle, call: Appointment, candidates: Sequence[Candidate]
) -> tuple[CandidateRow, ...]:
    """Lay candidates out against the criteria of a call, in the order in which they came."""
    return tuple(
        CandidateRow(
            candidate=one,
            known=(known := known_of(chronicle, call, one.municipality)),
            answers=tuple(_answer(str(text), one, known) for text in call.facts.criteria),
        )
        for one in candidates
    )


def known_of(chronicle: Chronicle, call: Appointment, municipality: str) -> Known:
    """Count the seats of a municipality on the chronicle's day; a holding counts as one."""
    publication = chronicle.publication
    record = publication.municipalities[municipality]
    found = publication.forum_at(call.facts.forum.text, call.region, chronicle.today)
    body = found if isinstance(found, str) else ""
    held = _held(chronicle, municipality)
    counts = Counter(held)
    bodies = [(_forum_name(publication, forum), count) for forum, count in counts.items()]
    cluster = _cluster(publication, record)
    seats_here = chronicle.seats.get(body, ())
    neighbours = () if cluster is None else _members(publication, cluster)
    return Known(
        municipality=str(record.facts.name),
        inhabitants=_inhabitants(record, chronicle.today.year),
        cluster=None if cluster is None else _forum_name(publication, cluster),
        seats=len(held),
        bodies=tuple(sorted(bodies, key=lambda one: danish.sort_key(one[0]))),
        here=counts[body],
        before=sum(
            one.tenure is Tenure.HELD and one.municipality == municipality
            for seat in seats_here
            for one in seat.holdings
        ),
        cluster_seats=None
        if cluster is None
        else sum(len(_held(chronicle, one)) for one in neighbours),
        cluster_here=None
        if cluster is None
        else sum(_held(chronicle, one).count(body) for one in neighbours),
    )


def _held(chronicle: Chronicle, municipality: str) -> tuple[str, ...]:
    """List the fora of the seats that a municipality holds, one for each holding."""

    def is_held(one: HoldingThen) -> bool:
        return one.municipality == municipality and one.tenure in _NOW

    return tuple(
        forum
        for forum, seats in chronicle.seats.items()
        for seat in seats
        for one in seat.holdings
        if is_held(one)
    )


def _forum_name(publication: Publication, forum: str) -> str:
    record = publication.fora.get(forum)
    return forum if record is None else str(record.facts.name)


def _cluster(publication: Publication, record: Municipality) -> str | None:
    if record.facts.cluster is None:
        return None
    found = publication.forum_at(record.facts.cluster.text, record.region)
    return found if isinstance(found, str) else None


def _members(publication: Publication, cluster: str) -> tuple[str, ...]:
    return tuple(
        one.id
        for one in publication.municipalities.values()
        if _cluster(publication, one) == cluster
    )


def _inhabitants(record: Municipality, year: int) -> int | None:
    """Give the newest number that was known in that year."""
    known = {int(one): number for one, number in record.facts.inhabitants.items()}
    past = [one for one in known if one <= year]
    return known[max(past)] if past else None


def _answer(criterion: str, candidate: Candidate, known: Known) -> str:
    """Give what bears on a criterion; nothing where its words are unknown here."""
    inhabitants = "" if known.inhabitants is None else danish.formatted_number(known.inhabitants)
    answers = (
        (r"pladser|i forvejen|repræsenteret", f"{known.seats} i alt, {known.here} her"),
        (r"klynge", known.cluster or ""),
        (r"størrelse|indbygger", inhabitants),
        (r"formand", candidate.wants_chair),
        (r"øvrige fora|andre fora|andre grupper|deltagelse", candidate.memberships),
        (r"erfaring|kompetence|motivation|faglig", candidate.experience),
        (r"stilling|titel|niveau", candidate.title),
        (r"\bp?sof\b|samordning", candidate.unit),
    )
    folded = criterion.casefold()
    return next((answer for pattern, answer in answers if re.search(pattern, folded)), "")


class Verdict(StrEnum):
    """What the secretariat writes beside a candidate."""

    CHOSEN = "ja"
    NOT_CHOSEN = "nej"
    EQUAL = "lod"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What the secretariat decided about one candidate, and on what grounds."""

    candidate: Candidate
    verdict: Verdict
    basis: str = ""
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointed:
    """Somebody who is appointed: everything that is published, and nothing else.

    `municipality` is written as records write it, `lot` is `ja` or the label that was drawn.
    """

    name: str
    title: str
    municipality: str
    role: Role | None
    basis: str
    lot: str = ""


def pool(choices: Sequence[Chosen]) -> tuple[str, ...]:
    """List the lots of those that are equal, in Danish order and without anybody's name.

    Municipalities, or the neutral labels where one has several candidates.
    """
    equal = _equal(choices)
    is_one_each = len({one.candidate.municipality for one in equal}) == len(equal)
    lots_of = (
        municipality_name(one.candidate.municipality) if is_one_each else one.candidate.label
        for one in equal
    )
    return tuple(sorted(lots_of, key=danish.sort_key))


def _equal(choices: Sequence[Chosen]) -> tuple[Chosen, ...]:
    return tuple(one for one in choices if one.verdict is Verdict.EQUAL)


def _behind(records: Archive, region: str, equal: Sequence[Chosen], lot: str) -> Chosen | None:
    """Find who stands behind a lot: the one with that label, or the municipality's only one."""
    labelled = [one for one in equal if one.candidate.label == lot]
    municipality = records.municipality_at(lot, region)
    own = [one for one in equal if one.candidate.municipality == municipality]
    found = labelled or own
    return found[0] if len(found) == 1 else None


def municipality_name(municipality: str) -> str:
    """Write a municipality as records of its samarbejde do."""
    return municipality.rpartition(f"/{Kind.MUNICIPALITY.folder}/")[2]


def seats_left(facts: AppointmentFacts, choices: Sequence[Chosen]) -> int | None:
    """Count the seats that lots are drawn for; nothing where the call does not say how many.

    A substitute takes no seat. Less than none where too many are chosen.
    """
    if facts.count is None:
        return None
    chosen = [one for one in choices if one.verdict is Verdict.CHOSEN]
    substitutes = [one for one in chosen if one.role is Role.SUBSTITUTE]
    takes_none = [] if facts.role is Role.SUBSTITUTE else substitutes
    return facts.count.at_most - len(chosen) + len(takes_none)


def objections(records: Archive, call: Appointment, choices: Sequence[Chosen]) -> Iterator[str]:
    """Say in Danish why the choice as a whole cannot stand; nothing when it can."""
    equal, left = _equal(choices), seats_left(call.facts, choices)
    if not equal and not any(one.verdict is Verdict.CHOSEN for one in choices):
        yield "Ingen er valgt. Skriv ja, nej eller lod i kolonnen vælges."
    elif left is not None and left < 0:
        yield (
            f"Der står ja ved flere, end der er pladser til: {_seats(-left)} for lidt. Ret ja til "
            "nej, eller skriv suppleant i kolonnen rolle."
        )
    elif equal and left is None:
        yield "Der skal trækkes lod, men der står ikke i filen, hvor mange pladser der er: antal."
    elif equal and len(equal) <= (left or 0):
        yield (
            f"Der står lod ved {_many(len(equal))}, men der er {_seats(left or 0)} tilbage, så "
            "alle kan få en. Skriv ja."
        )
    elif equal and left == 0:
        yield "Der står lod, men alle pladser går til dem, der står ja ved."
    elif equal and call.facts.draw is not None:
        yield from _draw_objections(records, call.region, call.facts.draw, equal, left or 0)
    elif call.facts.draw is not None:
        yield "Der er en lodtrækning i filen, men der står ikke lod ved nogen."


def _draw_objections(
    records: Archive, region: str, draw: LotDraw, equal: Sequence[Chosen], left: int
) -> Iterator[str]:
    """Say where the choice is not the one that the announced draw was made for."""
    behind = [_behind(records, region, equal, lot) for lot in draw.pool]
    if None in behind or len(behind) != len(equal):
        marked = danish.joined(pool(equal), last="og")
        announced = danish.joined([str(lot) for lot in draw.pool], last="og")
        yield (
            f"Lodtrækningens pulje er {announced}, men der står lod ved {marked}. "
            "Ret kolonnen vælges, så det er de samme."
        )
    if draw.wanted != left:
        yield f"Lodtrækningen vælger {draw.wanted}, men der er {_seats(left)} tilbage."


def _many(count: int) -> str:
    return "1 kandidat" if count == 1 else f"{count} kandidater"


def _seats(count: int) -> str:
    return "1 plads" if count == 1 else f"{count} pladser"


def appointed(
    records: Archive,
    call: Appointment,
    choices: Sequence[Chosen],
    winners: Sequence[str] = (),
    substitutes: Sequence[str] = (),
) -> tuple[Appointed, ...]:
    """Give what is published of a choice: those chosen, those drawn, then drawn substitutes.

    For a choice without objections; `winners` and `substitutes` are lots of the call's draw.
    """
    chosen = [_published(one, one.role) for one in choices if one.verdict is Verdict.CHOSEN]

    def drawn(lot: str, *, is_substitute: bool) -> Appointed:
        one = _behind(records, call.region, _equal(choices), lot)
        if one is None:
            raise ValueError("nobody stands behind a lot: the choice has objections")
        word = lot if one.candidate.label == lot else _BY_LOT
        return _published(one, Role.SUBSTITUTE if is_substitute else one.role, word)

    return (
        *chosen,
        *(drawn(lot, is_substitute=False) for lot in winners),
        *(drawn(lot, is_substitute=True) for lot in substitutes),
    )


_BY_LOT: Final = "ja"


def _published(one: Chosen, role: Role | None, lot: str = "") -> Appointed:
    return Appointed(
        name=one.candidate.name,
        title=one.candidate.title,
        municipality=municipality_name(one.candidate.municipality),
        role=role,
        basis=one.basis,
        lot=lot,
    )


_LONG: Final = 20
"""A motivation shorter than this is a phrase that anybody may use."""


def what_is_private(basis: str, candidates: Sequence[Candidate]) -> str | None:
    """Say in Danish what of the nominations stands in the published grounds, or nothing."""
    folded = _folded(basis)
    for one in candidates:
        if one.email and one.email.casefold() in folded:
            return "en mailadresse"
        if one.name and re.search(rf"(?<!\w){re.escape(_folded(one.name))}(?!\w)", folded):
            return "et navn"
        own_words = [_folded(text) for text in (one.experience, one.memberships)]
        if any(len(text) >= _LONG and text in folded for text in own_words):
            return "ord fra indmeldingen"
        if len(folded) >= _LONG and any(folded in text for text in own_words):
            return "ord fra indmeldingen"
    return None


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())

"""Rules about the people named in one record: who was there, and how they are spelled.

Knows names as they are written. Refuses to know who anybody is: there are no person records.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from sagsgang.archive import Archive
from sagsgang.diagnostics import Diagnostic, Place, error, warning
from sagsgang.reading.nodes import Scalar
from sagsgang.records.parts import Person
from sagsgang.records.record import AnyRecord, Case, Forum, Meeting
from sagsgang.rules.passages import place_in, without_code
from sagsgang.rules.rule import Rule
from sagsgang.rules.spellings import Spelling, are_variants, spelling
from sagsgang.rules.strictness import severity_at

_NAME_PART: Final = r"[A-ZÆØÅÉ][\w'’-]*\.?"
_BEFORE_LAST_NAME: Final = re.compile(
    rf"(?<![\w'’-])(?:{_NAME_PART}[ \t]+(?:(?:von|van|de|af)[ \t]+)?){{1,5}}(?:[A-ZÆØÅÉ]\w*-)?$"
)
_LONGEST_NAME: Final = 90
"""Characters before a last name that may belong to it."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A name where it stands; `listing` is the list that it stands in, or 0 in a text."""

    spelling: Spelling
    place: Place
    listing: int
    home: str | None = None

    @property
    def text(self) -> str:
        """The name as written."""
        return self.spelling.text


def check_nobody_is_both_present_and_absent(archive: Archive) -> Iterator[Diagnostic]:
    """Den samme person er ikke både med og fraværende.

    En fejl, når mødet er holdt, ellers en advarsel. Den, der meldte afbud til mødet, må gerne stå
    som fraværende på et punkt.
    """
    for meeting in archive.meetings.values():
        facts = meeting.facts
        pairs: list[tuple[Sequence[Person], str, Sequence[Person], str]] = [
            (facts.present, "deltagere", facts.apologies, "afbud"),
            (facts.guests, "gæster", facts.apologies, "afbud"),
        ]
        for item in meeting.items:
            where = f" i punkt {item.number}"
            pairs.append(
                (item.facts.contributors, f"medvirkende{where}", item.facts.absent, "fraværende")
            )
        for there, there_key, away, away_key in pairs:
            for person, earlier in _in_both(there, away):
                yield error(
                    "person-baade-med-og-fra",
                    person.place,
                    f"{person.text} står både under {there_key} (linje {earlier.place.line}) og "
                    f"under {away_key}.",
                    "Slet navnet det ene sted.",
                ).as_severity(severity_at(facts.status))


def _in_both(there: Sequence[Person], away: Sequence[Person]) -> Iterator[tuple[_Named, _Named]]:
    """List who stands in the second list and in the first, with both places."""
    if not there or not away:
        return
    present = {one.spelling.folded: one for one in _names(there, 1)}
    for one in _names(away, 2):
        earlier = present.get(one.spelling.folded)
        if earlier is not None and _may_be_one(earlier, one):
            yield one, earlier


def check_nobody_is_listed_twice(archive: Archive) -> Iterator[Diagnostic]:
    """Den samme person står kun én gang i en liste."""
    for meeting in archive.meetings.values():
        for people in _lists_of(meeting):
            first_with: dict[tuple[str, ...], _Named] = {}
            for named in _names(people, 1):
                earlier = first_with.setdefault(named.spelling.folded, named)
                if earlier is named or not _may_be_one(earlier, named):
                    continue
                yield warning(
                    "person-gentaget",
                    named.place,
                    f"{named.text} står to gange i listen; første gang på linje "
                    f"{earlier.place.line}.",
                    "Slet den ene linje. Er det to personer, så skriv kommune eller organisation "
                    "ved begge.",
                )


def check_people_are_spelled_alike(archive: Archive) -> Iterator[Diagnostic]:
    """Den samme person er stavet ens i hele posten.

    To i samme liste eller fra hver sin kommune er to personer. I en tekst ser reglen kun på navne
    med et efternavn, der også står i en liste.
    """
    for record in archive.records.values():
        listed = _listed(record)
        if not listed:
            continue
        reported: set[str] = set()
        for earlier, later in _look_alikes([*listed, *_in_texts(record, listed)]):
            if later.text in reported:
                continue
            reported.add(later.text)
            yield warning(
                "person-to-stavemaader",
                later.place,
                f"Her står '{later.text}', men på linje {earlier.place.line} står "
                f"'{earlier.text}'.",
                "Er det samme person, så skriv navnet ens begge steder.",
            )


def _look_alikes(named: Sequence[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Pair names that look like one person's, the one that stands first in the file first."""
    groups: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    for one in named:
        for mark in one.spelling.marks:
            groups[mark].append(one)
    found: dict[tuple[Place, Place], tuple[_Named, _Named]] = {}
    for group in groups.values():
        if len({one.text for one in group}) < len(("one", "other")):
            continue
        for pair in combinations(group, 2):
            if not are_variants(*(one.text for one in pair)):
                continue
            earlier, later = sorted(pair, key=lambda one: one.place)
            if _may_be_one(earlier, later) and not _are_listed_together(earlier, later, named):
                found[(later.place, earlier.place)] = (earlier, later)
    for places in sorted(found):
        yield found[places]


def _are_listed_together(one: _Named, other: _Named, named: Sequence[_Named]) -> bool:
    """Tell whether one list has both spellings: then they are two people."""
    listings = {
        name: {x.listing for x in named if x.text == name} for name in (one.text, other.text)
    }
    return bool(listings[one.text] & listings[other.text] - {0})


def _may_be_one(one: _Named, other: _Named) -> bool:
    """Tell whether two may be the same person: nobody comes from two places."""
    return one.home is None or other.home is None or one.home == other.home


def _lists_of(meeting: Meeting) -> Iterator[Sequence[Person]]:
    yield from (meeting.facts.present, meeting.facts.apologies, meeting.facts.guests)
    for item in meeting.items:
        yield from (item.facts.contributors, item.facts.absent)


def _listed(record: AnyRecord) -> list[_Named]:
    """List the names in a record's facts."""
    found: list[_Named] = []
    match record:
        case Meeting():
            for listing, people in enumerate(_lists_of(record), start=1):
                found.extend(_names(people, listing))
        case Case(facts=facts) if facts.coordinator is not None:
            found.extend(_names((facts.coordinator,), 1))
        case Forum(facts=facts):
            holdings = (one for seat in facts.seats for one in seat.holdings)
            for listing, holding in enumerate(holdings, start=1):
                if holding.name is not None:
                    home = holding.municipality.text if holding.municipality else None
                    found.extend(_named(holding.name, home or holding.organisation, listing))
        case _:
            pass
    return found


def _names(people: Iterable[Person], listing: int) -> Iterator[_Named]:
    for person in people:
        if person.name is not None:
            home = person.municipality.text if person.municipality else person.organisation
            yield from _named(person.name, home, listing)


def _named(name: Scalar, home: str | None, listing: int) -> Iterator[_Named]:
    spelled = spelling(name)
    if spelled.folded:
        yield _Named(spelled, name.place, listing, home and " ".join(home.casefold().split()))


def _in_texts(record: AnyRecord, listed: Sequence[_Named]) -> Iterator[_Named]:
    """Find names in texts that end with a last name from a list, and look like one listed.

    A capital before the name may begin a sentence or a title (`Direktør Kari Prøve`): the name
    is then the part that is listed, or looks like one that is.
    """
    by_last: dict[str, list[Spelling]] = defaultdict(list)
    for one in listed:
        if one.spelling.last_word:
            by_last[one.spelling.last_word].append(one.spelling)
    for passage in record.passages():
        words = [word for word in by_last if word in passage.text]
        if not words:
            continue
        text = without_code(passage.text)
        for word in words:
            for end in _ends_of(word, text):
                found = _look_alike_ending(text, end, len(word), by_last[word])
                if found is not None:
                    start, spelled = found
                    yield _Named(spelled, place_in(passage, start), 0)


def _ends_of(word: str, text: str) -> Iterator[int]:
    """Find where a word ends in a text; a genitive is another word."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not text[end : end + 1].isalnum() and text[end : end + 1] not in {"-", "'", "’"}:
            yield end
        start = text.find(word, end)


def _look_alike_ending(
    text: str, end: int, length: int, known: Sequence[Spelling]
) -> tuple[int, Spelling] | None:
    """Find the name that ends there, if it is none of the known but looks like one."""
    before = _BEFORE_LAST_NAME.search(text[max(0, end - length - _LONGEST_NAME) : end - length])
    if before is None:
        return None
    first = end - length - len(before[0])
    starts = [first + part.start() for part in re.finditer(rf"(?<!-){_NAME_PART}", before[0])]
    candidates = [(start, spelling(text[start:end])) for start in starts]
    texts = {one.text for one in known}
    if any(one.text in texts for _, one in candidates):
        return None
    return next(
        (
            (start, one)
            for start, one in candidates
            if any(one.is_variant_of(other) for other in known)
        ),
        None,
    )


RULES: tuple[Rule, ...] = (
    check_nobody_is_both_present_and_absent,
    check_nobody_is_listed_twice,
    check_people_are_spelled_alike,
)

"""Whether punkter on neighbouring agendas are one case that nobody has tied together.

Knows titles. Refuses to decide: what looks alike is a proposal, never a mistake.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.danish.personal import masked
from sagsgang.diagnostics import Diagnostic, note, warning
from sagsgang.records.meeting import AgendaItem, ItemType
from sagsgang.records.record import Meeting
from sagsgang.rules.rule import Rule

NEIGHBOURHOOD: Final = timedelta(days=120)
"""How long after an agenda another forum's agenda may still continue it."""

_PREFIX: Final = re.compile(
    r"^(?:dak-sag|sss-sag|formandskabsbehandlet|temadrøftelse|lukket punkt|til orientering|"
    r"til drøftelse|til beslutning)\s*[:–-]\s*"
)
_TREATMENT: Final = re.compile(
    r"^(?:(?:videre |fornyet |endelig )?(?:godkendelse|drøftelse|orientering|beslutning|behandling|"
    r"temadrøftelse|status|forslag|opfølgning|udkast|oplæg|udpegning|høring|input)"
    r"(?: (?:af|om|på|for|til|vedr\.?|vedrørende|over))?[: ]+)+"
)
_STANDING: Final = re.compile(
    r"(?:eventuelt|evt\.?|godkendelse af (?:dagsorden|referat)\w*.*|(?:dagsorden|referat)\w*"
    r"|meddelelser.*|(?:gensidig )?orientering(?:er)?(?: fra .*)?|nyt fra .*"
    r"|(?:punkter til )?næste møder?.*|kommende møder.*|siden sidst.*|bordet rundt"
    r"|velkomst.*|opfølgning på (?:møder|referat).*"
    r"|forberedelse af møder.*|mødekalender.*|mødeplan.*)"
)
_FILLERS: Final = frozenset(
    {
        *("af", "alle", "at", "de", "den", "der", "det", "en", "et", "for", "fra", "i", "med"),
        *("mellem", "og", "om", "på", "samt", "som", "til", "under", "ved", "vedr", "vedrørende"),
    }
)
_LONG_WORD: Final = 12
"""Letters; a title of one word is about something of its own only when the word is long."""
_LIKENESS: Final = 0.8
"""Share of all words of both titles that must be in both."""


@dataclass(frozen=True, slots=True)
class _Topic:
    """An item that may be part of a case: the words of its title that say what it is about."""

    meeting: Meeting
    item: AgendaItem
    words: frozenset[str]
    case: str | None


def check_alike_titles_share_a_case(archive: Archive) -> Iterator[Diagnostic]:
    """Punkter med næsten samme titel på to dagsordener efter hinanden hører til samme sag.

    Forslaget er en advarsel, når det ene punkt har en sag, ellers en note. Faste punkter som
    Eventuelt og Nyt fra KKR er ikke sager.
    """
    topics = {key: tuple(_topics(archive, one)) for key, one in archive.meetings.items()}
    for earlier, later in _neighbours(archive):
        for before in topics[earlier.id]:
            for after in topics[later.id]:
                if not _are_alike(before.words, after.words) or _are_tied(archive, before, after):
                    continue
                yield _proposal(before, after)


def _topics(archive: Archive, meeting: Meeting) -> Iterator[_Topic]:
    for item in meeting.items:
        is_standing = item.facts.type in (ItemType.FORMALITY, ItemType.ANY_OTHER_BUSINESS)
        if is_standing or item.facts.closed or item.flaws & {"case", "closed"}:
            continue
        words = _words(item.title)
        if not words:
            continue
        reference = item.facts.case
        case = archive.case_of(reference.text, meeting.region) if reference is not None else None
        if reference is not None and case is None:
            continue
        yield _Topic(meeting, item, words, case)


def _words(title: str) -> frozenset[str]:
    """Give the words that say what a title is about; none for a standing item."""
    text = " ".join(re.sub(r"\([^()]{1,12}\)", " ", title.casefold()).split())
    text = _PREFIX.sub("", text)
    if _STANDING.fullmatch(text.rstrip(" .:")):
        return frozenset()
    text = _TREATMENT.sub("", text)
    words = frozenset(re.findall(r"\w+", text)) - _FILLERS
    is_telling = len(words) > 1 or any(len(one) >= _LONG_WORD for one in words)
    return words if is_telling else frozenset()


def _neighbours(archive: Archive) -> Iterator[tuple[Meeting, Meeting]]:
    """Pair each meeting with the next one of its forum and of each forum that it leads to."""
    prepared = _prepared_fora(archive)
    for meeting in archive.meetings.values():
        forum = archive.forum_of(meeting)
        if forum is None:
            continue
        fora = {forum, *prepared.get(forum, ())}
        for item in meeting.items:
            for reference in item.facts.sent_to:
                found = archive.forum_at(reference.forum, meeting.region, reference.on)
                if isinstance(found, str):
                    fora.add(found)
        for one in sorted(fora):
            following = _next(archive.meetings_of(one), meeting, is_own=one == forum)
            if following is not None:
                yield meeting, following


def _prepared_fora(archive: Archive) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for forum_id, forum in archive.fora.items():
        targets = (archive.forum_at(one.text, forum.region) for one in forum.facts.prepares)
        found[forum_id] = tuple(one for one in targets if isinstance(one, str))
    return found


def _next(meetings: Sequence[Meeting], meeting: Meeting, *, is_own: bool) -> Meeting | None:
    """Find the first meeting after this one; another forum's must come soon."""
    index = bisect_left(meetings, _sort_key(meeting), key=_sort_key)
    if index < len(meetings) and meetings[index] is meeting:
        index += 1
    if index == len(meetings):
        return None
    is_near = meetings[index].facts.on - meeting.facts.on <= NEIGHBOURHOOD
    return meetings[index] if is_own or is_near else None


def _sort_key(meeting: Meeting) -> tuple[date, str]:
    return (meeting.facts.on, meeting.id)


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    common = len(one & other)
    return common >= _LIKENESS * (len(one) + len(other) - common)


def _are_tied(archive: Archive, one: _Topic, other: _Topic) -> bool:
    """Tell whether two items share a case, or have cases that are said to belong together."""
    if one.case is None or other.case is None:
        return False
    return (
        one.case == other.case
        or other.case in _related(archive, one.case)
        or (one.case in _related(archive, other.case))
    )


def _related(archive: Archive, case_id: str) -> set[str | None]:
    case = archive.cases.get(case_id)
    if case is None:
        return set()
    return {archive.case_of(one.text, case.region) for one in case.facts.related}


def _proposal(before: _Topic, after: _Topic) -> Diagnostic:
    """Propose a case for the item that has none, or one that both may share."""
    lacking, other = (before, after) if after.case is not None else (after, before)
    title = f"'{other.item.title}' (records/{other.meeting.path}, linje {other.item.place.line})"
    message = f"Punkt {lacking.item.number} ligner {title}, "
    if before.case is not None and after.case is not None:
        return note(
            "sag-samme-titel",
            after.item.fact_place("case"),
            f"Punkt {after.item.number} ligner '{before.item.title}' "
            f"(records/{before.meeting.path}, linje {before.item.place.line}), men har en anden "
            "sag.",
            "Er det samme sag, så skriv samme sag begge steder. Hænger sagerne sammen, så skriv "
            "den ene under beslægtet i den anden.",
        )
    if other.case is not None:
        known = other.item.facts.case
        return warning(
            "sag-samme-titel",
            lacking.item.place,
            f"{message}men har ingen sag.",
            f"Er det samme sag, så skriv i punktet\nsag: {known.text if known else ''}",
        )
    name = danish.slug(masked(before.item.title))[:60].strip("-")
    return note(
        "sag-samme-titel",
        lacking.item.place,
        f"{message}men de har ingen fælles sag.",
        "Er det samme sag, så opret den, og skriv i begge punkter fx\n"
        f"sag: {before.meeting.facts.on.year}/{name}",
    )


RULES: tuple[Rule, ...] = (check_alike_titles_share_a_case,)

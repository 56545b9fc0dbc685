"""The Danish words that pages put on values: outcomes, statuses, differences, sizes.

Knows wording. Refuses to know views and templates.
"""

from math import ceil
from typing import Final

from sagsgang import danish
from sagsgang.records.kinds import Kind
from sagsgang.records.meeting import MeetingStatus
from sagsgang.records.parts import Outcome
from sagsgang.records.values import SeatCount

_OUTCOMES: Final = {
    Outcome.DISCUSSED: "Drøftet",
    Outcome.REMARKS: "Bemærkninger afgivet",
    Outcome.RECOMMENDED: "Anbefalet",
    Outcome.NOTED: "Taget til efterretning",
    Outcome.APPROVED: "Godkendt",
    Outcome.APPROVED_WITH_REMARK: "Godkendt med bemærkning",
    Outcome.PARTLY_APPROVED: "Delvist godkendt",
    Outcome.CONDITIONALLY_APPROVED: "Godkendt på betingelse",
    Outcome.NOT_APPROVED: "Ikke godkendt",
    Outcome.SENT_ON: "Sendt videre",
    Outcome.POSTPONED: "Udsat",
    Outcome.SUSPENDED: "I bero",
    Outcome.LAPSED: "Indstilling frafaldet",
    Outcome.WITHDRAWN: "Udgået af dagsordenen",
    Outcome.HAPPENED: "Sket",
    Outcome.NOTHING: "Intet at referere",
}
_STATUSES: Final = {
    MeetingStatus.PLANNED: "Planlagt",
    MeetingStatus.CALLED: "Dagsorden udsendt",
    MeetingStatus.DRAFT: "Referat til gennemlæsning",
    MeetingStatus.HELD: "Referat",
    MeetingStatus.APPROVED: "Godkendt referat",
    MeetingStatus.CANCELLED: "Aflyst",
}
_RECORD_NAMES: Final = {
    Kind.CONSULTATION: "Høring",
    Kind.NEWS: "Nyhed",
    Kind.AGREEMENT: "Aftale",
}
_STAGES: Final = {
    "dagsorden": ("Dagsorden udsendes", "Dagsorden udsendt"),
    "møde": ("Mødet holdes", "Mødet holdt"),
    "referat": ("Referat til gennemlæsning", "Referat offentliggjort"),
    "godkendelse": ("Referatet godkendes", "Referatet godkendt"),
}
_MEGABYTE: Final = 1_000_000
_WORDS_A_MINUTE: Final = 200
_EMPTY_LISTS: Final = {
    Kind.CONSULTATION: "Der er ikke registreret nogen høringer.",
    Kind.NEWS: "Der er ingen nyheder.",
    Kind.AGREEMENT: "Der er ikke registreret nogen aftaler.",
}


def outcome_in_words(outcome: Outcome) -> str:
    """Say an outcome as a punkt shows it."""
    return _OUTCOMES[outcome]


def status_in_words(status: MeetingStatus) -> str:
    """Say how far a meeting and its referat have come."""
    return _STATUSES[status]


def record_name(kind: Kind) -> str:
    """Name a kind as the line above a heading does."""
    return _RECORD_NAMES[kind]


def empty_list(kind: Kind) -> str:
    """Say that a list has nothing."""
    return _EMPTY_LISTS[kind]


def days_in_words(days: int) -> str:
    """Say by how many days a fact differs from its plan."""
    if days == 0:
        return "Som planlagt"
    count = abs(days)
    unit = "dag" if count == 1 else "dage"
    return f"{count} {unit} {'senere' if days > 0 else 'tidligere'} end planlagt"


def drift_in_words(days: int) -> str:
    """Say in which direction and by how many days a step was moved: `Rykket 73 dage frem`."""
    count = f"{abs(days)} {'dag' if abs(days) == 1 else 'dage'}"
    return f"Rykket {count} frem" if days < 0 else f"Udskudt {count}"


def days_until(days: int) -> str:
    """Say how many days there are to something: `i dag`, `i morgen`, `om 8 dage`."""
    return {0: "i dag", 1: "i morgen"}.get(days, f"om {days} dage")


def reading_time(text: str) -> str:
    """Say how long a text takes to read at 200 words a minute."""
    count = len(text.split())
    if count <= _WORDS_A_MINUTE // 2:
        return "under 1 minut"
    minutes = ceil(count / _WORDS_A_MINUTE)
    return "1 minut" if minutes == 1 else f"{minutes} minutter"


def stage_in_words(stage: str, is_done: bool) -> str:  # noqa: FBT001 (a template gives it so)
    """Say a stage of a meeting, as it is to come or as it is over."""
    return _STAGES[stage][is_done]


def seats_in_words(count: SeatCount) -> str:
    """Say how many seats there are."""
    if count.at_least != count.at_most:
        return f"{count.at_least}–{count.at_most} pladser"
    return "1 plads" if count.at_least == 1 else f"{count.at_least} pladser"


def size_in_words(size: int) -> str:
    """Say a file's size: `840 kB`, `1,4 MB`; 1 kB is 1,000 bytes."""
    if size < _MEGABYTE:
        return f"{max(1, round(size / 1_000))} kB"
    tenths = round(size * 10 / _MEGABYTE)
    return f"{danish.formatted_number(tenths // 10)},{tenths % 10} MB"


def capitalised(text: str) -> str:
    """Begin with a capital letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]

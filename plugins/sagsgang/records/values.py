"""The types that single values have: text, dates, references, choices, numbers.

Knows how each is written in Danish and what to answer when it is not. Refuses to know which
keys use them, and whether anything referred to exists.
"""

import re
from dataclasses import dataclass
from datetime import date, time
from enum import Enum, StrEnum
from typing import Annotated, Any, TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic_core import core_schema

from sagsgang import danish
from sagsgang.danish import PartialDate
from sagsgang.diagnostics import Place
from sagsgang.reading.nodes import Scalar
from sagsgang.records.declarations import as_json_schema, refused


def _scalar(value: object) -> Scalar:
    """Accept text and nothing else."""
    if isinstance(value, Scalar):
        if not value.strip():
            raise refused("felt-tomt", "Her mangler en værdi.", "Skriv værdien, eller slet linjen.")
        return value
    shape = "en liste" if isinstance(value, list) else "felter med værdier"
    raise refused(
        "felt-type",
        f"Her skal stå tekst, men der står {shape}.",
        "Skriv teksten på samme linje som feltet.",
    )


def _text(value: object) -> Scalar:
    return _scalar(value)


Text: TypeAlias = Annotated[
    Scalar, PlainValidator(_text), WithJsonSchema(as_json_schema(type=["string", "number"]))
]
"""Any text that is not empty, with its place."""


class Choice(StrEnum):
    """A closed list of Danish words; members are English."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: type[Any], _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Read a member from its Danish word."""
        return core_schema.no_info_plain_validator_function(cls._from_text)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Offer the Danish words to editors."""
        return {"enum": [member.value for member in cls]}

    @classmethod
    def _from_text(cls, value: object) -> "Choice":
        text = _scalar(value)
        for member in cls:
            if member.value == text:
                return member
        words = [member.value for member in cls]
        allowed = f"Her kan stå {danish.joined(words, last='eller')}."
        nearest = danish.nearest(text, words)
        hint = f"Mente du '{nearest}'? {allowed}" if nearest else allowed
        raise refused("felt-vaerdi", f"'{text}' kan ikke stå her.", hint)


def _partial_date(value: object) -> PartialDate:
    text = _scalar(value)
    try:
        return danish.partial_date(text)
    except danish.NotADate as reason:
        raise _refused_date(text, reason) from None


def _refused_date(text: str, reason: danish.NotADate) -> Exception:
    if isinstance(reason, danish.DanishOrderDate):
        return refused(
            "dato-raekkefoelge",
            f"'{text}' er skrevet med dagen først. En dato skrives ÅÅÅÅ-MM-DD.",
            f"Skriv {reason.suggestion}",
        )
    return refused(
        "dato-ugyldig",
        f"'{text}' er ikke en dato.",
        f"Skriv datoen som ÅÅÅÅ-MM-DD, fx {reason.suggestion or '2023-02-28'}.",
    )


def _full_date(value: object) -> date:
    partial = _partial_date(value)
    if partial.first != partial.last:
        raise refused(
            "dato-ufuldstaendig",
            f"'{value}' mangler måned eller dag. Her skal stå en hel dato.",
            "Skriv datoen som ÅÅÅÅ-MM-DD, fx 2023-02-28.",
        )
    return partial.first


_DATE_PATTERN = r"^\d{4}(-\d{2}){0,2}$"
Date: TypeAlias = Annotated[
    PartialDate,
    PlainValidator(_partial_date),
    WithJsonSchema(as_json_schema(type=["string", "integer"], pattern=_DATE_PATTERN)),
]
"""A year, month or day."""

FullDate: TypeAlias = Annotated[
    date,
    PlainValidator(_full_date),
    WithJsonSchema(as_json_schema(type="string", format="date")),
]
"""A day, as a held meeting must have."""


class Unknown(Enum):
    """What is known to be, but not when."""

    UNKNOWN = "ukendt"


def _end(value: object) -> PartialDate | Unknown:
    if value == Unknown.UNKNOWN.value:
        return Unknown.UNKNOWN
    return _partial_date(value)


End: TypeAlias = Annotated[
    PartialDate | Unknown,
    PlainValidator(_end),
    WithJsonSchema(as_json_schema(type=["string", "integer"], pattern=r"^(ukendt|\d{4}.*)$")),
]
"""The last day of something, or `ukendt`: it has ended, but nobody wrote when."""


def _time(value: object) -> time:
    text = _scalar(value)
    try:
        return danish.clock_time(text)
    except danish.NotATime as reason:
        hint = f"Skriv klokkeslættet som fx {reason.suggestion or '12.00'}."
        start, dash, end = text.replace("–", "-").partition("-")
        if dash:
            hint = f"Skriv\ntid: {_probable_time(start)}\nslut: {_probable_time(end)}"
        raise refused("tid-ugyldig", f"'{text}' er ikke et klokkeslæt.", hint) from None


def _probable_time(text: str) -> str:
    """Write a half of `kl. 12-16` as a time of day, where it can be told what was meant."""
    try:
        danish.clock_time(text.strip())
    except danish.NotATime as reason:
        return reason.suggestion or text.strip()
    return text.strip()


ClockTime: TypeAlias = Annotated[
    time,
    PlainValidator(_time),
    WithJsonSchema(as_json_schema(type=["string", "number"])),
]
"""A time of day in Danish local time."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A record meant by its id, name or short name, not yet looked up."""

    text: Scalar

    @property
    def place(self) -> Place:
        """Where the reference stands."""
        return self.text.place


def _reference(value: object) -> Reference:
    text = _scalar(value)
    if text.endswith(".md") or text.startswith("/"):
        bare = text.removeprefix("/records/").removesuffix(".md")
        raise refused("henvisning-form", f"'{text}' er en fil, ikke et id.", f"Skriv {bare}")
    return Reference(text)


RecordName: TypeAlias = Annotated[
    Reference,
    PlainValidator(_reference),
    WithJsonSchema(as_json_schema(type="string")),
]
"""One record of a kind that the key implies."""


@dataclass(frozen=True, slots=True)
class SubjectReference:
    """A record of any kind, written `<art>/<id>`, e.g. `aftaler/sundhedsaftalen-2024-2027`."""

    text: Scalar

    @property
    def place(self) -> Place:
        """Where the reference stands."""
        return self.text.place


@dataclass(frozen=True, slots=True)
class MeetingReference:
    """A mødehenvisning: `<forum> [<dato>] [punkt <nr>]`, with or without a meeting file."""

    text: Scalar
    forum: Scalar
    on: PartialDate | None = None
    item: str | None = None

    @property
    def place(self) -> Place:
        """Where the reference stands."""
        return self.text.place


_MEETING_REFERENCE = re.compile(
    r"(?P<forum>.+?)"
    r"(?:\s+(?P<on>\d{4}(?:[-/.]\d{1,2}){0,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}))?"
    r"(?:\s+(?i:punkt)\s+(?P<item>\S+))?"
)
_WHOLE_DATE = re.compile(r"(?<!\S)\d{4}-\d{2}-\d{2}(?!\S)")


def _meeting_reference(value: object) -> MeetingReference:
    text = _scalar(value)
    match = _MEETING_REFERENCE.fullmatch(text)
    if match is None or _WHOLE_DATE.search(match["forum"]):
        raise refused(
            "moedehenvisning-form",
            f"'{text}' er ikke en mødehenvisning.",
            "Skriv forum, dato og eventuelt punkt, fx kkr-syddanmark 2023-02-07 punkt 4.",
        )
    on = None
    if match["on"]:
        try:
            on = danish.partial_date(match["on"])
        except danish.NotADate as reason:
            raise _refused_date(match["on"], reason) from None
    forum = Scalar(match["forum"], text.place)
    return MeetingReference(text, forum, on, match["item"])


MeetingName: TypeAlias = Annotated[
    MeetingReference,
    PlainValidator(_meeting_reference),
    WithJsonSchema(as_json_schema(type="string")),
]
"""One meeting, or one item of it."""

_SUBJECT = re.compile(
    r"([a-z0-9-]+/)?(fora|moeder|sager|udpegninger|hoeringer|nyheder|aftaler|kommuner)/\S+"
)


def _subject(value: object) -> SubjectReference | MeetingReference:
    text = _scalar(value)
    return SubjectReference(text) if _SUBJECT.fullmatch(text) else _meeting_reference(value)


Subject: TypeAlias = Annotated[
    SubjectReference | MeetingReference,
    PlainValidator(_subject),
    WithJsonSchema(as_json_schema(type="string")),
]
"""What a record is about: another record or a meeting."""


class ApprovalMeans(StrEnum):
    """By what a referat was approved."""

    MEETING = "møde"
    CHAIR = "formand"
    SILENCE = "tavshed"


@dataclass(frozen=True, slots=True)
class Approval:
    """How and when a referat was approved; `meeting` where it was a punkt of a later meeting."""

    means: ApprovalMeans
    on: PartialDate
    meeting: MeetingReference | None = None


def _approval(value: object) -> Approval:
    text = _scalar(value)
    first, _, rest = text.partition(" ")
    is_meeting = first not in (ApprovalMeans.CHAIR, ApprovalMeans.SILENCE)
    if not is_meeting and rest.strip():
        return Approval(ApprovalMeans(first), _partial_date(Scalar(rest, text.place)))
    meeting = _meeting_reference(value)
    if meeting.on is None or not is_meeting:
        raise refused(
            "godkendelse-uden-dato",
            f"'{text}' siger ikke, hvornår referatet blev godkendt.",
            "Skriv mødet med dato og punkt, eller skriv formand eller tavshed og datoen, "
            "fx formand 2023-02-08.",
        )
    return Approval(ApprovalMeans.MEETING, meeting.on, meeting)


ApprovedBy: TypeAlias = Annotated[
    Approval, PlainValidator(_approval), WithJsonSchema(as_json_schema(type="string"))
]
"""A mødehenvisning, or `formand <dato>`, or `tavshed <dato>`."""


@dataclass(frozen=True, slots=True)
class SeatCount:
    """How many hold a seat: both numbers are the same unless the source gives a range."""

    at_least: int
    at_most: int


def _seat_count(value: object) -> SeatCount:
    text = _scalar(value)
    match = re.fullmatch(r"([1-9]\d{0,2})(?:[-–]([1-9]\d{0,2}))?", text)
    if match is None or int(match[2] or match[1]) < int(match[1]):
        raise refused("antal-ugyldigt", f"'{text}' er ikke et antal.", "Skriv fx 4 eller 2-4.")
    return SeatCount(int(match[1]), int(match[2] or match[1]))


Seats: TypeAlias = Annotated[
    SeatCount,
    PlainValidator(_seat_count),
    WithJsonSchema(as_json_schema(type=["string", "integer"])),
]
"""A number of seats, or a range."""


def _inhabitants(value: object) -> int:
    text = _scalar(value)
    example = "40.972"
    try:
        number = danish.danish_number(text)
    except danish.NotANumber as reason:
        number, example = -1, reason.suggestion or example
    if not isinstance(number, int) or number < 0:
        raise refused("tal-ugyldigt", f"'{text}' er ikke et helt tal.", f"Skriv fx {example}.")
    return number


WholeNumber: TypeAlias = Annotated[
    int,
    PlainValidator(_inhabitants),
    WithJsonSchema(as_json_schema(type=["string", "number"])),
]
"""A whole number written as Danes do: `205.978`."""


def _matching(pattern: str, code: str, what: str, hint: str) -> PlainValidator:
    def matched(value: object) -> Scalar:
        text = _scalar(value)
        if re.fullmatch(pattern, text) is None:
            raise refused(code, f"'{text}' er ikke {what}.", hint)
        return text

    return PlainValidator(matched)


Year: TypeAlias = Annotated[
    Scalar,
    _matching(r"(19|20)\d\d", "aarstal-ugyldigt", "et årstal", "Skriv fx 2023."),
    WithJsonSchema(as_json_schema(type=["string", "integer"])),
]
MunicipalityCode: TypeAlias = Annotated[
    Scalar,
    _matching(r"\d{3}", "kommunekode-ugyldig", "en kommunekode", "Skriv kodens tre cifre, fx 410."),
    WithJsonSchema(as_json_schema(type=["string", "integer"])),
]
Url: TypeAlias = Annotated[
    Scalar,
    _matching(
        r"https://[^\s/<>\"']+\.[^\s<>\"']+",
        "adresse-ugyldig",
        "en hel webadresse, der begynder med https://",
        "Skriv hele adressen, fx https://www.kl.dk.",
    ),
    WithJsonSchema(as_json_schema(type="string", format="uri")),
]
Email: TypeAlias = Annotated[
    Scalar,
    _matching(
        r"[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}",
        "mailadresse-ugyldig",
        "en mailadresse",
        "Skriv fx sekretariatet@example.dk.",
    ),
    WithJsonSchema(as_json_schema(type="string", format="email")),
]
FileName: TypeAlias = Annotated[
    Scalar,
    _matching(
        r"[^/\\:*?\"<>|.][^/\\:*?\"<>|]*\.[A-Za-z0-9]+",
        "filnavn-ugyldigt",
        "et filnavn",
        "Skriv kun filens navn, fx budget.pdf. Filen lægges i mappen med samme navn som "
        "denne fil, uden .md.",
    ),
    WithJsonSchema(as_json_schema(type="string")),
]
MeetingsPerYear: TypeAlias = Annotated[
    Scalar,
    _matching(
        r"((mindst|højst|ca\.|typisk) )?\d{1,3}([-–]\d{1,3})?|ad hoc",
        "hyppighed-ugyldig",
        "et antal møder om året",
        "Skriv fx 5, mindst 5, 3-4, ca. 2 eller ad hoc.",
    ),
    WithJsonSchema(as_json_schema(type=["string", "integer"])),
]


def _days(value: object) -> int:
    text = _scalar(value)
    match = re.fullmatch(r"([1-9]\d{0,2})(?: dage?)?", text)
    if match is None:
        raise refused(
            "frist-ugyldig", f"'{text}' er ikke et antal dage.", "Skriv antal dage, fx 14 dage."
        )
    return int(match[1])


Days: TypeAlias = Annotated[
    int, PlainValidator(_days), WithJsonSchema(as_json_schema(type=["string", "integer"]))
]
"""Calendar days before the meeting."""

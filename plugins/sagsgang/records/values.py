"""The types that single values have: text, dates, choices, numbers.

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
from sagsgang.danish.personal import masked
from sagsgang.reading.nodes import Scalar
from sagsgang.records.declarations import as_json_schema, refused


def scalar_value(value: object) -> Scalar:
    """Accept text and nothing else; raises the refusal otherwise."""
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
    return scalar_value(value)


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
        text = scalar_value(value)
        try:
            return cls(text)
        except ValueError:
            raise cls._refusal(text) from None

    @classmethod
    def _refusal(cls, text: str) -> Exception:
        """Say what may stand there instead."""
        words = [member.value for member in cls]
        allowed = f"Her kan stå {danish.joined(words, last='eller')}."
        nearest = danish.nearest(text, words)
        hint = f"Mente du '{nearest}'? {allowed}" if nearest else allowed
        return refused("felt-vaerdi", f"'{text}' kan ikke stå her.", hint)


def date_value(value: object) -> PartialDate:
    """Accept a year, month or day; raises the refusal otherwise."""
    text = scalar_value(value)
    try:
        return danish.partial_date(text)
    except danish.NotADate as reason:
        raise refused_date(text, reason) from None


def refused_date(text: str, reason: danish.NotADate) -> Exception:
    """Say what is wrong with a date, and how it is written."""
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
    partial = date_value(value)
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
    PlainValidator(date_value),
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
    return date_value(value)


End: TypeAlias = Annotated[
    PartialDate | Unknown,
    PlainValidator(_end),
    WithJsonSchema(as_json_schema(type=["string", "integer"], pattern=r"^(ukendt|\d{4}.*)$")),
]
"""The last day of something, or `ukendt`: it has ended, but nobody wrote when."""


def _time(value: object) -> time:
    text = scalar_value(value)
    try:
        return danish.clock_time(text)
    except danish.NotATime as reason:
        hint = f"Skriv klokkeslættet som fx {reason.suggestion or '12.00'}."
        start, dash, end = text.replace("–", "-").partition("-")
        # Divided at its hyphen a CPR number could no longer be recognised, and would be shown.
        if dash and masked(text) == text:
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
class SeatCount:
    """How many hold a seat: both numbers are the same unless the source gives a range."""

    at_least: int
    at_most: int


def _seat_count(value: object) -> SeatCount:
    text = scalar_value(value)
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
    text = scalar_value(value)
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
        text = scalar_value(value)
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
    text = scalar_value(value)
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

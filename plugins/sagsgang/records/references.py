"""How a record means another one: by id or name, as a mødehenvisning, or as `<art>/<id>`.

Knows how each is written. Refuses to know whether anything referred to exists: that is the
archive's to say.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import PlainValidator, WithJsonSchema

from sagsgang import danish
from sagsgang.danish import PartialDate
from sagsgang.diagnostics import Place
from sagsgang.reading.nodes import Scalar
from sagsgang.records.declarations import as_json_schema, refused
from sagsgang.records.values import date_value, refused_date, scalar_value


@dataclass(frozen=True, slots=True)
class Reference:
    """A record meant by its id, name or short name, not yet looked up."""

    text: Scalar

    @property
    def place(self) -> Place:
        """Where the reference stands."""
        return self.text.place


def _reference(value: object) -> Reference:
    text = scalar_value(value)
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
    text = scalar_value(value)
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
            raise refused_date(match["on"], reason) from None
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
    text = scalar_value(value)
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
    text = scalar_value(value)
    first, _, rest = text.partition(" ")
    is_meeting = first not in (ApprovalMeans.CHAIR, ApprovalMeans.SILENCE)
    if not is_meeting and rest.strip():
        return Approval(ApprovalMeans(first), date_value(Scalar(rest, text.place)))
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

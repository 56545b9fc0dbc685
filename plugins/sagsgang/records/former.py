"""Where something lay before, and what is gone: the keys that keep old addresses alive.

Knows how an id that was, a deleted record, file or punkt, and a punkt's earlier number are
written. Refuses to know which addresses have been published, and where they lead now.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Final, TypeAlias

from pydantic import PlainValidator, WithJsonSchema

from sagsgang.reading.nodes import Scalar
from sagsgang.records.declarations import Facts, as_json_schema, key, refused
from sagsgang.records.kinds import full_id, placement
from sagsgang.records.values import Date, Text, scalar_value

_ADDRESS: Final = re.compile(
    r"(?P<id>[a-z0-9-]+(?:/[a-z0-9-]+)*)"
    r"(?:/(?P<file>[^/]+\.(?!md$)[A-Za-z0-9]+)|#(?P<anchor>punkt(?:-[a-z0-9]+)+))?"
)
_DOMAIN: Final = re.compile(r"^[a-z]+://[^/]*", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{1,4}(?:\.\d{1,4})*[a-zæøå]?")
_ANY_REGION: Final = "x"
_FORM: Final = "Skriv mappen og filens navn uden .md, fx sager/2023/benamputationer"


def _is_id(text: str) -> bool:
    return placement(f"{full_id(text, _ANY_REGION)}.md") is not None


def _bare(text: str) -> str:
    """Take off what an id does not have: the server, the record root and the ending."""
    inside = _DOMAIN.sub("", text).strip("/").removeprefix("records/")
    return inside.partition("#")[0].removesuffix(".md").strip("/")


def _refusal(text: str, otherwise: str) -> Exception:
    bare = _bare(text)
    hint = f"Skriv {bare}" if bare != text and _is_id(bare) else otherwise
    return refused("gammel-adresse-form", f"'{text}' er ikke et id.", hint)


def _former_id(value: object) -> Scalar:
    text = scalar_value(value)
    if not _is_id(text):
        raise _refusal(text, f"{_FORM}.")
    return text


FormerId: TypeAlias = Annotated[
    Scalar, PlainValidator(_former_id), WithJsonSchema(as_json_schema(type="string"))
]
"""An id that a record had before; its own samarbejde may be left out."""


@dataclass(frozen=True, slots=True)
class RemovedAddress:
    """What is gone: a record, a `file` of it, or a punkt of it by its `anchor`."""

    text: Scalar
    record_id: str
    file: str = ""
    anchor: str = ""


def _removed_address(value: object) -> RemovedAddress:
    text = scalar_value(value)
    match = _ADDRESS.fullmatch(text)
    if match is None or not _is_id(match["id"]):
        raise _refusal(text, f"{_FORM}. Et filnavn eller et punkt kan stå efter det.")
    return RemovedAddress(text, match["id"], match["file"] or "", match["anchor"] or "")


class Removed(Facts):
    """A record, a file or a punkt that was published and is gone."""

    address: Annotated[
        RemovedAddress,
        PlainValidator(_removed_address),
        WithJsonSchema(as_json_schema(type="string")),
    ] = key(
        "adresse",
        "Id'et på det, der er slettet, for en fil med /filnavn og for et punkt med #punkt-4 efter.",
        example="adresse: sager/2023/benamputationer",
    )
    on: Date = key("dato", "Hvornår det blev slettet.", example="dato: 2024-05-01")
    reason: Text = key(
        "grund",
        "Hvorfor. Det vises på den side, som bliver stående.",
        example="grund: Oprettet ved en fejl",
    )


def _item_number(value: object) -> Scalar:
    text = scalar_value(value)
    if _NUMBER.fullmatch(text) is None:
        raise refused(
            "punkt-nummer-form",
            f"'{text}' er ikke et punkts nummer.",
            "Skriv kun nummeret, fx 4 eller 1.2.",
        )
    return text


ItemNumber: TypeAlias = Annotated[
    Scalar,
    PlainValidator(_item_number),
    WithJsonSchema(as_json_schema(type=["string", "number"])),
]
"""The number of a punkt, as its heading writes it."""

"""A lodtrækning: the pool, the public numbers that it depends on, and what was skipped.

Knows the keys under `lodtrækning`. Refuses to draw, and to judge whether the draw is a fair one.
What is drawn is nowhere written: `sagsgang.lots` works it out.
"""

import re
from datetime import date
from typing import Annotated, Final, TypeAlias

from pydantic import PlainValidator, WithJsonSchema

from sagsgang.records.declarations import Facts, Many, as_json_schema, key, refused
from sagsgang.records.values import (
    ClockTime,
    FullDate,
    Text,
    Url,
    WholeNumber,
    scalar_value,
)

_SEVERAL_NUMBERS: Final = re.compile(r"\d+(?:[\s,;+/-]+\d+)+")


def _count(value: object) -> int:
    text = scalar_value(value)
    if re.fullmatch(r"[1-9]\d{0,2}", text) is None:
        raise refused("antal-ugyldigt", f"'{text}' er ikke et antal.", "Skriv et helt tal, fx 2.")
    return int(text)


Count: TypeAlias = Annotated[
    int, PlainValidator(_count), WithJsonSchema(as_json_schema(type=["string", "integer"]))
]
"""How many: a whole number from 1 to 999."""


def _drawn_number(value: object) -> int:
    text = scalar_value(value)
    if re.fullmatch(r"\d{1,15}", text) is not None:
        return int(text)
    hint = "Skriv hele tal uden punktum, fx\ntal: [4, 11, 19]"
    if _SEVERAL_NUMBERS.fullmatch(text):
        numbers = ", ".join(re.findall(r"\d+", text))
        hint = f"Skriv tallene som en liste:\ntal: [{numbers}]"
    raise refused("lod-tal-ugyldigt", f"'{text}' er ikke et helt tal.", hint)


DrawnNumber: TypeAlias = Annotated[
    int, PlainValidator(_drawn_number), WithJsonSchema(as_json_schema(type=["string", "integer"]))
]
"""A number that somebody else has drawn: whole, not negative; `07` is 7."""


class NumberSource(Facts):
    """Where numbers come from that nobody can know beforehand, and the numbers when they came.

    It gives `drawn` different whole numbers of which none is larger than `among`.
    """

    name: Text = key(
        "navn",
        "Kilden, skrevet så nøje, at alle finder de samme tal.",
        example="navn: Lotto, lørdagens syv vindertal uden tillægstal",
    )
    on: FullDate = key(
        "dato",
        "Dagen, hvor tallene bliver trukket. Den ligger efter bekendtgørelsen.",
        example="dato: 2026-12-12",
    )
    at: ClockTime | None = key(
        "tidspunkt", "Klokkeslættet, hvis det kendes.", example="tidspunkt: 20.00", default=None
    )
    drawn: Count = key("trækkes", "Hvor mange tal kilden giver.", example="trækkes: 7")
    among: WholeNumber = key("blandt", "Det højeste tal, der kan komme op.", example="blandt: 36")
    numbers: Many[DrawnNumber] = key(
        "tal",
        "Tallene, når de er trukket. Deres rækkefølge er lige meget.",
        example="tal: [4, 11, 19, 23, 30, 34, 36]",
        default=(),
    )
    link: Url | None = key(
        "link",
        "Hvor tallene offentliggøres.",
        example="link: https://www.example.dk/vindertal",
        default=None,
    )


class Skipped(Facts):
    """A lot that does not count: it keeps its number in the pool, and the next one is drawn."""

    number: Count = key("nr", "Nummeret i puljen.", example="nr: 3")
    reason: Text = key(
        "grund",
        "Hvorfor loddet ikke tæller; uden personlige oplysninger.",
        example="grund: Kommunen har trukket sin kandidat",
    )


class LotDraw(Facts):
    """A lodtrækning as it was announced, and the numbers that decided it."""

    announced_on: FullDate = key(
        "bekendtgjort",
        "Dagen, hvor pulje og kilder blev offentliggjort.",
        example="bekendtgjort: 2026-12-07",
    )
    pool: Many[Text] = key(
        "pulje",
        "Lodderne i fast rækkefølge: kommuner eller neutrale navne som Kandidat A, aldrig "
        "personers navne.",
        example="pulje:\n  - varde\n  - vejen",
    )
    digest: Text | None = key(
        "sha256",
        "Puljens fingeraftryk. Tjekket skriver linjen, når den mangler.",
        example=f"sha256: {'0123456789abcdef' * 4}",
        default=None,
    )
    wanted: Count = key("vælges", "Hvor mange lodder der vinder.", example="vælges: 1")
    substitutes: Count | None = key(
        "suppleanter",
        "Hvor mange suppleanter der også trækkes.",
        example="suppleanter: 1",
        default=None,
    )
    sources: Many[NumberSource] = key(
        "kilder",
        "De offentlige tal, som afgør lodtrækningen, i den rækkefølge de bruges.",
        example=(
            "kilder:\n"
            "  - navn: Lotto, lørdagens syv vindertal uden tillægstal\n"
            "    dato: 2026-12-12\n"
            "    trækkes: 7\n"
            "    blandt: 36"
        ),
    )
    skipped: Many[Skipped] = key(
        "sprunget_over",
        "Lodder, der ikke tæller. De slettes ikke; det næste lod gælder i stedet.",
        example="sprunget_over:\n  - nr: 3\n    grund: Kommunen har trukket sin kandidat",
        default=(),
    )

    @property
    def drawn_on(self) -> date:
        """The first day on which any of the numbers is known: from then on nothing may change."""
        return min((source.on for source in self.sources), default=self.announced_on)

    @property
    def has_numbers(self) -> bool:
        """Tell whether any number has been written down."""
        return any(source.numbers for source in self.sources)

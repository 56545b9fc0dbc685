"""The life of a referat as its record states it: review, fingerprints and corrections.

Knows the groups of keys that a meeting's front matter has for it. Refuses to know what an
approval locks and how a fingerprint is made: `sagsgang.approval` does.
"""

import re
from typing import Annotated, Final, TypeAlias

from pydantic import PlainValidator, WithJsonSchema, model_validator

from sagsgang.reading.nodes import Scalar
from sagsgang.records.declarations import Facts, Many, as_json_schema, key, refused
from sagsgang.records.values import FullDate, Text, scalar_value

FINGERPRINT_LENGTH: Final = 32
"""Hexadecimal digits of a punkt's fingerprint: 128 bits."""

_FINGERPRINT: Final = rf"[0-9a-f]{{{FINGERPRINT_LENGTH}}}"


def _fingerprint(value: object) -> Scalar:
    text = scalar_value(value)
    if re.fullmatch(_FINGERPRINT, text) is None:
        raise refused(
            "fingeraftryk-ugyldigt",
            f"'{text}' er ikke et fingeraftryk. Det er {FINGERPRINT_LENGTH} tegn: tal og "
            "bogstaverne a til f.",
            "Slet linjen. Tjekket skriver så den rigtige, klar til at kopiere.",
        )
    return text


Fingerprint: TypeAlias = Annotated[
    Scalar,
    PlainValidator(_fingerprint),
    WithJsonSchema(as_json_schema(type=["string", "number"], pattern=f"^{_FINGERPRINT}$")),
]
"""What the words of a punkt are recognised by."""


class Answer(Facts):
    """Somebody who was asked to read a referat, and when they answered."""

    who: Text = key(
        "hvem", "Hvem der er bedt om at læse referatet.", example="hvem: Region Syddanmark"
    )
    on: FullDate | None = key(
        "dato",
        "Hvornår svaret kom. Uden dato er der ikke svaret endnu.",
        example="dato: 2023-02-03",
        default=None,
    )
    note: Text | None = key(
        "note", "En bemærkning.", example="note: Ingen bemærkninger.", default=None
    )


class Review(Facts):
    """A draft that has been sent to those who may have remarks."""

    sent_on: FullDate = key(
        "sendt", "Hvornår udkastet blev sendt til gennemlæsning.", example="sendt: 2023-01-27"
    )
    deadline: FullDate | None = key(
        "frist",
        "Den sidste dag, man kan svare.",
        example="frist: 2023-02-10",
        default=None,
    )
    answers: Many[Answer] = key(
        "svar",
        "Dem, der er bedt om at svare.",
        example="svar:\n  - hvem: Region Syddanmark\n    dato: 2023-02-03",
        default=(),
    )


class Correction(Facts):
    """Words of an approved punkt that were changed afterwards, and who agreed to it.

    With `before` and `after` the approved words can be made again from those that stand now.
    Without them (words that must not stand anywhere any more) `fingerprint` tells what the punkt
    was recognised by afterwards, and `note` why.
    """

    on: FullDate = key("dato", "Hvornår der blev rettet.", example="dato: 2023-04-12")
    item: Text = key("punkt", "Nummeret på punktet, der er rettet.", example="punkt: 4")
    before: Text | None = key(
        "fra",
        "Ordene, som de stod i det godkendte referat.",
        example="fra: kredsen tiltrådte indstillingen",
        default=None,
    )
    after: Text | None = key(
        "til",
        "Ordene, som de står nu. De må kun stå ét sted i punktet.",
        example="til: kredsen tog indstillingen til efterretning",
        default=None,
    )
    agreed_by: Text = key(
        "aftalt", "Hvem der har aftalt rettelsen.", example="aftalt: formandskabet"
    )
    note: Text | None = key(
        "note", "En bemærkning.", example="note: Skrevet forkert af.", default=None
    )
    fingerprint: Fingerprint | None = key(
        "fingeraftryk",
        "Punktets nye fingeraftryk, når de gamle ord ikke må stå nogen steder.",
        example="fingeraftryk: 0123456789abcdef0123456789abcdef",
        default=None,
    )

    @model_validator(mode="after")
    def _tells_what_was_changed(self) -> "Correction":
        if self.fingerprint is not None and self.note and not (self.before or self.after):
            return self
        if self.fingerprint is None and self.before and self.after:
            return self
        raise refused(
            "rettelse-form",
            "En rettelse skal sige, hvad der stod, og hvad der står nu.",
            "Skriv begge dele, fx\nfra: kredsen tiltrådte indstillingen\n"
            "til: kredsen tog indstillingen til efterretning\n"
            "Må de gamle ord ikke stå nogen steder, så skriv i stedet fingeraftryk og note.",
        )

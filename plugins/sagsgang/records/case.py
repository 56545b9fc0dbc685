"""A case: what it is about and the steps that are planned or known from elsewhere.

Knows the keys of `sager/<år>/<id>.md`. Refuses to know the meetings that treat the case: each
treatment is in its meeting's file.
"""

from sagsgang.records.declarations import Many, key
from sagsgang.records.parts import Person, RecordFacts, Step
from sagsgang.records.references import RecordName
from sagsgang.records.values import Date, Text

COURSE_PURPOSE = "Trin, der er planlagt eller kendt andre steder fra, i rækkefølge."
COURSE_EXAMPLE = (
    "forløb:\n"
    "  - hos: kommunaldirektoerkredsen 2023-03-29\n"
    "    note: Til godkendelse.\n"
    "  - hvad: Indsendes til Sundhedsstyrelsen\n"
    "    dato: 2023-12"
)


class CaseFacts(RecordFacts):
    """The front matter of a case."""

    title: Text = key("titel", "Sagens navn.", example="titel: Styrket fælleskommunal indsats")
    topics: Many[Text] = key(
        "emner", "Emner, som sagen kan findes under.", example="emner: [økonomi]", default=()
    )
    municipalities: Many[RecordName] = key(
        "kommuner", "Kommuner, som sagen især angår.", example="kommuner: [varde]", default=()
    )
    coordinator: Person | None = key(
        "tovholder",
        "Hvem der har opgaven.",
        example="tovholder:\n  navn: Kari Prøve\n  titel: konsulent",
        default=None,
    )
    case_number: Text | None = key(
        "sagsnr", "Nummeret i sagssystemet.", example="sagsnr: 23/1234", default=None
    )
    related: Many[RecordName] = key(
        "beslægtet",
        "Andre sager, der hænger sammen med denne.",
        example="beslægtet:\n  - 2022/telemedicin-hjertesvigt",
        default=(),
    )
    closed_on: Date | None = key(
        "afsluttet", "Hvornår sagen sluttede.", example="afsluttet: 2023-06-01", default=None
    )
    course: Many[Step] = key("forløb", COURSE_PURPOSE, example=COURSE_EXAMPLE, default=())

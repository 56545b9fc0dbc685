"""A meeting: the agenda first, and the same file becomes the referat.

Knows the keys of `moeder/<år>/<dato>-<forum>.md` and of a punkt's YAML block, and the shape of
an item. Refuses to know other records.
"""

from collections.abc import Mapping as Readable
from dataclasses import dataclass

from sagsgang.diagnostics import Place
from sagsgang.reading.blocks import Passage, SectionBlock, SectionName
from sagsgang.reading.nodes import Mapping, place_at
from sagsgang.records.approval import Correction, Fingerprint, Review
from sagsgang.records.declarations import Facts, Many, key, written_location
from sagsgang.records.former import ItemNumber
from sagsgang.records.parts import Attachment, Outcome, Person, RecordFacts
from sagsgang.records.references import ApprovedBy, MeetingName, RecordName, Subject
from sagsgang.records.values import Choice, ClockTime, Date, FullDate, Text


class MeetingStatus(Choice):
    """How far a meeting and its referat have come."""

    PLANNED = "planlagt"
    CALLED = "indkaldt"
    DRAFT = "udkast"
    HELD = "afholdt"
    APPROVED = "godkendt"
    CANCELLED = "aflyst"

    @property
    def has_minutes(self) -> bool:
        """Tell whether the referat must be there, as a draft or more."""
        return self in (MeetingStatus.DRAFT, MeetingStatus.HELD, MeetingStatus.APPROVED)

    @property
    def has_taken_place(self) -> bool:
        """Tell whether what the file says has happened."""
        return self.has_minutes


class MeetingForm(Choice):
    """How those present meet."""

    IN_PERSON = "fysisk"
    ONLINE = "online"
    HYBRID = "hybrid"
    WRITTEN = "skriftlig"


class ItemType(Choice):
    """What a punkt is on the agenda for."""

    FORMALITY = "formalia"
    INFORMATION = "orientering"
    DISCUSSION = "drøftelse"
    THEME = "temadrøftelse"
    DECISION = "beslutning"
    APPROVAL = "godkendelse"
    APPOINTMENT = "udpegning"
    ANY_OTHER_BUSINESS = "eventuelt"


class MeetingFacts(RecordFacts):
    """The front matter of a meeting."""

    forum: RecordName = key("forum", "Forummet, der mødes.", example="forum: kkr-syddanmark")
    on: FullDate = key("dato", "Mødets dato.", example="dato: 2023-01-25")
    starts_at: ClockTime | None = key(
        "tid", "Hvornår mødet begynder.", example="tid: 12.00", default=None
    )
    ends_at: ClockTime | None = key(
        "slut", "Hvornår mødet slutter.", example="slut: 16.00", default=None
    )
    title: Text | None = key(
        "titel",
        "Mødets egen titel, når forummets navn og datoen ikke er nok.",
        example="titel: Ekstraordinært møde om budgettet",
        default=None,
    )
    theme: Text | None = key(
        "tema",
        "Temaet for et planlagt møde, før det har punkter.",
        example="tema: Fremtidens sundhedsvæsen",
        default=None,
    )
    venue: Text | None = key("sted", "Hvor mødet holdes.", example="sted: Vejle", default=None)
    form: MeetingForm | None = key(
        "form", "Hvordan man mødes.", example="form: online", default=None
    )
    status: MeetingStatus = key(
        "status", "Hvor langt mødet og referatet er.", example="status: indkaldt"
    )
    sent_on: Date | None = key(
        "udsendt",
        "Hvornår dagsordenen blev sendt ud.",
        example="udsendt: 2023-01-18",
        default=None,
    )
    moved_from: Many[FullDate] = key(
        "flyttet_fra",
        "Tidligere datoer for mødet. Filen beholder sit navn.",
        example="flyttet_fra:\n  - 2023-01-18",
        default=(),
    )
    review: Review | None = key(
        "gennemlæsning",
        "Hvornår udkastet til referat blev sendt ud, fristen, og hvem der har svaret.",
        example=(
            "gennemlæsning:\n"
            "  sendt: 2023-01-27\n"
            "  frist: 2023-02-10\n"
            "  svar:\n"
            "    - hvem: Region Syddanmark\n"
            "      dato: 2023-02-03\n"
            "    - hvem: PLO Syddanmark"
        ),
        default=None,
    )
    approved_by: ApprovedBy | None = key(
        "godkendt_ved",
        "Hvordan referatet blev godkendt: et punkt på et møde, formand eller tavshed, med dato.",
        example="godkendt_ved: sundhedsdirektoerkredsen 2023-03-22 punkt 1",
        default=None,
    )
    fingerprints: Readable[Text, Fingerprint] = key(
        "fingeraftryk",
        "Hvad hvert punkts godkendte ord kendes på. Tjekket skriver linjerne ved godkendelsen.",
        example="fingeraftryk:\n  1: 0123456789abcdef0123456789abcdef",
        default={},
    )
    corrections: Many[Correction] = key(
        "rettelser",
        "Ord, der er ændret, efter at referatet blev godkendt.",
        example=(
            "rettelser:\n"
            "  - dato: 2023-04-12\n"
            "    punkt: 4\n"
            "    fra: kredsen tiltrådte indstillingen\n"
            "    til: kredsen tog indstillingen til efterretning\n"
            "    aftalt: formandskabet"
        ),
        default=(),
    )
    present: Many[Person] = key(
        "deltagere", "Hvem der var med.", example="deltagere:\n  - Kari Prøve", default=()
    )
    apologies: Many[Person] = key(
        "afbud",
        "Hvem der meldte afbud. Skriv aldrig hvorfor.",
        example="afbud:\n  - Kari Prøve",
        default=(),
    )
    guests: Many[Person] = key(
        "gæster",
        "Hvem der var inviteret ud over medlemmerne.",
        example="gæster:\n  - navn: Kari Prøve\n    organisation: Sundhedsstyrelsen",
        default=(),
    )
    attachments: Many[Attachment] = key(
        "bilag",
        "Bilag til hele mødet.",
        example="bilag:\n  - titel: Samlet dagsorden",
        default=(),
    )


class ItemFacts(Facts):
    """The YAML block under a punkt's heading."""

    former_numbers: Many[ItemNumber] = key(
        "tidligere_nr",
        "Numre, som punktet har haft, efter at referatet blev offentliggjort.",
        example="tidligere_nr: [4]",
        default=(),
    )
    case: RecordName | None = key(
        "sag",
        "Sagen, som punktet behandler.",
        example="sag: 2023/styrket-faelleskommunal-indsats",
        default=None,
    )
    type: ItemType | None = key(
        "type", "Hvad punktet er sat på til.", example="type: beslutning", default=None
    )
    group: Text | None = key(
        "gruppe",
        "Den overskrift, som punktet står under på dagsordenen.",
        example="gruppe: Skriftlige orienteringer",
        default=None,
    )
    closed: Text | None = key(
        "lukket",
        "Begrundelsen, hvis punktet er lukket. Så må der ikke stå nogen tekst.",
        example="lukket: Personsag",
        default=None,
        protects=True,
    )
    outcomes: Many[Outcome] = key(
        "udfald",
        "Hvad behandlingen endte med.",
        example="udfald: [drøftet, videresendt]",
        default=(),
    )
    sent_to: Many[MeetingName] = key(
        "videre_til",
        "Hvem sagen sendes videre til.",
        example="videre_til:\n  - kkr-syddanmark 2023-02-07",
        default=(),
    )
    about: Many[Subject] = key(
        "vedrører",
        "Andre møder, aftaler, fora eller poster, som punktet handler om.",
        example="vedrører:\n  - aftaler/sundhedsaftalen-2024-2027",
        default=(),
    )
    municipalities: Many[RecordName] = key(
        "kommuner", "Kommuner, som punktet især angår.", example="kommuner: [varde]", default=()
    )
    contributors: Many[Person] = key(
        "medvirkende",
        "Hvem der holdt oplæg eller deltog i punktet.",
        example="medvirkende:\n  - navn: Kari Prøve\n    rolle: oplæg",
        default=(),
    )
    absent: Many[Person] = key(
        "fraværende",
        "Hvem der ikke var med til punktet. Skriv aldrig hvorfor.",
        example="fraværende:\n  - Kari Prøve",
        default=(),
    )
    sent_on: Date | None = key(
        "udsendt",
        "Datoen, hvis punktet er sendt senere end dagsordenen.",
        example="udsendt: 2023-01-24",
        default=None,
    )
    attachments: Many[Attachment] = key(
        "bilag",
        "Bilagene til punktet.",
        example="bilag:\n  - titel: Udkast til budget\n    fil: budget.pdf",
        default=(),
    )
    note: Text | None = key(
        "note", "En bemærkning.", example="note: Rykket frem på dagsordenen.", default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A punkt: number and title as on that agenda, its facts and its sections.

    `flaws` are attributes that the file tried to state and that could not be read; rules do not
    complain that they are missing.
    """

    number: str
    title: str
    place: Place
    facts: ItemFacts
    sections: tuple[SectionBlock, ...] = ()
    block: Mapping | None = None
    flaws: frozenset[str] = frozenset()

    def sections_named(self, name: SectionName) -> tuple[SectionBlock, ...]:
        """List the sections with that heading."""
        return tuple(section for section in self.sections if section.name is name)

    def text_of(self, name: SectionName) -> Passage | None:
        """Give the text of the first section with that heading."""
        return next((section.text for section in self.sections_named(name)), None)

    def fact_place(self, *attributes: str | int) -> Place:
        """Find where a fact of the YAML block stands, or else the heading."""
        if self.block is None:
            return self.place
        return place_at(self.block, written_location(ItemFacts, attributes))

    @property
    def is_closed(self) -> bool:
        """Tell whether the item is closed, or says something about it that cannot be read."""
        return self.facts.closed is not None or "closed" in self.flaws

    @property
    def is_withdrawn(self) -> bool:
        """Tell whether the item was taken off the agenda."""
        return Outcome.WITHDRAWN in self.facts.outcomes

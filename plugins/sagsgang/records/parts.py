"""The groups of keys that several kinds of record share: people, attachments, steps, acceptances.

Knows their keys. Refuses to know the records that hold them.
"""

from pydantic import model_validator

from sagsgang.records.declarations import Facts, Many, key, refused
from sagsgang.records.former import FormerId
from sagsgang.records.references import MeetingName, RecordName
from sagsgang.records.values import Choice, Date, FileName, Text, Url


class Outcome(Choice):
    """What a treatment ended in. A treatment may end in several."""

    DISCUSSED = "drøftet"
    REMARKS = "bemærkninger"
    RECOMMENDED = "anbefalet"
    NOTED = "efterretning"
    APPROVED = "godkendt"
    APPROVED_WITH_REMARK = "godkendt med bemærkning"
    PARTLY_APPROVED = "delvist godkendt"
    CONDITIONALLY_APPROVED = "betinget godkendt"
    NOT_APPROVED = "ikke godkendt"
    SENT_ON = "videresendt"
    POSTPONED = "udsat"
    SUSPENDED = "i bero"
    LAPSED = "frafaldet"
    WITHDRAWN = "udgået"
    HAPPENED = "sket"
    NOTHING = "intet"


CLOSING_OUTCOMES = frozenset(
    {
        Outcome.NOTED,
        Outcome.APPROVED,
        Outcome.APPROVED_WITH_REMARK,
        Outcome.NOT_APPROVED,
        Outcome.HAPPENED,
        Outcome.NOTHING,
    }
)
"""Outcomes that end a case unless a further step is planned."""


class Acceptance(Facts):
    """A finding that somebody has looked at and that shall stand."""

    code: Text = key("kode", "Fundets kode, som den står i klammerne.", example="kode: dato-ugedag")
    spot: Text = key(
        "sted",
        "De ord i linjen, som fundet peger på. Ændres de, kommer fundet igen.",
        example="sted: Torsdag d. 9. december 2022",
    )
    reason: Text = key(
        "hvorfor",
        "Hvorfor det skal blive stående.",
        example="hvorfor: Sådan står der i kilden.",
    )


class Person(Facts):
    """Somebody named in a record. There are no person records."""

    name: Text | None = key("navn", "Personens navn.", example="navn: Kari Prøve", default=None)
    title: Text | None = key(
        "titel", "Personens stilling dengang.", example="titel: direktør", default=None
    )
    municipality: RecordName | None = key(
        "kommune", "Kommunen, som personen kommer fra.", example="kommune: varde", default=None
    )
    organisation: Text | None = key(
        "organisation",
        "Anden organisation end en kommune.",
        example="organisation: Sundhedsstyrelsen",
        default=None,
    )
    role: Text | None = key(
        "rolle",
        "Hvad personen gjorde på mødet eller punktet.",
        example="rolle: oplæg",
        default=None,
    )
    note: Text | None = key(
        "note", "En bemærkning.", example="note: Kun til punkt 1.", default=None
    )

    @model_validator(mode="before")
    @classmethod
    def _from_name(cls, value: object) -> object:
        """Take a bare text as the name."""
        return {"navn": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _has_somebody(self) -> "Person":
        if not (self.name or self.title or self.municipality or self.organisation):
            raise refused(
                "person-tom",
                "Her står hverken navn, titel, kommune eller organisation.",
                "Skriv mindst én af dem, fx\nnavn: Kari Prøve",
            )
        return self


class Attachment(Facts):
    """A bilag: a file beside the record, an address elsewhere, or only its title."""

    title: Text = key("titel", "Bilagets titel.", example="titel: Udkast til budget 2024")
    file: FileName | None = key(
        "fil",
        "Filens navn. Filen ligger i mappen med samme navn som denne fil, uden .md.",
        example="fil: budget.pdf",
        default=None,
    )
    url: Url | None = key(
        "url",
        "Adressen, hvis bilaget ligger et andet sted.",
        example="url: https://www.kl.dk/budget.pdf",
        default=None,
    )
    closed: Text | None = key(
        "lukket",
        "Begrundelsen, hvis bilaget er lukket. Så må der ikke være en fil.",
        example="lukket: Rummer oplysninger om enkeltpersoner",
        default=None,
        protects=True,
    )
    sent_on: Date | None = key(
        "udsendt",
        "Datoen, hvis bilaget er sendt senere end mødets dagsorden.",
        example="udsendt: 2023-01-24",
        default=None,
    )
    note: Text | None = key(
        "note", "En bemærkning.", example="note: Lagt på efter mødet.", default=None
    )

    @model_validator(mode="after")
    def _is_in_one_place(self) -> "Attachment":
        if self.file and self.url:
            raise refused(
                "bilag-to-steder",
                f"Bilaget '{self.title}' har både fil og url. Det kan kun ligge ét sted.",
                "Slet enten linjen med fil eller linjen med url.",
            )
        if self.closed and (self.file or self.url):
            raise refused(
                "bilag-lukket-med-fil",
                f"Bilaget '{self.title}' er lukket og må ikke have en fil eller en adresse.",
                "Slet linjen med fil eller url, og fjern filen fra mappen.",
            )
        return self


class Step(Facts):
    """A step of a case that is planned (no outcome) or known from elsewhere (an outcome)."""

    at: MeetingName | None = key(
        "hos",
        "Forummet og datoen, hvor sagen behandles.",
        example="hos: strategisk-sundhedsstyregruppe 2023-05-10",
        default=None,
    )
    what: Text | None = key(
        "hvad",
        "Hvad der sker, når det ikke er en behandling i et forum.",
        example="hvad: Indsendes til Sundhedsstyrelsen",
        default=None,
    )
    on: Date | None = key(
        "dato",
        "Datoen for det, der står i hvad.",
        example="dato: 2023-12",
        default=None,
    )
    planned_on: Date | None = key(
        "planlagt",
        "Den dato, trinnet oprindelig var planlagt til, når det blev en anden.",
        example="planlagt: 2023-03-22",
        default=None,
    )
    outcomes: Many[Outcome] = key(
        "udfald",
        "Hvad trinnet endte med, når det er kendt.",
        example="udfald: [godkendt]",
        default=(),
    )
    sent_to: Many[MeetingName] = key(
        "videre_til",
        "Hvem sagen blev sendt videre til.",
        example="videre_til:\n  - kkr-syddanmark 2023-02-07",
        default=(),
    )
    link: Url | None = key(
        "link",
        "Hvor behandlingen kan læses.",
        example="link: https://www.kl.dk/kkr-syddanmark",
        default=None,
    )
    note: Text | None = key(
        "note", "En bemærkning.", example="note: Til endelig godkendelse.", default=None
    )

    @model_validator(mode="after")
    def _is_one_thing(self) -> "Step":
        if (self.at is None) == (self.what is None):
            raise refused(
                "trin-hos-eller-hvad",
                "Et trin skal have enten hos (et forum) eller hvad (noget andet, der sker).",
                "Skriv fx\n- hos: kkr-syddanmark 2023-02-07",
            )
        if self.at is not None and self.on is not None:
            raise refused(
                "trin-dato-i-hos",
                "Datoen for et trin i et forum står i hos, ikke i dato.",
                f"Skriv\n- hos: {self.at.forum} {self.on}",
            )
        return self


class RecordFacts(Facts):
    """The front matter of any record: what every kind may say."""

    former_ids: Many[FormerId] = key(
        "tidligere",
        "Id'er, som filen har haft før, og på filer, som er lagt ind i den.",
        example="tidligere:\n  - sager/2023/amputationer",
        default=(),
    )
    accepted: Many[Acceptance] = key(
        "accepteret",
        "Fund, som er set igennem og skal blive stående, hver med en begrundelse.",
        example=(
            "accepteret:\n"
            "  - kode: dato-ugedag\n"
            "    sted: Torsdag d. 9. december 2022\n"
            "    hvorfor: Sådan står der i kilden."
        ),
        default=(),
    )

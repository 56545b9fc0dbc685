"""A forum: everything that meets or has seats, with its life, its names and its seats over time.

Knows the keys of `fora/<id>.md`. Refuses to know other fora and what happened there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pydantic import model_validator

from sagsgang.danish import PartialDate
from sagsgang.records.declarations import Facts, Many, key, refused
from sagsgang.records.parts import RecordFacts
from sagsgang.records.references import MeetingName, RecordName
from sagsgang.records.values import (
    Choice,
    Date,
    Days,
    Email,
    End,
    FileName,
    MeetingsPerYear,
    Seats,
    Text,
    Unknown,
    Url,
)


class Level(Choice):
    """On which level a forum works."""

    POLITICAL = "politisk"
    ADMINISTRATIVE = "administrativt"


class Reach(Choice):
    """Across what a forum works."""

    MUNICIPAL = "tværkommunalt"
    CROSS_SECTOR = "tværsektorielt"
    NATIONAL = "nationalt"


class ForumType(Choice):
    """What sort of body a forum is."""

    BOARD = "bestyrelse"
    COUNCIL = "råd"
    COMMITTEE = "udvalg"
    CIRCLE = "kreds"
    GROUP = "gruppe"
    NETWORK = "netværk"
    SECRETARIAT = "sekretariat"
    EVENT = "arrangement"


class Role(Choice):
    """What a seat is for."""

    CHAIR = "formand"
    CO_CHAIR = "medformand"
    DEPUTY_CHAIR = "næstformand"
    MEMBER = "medlem"
    MEMBER_BY_OFFICE = "født medlem"
    SUBSTITUTE = "suppleant"
    OBSERVER = "observatør"
    SECRETARY = "sekretær"
    COORDINATOR = "tovholder"
    CONTACT = "kontaktperson"
    CONSULTANT = "konsulent"
    RIGHT_TO_MEET = "møderet"


class Side(Choice):
    """Whom a seat speaks for."""

    MUNICIPAL = "kommunal"
    REGIONAL = "regional"
    GENERAL_PRACTICE = "almen praksis"
    OTHER_PRACTICE = "øvrig praksis"
    PATIENT = "patient/pårørende"
    EDUCATION = "uddannelse"
    KL = "KL"
    STATE = "stat"


class OneFromEach(Choice):
    """What each has to be represented by one seat at least."""

    CLUSTER = "klynge"
    MUNICIPALITY = "kommune"


class CompositionRule(Facts):
    """What the seats of a forum have to meet: a number, one from each, or a mirror.

    Role, side and office tell which seats are meant; without a role those of all members are.
    """

    role: Role | None = key(
        "rolle",
        "De pladser, reglen gælder, efter rolle. Uden rolle gælder den formænd og medlemmer.",
        example="rolle: medlem",
        default=None,
    )
    side: Side | None = key(
        "side", "De pladser, reglen gælder, efter side.", example="side: kommunal", default=None
    )
    office: Text | None = key(
        "embede",
        "Stillingen, som de på pladserne skal have.",
        example="embede: sundhedschef",
        default=None,
    )
    count: Seats | None = key(
        "antal", "Hvor mange der skal være på pladserne.", example="antal: 4", default=None
    )
    one_from_each: OneFromEach | None = key(
        "en_fra_hver",
        "Der skal være mindst én fra hver klynge eller fra hver kommune.",
        example="en_fra_hver: klynge",
        default=None,
    )
    mirrors: RecordName | None = key(
        "spejler",
        "Det forum, hvis kommuner også skal sidde her.",
        example="spejler: sundhedssamarbejdsudvalget",
        default=None,
    )
    note: Text | None = key(
        "note", "En bemærkning.", example="note: Efter kommissoriet.", default=None
    )

    @model_validator(mode="after")
    def _demands_something(self) -> "CompositionRule":
        if self.count is None and self.one_from_each is None and self.mirrors is None:
            raise refused(
                "sammensaetning-uden-krav",
                "Reglen siger ikke, hvad der skal være opfyldt.",
                "Skriv mindst én af dem, fx\nantal: 4\nen_fra_hver: klynge",
            )
        return self


class FormerName(Facts):
    """A name that the same body had before."""

    name: Text = key("navn", "Navnet dengang.", example="navn: Det Administrative Kontaktforum")
    short_name: Text | None = key(
        "kort", "Forkortelsen dengang.", example="kort: DAK", default=None
    )
    until: Date = key("til", "Sidste dag (eller år) med det navn.", example="til: 2022")
    note: Text | None = key(
        "note", "En bemærkning.", example="note: Skiftede navn ved årsskiftet.", default=None
    )


class Deadlines(Facts):
    """How long before a meeting something must be ready, in calendar days."""

    items: Days | None = key(
        "punkter",
        "Hvor længe før mødet punkter skal være indsendt.",
        example="punkter: 14 dage",
        default=None,
    )
    agenda: Days | None = key(
        "dagsorden",
        "Hvor længe før mødet dagsordenen udsendes.",
        example="dagsorden: 7 dage",
        default=None,
    )


class TermsOfReference(Facts):
    """A kommissorium or a revision of it."""

    on: Date | None = key("dato", "Hvornår det er fra.", example="dato: 2022-09-08", default=None)
    title: Text | None = key(
        "titel", "Titlen.", example="titel: Revideret kommissorium", default=None
    )
    decided_at: MeetingName | None = key(
        "besluttet",
        "Mødet, hvor det blev vedtaget.",
        example="besluttet: sundhedsdirektoerkredsen 2022-09-08",
        default=None,
    )
    file: FileName | None = key(
        "fil", "Filens navn.", example="fil: kommissorium.pdf", default=None
    )
    url: Url | None = key(
        "url",
        "Adressen, hvis det ligger et andet sted.",
        example="url: https://www.kl.dk/kommissorium.pdf",
        default=None,
    )
    note: Text | None = key(
        "note", "En bemærkning.", example="note: Følger af den nye mødestruktur.", default=None
    )


class Holding(Facts):
    """Who has held a seat, and when. Everything may be unknown."""

    name: Text | None = key("navn", "Personens navn.", example="navn: Kari Prøve", default=None)
    title: Text | None = key("titel", "Stillingen.", example="titel: borgmester", default=None)
    municipality: RecordName | None = key(
        "kommune", "Kommunen.", example="kommune: haderslev", default=None
    )
    organisation: Text | None = key(
        "organisation",
        "Anden organisation end en kommune.",
        example="organisation: Sygehus Sønderjylland",
        default=None,
    )
    known_on: Date | None = key(
        "pr", "En dato, hvor det vides at gælde.", example="pr: 2023-01-25", default=None
    )
    since: Date | None = key("fra", "Første dag på pladsen.", example="fra: 2022-07", default=None)
    until: End | None = key(
        "til",
        "Sidste dag på pladsen, eller ukendt, når personen har forladt den.",
        example="til: ukendt",
        default=None,
    )
    decided_at: MeetingName | None = key(
        "besluttet",
        "Mødet, hvor pladsen blev besat.",
        example="besluttet: sundhedsdirektoerkredsen 2023-01-25 punkt 5",
        default=None,
    )
    reason: Text | None = key(
        "grund", "Hvorfor pladsen blev forladt.", example="grund: Nyt job", default=None
    )
    note: Text | None = key(
        "note", "En bemærkning.", example="note: Navnet kendes ikke.", default=None
    )

    @property
    def last_day(self) -> PartialDate | None:
        """When it certainly ended, if that is known."""
        return None if isinstance(self.until, Unknown) else self.until

    @property
    def certain_days(self) -> tuple[date, date] | None:
        """The first and last day of which it is certain, or nothing when no single day is.

        Someone known on a day, with no end written, is certain until that day only.
        """
        known = self.known_on.exact if self.known_on is not None else None
        first = self.since.last if self.since is not None else known
        if first is None:
            return None
        end = self.last_day
        if end is not None:
            last = end.first
        elif known is not None:
            last = known
        elif isinstance(self.until, Unknown) or self.known_on is not None:
            last = first
        else:
            last = date.max
        return (first, last) if first <= last else None


class Seat(Facts):
    """A plads: what it is, how many there are of it, and who has held it."""

    role: Role = key("rolle", "Rollen i forummet.", example="rolle: medlem")
    side: Side | None = key(
        "side", "Hvem pladsen taler for.", example="side: kommunal", default=None
    )
    stands_for: Text | None = key(
        "for",
        "Det område eller den gruppe, som pladsen dækker.",
        example="for: SOSU Fyns område",
        default=None,
    )
    office: Text | None = key(
        "embede",
        "Stillingen, når pladsen følger den.",
        example="embede: borgmester, en fra hver kommune",
        default=None,
    )
    count: Seats | None = key(
        "antal",
        "Hvor mange pladser der er af slagsen. Står det ikke, kan kun én have pladsen ad gangen.",
        example="antal: 2-4",
        default=None,
    )
    holdings: Many[Holding] = key(
        "besat",
        "Hvem der har og har haft pladsen.",
        example="besat:\n  - kommune: middelfart\n    pr: 2022",
        default=(),
    )
    note: Text | None = key("note", "En bemærkning.", example="note: Udpeges af KKR.", default=None)


class ForumFacts(RecordFacts):
    """The front matter of a forum."""

    name: Text = key("navn", "Navnet nu.", example="navn: Sundhedsdirektørkredsen")
    short_name: Text | None = key("kort", "Forkortelsen nu.", example="kort: SSS", default=None)
    aliases: Many[Text] = key(
        "alias",
        "Andre måder, navnet skrives på.",
        example="alias: [Strategisk Styregruppe]",
        default=(),
    )
    former_names: Many[FormerName] = key(
        "tidligere_navne",
        "Navne, som samme forum havde før.",
        example="tidligere_navne:\n  - navn: Det Administrative Kontaktforum\n    til: 2022",
        default=(),
    )
    type: ForumType | None = key(
        "art", "Hvad det er for et forum.", example="art: udvalg", default=None
    )
    level: Level | None = key(
        "niveau", "Det niveau, forummet arbejder på.", example="niveau: politisk", default=None
    )
    reach: Reach | None = key(
        "rækkevidde",
        "Hvem forummet går på tværs af.",
        example="rækkevidde: tværsektorielt",
        default=None,
    )
    under: RecordName | None = key(
        "under",
        "Det forum, som dette hører under.",
        example="under: strategisk-sundhedsstyregruppe",
        default=None,
    )
    prepares: Many[RecordName] = key(
        "forbereder",
        "Fora, hvis møder forberedes her.",
        example="forbereder:\n  - sundhedsdirektoerkredsen",
        default=(),
    )
    succeeds: Many[RecordName] = key(
        "afløser",
        "Nedlagte fora, som dette er kommet i stedet for.",
        example="afløser:\n  - sundhedsstrategisk-forum",
        default=(),
    )
    created: Date | None = key(
        "oprettet", "Første dag.", example="oprettet: 2022-07-01", default=None
    )
    abolished: Date | None = key(
        "nedlagt", "Sidste dag.", example="nedlagt: 2022-06-30", default=None
    )
    legal_basis: Text | None = key(
        "retsgrundlag",
        "Loven eller aftalen bag forummet.",
        example="retsgrundlag: Sundhedsloven § 204",
        default=None,
    )
    meetings_per_year: MeetingsPerYear | None = key(
        "møder_om_året",
        "Hvor tit forummet mødes.",
        example="møder_om_året: mindst 5",
        default=None,
    )
    deadlines: Deadlines | None = key(
        "frister",
        "Hvor længe før mødet punkter og dagsorden skal være klar.",
        example="frister:\n  punkter: 14 dage\n  dagsorden: 7 dage",
        default=None,
    )
    terms_of_reference: Many[TermsOfReference] = key(
        "kommissorium",
        "Kommissoriet og revisioner af det.",
        example="kommissorium:\n  - dato: 2022-09-08",
        default=(),
    )
    contact: Email | None = key(
        "kontakt", "Mailadresse.", example="kontakt: sekretariatet@example.dk", default=None
    )
    website: Url | None = key(
        "hjemmeside",
        "Forummets egen side.",
        example="hjemmeside: https://www.kl.dk/kkr-syddanmark",
        default=None,
    )
    seats: Many[Seat] = key(
        "pladser",
        "Pladserne, og hvem der har dem.",
        example="pladser:\n  - rolle: formand\n    side: kommunal",
        default=(),
    )
    composition: Many[CompositionRule] = key(
        "sammensætning",
        "Det, pladserne tilsammen skal opfylde.",
        example=(
            "sammensætning:\n"
            "  - rolle: medlem\n"
            "    side: kommunal\n"
            "    embede: sundhedschef\n"
            "    antal: 4\n"
            "    en_fra_hver: klynge"
        ),
        default=(),
    )


@dataclass(frozen=True, slots=True)
class NamePeriod:
    """A name of a forum and the last day that it had it; nothing for the name now."""

    name: str
    short_name: str | None
    until: PartialDate | None


def name_periods(facts: ForumFacts) -> Iterator[NamePeriod]:
    """List a forum's names from the oldest to the one it has now."""
    for former in sorted(facts.former_names, key=lambda former: former.until.last):
        yield NamePeriod(former.name, former.short_name, former.until)
    yield NamePeriod(facts.name, facts.short_name, None)

"""The remaining kinds: samarbejde, page, appointment, consultation, news, agreement, municipality.

Knows their keys. Refuses to know their processes, which come with their own capabilities.
"""

from collections.abc import Mapping

from pydantic import model_validator

from sagsgang.records.case import COURSE_EXAMPLE, COURSE_PURPOSE
from sagsgang.records.declarations import Facts, Many, key, refused
from sagsgang.records.draw import LotDraw
from sagsgang.records.former import Removed
from sagsgang.records.forum import Role, Side
from sagsgang.records.parts import Attachment, RecordFacts, Step
from sagsgang.records.references import MeetingName, RecordName, Subject
from sagsgang.records.values import (
    Choice,
    Date,
    Email,
    FullDate,
    MeetingsPerYear,
    MunicipalityCode,
    Seats,
    Text,
    Url,
    WholeNumber,
    Year,
)

_ABOUT = "Andre møder, aftaler, fora eller poster, som den handler om."
_ABOUT_EXAMPLE = "vedrører:\n  - aftaler/sundhedsaftalen-2024-2027"
_CASE = "Sagen, som den hører til."
_CASE_EXAMPLE = "sag: 2023/benamputationer"
_LINK = "Hvor mere kan læses."
_LINK_EXAMPLE = "link: https://www.kl.dk/sundhed"
_ATTACHMENTS = "Bilagene."
_ATTACHMENTS_EXAMPLE = "bilag:\n  - titel: Kommissorium"


class PageFacts(RecordFacts):
    """The front matter of a hand-written page."""

    title: Text = key("titel", "Sidens overskrift.", example="titel: Om sekretariatet")
    removed: Many[Removed] = key(
        "slettede",
        "Sider, der er slettet, med dato og grund. Kun på forsiden, index.md.",
        example=(
            "slettede:\n"
            "  - adresse: om/sekretariatet\n"
            "    dato: 2024-05-01\n"
            "    grund: Oprettet ved en fejl"
        ),
        default=(),
    )


class RegionFacts(RecordFacts):
    """The front matter of a samarbejde."""

    title: Text = key("titel", "Samarbejdets navn.", example="titel: Syddanmark")
    secretariat: Text | None = key(
        "sekretariat",
        "Sekretariatets navn.",
        example="sekretariat: Fælleskommunalt Sundhedssekretariat",
        default=None,
    )
    host: RecordName | None = key(
        "vært", "Værtskommunen.", example="vært: middelfart", default=None
    )
    contact: Email | None = key(
        "kontakt", "Mailadresse.", example="kontakt: sekretariatet@example.dk", default=None
    )
    phone: Text | None = key(
        "telefon", "Sekretariatets telefon.", example="telefon: 88 88 55 55", default=None
    )
    website: Url | None = key(
        "hjemmeside", "Sekretariatets side.", example="hjemmeside: https://www.kl.dk", default=None
    )
    removed: Many[Removed] = key(
        "slettede",
        "Hvad der er slettet i samarbejdet, med dato og grund.",
        example=(
            "slettede:\n"
            "  - adresse: sager/2023/benamputationer\n"
            "    dato: 2024-05-01\n"
            "    grund: Oprettet ved en fejl"
        ),
        default=(),
    )


class AppointmentStatus(Choice):
    """How far an appointment has come."""

    PLANNED = "planlagt"
    OPEN = "åben"
    CLOSED = "lukket"
    PROPOSED = "indstillet"
    DECIDED = "afgjort"
    LAPSED = "bortfaldet"


class Proposal(Facts):
    """Who proposed whom to appoint, and when. The names themselves are nobody's before that."""

    on: Date | None = key(
        "dato", "Hvornår der blev indstillet.", example="dato: 2023-03-15", default=None
    )
    by: Text | None = key(
        "af", "Hvem der indstiller.", example="af: Koordinationsgruppen", default=None
    )


class Appointee(Facts):
    """Somebody who was appointed: only the outcome, never the nomination behind it."""

    name: Text | None = key(
        "navn", "Navnet, når det er kendt.", example="navn: Kari Prøve", default=None
    )
    title: Text | None = key("titel", "Stillingen.", example="titel: sundhedschef", default=None)
    municipality: RecordName | None = key(
        "kommune", "Kommunen.", example="kommune: varde", default=None
    )
    organisation: Text | None = key(
        "organisation",
        "Anden organisation end en kommune.",
        example="organisation: Sygehus Sønderjylland",
        default=None,
    )
    role: Role | None = key(
        "rolle",
        "Rollen, når den er en anden end udpegningens.",
        example="rolle: suppleant",
        default=None,
    )
    basis: Text | None = key(
        "grundlag",
        "Det kriterium, som afgjorde det; aldrig andet fra indmeldingen.",
        example="grundlag: Klyngen manglede en plads",
        default=None,
    )
    lot: Text | None = key(
        "lod",
        "Skriv ja, når lodtrækningen afgjorde det. Står der neutrale navne i puljen, så skriv det "
        "navn, som loddet faldt på, fx Kandidat A.",
        example="lod: ja",
        default=None,
    )

    @model_validator(mode="after")
    def _has_somebody(self) -> "Appointee":
        if not (self.name or self.title or self.municipality or self.organisation or self.lot):
            raise refused(
                "person-tom",
                "Her står hverken navn, titel, kommune eller organisation.",
                "Skriv mindst én af dem, fx\nkommune: varde",
            )
        return self


class AppointmentFacts(RecordFacts):
    """The front matter of an udpegning: one process from call to result."""

    title: Text = key("titel", "Hvad der udpeges til.", example="titel: Medlemmer til gruppen")
    forum: RecordName = key(
        "forum", "Forummet, som pladserne er i.", example="forum: arbejdsgruppen"
    )
    case: RecordName | None = key("sag", _CASE, example=_CASE_EXAMPLE, default=None)
    status: AppointmentStatus = key("status", "Hvor langt den er.", example="status: åben")
    role: Role | None = key("rolle", "Rollen i forummet.", example="rolle: medlem", default=None)
    side: Side | None = key(
        "side", "Hvem pladserne taler for.", example="side: kommunal", default=None
    )
    count: Seats | None = key("antal", "Antal pladser.", example="antal: 4", default=None)
    meetings_per_year: MeetingsPerYear | None = key(
        "møder_om_året",
        "Hvor tit de udpegede skal mødes.",
        example="møder_om_året: højst 4",
        default=None,
    )
    effort: Text | None = key(
        "indsats",
        "Den tid, de udpegede må regne med at bruge.",
        example="indsats: 1-2 timer pr. møde og forberedelse",
        default=None,
    )
    criteria: Many[Text] = key(
        "kriterier",
        "Det, der vælges efter, når der er flere kandidater end pladser.",
        example="kriterier:\n  - stilling\n  - kommunens størrelse",
        default=(),
    )
    called_on: Date | None = key(
        "opslået",
        "Hvornår indkaldelsen blev slået op.",
        example="opslået: 2023-02-01",
        default=None,
    )
    deadline: Date | None = key(
        "frist",
        "Sidste dag for at indmelde kandidater.",
        example="frist: 2023-03-01",
        default=None,
    )
    nominate_by_mail: Email | None = key(
        "indmelding",
        "Mailadressen, som indmeldinger sendes til.",
        example="indmelding: sekretariatet@example.dk",
        default=None,
    )
    nominate_at: Url | None = key(
        "indmeldingsside",
        "Siden med en formular til indmelding.",
        example="indmeldingsside: https://www.example.dk/indmelding",
        default=None,
    )
    draw: LotDraw | None = key(
        "lodtrækning",
        "Lodtrækningen mellem lige gode kandidater: pulje, kilder og tal.",
        example=(
            "lodtrækning:\n"
            "  bekendtgjort: 2026-12-07\n"
            "  pulje:\n"
            "    - varde\n"
            "    - vejen\n"
            "  vælges: 1\n"
            "  kilder:\n"
            "    - navn: Lotto, lørdagens syv vindertal uden tillægstal\n"
            "      dato: 2026-12-12\n"
            "      trækkes: 7\n"
            "      blandt: 36"
        ),
        default=None,
    )
    proposed: Proposal | None = key(
        "indstillet",
        "Hvornår og af hvem der blev indstillet.",
        example="indstillet:\n  dato: 2023-03-15\n  af: Koordinationsgruppen",
        default=None,
    )
    decided_at: MeetingName | None = key(
        "besluttet",
        "Mødet, hvor det blev afgjort.",
        example="besluttet: sundhedsdirektoerkredsen 2023-01-25 punkt 5",
        default=None,
    )
    appointed: Many[Appointee] = key(
        "udpeget",
        "Hvem der blev udpeget, når det er afgjort.",
        example="udpeget:\n  - kommune: varde\n    titel: sundhedschef",
        default=(),
    )
    link: Url | None = key("link", _LINK, example=_LINK_EXAMPLE, default=None)
    attachments: Many[Attachment] = key(
        "bilag", _ATTACHMENTS, example=_ATTACHMENTS_EXAMPLE, default=()
    )


class ConsultationStatus(Choice):
    """How far a consultation has come."""

    PLANNED = "planlagt"
    OPEN = "åben"
    CLOSED = "afsluttet"
    LAPSED = "bortfaldet"


class ConsultationFacts(RecordFacts):
    """The front matter of a høring."""

    title: Text = key("titel", "Høringens navn.", example="titel: Høring om sundhedsaftalen")
    sender: Text | None = key(
        "afsender",
        "Hvem der har sendt den ud: et forum eller en myndighed.",
        example="afsender: Sundhedsstyrelsen",
        default=None,
    )
    case: RecordName | None = key("sag", _CASE, example=_CASE_EXAMPLE, default=None)
    status: ConsultationStatus = key("status", "Hvor langt den er.", example="status: åben")
    received_on: Date | None = key(
        "modtaget", "Hvornår den kom.", example="modtaget: 2023-06-01", default=None
    )
    deadline: Date | None = key(
        "frist", "Sidste dag for svar.", example="frist: 2023-08-15", default=None
    )
    answered_on: Date | None = key(
        "afsendt", "Hvornår svaret blev sendt.", example="afsendt: 2023-08-14", default=None
    )
    about: Many[Subject] = key("vedrører", _ABOUT, example=_ABOUT_EXAMPLE, default=())
    course: Many[Step] = key("forløb", COURSE_PURPOSE, example=COURSE_EXAMPLE, default=())
    link: Url | None = key("link", _LINK, example=_LINK_EXAMPLE, default=None)
    attachments: Many[Attachment] = key(
        "bilag", _ATTACHMENTS, example=_ATTACHMENTS_EXAMPLE, default=()
    )


class NewsFacts(RecordFacts):
    """The front matter of a nyhed."""

    title: Text = key("titel", "Overskriften.", example="titel: Årsrapport 2022")
    on: FullDate = key("dato", "Datoen for nyheden.", example="dato: 2023-04-27")
    expires_on: Date | None = key(
        "udløber", "Sidste dag, den er aktuel.", example="udløber: 2023-06-01", default=None
    )
    about: Many[Subject] = key("vedrører", _ABOUT, example=_ABOUT_EXAMPLE, default=())
    link: Url | None = key("link", _LINK, example=_LINK_EXAMPLE, default=None)
    attachments: Many[Attachment] = key(
        "bilag", _ATTACHMENTS, example=_ATTACHMENTS_EXAMPLE, default=()
    )


class AgreementFacts(RecordFacts):
    """The front matter of an aftale."""

    title: Text = key("titel", "Aftalens navn.", example="titel: Sundhedsaftalen 2024-2027")
    since: Date | None = key("fra", "Første dag.", example="fra: 2024", default=None)
    until: Date | None = key("til", "Sidste dag.", example="til: 2027", default=None)
    parties: Many[Text] = key(
        "parter",
        "Hvem der har indgået den.",
        example="parter:\n  - Region Syddanmark\n  - de 22 kommuner",
        default=(),
    )
    succeeds: Many[RecordName] = key(
        "afløser",
        "Aftaler, som denne er kommet i stedet for.",
        example="afløser:\n  - sundhedsaftalen-2019-2023",
        default=(),
    )
    case: RecordName | None = key("sag", _CASE, example=_CASE_EXAMPLE, default=None)
    about: Many[Subject] = key("vedrører", _ABOUT, example=_ABOUT_EXAMPLE, default=())
    course: Many[Step] = key("forløb", COURSE_PURPOSE, example=COURSE_EXAMPLE, default=())
    link: Url | None = key("link", _LINK, example=_LINK_EXAMPLE, default=None)
    attachments: Many[Attachment] = key(
        "bilag", _ATTACHMENTS, example=_ATTACHMENTS_EXAMPLE, default=()
    )


class MunicipalityFacts(RecordFacts):
    """The front matter of a kommune."""

    name: Text = key("navn", "Navnet uden ordet kommune.", example="navn: Varde")
    code: MunicipalityCode | None = key("kode", "Kommunekoden.", example="kode: 573", default=None)
    cluster: RecordName | None = key(
        "klynge",
        "Den sundhedsklynge, kommunen ligger i.",
        example="klynge: sundhedsklynge-soenderjylland",
        default=None,
    )
    inhabitants: Mapping[Year, WholeNumber] = key(
        "indbyggertal",
        "Indbyggere den 1. januar i hvert år.",
        example="indbyggertal:\n  2022: 49.664",
        default={},
    )
    website: Url | None = key(
        "hjemmeside", "Kommunens side.", example="hjemmeside: https://www.varde.dk", default=None
    )

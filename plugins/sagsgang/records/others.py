"""The remaining kinds: samarbejde, page, appointment, consultation, news, agreement, municipality.

Knows their keys. Refuses to know their processes, which come with their own capabilities.
"""

from collections.abc import Mapping

from sagsgang.records.case import COURSE_EXAMPLE, COURSE_PURPOSE
from sagsgang.records.declarations import Many, key
from sagsgang.records.forum import Role, Side
from sagsgang.records.parts import Attachment, RecordFacts, Step
from sagsgang.records.references import MeetingName, RecordName, Subject
from sagsgang.records.values import (
    Choice,
    Date,
    Email,
    FullDate,
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


class AppointmentStatus(Choice):
    """How far an appointment has come."""

    PLANNED = "planlagt"
    OPEN = "åben"
    CLOSED = "lukket"
    DECIDED = "afgjort"
    LAPSED = "bortfaldet"


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
    decided_at: MeetingName | None = key(
        "besluttet",
        "Mødet, hvor det blev afgjort.",
        example="besluttet: sundhedsdirektoerkredsen 2023-01-25 punkt 5",
        default=None,
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

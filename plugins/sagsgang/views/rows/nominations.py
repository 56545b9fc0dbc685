"""The row of an open call's ways to answer it: a mail that is begun, and forms.

Knows the fields of a nomination and how a mail's address carries them (RFC 6068). Refuses to ask
for personal data in public: only the mail has room for a name.
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from sagsgang.publication import Publication
from sagsgang.records.record import Appointment

FIELDS: Final = (
    "SOF eller PSOF",
    "Kommune",
    "Navn på den indmeldte",
    "Stilling",
    "E-mail",
    "Kompetencer, motivation og erfaring",
    "Deltager i disse andre fora",
    "Ønsker at være formand (ja eller nej)",
)
"""What a nomination says: the fields of the secretariat's own form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NominationRow:
    """How an open call is answered.

    `mail` is the address of a mail that is begun, to `mail_to`; `at` the secretariat's own form,
    `form` a public one at the Git host. What is not there nobody has stated.
    """

    mail: str | None
    mail_to: str | None
    at: str | None
    form: str | None


def nomination_row(
    publication: Publication, appointment: Appointment, form: str = ""
) -> NominationRow | None:
    """Tell how a call is answered: by mail to its own address, or else to the samarbejde's.

    `form` is the address of a public form for it. Nothing when nobody has stated any way.
    """
    facts = appointment.facts
    region = publication.regions.get(appointment.region)
    contact = None if region is None else region.facts.contact
    mail_to = facts.nominate_by_mail or contact
    at = facts.nominate_at
    if mail_to is None and at is None:
        return None
    return NominationRow(
        mail=None if mail_to is None else mail_address(str(mail_to), str(facts.title)),
        mail_to=None if mail_to is None else str(mail_to),
        at=None if at is None else str(at),
        form=form or None,
    )


def mail_address(mail_to: str, title: str) -> str:
    """Begin a mail that nominates somebody to what is called `title` (RFC 6068, section 5)."""
    lines = (
        f"Indmelding til: {title}",
        "",
        *(f"{field}: " for field in FIELDS),
        "",
        "Brug en mail til hver person, I indmelder.",
    )
    subject, body = quote(f"Indmelding: {title}", safe=""), quote("\r\n".join(lines), safe="")
    return f"mailto:{quote(mail_to, safe='@')}?subject={subject}&body={body}"

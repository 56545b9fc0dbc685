"""How an open call is answered."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from sagsgang.repository import Repository
from sagsgang.site import Settings, build
from sagsgang.views.appointment import appointment_page
from sagsgang.views.rows.nominations import NominationRow, mail_address
from tests.sagsgang.html import PageReader, page_at, text_of
from tests.sagsgang.sources import chronicle, forum, source

ON = date(2023, 2, 1)
REGION = {"nord/index.md": "---\ntitel: Nord\nkontakt: sekretariatet@example.dk\n---\n"}


def files(more: str = "", status: str = "åben") -> dict[str, str]:
    """Write one call."""
    return REGION | {
        "nord/fora/kredsen.md": forum("Kredsen"),
        "nord/udpegninger/2023/a.md": (
            f"---\ntitel: Medlem & suppleant\nforum: kredsen\nstatus: {status}\n{more}---\n"
        ),
    }


def row_of(more: str = "", status: str = "åben") -> NominationRow | None:
    """Show how the call is answered."""
    seen = chronicle(files(more, status), ON)
    record = seen.publication.appointments["nord/udpegninger/2023/a"]
    return appointment_page(seen, record).nominate


def test_to_whom() -> None:
    """A mail goes to the call's own address, or else to the samarbejde's."""
    own = row_of("indmelding: a@example.dk\n")
    other = row_of()
    assert own is not None
    assert other is not None
    assert (own.mail_to, other.mail_to) == ("a@example.dk", "sekretariatet@example.dk")


def test_a_call_that_is_over_is_not_answered() -> None:
    """When it is closed, or its deadline has passed, there is nothing to fill in."""
    assert row_of(status="lukket") is None
    assert row_of("frist: 2023-01-31\n") is None


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30))
def test_the_mail_carries_every_field(title: str) -> None:
    """The address is plain ASCII and gives back title and fields, in lines that end with CRLF."""
    address = mail_address("a+b@example.dk", title)
    assert address.isascii()
    assert not set(address) & set(' "<>\r\n')
    assert "+" not in address
    parts = urlsplit(address)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "a+b@example.dk")
    subject, body = (unquote(one.partition("=")[2]) for one in parts.query.split("&"))
    assert subject == f"Indmelding: {title}"
    lines = body.split("\r\n")
    assert "\n" not in "".join(lines)
    assert lines[2:10] == [
        "SOF eller PSOF: ",
        "Kommune: ",
        "Navn på den indmeldte: ",
        "Stilling: ",
        "E-mail: ",
        "Kompetencer, motivation og erfaring: ",
        "Deltager i disse andre fora: ",
        "Ønsker at være formand (ja eller nej): ",
    ]
    assert "%0D%0A" in address


def test_the_page_warns_of_personal_data() -> None:
    """With a repository there is a public form as well, and a warning; both say what is private."""
    settings = Settings(title="x", repository=Repository(url="https://github.com/ejer/navn"))
    site = build(source(files()), settings, ON)
    address = "nord/udpegninger/2023/a/"
    text = text_of(site, address)
    assert "Skriv en mail med felterne udfyldt til sekretariatet@example.dk." in text
    assert "Skriv aldrig navne eller andre personoplysninger i den offentlige formular." in text
    links = PageReader(str(page_at(site, address).article)).links
    (form,) = (one for one in links if "/issues/new" in one)
    assert parse_qs(urlsplit(form).query) == {
        "template": ["indmelding.yml"],
        "title": ["Indmelding: Medlem & suppleant"],
    }
    plain = build(source(files()), replace(settings, repository=Repository()), ON)
    text = text_of(plain, address)
    assert "offentlige formular" not in text
    assert "En indmelding indeholder personoplysninger og bliver ikke vist på siden." in text

"""Rules about what must not become public: CPR numbers, private addresses, reasons of absence.

Knows where a record holds text. Refuses to quote what it found.
"""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from sagsgang.archive import Archive
from sagsgang.danish.absence import absence_reasons, may_tell_absence
from sagsgang.danish.disguise import is_disguised
from sagsgang.danish.personal import (
    Spot,
    context_of,
    cpr_numbers,
    cpr_numbers_in_name,
    fingerprint_of,
    may_hold_emails,
    phone_numbers,
    private_emails,
)
from sagsgang.diagnostics import Diagnostic, Place, error, warning
from sagsgang.records.kinds import Kind
from sagsgang.records.record import AnyRecord, BrokenRecord
from sagsgang.rules.fingerprints import WORD, fingerprinted
from sagsgang.rules.rule import Rule
from sagsgang.source import ADDRESS_LIST

_CPR: Final = "persondata-cpr"
_PERHAPS_CPR: Final = "persondata-cpr-maaske"
_MAIL: Final = "persondata-mail"
_PHONE: Final = "persondata-telefon"
_HEALTH: Final = "persondata-helbred"

_PUBLIC_KEYS: Final = ("kontakt:", "telefon:")
"""What begins a line of a forum or a samarbejde that is there to be called or written to."""

_RENAME: Final = (
    "Giv filen eller mappen et andet navn. Er den sendt til GitHub, så følg vejledningen om "
    "persondata, for de gamle udgaver bliver gemt."
)

_FIGURES_ONLY: Final = bytes(ord("0") if ord("0") <= one <= ord("9") else 32 for one in range(256))
_CPR_FIGURES: Final = b"0" * 10
_PHONE_FIGURES: Final = b"0" * 8
_BETWEEN_CPR: Final = " \t\n>-\u00a0\u2009\u202f\u2010\u2011\u2012\u2013\u2014\u2015\u2212".encode()
_BETWEEN_PHONE: Final = " \t\u00a0\u2009\u202f".encode()
_CPR_SIGNS: Final = (b"cpr", b"person", "ødselsn".encode())
_PHONE_SIGNS: Final = (
    b"+45",
    b"0045",
    b"tlf",
    b"telefon",
    b"mobil",
    b"sms",
    b"lokaln",
    b"direkte n",
)


@dataclass(frozen=True, slots=True)
class _Found:
    code: str
    spot: Spot


def check_records_hold_no_personal_data(archive: Archive) -> Iterator[Diagnostic]:
    """Ingen post rummer CPR-numre, private mailadresser, telefonnumre eller grunde til fravær.

    Det gælder alle linjer, også oplysningerne øverst, noter, lukkede punkter, kladder og filer, der
    ligger forkert, for alle kan læse arkivet. Telefon og kontakt for et forum eller et samarbejde
    er til for at blive vist.
    """
    for record in (*archive.records.values(), *archive.broken.values()):
        text = "\n".join(record.lines)
        found = [one for one in _personal_data(text) if not _is_meant(record, text, one)]
        yield from _findings(record.path, text, found)
    for path, file in archive.unread.items():
        text = _decoded(file.data)
        yield from _findings(path, text, _personal_data(text))
    if ADDRESS_LIST in archive.blobs:
        text = _decoded(archive.blobs[ADDRESS_LIST].read())
        numbers = (one for one in cpr_numbers_in_name(text) if one.is_certain)
        yield from _findings(ADDRESS_LIST, text, (_Found(_CPR, one) for one in numbers))


def _decoded(data: bytes) -> str:
    """Read what was refused as well as it can be: figures are alike in most encodings."""
    is_utf16 = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return data.decode("utf-16" if is_utf16 else "utf-8", "replace")


def _personal_data(text: str) -> Iterator[_Found]:
    """List what is personal in a text; a quick look spares most texts the long one."""
    data = text.encode("utf-8", "replace").lower()
    if (
        _has_figures(data, _BETWEEN_CPR, _CPR_FIGURES)
        or any(one in data for one in _CPR_SIGNS)
        or is_disguised(text, is_markdown=True)
    ):
        for number in cpr_numbers(text, is_markdown=True):
            yield _Found(_CPR if number.is_certain else _PERHAPS_CPR, number)
    if _has_figures(data, _BETWEEN_PHONE, _PHONE_FIGURES) or any(
        sign in data for sign in _PHONE_SIGNS
    ):
        yield from (_Found(_PHONE, spot) for spot in phone_numbers(text))
    if may_hold_emails(data):
        yield from (_Found(_MAIL, spot) for spot in private_emails(text))
    if may_tell_absence(data):
        yield from (_Found(_HEALTH, spot) for spot in absence_reasons(text))


def _has_figures(data: bytes, between: bytes, figures: bytes) -> bool:
    """Tell whether so many figures follow each other, with nothing but `between` among them."""
    return figures in data.translate(_FIGURES_ONLY, between)


def _is_meant(record: AnyRecord | BrokenRecord, text: str, found: _Found) -> bool:
    """Tell whether what was found is there to be shown, or names what was accepted."""
    start = text.rfind("\n", 0, found.spot.start) + 1
    if text[start : found.spot.start].endswith(f"{WORD} "):
        return True
    return (
        found.code in (_MAIL, _PHONE)
        and record.kind in (Kind.FORUM, Kind.REGION)
        and text.startswith(_PUBLIC_KEYS, start)
    )


def check_names_hold_no_personal_data(archive: Archive) -> Iterator[Diagnostic]:
    """Ingen fil og ingen mappe har et CPR-nummer, en mail eller et telefonnummer i navnet."""
    records = (*archive.records.values(), *archive.broken.values())
    paths = {*(record.path for record in records), *archive.unread, *archive.blobs}
    for path in sorted(paths):
        for one in _personal_data_in_name(path):
            finding = _FINDING_OF[one.code](Place(path), "I navnet på filen eller mappen")
            # A name is changed, not accepted: no hint prints this fingerprint.
            fingerprint = fingerprint_of(path, one.code, context_of(path, one.spot))
            yield replace(finding, hint=_RENAME, fingerprint=fingerprint)


def _personal_data_in_name(path: str) -> Iterator[_Found]:
    for number in cpr_numbers_in_name(path):
        yield _Found(_CPR if number.is_certain else _PERHAPS_CPR, number)
    yield from (_Found(_MAIL, spot) for spot in private_emails(path))
    words = path.replace("-", " ").replace("_", " ")
    yield from (_Found(_PHONE, spot) for spot in phone_numbers(words))


def _findings(path: str, text: str, found: Iterable[_Found]) -> Iterator[Diagnostic]:
    """Tell of each, with a fingerprint that is made of what stands around it."""
    seen: Counter[tuple[str, str]] = Counter()
    for one in found:
        context = context_of(text, one.spot)
        seen[one.code, context] += 1
        fingerprint = fingerprint_of(path, one.code, context, seen[one.code, context])
        finding = _FINDING_OF[one.code](_place(path, text, one.spot.start), "Her")
        yield fingerprinted(finding, fingerprint)


def _place(path: str, text: str, offset: int) -> Place:
    line = text.count("\n", 0, offset) + 1
    return Place(path, line, offset - text.rfind("\n", 0, offset))


def _cpr(place: Place, where: str) -> Diagnostic:
    return error(
        "persondata-cpr",
        place,
        f"{where} står et CPR-nummer. Alle kan læse arkivet.",
        "Slet nummeret, og gem det ikke andre steder her. Er det sendt til GitHub, så følg "
        "vejledningen om persondata, for de gamle udgaver bliver gemt.",
    )


def _perhaps_cpr(place: Place, where: str) -> Diagnostic:
    return warning(
        "persondata-cpr-maaske",
        place,
        f"{where} står noget, der ligner et CPR-nummer: en dato, en bindestreg og fire cifre.",
        "Se efter, hvad nummeret er. Er det et CPR-nummer, så slet det, og følg vejledningen om "
        "persondata.",
    )


def _mail(place: Place, where: str) -> Diagnostic:
    return warning(
        "persondata-mail",
        place,
        f"{where} står en privat mailadresse.",
        "Skriv i stedet en arbejdsmail eller sekretariatets adresse, eller slet den.",
    )


def _phone(place: Place, where: str) -> Diagnostic:
    return warning(
        "persondata-telefon",
        place,
        f"{where} står et telefonnummer.",
        "Er det en persons nummer, så slet det. Et samarbejdes nummer skrives som telefon i dets "
        "index.md.",
    )


def _health(place: Place, where: str) -> Diagnostic:
    return warning(
        "persondata-helbred",
        place,
        f"{where} står, hvorfor nogen er fraværende. Grunden siger noget om helbred "
        "eller privatliv.",
        "Skriv kun, at personen har meldt afbud eller er fraværende, og slet grunden.",
    )


_FINDING_OF: Final[Mapping[str, Callable[[Place, str], Diagnostic]]] = {
    _CPR: _cpr,
    _PERHAPS_CPR: _perhaps_cpr,
    _MAIL: _mail,
    _PHONE: _phone,
    _HEALTH: _health,
}


RULES: tuple[Rule, ...] = (
    check_records_hold_no_personal_data,
    check_names_hold_no_personal_data,
)

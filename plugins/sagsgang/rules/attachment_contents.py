"""Rules about what is inside attached files: leaks, broken promises and barriers.

Knows which record a file belongs to, and what to say about each thing that can be seen inside.
Refuses to open files: that is `sagsgang.inspection`. Nothing here repeats personal data.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.danish.personal import fingerprint_of, masked
from sagsgang.diagnostics import Diagnostic, Place, error, warning
from sagsgang.inspection import Mark, Trait
from sagsgang.rules.attached_files import LARGEST, AttachedFile, attached_files, is_allowed
from sagsgang.rules.fingerprints import fingerprinted
from sagsgang.rules.rule import Rule

_MOST: Final = 20
"""Findings of one kind in one file; whoever has read so many knows what is wrong."""

_CLEANED: Final = (
    "Word, Excel og PowerPoint finder og fjerner det med Dokumentinspektion under Filer > "
    "Oplysninger. Byt filen ud bagefter."
)


def check_attachments_can_be_published(archive: Archive) -> Iterator[Diagnostic]:
    """Et bilag kan læses, og det rummer intet, som ikke er ment for alle.

    Alt i filen tæller: tekst, kommentarer, slettet og skjult tekst, egenskaber og filer i filen.
    """
    for file in _files(archive):
        if 0 < file.blob.size <= LARGEST:
            yield from _findings(file)


def _files(archive: Archive) -> Iterator[AttachedFile]:
    """List every file that could be published by its type, whether or not a record names it."""
    attached = {file.path: file for file in attached_files(archive)}
    for path, blob in archive.blobs.items():
        name = path.rpartition("/")[2]
        if path in attached:
            yield attached[path]
        elif is_allowed(name):
            yield AttachedFile(place=Place(path), path=path, name=name, blob=blob)


def _findings(file: AttachedFile) -> Iterator[Diagnostic]:
    """Tell of each thing that was seen in a file, things of one kind together."""
    marks = sorted(file.blob.marks(file.name), key=lambda mark: mark.trait)
    name = masked(file.name)
    for trait, found in groupby(marks, key=lambda mark: mark.trait):
        if trait in _PERSONAL:
            yield from _capped(tuple(_personal(file, name, tuple(found))), file, name)
        else:
            yield from _TOLD[trait](file.place, name, tuple(found))


def _personal(file: AttachedFile, name: str, marks: Sequence[Mark]) -> Iterator[Diagnostic]:
    """Tell of personal data place by place; each is known by a fingerprint of its own."""
    for mark in marks:
        told, is_counted_together = _PERSONAL[mark.trait]
        for nth in range(1, 2 if is_counted_together else mark.count + 1):
            part = f"{mark.trait} {mark.where}"
            fingerprint = fingerprint_of(file.path, part, file.blob.digest, nth)
            yield fingerprinted(told(file.place, name, mark), fingerprint)


def _capped(found: Sequence[Diagnostic], file: AttachedFile, name: str) -> Iterator[Diagnostic]:
    """Tell of the first twenty, and of how many there are more."""
    yield from found[:_MOST]
    if len(found) > _MOST:
        first = found[0]
        more = danish.formatted_number(len(found) - _MOST)
        message = f"Filen '{name}' rummer {more} numre mere af samme slags."
        hint = "Se hele filen igennem, ikke kun de steder, der er nævnt her."
        one = replace(first, message=message, hint=hint, fingerprint="")
        fingerprint = fingerprint_of(file.path, f"flere {first.code}", file.blob.digest)
        yield fingerprinted(one, fingerprint)


def _number(place: Place, name: str, mark: Mark) -> Diagnostic:
    return error(
        "bilag-persondata-cpr",
        place,
        f"Filen '{name}' rummer et CPR-nummer {mark.where}. Alle kan læse arkivet.",
        "Fjern nummeret i det oprindelige dokument, gem det igen, og byt filen ud. Er filen sendt "
        "til GitHub, så følg vejledningen om persondata, for de gamle udgaver bliver gemt.",
    )


def _number_like(place: Place, name: str, mark: Mark) -> Diagnostic:
    return warning(
        "bilag-persondata-maaske",
        place,
        f"Filen '{name}' rummer noget, der ligner et CPR-nummer, {mark.where}.",
        "Se efter, hvad nummeret er. Er det et CPR-nummer, så fjern det, byt filen ud, og følg "
        "vejledningen om persondata.",
    )


def _email(place: Place, name: str, mark: Mark) -> Diagnostic:
    number = "en privat mailadresse"
    if mark.count > 1:
        number = f"{danish.formatted_number(mark.count)} private mailadresser"
    return warning(
        "bilag-persondata-mail",
        place,
        f"Filen '{name}' rummer {number}.",
        "Skriv i stedet en arbejdsmail i dokumentet, eller fjern adressen, og byt filen ud.",
    )


def _phone(place: Place, name: str, mark: Mark) -> Diagnostic:
    number = "et telefonnummer"
    if mark.count > 1:
        number = f"{danish.formatted_number(mark.count)} telefonnumre"
    return warning(
        "bilag-persondata-telefon",
        place,
        f"Filen '{name}' rummer {number}.",
        "Se efter, om det er private numre. Er de det, så fjern dem, og byt filen ud.",
    )


_PERSONAL: Final[Mapping[Trait, tuple[Callable[[Place, str, Mark], Diagnostic], bool]]] = {
    Trait.PERSONAL_NUMBER: (_number, False),
    Trait.PERSONAL_NUMBER_LIKE: (_number_like, False),
    Trait.EMAIL: (_email, True),
    Trait.PHONE: (_phone, True),
}
"""What is said of personal data, and whether all in a file is said at once."""


def _encrypted(place: Place, name: str, marks: Sequence[Mark]) -> Iterator[Diagnostic]:
    for what in _subjects(name, marks):
        yield error(
            "bilag-krypteret",
            place,
            f"{what} er låst med en adgangskode eller beskyttet. Så kan ingen se efter, hvad der "
            "står, og skærmlæsere kan ikke læse op.",
            "Gem dokumentet igen uden adgangskode og uden beskyttelse, og byt filen ud.",
        )


def _unreadable(place: Place, name: str, marks: Sequence[Mark]) -> Iterator[Diagnostic]:
    for what in _subjects(name, marks):
        yield error(
            "bilag-ulaeselig",
            place,
            f"{what} er beskadiget eller ikke gemt, som sådan en fil skal være. Den kan derfor "
            "ikke ses igennem for personoplysninger.",
            "Åbn det oprindelige dokument, gem det igen, og byt filen ud.",
        )


def _too_large(place: Place, name: str, marks: Sequence[Mark]) -> Iterator[Diagnostic]:
    for what in _subjects(name, marks):
        yield error(
            "bilag-for-stort-at-gennemse",
            place,
            f"{what} rummer mere, end der kan ses igennem for personoplysninger.",
            "Del dokumentet i flere filer, eller gem det uden indlejrede filer.",
        )


def _subjects(name: str, marks: Sequence[Mark]) -> Iterator[str]:
    """Begin a sentence about the file itself, or about a part of it."""
    for where in dict.fromkeys(mark.where for mark in marks):
        yield f"Noget i filen '{name}' ({where})" if where else f"Filen '{name}'"


def _wrong_type(place: Place, name: str, marks: Sequence[Mark]) -> Iterator[Diagnostic]:
    ending = name.rpartition(".")[2]
    yield error(
        "bilag-forkert-type",
        place,
        f"Filen '{name}' ender på {ending}, men indholdet er {marks[0].detail}.",
        "Giv filen den rigtige endelse, eller gem dokumentet igen i den type, som navnet siger.",
    )


def _lfs_pointer(place: Place, name: str, _: Sequence[Mark]) -> Iterator[Diagnostic]:
    yield error(
        "bilag-lfs-pegepind",
        place,
        f"Filen '{name}' er kun en pegepind til en fil, der ligger et andet sted (Git LFS). "
        "Læserne ville hente pegepinden.",
        "Læg selve filen op igen i browseren, eller bed den, der passer arkivet, om at slå Git "
        "LFS fra for mappen.",
    )


def _script(place: Place, name: str, _: Sequence[Mark]) -> Iterator[Diagnostic]:
    yield error(
        "bilag-makroer",
        place,
        f"Filen '{name}' rummer et program (makroer eller JavaScript), der kan køre hos læseren.",
        "Gem dokumentet uden makroer, fx som pdf, og byt filen ud.",
    )


def _person(place: Place, name: str, marks: Sequence[Mark]) -> Iterator[Diagnostic]:
    roles: dict[str, dict[str, None]] = {}
    for mark in marks:
        roles.setdefault(mark.detail, {})[mark.where.rpartition(": ")[2]] = None
    people = danish.joined(
        [f"{person} ({', '.join(roles[person])})" for person in roles], last="og"
    )
    yield warning(
        "bilag-metadata-person",
        place,
        f"Filen '{name}' nævner personer i det, man ikke ser: {people}.",
        f"Skal de ikke nævnes, så fjern det. {_CLEANED}",
    )


def _changes(place: Place, name: str, _: Sequence[Mark]) -> Iterator[Diagnostic]:
    yield warning(
        "bilag-aendringssporing",
        place,
        f"Filen '{name}' rummer sporede ændringer: Alle kan læse, hvad der er slettet, og hvem der "
        "har rettet.",
        "Vælg Gennemse > Acceptér > Acceptér alle ændringer, og stop sporing i dokumentet. Byt "
        "filen ud.",
    )


def _comments(place: Place, name: str, _: Sequence[Mark]) -> Iterator[Diagnostic]:
    yield warning(
        "bilag-kommentarer",
        place,
        f"Filen '{name}' rummer kommentarer, som alle kan læse.",
        f"Er de ikke ment for alle, så fjern dem. {_CLEANED}",
    )


def _hidden(place: Place, name: str, _: Sequence[Mark]) -> Iterator[Diagnostic]:
    yield warning(
        "bilag-skjult-tekst",
        place,
        f"Filen '{name}' rummer noget skjult: tekst, rækker, ark eller dias, som alle kan få frem.",
        f"Vis det skjulte, og slet det, der ikke er ment for alle. {_CLEANED}",
    )


def _location(place: Place, name: str, _: Sequence[Mark]) -> Iterator[Diagnostic]:
    yield warning(
        "bilag-billede-sted",
        place,
        f"Filen '{name}' rummer et billede, der fortæller, hvor det er taget (GPS).",
        "Er stedet ikke ment for alle, så gem billedet uden egenskaber: højreklik på filen i "
        "Windows, og vælg Egenskaber > Detaljer > Fjern egenskaber og personlige oplysninger.",
    )


def _local_link(place: Place, name: str, _: Sequence[Mark]) -> Iterator[Diagnostic]:
    yield warning(
        "bilag-lokalt-link",
        place,
        f"Filen '{name}' henviser til en fil på en bestemt computer eller et fællesdrev. Andre kan "
        "ikke åbne den, men kan se, hvad mapperne hedder.",
        "Fjern linket eller skabelonen i det oprindelige dokument, eller gem det som pdf.",
    )


_MISSING: Final = {
    "opmærkning": "opmærkning (tags)",
    "sprog": "sprog",
    "titel": "titel",
    "tekst": "tekst, der kan læses op (er den skannet?)",
}
"""What a PDF lacks, in the order in which it is said."""


def _unlabelled(place: Place, name: str, marks: Sequence[Mark]) -> Iterator[Diagnostic]:
    """Tell of the file itself only: nobody reads a PDF inside another with a screen reader."""
    missing = {mark.detail for mark in marks if not mark.where}
    words = [word for detail, word in _MISSING.items() if detail in missing]
    if not words:
        return
    yield warning(
        "bilag-ikke-tilgaengelig",
        place,
        f"Filen '{name}' er svær at bruge med en skærmlæser. Den mangler "
        f"{danish.joined(words, last='og')}.",
        "Skriv en titel i det oprindelige dokument under Filer > Oplysninger, gem det som pdf, og "
        "vælg under Indstillinger, at dokumentets struktur følger med af hensyn til "
        "tilgængelighed. Byt filen ud.",
    )


_TOLD: Final[Mapping[Trait, Callable[[Place, str, Sequence[Mark]], Iterator[Diagnostic]]]] = {
    Trait.CHANGES: _changes,
    Trait.COMMENTS: _comments,
    Trait.ENCRYPTED: _encrypted,
    Trait.HIDDEN: _hidden,
    Trait.LFS_POINTER: _lfs_pointer,
    Trait.LOCAL_LINK: _local_link,
    Trait.LOCATION: _location,
    Trait.PERSON: _person,
    Trait.SCRIPT: _script,
    Trait.TOO_LARGE: _too_large,
    Trait.UNLABELLED: _unlabelled,
    Trait.UNREADABLE: _unreadable,
    Trait.WRONG_TYPE: _wrong_type,
}
"""What is said of everything else, once for the file or for the part that it is about."""


RULES: tuple[Rule, ...] = (check_attachments_can_be_published,)

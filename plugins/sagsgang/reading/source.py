"""A file's bytes as lines, and the characters that must not stand among them.

Knows encodings, line ends and invisible characters. Refuses to know what the text says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sagsgang.diagnostics import Diagnostic, Place, error, note, warning

MAX_FILE_BYTES = 512 * 1024
"""A larger file is not read: rendering time grows with size (robustness.md, 3a)."""

MAX_CHARACTER_FINDINGS = 20
"""More findings about single characters than this would hide everything else."""

_BOM = "\ufeff"
_LONE_CR = re.compile(r"\r(?!\n)")
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff"
_UNSEEN = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
_FORBIDDEN = re.compile(f"[{_CONTROLS}]")
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_GARBLED = re.compile("\ufffd|\u00c3[\u00a0-\u00bf\u2020\u2026\u2030\u02dc]")
_STRANGE = re.compile(f"[{_CONTROLS}{_UNSEEN}\ufffd\u00c3]")
"""One look for all three, since hardly any file has any."""
_ORDINARY = bytes({*b"\t\n\r", *range(0x20, 0x7F), *range(0x80, 0x100)} - {0x83, 0xC2, 0xE2, 0xEF})
"""Bytes that UTF-8 needs for other characters than these; a file is rid of them very quickly."""

_NAMES = {
    "\x00": "et nultegn",
    "\x0b": "et lodret tabulatortegn",
    "\x0c": "et sideskift",
    "\x1b": "et escape-tegn",
    "\x7f": "et slettetegn",
    "\x85": "et gammelt linjeskift (NEL)",
    "\xad": "en blød bindestreg",
    "\u200b": "et mellemrum uden bredde",
    "\u200e": "et retningsmærke",
    "\u200f": "et retningsmærke",
    "\u2028": "et linjeskift af en særlig slags",
    "\u2029": "et afsnitsskift af en særlig slags",
    "\u2060": "et usynligt limtegn",
    "\ufeff": "en BOM (et usynligt filmærke)",
}
_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as lines without line ends.

    `is_readable` is false where the bytes are no text; `lines` then only serve for quoting.
    """

    path: str
    lines: tuple[str, ...]
    is_readable: bool = True


def read_source(path: str, data: bytes) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Decode a file strictly as UTF-8 and report what an editor would not show."""
    if len(data) > MAX_FILE_BYTES:
        return _unreadable(path, (), _too_large(path, len(data)))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _unreadable(path, (), _utf16(path))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as failure:
        lines = tuple(re.split(r"\r\n|\r|\n", data.decode("utf-8", "replace")))
        return _unreadable(path, lines, _wrong_encoding(path, data, failure.start))
    if not text.removeprefix(_BOM).strip():
        return _unreadable(path, tuple(re.split(r"\r\n|\r|\n", text)), _empty(path))
    findings: list[Diagnostic] = []
    if text.startswith(_BOM):
        findings.append(_leading_bom(path))
        text = text[1:]
    if "\r" in text:
        findings.extend(_carriage_returns(path, text))
        text = _LONE_CR.sub("\n", text).replace("\r\n", "\n")
    lines = tuple(text.split("\n"))
    if lines[-1] == "":
        lines = lines[:-1]
    if data.translate(None, _ORDINARY) and _STRANGE.search(text) is not None:
        findings.extend(_strange_characters(path, text, lines))
    return Source(path=path, lines=lines), tuple(findings)


def _unreadable(
    path: str, lines: tuple[str, ...], finding: Diagnostic
) -> tuple[Source, tuple[Diagnostic, ...]]:
    return Source(path=path, lines=lines, is_readable=False), (finding,)


def _too_large(path: str, size: int) -> Diagnostic:
    return error(
        "fil-for-stor",
        Place(path),
        f"Filen fylder {-(-size // 1024)} kB; en tekst her må højst fylde"
        f" {MAX_FILE_BYTES // 1024} kB.",
        "Læg lange tekster og billeder i bilag, eller del filen i to.",
    )


def _utf16(path: str) -> Diagnostic:
    return error(
        "tegnsaet-forkert",
        Place(path),
        "Filen er gemt i tegnsættet UTF-16; den skal være gemt som UTF-8.",
        "Åbn filen i en editor, og gem den igen med tegnsættet (kodningen) UTF-8.",
    )


def _empty(path: str) -> Diagnostic:
    return error(
        "fil-tom",
        Place(path),
        "Filen er tom; der skal stå oplysninger mellem to linjer med '---'.",
        "Skriv filens oplysninger, eller slet filen.",
    )


def _wrong_encoding(path: str, data: bytes, offset: int) -> Diagnostic:
    """Name the first byte that is not UTF-8, and the letter that it most likely was."""
    before = re.split(rb"\r\n|\r|\n", data[:offset])
    line_start = before[-1].removeprefix(_BOM.encode()) if len(before) == 1 else before[-1]
    place = Place(path, len(before), len(line_start.decode("utf-8", "replace")) + 1)
    letter = data[offset : offset + 1].decode("cp1252", "replace")
    guess = f"det skulle nok være '{letter}'" if letter.isprintable() else "det kan ikke læses"
    if letter == "\ufffd":
        guess = "det kan ikke læses"
    return error(
        "tegnsaet-forkert",
        place,
        f"Her står et tegn, som ikke er gemt i tegnsættet UTF-8; {guess}.",
        "Gem filen igen med tegnsættet (kodningen) UTF-8, og se efter, at æ, ø og å står rigtigt.",
    )


def _leading_bom(path: str) -> Diagnostic:
    return note(
        "bom",
        Place(path),
        "Filen begynder med et usynligt filmærke (BOM), som ikke behøver at være der.",
        "Gem filen som 'UTF-8' i stedet for 'UTF-8 med BOM'. Filen læses, som den er.",
    )


def _carriage_returns(path: str, text: str) -> Iterator[Diagnostic]:
    lone = _LONE_CR.search(text)
    if lone is None or "\r\n" in text:
        line_end = text.index("\r\n")
        before = re.split(r"\r|\n", text[:line_end])
        yield note(
            "linjeskift-crlf",
            Place(path, len(before), len(before[-1]) + 1),
            "Filens linjer slutter med Windows-linjeskift (CRLF); her bruges ellers LF.",
            "Vælg linjeskiftet 'LF' i editoren, når filen gemmes. Filen læses, som den er.",
        )
    if lone is not None:
        before = text[: lone.start()].replace("\r\n", "\n").split("\n")
        yield warning(
            "linjeskift-cr",
            Place(path, len(before), len(before[-1]) + 1),
            "Linjen slutter med et linjeskift fra gamle Mac-maskiner (CR); det skal være LF.",
            "Slet linjeskiftet, og tryk Enter igen, eller gem filen med linjeskiftet 'LF'.",
        )


def _strange_characters(path: str, text: str, lines: tuple[str, ...]) -> Iterator[Diagnostic]:
    for pattern, found in (
        (_FORBIDDEN, _forbidden),
        (_INVISIBLE, _invisible),
        (_GARBLED, _garbled),
    ):
        if pattern.search(text) is None:
            continue
        everywhere = (
            found(Place(path, number, match.start() + 1), match[0])
            for number, line in enumerate(lines, start=1)
            for match in pattern.finditer(line)
        )
        yield from islice(everywhere, MAX_CHARACTER_FINDINGS)


def _forbidden(place: Place, character: str) -> Diagnostic:
    name = _NAMES.get(character, "et styretegn")
    if character in _DIRECTION_MARKS:
        name = "et tegn, der vender skriveretningen"
    return error(
        "tegn-forbudt",
        place,
        f"Her står {name} (U+{ord(character):04X}), som ikke kan ses og ikke må stå i en tekst.",
        "Slet tegnet, eller skriv linjen forfra på tastaturet.",
    )


def _invisible(place: Place, character: str) -> Diagnostic:
    return warning(
        "tegn-usynligt",
        place,
        f"Her står {_NAMES[character]} (U+{ord(character):04X}), som ikke kan ses.",
        "Slet tegnet, eller skriv ordet forfra på tastaturet. Det følger ofte med,"
        " når tekst kopieres.",
    )


def _garbled(place: Place, characters: str) -> Diagnostic:
    if characters == "\ufffd":
        return warning(
            "tegn-forvansket",
            place,
            "Her står '\ufffd', hvor et bogstav er gået tabt.",
            "Skriv det rigtige bogstav i stedet.",
        )
    guess = _unscrambled(characters)
    meant = f"det skulle nok være '{guess}'" if guess else "det ligner et ødelagt æ, ø eller å"
    return warning(
        "tegn-forvansket",
        place,
        f"Her står '{characters}'; {meant}.",
        "Ret bogstavet. Fejlen opstår, når en fil åbnes i et forkert tegnsæt.",
    )


def _unscrambled(characters: str) -> str:
    """Undo UTF-8 that was read as Windows-1252 (or Latin-1), or give nothing."""
    for codec in ("cp1252", "latin-1"):
        try:
            return characters.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
    return ""

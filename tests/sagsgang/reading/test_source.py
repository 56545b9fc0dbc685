"""Facts about bytes as lines, and the characters that are reported."""

import pytest

from sagsgang.reading.source import MAX_CHARACTER_FINDINGS, read_source


def test_text_is_lines_without_line_ends() -> None:
    """A plain file is its lines, and a last line end makes no line."""
    source, findings = read_source("f.md", "æ\n\nb\n".encode())

    assert source.lines == ("æ", "", "b")
    assert findings == ()


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_move_lines(end: str) -> None:
    """Lines are the same under every line end."""
    source, _ = read_source("f.md", f"a{end}b{end}{end}c{end}".encode())

    assert source.lines == ("a", "b", "", "c")


def test_wrong_encoding_is_placed_at_its_letter() -> None:
    """Latin-1 is named at the line and column of its first letter, with that letter."""
    source, findings = read_source("f.md", "ab\næø".encode("latin-1"))

    assert not source.is_readable
    assert [finding.as_text() for finding in findings] == [
        (
            "f.md:2:1: fejl[tegnsaet-forkert]: Her står et tegn, som ikke er gemt i"
            " tegnsættet UTF-8; det skulle nok være 'æ'.\n"
            "  hjælp: Gem filen igen med tegnsættet (kodningen) UTF-8,"
            " og se efter, at æ, ø og å står rigtigt."
        )
    ]


def test_utf_16_is_named() -> None:
    """A file that says it is UTF-16 gets one finding, not one for every byte."""
    _, findings = read_source("f.md", "---\n".encode("utf-16"))

    assert [finding.message for finding in findings] == [
        "Filen er gemt i tegnsættet UTF-16; den skal være gemt som UTF-8."
    ]


def test_single_characters_are_reported_so_many_times() -> None:
    """A file full of control characters does not drown its other findings."""
    _, findings = read_source("f.md", b"a\n" + b"\x00" * 1000)

    assert len(findings) == MAX_CHARACTER_FINDINGS
    assert {finding.code for finding in findings} == {"tegn-forbudt"}


def test_danish_and_typographic_letters_are_innocent() -> None:
    """Letters, dashes, quotation marks and emoji are text."""
    _, findings = read_source("f.md", "Ærø – ”å”, é, 5 000 kr. 👩‍⚕️\n".encode())

    assert findings == ()


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        *((0x00, 0x08, "tegn-forbudt"), (0x0B, 0x0C, "tegn-forbudt"), (0x0E, 0x1F, "tegn-forbudt")),
        *((0x7F, 0x9F, "tegn-forbudt"), (0x2028, 0x202E, "tegn-forbudt")),
        *((0x2066, 0x2069, "tegn-forbudt"), (0xFFFE, 0xFFFF, "tegn-forbudt")),
        *((0xAD, 0xAD, "tegn-usynligt"), (0x200B, 0x200B, "tegn-usynligt")),
        *((0x200E, 0x200F, "tegn-usynligt"), (0x2060, 0x2060, "tegn-usynligt")),
        *((0xFEFF, 0xFEFF, "tegn-usynligt"), (0xFFFD, 0xFFFD, "tegn-forvansket")),
    ],
)
def test_every_strange_character_is_found_among_letters(first: int, last: int, code: str) -> None:
    """One character that an editor does not show is enough, wherever it stands."""
    for number in range(first, last + 1):
        _, findings = read_source("f.md", f"Ærø {chr(number)} by\n".encode())

        assert [one.code for one in findings] == [code], hex(number)


def test_every_letter_read_in_the_wrong_encoding_is_found() -> None:
    """UTF-8 that was read as Windows-1252 gives an Ã, which is found among letters."""
    for letter in "æøåÆØÅéü":
        garbled = letter.encode().decode("cp1252")
        _, findings = read_source("f.md", f"Ærø {garbled} by\n".encode())

        assert [one.code for one in findings] == ["tegn-forvansket"], letter

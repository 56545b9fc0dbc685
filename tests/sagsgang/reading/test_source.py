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

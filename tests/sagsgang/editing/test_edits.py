"""Edits change what they name, and every other byte stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.diagnostics import Place
from sagsgang.editing.edits import Edit, MisplacedEdit, applied

PATH = "syddanmark/fora/kredsen.md"
LINE_ENDS = ("\n", "\r\n", "\r")

words = st.text(st.characters(exclude_characters="\r\n\ufeff", codec="utf-8"), max_size=8)


def _edit(line: int, column: int, old: str, new: str) -> Edit:
    return Edit(Place(PATH, line, column), old, new)


def test_edit_puts_new_in_the_place_of_old() -> None:
    """An edit takes the old text away at its place and puts the new one there."""
    data = b"---\nforum: SSS\n---\n"

    assert applied(data, [_edit(2, 8, "SSS", "kredsen")]) == b"---\nforum: kredsen\n---\n"


def test_columns_count_characters_after_the_byte_order_mark() -> None:
    """A BOM counts no column, a letter outside ASCII counts one."""
    data = "\ufeffæøå SSS".encode()

    assert applied(data, [_edit(1, 5, "SSS", "x")]) == "\ufeffæøå x".encode()


@pytest.mark.parametrize("end", LINE_ENDS)
def test_new_lines_end_as_the_line_before(end: str) -> None:
    """A line end in an edit is written as the file writes its own."""
    data = f"En. To.{end}Tre{end}".encode()

    assert applied(data, [_edit(1, 4, " ", "\n")]) == f"En.{end}To.{end}Tre{end}".encode()


def test_old_may_span_lines_that_end_otherwise() -> None:
    """A line end in the old text is any of the three."""
    assert applied(b"a\r\nb\rc\n", [_edit(1, 1, "a\nb\nc", "d")]) == b"d\n"


def test_last_line_without_end_gets_the_one_of_the_line_before() -> None:
    """A file without a final line end gets none, and new lines look like the others."""
    assert applied(b"x\r\nEn. To.", [_edit(2, 4, " ", "\n")]) == b"x\r\nEn.\r\nTo."


@pytest.mark.parametrize(
    ("line", "column", "old"),
    [(1, 1, "b"), (3, 1, ""), (0, 1, ""), (1, 3, ""), (1, 0, ""), (2, 1, "")],
)
def test_an_edit_that_does_not_fit_is_refused(line: int, column: int, old: str) -> None:
    """Another text, a line that is not there and a column after the line are refused."""
    if (line, old) == (2, ""):
        assert applied(b"a\n", [_edit(line, column, old, "x")]) == b"a\nx"
        return
    with pytest.raises(MisplacedEdit):
        applied(b"a\n", [_edit(line, column, old, "x")])


@pytest.mark.parametrize(
    "edits",
    [
        [_edit(1, 1, "ab", "x"), _edit(1, 2, "b", "y")],
        [_edit(1, 1, "", "x"), _edit(1, 1, "", "y")],
        [_edit(1, 1, "", "x"), _edit(1, 1, "a", "y")],
    ],
)
def test_edits_that_overlap_are_refused(edits: list[Edit]) -> None:
    """Two edits of the same text, and two at one place, have no order."""
    with pytest.raises(MisplacedEdit, match="overlap"):
        applied(b"abc\n", edits)


def test_bytes_that_are_no_text_are_refused() -> None:
    """There are no columns in what is not UTF-8."""
    with pytest.raises(MisplacedEdit, match="not UTF-8"):
        applied(b"\xe6", [])


@st.composite
def _files(draw: st.DrawFn) -> tuple[list[str], list[str], str]:
    """Draw lines, the end of each, and what stands before the first."""
    lines = draw(st.lists(words, min_size=1, max_size=12))
    ends = draw(st.lists(st.sampled_from(LINE_ENDS), min_size=len(lines), max_size=len(lines)))
    ends[-1] = draw(st.sampled_from((*LINE_ENDS, "")))
    return lines, ends, draw(st.sampled_from(("", "\ufeff")))


@given(_files(), st.data())
def test_only_the_intended_lines_change(
    file: tuple[list[str], list[str], str], data: st.DataObject
) -> None:
    """Of any file, whatever its line ends, only the edited stretches of the edited lines change."""
    lines, ends, mark = file
    # A lone CR before an empty line that ends in LF would be one CRLF.
    text = mark + "".join(line + end for line, end in zip(lines, ends, strict=True))
    if len(re.findall(r"\r\n|\r|\n", text)) != len([end for end in ends if end]):
        return
    numbers = data.draw(st.sets(st.integers(0, len(lines) - 1)))
    edits, expected = [], list(lines)
    for number in numbers:
        line = lines[number]
        start = data.draw(st.integers(0, len(line)))
        end = data.draw(st.integers(start, len(line)))
        new = data.draw(words)
        edits.append(_edit(number + 1, start + 1, line[start:end], new))
        expected[number] = line[:start] + new + line[end:]

    changed = applied(text.encode(), edits).decode()

    after = mark + "".join(line + end for line, end in zip(expected, ends, strict=True))
    assert changed == after


@given(st.text(st.characters(codec="utf-8")))
def test_no_edits_change_nothing(text: str) -> None:
    """A text without edits comes back byte for byte."""
    assert applied(text.encode(), []) == text.encode()

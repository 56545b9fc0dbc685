"""Where a record's texts are, and what in them is code."""

from hypothesis import given
from hypothesis import strategies as st

from sagsgang.diagnostics import Place
from sagsgang.reading.blocks import Passage
from sagsgang.rules.passages import place_in, without_code
from tests.sagsgang.rules.meeting_files import MEETING, archive_of, item, meeting


@given(st.text(alphabet="a`~ \nx-", max_size=60))
def test_taking_code_out_moves_nothing(text: str) -> None:
    """Every other character stays at its offset, and every line at its number."""
    bare = without_code(text)

    assert len(bare) == len(text)
    assert [at for at, char in enumerate(bare) if char == "\n"] == [
        at for at, char in enumerate(text) if char == "\n"
    ]
    assert all(char in (" ", text[at]) for at, char in enumerate(bare))


def test_spans_and_blocks_of_code_are_taken_out() -> None:
    """What stands between accents or fences is no prose."""
    text = "før `xxxx` efter\n```\nxxxx\n```\nslut"

    assert without_code(text) == "før        efter\n   \n    \n   \nslut"


def test_an_accent_alone_is_no_code() -> None:
    """One accent opens nothing, and a span does not reach into the next paragraph."""
    assert without_code("den ` ene\n\nden ` anden") == "den ` ene\n\nden ` anden"


def test_a_place_counts_lines_and_columns_from_one() -> None:
    """The place of a word in a passage is its place in the file."""
    passage = Passage(Place("a.md", 7), "første\nanden linje")

    assert place_in(passage, 0) == Place("a.md", 7, 1)
    assert place_in(passage, passage.text.index("linje")) == Place("a.md", 8, 7)


def test_a_meeting_has_its_texts_in_order() -> None:
    """Introduction, sections and notes come as they stand in the file."""
    body = "Velkommen.\n" + item(minutes="Drøftet.") + "\n## Noter\nIntet.\n"
    record = archive_of(meeting(body)).meetings[MEETING.removesuffix(".md")]

    assert [one.text for one in record.passages() if one] == ["Velkommen.", "Drøftet.", "Intet."]

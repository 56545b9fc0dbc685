"""The words of Markdown as they are seen: marks do not count, what they change does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.reading import words
from sagsgang.reading.words import visible_words, visible_words_of_line


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Kredsen **drøftede**\n*punktet*.", "Kredsen drøftede punktet."),
        ("#### Baggrund\n\n- et\n- to\n\n1. tre", "Baggrund et to 1. tre"),
        ("Se [notatet](/records/nord/a.md).", "Se notatet."),
        ("| År | Beløb |\n|---|---|\n| 2023 | 5 |", "| År | Beløb | | 2023 | 5 |"),
        ("![En tegning](tegning.png) af broen", "En tegning af broen"),
        ("a\\*b &amp; `kode`", "a*b & kode"),
        ("<b>ikke fed</b>", "<b>ikke fed</b>"),
        ("", ""),
    ],
)
def test_only_what_is_seen_counts(text: str, seen: str) -> None:
    """Emphasis, bullets, levels of headings and targets of links are no words."""
    assert visible_words(text) == seen


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("12. december kom svaret.", "13. december kom svaret."),
        ("1. et\n2. to", "4. et\n5. to"),
        ("- et\n- to", "1. et\n2. to"),
        ("| A | B |\n|---|---|\n| 5 | |", "| A | B |\n|---|---|\n| | 5 |"),
        ("| A |\n|---|\n| 1 |\n| 2 |\n| 3 |", "| A | 1 |\n|---|---|\n| 2 | 3 |"),
        ('[Plan](https://example.dk "ja")', '[Plan](https://example.dk "nej")'),
    ],
)
def test_what_a_page_shows_in_another_way_counts(before: str, after: str) -> None:
    """A number that begins a line, the column of a figure and the title of a link are seen."""
    assert visible_words(before) != visible_words(after)


def test_what_is_struck_through_does_not_read_like_what_is_not() -> None:
    """Two strokes through a decision say the opposite of it."""
    assert visible_words("Det er ~~godkendt~~.") == "Det er ~~godkendt~~."


def test_a_number_at_the_start_of_a_sentence_is_a_word() -> None:
    """Words taken out of a sentence may begin with what would be a mark on a line of its own."""
    assert visible_words_of_line("2023. Aftalen [gælder](https://example.dk)") == (
        "2023. Aftalen gælder"
    )


@given(st.text(alphabet='ab æ-+=1.)\n("»:!', max_size=60))
def test_the_short_way_and_the_parser_agree(text: str) -> None:
    """A text without marks gives the same words whether it is parsed or not."""
    plain = words._plain(text)

    if plain is not None:
        assert words._collapsed(plain) == words._collapsed(" ".join(words._block_words(text)))

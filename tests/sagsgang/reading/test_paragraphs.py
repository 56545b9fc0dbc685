"""Paragraphs are found where CommonMark has them, and nowhere else."""

import pytest

from sagsgang.reading.paragraphs import Paragraph, paragraphs


def test_paragraphs_in_lists_and_quotations_tell_where_their_words_begin() -> None:
    """Markers and indents are left out of the words and counted in the columns."""
    text = "Et.\nTo.\n\n- Tre.\n  Fire.\n  1. Fem.\n\n> - Seks."

    assert list(paragraphs(text)) == [
        Paragraph(0, (0, 0), ("Et.", "To.")),
        Paragraph(3, (2, 2), ("Tre.", "Fire.")),
        Paragraph(5, (5,), ("Fem.",)),
        Paragraph(7, (4,), ("Seks.",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Et.",
        "Et.\n===",
        "```\nEt.\n```",
        "    Et.",
        "| Et. |\n|---|\n| To. |",
        "<div>\nEt.\n</div>",
        "",
    ],
)
def test_headings_code_tables_and_html_hold_no_paragraph(text: str) -> None:
    """What is no paragraph is not listed."""
    assert list(paragraphs(text)) == []

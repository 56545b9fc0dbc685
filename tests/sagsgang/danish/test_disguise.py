"""Figures are read as a person reads them, whatever signs and marks they are written with.

The number is that of somebody born in 1862: nobody alive has it.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.danish.disguise import as_read, is_disguised
from sagsgang.danish.personal import cpr_numbers, cpr_numbers_in_name, masked

WIDE = "".join(chr(ord(figure) + 0xFEE0) for figure in "1702626001")
ARABIC = "".join(chr(0x0660 + int(figure)) for figure in "1702626001")


@pytest.mark.parametrize(
    "written",
    [
        WIDE,
        ARABIC,
        "170262\uff0d6001",
        "170262\ufe636001",
        "170262\u20436001",
        "170262\u20036001",
        "170262\u30006001",
        "170262\u00ad6001",
        "17\u200b0262-\u200d6001",
        "\ufeff170262\u20606001",
    ],
)
@pytest.mark.parametrize("is_markdown", [False, True])
def test_signs_that_look_alike_or_are_not_seen_hide_no_number(
    written: str, *, is_markdown: bool
) -> None:
    """A number in another script's figures, or with soft hyphens, is found where it stands."""
    text = f"Fra {written} i dag"

    (found,) = cpr_numbers(text, is_markdown=is_markdown)

    assert found.is_certain
    assert written.strip("\ufeff") in text[found.start : found.end]
    assert masked(text).replace("\ufeff", "") == "Fra DDMMÅÅ-**** i dag"


@pytest.mark.parametrize(
    "written",
    [
        "170262-**6001**",
        "**170262**-6001",
        "17*02*62-6001",
        "`170262`-`6001`",
        "170262-~~6001~~",
        "170262_6001",
        "170262\\-6001",
        "170262&#45;6001",
        "170262&ndash;6001",
        "170262&nbsp;6001",
        "170262&shy;6001",
        "&#49;70262-6001",
        "170262-&#x36;001",
        "170262%2D6001",
        "%31702626001",
        "\\x31702626001",
        "17026260\\u00301",
        "[170262](https://example.dk/a)-6001",
        "170262<br>6001",
        "170262<!-- -->6001",
        "170262  6001",
        "170262\n6001",
        "170262\n> 6001",
        "170262-\\\n6001",
        "17026\\\n  26001",
    ],
)
def test_marks_codes_and_lines_that_go_on_hide_no_number(written: str) -> None:
    """What Markdown, HTML or YAML would show as a number is one, and is masked."""
    text = f"Fra {written} i dag"

    (found,) = cpr_numbers(text, is_markdown=True)

    assert found.is_certain
    assert "70262" not in masked(text)
    assert "6001" not in masked(text)


@pytest.mark.parametrize(
    "text",
    [
        "- 170262\n- 6001",
        "| 170262 | 6001 |",
        "Beløbet 170262\n\n6001",
        "1. 170262\n2. 6001",
        "170262\n## 6001",
        "2023-01-25\u200b og 2023-02-07",
    ],
)
def test_what_stands_apart_is_no_number(text: str) -> None:
    """Entries of a list, cells, paragraphs and headings are read one by one."""
    assert list(cpr_numbers(text, is_markdown=True)) == []


def test_lines_and_columns_of_a_file_are_read_apart() -> None:
    """In an attachment six figures above four are two numbers in a table."""
    assert list(cpr_numbers("170262\n6001", is_markdown=False)) == []
    assert list(cpr_numbers("170262   6001", is_markdown=False)) == []


def test_a_name_with_wide_figures_is_a_number_too() -> None:
    """Names of files are read like texts."""
    assert [one.is_certain for one in cpr_numbers_in_name(f"nord/fora/{WIDE}.pdf")] == [True]


@given(st.text(alphabet="19 06\n&#;x-*_[]()<>\\u\u200b\uff11%2d", max_size=60), st.booleans())
def test_every_sign_that_is_read_stands_somewhere_in_the_text(
    text: str,
    is_markdown: bool,  # noqa: FBT001 (hypothesis gives it by place)
) -> None:
    """Stretches come in order, none of them empty, and no text is too odd to be read."""
    seen = as_read(text, is_markdown=is_markdown)

    assert (seen is None) == (not is_disguised(text, is_markdown=is_markdown))
    if seen is not None:
        ends = [0, *(end for _, end in seen.stretches)]
        assert len(seen.text) == len(seen.stretches)
        assert all(start >= end for (start, _), end in zip(seen.stretches, ends, strict=False))
        assert all(start < end for start, end in seen.stretches)

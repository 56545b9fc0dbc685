"""Facts about links and headings inside a passage."""

import pytest

from sagsgang.diagnostics import Place
from sagsgang.reading.blocks import Passage
from sagsgang.reading.links import Heading, headings, links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ingen", []),
        ("[a](/records/x.md#punkt-4) og [b](c)", [("/records/x.md#punkt-4", 7, 5), ("c", 7, 35)]),
        ("![billede](x.png)", [("x.png", 7, 12)]),
        ("[a](<b c> 'titel')", [("b c", 7, 6)]),
        ("[a](b_(c))", [("b_(c)", 7, 5)]),
        ("[[a]](b)", [("b", 7, 7)]),
        ("[![a](b)](c)", [("b", 7, 7), ("c", 7, 11)]),
        ("tekst\n[to\nlinjer](b)", [("b", 9, 9)]),
        ("<https://a.dk> <a@b.dk>", [("https://a.dk", 7, 2), ("a@b.dk", 7, 17)]),
        ("[a][b]\n\n[b]: https://c.dk", [("https://c.dk", 9, 6)]),
        ("`[a](b)` og \\[a](b)", []),
        ("~~~\n[a](b)\n~~~", []),
        ("[a]()", [("", 7, 5)]),
    ],
)
def test_links_are_found_where_they_stand(text: str, found: list[tuple[str, int, int]]) -> None:
    """A link's target is placed to the column; code and escapes are no links."""
    passage = Passage(Place("f.md", 7), text)

    seen = [(str(link.target), link.target.place) for link in links(passage)]
    assert seen == [(target, Place("f.md", line, column)) for target, line, column in found]


def test_headings_are_found_where_they_stand() -> None:
    """A passage's own headings have level, title and line; code has none."""
    passage = Passage(Place("f.md", 7), "#### A\n\n~~~\n## B\n~~~\nC\n---")

    assert headings(passage) == (
        Heading(4, "A", Place("f.md", 7)),
        Heading(2, "C", Place("f.md", 12)),
    )

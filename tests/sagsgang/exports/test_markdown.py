"""Texts of records stand in GitHub's Markdown as they are: no link, no formula, no HTML."""

import pytest

from sagsgang.exports.markdown import escaped


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("**fed** og `kode`", "\\*\\*fed\\*\\* og \\`kode\\`"),
        ("</details><script>", "&lt;/details&gt;&lt;script&gt;"),
        ("https://example.dk", "https:&#47;/example.dk"),
        ("www.example.dk", "www&#46;example.dk"),
        ("kari@example.dk", "kari&#64;example.dk"),
        ("$\\href{x}{y}$", "\\$\\\\href{x}{y}\\$"),
        ("en\nto", "en to"),
    ],
)
def test_nothing_in_a_text_is_read_as_a_mark(text: str, written: str) -> None:
    """Addresses, mail and mathematics are marks to GitHub as well."""
    assert escaped(text) == written

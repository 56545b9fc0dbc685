"""The subjects of codes."""

from sagsgang.pages.error_texts import error_texts
from sagsgang.views.rows.topics import OTHER, TOPICS, topic_of


def test_every_code_has_a_subject() -> None:
    """No code that the program gives is left among the others."""
    assert [code for code in error_texts() if topic_of(code) == OTHER] == []


def test_every_beginning_is_used() -> None:
    """Each beginning in the list is that of some code, so that none is left over."""
    codes = tuple(error_texts())
    starts = [start for _, many in TOPICS for start in many]
    assert [
        start
        for start in starts
        if not any(code == start or code.startswith(f"{start}-") for code in codes)
    ] == []


def test_the_longest_beginning_counts() -> None:
    """`tekst-med-kolon` is about the front matter, though `tekst` is about the text."""
    assert topic_of("tekst-med-kolon") == "Oplysningerne øverst i filen"
    assert topic_of("tekst-for-dyb") == "Tekst og tegn"
    assert topic_of("filnavn-tegn") == "Filer, navne og mapper"

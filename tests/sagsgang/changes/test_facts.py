"""Facts compared by their Danish keys."""

import pytest

from sagsgang.changes.facts import FactChange, fact_changes
from sagsgang.reading.nodes import Mapping
from sagsgang.reading.yaml_blocks import yaml_node


def block(text: str) -> Mapping:
    """Read a block of facts."""
    node, findings = yaml_node("x.md", text, 1)
    assert node is not None
    assert not findings
    return node


def changed(before: str, after: str) -> list[tuple[str, str | None, str | None]]:
    """Compare two blocks."""
    found = fact_changes(block(before), block(after))
    return [(one.key, one.before, one.after) for one in found]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nb: 2", "b: 2\na: 1"),
        ("a: [x]", "a: x"),
        ("a: [x, y]", "a:\n  - x\n  - y"),
        ("a: 'x'", "a: x"),
        ("a:\n  - navn: x\n    kort: y", "a:\n  - kort: y\n    navn: x"),
    ],
)
def test_order_and_style_are_no_facts(before: str, after: str) -> None:
    """The same said in another way is the same."""
    assert changed(before, after) == []


def test_a_fact_is_shown_as_it_stood_and_as_it_stands() -> None:
    """What came has nothing before, and what went has nothing after."""
    assert changed("status: indkaldt\nsted: Vejle", "status: udkast\ntid: 12.00") == [
        ("status", "indkaldt", "udkast"),
        ("tid", None, "12.00"),
        ("sted", "Vejle", None),
    ]


def test_short_lists_of_words_are_shown_whole() -> None:
    """An outcome more is read with the others."""
    assert changed("udfald: [drøftet]", "udfald: [drøftet, videresendt]") == [
        ("udfald", "drøftet", "drøftet, videresendt")
    ]


def test_a_group_in_a_list_is_found_by_what_it_has_in_common() -> None:
    """Not its place in the list but its values tell which one it was."""
    before = "besat:\n  - navn: Kari\n    fra: 2020\n  - navn: Bo\n    fra: 2021"
    after = "besat:\n  - navn: Ida\n    pr: 2022\n  - navn: Kari\n    fra: 2020\n    til: 2022"
    assert changed(before, after) == [
        ("besat", None, "navn: Ida, pr: 2022"),
        ("besat 2 (Kari): til", None, "2022"),
        ("besat", "navn: Bo, fra: 2021", None),
    ]


def test_another_order_of_a_list_is_said() -> None:
    """The order of a forløb means something."""
    before, after = "a:\n  - navn: x\n  - navn: y", "a:\n  - navn: y\n  - navn: x"
    assert changed(before, after) == [("a (rækkefølgen)", "navn: x, navn: y", "navn: y, navn: x")]


def test_a_group_that_comes_is_shown_key_by_key() -> None:
    """A deadline inside it is then a fact of its own."""
    assert changed("a: 1", "a: 1\nb:\n  frist: 2023-02-01\n  svar:\n    - hvem: x") == [
        ("b: frist", None, "2023-02-01"),
        ("b: svar", None, "hvem: x"),
    ]


def test_a_cpr_number_is_not_repeated() -> None:
    """A report stays longer than the mistake in the file."""
    assert changed("note: x", "note: CPR 010190-1234") == [("note", "x", "CPR DDMMÅÅ-****")]


def test_the_last_key_is_known_without_its_position() -> None:
    """`frist` is a deadline wherever it stands."""
    assert FactChange(keys=("a 1 (x)", "frist"), before=None, after="y").leaf == "frist"

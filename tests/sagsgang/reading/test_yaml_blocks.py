"""Facts about YAML blocks: values with places, and mistakes that leave the rest readable."""

import pytest

from sagsgang.diagnostics import Place
from sagsgang.reading.nodes import Mapping, Scalar, Sequence, place_at, plain_value
from sagsgang.reading.yaml_blocks import MAX_ROUNDS, yaml_node


def test_values_are_text_as_they_stand() -> None:
    """Nothing is a number, a date, a truth or nothing before a field says so."""
    text = "a: 12:30\nb: nej\nc: 0123\nd: 2023-02-30\ne: ~\nf: null\ng:\nh: 1_0\ni: 'x: y'\n"
    node, findings = yaml_node("f.md", text, 1)

    assert findings == ()
    assert isinstance(node, Mapping)
    assert plain_value(node) == {
        "a": "12:30",
        "b": "nej",
        "c": "0123",
        "d": "2023-02-30",
        "e": "~",
        "f": "null",
        "g": "",
        "h": "1_0",
        "i": "x: y",
    }


def test_every_value_has_its_place() -> None:
    """Lines count from the block's first, columns from its first column."""
    node, _ = yaml_node("f.md", "a: b\nc:\n  - d: e\n  - f\n", 10, 3)

    assert isinstance(node, Mapping)
    assert place_at(node, ("a",)) == Place("f.md", 10, 6)
    assert place_at(node, ("c", 0, "d")) == Place("f.md", 12, 10)
    assert place_at(node, ("c", 1)) == Place("f.md", 13, 7)


def test_text_is_composed_and_keeps_its_place() -> None:
    """A decomposed å from a Mac is the same text as any other å."""
    node, findings = yaml_node("f.md", "a\u030a: A\u030arhus\n", 1)

    assert findings == ()
    assert isinstance(node, Mapping)
    assert plain_value(node) == {"å": "Århus"}


@pytest.mark.parametrize(
    ("text", "value", "codes"),
    [
        ("titel: Punkt 1: A\nx: y", {"titel": "Punkt 1: A", "x": "y"}, ["2:tekst-med-kolon"]),
        ("dato:2023\nx: y", {"dato": "2023", "x": "y"}, ["2:noegle-uden-mellemrum"]),
        ("x: y\n  dato: z", {"x": "y", "dato": "z"}, ["3:indrykning-forkert"]),
        ("x: y\n\tdato: z", {"x": "y", "dato": "z"}, ["3:tabulator"]),
        ("a:\n  -B\n  -C\nx: y", {"a": ["B", "C"], "x": "y"}, ["3:liste-uden-mellemrum"] * 2),
        ("a: [b, c\nx: y", {"a": ["b", "c"], "x": "y"}, ["2:parentes-uafsluttet"]),
        ('a: "b\nx: "c"\nd: e', {"a": "b", "x": "c", "d": "e"}, ["2:anfoerselstegn-uafsluttet"]),
        ("a: b\n---\nx: y", {"a": "b", "x": "y"}, ["3:streg-i-oplysninger"]),
        ("a: *b\nx: &c d", {"a": "*b", "x": "&c d"}, ["2:yaml-anker", "3:yaml-anker"]),
        ("a: b\na: c\nx: y", {"a": "b", "x": "y"}, ["3:noegle-gentaget"]),
        ("- a: b\nx: y", {"a": "b", "x": "y"}, ["2:yaml-uden-noegler"]),
        ("p: {a: b, c, d: e}", {"p": {"a": "b, c", "d": "e"}}, ["2:tekst-med-komma"]),
    ],
)
def test_mistake_leaves_the_other_keys(text: str, value: object, codes: list[str]) -> None:
    """One mistake is one finding, and what was meant is still read."""
    node, findings = yaml_node("f.md", text, 2)

    assert isinstance(node, Mapping)
    assert plain_value(node) == value
    found = [f"{finding.place.line}:{finding.code}" for finding in findings]
    assert [one.partition(":")[2] for one in found] == [one.partition(":")[2] for one in codes]
    assert found[0] == codes[0]


def test_unreadable_value_is_named_as_unread() -> None:
    """A key whose value was given up is known, so that nobody misses it."""
    node, findings = yaml_node("f.md", "a: " + "[" * 60_000 + "\nb: c", 2)

    assert [finding.code for finding in findings] == ["yaml-for-dyb"]
    assert isinstance(node, Mapping)
    assert plain_value(node) == {"b": "c"}
    assert node.unread == (Scalar("a", Place("f.md", 2, 1)),)
    assert node.unread[0].place == Place("f.md", 2, 1)


def test_too_large_block_is_not_read() -> None:
    """More than 64 kB gives one finding and no nodes, 100,000 brackets among them."""
    node, findings = yaml_node("f.md", "a: " + "[" * 100_000, 2)

    assert node is None
    assert [finding.code for finding in findings] == ["oplysninger-for-store"]


def test_many_mistakes_come_to_an_end() -> None:
    """A block of nothing but mistakes is given up after a known number."""
    node, findings = yaml_node("f.md", "a: b: c\n" * 7000, 2)

    assert node is None
    assert len(findings) == MAX_ROUNDS


@pytest.mark.parametrize(
    "text",
    [
        "udfald: [drøftet, videresendt]",
        "kommuner: [varde, esbjerg]",
        "deltagere: [Anne Prøve, Bo Prøve]",
        "videre_til: [kkr-syddanmark 2023-02-07, kredsen 2023-03-01 punkt 4]",
        "parter: [Region Syddanmark, de 22 kommuner]",
    ],
)
def test_lists_of_words_are_no_cut_sentences(text: str) -> None:
    """Words, names and references between brackets are what they look like."""
    node, findings = yaml_node("f.md", text, 1)

    assert findings == ()
    assert isinstance(node, Mapping)
    assert isinstance(node.entries[0].value, Sequence)

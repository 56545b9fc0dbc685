"""Facts about plain YAML blocks: what is read line by line is what libyaml reads."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sagsgang.reading.blocks import MeetingBody
from sagsgang.reading.body import meeting_body
from sagsgang.reading.document import read_document
from sagsgang.reading.nodes import Mapping, Node, Scalar, Sequence
from sagsgang.reading.yaml_blocks import node_from_events, yaml_node
from sagsgang.reading.yaml_lines import YamlLines
from sagsgang.reading.yaml_plain import plain_mapping

RECORDS = Path(__file__).parents[3] / "records"

INDENTS = st.integers(0, 7).map(lambda columns: " " * columns)
KEYS = st.sampled_from(["navn: ", "navn:", "rolle: ", "gæster:", "2023: ", "a b: ", "é: ", "_x:"])
VALUES = st.sampled_from(
    [
        *("", "tekst", "et: to", "et:to", "et #to", "et#to", "slut:", "# nej", "æ: ", "to  ord"),
        *('"i: gåseøjne"', "'#'", '""', '"åben', "'en''to'", '"a" b', "[a, b]", "{a: b}", "|", ">"),
        *("- ", "-a", "&a b", "*a", "!t b", "?", "~", "2023-02-30", "12:30", "e\u0301", "\u00ad"),
        *("a\tb", "a\t# b", "a ", "x:\u2003y", "x\ufeff", "😀", "---", "...", "%", "@", "`a`"),
    ]
)
LINES = st.builds(
    lambda indent, dash, key, value: indent + dash + key + value,
    INDENTS,
    st.sampled_from(["", "", "- ", "-", "-  ", "- - "]),
    KEYS | st.just(""),
    VALUES,
)
TREES = st.recursive(
    st.sampled_from(["tekst", "æ ø", '"i: gåseøjne"', "et:to", "'#'", "2023-02-30"]),
    lambda below: (
        st.dictionaries(st.sampled_from(["a", "navn", "møder_om_året", "2023"]), below, min_size=1)
        | st.lists(below, min_size=1, max_size=3)
    ),
    max_leaves=6,
)


def lines_of(tree: object, indent: str) -> list[str]:
    """Write a tree of lists and dictionaries in block style; a key stands beside its dash."""
    if isinstance(tree, dict):
        found = []
        for key, value in tree.items():
            is_text = isinstance(value, str)
            found.append(f"{indent}{key}: {value}" if is_text else f"{indent}{key}:")
            found.extend([] if is_text else lines_of(value, f"{indent}  "))
        return found
    if isinstance(tree, list):
        found = []
        for one in tree:
            first, *rest = lines_of(one, f"{indent}  ")
            found.extend([f"{indent}- {first.lstrip(' ')}", *rest])
        return found
    return [str(tree)]


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """Write a block that is plain, and perhaps put another line into it."""
    tree = draw(st.dictionaries(st.sampled_from(["a", "b", "forum"]), TREES, min_size=1))
    lines = lines_of(tree, "")
    for line in draw(st.lists(LINES, max_size=2)):
        lines.insert(draw(st.integers(0, len(lines))), line)
    return "\n".join(lines)


def placed(node: Node | None) -> object:
    """Write out a node with the place of every part, which nodes compared as texts leave out."""
    match node:
        case Mapping(place=place, entries=entries, unread=unread):
            return place, [(placed(one.key), placed(one.value)) for one in entries], unread
        case Sequence(place=place, items=items):
            return place, [placed(item) for item in items]
        case Scalar():
            return node.place, str(node)
        case _:
            return node


@given(text=blocks())
@example(text="a:\n- b")
@example(text="a: b\n  c: d")
@example(text="a:\n  - b: c\n    d:\n      - e\n  - f")
@example(text="a: b\na: c")
@example(text="a:\n\nb: c")
def test_what_is_read_line_by_line_is_what_libyaml_reads(text: str) -> None:
    """A block is left to libyaml, or has the same nodes in the same places and no finding."""
    plain = plain_mapping("f.md", text, 3, 2)
    if plain is None:
        return
    node, findings = node_from_events(YamlLines("f.md", tuple(text.split("\n")), 3, 2))

    assert findings == ()
    assert placed(plain) == placed(node)


@pytest.mark.parametrize(
    "text",
    [
        "titel: Budget 2023\nstatus: afholdt",
        "a:\n  - navn: Kari Prøve\n    titel: direktør\n  - Bo Prøve\nb: c",
        "a:\n  b:\n    - c:\n        d: e",
        "titel: \"Punkt 1: Tema\"\nsted: 'Vejle: nord'",
        "link: https://example.dk/a#b",
    ],
)
def test_usual_blocks_are_plain(text: str) -> None:
    """Groups, lists and texts in quotation marks need no libyaml."""
    node, _ = node_from_events(YamlLines("f.md", tuple(text.split("\n")), 1))

    assert placed(plain_mapping("f.md", text, 1, 1)) == placed(node) != placed(None)


@pytest.mark.parametrize(
    "text",
    [
        *("a: b: c", "a: b #c", "a: [b]", "a:", "a: b\n  c", "- a", "tekst", "", "a: b\na: c"),
        *("a:\n- b", "a: b\n\nc: d", "# a", "a: e\u0301", f"{' ' * 13}a: b", "a:\n  b: c\n d: e"),
    ],
)
def test_whatever_is_unclear_is_left_to_libyaml(text: str) -> None:
    """Marks, gaps, other indentation, repeated keys and uncomposed letters are not judged here."""
    assert plain_mapping("f.md", text, 1, 1) is None


def test_blocks_of_the_records_are_read_alike() -> None:
    """Front matter and the punkter's blocks are as libyaml reads them, and most are plain."""
    plain = 0
    blocks = [
        block
        for path in sorted(RECORDS.rglob("*.md"))
        for block in _blocks(path.relative_to(RECORDS).as_posix(), path.read_bytes())
    ]
    for text in blocks:
        node, findings = yaml_node("f.md", text, 1)
        lines = YamlLines("f.md", tuple(text.split("\n")), 1)
        assert (placed(node), findings) == (
            placed(node_from_events(lines)[0]),
            node_from_events(lines)[1],
        )
        plain += plain_mapping("f.md", text, 1, 1) is not None

    assert plain > len(blocks) / 2


def _blocks(path: str, data: bytes) -> list[str]:
    """Give the text of a file's front matter and of the blocks under its punkter."""
    document, _ = read_document(path, data)
    found = ["\n".join(document.lines[1 : document.lines.index("---", 1)])]
    body, _ = meeting_body(document)
    assert isinstance(body, MeetingBody)
    for item in body.items:
        if item.facts is not None and item.facts.entries:
            first = item.facts.place.line - 1
            last = document.lines.index("```", first)
            found.append("\n".join(document.lines[first:last]))
    return found

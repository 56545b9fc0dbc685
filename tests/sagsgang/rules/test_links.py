"""Links in running text: edges that the golden cases leave out."""

import pytest

from sagsgang.archive import archive
from sagsgang.rules.links import RULES
from sagsgang.source import Blob, Source, Text

FILES: Source = {
    "syd/fora/kredsen.md": Text(b"---\nnavn: Kredsen\n---\n"),
    "syd/moeder/2023/2023-01-25-kredsen.md": Text(
        "---\nforum: kredsen\ndato: 2023-01-25\nstatus: indkaldt\n---\n"
        "\n## Punkt 1.2: Prøve\n\nSe [her](#punkt-1-2).\n".encode()
    ),
    "om/proeven/kort.png": Blob(3, "digest", lambda: b"png"),
}


def _codes(link: str) -> list[str]:
    page = Text(f"---\ntitel: Om prøven\n---\n{link}\n".encode())
    read = archive({**FILES, "om/proeven.md": page})
    return [found.code for rule in RULES for found in rule(read)]


@pytest.mark.parametrize(
    "link",
    [
        "[a](/records/syd/fora/kredsen.md)",
        "[a](/records/syd/fora/kredsen.md#punkt-9)",
        "[a](/records/syd/moeder/2023/2023-01-25-kredsen.md#punkt-1-2)",
        "[a](/records/om/proeven/kort.png)",
        "[a](#hvorfor)",
        "![a](/records/om/proeven/kort.png)",
        "<https://www.example.dk>",
        "`[a](../x.md)`",
    ],
)
def test_allowed_links_have_no_finding(link: str) -> None:
    """Links to files, items, attachments and allowed addresses pass, and code is no link."""
    assert _codes(link) == []


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("[a](/records/syd/fora/)", "link-doedt"),
        ("[a](/records/../hemmelig.md)", "link-doedt"),
        ("[a](/records/om/proeven/Kort.png)", "link-doedt"),
        ("[a](//www.example.dk)", "link-form"),
        ("[a](/syd/fora/kredsen.md)", "link-form"),
        ("[a](kredsen.md)", "link-form"),
        ("[a](JavaScript:alert(1))", "link-skema"),
        ("[a](data:text/html,x)", "link-skema"),
        ("[a](https:/x)", "link-skema"),
        ("![a](/records/syd/fora/kredsen.md)", "billede-ikke-bilag"),
        ("![a](data:image/png;base64,x)", "billede-ikke-bilag"),
    ],
)
def test_each_wrong_link_has_one_finding(link: str, code: str) -> None:
    """A link breaks one rule at a time, so that one mistake gives one message."""
    assert _codes(link) == [code]


def test_relative_link_is_printed_as_it_should_be() -> None:
    """The cure of a relative link follows its steps from the folder of the file."""
    text = "---\nnavn: Rådet\n---\nSe [mødet](../moeder/2023/2023-01-25-kredsen.md#punkt-1-2).\n"
    read = archive({**FILES, "syd/fora/raadet.md": Text(text.encode())})

    assert [found.hint for rule in RULES for found in rule(read)] == [
        "Skriv /records/syd/moeder/2023/2023-01-25-kredsen.md#punkt-1-2"
    ]

"""One sentence to a line, and the page looks the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sagsgang.archive import archive
from sagsgang.editing.edits import applied
from sagsgang.editing.sentences import sentence_edits
from sagsgang.source import Text

PATH = "om/siden.md"
HEAD = "---\ntitel: Siden\n---\n"


def broken(text: str) -> str:
    """Give a page's text with its lines broken."""
    data = (HEAD + text).encode()
    records = archive({PATH: Text(data)})
    edits = [
        edit for record in records.records.values() for edit in sentence_edits(records, record)
    ]
    return applied(data, edits).decode().removeprefix(HEAD)


def shown(text: str) -> str:
    """Render as GitHub does, every run of white space outside code one space."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    parts = re.split(r"(<pre>.*?</pre>)", html, flags=re.DOTALL)
    return "".join(
        part if part.startswith("<pre>") else re.sub(r"\s+", " ", part) for part in parts
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Først. Så.", "Først.\nSå."),
        ("Hvorfor? Derfor! Ja.", "Hvorfor?\nDerfor!\nJa."),
        (
            "»Ja.« Nej. (Måske.) *Vi ser.* **Godt.** Slut.",
            "»Ja.«\nNej.\n(Måske.)\n*Vi ser.*\n**Godt.**\nSlut.",
        ),
        (
            "I 2023. Derefter kl. 12.00. Så 14 pct. Ærø.",
            "I 2023.\nDerefter kl. 12.00.\nSå 14 pct. Ærø.",
        ),
        ("- Et. To.\n  Tre. Fire.", "- Et.\n  To.\n  Tre.\n  Fire."),
        ("1. Et. To.\n   - Tre. Fire.", "1. Et.\n   To.\n   - Tre.\n     Fire."),
        ("> Et. To.\n> Tre. Fire.", "> Et.\n> To.\n> Tre.\n> Fire."),
        ("- > Et. To.", "- > Et.\n  > To."),
        ("Et.   To.  \nTre.", "Et.\nTo.  \nTre."),
        ("[Et. To.](https://www.kl.dk) Tre. Fire.", "[Et. To.](https://www.kl.dk) Tre.\nFire."),
        ("Et `a. B` og\n`c. D\ne. F` slut. Ja.", "Et `a. B` og\n`c. D\ne. F` slut.\nJa."),
    ],
)
def test_line_is_broken_after_each_sentence(text: str, expected: str) -> None:
    """A new line begins after a sentence, indented as the paragraph is."""
    assert broken(text) == expected
    assert shown(text) == shown(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Det er fx Odense, bl.a. Vejle, f.eks. Varde, m.fl. Kommuner, jf. Bilag 1, ca. Halvdelen.",
        "Formand J. Hansen, A.P. Prøve, dr. Prøve og prof. Prøve.",
        "Den 25. Januar, § 2. Stk. 3, kl. Tolv, nr. Fire, pkt. Fem, 5 mio. Kroner osv. Ja.",
        "Vent... Ja, dvs. Nej, inkl. Moms, mv. Og så videre",
        "med lille. begyndelse",
        "Overskrift. To\n===",
        "# Et. To.",
        "```\nEt. To.\n```",
        "    Et. To.",
        "- Et\n\n      Kode. To.",
        "| Et. To. | b |\n|---|---|\n| Tre. Fire. | c |\nFem. Seks.",
        "Et. To | b\nTre. Fire | c",
        "<div>\nEt. To.\n</div>",
        '[navn]: https://www.kl.dk "Et. To."',
        "- [ ] Kari Prøve: ringer. Skriver.",
        "- Et.\n  To.",
    ],
)
def test_line_stays(text: str) -> None:
    """Abbreviations, initials, ordinals, headings, tables, code, definitions and tasks stay."""
    assert broken(text) == text


def test_words_that_are_accepted_are_not_parted() -> None:
    """A finding is accepted by words of its line: they stay on one line."""
    head = (
        "---\ntitel: Siden\naccepteret:\n  - kode: dato-ugedag\n"
        "    sted: Slut. Torsdag\n    hvorfor: Sådan står der.\n---\n"
    )
    data = f"{head}Et. To. Slut. Torsdag. Ja.\n".encode()
    records = archive({PATH: Text(data)})
    edits = sentence_edits(records, records.pages["om/siden"])

    assert applied(data, edits).decode() == f"{head}Et.\nTo.\nSlut. Torsdag.\nJa.\n"


PIECES = (
    *(
        "En. ",
        "To! ",
        "Tre? ",
        "»Fire.« ",
        "(Fem.) ",
        "*Seks.* ",
        "**Syv.** ",
        "fx Otte. ",
        "J. Ni. ",
    ),
    *(
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "  ",
        "    ",
        "> ",
        "\t",
        "# ",
        "```\n",
        "~~~\n",
        "| ",
        "|---|\n",
        "---\n",
    ),
    *(
        "===\n",
        "`",
        "``",
        "[",
        "](",
        ")",
        "]: ",
        "<",
        ">",
        "\\",
        "*",
        "_",
        '"',
        "\\\n",
        "  \n",
        "- [ ] ",
    ),
    *(
        "Æblet. ",
        "25. Januar. ",
        "https://www.kl.dk/a. B ",
        "<https://www.kl.dk> ",
        "![a. B](c) ",
        "&amp; ",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_page_looks_the_same(text: str) -> None:
    """The rendered page differs in white space only, and breaking twice breaks no more."""
    once = broken(text)

    assert shown(once) == shown(text)
    assert broken(once) == once

"""A small samarbejde of invented fora, for trying fixes and templates.

It knows how to put records together by hand. It refuses to know what is done with them.
"""

from sagsgang.editing.fixes import fixed
from sagsgang.source import Source, Text

MEETING = "syddanmark/moeder/2023/2023-01-25-kredsen.md"
CASE = "syddanmark/sager/2023/sagen.md"

SURROUNDINGS = {
    "syddanmark/index.md": "---\ntitel: Syddanmark\n---\n",
    "syddanmark/kommuner/aeroe.md": "---\nnavn: Ærø\n---\n",
    "syddanmark/fora/kredsen.md": "---\nnavn: Kredsen\nkort: KD\n---\n",
    "syddanmark/fora/udvalget.md": "---\nnavn: Udvalget\nkort: UD\n---\n",
    "faelles/index.md": "---\ntitel: Fælles\n---\n",
    "faelles/fora/landsmoedet.md": "---\nnavn: Landsmødet\n---\n",
}


def source(**records: str) -> Source:
    """Give the surroundings and some more records; `møde` and `sag` name their paths."""
    paths = {"møde": MEETING, "sag": CASE}
    files = SURROUNDINGS | {paths.get(name, name): text for name, text in records.items()}
    return {path: Text(text.encode()) for path, text in files.items()}


def meeting(body: str, facts: str = "") -> str:
    """Write a held meeting."""
    return f"---\nforum: kredsen\ndato: 2023-01-25\nstatus: afholdt\n{facts}---\n\n{body}"


def fixed_text(path: str, text: str, **others: str) -> str:
    """Give the text of a record after fixing; the same text when there is nothing to fix."""
    data = fixed(source(**others, **{path: text})).get(path)
    return text if data is None else data.decode()


def fixed_meeting(body: str, facts: str = "") -> str:
    """Give the body of a held meeting after fixing."""
    whole = fixed_text(MEETING, meeting(body, facts))
    head = meeting("", facts)
    assert whole.startswith(head)
    return whole.removeprefix(head)

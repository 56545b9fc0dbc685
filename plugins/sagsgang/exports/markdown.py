"""Texts of records as Markdown that GitHub shows as they stand, and redlines as it shows them.

Knows GitHub's Markdown. Refuses to know what a report says: nothing that a record holds becomes a
link, an emphasis or HTML here.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from sagsgang.changes import Redline, RunKind, shortened

_LINE_START: Final = re.compile(r"^(?P<number>\d{1,9})?(?P<mark>(?(number)[.)]|[-+=#]))")
"""What would begin a list or a heading. (`>` is escaped everywhere.)"""

_MARKS: Final = {
    RunKind.KEPT: "{}",
    RunKind.DELETED: "<del>{}</del>",
    RunKind.INSERTED: "<ins>{}</ins>",
}


def as_markdown(line: Redline) -> str:
    """Write a redline as one paragraph: `<del>` and `<ins>`, as GitHub shows them."""
    parts: list[str] = []
    for run in shortened(line):
        if run.kind is RunKind.SKIPPED:
            parts.append("[…]")
            continue
        pieces = run.text.split("\n")
        marked = (_MARKS[run.kind].format(escaped(one)) if one else "" for one in pieces)
        parts.append("<br>".join(marked))
    text = " ".join(parts)
    text = re.sub(r"\s*<br>\s*", "<br>", text).removeprefix("<br>")
    return _LINE_START.sub(lambda found: f"{found['number'] or ''}\\{found['mark']}", text)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; a cell is one line."""
    lines = [_row(head), _row(["---"] * len(head))]
    lines.extend(_row([escaped(cell) for cell in row]) for row in rows)
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


_SPECIAL: Final = re.compile(r"[\\`*_\[\]|~$]")


def escaped(text: str) -> str:
    """Write a text so that Markdown and HTML show it as it stands, with no link in it."""
    shown = _SPECIAL.sub(lambda found: f"\\{found[0]}", " ".join(text.split()))
    shown = escape(shown, quote=False)
    # GitHub makes links of bare addresses, whatever they are called in the record.
    return shown.replace("://", ":&#47;/").replace("www.", "www&#46;").replace("@", "&#64;")


def code(text: str) -> str:
    """Write a path or a code so that nothing in it is Markdown or HTML."""
    return f"<code>{escaped(text)}</code>"

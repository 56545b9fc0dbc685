"""Invented meetings as files, for the tests of rules about them.

Knows how a record is written. Refuses to know any rule.
"""

from collections.abc import Iterable, Mapping

from sagsgang.archive import Archive, archive
from sagsgang.diagnostics import Diagnostic
from sagsgang.source import Blob, Text

MEETING = "syddanmark/moeder/2023/2023-02-28-kredsen.md"
FORUM = {
    "syddanmark/index.md": "---\ntitel: Samarbejdet\n---\n",
    "syddanmark/fora/kredsen.md": "---\nnavn: Kredsen\n---\n",
}


def item(
    number: str = "1",
    title: str = "Rekruttering",
    facts: str = "udfald: [drøftet]",
    minutes: str | None = "Kredsen drøftede det.",
) -> str:
    """Write a punkt with its facts and, unless there are none, its minutes."""
    block = f"```yaml\n{facts}\n```\n" if facts else ""
    text = "" if minutes is None else f"\n### Referat\n{minutes}\n"
    return f"\n## Punkt {number}: {title}\n{block}{text}"


def meeting(
    body: str,
    *,
    status: str = "afholdt",
    facts: str = "",
    on: str = "2023-02-28",
    forum: str = "kredsen",
) -> Mapping[str, str]:
    """Write the file of a meeting, by its path."""
    path = f"syddanmark/moeder/{on[:4]}/{on}-{forum}.md"
    return {path: f"---\nforum: {forum}\ndato: {on}\nstatus: {status}\n{facts}---\n{body}"}


def archive_of(*files: Mapping[str, str], blobs: Mapping[str, Blob] | None = None) -> Archive:
    """Read files, with a samarbejde and a forum to meet in."""
    texts = {path: text for some in (FORUM, *files) for path, text in some.items()}
    return archive({path: Text(text.encode()) for path, text in texts.items()} | dict(blobs or {}))


def shown(found: Iterable[Diagnostic]) -> list[str]:
    """Give line and message of findings, in the order of places."""
    ordered = sorted(found, key=lambda one: one.sort_key)
    return [f"{one.place.line}: {one.message}" for one in ordered]

"""Invented and real records as sources, for tests.

Everything invented here is invented for tests.
"""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

from sagsgang.archive import Archive, archive
from sagsgang.history import Chronicle
from sagsgang.publication import Publication, publication
from sagsgang.source import Blob, Source, Text

RECORDS = Path(__file__).parents[2] / "records"
TODAY = date(2026, 11, 22)

REGION = {"nord/index.md": "---\ntitel: Nord\n---\n"}


def source(files: Mapping[str, str | bytes]) -> Source:
    """Make texts of Markdown files and blobs of all others."""
    return {path: _file(path, data) for path, data in files.items()}


def _file(path: str, data: str | bytes) -> Text | Blob:
    content = data.encode() if isinstance(data, str) else data
    if path.endswith(".md"):
        return Text(content)
    return Blob(len(content), sha256(content).hexdigest(), lambda: content)


def read(files: Mapping[str, str | bytes]) -> Archive:
    """Read invented files, with a samarbejde called nord around them."""
    return archive(source(REGION | dict(files)))


def published(files: Mapping[str, str | bytes], *, drafts: bool = False) -> Publication:
    """Publish invented files."""
    return publication(read(files), drafts=drafts)


def chronicle(files: Mapping[str, str | bytes], today: date = TODAY) -> Chronicle:
    """See invented files on a day."""
    return Chronicle(published(files), today)


def forum(name: str, more: str = "") -> str:
    """Write a forum."""
    return f"---\nnavn: {name}\n{more}---\n"


def case(course: str = "", more: str = "") -> str:
    """Write a case with its forløb as YAML."""
    return f"---\ntitel: Prøvesagen\n{more}{course}---\nOm sagen.\n"


def meeting(forum_id: str, on: str, body: str = "", *, status: str = "afholdt") -> str:
    """Write a meeting with its punkter."""
    return f"---\nforum: {forum_id}\ndato: {on}\nstatus: {status}\n---\n{body}"


def item(facts: str, sections: str = "", *, number: str = "1", title: str = "Prøvepunkt") -> str:
    """Write a punkt with its facts as YAML."""
    return f"\n## Punkt {number}: {title}\n```yaml\n{facts}\n```\n{sections}"


def real_source() -> Source:
    """Read the project's own records."""
    return source(
        {
            path.relative_to(RECORDS).as_posix(): path.read_bytes()
            for path in sorted(RECORDS.rglob("*"))
            if path.is_file()
        }
    )

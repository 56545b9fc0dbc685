"""The properties of an office file: who made it, who saved it last, what it is called.

Knows which of them name a person. Refuses to know whether that is allowed.
"""

import re
from collections.abc import Iterator
from typing import Final

from sagsgang.inspection.contents import Content, Mark, Part, Trait
from sagsgang.inspection.xml_text import Characters, End, Start, counts, events

_WORDS: Final = {
    "creator": "forfatter",
    "initial-creator": "forfatter",
    "lastModifiedBy": "senest gemt af",
    "printed-by": "udskrevet af",
    "Manager": "leder",
    "Company": "virksomhed",
    "description": "beskrivelse",
    "subject": "emne",
    "title": "titel",
    "keywords": "nøgleord",
    "keyword": "nøgleord",
    "category": "kategori",
    "contentStatus": "status",
}
_PERSONAL: Final = frozenset(
    {"creator", "initial-creator", "lastModifiedBy", "printed-by", "Manager", "authors"}
)

_NO_PERSON: Final = re.compile(
    r"@|[0-9]\D{0,2}[0-9]\D{0,2}[0-9]"
    r"|kommune|region|sekretariat|styrelse|ministeri|forening|forvaltning|institut|universitet"
    r"|\b(kl|kkr|plo|a/s|aps|admin\w*|users?|bruger(navn)?|author|forfatter|ukendt|unknown)\b"
    r"|microsoft|office|adobe|openpyxl|python|libreoffice|canva|scanner|printer",
    re.IGNORECASE,
)
"""What a name is not: an address, a number, an organisation, a role or a program."""
_LONGEST_NAME: Final = 80
"""Characters."""


def is_person(name: str) -> bool:
    """Tell whether what stands as author may be a person, and may be repeated in a finding."""
    is_short = len(name) <= _LONGEST_NAME and name.isprintable()
    return is_short and any(map(str.isalpha, name)) and _NO_PERSON.search(name) is None


def property_contents(data: bytes) -> Iterator[Content]:
    """Give the texts of a list of properties, of Office, OpenDocument or XMP alike."""
    path: list[str] = []
    for event in events(data):
        match event:
            case Start(name, attributes):
                path.append(name)
                for key, value in attributes.items():
                    yield from property_content(key, value)
            case Characters(text) if counts(text) and text.strip():
                yield from property_content(_naming(path), text.strip())
            case Characters():
                continue
            case End():
                path.pop()


def property_content(name: str, value: str) -> Iterator[Content]:
    """Give one property, and whom it names."""
    where = f"i filens egenskaber: {_WORDS[name]}" if name in _WORDS else "i filens egenskaber"
    yield Part(where=where, text=value)
    if name in _PERSONAL:
        yield Mark(trait=Trait.PERSON, where=where, detail=value)


def _naming(path: list[str]) -> str:
    """Give the innermost element that has a name of its own: XMP wraps values in lists."""
    return next((name for name in reversed(path) if name not in {"li", "Seq", "Bag", "Alt"}), "")

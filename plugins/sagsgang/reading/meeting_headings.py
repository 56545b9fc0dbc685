"""What the headings of a meeting say: punkter and sections, also where the writing slipped.

Knows the form of `## Punkt <nr>: <titel>` and the closed set of `###` sections. Refuses to know
fora, lines of files and what stands under a heading.
"""

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from sagsgang.reading.blocks import SectionName

NOTES_TITLE = "Noter"

ITEM_LEVEL = 2
"""`##` begins a punkt or the notes."""

SECTION_LEVEL = 3
"""`###` begins a section of a punkt."""

_NUMBER = r"\d{1,4}(?:\.\d{1,4})*"
_EXACT_ITEM = re.compile(rf"Punkt (?P<number>{_NUMBER}[a-zæøå]?): (?P<title>\S.*)")
_LOOSE_ITEM = re.compile(
    rf"(?:dagsordens)?(?:punkt|pkt\.?)(?![^\W\d_])[ \t]*(?:nr\.?|nummer)?[ \t]*"
    rf"(?P<number>{_NUMBER}(?:[ ]?[a-zæøå](?![^\W_]))?)?[ \t]*[.:)–—-]*[ \t]*(?P<title>.*)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"(?:nr\.?[ ]?)?(?P<number>{_NUMBER}[a-zæøå]?)(?:[.:)]|[ ]+[–—-])[ \t]+(?P<title>\S.*)",
    re.IGNORECASE,
)
_RECOMMENDATION = re.compile(
    r"indstilling(?:er)?"
    r"(?:[ \t]+fra[ \t]+(?P<from>.+)[ \t]+til[ \t]+(?P<to>.+?)"
    r"|[ \t]+til[ \t]+(?P<first>.+)[ \t]+fra[ \t]+(?P<second>.+?)"
    r"|[ \t]+fra[ \t]+(?P<sender>.+?)|[ \t]+til[ \t]+(?P<receiver>.+?))?[ \t]*:?",
    re.IGNORECASE,
)
_SPELLINGS = {
    "resume": SectionName.SUMMARY,
    "indstillinger": SectionName.RECOMMENDATION,
    "kommunal bemærkning": SectionName.MUNICIPAL_REMARKS,
    "kommunale bemærkning": SectionName.MUNICIPAL_REMARKS,
    "kommunal bemærkninger": SectionName.MUNICIPAL_REMARKS,
    "sagsfremstillinger": SectionName.PRESENTATION,
    "referater": SectionName.MINUTES,
    "opfølgninger": SectionName.FOLLOW_UP,
}
_MEANT = {
    "beslutning": SectionName.MINUTES,
    "beslutninger": SectionName.MINUTES,
    "konklusion": SectionName.MINUTES,
    "drøftelse": SectionName.MINUTES,
    "sagen": SectionName.PRESENTATION,
    "sag": SectionName.PRESENTATION,
    "sammenfatning": SectionName.SUMMARY,
    "anbefaling": SectionName.RECOMMENDATION,
}


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a heading's title: its text and where it begins in the title, from 0."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class ItemTitle:
    """A heading that makes a punkt; `is_exact` tells whether it is written as it must be."""

    number: Span
    title: Span
    is_exact: bool

    @property
    def line(self) -> str:
        """Write the heading as it must be."""
        return f"## Punkt {self.number.text or '<nr>'}: {self.title.text or '<titel>'}"


@dataclass(frozen=True, slots=True)
class SectionTitle:
    """A heading that begins a section."""

    name: SectionName
    sender: Span | None
    receiver: Span | None
    is_exact: bool

    @property
    def line(self) -> str:
        """Write the heading as it must be."""
        sender = f" fra {self.sender.text}" if self.sender else ""
        receiver = f" til {self.receiver.text}" if self.receiver else ""
        return f"### {self.name}{sender}{receiver}"


def item_title(title: str, level: int) -> ItemTitle | None:
    """Read a heading as a punkt, also `# Pkt. 4`, `## 4. Titel` and `### Punkt 1.2: Titel`."""
    exact = _EXACT_ITEM.fullmatch(title)
    if exact is not None:
        return ItemTitle(_span(exact, "number"), _span(exact, "title"), level == ITEM_LEVEL)
    if level > SECTION_LEVEL:
        return None
    loose = _LOOSE_ITEM.fullmatch(title)
    if loose is None and level == ITEM_LEVEL:
        loose = _NUMBERED.fullmatch(title)
    if loose is None or (loose["number"] is None and level != ITEM_LEVEL):
        return None
    number = Span("", len(title))
    if loose["number"] is not None:
        text = loose["number"].replace(" ", "").lower()
        number = Span(unicodedata.normalize("NFC", text), loose.start("number"))
    return ItemTitle(number, _span(loose, "title"), is_exact=False)


def _span(match: re.Match[str], group: str) -> Span:
    text = unicodedata.normalize("NFC", match[group]).strip()
    return Span(text, match.start(group))


def _part(match: re.Match[str], group: str) -> Span | None:
    return _span(match, group) if match[group] else None


@lru_cache(maxsize=1024)  # few titles, each of them in every punkt
def section_title(title: str) -> SectionTitle | None:
    """Read a heading as a section, also `Resume`, `REFERAT:` and other slips of spelling."""
    composed = unicodedata.normalize("NFC", title)
    name = _EXACT.get(composed)
    if name is not None:
        return SectionTitle(name, None, None, is_exact=True)
    match = _RECOMMENDATION.fullmatch(title)
    if match is not None:
        sender = _part(match, "from") or _part(match, "sender") or _part(match, "second")
        receiver = _part(match, "to") or _part(match, "receiver") or _part(match, "first")
        written = SectionTitle(SectionName.RECOMMENDATION, sender, receiver, is_exact=True)
        is_exact = written.line.removeprefix("### ") == composed
        return SectionTitle(SectionName.RECOMMENDATION, sender, receiver, is_exact)
    name = _LOOSE.get(_bare(composed))
    if name is None:
        return None
    return SectionTitle(name, None, None, is_exact=False)


def nearest_section(title: str) -> SectionName | None:
    """Find the section that a heading was probably meant to be, or nothing."""
    bare = _bare(unicodedata.normalize("NFC", title))
    meant = _MEANT.get(bare)
    if meant is not None:
        return meant
    near = get_close_matches(bare[:60], _LOOSE, n=1, cutoff=0.72)
    return _LOOSE[near[0]] if near else None


def is_notes_title(title: str) -> bool:
    """Tell whether a heading was meant to be `Noter`."""
    return title == NOTES_TITLE or (title[:1] in "Nn" and _bare(title) in {"noter", "note"})


def _bare(title: str) -> str:
    return " ".join(title.casefold().replace("é", "e").split()).strip(" :.*_")


_EXACT = {str(name): name for name in SectionName}
_LOOSE = {_bare(name): name for name in SectionName} | _SPELLINGS

"""A page in the secretariat's own words.

Knows what such a page says. Refuses to know other pages, addresses and HTML.
"""

from dataclasses import dataclass

from sagsgang.history import Chronicle
from sagsgang.records.record import HandwrittenPage
from sagsgang.views.rows import PointerRow, pointer_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWordsPage:
    """What a hand-written page says."""

    key: str
    region: str
    title: str
    text: str
    notes: str
    pointers: tuple[PointerRow, ...]


def own_words_page(chronicle: Chronicle, page: HandwrittenPage) -> OwnWordsPage:
    """Tell what a hand-written page says."""
    return OwnWordsPage(
        key=page.id,
        region=page.region,
        title=str(page.facts.title),
        text=page.text.text,
        notes=page.notes.text,
        pointers=pointer_rows(chronicle, page.id),
    )

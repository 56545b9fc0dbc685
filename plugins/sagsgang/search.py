"""What can be searched for: one entry for every punkt, record and page with words of its own.

Knows which words of a view are its own: what it merely lists from other pages is found there.
Refuses to know how an index is made. Entries come from views, so that what is not public is in
none of them; pages for the secretariat's work and mere lists have none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final, TypeAlias

from sagsgang import danish, prose
from sagsgang.addresses import address, item_anchor, relative_url
from sagsgang.danish import PartialDate
from sagsgang.records.kinds import Kind
from sagsgang.views.appointment import AppointmentPage
from sagsgang.views.case import CasePage
from sagsgang.views.forum import ForumPage
from sagsgang.views.front import FrontPage, RegionPage
from sagsgang.views.handwritten import OwnWordsPage
from sagsgang.views.meeting import ItemRow, MeetingPage
from sagsgang.views.municipality import MunicipalityPage
from sagsgang.views.plain import PlainPage
from sagsgang.views.rows import AttachmentRow, Link, PersonRow, SeatRow

_ITEM: Final = "Punkt"

Searchable: TypeAlias = (
    AppointmentPage
    | CasePage
    | ForumPage
    | FrontPage
    | MeetingPage
    | MunicipalityPage
    | OwnWordsPage
    | PlainPage
    | RegionPage
)
"""Every view with words of its own."""

Words: TypeAlias = str | date | PartialDate | Link | PersonRow | AttachmentRow | SeatRow | None
"""What an entry's plain words may come from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to find.

    `url` leads from the site's root to a page or an anchor on it. `kind` is the Danish word for
    what it is, `region` the name of its samarbejde, empty for pages of the whole site. `context`
    names what it is a part of. `text` has all its words, without marks, a line for each paragraph.
    """

    url: str
    title: str
    kind: str
    region: str
    on: date | PartialDate | None
    context: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """An entry as a small HTML document, the form that the index is made from.

    `path` tells where the entry is to be found: `a/b/index.html` is the page `a/b/`, and
    `a/b/punkt-4.html` the anchor `punkt-4` on it. The index knows no other address, for it
    searches in all facts that a document states.
    """

    path: str
    html: str


def entries(views: Iterable[object], regions: Mapping[str, str]) -> tuple[Entry, ...]:
    """List what can be searched for in views; `regions` names each samarbejde by its folder.

    Of two things at one address only the first is there: the second has a finding.
    """
    found: dict[str, Entry] = {}
    for view in views:
        for entry in _entries_of(view, regions):
            found.setdefault(entry.url, entry)
    return tuple(found.values())


def document(entry: Entry) -> Document:
    """Write an entry as a document: its facts in the head, its words in the body."""
    facts = {
        "title": entry.title,
        "art": entry.kind,
        "samarbejde": entry.region,
        "sammenhaeng": entry.context,
        "dato": "" if entry.on is None else danish.date_in_words(entry.on),
    }
    filters = {
        "art": entry.kind,
        "samarbejde": entry.region,
        "aar": "" if entry.on is None else f"{entry.on.year:04}",
    }
    paragraphs = entry.text.splitlines()
    if not any(map(str.isalnum, entry.text)):
        paragraphs.append(f"{entry.kind}: {entry.title}")  # what has no words is not indexed
    lines = (
        '<!doctype html><html lang="da"><head><meta charset="utf-8">',
        f"<title>{escape(entry.title)}</title>",
        *_head_lines("meta", facts),
        *_head_lines("filter", filters),
        "</head><body data-pagefind-body>",
        *(f"<p>{escape(one)}</p>" for one in paragraphs),
        "</body></html>",
    )
    folder, _, anchor = entry.url.removeprefix("./").partition("#")
    return Document(path=f"{folder}{anchor or 'index'}.html", html="\n".join(lines) + "\n")


def _head_lines(attribute: str, values: Mapping[str, str]) -> Iterator[str]:
    # The value is an attribute of its own: in `data-pagefind-…="a:b"` a comma would end it.
    for name, value in values.items():
        if value:
            yield f'<meta data-pagefind-{attribute}="{name}[content]" content="{escape(value)}">'


def _entries_of(view: object, regions: Mapping[str, str]) -> Iterator[Entry]:
    if not isinstance(view, Searchable):
        return
    own = _own(view)
    yield Entry(
        url=relative_url("", address(view.key)),
        title=view.title,
        kind=own.kind.danish_name.capitalize(),
        region=regions.get(view.region, ""),
        on=own.on,
        context="" if own.context is None else own.context.text,
        text=_text((own.text,), own.words, (view.notes,)),
    )
    if isinstance(view, MeetingPage):
        yield from (_item_entry(view, item, regions) for item in view.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Own:
    """What a page says itself, beside its title and notes."""

    kind: Kind
    text: str
    words: tuple[Words, ...] = ()
    on: date | PartialDate | None = None
    context: Link | None = None


def _own(view: Searchable) -> _Own:  # noqa: PLR0911 (nine views, one answer each)
    match view:
        case MeetingPage():
            return _own_of_meeting(view)
        case ForumPage():
            return _own_of_forum(view)
        case PlainPage():
            return _own_of_plain_page(view)
        case CasePage(coordinator=who, municipalities=places):
            words: tuple[Words, ...] = (*view.topics, view.case_number, *who, *places)
            return _Own(kind=Kind.CASE, text=view.text, words=words)
        case MunicipalityPage():
            words = (view.code, view.cluster, view.website)
            return _Own(kind=Kind.MUNICIPALITY, text=view.text, words=words)
        case AppointmentPage():
            words = (view.role, view.side, *view.attachments)
            return _Own(kind=Kind.APPOINTMENT, text=view.text, words=words, context=view.forum)
        case RegionPage():
            words = (view.secretariat, view.host, view.contact, view.phone, view.website)
            return _Own(kind=Kind.REGION, text=view.text, words=words)
        case OwnWordsPage() | FrontPage():
            return _Own(kind=Kind.PAGE, text=view.text)


def _own_of_meeting(view: MeetingPage) -> _Own:
    people = (*view.present, *view.apologies, *view.guests)
    return _Own(
        kind=Kind.MEETING,
        text=view.introduction,
        words=(view.theme, view.venue, *view.attachments, *people),
        on=view.on,
        context=view.forum,
    )


def _own_of_forum(view: ForumPage) -> _Own:
    names = (
        view.short_name,
        *view.aliases,
        *(one.name for one in view.names if one.name != view.title),
    )
    facts = (view.type, view.legal_basis, view.contact, view.website)
    documents = (one.document for one in view.terms)
    return _Own(kind=Kind.FORUM, text=view.text, words=(*names, *facts, *documents, *view.seats))


def _own_of_plain_page(view: PlainPage) -> _Own:
    return _Own(
        kind=view.kind,
        text=view.text,
        words=(*view.parties, *view.attachments),
        on=view.on or view.received_on or view.since,
        context=view.sender,
    )


def _item_entry(view: MeetingPage, item: ItemRow, regions: Mapping[str, str]) -> Entry:
    passages = (
        item.summary,
        *(one.text for one in item.recommendations),
        item.remarks,
        item.presentation,
        item.minutes,
        item.follow_up,
    )
    words = (
        item.closed,
        item.note,
        item.group,
        *(outcome.value for outcome in item.outcomes),
        *(place.forum for place in item.sent_to),
        *item.municipalities,
        *item.contributors,
        *item.absent,
        *item.attachments,
    )
    return Entry(
        url=f"{relative_url('', address(view.key))}#{item_anchor(item.number)}",
        title=f"Punkt {item.number}: {item.title}",
        kind=_ITEM,
        region=regions.get(view.region, ""),
        on=view.on,
        context=view.forum.text,
        text=_text(passages, words),
    )


def _text(before: Iterable[str], words: Iterable[Words], after: Iterable[str] = ()) -> str:
    """Put passages and plain words together, a line each, without the empty ones."""
    lines = (
        *(prose.plain_text(one) for one in before),
        *dict.fromkeys(line for one in words for line in _lines(one)),
        *(prose.plain_text(one) for one in after),
    )
    return "\n".join(filter(None, lines))


def _lines(words: Words) -> Iterator[str]:
    match words:
        case Link():
            yield words.text
        case PersonRow():
            yield _person(words.name, words.title, words.place, words.note)
        case AttachmentRow():
            yield words.title
        case SeatRow():
            yield _person(words.role, words.side, None, words.stands_for, words.office)
            for one in (*words.now, *words.coming, *words.before):
                yield _person(one.name, one.title, one.place, one.note)
        case date() | PartialDate():
            yield danish.date_in_words(words)
        case str():
            yield words


def _person(name: str | None, title: str | None, place: Link | None, *more: str | None) -> str:
    parts = (name, title, None if place is None else place.text, *more)
    return ", ".join(part for part in parts if part)

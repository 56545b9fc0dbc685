"""Word, Excel, PowerPoint and OpenDocument: every part of a package, in words for where it lies.

Knows which part of a package holds what. Refuses to know PDF and pictures: what lies embedded is
handed back as a file of its own.
"""

import re
from collections.abc import Iterator
from typing import Final
from zipfile import ZipInfo

from sagsgang.inspection.contents import Content, Embedded, Mark, Part, Trait
from sagsgang.inspection.kinds import FileKind
from sagsgang.inspection.limits import UnreadableError
from sagsgang.inspection.packages import Package, relations
from sagsgang.inspection.properties import property_contents
from sagsgang.inspection.spreadsheets import cell_parts, pivot_contents, sheet_contents
from sagsgang.inspection.word import word_contents
from sagsgang.inspection.xml_text import texts

_PLACES: Final = tuple(
    (re.compile(pattern), where)
    for pattern, where in (
        (r"word/document\d*\.xml", "i teksten"),
        (r"word/header", "i sidehovedet"),
        (r"word/footer", "i sidefoden"),
        (r"word/footnotes", "i en fodnote"),
        (r"word/endnotes", "i en slutnote"),
        (r"word/comments|ppt/comments/|xl/(threaded)?comments", "i en kommentar"),
        (r"word/glossary/", "i en gemt byggeblok"),
        (r"word/settings", "i dokumentets indstillinger"),
        (r".*/(people|persons/|commentauthors|authors)", "i listen over personer"),
        (r".*/charts?/", "i et diagram"),
        (r".*/(diagrams|drawings|vmldrawing|drawing\d)", "i en tegning"),
        (r"ppt/notes(slides|masters)/", "i noterne til et dias"),
        (r"ppt/(slidemasters|slidelayouts|handoutmasters)/", "i en skabelon for dias"),
        (r"ppt/slides/", "på et dias, som ikke vises"),
        (r"xl/externallinks/", "i gemte data fra et andet regneark"),
        (r"xl/(connections|querytables/)", "i en dataforbindelse"),
        (r"xl/tables/", "i en tabel"),
        (r"xl/worksheets/", "i et ark, som ikke vises"),
        (r"xl/workbook", "i regnearkets navne"),
    )
)
_HIDDEN_PART: Final = "i en skjult del af filen"
_NOTED: Final = (
    (re.compile(r"ppt/comments/|xl/(threaded)?comments"), Trait.COMMENTS),
    (re.compile(r".*vbaproject.*\.bin"), Trait.SCRIPT),
)
_SKIPPED: Final = re.compile(
    r"(docprops|thumbnails)/thumbnail"
    r"|\[content_types\]\.xml|mimetype"
    r"|.*\.(odttf|ttf|fntdata|mp[34]|m4[av]|wav|wmv|avi|mov)"
)
"""Files without words of a person: fonts, sound, film, and the small picture of the first page."""
_XML: Final = (".xml", ".vml", ".rdf")
_LOCAL: Final = re.compile(r"file:|\\\\|[a-z]:[\\/]|//[^/]", re.IGNORECASE)


def office_contents(package: Package, kind: FileKind) -> Iterator[Content]:
    """Give everything in a package of Microsoft's formats."""
    titles = dict(_numbered(package)) if kind is FileKind.PPTX else {}
    cells = frozenset(cell_parts(package)) if kind is FileKind.XLSX else frozenset()
    if cells:
        yield from sheet_contents(package)
    yield from (Mark(trait=Trait.HIDDEN) for _, is_hidden in titles.values() if is_hidden)
    for member in package.members:
        name = member.filename.casefold()
        title, _ = titles.get(name, ("", False))
        if _SKIPPED.match(name) or name in cells:
            continue
        yield from _noted(name)
        yield from member_contents(package, member, title or _place(name))
    yield from package_contents(package)


def package_contents(package: Package) -> Iterator[Content]:
    """Give what any package says about itself: the names of its files, and a remark."""
    names = "\n".join(member.filename for member in package.members)
    yield Part(where="i navnet på en indlejret fil", text=names)
    yield Part(where="i filens egenskaber", text=package.comment)


def member_contents(package: Package, member: ZipInfo, where: str) -> Iterator[Content]:
    """Give one file of a package; one that is damaged is marked, and the others still come."""
    name = member.filename.casefold()
    try:
        data = package.read(member)
        if name.endswith(".rels"):
            yield from _links(data)
        elif not name.endswith(_XML):
            yield Embedded(name=member.filename, where=_embedded_place(name), data=data)
        elif name.startswith("docprops/"):
            yield from property_contents(data)
        elif name.startswith("xl/pivotcache/"):
            yield from pivot_contents(data)
        elif name.startswith("word/"):
            yield from word_contents(data, where)
        else:
            yield from (Part(where=where, text=text) for text in texts(data))
    except UnreadableError:
        yield Mark(trait=Trait.UNREADABLE, where=where)


def local_link(target: str) -> Iterator[Mark]:
    """Mark a link that leads to somebody's own disk or server."""
    if _LOCAL.match(target):
        yield Mark(trait=Trait.LOCAL_LINK)


def _links(data: bytes) -> Iterator[Content]:
    for relation in relations(data, ""):
        if relation.is_external:
            yield Part(where="i et link", text=relation.target)
            yield from local_link(relation.target)


def _noted(name: str) -> Iterator[Mark]:
    return (Mark(trait=trait) for pattern, trait in _NOTED if pattern.match(name))


def _numbered(package: Package) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Give, for every slide, its place in the presentation and whether it is hidden."""
    slides = package.related_parts("ppt/presentation.xml", "sldId")
    for number, (part, _) in enumerate(slides, start=1):
        is_hidden = _is_hidden_slide(package.read_named(part))
        where = f"på det skjulte dias {number}" if is_hidden else f"på dias {number}"
        yield part, (where, is_hidden)
        for relation in package.relations(part):
            if "notesslide" in relation.target.casefold():
                notes = f"i noterne til dias {number}"
                yield relation.target.casefold(), (notes, False)


def _is_hidden_slide(data: bytes) -> bool:
    """Look at the first element of a slide only, which says so."""
    head = re.search(rb"<[\w:]*sld\b[^>]*>", data)
    return head is not None and re.search(rb"\bshow=[\"'](0|false)", head[0]) is not None


def _place(name: str) -> str:
    return next((where for pattern, where in _PLACES if pattern.match(name)), _HIDDEN_PART)


def _embedded_place(name: str) -> str:
    if name.endswith((".png", ".jpg", ".jpeg")):
        return "i et billede"
    if name.endswith((".xlsx", ".xls", ".ods", ".xlsb")):
        return "i det indlejrede regneark"
    if name.endswith((".docx", ".doc", ".odt")):
        return "i det indlejrede dokument"
    if name.endswith((".emf", ".wmf")):
        return "i en tegning"
    return "i en indlejret fil"

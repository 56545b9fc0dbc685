"""One sentence to a line, so that a review comment lands on a sentence.

Knows where a Danish sentence ends. Refuses to change what is shown: a line is broken only inside
a paragraph, where a line end is a space.
"""

import re
from collections.abc import Iterator
from typing import Final

from sagsgang.archive import Archive
from sagsgang.diagnostics import Place
from sagsgang.editing.edits import Edit
from sagsgang.editing.spots import accepted_spots
from sagsgang.reading.blocks import Passage
from sagsgang.reading.paragraphs import Paragraph, paragraphs
from sagsgang.records.record import AnyRecord

_CLOSERS: Final = "\"»«”“’')\\]*_"
_OPENERS: Final = "\"»«„“”\u2018'(\\[*_"
_BREAK: Final = re.compile(rf"(?P<mark>[.!?])[{_CLOSERS}]*(?P<gap>[ ]+)(?=[{_OPENERS}]*[A-ZÆØÅÉ])")
_LONGEST: Final = 10_000
"""Characters of a paragraph; nobody writes one so long, and searching it could take minutes."""
_ORDINAL: Final = re.compile(r"\D*\d{1,3}|[IVX]+")
"""`25. januar`, `§ 2. stk.`: a year may end a sentence, a smaller number rarely does."""
_LETTERS: Final = re.compile(r"[^\W\d_]|(?:[^\W\d_]{1,4}\.)+[^\W\d_]{1,4}")
"""Initials and what is made of parts: `J`, `H.C`, `bl.a`, `f.eks`."""
_ABBREVIATION: Final = re.compile(
    r"adm|afd|alm|ang|anm|apr|aug|bek|bl|ca|cand|chr|dec|dir|div|dr|dvs|eks|ekskl|evt|f|feb"
    r"|fhv|flg|foreg|fr|fx|gl|gr|hhv|hr|ift|iflg|inkl|iht|istf|jan|jf|jr|jvf|kap|kgl|kl|konf"
    r"|kr|lign|lok|maks|max|md|mdr|mfl|mhp|mht|mia|mill|min|mio|mv|nov|nr|obs|okt|omkr|opr"
    r"|osv|pct|pga|pkt|pp|pr|prof|pt|red|ref|resp|sek|sen|sep|sept|skt|sml|spm|sr|st|stk|str"
    r"|tilsv|tirs|tlf|tors|udg|ugtl|vedr|vha|vol|årg",
    re.IGNORECASE,
)
"""Words of more than one letter that are written with a full stop of their own."""
_HIDDEN: Final = re.compile(
    r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|!?\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])|<[^<>\s]+>",
    re.DOTALL,
)
_DEFINITION: Final = re.compile(r"\[[^\]]*\]:")
_TASK: Final = re.compile(r"\[[ xX]\][ ]")


def sentence_edits(archive: Archive, record: AnyRecord) -> Iterator[Edit]:  # noqa: ARG001 (a Fix)
    """Begin a new line after each sentence of a paragraph."""
    for passage in record.passages():
        if _BREAK.search(passage.text) is None:
            continue
        for paragraph in paragraphs(passage.text):
            yield from _paragraph_edits(record, passage, paragraph)


def _paragraph_edits(record: AnyRecord, passage: Passage, paragraph: Paragraph) -> Iterator[Edit]:
    text = "\n".join(paragraph.lines)
    # What follows could become a table or a definition, or a follow-up lose its second half.
    if len(text) > _LONGEST or "|" in text or _DEFINITION.match(text) or _TASK.match(text):
        return
    hidden = [match.span() for match in _HIDDEN.finditer(text)]
    offset = 0
    for number, words in enumerate(paragraph.lines):
        column = paragraph.columns[number]
        line = passage.place.line + paragraph.first + number
        raw = record.lines[line - 1]
        spots = [(first - column, last - column) for first, last in accepted_spots(record, raw)]
        lead = re.sub(r"[^>\s]", " ", raw[:column])
        kept = [(first - offset, last - offset) for first, last in hidden] + spots
        for start, end in _gaps(words):
            if not any(first < end and last > start for first, last in kept):
                place = Place(record.path, line, column + start + 1)
                yield Edit(place, words[start:end], f"\n{lead}")
        offset += len(words) + 1


def _gaps(words: str) -> Iterator[tuple[int, int]]:
    """Find the spaces between two sentences of a line."""
    for match in _BREAK.finditer(words):
        word = words[words.rfind(" ", 0, match.start()) + 1 : match.start()]
        if match["mark"] != "." or not _is_abbreviated(word):
            yield match.span("gap")


def _is_abbreviated(before: str) -> bool:
    """Tell whether the full stop after a word belongs to the word."""
    word = before.lstrip("\"»«„“”\u2018'([*_")
    return (
        not word
        or word.endswith(".")
        or _ABBREVIATION.fullmatch(word) is not None
        or _LETTERS.fullmatch(word) is not None
        or _ORDINAL.fullmatch(word) is not None
    )

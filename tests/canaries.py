"""An invented archive with a word of its own planted at every place that must stay closed.

Knows where a record, a file or a name can hold what is not public, and what of it is public all
the same. Refuses to know how a site is made. No word here is anybody's name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import count
from typing import Final

from tests.attachments import clean

PUBLIC: Final = "kanariefugloffentlig"
"""Stands where everybody may read it: whoever looks for words must find this one."""

YEARS_SHOWN: Final = 10
"""For how many years names of former members are shown in these tests."""


class Hidden(Enum):
    """From whom a word is hidden."""

    EVERYBODY = "everybody"
    """Also from those who look at a preview."""
    THE_PUBLIC = "the public"
    """A preview is for seeing it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Canary:
    """A word that stands in one place only, and from whom it is hidden."""

    word: str
    place: str
    hidden: Hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class Aviary:
    """Files by path, and the canaries in them."""

    files: Mapping[str, bytes]
    canaries: tuple[Canary, ...]


class _Breeder:
    """Makes words, each with the place it is planted at."""

    def __init__(self) -> None:
        self.canaries: list[Canary] = []
        self._numbers = count()

    def __call__(self, place: str, hidden: Hidden = Hidden.EVERYBODY) -> str:
        high, low = divmod(next(self._numbers), 20)
        word = f"kanariefugl{'bcdfghjklmnpqrstvwxz'[high]}{'bcdfghjklmnpqrstvwxz'[low]}q"
        self.canaries.append(Canary(word=word, place=place, hidden=hidden))
        return word

    def draft(self, place: str) -> str:
        """Make a word that a preview shows."""
        return self(place, Hidden.THE_PUBLIC)


MEETING: Final = "nord/moeder/2023/2023-01-25-kredsen"
DRAFT: Final = "nord/moeder/2023/2023-02-08-kredsen"
INVITED: Final = "nord/moeder/2023/2023-03-08-kredsen"


def aviary(*, with_mistakes: bool) -> Aviary:
    """Plant canaries in an archive that can be published, or in one with every mistake too.

    A mistake stops publishing; a preview, and whoever calls the core, goes on all the same.
    """
    new = _Breeder()
    files = _forum(new) | _held_meeting(new) | _draft(new) | _invited(new) | _loose_files(new)
    if with_mistakes:
        files |= _closed_item_with_text(new) | _misplaced(new)
    whole = {path: data.encode() if isinstance(data, str) else data for path, data in files.items()}
    return Aviary(files=whole, canaries=tuple(new.canaries))


Files = dict[str, str | bytes]


def _forum(new: _Breeder) -> Files:
    name, note, reason = (
        new("former member"),
        new("former member's note"),
        new("reason for leaving"),
    )
    return {
        "index.md": "---\ntitel: Forside\n---\nVelkommen.\n",
        "nord/index.md": "---\ntitel: Nord\n---\n",
        "nord/fora/kredsen.md": (
            "---\nnavn: Kredsen\nniveau: administrativt\npladser:\n  - rolle: medlem\n"
            f"    besat:\n      - navn: Kari {name.title()}\n        fra: 2008-01-01\n"
            f"        til: 2010-12-31\n        note: {note}\n        grund: {reason}\n"
            f"      - navn: Ole Prøve\n        fra: 2011-01-01\n---\nOm {PUBLIC}.\n"
        ),
        "nord/fora/raadet.md": "---\nnavn: Rådet\n---\n",
        "nord/sager/2023/proevesagen.md": (
            "---\ntitel: Prøvesagen\nforløb:\n  - hos: raadet 2023-05-01\n---\nOm sagen.\n"
        ),
    }


def _held_meeting(new: _Breeder) -> Files:
    closed_file = new("name of a closed attachment's file")
    unnamed = new("name of a file that no record names")
    nested = new("name of a file in a folder of a folder")
    body = (
        "\n## Punkt 1: Prøvesagen\n```yaml\nsag: 2023/proevesagen\nudfald: [drøftet]\n"
        f"bilag:\n  - titel: Budget\n    fil: budget.pdf\n  - titel: Ansøgning\n"
        f"    lukket: Personoplysninger\n    note: {new('note of a closed attachment')}\n```\n"
        f"\n### Referat\nKredsen drøftede {PUBLIC}.\n"
        "\n## Punkt 2: Personalesag\n```yaml\nlukket: Personsag\n"
        f"# {new('comment in the block of a closed item')}\n"
        f"medvirkende:\n  - {new('contributor to a closed item')}\n"
        f"fraværende:\n  - {new('absent from a closed item')}\n"
        "```\n"
    )
    return {
        f"{MEETING}.md": (
            "---\nforum: kredsen\ndato: 2023-01-25\nstatus: afholdt\n"
            f"# {new('comment in front matter')}\n---\n{body}"
        ),
        f"{MEETING}/budget.pdf": clean("budget.pdf", PUBLIC),
        f"{MEETING}/{closed_file}.pdf": clean("a.pdf", new("text of a closed attachment's file")),
        f"{MEETING}/{unnamed}.txt": clean("a.txt", new("text of a file that no record names")),
        f"{MEETING}/mappe/{nested}.txt": clean("a.txt", new("text in a folder of a folder")),
    }


def _draft(new: _Breeder) -> Files:
    file = new.draft("name of a file that only a draft's referat leads to")
    return {
        f"{DRAFT}.md": (
            "---\nforum: kredsen\ndato: 2023-02-08\nstatus: udkast\n"
            f"deltagere:\n  - {new.draft('present at a draft')}\n"
            f"  - {_twice(new.draft('present twice at a draft'))}"
            f"afbud:\n  - {new.draft('apology at a draft')}\n"
            "gennemlæsning:\n  sendt: 2023-02-10\n  frist: 2023-02-20\n  svar:\n"
            f"    - hvem: {new.draft('who is asked about a draft')}\n"
            f"      note: {new.draft('note of an answer to a draft')}\n---\n"
            "\n## Punkt 1: Prøvesagen\n```yaml\nsag: 2023/proevesagen\n"
            "udfald: [drøftet, videresendt]\nvidere_til: [raadet 2023-06-07]\n"
            f"fraværende:\n  - {new.draft('absent from an item of a draft')}\n```\n"
            f"\n### Resumé\nOm {PUBLIC}.\n"
            f"\n### Referat\nKredsen drøftede {new.draft('referat of a draft')}.\n\n"
            f"#### {new.draft('heading in the referat of a draft')}\n"
            f"[Se](/records/{DRAFT}/{file}.txt). Torsdag d. 8. februar 2023, "
            f"{new.draft('words that a finding in a draft quotes')} <b>x</b>.\n"
            f"\n### Opfølgning\n- [ ] O-1 Sekretariatet: {new.draft('follow-up of a draft')} "
            "(senest 2023-03-01)\n"
        ),
        f"{DRAFT}/{file}.txt": clean("a.txt", new.draft("file that only a referat leads to")),
    }


def _twice(name: str) -> str:
    """Write a name twice in a list: the finding about that quotes it."""
    return f"{name}\n  - {name}\n"


def _invited(new: _Breeder) -> Files:
    return {
        f"{INVITED}.md": (
            "---\nforum: kredsen\ndato: 2023-03-08\nstatus: indkaldt\n"
            f"deltagere:\n  - {_twice(new.draft('present twice at a meeting to come'))}"
            f"afbud:\n  - {new.draft('apology for a meeting to come')}\n---\n"
            "\n## Punkt 1: Prøvesagen\n```yaml\nsag: 2023/proevesagen\n```\n"
            f"\n### Resumé\nOm {PUBLIC}.\n"
        ),
    }


def _loose_files(new: _Breeder) -> Files:
    names = [new(f"name of a nomination file {number}") for number in range(3)]
    return {
        f"nord/udpegninger/2023/kandidater-{names[0]}.xlsx": clean(
            "a.xlsx", new("text of a nomination file")
        ),
        f"nord/udpegninger/2023/udvalget/{names[1]}.docx": clean(
            "a.docx", new("text of a nomination file beside no record")
        ),
        f"indstillinger/{names[2]}.csv": clean("a.csv", new("text of a file in a loose folder")),
    }


def _closed_item_with_text(new: _Breeder) -> Files:
    file = new("name of a closed item's file")
    path = "nord/moeder/2023/2023-04-12-kredsen"
    return {
        f"{path}.md": (
            "---\nforum: kredsen\ndato: 2023-04-12\nstatus: afholdt\n"
            "rettelser:\n  - dato: 2023-05-01\n    punkt: 1\n"
            f"    fra: {new('words before the correction of a closed item')}\n"
            f"    til: {new('words after the correction of a closed item')}\n"
            f"    note: {new('note of the correction of a closed item')}\n"
            "    aftalt: Kredsen\n---\n"
            "\n## Punkt 1: Personalesag\n```yaml\nlukket: Personsag\n"
            f"note: {new('note of a closed item')}\nbilag:\n"
            f"  - titel: {new('title of a closed item s attachment')}\n    fil: {file}.pdf\n```\n"
            f"Om {new('text of a closed item')}.\n"
            f"\n### Resumé\n{new('resumé of a closed item')}\n"
            f"\n### Indstilling\n{new('recommendation of a closed item')} torsdag d. 9. december "
            "2022\n"
            f"\n### Referat\n{new('referat of a closed item')} <i>{new('quoted there')}</i>\n"
            f"\n### Opfølgning\n- [ ] {new('follow-up of a closed item')}\n"
        ),
        f"{path}/{file}.pdf": clean("a.pdf", new("text of a closed item's file")),
        f"{path}/kort.svg": f"<svg>{new('text of a file of a forbidden type')}</svg>",
    }


def _misplaced(new: _Breeder) -> Files:
    return {
        "nord/kladder/tanker.md": f"---\ntitel: Tanker\n---\n{new('folder that is no kind')}\n",
        "nord/moeder/2023/kladde/tanker.md": f"---\ntitel: X\n---\n{new('folder in a kind')}\n",
        "Noter.md": f"---\ntitel: Noter\n---\n{new('file at the top')}\n",
        "nord/moeder/2023/2023-06-14-kredsen.md": (
            "---\nforum: kredsen\ndato: 2023-06-14\nstatus: indkaldt\n---\n"
            "\n## Punkt 1: Prøvesagen\n```yaml\nsag: 2023/proevesagen\n```\n"
            f"\n### Referat\nOm {new.draft('referat of a meeting to come')}.\n"
        ),
        "nord/fora/brudt.md": f"---\nnavn: [Brudt\n---\n{new('text of a broken record')}\n",
        "nord/fora/latin.md": f"---\nnavn: Rådet\n---\n{new('text in Latin-1')}\n".encode(
            "latin-1"
        ),
        "nord/moeder/2023/2023-05-10-kredsen.md": (
            f"---\nforum: kredsen\nstatus: udkast\n---\n{new('text of a broken draft')}\n"
        ),
    }

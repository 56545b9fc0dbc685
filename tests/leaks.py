"""Two hundred records, each with a CPR number at another place or in another spelling.

Knows where a record, its name and its files can hold a text. Refuses to know how it is found
there. Each number is its own, and of somebody born in the 1800s: nobody alive has it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from sagsgang.danish.personal import has_check_digit
from tests.attachments import planted

BASE: Final[Mapping[str, str]] = {
    "index.md": "---\ntitel: Forside\n---\nVelkommen.\n",
    "nord/index.md": "---\ntitel: Nord\n---\n",
    "nord/fora/kredsen.md": "---\nnavn: Kredsen\n---\n",
    "nord/fora/raadet.md": "---\nnavn: Rådet\n---\n",
    "nord/kommuner/varde.md": "---\nnavn: Varde\nkode: 573\n---\n",
}
"""Records without a mistake, around the leaks."""

SPELLINGS: Final[Mapping[str, str]] = {
    "a hyphen": "{}-{}",
    "nothing between": "{}{}",
    "a space": "{} {}",
    "a hard space": "{}\u00a0{}",
    "a dash": "{}\u2013{}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A number and the files that hold it; `path` is the file that is to be blamed."""

    place: str
    digits: str
    written: str
    path: str
    files: Mapping[str, bytes] = field(repr=False)

    def is_shown_in(self, text: str) -> bool:
        """Tell whether a text holds the number, or the half of it that is nobody else's."""
        forms = (self.digits, self.written, f"{self.digits[:6]}-{self.digits[6:]}")
        return any(form in text for form in forms)


def records_with(leaks: Iterable[Leak]) -> Mapping[str, bytes]:
    """Give the records of leaks, together with those that have none."""
    clean = {path: text.encode() for path, text in BASE.items()}
    return clean | {path: data for leak in leaks for path, data in leak.files.items()}


def _numbers() -> Iterator[str]:
    """Give ten digits at a time that are a number with a check digit, none of them twice."""
    for serial in count(5001):
        for birth in ("170262", "120475", "280299"):
            if has_check_digit(f"{birth}{serial}"):
                yield f"{birth}{serial}"


Place = Callable[[str, str], tuple[str, str]]
"""Writes a record around a number, under a name of its own: its path and its text."""


def _case(facts: str = "", body: str = "Om sagen.") -> Place:
    def written(name: str, number: str) -> tuple[str, str]:
        text = f"---\ntitel: Sag {name}\n{facts}---\n{body}\n"
        return f"nord/sager/2023/{name}.md", text.replace("NUMMER", number)

    return written


def _forum(facts: str = "", body: str = "") -> Place:
    def written(name: str, number: str) -> tuple[str, str]:
        text = f"---\nnavn: Forum {name}\n{facts}---\n{body}\n"
        return f"nord/fora/{name}.md", text.replace("NUMMER", number)

    return written


def _meeting(facts: str = "", body: str = "", status: str = "afholdt") -> Place:
    def written(name: str, number: str) -> tuple[str, str]:
        text = f"---\nforum: kredsen\ndato: 2023-01-25\nstatus: {status}\n{facts}---\n{body}\n"
        path = f"nord/moeder/2023/2023-01-25-kredsen-{name}.md"
        return path, text.replace("NUMMER", number)

    return written


def _item(facts: str = "udfald: [drøftet]", body: str = "", title: str = "Klagen") -> str:
    return f"\n## Punkt 1: {title}\n```yaml\n{facts}\n```\n{body}\n"


def _plain(kind: str, facts: str) -> Place:
    def written(name: str, number: str) -> tuple[str, str]:
        text = f"---\n{facts}---\nKlager: {number}.\n"
        return f"{kind}/{name}.md", text

    return written


_SEAT: Final = (
    "pladser:\n  - rolle: medlem\n    besat:\n      - navn: Kari Prøve\n        note: NUMMER\n"
)

PLACES: Final[Mapping[str, Place]] = {
    "the body of a case": _case(body="Klagen kom fra NUMMER."),
    "a list": _case(body="- Første\n- Klager: NUMMER"),
    "a table": _case(body="| Navn | Nummer |\n|---|---|\n| Kari Prøve | NUMMER |"),
    "code": _case(body="```\nNUMMER\n```"),
    "the text of a link": _case(body="[NUMMER](https://example.dk/)"),
    "the target of a link": _case(body="[Se](https://example.dk/NUMMER)"),
    "HTML that is shown as text": _case(body="<!-- NUMMER -->"),
    "a heading": _case(body="## Klagen fra NUMMER"),
    "notes": _case(body="Om sagen.\n\n## Noter\nNUMMER"),
    "a topic": _case(facts="emner: [NUMMER]\n"),
    "a case number": _case(facts="sagsnr: NUMMER\n"),
    "a comment among facts": _case(facts="# NUMMER\n"),
    "an unknown key": _case(facts="klager: NUMMER\n"),
    "the name of a key": _case(facts="NUMMER: klager\n"),
    "a planned step": _case(facts="forløb:\n  - hvad: Svar til NUMMER\n    dato: 2023-12\n"),
    "a note in a seat": _forum(facts=_SEAT),
    "the mail address of a forum": _forum(facts="kontakt: NUMMER@example.dk\n"),
    "the words of a forum": _forum(body="NUMMER er klager."),
    "who sent apologies": _meeting(facts="afbud:\n  - NUMMER\n"),
    "the introduction of a meeting": _meeting(body="Velkommen til NUMMER."),
    "the heading of a punkt": _meeting(body=_item(title="Klagen fra NUMMER")),
    "the block of a punkt": _meeting(body=_item("udfald: [drøftet]\nnote: Klager NUMMER")),
    "a referat": _meeting(body=_item(body="### Referat\nNUMMER blev hørt.")),
    "a follow-up": _meeting(body=_item(body="### Opfølgning\n- [ ] O-1 Svar NUMMER")),
    "the referat of a draft": _meeting(body=_item(body="### Referat\nNUMMER."), status="udkast"),
    "the note of a closed item": _meeting(body=_item("lukket: Personsag\nnote: NUMMER")),
    "a date": _meeting(facts="udsendt: NUMMER\n"),
    "the words of a reason": _case(
        facts="accepteret:\n  - kode: tekst-html\n    sted: b\n    hvorfor: NUMMER\n", body="<b>"
    ),
    "a record that cannot be read": _forum(facts="kort: [NUMMER\n"),
    "a hand-written page": _plain("om", "titel: Om\n"),
    "news": _plain("nord/nyheder/2023", "titel: Nyt\ndato: 2023-01-25\n"),
    "an agreement": _plain("nord/aftaler", "titel: Aftale\n"),
}

_IN_NAMES: Final[Mapping[str, str]] = {
    "a hyphen": "{}-{}",
    "nothing between": "{}{}",
    "an underscore": "{}_{}",
}


def _text_leaks(numbers: Iterator[str]) -> Iterator[Leak]:
    for index, (place, write) in enumerate(PLACES.items()):
        for turn, (spelling, form) in enumerate(SPELLINGS.items()):
            digits = next(numbers)
            written = form.format(digits[:6], digits[6:])
            path, text = write(f"laek-{index}-{turn}", written)
            yield Leak(
                place=f"{place}, {spelling}",
                digits=digits,
                written=written,
                path=path,
                files={path: text.encode()},
            )


def _leaks_in_names(numbers: Iterator[str]) -> Iterator[Leak]:
    news = "---\ntitel: Nyt\ndato: 2023-02-01\n---\nNyt.\n"
    for spelling, form in _IN_NAMES.items():
        for place, pattern in (
            ("the name of a record", "nord/nyheder/2023/2023-02-01-{}.md"),
            ("the name of a file", "nord/fora/kredsen/brev-{}.txt"),
            ("the name of a folder", "nord/fora/kredsen/{}/brev.txt"),
            ("the name of a file beside no record", "nord/udpegninger/2023/{}.csv"),
        ):
            digits = next(numbers)
            written = form.format(digits[:6], digits[6:])
            path = pattern.format(written)
            data = news if path.endswith(".md") else "Prøve"
            yield Leak(
                place=f"{place}, {spelling}",
                digits=digits,
                written=written,
                path=path,
                files={path: data.encode()},
            )


def _leaks_in_files(numbers: Iterator[str]) -> Iterator[Leak]:
    for index in range(len(list(planted("1702626001")))):
        digits = next(numbers)
        found = list(planted(digits))[index]
        record = f"nord/nyheder/2023/2023-03-01-bilag-{index}"
        text = (
            f"---\ntitel: Bilag {index}\ndato: 2023-03-01\nbilag:\n  - titel: Bilaget\n"
            f"    fil: {found.name}\n---\nSe bilaget.\n"
        )
        yield Leak(
            place=f"{found.name}, {found.where} ({index})",
            digits=digits,
            written=digits,
            path=f"{record}.md",
            files={f"{record}.md": text.encode(), f"{record}/{found.name}": found.data},
        )


def _leaks() -> Iterator[Leak]:
    numbers = _numbers()
    yield from _text_leaks(numbers)
    yield from _leaks_in_names(numbers)
    yield from _leaks_in_files(numbers)


LEAKS: Final = tuple(_leaks())

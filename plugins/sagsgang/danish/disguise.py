"""Figures as a reader sees them, whatever they are written with in a file.

Knows signs that look like figures, hyphens and spaces, signs that nobody sees, and how Markdown,
HTML and YAML can stand between figures or for them. Refuses to know what a number means.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final
from unicodedata import category, decimal

_FIGURES: Final = (
    "\u0660-\u0669\u06f0-\u06f9\u07c0-\u07c9\u0966-\u096f\uff10-\uff19\U0001d7ce-\U0001d7ff"
)
_UNSEEN: Final = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0001-\U000e007f"
)
_SPACES: Final = "\u1680\u2000-\u200a\u205f\u3000"
_HYPHENS: Final = "\u02d7\u2043\u207b\ufe58\ufe63\uff0d"
_SIGNS: Final = f"{_FIGURES}{_UNSEEN}{_SPACES}{_HYPHENS}"
_SIGN: Final = re.compile(rf"(?P<sign>[{_SIGNS}])")

_LAST_SIGN: Final = 0x10FFFF
"""The last number that Unicode gives to a sign."""

_TAG: Final = r"<[^<>\n]{0,60}>"
_LINK_END: Final = r"\](?:\([^()\n%]{0,200}\)|\[[^\[\]\n]{0,60}\])?"
_CODED: Final = (
    r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});"
    r"|%[0-9a-fA-F]{2}|\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})"
)
_MARKED: Final = re.compile(
    rf"""
      (?P<sign>[{_SIGNS}])
    | (?P<coded>{_CODED})
    | (?P<gone>\\\n[ \t>]*|\\(?=[!-/:-@\[-`{{-~])|[*_`~\[]+|{_LINK_END}|{_TAG})
    # A line that goes on is one line to the reader; the next entry of a list is not.
    | (?P<gap>[ \t]*\n[ \t>]*+(?![\n|\#]|[-+*][ \t]|[0-9]+[.)][ \t])|[ \t\u00a0\u2009\u202f]{{2,}})
    """,
    re.VERBOSE,
)

_STAND_FOR_FIGURES: Final = ("&#", "%3", "\\x", "\\u", "\\U")
"""How the code of a figure begins in HTML, in a link and in YAML."""
_BETWEEN: Final = (
    rf"[{_SIGNS} \t\n>*_`~\[\\\u00a0\u202f\u2010-\u2015\u2212-]|&[a-zA-Z]{{2,8}};|%2[0dD]"
    rf"|{_LINK_END}|{_TAG}"
)
_TEN_FIGURES: Final = re.compile(rf"[0-9](?<![0-9][0-9])(?:(?:{_BETWEEN})*+[0-9]){{9}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A text as it is read; each of its characters stands for a stretch of what is written."""

    text: str
    stretches: tuple[tuple[int, int], ...]

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Give the offsets in the file's text of a stretch of this one, which is not empty."""
        return self.stretches[start][0], self.stretches[end - 1][1]


def as_read(text: str, *, is_markdown: bool) -> Reading | None:
    """Give a text as it is read; nothing where it holds no ten figures that are disguised.

    Markdown brings marks, coded signs, and lines that go on, in front matter those of YAML too.
    """
    if not is_disguised(text, is_markdown=is_markdown):
        return None
    pattern = _MARKED if is_markdown else _SIGN
    signs = tuple(_signs(text, pattern))
    return Reading(
        text="".join(sign for sign, _, _ in signs),
        stretches=tuple((start, end) for _, start, end in signs),
    )


def is_disguised(text: str, *, is_markdown: bool) -> bool:
    """Tell quickly whether figures may be written with other signs, or with marks among them.

    Ten figures with nothing but plain separators among them are read as they are written.
    """
    if _has_signs(text):
        return True
    if not is_markdown:
        return False
    # One sign is looked for faster than two: most texts have none of these three.
    has_codes = ("\\" in text or "%" in text or "&" in text) and any(
        sign in text for sign in _STAND_FOR_FIGURES
    )
    return has_codes or any(_MARKED.search(figures[0]) for figures in _TEN_FIGURES.finditer(text))


def _has_signs(text: str) -> bool:
    """Tell whether a sign that is no plain one occurs; of Latin-1 only the soft hyphen is none."""
    is_latin = len(text.encode("latin-1", "ignore")) == len(text)
    return "\u00ad" in text if is_latin else _SIGN.search(text) is not None


def _signs(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, int, int]]:
    """Give each character that is read, with the first offset it stands for and the next."""
    at = 0
    for match in pattern.finditer(text):
        yield from ((text[one], one, one + 1) for one in range(at, match.start()))
        yield from ((sign, *match.span()) for sign in _seen(match)[:1])
        at = match.end()
    yield from ((text[one], one, one + 1) for one in range(at, len(text)))


def _seen(match: re.Match[str]) -> str:
    if match.lastgroup == "sign":
        return _looks_like(match[0])
    if match.lastgroup == "coded":
        return _looks_like(_decoded(match[0]))
    return " " if match.lastgroup == "gap" else ""


def _decoded(coded: str) -> str:
    if coded.startswith("&"):
        return (unescape(coded) or coded)[0]
    code = int(coded.lstrip("%\\xuU"), 16)
    return chr(code) if code <= _LAST_SIGN else coded[0]


def _looks_like(sign: str) -> str:
    """Give the plain sign that one looks like: a figure, a hyphen, a space, nothing, or itself."""
    if sign in "\u02d7\u2043\u207b" or category(sign) == "Pd":
        return "-"
    if category(sign) == "Zs":
        return " "
    if category(sign) in ("Cf", "Mn"):
        return ""
    figure = decimal(sign, None)
    return sign if figure is None else str(figure)

"""Personal data in Danish text: CPR numbers, private mail addresses and telephone numbers.

Knows what they look like, and what only looks like them. Refuses to know files and records, and
who a number belongs to; nothing here repeats what it found.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from sagsgang.danish.disguise import as_read

MASK: Final = "DDMMÅÅ-****"
"""What is shown where a CPR number stands."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Spot:
    """A stretch of a text, as offsets of its first character and of the one after its last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class PersonalNumber(Spot):
    """A stretch that is a CPR number or, when not `is_certain`, may be one."""

    is_certain: bool


_DASH: Final = "\\-\u2010-\u2015\u2212"
_GAP: Final = "[ \t\u00a0\u2009\u202f]"
_FIRST: Final = rf"[0-9](?<![0-9][0-9])(?<![0-9][.,/{_DASH}][0-9])"
"""A figure with none before it. Patterns begin with what they eat: that is far quicker to find."""
_AFTER: Final = rf"(?![0-9])(?![/{_DASH}][0-9])"
_NUMBER: Final = re.compile(
    rf"(?P<birth>{_FIRST}[0-9]{{5}})"
    rf"(?:{_GAP}?(?P<dash>[{_DASH}]){_GAP}*(?:\n[ \t>]*)?|{_GAP})?"
    rf"(?P<serial>[0-9]{{4}}){_AFTER}"
)
"""Robustness.md 4: six digits and four, with a space, a dash or nothing between them."""

_LOOSE_NUMBER: Final = re.compile(
    rf"(?P<day>{_FIRST}[0-9])(?:{_GAP}|[./{_DASH}])?(?P<month>[0-9]{{2}})"
    rf"(?:{_GAP}|[./{_DASH}])?(?:18|19|20)?(?P<year>[0-9]{{2}})"
    rf"{_GAP}?[./{_DASH}]?{_GAP}?(?P<serial>[0-9]{{4}}){_AFTER}"
)
"""Spellings that are CPR numbers only where a word says so."""

_NUMBER_IN_NAME: Final = re.compile(
    r"(?P<birth>[0-9](?<![0-9][0-9])[0-9]{5})(?:(?P<dash>[-_\u2010-\u2015])|[ .\u00a0])?"
    r"(?P<serial>[0-9]{4})(?![0-9])"
)
"""In the name of a file hyphens stand between words."""

_CPR_WORD: Final = re.compile(r"cpr|person-?\s?n(?:umme)?r|fødselsnummer", re.IGNORECASE)
_CPR_SIGNS: Final = ("cpr", "person", "fødselsn")
"""What a text with a `_CPR_WORD` holds in lower case."""
_NEAR: Final = 40
"""Characters between a number and the word that says what it is."""

_PRODUCTION_UNIT: Final = re.compile(
    r"(?:\bp-?\s?n(?:umme)?r|\bproduktionsenhed\w*)[.:]?(?:er)?:?\s*$", re.IGNORECASE
)
"""Before a production unit's number in the CVR register, which has ten digits too."""

_WEIGHTS: Final = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_HEXADECIMAL: Final = re.compile(r"[0-9a-f]+")
_DIGEST: Final = 16
"""Digits of the shortest digest that records hold."""

_REPLACEMENT: Final = 60
"""What is added to the day in a number that a hospital gives to somebody without one."""


def cpr_numbers(text: str, *, is_markdown: bool = False) -> Iterator[PersonalNumber]:
    """Find what is or may be a CPR number, in order, as it is written and as it is read.

    Certain is a date with a serial that passes modulus 11, or on 1 January (numbers without a
    check digit are given to those born then, cpr.dk), or near a word such as "CPR". Uncertain is
    a date, a dash and four digits. A case number, an EAN and a telephone number are neither.
    """
    yield from _written_and_read(text, _cpr_numbers, is_markdown=is_markdown)


def _written_and_read(
    text: str,
    numbers: Callable[[str], Iterable[PersonalNumber]],
    *,
    is_markdown: bool,
) -> list[PersonalNumber]:
    """Find numbers in a text, then those that stand there only for somebody who reads it."""
    found = list(numbers(text))
    seen = as_read(text, is_markdown=is_markdown)
    if seen is None:
        return found
    for one in numbers(seen.text):
        start, end = seen.written(one.start, one.end)
        if all(end <= other.start or other.end <= start for other in found):
            found.append(PersonalNumber(start=start, end=end, is_certain=one.is_certain))
    return sorted(found)


def _cpr_numbers(text: str) -> Iterator[PersonalNumber]:
    folded = text.lower()
    has_word = any(sign in folded for sign in _CPR_SIGNS)
    found = list(_strict_numbers(text, _NUMBER, has_word=has_word))
    if has_word:
        taken = {offset for one in found for offset in (one.start, one.end)}
        found.extend(
            PersonalNumber(start=match.start(), end=match.end(), is_certain=True)
            for match in _LOOSE_NUMBER.finditer(text)
            if taken.isdisjoint(match.span())
            and _is_named(text, match)
            and birth_date(match["day"] + match["month"] + match["year"] + match["serial"])
        )
    yield from sorted(found)


def cpr_numbers_in_name(name: str) -> Iterator[PersonalNumber]:
    """Find what is or may be a CPR number in the name of a file or folder, in order."""
    yield from _written_and_read(name, _numbers_in_name, is_markdown=True)


def _numbers_in_name(name: str) -> Iterator[PersonalNumber]:
    return _strict_numbers(name, _NUMBER_IN_NAME, has_word=True)


def _strict_numbers(
    text: str, pattern: re.Pattern[str], *, has_word: bool
) -> Iterator[PersonalNumber]:
    for match in pattern.finditer(text):
        digits = match["birth"] + match["serial"]
        if birth_date(digits) is None or _is_in_digest(text, match):
            continue
        is_certain = (has_check_digit(digits) or digits.startswith("0101")) and (
            _PRODUCTION_UNIT.search(text, max(0, match.start() - _NEAR), match.start()) is None
        )
        if is_certain or (has_word and _is_named(text, match)):
            yield PersonalNumber(start=match.start(), end=match.end(), is_certain=True)
        elif match["dash"]:
            yield PersonalNumber(start=match.start(), end=match.end(), is_certain=False)


def _is_in_digest(text: str, match: re.Match[str]) -> bool:
    """Tell whether the figures stand in a long hexadecimal number."""
    around = _HEXADECIMAL.search(text, max(0, match.start() - _DIGEST))
    while around is not None and around.end() <= match.start():
        around = _HEXADECIMAL.search(text, around.end())
    return (
        around is not None
        and around.start() <= match.start()
        and around.end() >= match.end()
        and around.end() - around.start() >= _DIGEST
        and not around[0].isdecimal()
    )


def _is_named(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word near a number says that it is a CPR number."""
    near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    return _CPR_WORD.search(near) is not None


def birth_date(digits: str) -> date | None:
    """Read the birthday in ten digits, or give nothing when there is no such day.

    The seventh digit tells the century (cpr.dk, "Personnummeret i CPR"); a replacement number has
    60 added to its day.
    """
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    try:
        return date(
            _century(int(digits[6]), year) + year,
            month,
            day - _REPLACEMENT if day > _REPLACEMENT else day,
        )
    except ValueError:
        return None


def _century(seventh: int, year: int) -> int:
    """Read cpr.dk's table of the seventh digit."""
    last_of_1900s, last_year_of_4_and_9, last_year_of_5_to_8 = 3, 36, 57
    if seventh <= last_of_1900s:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= last_year_of_4_and_9 else 1900
    return 2000 if year <= last_year_of_5_to_8 else 1800


def has_check_digit(digits: str) -> bool:
    """Tell whether ten digits pass the modulus 11 that all CPR numbers had until 2007."""
    return (
        sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11 == 0
    )


def masked(text: str) -> str:
    """Hide every number that is or may be a CPR number, also where no word is near to say so."""
    for numbers in (_dated_numbers, _cpr_numbers):
        for one in reversed(_written_and_read(text, numbers, is_markdown=True)):
            text = text[: one.start] + MASK + text[one.end :]
    return text


def _dated_numbers(text: str) -> list[PersonalNumber]:
    """List stretches of ten digits that begin with a date, none of which lies in another."""
    if not _FOUR_DIGITS.search(text):
        return []
    found: list[PersonalNumber] = []
    for match in (*_NUMBER_IN_NAME.finditer(text), *_NUMBER.finditer(text)):
        start, end = match.span()
        is_number = birth_date(match["birth"] + match["serial"]) is not None
        is_apart = all(end <= other.start or other.end <= start for other in found)
        if is_number and is_apart and not _is_in_digest(text, match):
            found.append(PersonalNumber(start=start, end=end, is_certain=False))
    return found


_FOUR_DIGITS: Final = re.compile(r"[0-9]{4}")


_WEBMAIL: Final = (
    *("gmail.com", "googlemail.com", "hotmail.com", "hotmail.dk", "outlook.com", "outlook.dk"),
    *("live.com", "live.dk", "msn.com", "yahoo.com", "yahoo.dk", "ymail.com", "icloud.com"),
    *(
        "me.com",
        "mac.com",
        "aol.com",
        "gmx.com",
        "gmx.de",
        "gmx.net",
        "proton.me",
        "protonmail.com",
    ),
    *("pm.me", "tutanota.com", "tuta.io", "fastmail.com", "fastmail.fm", "zoho.com", "hey.com"),
    *(
        "mail.dk",
        "e-mail.dk",
        "email.dk",
        "jubii.dk",
        "ofir.dk",
        "sol.dk",
        "youmail.dk",
        "privat.dk",
    ),
    *("tele.dk", "tdcadsl.dk", "tdcspace.dk", "get2net.dk", "webspeed.dk", "cybercity.dk"),
    *("stofanet.dk", "adslhome.dk", "wanadoo.dk", "comxnet.dk", "fibermail.dk", "turbopost.dk"),
    *("bbsyd.dk", "sydfynsnet.dk", "dlgtele.dk", "dlgmail.dk", "city.dk", "forum.dk", "pc.dk"),
)
"""Where people, not municipalities or organisations, have their mail."""

_PRIVATE_HOST: Final = re.compile(
    r"(?:@|\(at\)|\[at\]|\(snabel-?a\))\s?"
    rf"(?:[a-z0-9-]+\.)*(?:{'|'.join(map(re.escape, _WEBMAIL))})(?![\w-]|\.[a-z])",
    re.IGNORECASE,
)
_LOCAL_PART: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}\s?$")


_EMAIL_SIGNS: Final = (b"@", b"(at)", b"[at]", b"(snabel")


def may_hold_emails(data: bytes) -> bool:
    """Tell quickly of a text, as UTF-8 in small letters, whether to look for addresses at all."""
    return any(sign in data for sign in _EMAIL_SIGNS)


def private_emails(text: str) -> Iterator[Spot]:
    """Find mail addresses at hosts where private people have theirs, in order."""
    for host in _PRIVATE_HOST.finditer(text):
        local = _LOCAL_PART.search(text, max(0, host.start() - 65), host.start())
        if local is not None:
            yield Spot(start=local.start(), end=host.end())


_NO_AMOUNT: Final = (
    rf"(?![0-9])(?!{_GAP}?[.,/{_DASH}]?[0-9])"
    rf"(?!{_GAP}?(?:kr\b|kroner|mio|mia|borgere|personer|%))"
)
_PHONE: Final = re.compile(
    rf"""
    [2-9](?<![0-9+].)(?<![0-9][.,/{_DASH}\ \u00a0].)
    (?:
        (?P<pairs>[0-9](?:{_GAP}[0-9]{{2}}){{3}})
      | (?P<fours>[0-9]{{3}}{_GAP}[0-9]{{4}})
      | (?P<named>(?:(?:{_GAP}|[./{_DASH}])?[0-9]){{7}})
    )
    {_NO_AMOUNT}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PHONE_WITH_COUNTRY: Final = re.compile(
    rf"[(+0](?<![0-9].)(?:\+|00?)?45\)?(?:{_GAP}|[{_DASH}])?"
    rf"[2-9](?:(?:{_GAP}|[{_DASH}])?[0-9]){{7}}{_NO_AMOUNT}",
    re.IGNORECASE,
)
_PHONE_WORD: Final = re.compile(
    r"(?:\btlf|telefon\w*|\bmobil\w*|\bsms|\b(?:lokal|direkte )n(?:umme)?r)[^0-9\n]{0,20}$",
    re.IGNORECASE,
)
_OTHER_NUMBER: Final = re.compile(
    r"\b(?:(?:p|se|reg|sags?|bilags?)[-. ]?n(?:umme)?r"
    r"|(?:cvr|ean|gln|kle|konto|journal|faktura|ordre|sag|dok)\w*)[-.: ]{0,3}"
    r"(?:(?:n(?:umme)?r|id)[.: ]{0,3})?$",
    re.IGNORECASE,
)
_YEARS: Final = re.compile(rf"(?:19|20)[0-9]{{2}}{_GAP}(?:19|20)[0-9]{{2}}")


_PHONE_SIGNS: Final = ("tlf", "telefon", "mobil", "sms", "lokaln", "direkte n")


def phone_numbers(text: str) -> Iterator[Spot]:
    """Find Danish telephone numbers, in order.

    Eight digits count in pairs, in two groups of four, after +45, or after a word such as "tlf.";
    otherwise they are a CVR number, a date, an amount or a case number.
    """
    found = [
        Spot(start=match.start(), end=match.end()) for match in _PHONE_WITH_COUNTRY.finditer(text)
    ]
    taken = {spot.end for spot in found}
    for match in _PHONE.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        is_other = match["named"] or _OTHER_NUMBER.search(before) or _YEARS.fullmatch(match[0])
        if match.end() not in taken and (_PHONE_WORD.search(before) or not is_other):
            found.append(Spot(start=match.start(), end=match.end()))
    yield from sorted(found)


def fingerprint_of(path: str, part: str, context: str, nth: int = 1) -> str:
    """Name a place that somebody has looked at: 16 hexadecimal digits that reveal nothing of it.

    `context` is what the place is known by, and never the number itself: there are so few CPR
    numbers that anybody could try them all against a digest, from a log that still exists when
    the number is gone. For a text it is `context_of`; for an attachment the SHA-256 of the file,
    which nobody can guess without having the file. `nth` counts equal contexts in `part`, from 1.
    """
    named = "\0".join((path, part, context, str(nth)))
    return sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def context_of(text: str, spot: Spot) -> str:
    """Give the line or lines around a stretch without it, every other digit hidden too."""
    start = text.rfind("\n", 0, spot.start) + 1
    end = text.find("\n", spot.end)
    after = text[spot.end : len(text) if end < 0 else end]
    line = f"{text[start : spot.start]}*{after}"
    return " ".join(re.sub(r"[0-9]", "0", line).split())

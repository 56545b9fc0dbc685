"""What libyaml refuses: the mistake in Danish, and the lines as they were probably meant.

Knows how slips in a web editor look to a YAML parser. Every mistake is set right on a copy of
the lines, so that the next one can be found; the file itself is never touched. Refuses to know
what any key means.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sagsgang.diagnostics import Diagnostic, error
from sagsgang.reading.nodes import Scalar
from sagsgang.reading.yaml_lines import (
    ITEM_LINE,
    KEY_LINE,
    TIGHT_ITEM,
    TIGHT_KEY,
    Refusal,
    YamlLines,
    indentation,
    shortened,
)
from sagsgang.reading.yaml_texts import (
    colon_in_brackets,
    colon_in_text,
    extra_bracket,
    leading_mark,
    text_after_quote,
    unclosed_bracket,
    unclosed_quote,
    unknown_escape,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A mistake that no longer stands in the lines; `unread` is a key whose value was given up."""

    diagnostic: Diagnostic
    unread: Scalar | None = None


_LEFTMOST_KEY = re.compile(r"[^\W\d_]\w*")

_Cure = Callable[[YamlLines, Refusal], Diagnostic | None]


def set_right(lines: YamlLines, refusal: Refusal) -> Found:
    """Name the mistake behind a refusal and take it out of the lines.

    Each call changes at least one line that is not blank, so that reading comes to an end.
    """
    before = tuple(lines.current)
    for cure in (*_CURES, _given_up):
        diagnostic = cure(lines, refusal)
        if diagnostic is not None:
            return Found(diagnostic, _unread(lines, before))
    raise AssertionError(refusal)


def _unread(lines: YamlLines, before: tuple[str, ...]) -> Scalar | None:
    """Find the key at the left edge of the first line that was taken out."""
    for number, (old, new) in enumerate(zip(before, lines.current, strict=True)):
        if old and not new:
            match = _LEFTMOST_KEY.match(old)
            return Scalar(match[0], lines.place(number, 0)) if match else None
    return None


def _tabs(lines: YamlLines, refusal: Refusal) -> Diagnostic | None:
    line = refusal.line
    if line >= len(lines.current) or "\t" not in _blanks(lines.current[line]):
        return None
    first, last = line, line
    while last + 1 < len(lines.current) and "\t" in _blanks(lines.current[last + 1]):
        last += 1
    column = lines.current[first].index("\t")
    place = lines.place(first, column)
    for number in range(first, last + 1):
        text = lines.current[number]
        blanks = _blanks(text)
        wider = " " * _columns_meant(lines, number, blanks)
        shift = len(blanks) - len(wider)
        lines.mend(number, wider + text[len(blanks) :], start=len(wider), shift=shift)
    where = "Linjen er"
    if last > first:
        where = f"Linje {lines.number(first)}-{lines.number(last)} er"
    shown = "\n".join(lines.current[first : last + 1])
    return error(
        "tabulator",
        place,
        f"{where} rykket ind med tabulator; der skal bruges mellemrum.",
        f"Skriv to mellemrum for hver tabulator:\n{shown}",
    )


def _columns_meant(lines: YamlLines, line: int, blanks: str) -> int:
    """Two columns for a tab, unless the line above is a sibling that cannot be a parent."""
    above = lines.above(line)
    sibling = KEY_LINE.fullmatch(lines.current[above]) if above is not None else None
    if sibling is not None and sibling["value"] and KEY_LINE.fullmatch(lines.current[line]):
        return sibling.start("key")
    return len(blanks.replace("\t", "  "))


def _blanks(text: str) -> str:
    return text[: indentation(text)]


def _tight(lines: YamlLines, refusal: Refusal) -> Diagnostic | None:
    """A key without a space after its colon, or an entry without a space after its dash."""
    for line in _suspects(lines, refusal):
        text = lines.current[line]
        if match := TIGHT_ITEM.fullmatch(text):
            dash = match.start("value") - 1
            place = lines.place(line, dash)
            lines.mend(line, f"{text[: dash + 1]} {text[dash + 1 :]}", start=dash + 2, shift=-1)
            return error(
                "liste-uden-mellemrum",
                place,
                f"Der mangler et mellemrum efter stregen i '{text.strip()}'.",
                f"Skriv linjen sådan:\n{lines.current[line]}",
            )
        match = TIGHT_KEY.fullmatch(text)
        if match and not (KEY_LINE.fullmatch(text) and ": " in match["value"]):
            colon = match.end("key")
            place = lines.place(line, colon)
            lines.mend(line, f"{text[: colon + 1]} {text[colon + 1 :]}", start=colon + 2, shift=-1)
            return error(
                "noegle-uden-mellemrum",
                place,
                f"Der mangler et mellemrum efter kolonet i '{text.strip()}'.",
                f"Skriv linjen sådan:\n{lines.current[line]}",
            )
    return None


def _suspects(lines: YamlLines, refusal: Refusal) -> list[int]:
    """Lines where the slip may stand, the likeliest first."""
    found: list[int] = []
    if "simple key" in refusal.context:
        found.append(refusal.context_line)
    elif refusal.problem == "fortsat":
        found.append(refusal.line)
    elif "mapping values" in refusal.problem:
        above = lines.above(refusal.line)
        if above is not None and _is_at_key(lines, refusal):
            found.append(above)
        else:
            found.append(refusal.line)
    return [line for line in found if 0 <= line < len(lines.current)]


def _is_at_key(lines: YamlLines, refusal: Refusal) -> bool:
    """Tell whether reading stopped at a line's first colon, not inside its value."""
    match = KEY_LINE.match(lines.current[refusal.line])
    return match is not None and refusal.column < match.end("gap")


def _missing_colon(lines: YamlLines, refusal: Refusal) -> Diagnostic | None:
    line = refusal.line
    if "simple key" in refusal.context:
        line = refusal.context_line
    elif "mapping values" in refusal.problem:
        above = lines.above(refusal.line)
        if above is None or not _is_at_key(lines, refusal):
            return None
        line = above
    else:
        return None
    text = lines.current[line]
    plain = text.strip()
    is_text = plain and KEY_LINE.fullmatch(text) is None and ITEM_LINE.fullmatch(text) is None
    if not is_text or plain[0] in "\"'[{&*!|>%@`":
        return None
    place = lines.place(line, indentation(text))
    lines.blank(line, line)
    above = lines.above(line)
    hint = "Skriv en nøgle, et kolon og et mellemrum foran, fx 'titel: Budget 2023'."
    if above is not None:
        hint += (
            f" Hører teksten til linje {lines.number(above)},"
            " så ryk den to mellemrum længere ind end den linje."
        )
    message = f"Linjen '{shortened(plain)}' har ingen nøgle med kolon."
    return error("kolon-mangler", place, message, hint)


def _indentation(lines: YamlLines, refusal: Refusal) -> Diagnostic | None:
    """A line that is moved too far in or out to belong with its neighbours."""
    line = refusal.line
    if line >= len(lines.current):
        return None
    text = lines.current[line]
    indent = indentation(text)
    is_misplaced = (
        "expected key" in refusal.problem
        or "'-' indicator" in refusal.problem
        or refusal.problem == "fortsat"
    ) and refusal.column == indent
    if not is_misplaced and not (
        "mapping values" in refusal.problem and _is_at_key(lines, refusal)
    ):
        return None
    wanted = _wanted_column(lines, line, is_item=text.lstrip().startswith("- "))
    if wanted is None or wanted == indent:
        return None
    place = lines.place(line, indent)
    lines.mend(line, " " * wanted + text.lstrip(), start=wanted, shift=indent - wanted)
    seen = f"Linjen er rykket {indent} mellemrum ind" if indent else "Linjen er ikke rykket ind"
    should = f"der skal være {wanted} mellemrum foran" if wanted else "den skal begynde helt ude"
    return error(
        "indrykning-forkert",
        place,
        f"{seen}; {should}.",
        f"Skriv linjen sådan:\n{lines.current[line]}",
    )


def _outermost_dash(lines: YamlLines, refusal: Refusal) -> Diagnostic | None:
    """A dash before the first key of all makes the whole block a list."""
    if "'-' indicator" not in refusal.problem or refusal.column or refusal.context_column:
        return None
    line = refusal.context_line
    text = lines.current[line]
    if not text.startswith("- ") or KEY_LINE.fullmatch(text) is None:
        return None
    place = lines.place(line, 0)
    plain = text[1:].lstrip()
    shift = len(text) - len(plain)
    lines.mend(line, plain, shift=shift)
    for number in range(line + 1, refusal.line):
        below = lines.current[number]
        if indentation(below) >= shift:
            lines.mend(number, below[shift:], shift=shift)
    return error(
        "yaml-uden-noegler",
        place,
        f"Stregen foran '{shortened(plain)}' gør oplysningerne til en liste.",
        f"Skriv linjen uden streg:\n{plain}",
    )


def _stray_item(lines: YamlLines, refusal: Refusal) -> Diagnostic | None:
    """A list under a key that has a value already."""
    line = refusal.line
    if "expected key" not in refusal.problem or line >= len(lines.current):
        return None
    text = lines.current[line]
    above = lines.above(line)
    if above is None or not text.startswith("- ") or refusal.column:
        return None
    match = KEY_LINE.fullmatch(lines.current[above])
    if match is None or match["value"] is None:
        return None
    place = lines.place(line, 0)
    last = line
    while last + 1 < len(lines.current) and lines.current[last + 1][:1] in {"-", " "}:
        last += 1
    lines.blank(line, last)
    return error(
        "liste-uden-noegle",
        place,
        f"Listen begynder her, men '{match['key']}' på linje {lines.number(above)}"
        " har allerede en værdi.",
        f"Skriv værdien som det første punkt i listen:\n{match['key']}:\n"
        f"  - {match['value']}\n  {text}",
    )


def _wanted_column(lines: YamlLines, line: int, *, is_item: bool) -> int | None:
    """Find the column of the sibling above that is nearest to the line's own."""
    indent = indentation(lines.current[line])
    columns: list[int] = []
    ceiling: int | None = None
    for number in range(line - 1, -1, -1):
        text = lines.current[number]
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        outer = indentation(text)
        if ceiling is not None and outer > ceiling:
            continue
        ceiling = outer
        if is_item and text.lstrip().startswith("- "):
            columns.append(outer)
        elif not is_item and (match := KEY_LINE.match(text)):
            columns.append(match.start("key"))
        if outer == 0:
            break
    if not columns:
        return None
    return min(columns, key=lambda column: abs(column - indent))


def _second_document(lines: YamlLines, refusal: Refusal) -> Diagnostic | None:
    if refusal.problem != "dokument" and "<document start>" not in refusal.problem:
        return None
    for line in range(min(refusal.line, len(lines.current) - 1), -1, -1):
        text = lines.current[line].rstrip()
        if not text.startswith(("---", "...", "%")):
            continue
        place = lines.place(line, 0)
        lines.blank(line, line)
        return error(
            "streg-i-oplysninger",
            place,
            f"Her står '{text}' midt i oplysningerne.",
            "Slet linjen. Oplysninger må ikke deles i flere blokke.",
        )
    return None


def _too_deep(lines: YamlLines, refusal: Refusal) -> Diagnostic | None:
    if refusal.problem != "for dyb":
        return None
    place = lines.place(refusal.line, refusal.column)
    lines.blank(*lines.entry_span(refusal.line))
    return error(
        "yaml-for-dyb",
        place,
        "Her er mere end 20 lister eller grupper inde i hinanden.",
        "Skriv oplysningerne fladere. Slet parenteser, der er kommet med ved en fejl.",
    )


def _given_up(lines: YamlLines, refusal: Refusal) -> Diagnostic:
    """Report what no cure fits, and leave the outermost key that it stands in unread."""
    line, column = refusal.line, refusal.column
    if line >= len(lines.current) or not lines.current[line].strip():
        line, column = refusal.context_line, refusal.context_column
    if not 0 <= line < len(lines.current) or not lines.current[line].strip():
        line = lines.above(len(lines.current)) or 0
        column = indentation(lines.current[line])
    place = lines.place(line, column)
    lines.blank(*lines.entry_span(line))
    message, hint = _in_danish(refusal, lines.originals[line].strip())
    return error("yaml-ugyldig", place, message, hint)


def _in_danish(refusal: Refusal, shown: str) -> tuple[str, str]:
    """Say what libyaml complains of; its own words are English and for programmers."""
    problem = refusal.problem
    where = f"Linjen '{shortened(shown)}' kan ikke læses"
    quote = (
        "Sæt teksten efter kolonet i anførselstegn, hvis den indeholder tegn som : # [ ] { } * &."
    )
    if "flow" in refusal.context:
        return f"{where}: listen i parentes er ikke skrevet rigtigt.", (
            "Skriv hvert punkt på sin egen linje med en streg og et mellemrum foran."
        )
    if "expected key" in problem or "'-' indicator" in problem or "mapping values" in problem:
        return f"{where}: den passer ikke sammen med linjerne over.", (
            "Se efter, at linjen er rykket lige så langt ind som dem, den hører sammen med."
            " " + quote
        )
    return f"{where} som en nøgle med en værdi.", quote


_CURES: tuple[_Cure, ...] = (
    _too_deep,
    _second_document,
    _tabs,
    unknown_escape,
    unclosed_quote,
    colon_in_text,
    _tight,
    leading_mark,
    text_after_quote,
    extra_bracket,
    unclosed_bracket,
    colon_in_brackets,
    _outermost_dash,
    _stray_item,
    _indentation,
    _missing_colon,
)

"""Texts that libyaml refuses because they need quotation marks, or have one too few.

Knows the look of a value on its line. Refuses to know indentation and keys.
"""

import re

from sagsgang.diagnostics import Diagnostic, error
from sagsgang.reading.yaml_lines import ITEM_LINE, KEY_LINE, Refusal, YamlLines, quoted, shortened

_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"')
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_CLOSING = {"[": "]", "{": "}"}
_MARKS = "*&!%@`|>?-]},"


def _value_at(text: str) -> tuple[int, str]:
    """Find where a line's value begins, and the value; an empty one if there is none."""
    match = KEY_LINE.fullmatch(text)
    if match is None or match["value"] is None:
        match = ITEM_LINE.fullmatch(text)
    if match is None:
        return len(text), ""
    return match.start("value"), match["value"]


def _in_quotes(lines: YamlLines, line: int, text: str | None = None) -> str:
    """Put a line's value in quotation marks, with the lines that go on with it."""
    column, value = _value_at(lines.current[line])
    key = KEY_LINE.match(lines.current[line])
    last = lines.continuation(line, key.start("key") if key else column - 1)
    rest = [lines.current[number].strip() for number in range(line + 1, last + 1)]
    whole = " ".join([value if text is None else text, *rest])
    lines.mend(line, lines.current[line][:column] + quoted(whole))
    lines.blank(line + 1, last)
    return lines.current[line]


def _line_of(lines: YamlLines, *candidates: int) -> int | None:
    for line in candidates:
        if 0 <= line < len(lines.current) and lines.current[line].strip():
            return line
    return None


def colon_in_text(lines: YamlLines, refusal: Refusal) -> Diagnostic | None:
    """`titel: Punkt 1: Tema`: a colon with a space after it, inside an unquoted text."""
    if "mapping values" not in refusal.problem:
        return None
    column, value = _value_at(lines.current[refusal.line])
    if refusal.column < column or not value or value[0] in "\"'[{":
        return None
    place = lines.place(refusal.line, column)
    pasted = _in_quotes(lines, refusal.line)
    return error(
        "tekst-med-kolon",
        place,
        f"Teksten '{shortened(value)}' indeholder et kolon og skal derfor stå i anførselstegn.",
        f"Skriv linjen sådan:\n{pasted}",
    )


def leading_mark(lines: YamlLines, refusal: Refusal) -> Diagnostic | None:
    """A text that begins with a character which means something else in YAML."""
    is_scanning = "scanning" in refusal.context and "simple key" not in refusal.context
    line = _line_of(lines, refusal.context_line if is_scanning else refusal.line)
    if line is None:
        return None
    column, value = _value_at(lines.current[line])
    stopped = refusal.context_column if is_scanning else refusal.column
    if not value or value[0] not in _MARKS or stopped != column:
        return None
    place = lines.place(line, column)
    if value.startswith("- "):
        entry = value[2:].strip()
        head = lines.current[line][:column].rstrip()
        outer = " " * (len(head) - len(head.lstrip()) + 2)
        _in_quotes(lines, line, entry)
        return error(
            "liste-paa-noeglens-linje",
            place,
            f"Listen '{shortened(value)}' begynder på samme linje som sin nøgle.",
            f"Skriv hvert punkt i listen på sin egen linje:\n{head}\n{outer}- {entry}",
        )
    pasted = _in_quotes(lines, line)
    return error(
        "tekst-med-tegn",
        place,
        f"Teksten begynder med '{value[0]}' og skal derfor stå i anførselstegn.",
        f"Skriv linjen sådan:\n{pasted}",
    )


def text_after_quote(lines: YamlLines, refusal: Refusal) -> Diagnostic | None:
    """`"Sammen om sundhed" - status` and `[UDKAST] Budget`: text after a closing mark."""
    line = _line_of(lines, refusal.line)
    if line is None or "expected" not in refusal.problem:
        return None
    column, value = _value_at(lines.current[line])
    if not value or refusal.column <= column or value[0] not in "\"'[{":
        return None
    if value[0] in _CLOSING and value.rstrip("]}") != value:
        return None
    place = lines.place(line, column)
    pasted = _in_quotes(lines, line)
    if value[0] in _CLOSING:
        code, seen = "tekst-med-tegn", f"Teksten begynder med '{value[0]}'"
    else:
        code, seen = "tekst-med-anfoerselstegn", "Teksten går videre efter anførselstegnene"
    return error(
        code,
        place,
        f"{seen}; så skal hele teksten stå i anførselstegn.",
        f"Skriv linjen sådan:\n{pasted}",
    )


def unknown_escape(lines: YamlLines, refusal: Refusal) -> Diagnostic | None:
    r"""`"H:\Sager"`: a backslash means something else between double quotation marks."""
    line = refusal.context_line
    if "escape" not in refusal.problem or _line_of(lines, line) is None:
        return None
    _, value = _value_at(lines.current[line])
    if not value.startswith('"'):
        return None
    inner = value[1:-1] if len(value) > 1 and value.endswith('"') else value[1:]
    place = lines.place(refusal.line, max(refusal.column - 1, 0))
    pasted = _in_quotes(lines, line, inner)
    return error(
        "tekst-med-skraastreg",
        place,
        "Her står en omvendt skråstreg '\\' i en tekst med dobbelte anførselstegn.",
        f"Brug enkelte anførselstegn:\n{pasted}",
    )


def unclosed_quote(lines: YamlLines, refusal: Refusal) -> Diagnostic | None:
    """A quotation mark that is opened and not closed on its line."""
    is_at_end = "end of stream" in refusal.problem and "quoted" in refusal.context
    line: int | None = refusal.context_line
    if not is_at_end:
        if "expected" not in refusal.problem and "mapping values" not in refusal.problem:
            return None
        line = _open_quote_above(lines, refusal.line)
    if line is None or _line_of(lines, line) is None:
        return None
    column, value = _value_at(lines.current[line])
    if not value or value[0] not in "\"'" or not _is_open(value):
        return None
    place = lines.place(line, column)
    mark = value[0]
    before = lines.current[line]
    lines.mend(line, before[:column] + quoted(value[1:].rstrip()))
    return error(
        "anfoerselstegn-uafsluttet",
        place,
        f"Teksten begynder med {mark}, men der mangler et {mark} til sidst.",
        f"Skriv linjen sådan:\n{lines.current[line]}",
    )


def _is_open(value: str) -> bool:
    pattern = _DOUBLE if value[0] == '"' else _SINGLE
    return pattern.match(value) is None


def _open_quote_above(lines: YamlLines, line: int) -> int | None:
    """Find the nearest line, from `line` upwards, whose value has an open quotation mark."""
    for number in range(min(line, len(lines.current) - 1), -1, -1):
        _, value = _value_at(lines.current[number])
        if value and value[0] in "\"'" and _is_open(value):
            return number
    return None


def _balance(value: str) -> int:
    """Count the brackets that are opened and not closed outside quotation marks."""
    bare = _SINGLE.sub("", _DOUBLE.sub("", value))
    return sum(bare.count(mark) for mark in "[{") - sum(bare.count(mark) for mark in "]}")


def extra_bracket(lines: YamlLines, refusal: Refusal) -> Diagnostic | None:
    """`[a, b]]`: a bracket too many."""
    line = _line_of(lines, refusal.line)
    if line is None:
        return None
    column, value = _value_at(lines.current[line])
    if not value or value[0] not in _CLOSING or _balance(value) >= 0 or value[-1] not in "]}":
        return None
    place = lines.place(line, column + len(value) - 1)
    lines.mend(line, lines.current[line][: column + len(value) - 1])
    return error(
        "parentes-overfloedig",
        place,
        f"Her står et '{value[-1]}' for meget.",
        f"Skriv linjen sådan:\n{lines.current[line]}",
    )


def unclosed_bracket(lines: YamlLines, refusal: Refusal) -> Diagnostic | None:
    """A list or group in brackets that is opened and not closed on its line."""
    line = _line_of(lines, refusal.context_line)
    if line is None or "flow" not in refusal.context:
        return None
    column, value = _value_at(lines.current[line])
    if not value or value[0] not in _CLOSING or _balance(value) != 1:
        return None
    mark = _CLOSING[value[0]]
    place = lines.place(line, column)
    lines.mend(line, f"{lines.current[line].rstrip().rstrip(',')}{mark}")
    return error(
        "parentes-uafsluttet",
        place,
        f"Her begynder en '{value[0]}', men der mangler et '{mark}' til sidst.",
        f"Skriv linjen sådan:\n{lines.current[line]}",
    )


def colon_in_brackets(lines: YamlLines, refusal: Refusal) -> Diagnostic | None:
    """`[Punkt 1: Tema: A]`: a text with a colon inside brackets."""
    line = _line_of(lines, refusal.context_line)
    if line is None or "flow" not in refusal.context:
        return None
    column, value = _value_at(lines.current[line])
    if not value or value[0] not in _CLOSING or value[-1] != _CLOSING[value[0]]:
        return None
    if any(mark in value[1:-1] for mark in "[]{}\"'"):
        return None
    parts = [part.strip() for part in value[1:-1].split(",")]
    mended = [_part_in_quotes(part, is_pair=value[0] == "{") for part in parts if part]
    culprits = [new for new, old in zip(mended, filter(None, parts), strict=True) if new != old]
    if not culprits and len(mended) == len(parts):
        return None
    place = lines.place(line, column)
    lines.mend(line, f"{lines.current[line][:column]}{value[0]}{', '.join(mended)}{value[-1]}")
    if not culprits:
        return error(
            "komma-overfloedigt",
            place,
            f"Listen '{shortened(value)}' har et komma for meget.",
            f"Skriv linjen sådan:\n{lines.current[line]}",
        )
    head = lines.current[line][:column].rstrip()
    outer = " " * (len(head) - len(head.lstrip()) + 2)
    dash = "- " if value[0] == "[" else ""
    written = "\n".join(f"{outer}{dash}{part}" for part in mended)
    text = culprits[0].partition(": ")[2] if value[0] == "{" else culprits[0]
    return error(
        "tekst-med-kolon",
        place,
        f"Teksten '{text[1:-1]}' indeholder et kolon og skal derfor stå i anførselstegn.",
        f"Skriv det på flere linjer:\n{head}\n{written}",
    )


def _part_in_quotes(part: str, *, is_pair: bool) -> str:
    key, colon, rest = part.partition(": ")
    if is_pair:
        return f"{key}: {quoted(rest.strip())}" if colon and ": " in rest else part
    return quoted(part) if ": " in part else part

"""What YAML accepts, but reads otherwise than it was meant.

Knows the texts that ` #`, a comma or a leading mark cut or change. Refuses to know what libyaml
itself refuses, and what any key means.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from sagsgang.diagnostics import Diagnostic, error, warning
from sagsgang.reading.nodes import Entry, Mapping, Node, Scalar
from sagsgang.reading.yaml_lines import YamlLines, quoted, shortened

_CUT_OFF = re.compile(r"[ \t]+#")

_MIDDLE_OF_SENTENCE = frozenset(
    {
        "at",
        "og",
        "eller",
        "men",
        "som",
        "der",
        "hvor",
        "når",
        "hvis",
        "fordi",
        "samt",
        "så",
        "da",
        "mens",
        "herunder",
        "bl.a.",
        "fx",
        "dvs.",
        "inkl.",
        "hvilket",
        "hvilke",
        "hvorefter",
        "dog",
        "idet",
        "ligesom",
        "såfremt",
    }
)
"""Words that begin no entry of a list, only the rest of a sentence."""

_SENTENCE_WORDS = 3

_CAPITALISED_NAME = re.compile(r"[A-ZÆØÅÉ][\w.'-]*(?: (?:[A-ZÆØÅÉ][\w.'-]*|af|de|von|van))+")
_POSITION = re.compile(
    r"(?:[a-zæøå-]+ ){0,2}[a-zæøå-]*"
    r"(?:direktør|chef|leder|konsulent|formand|sekretær|borgmester|læge|medarbejder|koordinator)",
)


def cut_text(
    lines: YamlLines, start: tuple[int, int], end: tuple[int, int]
) -> Iterator[Diagnostic]:
    """Report ` #` after an unquoted text: YAML drops the rest of the line."""
    line, column = end
    if line >= len(lines.current):
        return
    text = lines.current[line]
    if _CUT_OFF.match(text, column) is None:
        return
    hash_column = text.index("#", column)
    rest = text[hash_column:].strip()
    hint = "Sæt hele teksten i anførselstegn, eller flyt bemærkningen til sin egen linje."
    if start[0] == line:
        whole = text[start[1] :].strip()
        pasted = f"{text[: start[1]].rstrip()} {quoted(whole)}"
        own_line = f"{' ' * (len(text) - len(text.lstrip()))}{rest}"
        hint = (
            f"Skriv linjen sådan, hvis '#' hører til teksten:\n{pasted}\n"
            f"Er det en bemærkning, så flyt den til sin egen linje:\n{own_line}"
        )
    yield error(
        "tekst-med-havelaage",
        lines.place(line, hash_column),
        f"Teksten bliver skåret af ved '#': '{shortened(rest)}' læses ikke.",
        hint,
    )


def marked_text(
    lines: YamlLines, line: int, column: int, end: int | None
) -> tuple[Diagnostic, str]:
    """Report an anchor, alias or tag; `end` is where its text ends, if it has one.

    Gives the text as it is written, so that the key keeps a value.
    """
    text = lines.current[line]
    word = text[column:].split(maxsplit=1)[0]
    mark = word[0]
    written = text[column:end].strip()
    place = lines.place(line, column)
    names = {"&": "et anker", "*": "en henvisning til et anker", "!": "et typemærke"}
    code = "yaml-typemaerke" if mark == "!" else "yaml-anker"
    hint = f"Slet '{shortened(word)}'."
    if end is not None:
        pasted = f"{text[:column]}{quoted(written)}{text[end:]}"
        instead = f"Ellers slet '{shortened(word)}'."
        hint = f"Er det en tekst, så sæt den i anførselstegn:\n{pasted}\n{instead}"
    kind = names.get(mark, "et mærke")
    message = (
        f"'{shortened(word)}' læses som {kind}, fordi det begynder med '{mark}';"
        " den slags bruges ikke her."
    )
    return error(code, place, message, hint), written


def cut_mapping(
    lines: YamlLines, span: tuple[int, int, int], entries: list[Entry]
) -> tuple[Diagnostic, list[Entry]]:
    """Report a comma that cuts a text inside `{}`, and join the text again.

    A key without colon is the rest of the value before it.
    """
    line, column, _ = span
    joined: list[Entry] = []
    first_cut: Entry | None = None
    for entry in entries:
        is_rest = isinstance(entry.value, Scalar) and not entry.value and joined
        if is_rest and not _has_colon(lines, entry):
            first_cut = first_cut or entry
            before = joined[-1]
            if isinstance(before.value, Scalar):
                whole = Scalar(f"{before.value}, {entry.key}", before.value.place)
                joined[-1] = Entry(before.key, whole)
            continue
        joined.append(entry)
    if first_cut is not None:
        place = first_cut.key.place
        message = f"Kommaet før '{first_cut.key}' skærer teksten over, fordi den står i '{{}}'."
    else:
        place = entries[0].key.place
        message = f"'{entries[0].key}' står i '{{}}' uden kolon og værdi."
    finding = error(
        "tekst-med-komma",
        place,
        message,
        f"Skriv oplysningerne på hver sin linje:\n{_as_lines(lines, line, column, joined)}",
    )
    return finding, joined


def _has_colon(lines: YamlLines, entry: Entry) -> bool:
    place = entry.value.place
    line = place.line - lines.first_line
    column = place.column - lines.first_column
    return lines.originals[line][max(column - 1, 0) : column] == ":"


def _as_lines(lines: YamlLines, line: int, column: int, entries: list[Entry]) -> str:
    """Write a mapping in block style, as it would stand where `{` stands."""
    before = lines.current[line][:column]
    head, indent = before, " " * len(before)
    if before.strip("- \t"):
        outer = len(before) - len(before.lstrip())
        indent = " " * (outer + 2)
        head = f"{before.rstrip()}\n{indent}"
    written = [f"{entry.key}: {_as_value(entry.value)}".rstrip() for entry in entries]
    return head + f"\n{indent}".join(written)


def _as_value(value: Node) -> str:
    """Write a value on one line, quoted only where it must be."""
    match value:
        case Scalar():
            return plain_or_quoted(value)
        case Mapping():
            inner = ", ".join(f"{entry.key}: {_as_value(entry.value)}" for entry in value.entries)
            return f"{{{inner}}}"
        case _:
            return "[" + ", ".join(_as_value(item) for item in value.items) + "]"


def plain_or_quoted(text: str) -> str:
    """Write a text for a line of its own."""
    is_safe = text and text[0] not in "-?:,[]{}#&*!|>'\"%@` " and text[-1] not in ": "
    if is_safe and ": " not in text and " #" not in text:
        return str(text)
    return quoted(text)


def cut_list(
    lines: YamlLines, span: tuple[int, int, int], items: list[Node]
) -> Iterator[Diagnostic]:
    """Report an entry inside `[]` that looks like the rest of a sentence.

    Entries that are short words, names or references never do: only an entry that begins with a
    conjunction, ends with a full stop, or is a position after a person's name.
    """
    texts = [item for item in items if isinstance(item, Scalar)]
    if len(texts) != len(items):
        return
    line, column, end = span
    source = lines.current[line][column:end]
    if '"' in source or "'" in source:
        return
    for before, text in pairwise(texts):
        if not _is_rest(before, text):
            continue
        head = lines.current[line][:column].rstrip()
        outer = len(head) - len(head.lstrip())
        indent = " " * (outer + 2)
        one = quoted(source[1:-1].strip())
        many = "\n".join(f"{indent}- {plain_or_quoted(item)}" for item in texts)
        yield warning(
            "tekst-med-komma",
            text.place,
            f"Kommaet før '{text}' deler teksten i to, fordi den står i '[]'.",
            f"Er det én tekst, så skriv:\n{head}\n{indent}- {one}\n"
            f"Er det flere, så skriv:\n{head}\n{many}",
        )
        return


def _is_rest(before: str, text: str) -> bool:
    words = text.split()
    if not words:
        return False
    if words[0] in _MIDDLE_OF_SENTENCE:
        return True
    if len(words) >= _SENTENCE_WORDS and text.endswith(".") and not before.endswith("."):
        return True
    return bool(_CAPITALISED_NAME.fullmatch(before) and _POSITION.fullmatch(text))

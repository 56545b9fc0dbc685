"""Every golden case gives exactly the findings that it shows, and every code has its case.

Reads `tests/cases/<code>.md` as a secretary would: a sentence, the files, the findings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from sagsgang.archive import archive
from sagsgang.diagnostics import Diagnostic
from sagsgang.findings import all_findings
from sagsgang.source import Blob, Source, Text
from tests.attachment_forms import FORMS
from tests.made_files import clean

TODAY = date(2026, 11, 22)
CASES = Path(__file__).parent / "cases"
HELP = Path(__file__).parents[1] / "plugins" / "sagsgang" / "help"
CORE = HELP.parent
ENCODING = re.compile(r"latin-1|crlf|cr|bom|tom|unicode|gange-\d+")


@dataclass(frozen=True)
class Case:
    """One sentence, its files and the findings they give.

    `before` are the files before the change that the case is about, where it is about one: a
    block called `før` shows a file as it was, and all others were the same.
    """

    code: str
    sentence: str
    source: Source
    expected: str
    before: Source | None = None


def _encoded(text: str, encodings: set[str]) -> bytes:
    """Give the bytes of a file that a text on a page cannot show as it is."""
    if "tom" in encodings:
        return b""
    if "unicode" in encodings:
        text = re.sub(r"\\u([0-9A-F]{4})", lambda match: chr(int(match[1], 16)), text)
    for encoding in encodings:
        if encoding.startswith("gange-"):
            text *= int(encoding.removeprefix("gange-"))
    ends = {"crlf": "\r\n", "cr": "\r"}
    text = text.replace("\n", next((ends[one] for one in encodings if one in ends), "\n"))
    data = text.encode("latin-1" if "latin-1" in encodings else "utf-8")
    return b"\xef\xbb\xbf" + data if "bom" in encodings else data


def _cases(path: Path) -> Iterator[Case]:
    sentence = ""
    files: dict[str, Text | Blob] = {}
    earlier: dict[str, Text | Blob] = {}
    tokens = MarkdownIt("commonmark").parse(path.read_text(encoding="utf-8"))
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            sentence, files, earlier = tokens[index + 1].content, {}, {}
        if token.type != "fence":
            continue
        language, _, rest = token.info.strip().partition(" ")
        if language == "markdown":
            name, *encodings = rest.split()
            assert all(ENCODING.fullmatch(one) for one in encodings), (path.name, encodings)
            files[name] = Text(_encoded(token.content, set(encodings)))
        elif language == "før":
            is_text = rest.endswith(".md")
            as_it_is = _attachment(rest, token.content, ["rå"])
            earlier[rest] = Text(token.content.encode()) if is_text else as_it_is
        elif language == "bilag":
            name, *form = rest.split()
            files[name] = _attachment(name, token.content.removesuffix("\n"), form)
        elif language == "fund":
            source = _with_regions(files, path.stem)
            before = {**source, **earlier} if earlier else None
            yield Case(path.stem, sentence, source, token.content, before)


def _attachment(name: str, text: str, form: list[str]) -> Blob:
    """Make a file of the type that its name says, with this text in it.

    `51 MB` after its path says that it is as large, and one word how it is made: a key of
    `attachment_forms.FORMS`, `rå` for a file of these very characters.
    """
    size = form[0] if form[-1:] == ["MB"] else ""
    made = FORMS.get(form[0] if form and not size else "", clean)
    data = made(name, text) if text else b""
    length = int(size) * 1024 * 1024 if size else len(data)
    return Blob(length, sha256(data).hexdigest(), lambda: data)


def _with_regions(files: dict[str, Text | Blob], code: str) -> Source:
    """Give every samarbejde its front page, so that cases need not repeat it."""
    regions = {name.split("/")[0] for name in files if "/" in name} - {"om"}
    if code == "samarbejde-mangler":
        regions = set()
    front = Text(b"---\ntitel: Samarbejdet\n---\n")
    return {f"{region}/index.md": front for region in regions} | files


ALL_CASES = [case for path in sorted(CASES.glob("*.md")) for case in _cases(path)]


def _findings(case: Case) -> tuple[Diagnostic, ...]:
    before = None if case.before is None else archive(case.before)
    return all_findings(archive(case.source), TODAY, before).open


@pytest.mark.parametrize("case", ALL_CASES, ids=lambda case: f"{case.code}: {case.sentence}")
def test_case_gives_the_findings_that_it_shows(case: Case) -> None:
    """The files of a case give the findings under them, whole, in order, and no others."""
    found = _findings(case)

    assert "".join(one.as_text("records/") + "\n" for one in found) == case.expected


@pytest.mark.parametrize("path", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_case_file_shows_its_own_code(path: Path) -> None:
    """A case file is headed by its code, and at least one of its cases gives that code."""
    assert path.read_text(encoding="utf-8").startswith(f"# {path.stem}\n")
    assert any(f"[{path.stem}]" in case.expected for case in _cases(path))


def _codes_raised_in(package: Path) -> set[str]:
    """Find every code that a package can raise: the first text of `error(` and its like."""
    call = re.compile(
        r"\b(?:error|warning|note|refused|diagnostic|_matching|_finding)\(\s*\"([a-z0-9-]+)\""
    )
    return {
        code
        for path in package.rglob("*.py")
        for code in call.findall(path.read_text(encoding="utf-8"))
    }


def test_every_code_has_a_help_page_and_a_case() -> None:
    """What the core can say, the help pages explain and the cases show.

    What only a disk can do wrong has its help page, and its test beside the disk's reader.
    """
    helped = {path.stem for path in HELP.glob("*.md")}
    shown = {path.stem for path in CASES.glob("*.md")}
    of_the_disk = _codes_raised_in(CORE.parent / "mkdocs_sagsgang")

    assert sorted(helped - shown - of_the_disk) == []
    assert sorted(shown - helped) == []
    assert sorted((_codes_raised_in(CORE) | of_the_disk) - helped) == []

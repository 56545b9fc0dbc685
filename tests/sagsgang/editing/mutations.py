"""Files as they never should be: the real records with slips of hand, and bytes of no meaning.

It knows what goes wrong when people and programs edit text. It refuses to know what is found.
"""

from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from sagsgang.source import Source, Text

RECORDS = Path(__file__).parents[3] / "records"

PATHS = (
    "syddanmark/moeder/2023/2023-01-25-kredsen.md",
    "syddanmark/fora/kredsen.md",
    "syddanmark/sager/2023/sagen.md",
    "syddanmark/udpegninger/2023/udpegningen.md",
    "syddanmark/hoeringer/2023/hoeringen.md",
    "syddanmark/nyheder/2023/2023-01-25-nyheden.md",
    "syddanmark/aftaler/aftalen.md",
    "syddanmark/kommuner/kommunen.md",
    "syddanmark/index.md",
    "om/siden.md",
    "Forkert Sted/Fil.md",
)
"""Where bytes of no meaning are put: one of every kind, and a place where no record may lie."""

SNIPPETS = (
    *(
        "---\n",
        "```yaml\n",
        "```\n",
        "~~~\n",
        "## Punkt 4: Budget\n",
        "### Baggrund\n",
        "### Referat\n",
    ),
    *(
        "## Noter\n",
        "### Indstilling fra A til B\n",
        "### Opfølgning\n- [ ] Kari: ringer.\n",
        "#### Andet\n",
    ),
    *(
        "accepteret:\n  - kode: x\n",
        "dato: 2023-02-30\n",
        "status: godkendt\n",
        "note: |\n  tekst\n  # mere\n",
    ),
    *(
        "- ",
        "> ",
        "  ",
        "\t",
        "| a | b |\n|---|---|\n",
        "===\n",
        "[a]: b\n",
        "[a](/records/x.md#punkt-4)",
    ),
    *(
        "{",
        "}",
        "[",
        "]",
        ": ",
        " #",
        "&a ",
        "*a",
        "!!str ",
        "'",
        '"',
        "\\",
        "|\n",
        ">-\n",
        "? ",
        "<<: *a\n",
    ),
    *(
        "En. To! Tre? »Fire.« (Fem.) Seks",
        "bl.a. Den 1. Januar.",
        "SSS",
        "Varde Kommune",
        "2023-01",
        "O-9999",
    ),
    *(
        "\r\n",
        "\r",
        "\x00",
        "\x0b",
        "\x85",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\u00a0",
        "a\u030a",
        "\ud83d\ude00",
    ),
    *("[" * 3000, "- " * 60 + "\n", "> " * 200, "*" * 2000, "a. B " * 400, "`" * 501, "{" * 50),
)


SMALL = 2000
"""Bytes."""


@cache
def real_records() -> dict[str, bytes]:
    """Every record of the project by its path."""
    return {
        path.relative_to(RECORDS).as_posix(): path.read_bytes()
        for path in sorted(RECORDS.rglob("*.md"))
    }


@cache
def neighbours() -> Source:
    """Some real records that a changed one stands among: all would take too long."""
    small = [(path, data) for path, data in real_records().items() if len(data) < SMALL]
    return {path: Text(data) for path, data in small[::8]}


def _snippet(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@st.composite
def _slipped(draw: st.DrawFn, data: bytes) -> bytes:
    """Let the hand slip once."""
    lines = data.splitlines(keepends=True) or [b""]
    slip = draw(st.sampled_from(("insert", "delete", "move", "double", "cut", "byte", "ends")))
    here = draw(st.integers(0, len(lines) - 1))
    there = draw(st.integers(0, len(lines) - 1))
    at = draw(st.integers(0, len(lines[here])))
    match slip:
        case "insert":
            new = _snippet(draw(st.sampled_from(SNIPPETS) | st.text(max_size=12)))
            lines[here] = lines[here][:at] + new + lines[here][at:]
        case "delete":
            del lines[min(here, there) : max(here, there) % (min(here, there) + 4) + 1]
        case "move":
            lines[here], lines[there] = lines[there], lines[here]
        case "double":
            lines.insert(there, lines[here])
        case "cut":
            lines[here] = lines[here][:at]
        case "byte":
            lines[here] = lines[here][:at] + draw(st.binary(min_size=1, max_size=3))
        case _:
            lines = [
                line.replace(b"\n", draw(st.sampled_from((b"\r\n", b"\r", b"")))) for line in lines
            ]
    return b"".join(lines)


@st.composite
def mutated_records(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw the path and bytes of a real record after one to four slips."""
    path = draw(st.sampled_from(list(real_records())))
    data = real_records()[path]
    for _ in range(draw(st.integers(1, 4))):
        data = draw(_slipped(data))
    return path, data


def raw_files() -> st.SearchStrategy[tuple[str, bytes]]:
    """Draw a path and bytes of no meaning, some of them with the marks of a record."""
    pieces = st.lists(st.sampled_from(SNIPPETS).map(_snippet) | st.binary(max_size=8), max_size=20)
    data = st.binary(max_size=300) | pieces.map(b"".join)
    return st.tuples(st.sampled_from(PATHS), data | data.map(lambda one: b"---\n" + one))


def files() -> st.SearchStrategy[tuple[str, bytes]]:
    """Draw any file: a real record with slips, or bytes of no meaning."""
    return mutated_records() | raw_files()


def among_neighbours(path: str, data: bytes) -> Source:
    """Put a file among some real records."""
    return {**neighbours(), path: Text(data)}

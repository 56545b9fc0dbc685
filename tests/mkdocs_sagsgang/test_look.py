"""The files of the site's look, read as they are published."""

import re
from pathlib import Path

from sagsgang.danish import slug
from sagsgang.records.meeting import MeetingStatus
from sagsgang.records.parts import Outcome

OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"
FILES = OVERRIDES / "files"
STYLES = {path.name: path.read_text(encoding="utf-8") for path in sorted(FILES.glob("css/*.css"))}


def declarations(block: str) -> dict[str, str]:
    """Read the custom properties of a block."""
    return dict(re.findall(r"(--[\w-]+):([^;]+);", block))


def block(opening: str) -> dict[str, str]:
    """Read the tokens of the one block that opens so."""
    _, found, rest = STYLES["tokens.css"].partition(f"{opening}{{\n")
    assert found
    return declarations(rest.partition("\n}")[0])


def test_dark_is_the_same_whoever_asks_for_it() -> None:
    """The device's wish and the reader's choice give the same tokens, all known in light too."""
    by_device = block(":root:not([data-scheme=light])")
    assert by_device == block("\n:root[data-scheme=dark]")
    assert by_device.keys() < block("\n:root").keys()


def test_colours_stand_with_the_tokens() -> None:
    """Other styles name tokens; only paper, which is black on white, has colours of its own."""
    own = {
        name: re.findall(r"#[0-9a-f]{3,6}\b|rgb\((?!0 0 0)", text)
        for name, text in STYLES.items()
        if name not in {"tokens.css", "print.css"}
    }
    assert not any(own.values()), own


def test_every_token_that_is_used_is_known() -> None:
    """A misspelled name would silently give nothing."""
    text = "".join(STYLES.values())
    known = set(re.findall(r"(--[\w-]+):", text))
    assert set(re.findall(r"var\((--[\w-]+)", text)) <= known


def test_every_outcome_has_a_shape_of_its_own() -> None:
    """No two outcomes share a sign, so that colour alone never tells them apart."""
    shapes = {
        outcome: re.findall(
            rf"\.outcome--{slug(outcome.value)}\{{[^}}]*--i:url\(([^)]*)\)", STYLES["parts.css"]
        )
        for outcome in Outcome
    }
    assert all(len(found) == 1 for found in shapes.values())
    assert len({found[0] for found in shapes.values()}) == len(Outcome)


def test_every_status_of_a_meeting_has_a_sign() -> None:
    """The band above a meeting says how far it has come, by word and by shape."""
    for status in MeetingStatus:
        assert f".status--{slug(status.value)}" in STYLES["parts.css"], status


def test_every_file_of_the_look_is_used() -> None:
    """The frame links each stylesheet and script, and each font is a typeface with its licence."""
    frame = (OVERRIDES / "main.html").read_text(encoding="utf-8")
    listed = re.search(r"for name in \[([^\]]*)\]", frame)
    assert listed is not None
    assert {f"{name}.css" for name in re.findall(r"'(\w+)'", listed[1])} == STYLES.keys()
    fonts = {path.name for path in FILES.glob("fonts/*.woff2")}
    assert set(re.findall(r"\.\./fonts/([\w.-]+)", STYLES["tokens.css"])) == fonts
    licences = [path.read_text(encoding="utf-8") for path in FILES.glob("fonts/LICENSE-*.txt")]
    assert len(licences) == 2
    assert all("SIL OPEN FONT LICENSE Version 1.1" in text for text in licences)


def test_styles_fetch_nothing_from_others() -> None:
    """Pictures stand in the stylesheet itself, fonts beside it."""
    text = "".join(STYLES.values())
    assert "@import" not in text
    assert not [
        url
        for url in re.findall(r"url\(\"?([^\")]*)", text)
        if not url.startswith(("data:", "../"))
    ]

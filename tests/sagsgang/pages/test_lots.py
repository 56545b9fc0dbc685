"""The page of an appointment by lot: everything that a reader needs to work it out alone."""

import subprocess
import sys
from datetime import date
from html import unescape

import pytest

from sagsgang.lots import draws, pool_digest
from sagsgang.site import Settings, build
from tests.sagsgang.html import text_of
from tests.sagsgang.sources import forum, source

POOL = ("varde", "Kandidat <B>", "Kandidat C", "Kandidat D")
PATH = "syd/udpegninger/2026/a"
KEY = "4.11.19.23.30.34.36./17./"


def record(numbers: str, last: str, status: str = "lukket", digest: str = "") -> str:
    """Write an appointment whose draw has two sources."""
    pool = "".join(f'    - "{lot}"\n' for lot in POOL)
    return (
        f"---\ntitel: Pladsen\nforum: kredsen\nstatus: {status}\nlodtrækning:\n"
        f"  bekendtgjort: 2026-11-02\n  pulje:\n{pool}  sha256: {digest or pool_digest(POOL)}\n"
        "  vælges: 1\n  suppleanter: 1\n  kilder:\n"
        "    - navn: Syv tal\n      dato: 2026-11-14\n      trækkes: 7\n      blandt: 36\n"
        f"{numbers}"
        f"    - navn: Et tal\n      dato: 2026-11-15\n      trækkes: 1\n      blandt: 90\n{last}"
        "---\n"
    )


DRAWN = record("      tal: [36, 4, 11, 34, 19, 23, 30]\n", "      tal: 17\n")


def site(text: str, today: date = date(2026, 11, 22)) -> tuple[str, str]:
    """Give the text of the page and its HTML."""
    files = {
        "syd/index.md": "---\ntitel: Syd\n---\n",
        "syd/fora/kredsen.md": forum("Kredsen"),
        "syd/kommuner/varde.md": "---\nnavn: Varde\n---\n",
        f"{PATH}.md": text,
    }
    built = build(source(files), Settings(title="T"), today)
    page = next(page for page in built.pages if page.address == f"{PATH}/")
    return text_of(built, f"{PATH}/"), str(page.article)


def test_a_page_shows_result_key_and_every_draw() -> None:
    """What was drawn stands on top, and below it each hash with divisor, remainder and lot."""
    shown, html = site(DRAWN)
    first, second = list(draws(KEY, len(POOL)))[:2]
    names = ("Varde Kommune", "Kandidat <B>", "Kandidat C", "Kandidat D")
    assert f"Loddet faldt på {names[first.pick - 1]}" in shown
    assert f"Suppleant: {names[second.pick - 1]}." in shown
    assert "Sådan blev der trukket lod" in shown
    assert f">{KEY}<" in html
    assert pool_digest(POOL) in shown
    for draw, fate in ((first, "Valgt"), (second, "Suppleant")):
        row = (
            f"{draw.number} {draw.digest} {draw.divisor} {draw.remainder} "
            f"{draw.pick}. {names[draw.pick - 1]} {fate}"
        )
        assert row in shown
    assert "MD5 bruges kun til at blande tallene." in shown
    assert "Kandidat &lt;B&gt;" in html
    assert "Kandidat <B>" not in html


def test_the_lines_on_the_page_draw_the_same_lots() -> None:
    """Whoever copies them into Python gets the numbers of the pool in the order of the draws."""
    _, html = site(DRAWN)
    lines = unescape(html[html.index("from hashlib") : html.index("</pre>", html.index("hashlib"))])
    done = subprocess.run(
        [sys.executable, "-I", "-c", lines], capture_output=True, encoding="utf-8", check=True
    )
    assert [int(one) for one in done.stdout.split()] == [one.pick for one in draws(KEY, len(POOL))]


def test_before_the_draw_the_page_tells_how_it_will_be() -> None:
    """Pool, hash and sources are there; no winner, no key and nothing to work out."""
    shown, html = site(record("", ""), date(2026, 11, 10))
    assert "Sådan trækkes der lod" in shown
    assert "Her vælges ét lod og derefter én suppleant." in shown
    assert "Lørdag den 14. november 2026. 7 forskellige tal, højst 36." in shown
    assert "Tallene er ikke skrevet ind her endnu." not in shown
    assert "Loddet faldt på" not in shown
    assert "data-lodtraekning" not in html


def test_numbers_that_are_late_are_said_to_be() -> None:
    """With one of two sources there is still no result."""
    shown, _ = site(record("      tal: [36, 4, 11, 34, 19, 23, 30]\n", ""))
    assert "Tallene er ikke skrevet ind her endnu." in shown
    assert "Loddet faldt på" not in shown


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (DRAWN.replace(pool_digest(POOL), "0" * 64), "Lodtrækningen gælder ikke"),
        (DRAWN.replace("status: lukket", "status: bortfaldet"), "så den afgør ingenting."),
    ],
)
def test_a_draw_that_does_not_hold_has_no_winner(text: str, sentence: str) -> None:
    """Another pool than was announced, or nobody to appoint: the page says so."""
    shown, _ = site(text)
    assert sentence in shown
    assert "Loddet faldt på" not in shown

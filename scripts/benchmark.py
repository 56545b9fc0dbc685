"""How long checking and reporting take: `python3 scripts/benchmark.py [--records N]`.

It makes N records in a folder of its own, the same ones every time, and prints the seconds for
N/4, N/2 and N, and for a report on a change of 50 of them. It knows what a year of meetings looks
like. It refuses to judge: a busy machine is no defect.
"""

import environment

environment.activate()

import gc
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from time import perf_counter

import command_line

from mkdocs_sagsgang.disk import read_source
from sagsgang.archive import archive
from sagsgang.rules import findings

CHECK = Path(__file__).with_name("check.py")
REPORT = Path(__file__).with_name("report.py")
TODAY = date(2026, 11, 22)
FIRST_DAY = date(1995, 1, 3)
DAYS = 11_000
"""Meetings are spread over so many days, again and again."""
FORA = 40
CHANGED = 50
"""Records that the reported change touches."""
ITEMS = 8
CASES = 3

WORDS = tuple(
    re.findall(
        r"\w+",
        """
        kommunerne drøfter oplægget om samarbejde mellem hospitaler praksis borgere følger planen
        økonomi ansvar tidsfrister beskrives så alle oplever sammenhæng akutfunktioner demens
        forebyggelse genoptræning hjælpemidler jordemødre kompetencer ledelse medicin netværk
        omsorg palliation rammer rehabilitering svangre sygepleje telemedicin udskrivning ventetid
        årsplan psykiatri overgange digitale løsninger data fælles sprog sundhedsaftale evaluering
        pilotprojekt unge ældre ernæring rygestop hjerte lunger diabetes ryg knæ kræft tandpleje
        børn familier skole bolig arbejde fritid frivillige foreninger transport hverdag tryghed
        nærhed kvalitet måling analyse budget puljer tilskud kontrakter leverandører indkøb drift
        """,
    )
)


def sentence(seed: int, length: int = 14) -> str:
    """Some words in an order of their own for each seed."""
    chosen = random.Random(seed).choices(WORDS, k=length)  # noqa: S311 (the same every time)
    return f"{' '.join(chosen).capitalize()}."


def title(seed: int) -> str:
    """A few words."""
    return sentence(seed, 6).rstrip(".")


def paragraph(seed: int, sentences: int) -> str:
    """A few sentences, each on its line."""
    return "\n".join(sentence(seed * 31 + place) for place in range(sentences)) + "\n"


def record(facts: str, text: str = "") -> str:
    """A file with these facts and this text."""
    return f"---\n{facts}---\n" + (f"\n{text}" if text else "")


def forum_file(number: int) -> str:
    """A forum with a short name, the forum it is under, and a few seats."""
    under = f"under: forum-{(number - 1) // 5}\n" if number else ""
    seats = "".join(
        f"  - rolle: medlem\n    side: kommunal\n    besat:\n"
        f"      - navn: Kari Prøve {number}-{place}\n        kommune: kommune-{place}\n"
        "        fra: 2020-01-01\n"
        for place in range(6)
    )
    return record(f"navn: Forum {number}\nkort: F{number}\n{under}pladser:\n{seats}")


def item(meeting: int, number: int, day: date) -> str:
    """A punkt with facts, recommendation, presentation and referat; the first ones have a case."""
    seed = meeting * ITEMS + number
    case = f"sag: {day.year}/sag-{meeting}-{number}\n" if number <= CASES else ""
    return f"""
## Punkt {number}: {title(seed)}
```yaml
{case}type: drøftelse
udfald:
  - drøftet
medvirkende:
  - navn: Kari Prøve {number}
    titel: direktør
    kommune: kommune-{number}
bilag:
  - titel: Oplæg
    url: https://example.dk/oplaeg.pdf
```

### Resumé
{paragraph(seed, 2)}
### Indstilling
Det indstilles, at forummet

- drøfter oplægget,
- sætter en retning.

### Sagsfremstilling
{paragraph(seed + 1, 6)}
{paragraph(seed + 2, 6)}
### Referat
{paragraph(seed + 3, 4)}
### Opfølgning
- [ ] O-{number} Sekretariatet: {sentence(seed)} (senest 2026-12-01)
"""


def meeting_file(number: int, day: date) -> str:
    """A held meeting with its items."""
    facts = f"forum: forum-{number % FORA}\ndato: {day}\ntid: 12.00\nsted: Vejle\nstatus: afholdt\n"
    items = "".join(item(number, place, day) for place in range(1, ITEMS + 1))
    return record(f"{facts}deltagere:\n  - Kari Prøve\n  - Bo Prøve\n", items.lstrip("\n"))


def files() -> Iterator[tuple[str, str]]:
    """Path and text of record after record, without end.

    With each meeting come three cases, a news item and an appointment or a consultation.
    """
    yield "index.md", record("titel: Forsiden\n")
    yield "prove/index.md", record("titel: Prøve\n")
    for number in range(ITEMS + 1):
        yield f"prove/kommuner/kommune-{number}.md", record(f"navn: Kommune {number}\n")
    for number in range(FORA):
        yield f"prove/fora/forum-{number}.md", forum_file(number)
    for number in count():
        yield from year_files(number, FIRST_DAY + timedelta(days=number * 7 % DAYS))


def year_files(number: int, day: date) -> Iterator[tuple[str, str]]:
    """A meeting and the records that it leads to."""
    year, forum = day.year, f"forum-{number % FORA}"
    for place in range(1, CASES + 1):
        planned = f"forum-{(number + 1) % FORA} {day + timedelta(days=90)}"
        facts = f"titel: {title(-number * 9 - place)}\nforløb:\n  - hos: {planned}\n"
        text = paragraph(number, 4)
        yield f"prove/sager/{year}/sag-{number}-{place}.md", record(facts, text)
    yield f"prove/moeder/{year}/{day}-{forum}.md", meeting_file(number, day)
    news = f"titel: {title(number)}\ndato: {day}\n"
    yield f"prove/nyheder/{year}/{day}-nyt-{number}.md", record(news, paragraph(number, 3))
    process = f"titel: {title(number + 1)}\n"
    if number % 2:
        facts = f"{process}forum: {forum}\nstatus: lukket\n"
        yield f"prove/udpegninger/{year}/udpegning-{number}.md", record(facts)
    else:
        facts = f"{process}status: afsluttet\nfrist: {day}\n"
        yield f"prove/hoeringer/{year}/hoering-{number}.md", record(facts, paragraph(number, 3))


def measured(folder: Path) -> tuple[float, float, float, str]:
    """Seconds for reading and for the rules, and for the whole of `check.py`; its last line."""
    gc.disable()
    start = perf_counter()
    source, _ = read_source(folder)
    records = archive(source)
    read = perf_counter()
    findings(records, TODAY)
    ruled = perf_counter()
    gc.enable()
    command = [sys.executable, str(CHECK), "--records", str(folder), "--today", str(TODAY)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    whole = perf_counter() - ruled
    closing = (done.stdout or done.stderr).strip().splitlines()[-1]
    return read - start, ruled - read, whole, closing


def report_seconds(folder: Path) -> float:
    """Seconds for `report.py` on a change of the 50 newest meetings, in a repository of its own."""
    git = ("git", "-C", str(folder), "-c", "user.name=Prøve", "-c", "user.email=p@eksempel.dk")
    for step in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "Før")):
        subprocess.run([*git, *step], check=True)
    for meeting in sorted(folder.glob("prove/moeder/*/*.md"))[-CHANGED:]:
        text = meeting.read_text(encoding="utf-8")
        meeting.write_text(text.replace("sted: Vejle", "sted: Odense"), encoding="utf-8")
    records = ("--records", str(folder), "--today", str(TODAY))
    start = perf_counter()
    command = [sys.executable, str(REPORT), "--base", "HEAD", *records]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def benchmark(words: list[str]) -> int:
    """Print a line of seconds for each size."""
    parser = command_line.Parser(
        prog="benchmark.py", description="Mål, hvor længe tjekket og en rapport tager."
    )
    parser.add_argument("--records", metavar="ANTAL", type=int, default=5000, help="ellers 5000")
    most = parser.parse_args(words).records
    print("filer     læsning   regler    check.py i alt (sekunder)")
    for size in (most // 4, most // 2, most):
        with tempfile.TemporaryDirectory() as name:
            for path, text in islice(files(), size):
                target = Path(name) / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")
            reading, rules, whole, closing = measured(Path(name))
            print(f"{size:<9} {reading:<9.2f} {rules:<9.2f} {whole:<9.2f} {closing}", flush=True)
            if size == most:
                seconds = report_seconds(Path(name))
                print(f"report.py, {CHANGED} af {size} filer ændret: {seconds:.2f} sekunder")
    return command_line.CLEAN


if __name__ == "__main__":
    command_line.run(benchmark)

"""A referat from agenda to correction, with the commands, in a repository of its own.

One story, told step by step as a secretariat lives it: what each command says, what is published
after each merge, and that no address that was published is ever lost.
"""

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from tests.mkdocs_sagsgang.repositories import git

SCRIPTS = Path(__file__).parents[1] / "scripts"
MEETING = "moeder/2023/2023-01-25-kredsen"
PAGE = f"nord/{MEETING}/"
FORUM = "---\nnavn: Kredsen\n---\n"
CASE = "---\ntitel: Broen over åen\n---\nEn bro, der skal bygges.\n"
AGENDA = """\
---
forum: kredsen
dato: 2023-01-25
status: indkaldt
udsendt: 2023-01-18
---

## Punkt 1: Broen over åen
```yaml
sag: 2023/broen
type: beslutning
```

### Indstilling
Det indstilles, at broen bygges.
"""
MINUTES = (
    AGENDA.replace("status: indkaldt\n", "status: udkast\n")
    .replace(
        "udsendt: 2023-01-18\n",
        "udsendt: 2023-01-18\ngennemlæsning:\n  sendt: 2023-01-27\n  frist: 2023-02-03\n",
    )
    .replace("type: beslutning\n", "type: beslutning\nudfald: [godkendt]\n")
    + "\n### Referat\nKredsen godkente broen og bad om en tidsplan.\n"
)


class Secretariat:
    """A repository with a record folder, the commands, and every address that was published."""

    def __init__(self, folder: Path) -> None:
        """Begin with an empty repository."""
        self.folder = folder
        self.records = folder / "records"
        self.site = folder.parent / "site"
        self.addresses: set[str] = set()
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str, day: str = "2023-01-18") -> str:
        """Run Git on a day."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return git(self.folder, *words, at=f"{day}T12:00:00+0100")

    def write(self, path: str, text: str) -> None:
        """Save a record of the samarbejde."""
        file = self.records / "nord" / f"{path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def text_of(self, path: str) -> str:
        """Read a record of the samarbejde."""
        return (self.records / "nord" / f"{path}.md").read_text(encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Change words of a record that stand there once."""
        text = self.text_of(path)
        assert text.count(old) == 1, (old, text)
        self.write(path, text.replace(old, new))

    def on_branch(self, name: str) -> None:
        """Begin a proposal."""
        self.git("switch", "-q", "-c", name)

    def commit(self, title: str, day: str) -> None:
        """Save what was changed in the proposal."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", title, day=day)

    def merge(self, name: str, day: str) -> None:
        """Take a proposal in."""
        self.git("switch", "-q", "main")
        self.git("merge", "-q", "--no-ff", "-m", f"Merge {name}", name, day=day)

    def run(self, command: str, *words: str, today: str) -> subprocess.CompletedProcess[str]:
        """Run one of the commands on the record folder on a day."""
        return subprocess.run(
            [
                sys.executable,
                str(SCRIPTS / f"{command}.py"),
                *words,
                "--records",
                str(self.records),
                "--today",
                today,
            ],
            cwd=self.folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def publish(self, today: str) -> None:
        """Build what lies on the main branch, remember its addresses, and try all older ones."""
        self.git("switch", "-q", "main")
        done = self.run("build", "--site", str(self.site), today=today)
        assert done.returncode == 0, done.stdout + done.stderr
        self.addresses.update(self.pages())
        for address in sorted(self.addresses):
            assert self.answer(address), f"/{address} does not answer"
        if self.git("status", "--porcelain"):
            self.commit("De nye adresser er noteret", today)

    def pages(self) -> list[str]:
        """List the addresses of the site's pages, and of the punkter on them."""
        found = []
        for file in self.site.rglob("index.html"):
            address = file.parent.relative_to(self.site).as_posix().removeprefix(".")
            html = file.read_text(encoding="utf-8")
            anchors = re.findall(r'id="(punkt-[^"]+)"', html) if "/moeder/" in address else []
            found += [address, *(f"{address}#{anchor}" for anchor in anchors)]
        return found

    def answer(self, address: str) -> str:
        """Give the page at an address, going on to where it moved; nothing without its punkt."""
        page, _, anchor = address.partition("#")
        for _ in range(5):
            file = self.site / page / "index.html"
            if not file.is_file():
                return ""
            html = file.read_text(encoding="utf-8")
            if anchor and f'id="{anchor}"' not in html:
                return ""
            moved = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', html)
            if moved is None:
                return html
            page = os.path.normpath(f"{page}/{unescape(moved[1])}").partition("#")[0]
        return ""

    def words_of(self, address: str) -> str:
        """Give the words of a published page, without markup."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.answer(address))).split())


@pytest.fixture
def secretariat(tmp_path: Path) -> Secretariat:
    """A repository whose records have been published once: a forum and a case."""
    one = Secretariat(tmp_path / "lager")
    (one.records / "nord").mkdir(parents=True)
    (one.records / "index.md").write_text("---\ntitel: Prøve\n---\n", encoding="utf-8")
    one.write("index", "---\ntitel: Nord\n---\n")
    one.write("fora/kredsen", FORUM)
    one.write("sager/2023/broen", CASE)
    (one.records / "adresser.txt").write_text("", encoding="utf-8")
    one.commit("Begyndelsen", "2023-01-10")
    one.publish("2023-01-10")
    return one


def agenda_is_published(secretariat: Secretariat) -> None:
    """The agenda is merged and published."""
    secretariat.on_branch("dagsorden")
    secretariat.write(MEETING, AGENDA)
    secretariat.commit("Dagsorden", "2023-01-18")
    secretariat.merge("dagsorden", "2023-01-18")
    secretariat.publish("2023-01-18")
    assert "Det indstilles, at broen bygges." in secretariat.words_of(PAGE)


def proposal_is_told_and_shown(secretariat: Secretariat) -> None:
    """The referat is proposed: the report tells, the preview shows, the site is silent."""
    secretariat.on_branch("referat")
    secretariat.write(MEETING, MINUTES)
    secretariat.commit("Forslag til referat", "2023-01-27")
    told = secretariat.run("report", "--base", "main", today="2023-01-27")
    assert told.returncode == 0, told.stdout + told.stderr
    assert "Kredsen godkente broen og bad om en tidsplan." in told.stdout.replace("<ins>", "")
    preview = secretariat.folder.parent / "forslag"
    built = secretariat.run(
        "build", "--preview", "--base", "main", "--site", str(preview), today="2023-01-27"
    )
    assert built.returncode == 0, built.stdout + built.stderr
    shown = (preview / PAGE / "index.html").read_text(encoding="utf-8")
    assert "Kredsen godkente broen" in shown
    assert "Forslag – ikke offentliggjort" in shown
    assert '<meta name="robots" content="noindex">' in shown
    assert (preview / "forslag" / "index.html").is_file()


def draft_is_not_public(secretariat: Secretariat) -> None:
    """A comment changes a word. Taken in, it is a draft: its words are not public."""
    secretariat.replace(MEETING, "en tidsplan", "en tidsplan og et budget")
    secretariat.commit("Efter en bemærkning", "2023-01-30")
    secretariat.merge("referat", "2023-01-31")
    secretariat.publish("2023-01-31")
    assert "tidsplan" not in secretariat.words_of(PAGE)
    assert not (secretariat.site / "forslag").exists()


def approval_waits_for_the_deadline(secretariat: Secretariat) -> None:
    """It is approved by silence; not before the deadline has passed."""
    secretariat.on_branch("godkendt")
    early = secretariat.run(
        "approve", "kredsen 2023-01-25", "--tavshed", "2023-02-03", today="2023-02-03"
    )
    assert early.returncode == 1, early.stdout + early.stderr
    done = secretariat.run(
        "approve", "kredsen 2023-01-25", "--tavshed", "2023-02-04", today="2023-02-04"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    text = secretariat.text_of(MEETING)
    assert "status: godkendt\n" in text
    assert "godkendt_ved: tavshed 2023-02-04\n" in text
    assert re.search(r"fingeraftryk:\n  1: [0-9a-f]{32}\n", text)
    secretariat.commit("Referatet er godkendt", "2023-02-04")
    secretariat.merge("godkendt", "2023-02-04")
    secretariat.publish("2023-02-04")
    assert "bad om en tidsplan og et budget" in secretariat.words_of(PAGE)


def correction_without_an_entry_is_refused(secretariat: Secretariat) -> None:
    """One word corrected without an entry is refused, with the lines to paste."""
    secretariat.on_branch("rettelse")
    secretariat.replace(MEETING, "godkente", "godkendte")
    refused = secretariat.run("check", "--base", "main", today="2023-02-10")
    assert refused.returncode == 1
    assert "rettelser:" in refused.stdout
    assert "fra: " in refused.stdout
    assert "godkente" in refused.stdout
    stopped = secretariat.run("build", "--site", str(secretariat.site), today="2023-02-10")
    assert stopped.returncode == 1
    assert "godkente" in secretariat.words_of(PAGE)  # the good site still stands


def correction_with_an_entry_is_shown(secretariat: Secretariat) -> None:
    """With the entry it is accepted, and both wordings are shown."""
    secretariat.git("checkout", "-q", "--", ".")
    fixed = secretariat.run(
        "approve",
        "kredsen 2023-01-25",
        "--rettelse",
        "--punkt=1",
        "--fra=Kredsen godkente broen",
        "--til=Kredsen godkendte broen",
        "--aftalt=Formandskabet",
        today="2023-02-10",
    )
    assert fixed.returncode == 0, fixed.stdout + fixed.stderr
    accepted = secretariat.run("check", "--base", "main", today="2023-02-10")
    assert accepted.returncode == 0, accepted.stdout
    secretariat.commit("En rettelse", "2023-02-10")
    secretariat.merge("rettelse", "2023-02-10")
    secretariat.publish("2023-02-10")
    words = secretariat.words_of(PAGE)
    assert "Godkendt ordlyd: Kredsen godkente" in words
    assert "Rettet til: Kredsen godkendte" in words
    assert "Kredsen godkendte broen og bad om en tidsplan og et budget." in words
    assert "Formandskabet" in words


def renamed_case_keeps_its_address(secretariat: Secretariat) -> None:
    """The case is renamed: refused without a word of it, and with it the old address leads on."""
    secretariat.on_branch("omdoebt")
    secretariat.git(
        "mv", "records/nord/sager/2023/broen.md", "records/nord/sager/2023/broen-over-aaen.md"
    )
    secretariat.replace(MEETING, "sag: 2023/broen\n", "sag: 2023/broen-over-aaen\n")
    lost = secretariat.run("check", "--base", "main", today="2023-02-11")
    assert lost.returncode == 1
    assert "tidligere:" in lost.stdout
    secretariat.write(
        "sager/2023/broen-over-aaen",
        CASE.replace("---\nEn", "tidligere:\n  - sager/2023/broen\n---\nEn"),
    )
    kept = secretariat.run("check", "--base", "main", today="2023-02-11")
    assert kept.returncode == 0, kept.stdout
    secretariat.commit("Sagen hedder noget andet", "2023-02-11")
    secretariat.merge("omdoebt", "2023-02-11")
    secretariat.publish("2023-02-11")
    assert "Broen over åen" in secretariat.words_of("nord/sager/2023/broen/")


def versions_are_listed(secretariat: Secretariat) -> None:
    """The pages list what happened, in plain words and by the days of the merges."""
    versions = secretariat.words_of(PAGE)
    for day in ("18. januar 2023", "31. januar 2023", "4. februar 2023", "10. februar 2023"):
        assert day in versions


@pytest.mark.slow
def test_a_referat_lives_from_agenda_to_correction(secretariat: Secretariat) -> None:
    """Every step of a referat's life is told, gated and published, and every address answers."""
    agenda_is_published(secretariat)
    proposal_is_told_and_shown(secretariat)
    draft_is_not_public(secretariat)
    approval_waits_for_the_deadline(secretariat)
    correction_without_an_entry_is_refused(secretariat)
    correction_with_an_entry_is_shown(secretariat)
    renamed_case_keeps_its_address(secretariat)
    versions_are_listed(secretariat)
    assert len(secretariat.addresses) > 10

"""The change report: as a reviewer reads it, and safe whatever the records say."""

from pathlib import Path

from markdown_it import MarkdownIt

from sagsgang.archive import archive
from sagsgang.changes import (
    AlikeChanges,
    Changes,
    Compared,
    PageChanges,
    changes,
    redline,
)
from sagsgang.diagnostics import Place, error, note, warning
from sagsgang.exports.change_report import ChangeReport, change_report
from sagsgang.repository import Repository
from tests.sagsgang.changes import example
from tests.sagsgang.sources import read

GOLDEN = Path(__file__).with_name("change_report.md")
NOTHING = Compared(new=(), old=())


def example_changes() -> Changes:
    """Compare the example's archives."""
    return changes(archive(example.before()), archive(example.after()), example.RENAMED)


def example_report() -> str:
    """Report on the example: a bit of everything."""
    meeting = "nord/moeder/2023/2023-03-22-proevekredsen.md"
    findings = Compared(
        new=(
            warning("bilag-ubrugt", Place(f"{meeting[:-3]}/plan.txt"), "Filen er ikke nævnt."),
            error(
                "tid-ugyldig",
                Place(meeting, 5, 6),
                "'12-14' er ikke et klokkeslæt.",
                "Skriv\ntid: 12.00\nslut: 14.00",
            ),
            error(
                "adresse-tabt",
                Place("nord/sager/2023/vejen.md"),
                "Adressen er der ikke mere.",
                "Skriv den under tidligere.",
            ),
            note("bom", Place(meeting), "Filen begynder med et usynligt tegn."),
        ),
        old=(warning("felt-tomt", Place("nord/sager/2023/vejen.md", 3), "Tomt."),),
    )
    return change_report(
        ChangeReport(
            changes=example_changes(),
            findings=findings,
            base="origin/main (3f2a91c)",
            repository=Repository(url="https://github.com/proeve/proeve", branch="forslag"),
            site="https://proeve.example/",
        )
    )


def test_the_report_reads_as_the_golden_file_does() -> None:
    """New findings first, then what to decide, what follows, and every record with its words."""
    assert example_report() == GOLDEN.read_text(encoding="utf-8")


def test_no_word_of_a_record_is_markdown_or_html() -> None:
    """What a record says is shown as it stands, whatever it looks like."""
    path = "nord/sager/2023/broen.md"
    hostile = (
        "<script>alert(1)</script> <img src=x> [klik](https://ondt.example) ![x](y.png)\n"
        "https://ondt.example www.ondt.example `kode` **fed** | celle | ~~streg~~ <!-- x -->\n\n"
        "# Overskrift\n\n- punkt\n\n1. nummer\n\n> citat\n\n```\nhegn\n```\n\n</details>"
    )
    title = "Broen | <b>x</b> [a](https://ondt.example)"
    found = changes(read({}), read({path: f"---\ntitel: '{title}'\n---\n{hostile}\n"}), {})
    text = change_report(ChangeReport(changes=found, findings=NOTHING, base="main"))
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)

    assert "<script" not in html
    assert "<img" not in html
    assert "ondt.example" in html
    # GitHub would make links of these by itself.
    assert "://ondt" not in text
    assert "www.ondt" not in text
    assert "<a " not in html
    assert "<b>" not in html
    assert "<strong>fed" not in html
    assert html.count("<h1>") == 1
    assert "<li>punkt" not in html


def test_a_report_that_is_too_long_is_cut_where_it_says_so() -> None:
    """GitHub refuses a summary of more than 1 MiB altogether."""
    whole = example_report()
    found = example_changes()
    report = ChangeReport(changes=found, findings=NOTHING, base="main")
    text = change_report(report, limit=2_000)

    assert len(text.encode()) <= 2_000
    assert len(text.encode()) < len(whole.encode())
    assert text.startswith("# Hvad forslaget ændrer\n")
    assert "**Rapporten er skåret af her: " in text
    assert text.endswith("Siden forslag/ i gennemsynet viser det hele.\n")


def test_nothing_changed_is_said() -> None:
    """An empty report is a sentence."""
    found = changes(read({}), read({}), {})
    text = change_report(ChangeReport(changes=found, findings=NOTHING, base="main"))
    assert text == (
        "# Hvad forslaget ændrer\n\n**Forslaget ændrer ingen poster. Tjekket finder intet nyt.**"
        "\n\nSammenlignet med main.\n"
    )


def test_changed_pages_are_listed_in_groups() -> None:
    """A change of the program shows what readers would see."""
    pages = PageChanges(
        added=("ny/",),
        changed=(
            AlikeChanges(
                addresses=tuple(f"side-{number}/" for number in range(7)),
                redline=redline("En bund", "En ny bund"),
            ),
        ),
        other=2,
        left_out=3,
    )
    found = changes(read({}), read({}), {})
    text = change_report(ChangeReport(changes=found, findings=NOTHING, base="main", pages=pages))
    assert text.partition("## Sider, der bliver anderledes\n\n")[2] == (
        "Forslaget ændrer også programmet eller udseendet. Siderne er derfor bygget før og efter og"
        " sammenlignet. Nye: 1. Væk: 0. Med andre ord: 10. Med samme ord og anden kode: 2.\n\n"
        "Nye sider: <code>/ny/</code>\n\n"
        "<code>/side-0/</code>, <code>/side-1/</code>, <code>/side-2/</code>,"
        " <code>/side-3/</code>, <code>/side-4/</code> og 2 til:\n\n"
        "> En <ins>ny</ins> bund\n\n"
        "Ordene er også ændret på 3 sider, som ikke er vist.\n"
    )


def test_pages_that_could_not_be_compared_are_explained() -> None:
    """The rest of the report stands."""
    pages = PageChanges(failure="Siderne kunne ikke bygges.")
    found = changes(read({}), read({}), {})
    text = change_report(ChangeReport(changes=found, findings=NOTHING, base="main", pages=pages))
    assert text.endswith("## Sider, der bliver anderledes\n\nSiderne kunne ikke bygges.\n")


def test_the_same_question_about_many_records_stands_once() -> None:
    """Ten are named, the others counted."""
    files = {f"nord/sager/2023/sag-{number}.md": "---\ntitel: S\n---\n" for number in range(12)}
    text = change_report(
        ChangeReport(changes=changes(read(files), read({}), {}), findings=NOTHING, base="main")
    )
    assert f"- {', '.join(['**S**'] * 10)} og 2 til: Skal den slettes?\n" in text

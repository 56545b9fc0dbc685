"""What can be searched for, of invented and of the real records."""

import re
from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sagsgang.archive import archive
from sagsgang.plan import plan
from sagsgang.records.record import Meeting
from sagsgang.search import Entry, document
from sagsgang.site import Settings, search_entries
from tests.sagsgang.html import PageReader
from tests.sagsgang.sources import REGION, TODAY, case, forum, item, meeting, real_source, source

SETTINGS = Settings(title="Sagsgang")
MEETING = "nord/moeder/2023/2023-01-25-kredsen"


def found(files: dict[str, str | bytes], settings: Settings = SETTINGS) -> dict[str, Entry]:
    """List by address what can be searched for in invented files."""
    planned = plan(archive(source(REGION | files)), settings, TODAY)
    return {entry.url: entry for entry in search_entries(planned)}


def archive_with(body: str, status: str = "afholdt") -> dict[str, str | bytes]:
    """Write a forum with one meeting."""
    return {
        "nord/fora/kredsen.md": forum("Kredsen"),
        f"{MEETING}.md": meeting("kredsen", "2023-01-25", body, status=status),
    }


def test_every_punkt_is_an_entry_with_its_anchor() -> None:
    """Each punkt of the real meetings is found at its anchor, and the plan knows that anchor."""
    records = archive(real_source())
    planned = plan(records, SETTINGS, TODAY)
    urls = {entry.url for entry in search_entries(planned) if entry.kind == "Punkt"}
    promised = {
        f"{page.address}#{anchor}"
        for page in planned.pages
        for anchor in page.anchors
        if isinstance(records.records.get(page.key), Meeting)
    }
    assert len(urls) > 20
    assert urls == promised


def test_every_record_is_an_entry() -> None:
    """Each file under the record root is found at the address of its page, by its title."""
    planned = plan(archive(real_source()), SETTINGS, TODAY)
    titles = {entry.url: entry.title for entry in search_entries(planned)}
    for page in planned.pages:
        if page.source is not None:
            assert titles[page.address or "./"] == page.title


def test_a_punkt_says_where_it_belongs() -> None:
    """An entry names what it is, its forum, its day and its samarbejde, and has all its words."""
    body = item(
        "type: orientering\nbilag:\n  - titel: Budgetnotat",
        "### Resumé\nKort *om* [broen](https://broen.dk).\n\n### Referat\nDrøftet & vedtaget.\n",
    )
    entry = found(archive_with(body))[f"{MEETING}/#punkt-1"]
    assert entry == Entry(
        url=f"{MEETING}/#punkt-1",
        title="Punkt 1: Prøvepunkt",
        kind="Punkt",
        region="Nord",
        on=date(2023, 1, 25),
        context="Kredsen",
        text="Kort om broen.\nDrøftet & vedtaget.\nBudgetnotat",
    )


def test_what_is_not_public_can_be_found_by_nobody() -> None:
    """Neither a closed punkt's nor a draft's nor a closed bilag's words are in any entry."""
    closed = item("lukket: Personsag", "### Resumé\nHEMMELIGT\n", number="2")
    draft = item(
        "udfald: [godkendt]\n"
        "bilag:\n  - titel: Notat\n    lukket: Personsag\n    fil: HEMMELIGT.pdf",
        "### Referat\nHEMMELIGT\n",
    )
    files = archive_with(draft + closed, status="udkast")
    entries = found(files)
    assert {f"{MEETING}/#punkt-1", f"{MEETING}/#punkt-2"} <= entries.keys()
    assert "HEMMELIGT" not in repr(entries)
    assert "godkendt" not in repr(entries)
    assert entries[f"{MEETING}/#punkt-2"].text == "Personsag"
    shown = found(files, Settings(title="Sagsgang", drafts=True, show_broken=True))
    assert [url for url, entry in shown.items() if "HEMMELIGT" in entry.text] == [
        f"{MEETING}/#punkt-1"
    ]


def test_each_kind_has_its_word() -> None:
    """Records are found as what they are called on the site; lists and error help are not."""
    page = "---\ntitel: Om os\n---\nTekst.\n"
    files: dict[str, str | bytes] = {
        **archive_with(item("type: orientering")),
        "nord/sager/2023/proeve.md": case(),
        "nord/kommuner/proeveby.md": "---\nnavn: Prøveby\n---\n",
        "om/os.md": page,
    }
    assert Counter(entry.kind for entry in found(files).values()) == {
        "Forum": 1,
        "Kommune": 1,
        "Møde": 1,
        "Punkt": 1,
        "Sag": 1,
        "Samarbejde": 1,
        "Side": 2,  # the front page too
    }


def test_a_broken_record_is_no_entry() -> None:
    """The findings that a preview shows in place of a broken record cannot be searched."""
    files: dict[str, str | bytes] = {"nord/fora/kredsen.md": "---\nnavn: [Kredsen\n---\n"}
    entries = found(files, Settings(title="Sagsgang", show_broken=True))
    assert sorted(entries) == ["./", "nord/"]


def test_a_document_carries_the_entry() -> None:
    """The file is named after the address, facts stand in the head, and the text in the body."""
    entry = Entry(
        url="nord/moeder/2023/m/#punkt-1-2",
        title='Punkt 1.2: "Æ" <b>',
        kind="Punkt",
        region="Nord",
        on=date(2023, 1, 25),
        context="Kredsen, udvidet",
        text="Første & sidste.\n<script>alert(1)</script>",
    )
    written = document(entry)
    assert written.path == "nord/moeder/2023/m/punkt-1-2.html"
    assert written.html == (
        '<!doctype html><html lang="da"><head><meta charset="utf-8">\n'
        "<title>Punkt 1.2: &quot;Æ&quot; &lt;b&gt;</title>\n"
        '<meta data-pagefind-meta="title[content]" content="Punkt 1.2: &quot;Æ&quot; &lt;b&gt;">\n'
        '<meta data-pagefind-meta="art[content]" content="Punkt">\n'
        '<meta data-pagefind-meta="samarbejde[content]" content="Nord">\n'
        '<meta data-pagefind-meta="sammenhaeng[content]" content="Kredsen, udvidet">\n'
        '<meta data-pagefind-meta="dato[content]" content="25. januar 2023">\n'
        '<meta data-pagefind-filter="art[content]" content="Punkt">\n'
        '<meta data-pagefind-filter="samarbejde[content]" content="Nord">\n'
        '<meta data-pagefind-filter="aar[content]" content="2023">\n'
        "</head><body data-pagefind-body>\n"
        "<p>Første &amp; sidste.</p>\n"
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"
        "</body></html>\n"
    )


def test_an_entry_without_words_has_a_document_with_some() -> None:
    """Pagefind leaves out what has no words, so such a document names its entry."""
    entry = Entry(url="a/", title="A & O", kind="Møde", region="", on=None, context="", text="–")
    assert "<p>–</p>\n<p>Møde: A &amp; O</p>\n" in document(entry).html


@given(st.text(), st.text())
def test_no_text_becomes_markup(title: str, text: str) -> None:
    """Whatever an entry says, its document has the same tags."""
    entry = Entry(url="a/", title=title, kind="Side", region="", on=None, context="", text=text)
    html = document(entry).html
    assert PageReader(html).tags == {"html", "head", "meta", "title", "body", "p"}


def test_documents_of_the_real_records_are_distinct() -> None:
    """No two entries want the same file, and every path is relative, plain and inside."""
    entries = search_entries(plan(archive(real_source()), SETTINGS, TODAY))
    paths = [document(entry).path for entry in entries]
    assert len(paths) == len(set(paths))
    assert all(re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*\.html", path) for path in paths)

"""What may be published, and what may not even be mentioned."""

from dataclasses import fields, is_dataclass

import pytest

from sagsgang.archive import archive
from sagsgang.diagnostics import Place
from sagsgang.publication import publication
from sagsgang.records.parts import Outcome
from tests.sagsgang.sources import forum, item, meeting, published, real_source

HIDDEN = "hemmeligt"
PATH = "nord/moeder/2023/2023-01-25-kredsen.md"
ID = PATH.removesuffix(".md")
FILES: dict[str, str | bytes] = {"nord/fora/kredsen.md": forum("Kredsen")}
OPEN_ITEM = item(
    "type: beslutning\nudfald: [drøftet, videresendt]\nvidere_til:\n  - kredsen 2023-02-07\n"
    "fraværende:\n  - Kari Prøve",
    "### Resumé\nOffentligt resumé.\n\n### Indstilling\nOffentlig indstilling.\n\n"
    f"### Referat\nKredsen drøftede noget {HIDDEN}.\n\n"
    f"### Opfølgning\n- [ ] O-1 Noget {HIDDEN}.\n",
)


def words_of(value: object) -> str:
    """Write everything that a value holds, also what its repr leaves out."""
    if isinstance(value, str):
        return value
    if is_dataclass(value):
        parts = [getattr(value, one.name) for one in fields(value)]
        return " ".join(words_of(part) for part in parts)
    if hasattr(value, "items"):
        return " ".join(f"{words_of(key)} {words_of(one)}" for key, one in value.items())
    if isinstance(value, tuple | list | frozenset | set):
        return " ".join(words_of(one) for one in value)
    return repr(value)


def test_minutes_of_a_draft_are_not_public() -> None:
    """Of a proposed referat only the agenda is public."""
    public = published(FILES | {PATH: meeting("kredsen", "2023-01-25", OPEN_ITEM, status="udkast")})
    (shown,) = public.meetings[ID].items
    assert [section.name.value for section in shown.sections] == ["Resumé", "Indstilling"]
    assert (shown.facts.outcomes, shown.facts.sent_to, shown.facts.absent) == ((), (), ())
    assert HIDDEN not in words_of(public)


def test_a_correction_of_a_punkt_that_is_not_there_keeps_its_words() -> None:
    """The number may be a slip for a closed punkt, and a preview is made whatever the mistakes."""
    facts = (
        "godkendt_ved: formand 2023-02-08\nrettelser:\n  - dato: 2023-05-01\n    punkt: '01'\n"
        f"    fra: {HIDDEN}\n    til: noget andet\n    aftalt: formanden\n"
    )
    text = meeting("kredsen", "2023-01-25", item("lukket: Personsag"), status="godkendt")
    files = FILES | {PATH: text.replace("---\n\n", f"{facts}---\n\n")}

    (correction,) = published(files, drafts=True).meetings[ID].facts.corrections

    assert (correction.before, correction.after) == (None, None)


def test_a_preview_shows_drafts() -> None:
    """With `drafts` a proposed referat is shown whole."""
    files = FILES | {PATH: meeting("kredsen", "2023-01-25", OPEN_ITEM, status="udkast")}
    (shown,) = published(files, drafts=True).meetings[ID].items
    assert shown.facts.outcomes == (Outcome.DISCUSSED, Outcome.SENT_ON)
    assert HIDDEN in words_of(shown)


@pytest.mark.parametrize("status", ["planlagt", "indkaldt"])
def test_minutes_before_the_meeting_are_not_public(status: str) -> None:
    """A referat in a meeting that is not held yet is withheld, but not that an item is off."""
    body = OPEN_ITEM.replace("[drøftet, videresendt]", "[udgået, drøftet]")
    public = published(FILES | {PATH: meeting("kredsen", "2023-01-25", body, status=status)})
    (shown,) = public.meetings[ID].items
    assert shown.facts.outcomes == (Outcome.WITHDRAWN,)
    assert HIDDEN not in words_of(public)


@pytest.mark.parametrize("status", ["afholdt", "godkendt"])
def test_minutes_are_public_when_they_are_published(status: str) -> None:
    """A held or approved meeting shows its referat and outcomes."""
    public = published(FILES | {PATH: meeting("kredsen", "2023-01-25", OPEN_ITEM, status=status)})
    (shown,) = public.meetings[ID].items
    assert len(shown.sections) == 4
    assert shown.facts.outcomes == (Outcome.DISCUSSED, Outcome.SENT_ON)


@pytest.mark.parametrize("drafts", [True, False])
def test_a_closed_item_has_no_text_and_no_files(*, drafts: bool) -> None:
    """Of a closed item remain number, title and reason, whatever the record holds by mistake."""
    body = item(
        f"lukket: Personsag\nnote: Noget {HIDDEN}\nmedvirkende:\n  - {HIDDEN}\n"
        f"bilag:\n  - titel: Noget {HIDDEN}\n    fil: {HIDDEN}.pdf",
        f"### Resumé\nNoget {HIDDEN}.\n",
    )
    files = FILES | {
        PATH: meeting("kredsen", "2023-01-25", body),
        f"{ID}/{HIDDEN}.pdf": b"%PDF",
    }
    public = published(files, drafts=drafts)
    (shown,) = public.meetings[ID].items
    assert (shown.number, shown.title, shown.facts.closed) == ("1", "Prøvepunkt", "Personsag")
    assert dict(public.blobs) == {}
    assert HIDDEN not in words_of(public)


def test_only_named_files_of_accepted_types_are_published() -> None:
    """A file is published when an open attachment names it and its type cannot hold a script."""
    body = item(
        "bilag:\n  - titel: Budget\n    fil: budget.pdf\n  - titel: Side\n    fil: side.html\n"
        "  - titel: Væk\n    fil: mangler.pdf"
    )
    files = FILES | {
        PATH: meeting("kredsen", "2023-01-25", body),
        f"{ID}/budget.pdf": b"%PDF",
        f"{ID}/side.html": b"<script>",
        f"{ID}/ubrugt.pdf": b"%PDF",
        f"{ID}/mappe/budget.pdf": b"%PDF",
        "nord/loes.pdf": b"%PDF",
    }
    public = published(files)
    assert list(public.blobs) == [f"{ID}/budget.pdf"]
    (shown,) = public.meetings[ID].items
    assert [(one.title, one.file) for one in shown.facts.attachments] == [
        ("Budget", "budget.pdf"),
        ("Side", None),
        ("Væk", None),
    ]


def test_a_picture_in_the_text_is_published() -> None:
    """A file that the public text leads to is published with it."""
    page = "---\ntitel: Om\n---\n![Kort](/records/om/os/kort.png) og [x](/records/om/os/y.svg)\n"
    files: dict[str, str | bytes] = {
        "om/os.md": page,
        "om/os/kort.png": b"png",
        "om/os/y.svg": b"<svg>",
    }
    assert list(published(files).blobs) == ["om/os/kort.png"]


def test_a_file_that_only_withheld_text_leads_to_is_withheld() -> None:
    """A link in a referat that is not public publishes nothing."""
    body = item("type: beslutning", f"### Referat\n[Se](/records/{ID}/notat.pdf)\n")
    files = FILES | {
        PATH: meeting("kredsen", "2023-01-25", body, status="udkast"),
        f"{ID}/notat.pdf": b"%PDF",
    }
    assert dict(published(files).blobs) == {}
    assert list(published(files, drafts=True).blobs) == [f"{ID}/notat.pdf"]


def test_a_broken_record_is_only_a_name() -> None:
    """Of a file that cannot be read nothing but its id is public."""
    public = published({"nord/fora/kredsen.md": f"---\nnavn: [{HIDDEN}\n---\n"})
    assert list(public.broken) == ["nord/fora/kredsen"]
    assert public.diagnostics == ()
    assert HIDDEN not in words_of(public)


def test_findings_in_withheld_text_are_known() -> None:
    """The lines of a withheld referat are withheld, those of the agenda are not."""
    text = meeting("kredsen", "2023-01-25", OPEN_ITEM, status="indkaldt")
    public = published(FILES | {PATH: text})
    lines = text.split("\n")
    secret = [number for number, line in enumerate(lines, 1) if HIDDEN in line]
    summary = lines.index("Offentligt resumé.") + 1
    assert [public.is_withheld(Place(PATH, number)) for number in secret] == [True, True]
    assert not public.is_withheld(Place(PATH, summary))
    assert not public.is_withheld(Place("nord/fora/kredsen.md", secret[0]))


def test_findings_in_a_draft_are_withheld() -> None:
    """Nothing in a draft's file is quoted, as who was there is part of the draft."""
    text = meeting("kredsen", "2023-01-25", OPEN_ITEM, status="udkast")
    files = FILES | {PATH: text}
    assert published(files).is_withheld(Place(PATH, 2))
    assert not published(files, drafts=True).is_withheld(Place(PATH, 2))


def test_findings_in_a_closed_item_are_withheld() -> None:
    """All lines under a closed item's heading are withheld, up to the next item."""
    body = item("lukket: Personsag", number="1") + item("type: orientering", number="2")
    text = meeting("kredsen", "2023-01-25", body)
    public = published(FILES | {PATH: text})
    withheld = [n for n in range(1, text.count("\n") + 1) if public.is_withheld(Place(PATH, n))]
    lines = text.split("\n")
    assert [lines[n - 1] for n in withheld] == ["```yaml", "lukket: Personsag", "```", ""]


def test_the_name_of_an_unpublished_file_is_withheld() -> None:
    """A file that is not published is not named either."""
    public = published(FILES | {"nord/fora/kredsen/ubrugt.pdf": b"%PDF"})
    assert public.is_withheld(Place("nord/fora/kredsen/ubrugt.pdf"))


def test_publishing_real_records_keeps_every_record() -> None:
    """Publication removes parts of records and never a record."""
    everything = archive(real_source())
    public = publication(everything)
    assert list(public.records) == list(everything.records)
    assert all(record.lines == () for record in public.records.values())


def test_findings_about_who_comes_are_withheld_before_the_meeting() -> None:
    """Names, outcomes and where an item goes are withheld with the referat, and nothing else."""
    text = (
        "---\nforum: kredsen\ndato: 2023-01-25\ndeltagere:\n  - Kari Prøve\n  - Ole Prøve\n"
        "status: indkaldt\nafbud:\n  - Ida Prøve\n---\n\n## Punkt 1: Sagen\n```yaml\n"
        "type: beslutning\nfraværende:\n  - Bo Prøve\nudfald: [drøftet]\n```\nTekst.\n"
    )
    public = published(FILES | {PATH: text})

    hidden = [line for line in range(1, 21) if public.is_withheld(Place(PATH, line))]

    assert hidden == [4, 5, 6, 8, 9, 15, 16, 17]


def test_the_last_line_of_a_closed_item_is_withheld_where_no_notes_follow() -> None:
    """Findings in it would quote it."""
    body = item("lukket: Personsag", f"### Opfølgning\n- [ ] Noget {HIDDEN}.\n")
    text = meeting("kredsen", "2023-01-25", body)
    public = published(FILES | {PATH: text})

    last = text.count("\n")
    assert HIDDEN in text.splitlines()[last - 1]
    assert public.is_withheld(Place(PATH, last))

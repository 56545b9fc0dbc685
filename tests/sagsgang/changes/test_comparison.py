"""Two archives compared: laws that hold for any two, and what follows from a change."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from sagsgang.archive import Archive, archive
from sagsgang.changes import ChangeKind, Changes, changes
from tests.sagsgang.changes import example
from tests.sagsgang.sources import case, forum, item, meeting, read, source

KREDSEN = {"nord/fora/kredsen.md": forum("Kredsen")}
MEETING = "nord/moeder/2023/2023-01-25-kredsen.md"


def compared(
    before: Mapping[str, str], after: Mapping[str, str], renamed: Mapping[str, str] | None = None
) -> Changes:
    """Compare invented files, with a forum called Kredsen among them."""
    return changes(read(KREDSEN | dict(before)), read(KREDSEN | dict(after)), renamed or {})


def asked(found: Changes) -> list[str]:
    """List the questions."""
    return [one.sentence for one in found.questions]


CHOSEN = st.dictionaries(
    st.sampled_from(sorted({**example.BEFORE, **example.AFTER})),
    st.booleans(),
)


def chosen(wanted: Mapping[str, bool]) -> Archive:
    """Read some of the example's files, each as it was or as it is."""
    files = {
        path: text
        for path, is_after in wanted.items()
        if (text := (example.AFTER if is_after else example.BEFORE).get(path)) is not None
    }
    return archive(source(files))


@given(CHOSEN)
@settings(max_examples=30)
def test_an_archive_does_not_differ_from_itself(wanted: Mapping[str, bool]) -> None:
    """Nothing is listed, whatever the records."""
    one = chosen(wanted)
    assert not changes(one, chosen(wanted), {})
    assert changes(one, one, {}).questions == ()


@given(CHOSEN, CHOSEN)
@settings(max_examples=60)
def test_looked_at_from_the_other_end_what_came_is_what_went(
    one: Mapping[str, bool], other: Mapping[str, bool]
) -> None:
    """Added and removed change places; what is changed is changed both ways."""
    forth = changes(chosen(one), chosen(other), {})
    back = changes(chosen(other), chosen(one), {})
    ids = {kind: [row.name.id for row in forth.of(kind)] for kind in ChangeKind}
    assert [row.name.id for row in back.of(ChangeKind.REMOVED)] == ids[ChangeKind.ADDED]
    assert [row.name.id for row in back.of(ChangeKind.ADDED)] == ids[ChangeKind.REMOVED]
    assert [row.name.id for row in back.of(ChangeKind.CHANGED)] == ids[ChangeKind.CHANGED]
    assert len(back.treatments) == len(forth.treatments)
    assert [(row.before, row.after) for row in back.deadlines] == [
        (row.after, row.before) for row in forth.deadlines
    ]


@given(CHOSEN, CHOSEN)
@settings(max_examples=60)
def test_every_record_that_differs_is_listed_once(
    one: Mapping[str, bool], other: Mapping[str, bool]
) -> None:
    """No file's change is lost, and none stands twice."""
    before, after = chosen(one), chosen(other)
    listed = [row.path for row in changes(before, after, {}).records]
    texts = [
        {record.path: record.lines for record in (*each.records.values(), *each.broken.values())}
        for each in (before, after)
    ]
    differing = {
        path
        for path in texts[0].keys() | texts[1].keys()
        if texts[0].get(path) != texts[1].get(path)
    }
    assert len(listed) == len(set(listed))
    assert differing <= set(listed)


def test_a_record_with_another_name_is_one_change() -> None:
    """Git's list of renamed files says which was which."""
    old, new = "nord/sager/2023/broen.md", "nord/sager/2023/aabroen.md"
    found = compared({old: case()}, {new: case(more="sagsnr: 1\n")}, {new: old})
    (row,) = found.records
    assert (row.change, row.former and row.former.id) == (
        ChangeKind.RENAMED,
        "nord/sager/2023/broen",
    )
    assert [fact.key for fact in row.facts] == ["sagsnr"]
    assert asked(found) == ["Den får en ny adresse. Er det rigtigt?", "Er ændringen rigtig?"]


def test_a_record_tells_its_former_id_where_git_does_not() -> None:
    """`tidligere` is enough."""
    old, new = "nord/sager/2023/broen.md", "nord/sager/2023/aabroen.md"
    found = compared({old: case()}, {new: case(more="tidligere: sager/2023/broen\n")})
    assert [row.change for row in found.records] == [ChangeKind.RENAMED]


def test_a_merged_record_is_asked_about_by_name() -> None:
    """Of two cases one goes, and the other has its id under `tidligere`."""
    one, other = "nord/sager/2023/broen.md", "nord/sager/2023/vejen.md"
    found = compared(
        {one: case(), other: "---\ntitel: Vejen\n---\n"},
        {other: "---\ntitel: Vejen\ntidligere: sager/2023/broen\n---\n"},
    )
    assert asked(found)[0] == "Er den lagt sammen med »Vejen«?"


def test_a_file_that_was_only_laid_out_anew_says_so() -> None:
    """Another order of keys and other line breaks are no change of words."""
    found = compared(
        {MEETING: meeting("kredsen", "2023-01-25", "\nEt. To.\n")},
        {MEETING: "---\nstatus: afholdt\nforum: kredsen\ndato: 2023-01-25\n---\nEt.\nTo.\n"},
    )
    assert [row.is_layout_only for row in found.records] == [True]
    assert found.questions == ()


def test_moved_sections_are_no_change() -> None:
    """Sections are found by their headings, wherever they stand."""
    one, other = "### Resumé\nEt.\n", "### Indstilling fra Rådet\nTo.\n"
    found = compared(
        {MEETING: meeting("kredsen", "2023-01-25", item("type: beslutning", one + other))},
        {MEETING: meeting("kredsen", "2023-01-25", item("type: beslutning", other + one))},
    )
    assert [row.is_layout_only for row in found.records] == [True]


def test_a_punkt_is_the_same_under_another_number_and_title() -> None:
    """Its case tells which it was; a punkt that comes before it changes nothing else."""
    before = item("sag: 2023/broen", "### Resumé\nEt.\n", number="1", title="Broen")
    after = item("type: formalia", number="1", title="Dagsorden") + item(
        "sag: 2023/broen", "### Resumé\nEt.\n", number="2", title="Broen over åen"
    )
    found = compared(
        {MEETING: meeting("kredsen", "2023-01-25", before)},
        {MEETING: meeting("kredsen", "2023-01-25", after)},
    )
    rows = [(row.number, row.change) for row in found.records[0].items]
    assert rows == [("1", ChangeKind.ADDED), ("2", ChangeKind.CHANGED)]
    assert [(fact.key, fact.before, fact.after) for fact in found.records[0].items[1].facts] == [
        ("punkt", "1", "2"),
        ("overskrift", "Broen", "Broen over åen"),
    ]


def test_the_text_of_a_closed_punkt_is_not_repeated() -> None:
    """Whether it was closed before or is now: that something differs is all that is told."""
    opened = item("type: orientering", "### Resumé\nHEMMELIGT\n")
    closed = item("lukket: Personsag\nnote: HEMMELIGT", "### Resumé\nOGSAA-HEMMELIGT\n")
    for one, other in ((opened, closed), (closed, opened), (closed, closed.replace("OGSAA", "N"))):
        found = compared(
            {MEETING: meeting("kredsen", "2023-01-25", one)},
            {MEETING: meeting("kredsen", "2023-01-25", other)},
        )
        assert [row.is_withheld for row in found.records[0].items] == [True]
        assert "HEMMELIGT" not in repr(found)


def test_a_file_that_cannot_be_read_is_compared_line_by_line() -> None:
    """A reviewer sees what was written, also when the check cannot read it."""
    found = compared({MEETING: meeting("kredsen", "2023-01-25")}, {MEETING: "Uden oplysninger.\n"})
    (row,) = found.records
    assert [text.heading for text in row.texts] == ["Hele filen"]
    assert asked(found) == ["Filen kan ikke læses. Ret fundene, før den bliver set igennem."]


def test_a_changed_attachment_is_a_change_of_its_record() -> None:
    """Attachments are compared by their contents."""
    path = "nord/moeder/2023/2023-01-25-kredsen/plan.txt"
    text = {MEETING: meeting("kredsen", "2023-01-25")}
    found = compared({**text, path: "et"}, {**text, path: "to"})
    assert [(file.path, file.change) for row in found.records for file in row.files] == [
        ("plan.txt", ChangeKind.CHANGED)
    ]


def test_outcomes_and_targets_are_told_in_words() -> None:
    """A changed target names the forum and the day, and the case that is sent there."""
    before = item("sag: 2023/broen\nudfald: [drøftet]")
    after = item("sag: 2023/broen\nudfald: [videresendt]\nvidere_til: kredsen 2023-03-22 punkt 4")
    cases = {"nord/sager/2023/broen.md": case()}
    found = compared(
        cases | {MEETING: meeting("kredsen", "2023-01-25", before)},
        cases | {MEETING: meeting("kredsen", "2023-01-25", after)},
    )
    (row,) = found.treatments
    assert (row.outcomes_before, row.outcomes) == (("drøftet",), ("videresendt",))
    assert (row.sent_to_before, row.sent_to) == ((), ("Kredsen 22. marts 2023, punkt 4",))
    assert row.case is not None
    assert row.case.title == "Prøvesagen"
    assert [one.title for one in found.cases] == ["Prøvesagen"]
    assert [one.title for one in found.fora] == ["Kredsen"]


def test_follow_ups_have_deadlines_that_move() -> None:
    """By its id a follow-up is the same, whatever line it stands on."""
    line = "### Opfølgning\n- [ ] O-1 Sekretariatet: Skriv. (senest {})\n"
    files = [
        {MEETING: meeting("kredsen", "2023-01-25", item("type: orientering", line.format(day)))}
        for day in ("2023-03-01", "2023-04-01")
    ]
    found = compared(*files)
    assert [(one.what, one.before, one.after) for one in found.deadlines] == [
        ("Opfølgning O-1", "1. marts 2023", "1. april 2023")
    ]


def test_seats_are_told_by_who_gets_and_leaves_them() -> None:
    """A holding that ends, one that comes and one that is taken away are three things."""
    found = changes(archive(example.before()), archive(example.after()), example.RENAMED)
    assert [(one.who, one.what, one.before, one.after) for one in found.holdings] == [
        (
            "Kari Prøve, Prøvestad",
            "forlader pladsen",
            "fra 1. januar 2022",
            "fra 1. januar 2022 til 25. januar 2023",
        ),
        ("Bo Prøve, Prøvestad", "får pladsen", None, "fra 26. januar 2023"),
    ]


def test_the_same_two_archives_give_the_same_changes() -> None:
    """Nothing but the archives decides what is told."""
    before, after = archive(example.before()), archive(example.after())
    assert changes(before, after, example.RENAMED) == changes(before, after, example.RENAMED)

"""What an approval locks: words, and the way back from corrections to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.approval import (
    Changed,
    Unplaced,
    WordChange,
    deviation,
    fingerprint,
    fingerprint_lines,
    item_words,
    previous_meeting,
    word_changes,
)
from sagsgang.archive import Archive
from sagsgang.archive import archive as archive_of
from sagsgang.editing.fixes import fixed
from tests.sagsgang.sources import forum, item, meeting, read, source

MEETING = "nord/moeder/2023/2023-01-25-kredsen"
FORA = {
    "nord/index.md": "---\ntitel: Nord\n---\n",
    "nord/fora/kredsen.md": forum("Kredsen"),
    "nord/fora/raadet.md": forum("Rådet", "kort: RD\n"),
}
FACTS = "udfald: [drøftet, videresendt]\nvidere_til:\n  - raadet 2023-02-07"
SECTIONS = (
    "### Indstilling fra Rådet\nDet indstilles, at\n\n- kredsen drøfter.\n\n"
    "### Referat\nKredsen *drøftede* punktet. Det var alt.\n\n"
    "### Opfølgning\n- [ ] O-1 Sekretariatet: Sender notatet ud\n"
)
WORDS = (
    "Punkt 1: Prøvepunkt udfald: drøftet, videresendt videre_til: nord/fora/raadet 2023-02-07 "
    "Indstilling fra Rådet Det indstilles, at kredsen drøfter. "
    "Referat Kredsen drøftede punktet. Det var alt."
)


def archive(body: str, facts: str = "") -> Archive:
    """Read a meeting with this body and these lines of front matter."""
    text = meeting("kredsen", "2023-01-25", body)
    return read(FORA | {f"{MEETING}.md": text.replace("---\n\n", f"{facts}---\n\n", 1)})


def words_of(records: Archive) -> str:
    """Give the words of the first punkt."""
    found = records.meetings[MEETING]
    return item_words(records, found, found.items[0])


def approved(body: str, now: str, more: str = "") -> Archive:
    """Read a meeting that was approved with one body and has another now."""
    before = archive(body)
    lock = "\n".join(fingerprint_lines(before, before.meetings[MEETING]))
    return archive(now, f"{lock}\n{more}")


def deviation_in(records: Archive) -> Changed | Unplaced | None:
    """Tell how the first punkt differs from what was approved."""
    found = records.meetings[MEETING]
    return deviation(records, found, found.items[0])


def correction(before: str, after: str, on: str = "2023-04-12") -> str:
    """Write an entry of `rettelser:`."""
    return (
        f"  - dato: {on}\n    punkt: 1\n    fra: {before}\n    til: {after}\n"
        "    aftalt: formandskabet\n"
    )


def test_the_words_are_heading_outcome_receivers_and_sections() -> None:
    """Opfølgning and other facts are not among them."""
    assert words_of(archive(item(f"type: beslutning\n{FACTS}\nnote: En note.", SECTIONS))) == WORDS


def test_a_fingerprint_is_the_beginning_of_the_sha_256() -> None:
    """Anybody can make it again: FIPS 180-4's value for `abc` begins so."""
    assert fingerprint("abc") == "ba7816bf8f01cfea414140de5dae2223"


@pytest.mark.parametrize(
    "change",
    [
        (FACTS, f"sag: 2023/ny\n{FACTS}\nbilag:\n  - titel: Notat"),
        ("raadet 2023-02-07", "RD 2023-02-07"),
        ("*drøftede*", "**drøftede**"),
        ("punktet. Det", "punktet.\nDet"),
        ("- kredsen", "* kredsen"),
        ("### Indstilling", "###   Indstilling"),
        ("O-1 Sekretariatet: Sender notatet ud", "O-1 Formanden: Ringer"),
    ],
)
def test_what_is_not_a_word_may_change(change: tuple[str, str]) -> None:
    """Facts beside the outcome, marks, line ends, follow-ups and names for ids change nothing."""
    body = item(FACTS, SECTIONS)
    assert change[0] in body
    assert deviation_in(approved(body, body.replace(*change))) is None


@pytest.mark.parametrize(
    "change",
    [
        ("Prøvepunkt", "Prøvepunktet"),
        ("[drøftet, videresendt]", "[videresendt]"),
        ("2023-02-07", "2023-02-08"),
        ("kredsen drøfter", "kredsen godkender"),
        ("Det var alt.", "~~Det var alt.~~"),
        ("fra Rådet", "fra Rådet til Kredsen"),
        ("### Indstilling fra Rådet\n", "### Resumé\n"),
    ],
)
def test_a_changed_word_is_seen(change: tuple[str, str]) -> None:
    """Heading, outcome, receiver, recommendation and referat are locked."""
    body = item(FACTS, SECTIONS)
    assert change[0] in body
    assert deviation_in(approved(body, body.replace(*change))) == Changed()


def test_a_fix_changes_no_fingerprint() -> None:
    """`check.py --fix` breaks lines, orders keys, writes ids and lowers headings."""
    body = item(
        "videre_til:\n  - RD 2023-02-07\nudfald: [drøftet, videresendt]",
        "### Baggrund\nEt. To. Tre.\n\n### Referat\nEt. To.\n\n"
        "### Opfølgning\n- [ ] Bo Prøve: Ring\n",
    )
    text = {f"{MEETING}.md": meeting("Kredsen", "2023-01-25", body)}
    before = source(FORA | text)
    changes = fixed(before)
    after = source(FORA | {path: data.decode() for path, data in changes.items()})

    assert list(changes) == [f"{MEETING}.md"]
    assert words_of(archive_of(after)) == words_of(archive_of(before))


def test_a_renamed_forum_is_still_the_same_receiver() -> None:
    """The id that a forum had when the referat was approved still counts."""
    body = item(FACTS, SECTIONS)
    lock = fingerprint(WORDS)
    renamed = FORA | {"nord/fora/det-nye-raad.md": forum("Rådet", "tidligere: fora/raadet\n")}
    del renamed["nord/fora/raadet.md"]
    text = meeting("kredsen", "2023-01-25", body).replace(
        "---\n\n", f"fingeraftryk:\n  1: {lock}\n---\n\n", 1
    )
    assert deviation_in(read(renamed | {f"{MEETING}.md": text})) is None


def test_corrections_lead_back_to_what_was_approved() -> None:
    """The newest is taken back first, also where it changes the words of an older one."""
    body = item(FACTS, SECTIONS)
    now = body.replace("*drøftede* punktet", "behandlede sagen")
    entries = correction("drøftede punktet", "behandlede punktet") + correction(
        "behandlede punktet", "behandlede sagen", "2023-05-01"
    )
    assert deviation_in(approved(body, now, f"rettelser:\n{entries}")) is None
    assert deviation_in(approved(body, now, f"rettelser:\n{entries[: len(entries) // 2]}")) == (
        Unplaced(0, 0)
    )


def test_a_correction_tells_of_one_change_only() -> None:
    """A second changed word is seen beside a correction."""
    body = item(FACTS, SECTIONS)
    now = body.replace("drøftede", "behandlede").replace("alt", "det hele")
    entries = correction("drøftede", "behandlede")
    assert deviation_in(approved(body, now, f"rettelser:\n{entries}")) == Changed()


def test_new_words_must_stand_once() -> None:
    """Where they stand twice nobody knows which of them was changed."""
    body = item(FACTS, SECTIONS)
    entries = correction("kredsen behandler", "kredsen drøfter")
    twice = body.replace("Det var alt", "Og kredsen drøfter")
    assert deviation_in(approved(body, twice, f"rettelser:\n{entries}")) == Unplaced(0, 2)


def test_words_that_must_be_gone_leave_a_new_fingerprint() -> None:
    """From such a correction on, the words that were left are what was approved."""
    body = item(FACTS, SECTIONS)
    now = body.replace(" Det var alt.", "")
    left = fingerprint(WORDS.replace(" Det var alt.", ""))
    entry = (
        "rettelser:\n  - dato: 2023-04-12\n    punkt: 1\n    aftalt: formandskabet\n"
        f"    note: Personoplysning fjernet.\n    fingeraftryk: {left}\n"
    )
    assert deviation_in(approved(body, now, entry)) is None
    assert deviation_in(approved(body, body, entry)) == Changed()


def test_a_change_is_told_in_words_that_stand_once() -> None:
    """One or two words get the one before, and as many more as it takes."""
    assert word_changes("Ja. Nej. Ja. Nej.", "Ja. Nej. Ja. Jo.") == (
        WordChange("Ja. Nej.", "Ja. Jo."),
    )
    assert word_changes("a b a b c", "a b a b d") == (WordChange("b c", "b d"),)
    assert word_changes("x a b y a b", "x a b y a c b") == (WordChange("a", "a c"),)


@given(
    st.lists(st.sampled_from("abcde"), min_size=1, max_size=30),
    st.lists(st.sampled_from("abcde"), min_size=1, max_size=30),
)
def test_changes_taken_back_give_what_stood_before(old: list[str], new: list[str]) -> None:
    """Each change can be found in the words as they are when it is its turn."""
    words = after = " ".join(new)
    changes = word_changes(" ".join(old), after)
    for one in reversed(changes):
        assert words.count(one.after) == 1
        assert one.before
        words = words.replace(one.after, one.before)

    assert words == " ".join(old)


def test_the_meeting_before_is_the_last_that_was_not_cancelled() -> None:
    """Its referat is the one that an agenda probably approves."""
    records = read(
        FORA
        | {
            f"nord/moeder/2023/{on}-kredsen.md": meeting("kredsen", on, status=status)
            for on, status in (
                ("2023-01-25", "afholdt"),
                ("2023-02-28", "aflyst"),
                ("2023-03-21", "indkaldt"),
            )
        }
    )
    last = records.meetings["nord/moeder/2023/2023-03-21-kredsen"]
    found = previous_meeting(records, last)

    assert found is not None
    assert found.id == MEETING
    assert previous_meeting(records, found) is None

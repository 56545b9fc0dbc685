"""Rules about approved referater, where the golden cases do not reach."""

from collections.abc import Mapping
from datetime import date

from sagsgang.approval import fingerprint, fingerprint_lines, item_words
from sagsgang.archive import Archive
from sagsgang.rules import findings
from sagsgang.rules.approvals import check_approvals_stay
from tests.sagsgang.rules.meeting_files import MEETING, archive_of, item, meeting, shown

TODAY = date(2026, 11, 22)
RENAMED = MEETING.replace("2023-02-28-kredsen", "2023-02-28-kredsen-ekstra")
BODY = item()
CHANGED = item(minutes="Kredsen behandlede det.")
ENTRY = (
    "rettelser:\n  - dato: 2023-04-12\n    punkt: 1\n    fra: Kredsen drøftede\n"
    "    til: Kredsen behandlede\n    aftalt: formandskabet\n"
)


def approved(body: str, lock: str = BODY, more: str = "") -> Mapping[str, str]:
    """Write a referat that was approved with the words of `lock`."""
    before = archive_of(meeting(lock))
    lines = fingerprint_lines(before, before.meetings[MEETING.removesuffix(".md")])
    facts = "\n".join(["godkendt_ved: formand 2023-03-08", *lines, more])
    return meeting(body, status="godkendt", facts=facts if more else f"{facts.rstrip()}\n")


def open_codes(after: Archive, before: Archive | None = None) -> list[str]:
    """Give the codes of what nobody has accepted."""
    return [one.code for one in findings(after, TODAY, before).open]


def test_a_changed_word_is_told_once_and_with_the_words_where_they_are_known() -> None:
    """What the comparison finds takes the place of what the archive alone says."""
    before, after = archive_of(approved(BODY)), archive_of(approved(CHANGED))

    (alone,) = findings(after, TODAY).open
    (compared,) = findings(after, TODAY, before).open

    assert (alone.code, alone.place) == (compared.code, compared.place)
    assert "fra: ordene, som de stod" in alone.hint
    assert "fra: Kredsen drøftede\n    til: Kredsen behandlede\n" in compared.hint


def test_lines_of_a_finding_mend_it_when_they_are_filled_in() -> None:
    """What is pasted leads back to the approved words, as it stands."""
    before, after = archive_of(approved(BODY)), archive_of(approved(CHANGED))
    (found,) = findings(after, TODAY, before).open
    _, _, lines = found.hint.partition("rettelser:\n")
    pasted = f"rettelser:\n{lines}\n".replace("ÅÅÅÅ-MM-DD", "2023-04-12")

    assert open_codes(archive_of(approved(CHANGED, more=pasted)), before) == []


def test_a_number_that_nobody_may_see_is_not_repeated() -> None:
    """Where a CPR number was taken out, the finding asks for a fingerprint and no words."""
    secret = item(minutes="Kredsen drøftede sagen om 0101014321 færdig.")
    gone = item(minutes="Kredsen drøftede sagen færdig.")
    before, after = archive_of(approved(secret, secret)), archive_of(approved(gone, secret))

    found = [
        one
        for one in findings(after, TODAY, before).open
        if one.code == "referat-aendret-efter-godkendelse"
    ]

    assert len(found) == 1
    assert "0101014321" not in found[0].hint
    record = after.meetings[MEETING.removesuffix(".md")]
    now = fingerprint(item_words(after, record, record.items[0]))
    assert f"fingeraftryk: {now}" in found[0].hint


def test_a_change_before_this_one_is_not_told_again_with_other_words() -> None:
    """Where the words were wrong already, the comparison does not know the approved ones."""
    before = archive_of(approved(CHANGED))
    after = archive_of(approved(item(minutes="Kredsen nåede det ikke.")))

    (found,) = findings(after, TODAY, before).open

    assert "fra: ordene, som de stod" in found.hint


def test_a_renamed_file_keeps_its_approval() -> None:
    """The meeting is found under its new name, and is held to what was approved."""
    before = archive_of(approved(BODY))
    ((_, text),) = approved(BODY).items()
    moved = {
        RENAMED: text.replace(
            "godkendt_ved", "tidligere: moeder/2023/2023-02-28-kredsen\ngodkendt_ved"
        )
    }
    redrawn = {RENAMED: moved[RENAMED].replace("formand 2023-03-08", "tavshed 2023-03-08")}

    assert shown(check_approvals_stay(before, archive_of(moved))) == []
    assert shown(check_approvals_stay(before, archive_of(redrawn))) == [
        "6: Referatet er godkendt, men godkendt_ved er ændret."
    ]


def test_new_fingerprints_approve_no_other_words() -> None:
    """Who changes words and their fingerprint is told of both, and may accept only the one."""
    before = archive_of(approved(BODY))
    ((path, text),) = approved(CHANGED, lock=CHANGED).items()
    line = next(one for one in text.split("\n") if one.startswith("  1: "))
    reason = (
        f"accepteret:\n  - kode: godkendelse-aendret\n    sted: '{line.strip()}'\n"
        "    hvorfor: Prøve.\n  - kode: referat-aendret-efter-godkendelse\n    sted: Punkt 1\n"
        "    hvorfor: Prøve.\ngodkendt_ved"
    )
    accepted = {path: text.replace("godkendt_ved", reason)}

    assert sorted(open_codes(archive_of({path: text}), before)) == [
        "godkendelse-aendret",
        "referat-aendret-efter-godkendelse",
    ]
    assert "referat-aendret-efter-godkendelse" in open_codes(archive_of(accepted), before)


def test_a_meeting_that_is_written_anew_is_the_one_that_was_approved() -> None:
    """Deleting a file and adding one for the same forum and day changes no approved word."""
    before = archive_of(approved(BODY))
    ((_, text),) = approved(CHANGED, lock=CHANGED).items()

    after = archive_of({RENAMED: text})

    assert shown(check_approvals_stay(before, after)) == [
        "7: Referatet er godkendt, men fingeraftrykket for punkt 1 er ændret."
    ]
    assert shown(check_approvals_stay(before, archive_of({}))) == []


def test_nobody_accepts_that_approved_words_are_not_locked() -> None:
    """Without fingerprints every word of an approved referat could change unseen."""
    reason = (
        "godkendt_ved: formand 2023-03-08\naccepteret:\n  - kode: fingeraftryk-mangler\n"
        "    sted: godkendt\n    hvorfor: Prøve.\n"
    )

    assert open_codes(archive_of(meeting(BODY, status="godkendt", facts=reason))) == [
        "fingeraftryk-mangler",
        "accept-ugyldig",
    ]


def test_words_that_must_be_gone_take_older_corrections_with_them() -> None:
    """A correction that quotes what must not stand anywhere may be deleted, and no other one."""
    before = archive_of(approved(CHANGED, more=ENTRY))
    removal = (
        "rettelser:\n  - dato: 2023-05-01\n    punkt: 1\n    aftalt: formandskabet\n"
        "    note: Personoplysning fjernet.\n"
        "    fingeraftryk: 0123456789abcdef0123456789abcdef\n"
    )

    assert shown(check_approvals_stay(before, archive_of(approved(BODY, more=removal)))) == []
    assert shown(check_approvals_stay(before, archive_of(approved(BODY)))) == [
        "2: Referatet er godkendt, men rettelsen fra 12. april 2023 er ændret eller slettet."
    ]


def test_an_approval_by_mistake_can_be_taken_back_with_a_reason() -> None:
    """The reason stands in the file, where everybody can see it."""
    before = archive_of(approved(BODY))
    reason = (
        "accepteret:\n  - kode: godkendelse-aendret\n    sted: udkast\n"
        "    hvorfor: Meldt godkendt ved en fejl.\n"
    )

    after = archive_of(meeting(BODY, status="udkast", facts=reason))

    assert open_codes(after, before) == []
    assert [one.reason for one in findings(after, TODAY, before).accepted] == [
        "Meldt godkendt ved en fejl."
    ]

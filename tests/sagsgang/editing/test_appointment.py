"""The lines of an outcome stand where they belong, and say what they should."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.archive import Archive, archive
from sagsgang.editing.appointment import (
    has_outcome,
    holder_lines,
    is_on_seat,
    outcome_edits,
    seat_edits,
    seats_meant,
)
from sagsgang.editing.edits import applied
from sagsgang.records.forum import Role
from sagsgang.selection import Appointed
from sagsgang.source import Text

CALL = "nord/udpegninger/2023/medlemmer"
FORUM = "nord/fora/kredsen"
FACTS = "titel: Medlemmer\nforum: kredsen\nstatus: lukket\nrolle: medlem\n"
KARI = Appointed(
    name="Kari Prøve",
    title="chef: sundhed",
    municipality="by",
    role=None,
    basis="Klyngen manglede en plads",
)
BO = Appointed(
    name="Bo Prøve",
    title="",
    municipality="dal",
    role=Role.SUBSTITUTE,
    basis="Lige efter alt",
    lot="ja",
)
OUTCOME = (
    'udpeget:\n  - navn: Kari Prøve\n    titel: "chef: sundhed"\n    kommune: by\n'
    "    grundlag: Klyngen manglede en plads\n  - navn: Bo Prøve\n    kommune: dal\n"
    "    rolle: suppleant\n    grundlag: Lige efter alt\n    lod: ja\n"
)
HOLDER = '- navn: Kari Prøve\n{0}  titel: "chef: sundhed"\n{0}  kommune: by\n'


def read(text: str, forum: str = "") -> Archive:
    """Read an appointment's file and a forum's."""
    files = {f"{CALL}.md": text, f"{FORUM}.md": f"---\nnavn: Kredsen\n{forum}---\n"}
    return archive({path: Text(one.encode()) for path, one in files.items()})


def decided(text: str, *appointed: Appointed, decided_at: str = "") -> str:
    """Write an outcome into a record."""
    edits = outcome_edits(read(text).appointments[CALL], appointed, decided_at)
    return applied(text.encode(), edits).decode()


@pytest.mark.parametrize(
    ("facts", "before", "after"),
    [
        (FACTS, FACTS, ""),
        (f"{FACTS}link: https://kl.dk\n", FACTS, "link: https://kl.dk\n"),
        (f"{FACTS}# Slut\nbilag: []\n", FACTS, "# Slut\nbilag: []\n"),
    ],
)
def test_an_outcome_stands_where_its_declaration_puts_it(
    facts: str, before: str, after: str
) -> None:
    """Every other line of the file stays as it was."""
    text = f"---\n{facts}---\nBaggrund.\n"
    written = decided(text, KARI, BO)
    assert written == f"---\n{before}{OUTCOME}{after}---\nBaggrund.\n"
    assert has_outcome(read(written).appointments[CALL], (KARI, BO))
    assert not has_outcome(read(written).appointments[CALL], (KARI,))
    assert decided(written, KARI, BO) == written


def test_a_decision_writes_the_meeting_and_the_status() -> None:
    """With a status in quotation marks, and also after the outcome was written."""
    meeting = "kredsen 2023-03-21 punkt 4"
    quoted = FACTS.replace("lukket", '"lukket"')
    text = f"---\n{quoted}---\n"
    written = decided(text, KARI, BO, decided_at=meeting)
    facts = FACTS.replace("lukket", '"afgjort"')
    assert written == f"---\n{facts}besluttet: {meeting}\n{OUTCOME}---\n"
    assert decided(decided(text, KARI, BO), KARI, BO, decided_at=meeting) == written
    assert decided(written, KARI, BO, decided_at=meeting) == written


def test_a_role_is_written_only_where_it_is_not_the_calls_own() -> None:
    """The reader of the page sees it there already."""
    member = Appointed(name="A", title="", municipality="", role=Role.MEMBER, basis="Stilling")
    text = f"---\n{FACTS}---\n"
    assert "rolle: medlem\n    grundlag" not in decided(text, member)


@given(st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=30))
def test_any_name_and_grounds_are_read_back_as_they_were(text: str) -> None:
    """What YAML would take for something else stands in quotation marks."""
    bare = " ".join(normalize("NFC", text).split())
    one = Appointed(name=bare or "A", title="", municipality="", role=None, basis=bare)
    records = read(decided(f"---\n{FACTS}---\n", one))
    found = records.appointments[CALL].facts.appointed
    assert [(str(each.name), str(each.basis or "")) for each in found] == [(bare or "A", bare)]


SEATS = (
    "pladser:\n  - rolle: formand\n    side: kommunal\n"
    "  - rolle: medlem\n    side: kommunal\n    antal: 2\n{0}"
    "  - rolle: suppleant\n"
)
SEAT = "  - rolle: medlem\n    side: kommunal\n"
OTHER = "    besat:\n      - navn: Ane Prøve\n        note: Længe\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{SEAT}---\n", f"{SEAT}    besat:\n      {HOLDER.format(' ' * 6)}---\n"),
        (
            f"{SEAT}    note: Ny\n---\n",
            f"{SEAT}    besat:\n      {HOLDER.format(' ' * 6)}    note: Ny\n---\n",
        ),
        (
            f"{SEAT}{OTHER}---\n",
            f"{SEAT}{OTHER}      {HOLDER.format(' ' * 6)}---\n",
        ),
        (
            f"{SEAT}{OTHER}    # Om suppleanten\n\n  - rolle: suppleant\n---\n",
            (
                f"{SEAT}{OTHER}    # Om suppleanten\n      {HOLDER.format(' ' * 6)}"
                "\n  - rolle: suppleant\n---\n"
            ),
        ),
        (
            f"{SEAT}    besat:\n    - navn: Ane Prøve\n# Slut\nkontakt: a@example.dk\n---\n",
            (
                f"{SEAT}    besat:\n    - navn: Ane Prøve\n    {HOLDER.format(' ' * 4)}"
                "# Slut\nkontakt: a@example.dk\n---\n"
            ),
        ),
    ],
)
def test_a_holder_stands_under_the_seat(before: str, after: str) -> None:
    """After those that are there, as far in as they are; everything else stays."""
    text = f"---\nnavn: Kredsen\npladser:\n{before}"
    records = archive({f"{FORUM}.md": Text(text.encode())})
    edits = seat_edits(records.fora[FORUM], 0, [KARI])
    assert applied(text.encode(), edits).decode() == f"---\nnavn: Kredsen\npladser:\n{after}"


@pytest.mark.parametrize(
    "facts",
    [
        "pladser: [{rolle: medlem}]\n",
        "pladser:\n  - rolle: medlem\n    besat: []\n",
        "pladser:\n  - rolle: medlem\n    besat: [{navn: Ane}]\n",
        "",
    ],
)
def test_a_seat_that_is_not_in_lines_is_left_to_people(facts: str) -> None:
    """Its lines are then printed to be pasted."""
    forum = read(f"---\n{FACTS}---\n", facts).fora[FORUM]
    assert seat_edits(forum, 0, [KARI]) == ()


def test_seats_are_meant_by_role_and_side() -> None:
    """The appointee's own role goes before the call's."""
    records = read(f"---\n{FACTS}side: kommunal\n---\n", SEATS.format(""))
    forum, call = records.fora[FORUM], records.appointments[CALL]
    assert seats_meant(forum, call, None) == (1,)
    assert seats_meant(forum, call, Role.CHAIR) == (0,)
    assert seats_meant(forum, call, Role.SUBSTITUTE) == ()


def test_somebody_who_is_on_the_seat_is_not_put_there_again() -> None:
    """By name, municipality and decision; one who has left may come back."""
    facts = "pladser:\n  - rolle: medlem\n    besat:\n" + "".join(
        f"      {line}\n" for line in holder_lines([KARI], "kredsen 2023-03-21", "2023-04")
    )
    seat = read(f"---\n{FACTS}---\n", facts).fora[FORUM].facts.seats[0]
    assert is_on_seat(seat, KARI, "kredsen 2023-03-21")
    assert not is_on_seat(seat, KARI, "kredsen 2024-03-21")
    assert not is_on_seat(seat, BO, "kredsen 2023-03-21")
    left = read(f"---\n{FACTS}---\n", f"{facts}        til: 2024\n").fora[FORUM].facts.seats[0]
    assert not is_on_seat(left, KARI, "kredsen 2023-03-21")

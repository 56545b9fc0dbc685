"""How old ids, deletions and earlier numbers are written."""

import pytest

from sagsgang.diagnostics import Severity
from sagsgang.records.record import Case, Meeting, Region
from tests.sagsgang.sources import case, forum, item, meeting, read

FORM = "Skriv mappen og filens navn uden .md, fx sager/2023/benamputationer"


def test_an_id_from_before_may_leave_out_its_own_samarbejde() -> None:
    """Inside the samarbejde the folder is enough; another one is named."""
    more = "tidligere:\n  - sager/2022/x\n  - syd/sager/2022/x\n  - om/x\n"
    record = read({"nord/sager/2023/x.md": case(more=more)}).records["nord/sager/2023/x"]
    assert isinstance(record, Case)
    assert record.former_ids == ("nord/sager/2022/x", "syd/sager/2022/x", "om/x")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("sager/2023/y.md", "Skriv sager/2023/y"),
        ("/records/nord/sager/2023/y.md", "Skriv nord/sager/2023/y"),
        ("https://example.dk/nord/sager/2023/y/", "Skriv nord/sager/2023/y"),
        ("http://example.dk/nord/sager/2023/y/#punkt-4", "Skriv nord/sager/2023/y"),
        ("sager/2023/y/", "Skriv sager/2023/y"),
        ("Cykelbroen", f"{FORM}."),
        ("sager/y", f"{FORM}."),
    ],
)
def test_what_is_no_id_is_refused_with_the_id(written: str, hint: str) -> None:
    """A path or a web address is answered with the id that it holds."""
    files = {"nord/sager/2023/x.md": case(more=f"tidligere: {written}\n")}
    (found,) = [one for one in read(files).diagnostics if one.severity is Severity.ERROR]
    assert (found.code, found.message, found.hint) == (
        "gammel-adresse-form",
        f"'{written}' er ikke et id.",
        hint,
    )


def test_a_record_a_file_and_a_punkt_can_be_deleted() -> None:
    """What is gone is named by its id, with the file's name or the punkt after it."""
    lines = "".join(
        f"  - adresse: {one}\n    dato: 2024\n    grund: Prøve\n"
        for one in ("sager/2023/x", "sager/2023/x/Plan for åen.pdf", "moeder/2023/y#punkt-1-2")
    )
    region = read({"nord/index.md": f"---\ntitel: Nord\nslettede:\n{lines}---\n"}).regions["nord"]
    assert isinstance(region, Region)
    found = [one.address for one in region.facts.removed]
    assert [(one.record_id, one.file, one.anchor) for one in found] == [
        ("sager/2023/x", "", ""),
        ("sager/2023/x", "Plan for åen.pdf", ""),
        ("moeder/2023/y", "", "punkt-1-2"),
    ]


def test_a_deletion_is_refused_with_what_it_may_say() -> None:
    """What can stand after an id is told where something else stands."""
    entry = "  - adresse: sager/2023/x#noter\n    dato: 2024\n    grund: Prøve\n"
    files = {"nord/index.md": f"---\ntitel: Nord\nslettede:\n{entry}---\n"}
    assert [one.as_text() for one in read(files).diagnostics] == [
        (
            "nord/index.md:4:14: fejl[gammel-adresse-form]: 'sager/2023/x#noter' er ikke et id.\n"
            "  hjælp: Skriv sager/2023/x"
        )
    ]


def test_a_punkt_says_the_numbers_that_it_had() -> None:
    """A single number need not be a list."""
    body = item("tidligere_nr: 1.2", number="4") + item("tidligere_nr: [5, 11a]", number="6")
    files = {
        "nord/fora/k.md": forum("K"),
        "nord/moeder/2023/2023-01-25-k.md": meeting("k", "2023-01-25", body),
    }
    record = read(files).records["nord/moeder/2023/2023-01-25-k"]
    assert isinstance(record, Meeting)
    assert [one.facts.former_numbers for one in record.items] == [("1.2",), ("5", "11a")]

"""Personal data is found wherever a record holds text, and never repeated."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.archive import archive
from sagsgang.danish.absence import absence_reasons
from sagsgang.danish.personal import cpr_numbers, phone_numbers, private_emails
from sagsgang.diagnostics import Diagnostic, Place, Severity
from sagsgang.findings import all_findings
from sagsgang.rules.personal_data import RULES
from sagsgang.source import ADDRESS_LIST
from tests.sagsgang.sources import REGION, TODAY, forum, item, meeting, read, source

NUMBER = "170262-6001"
CASE = "nord/sager/2023/klagen.md"


def _findings(files: dict[str, str | bytes]) -> list[Diagnostic]:
    records = read(files)
    return sorted((one for rule in RULES for one in rule(records)), key=lambda one: one.sort_key)


def _case(body: str = "", facts: str = "") -> dict[str, str | bytes]:
    return {CASE: f"---\ntitel: Klagen\n{facts}---\n{body}\n"}


FRAGMENTS = st.lists(
    st.sampled_from(
        (
            *("170262-6001", "1702626002", "170262 6002", "17.02.62 6002", "17 02 62 6002", "cpr"),
            *(
                "170262\u20136001",
                "170262-\n6001",
                "010158\u00a05009",
                "person-nr",
                "fødselsnummer",
            ),
            *("88 88 55 55", "8888 5555", "88\u00a088\u00a055\u00a055", "+45 88885555", "88885555"),
            *("tlf.", "Telefon", "mobil", "sms", "lokalnr.", "direkte nummer", "0045 88 88 55 55"),
            *("kari@gmail.com", "kari (at) mail.dk", "kari@rsyd.dk", "KARI@GMAIL.COM"),
            *("afbud", "Afbud:", "syg", "deltog ikke", "barsel", "Sygemeldt", "\n", ".", " ", "- "),
            *("170262-**6001**", "170262&ndash;6001", "17\u200b0262-6001", "\uff11702626001"),
            *("2023-02-28", "kl. 12.00-14.00", "EAN 5798006504510", "å", "İ", "Klagen"),
        )
    ),
    max_size=12,
)


@given(FRAGMENTS, st.sampled_from(("", " ")))
def test_the_quick_look_loses_nothing(fragments: list[str], between: str) -> None:
    """The rule finds exactly as much as the slow search of the whole file."""
    body = between.join(fragments)
    whole = f"---\ntitel: Klagen\n---\n{body}"
    numbers = Counter(one.is_certain for one in cpr_numbers(whole, is_markdown=True))
    expected = {
        "persondata-cpr": numbers[True],
        "persondata-cpr-maaske": numbers[False],
        "persondata-mail": len(list(private_emails(whole))),
        "persondata-telefon": len(list(phone_numbers(whole))),
        "persondata-helbred": len(list(absence_reasons(whole))),
    }

    found = Counter(one.code for one in _findings(_case(body)))

    assert found == Counter(expected)


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (f"---\nnavn: Kredsen {NUMBER}\n---\n".encode(), 2, 15),
        (f"---\nnavn: Kredsen\n# {NUMBER}\n---\n".encode(), 3, 3),
        (f"---\nnavn: [Kredsen\n---\n\nKlager: {NUMBER}\n".encode(), 5, 9),
        (f"---\nnavn: Rådet\n---\nKlager å {NUMBER}\n".encode("latin-1"), 4, 10),
        (f"Klager: {NUMBER}\n".encode(), 1, 9),
    ],
    ids=["value", "comment", "broken YAML", "Latin-1", "no front matter"],
)
def test_a_file_that_cannot_be_read_is_looked_through_too(
    data: bytes, line: int, column: int
) -> None:
    """What is no record may still be read by everybody in the repository."""
    found = [one for one in _findings({"nord/fora/kredsen.md": data}) if "cpr" in one.code]

    assert [(one.code, one.severity) for one in found] == [("persondata-cpr", Severity.ERROR)]
    assert found[0].place == Place("nord/fora/kredsen.md", line, column)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("Noter.md", f"Klager: {NUMBER}\n".encode()),
        ("nord/kladder/klage.md", f"---\ntitel: {NUMBER}\n---\n".encode()),
        ("nord/fora/kredsen.md", f"---\nnavn: {NUMBER}\n---\n".encode("utf-16")),
        ("nord/fora/kredsen.md", b"x" * 600_000 + f"\n{NUMBER}\n".encode()),
    ],
    ids=["at the top", "in no kind's folder", "UTF-16", "too large"],
)
def test_a_text_that_becomes_no_record_is_looked_through(path: str, data: bytes) -> None:
    """It is never on the site, and lies in the repository all the same."""
    found = _findings({path: data})

    assert [(one.code, one.place.path) for one in found] == [("persondata-cpr", path)]


@pytest.mark.parametrize("key", ["kontakt", "telefon"])
@pytest.mark.parametrize("value", ["kredsen@gmail.com", "88 88 55 55"])
def test_what_is_there_to_be_called_is_no_finding(key: str, value: str) -> None:
    """A forum and a samarbejde may state how they are reached; a case may not."""
    fact = f"{key}: {value}\n"

    assert _findings({"nord/fora/kredsen.md": forum("Kredsen", fact)}) == []
    assert _findings({"nord/index.md": f"---\ntitel: Nord\n{fact}---\n"}) == []
    assert len(_findings(_case(facts=fact))) == 1
    assert len(_findings({"nord/fora/kredsen.md": forum("Kredsen") + fact.upper()})) == 1


def test_a_contact_is_no_place_for_a_cpr_number() -> None:
    """Only what one calls or writes to is meant to be public."""
    files: dict[str, str | bytes] = {
        "nord/fora/kredsen.md": forum("Kredsen", f"kontakt: {NUMBER}@rsyd.dk\n")
    }

    assert [one.code for one in _findings(files)] == ["persondata-cpr"]


def _accepting(fingerprint: str, code: str = "persondata-cpr") -> str:
    return (
        f"accepteret:\n  - kode: {code}\n    sted: fingeraftryk {fingerprint}\n"
        "    hvorfor: Det er et ordrenummer.\n"
    )


def _open_codes(files: dict[str, str | bytes]) -> list[str]:
    found = all_findings(archive(source(REGION | files)), TODAY).open
    return [one.code for one in found if one.severity is not Severity.NOTE]


def test_a_fingerprint_accepts_the_one_place_that_was_looked_at() -> None:
    """Of two lines with the same words the first is accepted, and the second stays a finding."""
    body = f"Ordre {NUMBER}.\n\nOrdre {NUMBER}."
    first, second = _findings(_case(body))

    found = all_findings(read(_case(body, _accepting(first.fingerprint))), TODAY)

    assert first.fingerprint != second.fingerprint
    assert [one.finding.place.line for one in found.accepted] == [8]
    assert [one.place.line for one in found.open if one.code == "persondata-cpr"] == [10]


def test_an_accepted_finding_comes_back_when_its_line_changes() -> None:
    """Another word, another file or another kind of number has another fingerprint."""
    (finding,) = _findings(_case(f"Ordre {NUMBER}."))
    facts = _accepting(finding.fingerprint)

    assert _open_codes(_case(f"Ordre {NUMBER}.", facts)) == []
    assert _open_codes(_case(f"Ordren {NUMBER}.", facts)) == ["accept-uden-fund", "persondata-cpr"]
    assert _open_codes(_case("Ordre 170262-6002.", facts)) == [
        "accept-uden-fund",
        "persondata-cpr-maaske",
    ]
    elsewhere = {"nord/sager/2023/anden.md": _case(f"Ordre {NUMBER}.", facts)[CASE]}
    assert _open_codes(elsewhere) == ["accept-uden-fund", "persondata-cpr"]


def test_words_of_the_line_accept_nothing() -> None:
    """They would be repeated in the acceptance, and the number with them."""
    facts = f"accepteret:\n  - kode: persondata-cpr\n    sted: {NUMBER}\n    hvorfor: Nej.\n"

    found = all_findings(read(_case(f"Ordre {NUMBER}.", facts)), TODAY)

    assert found.accepted == ()
    assert [one.place.line for one in found.open if one.code == "persondata-cpr"] == [5, 8]
    assert not any(NUMBER in one.as_text() for one in found.open)


@pytest.mark.parametrize(
    ("body", "facts"),
    [
        ("Klager: 170262-**6001**", ""),
        ("Klager: 170262&#45;6001", ""),
        ("Klager: 170262\n6001", ""),
        ("", 'sagsnr: "\\x3170262-6001"\n'),
        ("", "sagsnr: \uff11\uff17\uff10262-6001\n"),
    ],
    ids=["marks", "HTML", "lines", "YAML", "wide figures"],
)
def test_a_number_is_found_as_a_reader_would_see_it(body: str, facts: str) -> None:
    """What the page would show counts, and not only how the file is written."""
    assert [one.code for one in _findings(_case(body, facts))] == ["persondata-cpr"]


def test_the_list_of_addresses_holds_no_number() -> None:
    """It is a file that everybody can read, too."""
    files: dict[str, str | bytes] = {ADDRESS_LIST: "side nord/sager/2023/klage-1702626001/\n"}

    (finding,) = _findings(files)

    assert (finding.code, finding.place) == ("persondata-cpr", Place(ADDRESS_LIST, 1, 28))


def test_an_acceptance_is_itself_no_finding() -> None:
    """A fingerprint may look like a number, and is none."""
    assert _findings(_case(facts=_accepting("1702626001702626"))) == []


def test_closed_and_drafted_text_is_looked_through() -> None:
    """What is not shown on the site is read in the repository."""
    closed = item("lukket: Personsag", f"### Referat\n{NUMBER}\n")
    note = item("udfald: [drøftet]", number="2") + f"\n## Noter\n{NUMBER}\n"
    files: dict[str, str | bytes] = {
        "nord/fora/kredsen.md": forum("Kredsen"),
        "nord/moeder/2023/2023-01-25-kredsen.md": meeting(
            "kredsen", "2023-01-25", closed + note, status="udkast"
        ),
    }

    assert [one.place.line for one in _findings(files)] == [12, 20]


@pytest.mark.parametrize(
    "path",
    [
        f"nord/sager/2023/klagen/brev-{NUMBER}.pdf",
        f"nord/sager/2023/klagen/{NUMBER}/brev.pdf",
        f"nord/sager/2023/{NUMBER}/brev.pdf",
        f"nord/sager/2023/klage-{NUMBER}.md",
        f"loest/{NUMBER}.txt",
    ],
)
def test_a_name_is_a_text(path: str) -> None:
    """Of a record, of a file beside one and of a folder, wherever it lies."""
    found = _findings(_case() | {path: "---\ntitel: X\n---\n"})

    assert [one.code for one in found] == ["persondata-cpr"]
    assert found[0].message == (
        "I navnet på filen eller mappen står et CPR-nummer. Alle kan læse arkivet."
    )
    assert "fingeraftryk" not in found[0].hint

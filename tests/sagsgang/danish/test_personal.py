"""What is a CPR number, a private mail address or a telephone number, and what only looks like it.

The numbers are of people born in the 1800s, or they are built here: nobody alive has them.
"""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sagsgang.danish.personal import (
    MASK,
    PersonalNumber,
    Spot,
    birth_date,
    context_of,
    cpr_numbers,
    cpr_numbers_in_name,
    fingerprint_of,
    has_check_digit,
    masked,
    may_hold_emails,
    phone_numbers,
    private_emails,
)

CHECKED = "170262-6001"
"""17 February 1862, with a check digit."""
UNCHECKED = "170262-6002"
NEW_YEAR = "010158-5009"
"""1 January 1858, without a check digit."""


def _seen(text: str) -> list[tuple[str, bool]]:
    return [(text[one.start : one.end], one.is_certain) for one in cpr_numbers(text)]


@pytest.mark.parametrize(
    "written",
    [
        "170262-6001",
        "1702626001",
        "170262 6001",
        "170262\u00a06001",
        "170262 - 6001",
        "170262\u20106001",
        "170262\u20116001",
        "170262\u20126001",
        "170262\u20136001",
        "170262\u20146001",
        "170262\u20156001",
        "170262-\n6001",
        "010158-5009",
        "0101585009",
        "010158 5009",
        "770262-6018",
    ],
)
def test_a_number_with_a_check_digit_or_of_new_year_is_certain_however_it_is_divided(
    written: str,
) -> None:
    """A space, a hard space, a hyphen, any dash or nothing stands between date and serial."""
    assert _seen(f"Klager: {written}.") == [(written, True)]
    assert _seen(f"|{written}|") == [(written, True)]
    assert _seen(f"CPR-{written}, klager") == [(written, True)]
    assert _seen(f"({written})/{written}") == [(written, True), (written, True)]


@pytest.mark.parametrize(
    "text",
    [
        "cpr: {}",
        "Cpr.nr. {}",
        "{} (CPR)",
        "personnummer {}",
        "Personnr.: {}",
        "person-nr. {}",
        "fødselsnummer {}",
        "| CPR |\n|---|\n| {} |",
        "cpr:\n  - {}",
    ],
)
@pytest.mark.parametrize("written", ["170262-6002", "1702626002", "170262 6002"])
def test_a_number_without_a_check_digit_is_certain_beside_a_word_for_it(
    text: str, written: str
) -> None:
    """The word may stand before it, after it or on the line above."""
    assert _seen(text.format(written)) == [(written, True)]


@pytest.mark.parametrize(
    "written", ["17.02.62-6002", "17 02 62 6002", "17/02/1862 6002", "17-02-62-6002", "170262.6002"]
)
def test_other_spellings_count_beside_a_word_only(written: str) -> None:
    """As a date with full stops and four digits it is a CPR number only where it is called so."""
    assert _seen(f"Hans cpr-nummer er {written}.") == [(written, True)]
    assert _seen(f"Mødet er den {written}.") == []


def test_the_word_must_be_near() -> None:
    """A sentence about the CPR register makes no case number of the next sentence certain."""
    assert _seen(f"CPR-registeret. {'x' * 40} 1702626002") == []
    assert _seen(f"CPR-registeret. {'x' * 40} 170262-6002") == [("170262-6002", False)]


@pytest.mark.parametrize("dash", "-\u2010\u2011\u2012\u2013\u2014\u2015")
def test_a_date_a_dash_and_four_digits_may_be_a_number(dash: str) -> None:
    """Numbers without a check digit are given out too."""
    assert _seen(f"Se 170262{dash}6002 her") == [(f"170262{dash}6002", False)]


@pytest.mark.parametrize(
    "text",
    [
        "23/012345",
        "sag 2023-170262-6001",
        "170262-6001-1",
        "170262-6001/2",
        "12/170262-6001",
        "EAN 5798006504510",
        "EAN 579 800 650 4510",
        "CVR 29189846",
        "KLE 29.30.04-A26-1-23",
        "kl. 12.00-14.00 den 17-02-2023",
        "2023-02-17 12:00",
        "1.702.626.001 kr.",
        "58.693 og 205.978 borgere",
        "0110233456",
        "170262 6002",
        "1702626002",
        "459962-6002",
        "310262-6002",
        "290200-1000",
        "P-nr. 1702626001",
        "produktionsenhed: 1702626001",
        "1702626001234",
        "21702626001",
        "170262  6001",
        "170262-600",
        "fingeraftryk ab1702626001cdef",
        "3f2b1702626001aa90cc",
    ],
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    """Case numbers, EAN, CVR, KLE, times, amounts, impossible dates and digests are left alone."""
    assert _seen(text) == []


@pytest.mark.parametrize(
    "name",
    [
        "klage-170262-6001.pdf",
        "170262_6001.pdf",
        "2023-170262-6001.pdf",
        "klage1702626001",
        "syddanmark/sager/170262-6001/brev.pdf",
    ],
)
def test_a_hyphen_in_a_name_divides_words(name: str) -> None:
    """In the name of a file a number may have hyphens and underscores around it."""
    (found,) = cpr_numbers_in_name(name)

    assert found.is_certain
    assert name[found.start : found.end] in {"170262-6001", "170262_6001", "1702626001"}


@pytest.mark.parametrize(
    "name",
    ["2023-02-17-kredsen.md", "20230217-1200.pdf", "bilag-459962-6002.pdf", "26-0011-22.pdf"],
)
def test_dates_in_names_are_no_numbers(name: str) -> None:
    """File names begin with a date."""
    assert list(cpr_numbers_in_name(name)) == []


def _check_digit(first_nine: str) -> int:
    """Make the check digit the other way round: what the weighted sum lacks to a multiple of 11."""
    total = 0
    for digit, weight in zip(reversed(first_nine), (2, 3, 4, 5, 6, 7, 2, 3, 4), strict=True):
        total += int(digit) * weight
    return -total % 11


@given(st.text("0123456789", min_size=9, max_size=9))
def test_the_check_digit_is_what_the_sum_lacks(first_nine: str) -> None:
    """Exactly one last digit fits, or none when ten would be needed."""
    fitting = [last for last in range(10) if has_check_digit(f"{first_nine}{last}")]

    wanted = _check_digit(first_nine)
    assert fitting == ([] if wanted == 10 else [wanted])


CENTURIES = (
    # Seventh digit, years, century: the table of cpr.dk, row by row.
    *((seventh, range(100), 1900) for seventh in range(4)),
    (4, range(37), 2000),
    (4, range(37, 100), 1900),
    *((seventh, range(58), 2000) for seventh in range(5, 9)),
    *((seventh, range(58, 100), 1800) for seventh in range(5, 9)),
    (9, range(37), 2000),
    (9, range(37, 100), 1900),
)


@pytest.mark.parametrize(("seventh", "years", "century"), CENTURIES)
def test_the_seventh_digit_tells_the_century(seventh: int, years: range, century: int) -> None:
    """The table of cpr.dk holds for every year in it."""
    for year in years:
        assert birth_date(f"1702{year:02}{seventh}001") == date(century + year, 2, 17)


def test_a_leap_day_exists_in_leap_years_only() -> None:
    """1900 had none, 2000 had; only the seventh digit tells which it is."""
    assert birth_date("2902000001") is None
    assert birth_date("2902004001") == date(2000, 2, 29)


def test_a_replacement_number_has_sixty_added_to_its_day() -> None:
    """A hospital gives one to somebody without a CPR number."""
    assert birth_date("7702626001") == date(1862, 2, 17)
    assert birth_date("6002626001") is None
    assert birth_date("9202626001") is None


@given(st.text("0123456789", min_size=10, max_size=10))
def test_ten_digits_alone_are_certain_exactly_when_the_rule_says_so(digits: str) -> None:
    """A birthday, and a check digit or New Year's Day; otherwise nothing at all is said."""
    fits = _check_digit(digits[:9]) == int(digits[9])
    is_number = birth_date(digits) is not None and (fits or digits.startswith("0101"))

    assert _seen(f"nr {digits} her") == ([(digits, True)] if is_number else [])


TEXTS = st.text(st.sampled_from("0123456789 -\n/.cprCPR\u00a0\u2013xå"), max_size=60)


@given(TEXTS, TEXTS)
def test_a_planted_number_is_found_in_any_text(before: str, after: str) -> None:
    """Words around it hide nothing; only figures that stick to it make it something else."""
    text = f"{before} x {CHECKED} x {after}"
    start = len(before) + 3

    assert PersonalNumber(start=start, end=start + len(CHECKED), is_certain=True) in set(
        cpr_numbers(text)
    )


@given(TEXTS)
@example("170262-6001 170262-6001")
@example("01.01.58 5009 cpr 010158-5009")
def test_stretches_come_in_order_and_apart(text: str) -> None:
    """Each character belongs to one number at the most."""
    found = list(cpr_numbers(text))

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(TEXTS)
@example("170262-6001")
@example("1702626001 og 170262-6002 og cpr 17.02.62 6002")
def test_a_masked_text_holds_no_number(text: str) -> None:
    """Whatever is or may be a number is gone, and masking again changes nothing."""
    once = masked(text)

    assert list(cpr_numbers(once)) == []
    assert masked(once) == once


def test_masking_hides_numbers_that_no_word_stands_near() -> None:
    """A message may quote the number without the word that made it certain."""
    assert masked(f"'{UNCHECKED}' er ikke en dato") == f"'{MASK}' er ikke en dato"
    assert masked("nord/1702626002.pdf") == f"nord/{MASK}.pdf"
    assert masked("2023-02-17 kl. 12.00, sag 23/012345") == "2023-02-17 kl. 12.00, sag 23/012345"
    assert masked("fingeraftryk ab1702626001cdef") == "fingeraftryk ab1702626001cdef"


@pytest.mark.parametrize(
    "address",
    [
        "kari@gmail.com",
        "kari.proeve+x@Hotmail.com",
        "k_p@live.dk",
        "kari@outlook.dk",
        "kari@yahoo.dk",
        "kari@icloud.com",
        "kari@me.com",
        "kari@mail.dk",
        "kari@post.tele.dk",
        "kari (at) gmail.com",
        "kari[at]gmail.com",
        "kåre@jubii.dk",
    ],
)
def test_an_address_with_a_private_host_is_private(address: str) -> None:
    """People have their own mail there."""
    text = f"Skriv til {address}, tak."

    assert [text[one.start : one.end] for one in private_emails(text)] == [address]


@pytest.mark.parametrize(
    "text",
    [
        "kari@middelfart.dk",
        "kari@rsyd.dk",
        "sekretariatet@example.dk",
        "kari@some.dk",
        "kari@gmail.com.example.dk",
        "kari@notgmail.com",
        "gmail.com",
        "vi mødes @ gmail",
    ],
)
def test_an_address_at_work_is_not(text: str) -> None:
    """Municipalities, regions and organisations have hosts of their own."""
    assert list(private_emails(text)) == []


@pytest.mark.parametrize(
    "number",
    [
        "88 88 55 55",
        "8888 5555",
        "88\u00a088\u00a055\u00a055",
        "+45 88885555",
        "+45 88 88 55 55",
        "+4588885555",
        "0045 8888 5555",
        "(+45) 88 88 55 55",
    ],
)
def test_a_telephone_number_is_known_by_its_shape(number: str) -> None:
    """Pairs, two groups of four, or the country's code."""
    text = f"Ring på {number}, tak."

    assert [text[one.start : one.end] for one in phone_numbers(text)] == [number]


@pytest.mark.parametrize("number", ["88885555", "88 885 555", "88.88.55.55", "88-88-55-55"])
@pytest.mark.parametrize(
    "word", ["tlf. ", "Tlf: ", "telefon ", "Mobil: ", "sms til ", "telefonnr. "]
)
def test_other_shapes_need_a_word(number: str, word: str) -> None:
    """Eight digits alone may be anything."""
    text = f"Kari, {word}{number}"

    assert [text[one.start : one.end] for one in phone_numbers(text)] == [number]
    assert list(phone_numbers(f"Kari, {number}")) == []


@pytest.mark.parametrize(
    "text",
    [
        "CVR 29 18 98 46",
        "CVR-nr. 2918 9846",
        "2023-01-25",
        "20230125",
        "25-01-2023",
        "2023 2024",
        "58.693.100",
        "58 693 100 kr.",
        "8888 5555 kr.",
        "kl. 12.00-14.00",
        "sagsnr. 23 01 23 45",
        "EAN 57 98 00 65 04 51 0",
        "170262-6001",
        "12 34 56 78",
        "telefonen ringede i 2023",
        "29.30.04-A26",
    ],
)
def test_what_is_no_telephone_number(text: str) -> None:
    """Dates, years, amounts, times, registers and CPR numbers have other rules or none."""
    assert list(phone_numbers(text)) == []


@given(st.text("0123456789", min_size=10, max_size=10), st.text("abcæøå ", max_size=20))
def test_a_fingerprint_is_the_same_for_every_number_in_a_place(digits: str, words: str) -> None:
    """Whoever has the words and the fingerprint cannot try numbers until one fits."""
    texts = [f"{words}{number}{words}" for number in (digits, "1702626001")]
    spot = Spot(start=len(words), end=len(words) + 10)
    one, other = (fingerprint_of("a.md", "x", context_of(text, spot)) for text in texts)

    assert one == other


def test_a_fingerprint_is_of_one_place() -> None:
    """Another file, part, line or turn has another one, of 16 hexadecimal digits."""
    spot = Spot(start=2, end=13)
    here = context_of(f"A {CHECKED} om 3 ting", spot)
    prints = {
        fingerprint_of("a.md", "x", here),
        fingerprint_of("b.md", "x", here),
        fingerprint_of("a.md", "y", here),
        fingerprint_of("a.md", "x", here, 2),
        fingerprint_of("a.md", "x", context_of(f"B {CHECKED} om 3 ting", spot)),
    }

    assert here == "A * om 0 ting"
    assert len(prints) == 5
    assert {len(one) for one in prints} == {16}
    assert set("".join(prints)) <= set("0123456789abcdef")


@given(
    st.lists(
        st.sampled_from(["kari", "@", "(at)", "[at]", "(snabel-a)", "Gmail.com", " "]), max_size=6
    )
)
def test_the_quick_look_for_addresses_misses_nothing(parts: list[str]) -> None:
    """A text in which a private address is found is one that the quick look lets through."""
    text = "".join(parts)
    if any(True for _ in private_emails(text)):
        assert may_hold_emails(text.encode().lower())

"""The list of published addresses: what stands in it, and what goes into it."""

from hypothesis import given
from hypothesis import strategies as st

from sagsgang.addresses.published import (
    Published,
    What,
    address_list,
    address_list_text,
    joined_lists,
    record_addresses,
)
from sagsgang.source import ADDRESS_LIST, Blob
from tests.sagsgang.sources import forum, item, meeting, read, source

HELD = "nord/moeder/2023/2023-01-25-k"
FILES = {
    "nord/fora/k.md": forum("K"),
    f"{HELD}.md": meeting("k", "2023-01-25", item("udfald: [drøftet]", number="1.2")),
    "nord/moeder/2027/2027-01-25-k.md": meeting(
        "k", "2027-01-25", item("type: drøftelse"), status="indkaldt"
    ),
}

_NAMES = st.from_regex(r"[a-z]{1,3}(-[a-z]{1,3})?", fullmatch=True)
_PAGES = st.lists(_NAMES, min_size=1, max_size=4).map(lambda parts: "/".join([*parts, ""]))
ADDRESSES = st.one_of(
    st.builds(Published, st.sampled_from((What.PAGE, What.LIST)), _PAGES),
    st.builds(Published, st.just(What.ITEM), _PAGES.map(lambda page: f"{page}#punkt-4")),
    st.builds(Published, st.just(What.FILE), _PAGES.map(lambda page: f"{page}Plan for åen.pdf")),
)


def blob(text: str | bytes) -> Blob:
    """Make the list as a file."""
    file = source({ADDRESS_LIST: text})[ADDRESS_LIST]
    assert isinstance(file, Blob)
    return file


@given(st.lists(ADDRESSES))
def test_the_list_says_what_was_put_into_it(addresses: list[Published]) -> None:
    """Writing and reading gives the same addresses, and nothing is wrong with the lines."""
    read_back = address_list(blob(address_list_text(addresses)))
    assert set(read_back.lines) == set(addresses)
    assert read_back.diagnostics == ()


@given(st.lists(ADDRESSES), st.lists(ADDRESSES))
def test_no_address_is_lost_when_lists_are_joined(
    one: list[Published], other: list[Published]
) -> None:
    """Of two lists there is one, sorted, and it does not matter which comes first."""
    joined = joined_lists([address_list_text(one), address_list_text(other)])
    assert joined == address_list_text([*other, *one])
    assert joined == joined_lists([joined, joined])


def test_lines_are_sorted_below_a_head_that_says_what_they_are() -> None:
    """A person who opens the file is told not to delete anything."""
    page, list_ = Published(What.PAGE, "om/å/"), Published(What.LIST, "om/z/")
    assert address_list_text([page, list_, page]) == (
        "# Adresser, som har været offentliggjort, og som skal blive ved med at svare.\n"
        "# Nye bliver føjet til, når siden bygges. Slet ingen linjer, heller ikke når noget er"
        " slettet:\n"
        "# en omdøbt fil siger tidligere:, og en slettet står under slettede: i samarbejdets"
        " index.md.\n"
        "liste om/z/\n"
        "side om/å/\n"
    )


def test_no_list_is_an_empty_list() -> None:
    """Before anything is published there is nothing to lose."""
    assert address_list(None).lines == {}
    assert address_list(None).diagnostics == ()


def test_a_list_in_another_character_set_is_a_finding() -> None:
    """A list that cannot be read names no address, and the finding says what to do."""
    found = address_list(blob("side om/ål/\n".encode("latin-1")))
    assert found.lines == {}
    assert [one.as_text() for one in found.diagnostics] == [
        (
            "adresser.txt:1:1: fejl[adresseliste-linje]: Adresselisten kan ikke læses: den er ikke"
            " gemt i tegnsættet UTF-8.\n  hjælp: Hent den udgave tilbage, som lå her før."
        )
    ]


def test_line_ends_of_windows_are_no_mistake() -> None:
    """Git may write them on the way to a disk."""
    found = address_list(blob("side om/a/\r\nside om/b/\r\n"))
    assert [one.address for one in found.lines] == ["om/a/", "om/b/"]
    assert found.diagnostics == ()


def test_a_punkt_is_published_with_its_referat() -> None:
    """Numbers on an agenda may still change; those of a referat are for ever."""
    found = record_addresses(read(FILES), [f"{HELD}/bilag.pdf"])
    assert [one.line for one in found] == [
        "side nord/fora/k/",
        "side nord/",
        f"side {HELD}/",
        f"punkt {HELD}/#punkt-1-2",
        "side nord/moeder/2027/2027-01-25-k/",
        f"fil {HELD}/bilag.pdf",
    ]

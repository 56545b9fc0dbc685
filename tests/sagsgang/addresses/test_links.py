"""Addresses, anchors and the links between pages."""

from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagsgang.addresses import (
    LinkedFile,
    Links,
    PlannedAddress,
    address,
    collisions,
    item_anchor,
    relative_url,
)
from sagsgang.diagnostics import Place


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("index", ""),
        ("syddanmark/index", "syddanmark/"),
        ("om/kilder", "om/kilder/"),
        ("syddanmark/fora", "syddanmark/fora/"),
        (
            "syddanmark/moeder/2023/2023-01-25-sundhedsdirektoerkredsen",
            "syddanmark/moeder/2023/2023-01-25-sundhedsdirektoerkredsen/",
        ),
        ("redaktion/fejl/dato-ugyldig", "redaktion/fejl/dato-ugyldig/"),
    ],
)
def test_an_address_is_the_key(key: str, expected: str) -> None:
    """A page lies at its key; `index` is its folder."""
    assert address(key) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [("4", "punkt-4"), ("1.2", "punkt-1-2"), ("11a", "punkt-11a")]
)
def test_an_item_has_an_anchor(number: str, expected: str) -> None:
    """A punkt's anchor is its number."""
    assert item_anchor(number) == expected


PATHS = st.lists(st.sampled_from(["a", "b", "moeder", "2023", "å b"]), max_size=4)


@given(PATHS, PATHS, st.sampled_from(["", "fil.pdf", "100 %.pdf", "a#b?.pdf"]))
def test_a_relative_url_leads_there(start: list[str], end: list[str], file: str) -> None:
    """From any page a relative URL leads to the page or file that was meant, under any base."""
    here = "".join(f"{part}/" for part in start)
    there = "".join(f"{part}/" for part in end) + file
    base = "https://example.dk/under/mappe/"
    url = relative_url(here, there)
    assert url
    assert unquote(urljoin(urljoin(base, here), url)) == base + there


LINKS = Links(
    here="om/kilder",
    anchors={
        "index": frozenset(),
        "om/kilder": frozenset({"her"}),
        "syd/moeder/2023/m": frozenset({"punkt-4"}),
    },
    files={"om/kilder/kort.png": "om/kilder/kort.png", "om/kilder/a.pdf": "om/kilder/a.pdf"},
)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/records/syd/moeder/2023/m.md#punkt-4", "../../syd/moeder/2023/m/#punkt-4"),
        ("/records/syd/moeder/2023/m.md#punkt-9", "../../syd/moeder/2023/m/"),
        ("/records/index.md", "../../"),
        ("/records/om/kilder.md", "./"),
        ("/records/om/kilder.md#her", "#her"),
        ("#her", "#her"),
        ("/records/om/kilder/a.pdf", "a.pdf"),
    ],
)
def test_a_path_in_a_record_becomes_a_url(path: str, expected: str) -> None:
    """A link in running text leads to the record's page; an anchor that is not there is dropped."""
    assert LINKS.resolve(path) == LinkedFile(url=expected)


@pytest.mark.parametrize(
    "path",
    ["/records/syd/fora/x.md", "#ikke-her", "kilder.md", "/andet/x.md", "/records/om/kilder/b.pdf"],
)
def test_a_path_that_leads_nowhere_has_no_url(path: str) -> None:
    """What has no page and is no published file gives no link."""
    assert LINKS.resolve(path) is None


def test_a_picture_may_be_shown() -> None:
    """A published picture is known to be one."""
    found = LINKS.resolve("/records/om/kilder/kort.png")
    assert found == LinkedFile(url="kort.png", is_image=True)


def test_a_link_to_an_item() -> None:
    """A row leads to a page and an item on it, and to nothing where there is no page."""
    assert LINKS.to("syd/moeder/2023/m", "4") == "../../syd/moeder/2023/m/#punkt-4"
    assert LINKS.to("syd/moeder/2023/n") is None


def test_two_pages_with_one_address_are_a_finding() -> None:
    """Two files that would become one page are found at the second."""
    pages = [
        PlannedAddress(key="om/a", source=Place("om/a.md")),
        PlannedAddress(key="om/a/index", source=Place("om/a/index.md")),
    ]
    (found,) = collisions(pages)
    assert found.as_text() == (
        "om/a/index.md:1:1: fejl[adresse-optaget]: Siden får adressen /om/a/, "
        "men den har om/a.md allerede.\n  hjælp: Omdøb den ene af de to filer."
    )


def test_two_items_with_one_anchor_are_a_finding() -> None:
    """Numbers that give the same anchor are found."""
    anchors = (item_anchor("1.2"), item_anchor("1-2"))
    page = PlannedAddress(key="syd/moeder/2023/m", source=Place("m.md"), anchors=anchors)
    (found,) = collisions([page])
    assert found.message == "To punkter får samme adresse, #punkt-1-2."

"""Where old addresses lead. Everything here is invented."""

from sagsgang.addresses.forwarding import Answer, Gone, Moved, Stays
from sagsgang.addresses.losses import forwarding
from sagsgang.addresses.published import Published, What
from tests.sagsgang.sources import case, forum, item, meeting, read

NEW = "nord/moeder/2023/2023-01-25-k"
OLD = "nord/moeder/2023/2023-01-25-gammel"
BODY = item("tidligere_nr: 9\nudfald: [drøftet]", number="1")
HEAD = "tidligere: moeder/2023/2023-01-25-gammel\nbilag:\n  - titel: Plan\n    fil: plan.pdf\n"
REMOVED = "".join(
    f"  - adresse: {one}\n    dato: 2024-05-01\n    grund: Prøve\n"
    for one in (
        "sager/2023/vaek",
        "moeder/2023/2023-01-25-gammel#punkt-8",
        "moeder/2023/2023-01-25-k/kort.pdf",
    )
)
FILES: dict[str, str | bytes] = {
    "nord/index.md": f"---\ntitel: Nord\nslettede:\n{REMOVED}---\n",
    "nord/fora/k.md": forum("K", "tidligere: [fora/raadet, syd/fora/k]\n"),
    f"{NEW}.md": meeting("k", "2023-01-25", BODY).replace("status", f"{HEAD}status"),
    f"{NEW}/plan.pdf": "Plan",
    "syd/index.md": "---\ntitel: Syd\ntidligere: vest/index\n---\n",
    "syd/sager/2023/bro.md": case(),
}
LEADS = forwarding(read(FILES))


def answer(what: What, address: str) -> Answer | None:
    """Tell where an address leads in the archive of these tests."""
    return LEADS.answer(Published(what, address))


def test_what_is_there_stays() -> None:
    """A page, a punkt, a former number of it and a file that are there need nothing."""
    assert answer(What.PAGE, f"{NEW}/") == Stays()
    assert answer(What.ITEM, f"{NEW}/#punkt-1") == Stays()
    assert answer(What.ITEM, f"{NEW}/#punkt-9") == Stays()
    assert answer(What.FILE, f"{NEW}/plan.pdf") == Stays()


def test_what_has_moved_leads_on() -> None:
    """A page leads to the record that says so, and takes its punkter and files along."""
    assert answer(What.PAGE, f"{OLD}/") == Moved(record_id=NEW)
    assert answer(What.ITEM, f"{OLD}/#punkt-9") == Moved(record_id=NEW, anchor="punkt-9")
    assert answer(What.FILE, f"{OLD}/plan.pdf") == Moved(record_id=NEW, file="plan.pdf")


def test_what_was_deleted_is_gone() -> None:
    """A page takes everything on it along; a punkt and a file can be gone alone."""
    page = answer(What.PAGE, "nord/sager/2023/vaek/")
    assert isinstance(page, Gone)
    assert (str(page.removed.reason), page.place.path) == ("Prøve", "nord/index.md")
    assert answer(What.FILE, "nord/sager/2023/vaek/kort.pdf") == page
    assert answer(What.ITEM, "nord/sager/2023/vaek/#punkt-1") == page
    assert isinstance(answer(What.ITEM, f"{OLD}/#punkt-8"), Gone)
    assert isinstance(answer(What.FILE, f"{NEW}/kort.pdf"), Gone)


def test_what_nobody_speaks_of_is_lost() -> None:
    """Also a punkt or a file that the page's new home does not have."""
    assert answer(What.PAGE, "nord/sager/2023/ukendt/") is None
    assert answer(What.ITEM, f"{OLD}/#punkt-2") is None
    assert answer(What.FILE, f"{OLD}/andet.pdf") is None
    assert answer(What.FILE, "nord/sager/2023/ukendt/kort.pdf") is None


def test_a_list_moves_with_its_forum() -> None:
    """A renamed forum takes the lists of its meetings and cases along, in every samarbejde."""
    assert LEADS.list_home("nord/moeder/forum/raadet/2023/") == "nord/moeder/forum/k/2023/"
    assert LEADS.list_home("nord/sager/forum/raadet/") == "nord/sager/forum/k/"
    assert LEADS.list_home("nord/moeder/forum/syd-k/") == "nord/moeder/forum/k/"
    assert LEADS.list_home("syd/moeder/forum/k/") == "syd/moeder/forum/nord-k/"
    assert LEADS.list_home("nord/moeder/forum/raadets/") == "nord/moeder/forum/raadets/"


def test_a_samarbejde_takes_everything_along() -> None:
    """A renamed samarbejde is said once, not for each of its files."""
    assert answer(What.PAGE, "vest/") == Moved(record_id="syd/index")
    assert answer(What.PAGE, "vest/sager/2023/bro/") == Moved(record_id="syd/sager/2023/bro")
    assert LEADS.list_home("vest/sager/2023/") == "syd/sager/2023/"
    assert answer(What.PAGE, "vest/sager/2023/ukendt/") is None


def test_a_record_that_cannot_be_read_loses_nothing() -> None:
    """Its own mistake is the only message; its punkter and files may be there again tomorrow."""
    broken = forwarding(read(FILES | {f"{NEW}.md": "---\nforum: [\n---\n"}))
    for what, address in (
        (What.PAGE, f"{NEW}/"),
        (What.ITEM, f"{NEW}/#punkt-1"),
        (What.FILE, f"{NEW}/plan.pdf"),
    ):
        assert broken.answer(Published(what, address)) == Stays()

"""The life of a forum."""

from sagsgang.danish import partial_date
from sagsgang.history import forum_then, lineage
from tests.sagsgang.sources import forum, published

FILES = {
    "nord/fora/gammelt.md": forum("Gammelt", "nedlagt: 2022-06-30\n"),
    "nord/fora/nyt.md": forum(
        "Nyt",
        "tidligere_navne:\n  - navn: Næsten nyt\n    kort: NN\n    til: 2023\n"
        "afløser: [gammelt]\noprettet: 2022-07-01\n",
    ),
}


def test_names_predecessors_and_successors() -> None:
    """A forum tells its names in order, and both sides of a succession know it."""
    public = published(FILES)
    new, old = lineage(public, "nord/fora/nyt"), lineage(public, "nord/fora/gammelt")
    assert [(one.name, str(one.until or "")) for one in new.names] == [
        ("Næsten nyt", "2023"),
        ("Nyt", ""),
    ]
    assert [(one.forum.name, str(one.abolished)) for one in new.predecessors] == [
        ("Gammelt", "2022-06-30")
    ]
    assert [(one.forum.id, str(one.created)) for one in old.successors] == [
        ("nord/fora/nyt", "2022-07-01")
    ]


def test_a_name_as_of_a_date() -> None:
    """A forum is shown by the name it had then, and leads to what it is now."""
    found = forum_then(published(FILES), "nyt", "nord", partial_date("2022-09"))
    assert (found.id, found.name, found.short_name) == ("nord/fora/nyt", "Næsten nyt", "NN")


def test_an_unknown_forum_is_what_stands_there() -> None:
    """A name that no forum has is shown as it is written, without an id."""
    found = forum_then(published(FILES), "Ukendt Udvalg", "nord")
    assert (found.id, found.name) == (None, "Ukendt Udvalg")

"""The list of fora."""

from datetime import date

from sagsgang.views.forum_index import forum_index
from tests.sagsgang.sources import chronicle, forum

ON = date(2023, 3, 1)


def test_fora_by_level_and_reach() -> None:
    """Fora stand by level, reach and name."""
    files = {
        "nord/fora/a.md": forum("Årsmødet", "niveau: politisk\nrækkevidde: tværkommunalt\n"),
        "nord/fora/b.md": forum("Rådet", "niveau: politisk\nrækkevidde: tværkommunalt\n"),
        "nord/fora/c.md": forum("Udvalget", "niveau: politisk\nrækkevidde: tværsektorielt\n"),
        "nord/fora/d.md": forum("Gruppen", "niveau: administrativt\nkort: GR\n"),
        "nord/fora/e.md": forum("Netværket"),
    }
    index = forum_index(chronicle(files, ON), "nord")
    assert [(group.title, [row.link.text for row in group.fora]) for group in index.groups] == [
        ("Politisk, kun kommuner", ["Rådet", "Årsmødet"]),
        ("Politisk, på tværs af sektorer", ["Udvalget"]),
        ("Administrativt", ["Gruppen"]),
        ("Uden angivet niveau", ["Netværket"]),
    ]
    assert index.groups[2].fora[0].short_name == "GR"
    assert (index.count, index.former) == (5, ())


def test_former_fora_and_names() -> None:
    """What is abolished or was renamed stands apart, the latest first, with what there is now."""
    files = {
        "nord/fora/gammelt.md": forum("Gammelt", "kort: G\nnedlagt: 2022-06-30\n"),
        "nord/fora/ender.md": forum("Ender", "nedlagt: 2023-12-31\n"),
        "nord/fora/borte.md": forum("Borte", "nedlagt: 2020\n"),
        "nord/fora/nyt.md": forum(
            "Nyt",
            "afløser: [gammelt]\ntidligere_navne:\n  - navn: Det Nye\n    kort: DN\n"
            "    til: 2021\n    note: Ved årsskiftet.\n",
        ),
    }
    index = forum_index(chronicle(files, ON), "nord")
    assert index.count == 2
    assert [
        (row.link.text, row.link.to, str(row.until), row.how, [one.text for one in row.now])
        for row in index.former
    ] == [
        ("Gammelt (G)", "nord/fora/gammelt", "2022-06-30", "Afløst", ["Nyt"]),
        ("Det Nye (DN)", "", "2021", "Skiftede navn", ["Nyt"]),
        ("Borte", "nord/fora/borte", "2020", "Nedlagt", []),
    ]
    assert index.former[1].note == "Ved årsskiftet."

"""Names become ids where they are references, and only where they mean one record."""

from tests.sagsgang.editing.archives import CASE, MEETING, fixed_meeting, fixed_text, meeting

FRONT = "---\nforum: {}\ndato: 2023-01-25\nstatus: planlagt\n---\n"


def test_name_and_short_name_of_a_forum_become_its_id() -> None:
    """A forum is meant by name or short name, with or without quotation marks."""
    for name in ("Kredsen", "KD", "kredsen"):
        assert fixed_text(MEETING, FRONT.format(name)) == FRONT.format("kredsen")
    assert fixed_text(MEETING, FRONT.format('"KD"')) == FRONT.format('"kredsen"')


def test_id_in_full_and_unknown_names_stay() -> None:
    """A full id is an id already; a name that nobody has is for its author to put right."""
    for name in ("syddanmark/fora/kredsen", "Krydsen"):
        assert fixed_text(MEETING, FRONT.format(name)) == FRONT.format(name)


def test_forum_in_a_meeting_reference_becomes_its_id() -> None:
    """Date and punkt stay; a national forum is found too."""
    body = (
        "## Punkt 1: Budget\n```yaml\nudfald:\n  - videresendt\nvidere_til:\n"
        "  - Udvalget 2023-02-07 punkt 3\n  - Landsmødet 2023\n```\n\n### Referat\nSendt til UD.\n"
    )

    assert fixed_meeting(body) == body.replace("Udvalget 2", "udvalget 2").replace(
        "Landsmødet", "landsmoedet"
    )


def test_names_in_headings_and_sentences_stay() -> None:
    """A recommendation's fora are written as they are called."""
    body = (
        "## Punkt 1: Budget\n\n### Indstilling fra KD til UD\nKD indstiller.\n\n### Referat\nJa.\n"
    )

    assert fixed_meeting(body) == body


def test_municipality_of_a_person_becomes_its_id() -> None:
    """A municipality is meant by its name, with or without the word Kommune."""
    facts = "deltagere:\n  - navn: Kari Prøve\n    kommune: {}\n"

    for name in ("Ærø", "Ærø Kommune"):
        text = meeting("", facts.format(name))
        assert fixed_text(MEETING, text) == meeting("", facts.format("aeroe"))


def test_name_means_the_forum_that_had_it_on_the_date() -> None:
    """Of two fora that had one name after each other, the date tells which is meant."""
    old = "---\nnavn: Rådet\nnedlagt: 2022-12-31\n---\n"
    new = "---\nnavn: Rådet\noprettet: 2023-01-01\n---\n"
    fora = {"syddanmark/fora/raad-1.md": old, "syddanmark/fora/raad-2.md": new}
    case = "---\ntitel: Sagen\nforløb:\n  - hos: {} 2022-05-01\n  - hos: {} 2023-05-01\n---\n"

    assert fixed_text(CASE, case.format("Rådet", "Rådet"), **fora) == case.format(
        "raad-1", "raad-2"
    )


def test_name_that_may_mean_two_fora_stays() -> None:
    """Where the date does not tell, nobody guesses."""
    fora = {f"syddanmark/fora/raad-{n}.md": "---\nnavn: Rådet\n---\n" for n in (1, 2)}

    assert fixed_text(MEETING, FRONT.format("Rådet"), **fora) == FRONT.format("Rådet")


def test_words_that_are_accepted_stay() -> None:
    """A fix would undo an acceptance that points at the name."""
    text = (
        "---\nforum: KD\ndato: 2023-01-25\nstatus: planlagt\naccepteret:\n"
        "  - kode: forum-navn\n    sted: 'forum: KD'\n    hvorfor: Sådan står der.\n---\n"
    )

    assert fixed_text(MEETING, text) == text


def test_ids_from_before_become_the_present_ones() -> None:
    """In fields and in links, in one go; the reader's words stay, and so does the punkt."""
    case = "---\ntitel: Bro\ntidligere: sager/2022/bro\n---\n"
    body = (
        "## Punkt 1: Budget\n```yaml\nsag: {0}\nvedrører:\n  - sager/{0}\n```\n\n"
        "### Sagsfremstilling\nSe [2022/bro](/records/syddanmark/sager/{0}.md#punkt-1).\n"
    )
    old, new = (meeting(body.format(one)) for one in ("2022/bro", "2023/bro"))

    assert fixed_text(MEETING, old, **{"syddanmark/sager/2023/bro.md": case}) == new.replace(
        "Se [2023/bro]", "Se [2022/bro]"
    )


def test_an_accepted_id_from_before_stays() -> None:
    """Somebody has looked at it and wants it to stand."""
    body = "## Punkt 1: Budget\n```yaml\nsag: 2022/bro\n```\n"
    text = FRONT.format("kredsen").replace(
        "status: planlagt\n",
        "status: planlagt\naccepteret:\n  - kode: henvisning-flyttet\n    sted: 2022/bro\n"
        "    hvorfor: Prøve\n",
    )
    case = "---\ntitel: Bro\ntidligere: sager/2022/bro\n---\n"

    assert fixed_text(MEETING, text + body, **{"syddanmark/sager/2023/bro.md": case}) == text + body

"""The pages for the secretariat."""

from datetime import date

from sagsgang.diagnostics import Place, error, note, warning
from sagsgang.site import Settings, build
from sagsgang.views.editorial import ErrorHelpIndex, error_help_pages, findings_page
from tests.sagsgang.html import page_at, text_of
from tests.sagsgang.sources import REGION, forum, item, meeting, published, source

PATH = "nord/moeder/2023/2023-01-25-kredsen.md"
FILES: dict[str, str | bytes] = {
    "nord/fora/kredsen.md": forum("Kredsen"),
    PATH: meeting("kredsen", "2023-01-25", item("type: drøftelse"), status="udkast"),
}


def test_findings_that_are_not_public_are_not_quoted() -> None:
    """A finding in withheld text keeps its code and place, and loses its words."""
    page = findings_page(
        published(FILES),
        [
            error("en-kode", Place(PATH, 7), "'HEMMELIGT' kan ikke stå her.", "Slet HEMMELIGT."),
            warning("to-kode", Place("nord/fora/kredsen.md", 2), "Åbent.", "Ret."),
            note("tre-kode", Place("nord/fora/kredsen.md", 2), "Kun en note."),
        ],
        [
            (warning("fire-kode", Place("nord/fora/kredsen.md", 2), "Set."), "Sådan er det."),
            (warning("fem-kode", Place(PATH, 7), "HEMMELIGT."), "Det sagde HEMMELIGT."),
        ],
    )
    withheld = "Fundet står i tekst, som ikke er offentlig. Kør check for at se det."
    assert [(one.code, one.line, one.message, one.hint) for one in page.open] == [
        ("en-kode", 7, withheld, ""),
        ("to-kode", 2, "Åbent.", "Ret."),
    ]
    assert [(one.code, one.reason) for one in page.accepted] == [
        ("fire-kode", "Sådan er det."),
        ("fem-kode", None),
    ]
    assert "HEMMELIGT" not in repr(page)
    assert page.open[1].record is not None
    assert page.open[1].record.text == "Kredsen"


def test_an_unpublished_file_is_not_named() -> None:
    """A finding about a file that is not published shows only the folder."""
    place = Place("nord/fora/kredsen/HEMMELIGT.pdf")
    page = findings_page(published(FILES), [error("kode", place, "HEMMELIGT.pdf")], [])
    assert [one.path for one in page.open] == ["nord/fora/kredsen/"]
    assert "HEMMELIGT" not in repr(page)


def test_help_pages_are_listed_by_subject() -> None:
    """Each code has a page, and the list says by subject what each is about."""
    index, *pages = error_help_pages(
        {
            "plads-gentaget": "# plads-gentaget\nNoget er galt.\n\n## Hvorfor\nDerfor.\n",
            "dato-ugyldig": "Uden overskrift.",
            "forum-navn-dobbelt": "Et tredje.",
            "noget-helt-andet": "Et fjerde.",
        }
    )
    assert [(one.key, one.title) for one in pages] == [
        ("redaktion/fejl/dato-ugyldig", "dato-ugyldig"),
        ("redaktion/fejl/forum-navn-dobbelt", "forum-navn-dobbelt"),
        ("redaktion/fejl/noget-helt-andet", "noget-helt-andet"),
        ("redaktion/fejl/plads-gentaget", "plads-gentaget"),
    ]
    assert isinstance(index, ErrorHelpIndex)
    assert [
        (topic.title, [(row.link.text, row.summary) for row in topic.rows])
        for topic in index.topics
    ] == [
        ("Felter, tal og datoer", [("dato-ugyldig", "Uden overskrift.")]),
        (
            "Fora, personer og pladser",
            [("forum-navn-dobbelt", "Et tredje."), ("plads-gentaget", "Noget er galt.")],
        ),
        ("Andre fund", [("noget-helt-andet", "Et fjerde.")]),
    ]


def test_the_format_reference_in_words() -> None:
    """Each kind has its keys on top, and each key its purpose and an example to copy."""
    site = build(source(REGION), Settings(title="x"), date(2023, 3, 1))
    page = str(page_at(site, "redaktion/format/").article)
    assert '<a href="#forum-navn"><code>navn</code></a>' in page
    assert '<h3 id="forum-navn">navn</h3>' in page
    text = text_of(site, "redaktion/format/")
    assert "navn Navnet nu. Skal stå der. navn: Sundhedsdirektørkredsen" in text
    assert "Felter under pladser 7" in text


def test_findings_in_words() -> None:
    """Open findings stand by code, and the page says when there are none."""
    files = {"nord/fora/kredsen.md": "---\nnavn: Kredsen\noprettet: 2023-02-30\n---\n"}
    site = build(source(REGION | files), Settings(title="x"), date(2023, 3, 1))
    text = text_of(site, "redaktion/fund/")
    assert "Åbne 1 Accepterede 0 Åbne fund dato-ugyldig 1 fejl[dato-ugyldig]:" in text
    assert text.endswith("Accepterede fund Der er ingen accepterede fund.")

"""The pages for the secretariat."""

from sagsgang.diagnostics import Place, error, note, warning
from sagsgang.views.editorial import error_help_pages, findings_page
from tests.sagsgang.sources import forum, item, meeting, published

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
        [(warning("fire-kode", Place("nord/fora/kredsen.md", 2), "Set."), "Sådan er det.")],
    )
    withheld = "Fundet står i tekst, som ikke er offentlig. Kør check for at se det."
    assert [(one.code, one.line, one.message, one.hint) for one in page.open] == [
        ("en-kode", 7, withheld, ""),
        ("to-kode", 2, "Åbent.", "Ret."),
    ]
    assert [(one.code, one.reason) for one in page.accepted] == [("fire-kode", "Sådan er det.")]
    assert page.open[1].record is not None
    assert page.open[1].record.text == "Kredsen"


def test_an_unpublished_file_is_not_named() -> None:
    """A finding about a file that is not published shows only the folder."""
    place = Place("nord/fora/kredsen/HEMMELIGT.pdf")
    page = findings_page(published(FILES), [error("kode", place, "HEMMELIGT.pdf")], [])
    assert [one.path for one in page.open] == ["nord/fora/kredsen/"]
    assert "HEMMELIGT" not in repr(page)


def test_help_pages_are_listed_by_code() -> None:
    """Each code has a page, and the list says what each is about."""
    index, *pages = error_help_pages(
        {
            "b-kode": "# b-kode\nNoget er galt.\n\n## Hvorfor\nDerfor.\n",
            "a-kode": "Uden overskrift.",
        }
    )
    assert [(one.key, one.title) for one in pages] == [
        ("redaktion/fejl/a-kode", "a-kode"),
        ("redaktion/fejl/b-kode", "b-kode"),
    ]
    assert [(row.link.text, row.summary) for row in getattr(index, "rows", ())] == [
        ("a-kode", "Uden overskrift."),
        ("b-kode", "Noget er galt."),
    ]

"""A case in words: where it lies, its journey, and the table that says the same."""

from tests.sagsgang.html import PageReader, dead_links, page_at, text_of
from tests.sagsgang.pages.test_article import site_of
from tests.sagsgang.sources import case, forum, item, meeting

ADDRESS = "nord/sager/2023/proeve/"
SECTIONS = (
    "### Resumé\nKort sagt.\n\n### Indstilling fra Rådet\nDrøft.\n\n"
    "### Indstilling til Styregruppen\nGodkend.\n\n### Sagsfremstilling\nLang tekst.\n\n"
    "### Referat\nKredsen drøftede.\n"
)
FILES = {
    "nord/fora/kredsen.md": forum("Kredsen"),
    "nord/fora/raadet.md": forum("Rådet"),
    "nord/fora/styregruppen.md": forum("Styregruppen", "kort: SG\n"),
    "nord/sager/2023/proeve.md": case(
        "forløb:\n  - hos: raadet 2022-12-01\n    planlagt: 2022-11-01\n    udfald: [drøftet]\n"
        "  - hos: raadet 2023-04-21\n    note: Endeligt.\n",
        "emner: [økonomi]\n",
    ),
    "nord/moeder/2023/2023-01-25-kredsen.md": meeting(
        "kredsen",
        "2023-01-25",
        item(
            "sag: 2023/proeve\nudfald: [drøftet, videresendt]\nvidere_til:\n  - raadet 2023-02-07\n"
            "bilag:\n  - titel: Notat",
            SECTIONS,
        ),
    ),
    "nord/moeder/2023/2023-01-10-kredsen.md": meeting(
        "kredsen", "2023-01-10", item("sag: 2023/proeve", "### Resumé\nFørste gang.\n")
    ),
}


def test_where_a_case_lies_is_told_first() -> None:
    """Where it lies, what comes next and how far it is stand in one line of three."""
    assert (
        "Status Ligger nu hos Rådet Sendt videre til behandling 7. februar 2023, ikke registreret "
        "her Næste skridt 7. februar 2023 Behandling i Rådet, ikke registreret her "
        "Status Delvist besvaret 1 forum mangler at svare" in text_of(site_of(FILES), ADDRESS)
    )


def test_the_journey_in_words() -> None:
    """Each step tells its day, how far it was moved, and what one punkt asks several fora."""
    text = text_of(site_of(FILES), ADDRESS)
    assert (
        "1. december 2022 Rådet Kendt andetsteds fra; mødet har ingen side her. Drøftet "
        "Planlagt 1. november 2022 Udskudt 30 dage 10. januar 2023 Kredsen" in text
    )
    assert (
        "25. januar 2023 Kredsen Punkt 1: Prøvepunkt Punktet beder 2 fora om svar. Hvert svar "
        "følges for sig. Kredsen Drøft. Svar: Drøftet Sendt videre Styregruppen (SG) Godkend. "
        "Svar: mangler her. Afventer SG Sendes videre til Rådet behandles 7. februar 2023" in text
    )
    assert (
        "Sendt til behandling 7. februar 2023, ikke registreret her Rådet Sendt hertil af Kredsen. "
        "Planlagt 21. april 2023 Rykket 73 dage frem Afventer Rådet" in text
    )
    assert "Planlagt 21. april 2023, ikke registreret her Rådet Endeligt." in text


def test_the_table_says_the_same() -> None:
    """Plan, fact and difference stand beside each other for every step."""
    text = text_of(site_of(FILES), ADDRESS)
    table = text.partition("Trin Planlagt Faktisk Forskel ")[2].partition(" Behandlinger")[0]
    assert table == (
        "Rådet 1. november 2022 1. december 2022 30 dage senere end planlagt "
        "Kredsen – 10. januar 2023 – Kredsen – 25. januar 2023 – "
        "Styregruppen (SG) Datoen følger – – "
        "Rådet 21. april 2023 7. februar 2023 (ikke registreret her) 73 dage tidligere end "
        "planlagt Rådet 21. april 2023 Ikke registreret her –"
    )


def test_the_newest_text_is_open_and_older_ones_folded() -> None:
    """The newest treatment stands open, the older ones and long texts in folds."""
    site = site_of(FILES)
    html = str(page_at(site, ADDRESS).article)
    folds = [part.partition("</summary>")[0] for part in html.split("<details")[1:]]
    titles = [PageReader(f"<details{fold}").text for fold in folds]
    assert titles == ["Sagsfremstilling under 1 minut", "Kredsen, 10. januar 2023 punkt 1"]
    assert "Bilag Kredsen, 25. januar 2023 Notat ikke vedlagt her" in PageReader(html).text
    assert dead_links(site) == []


def test_an_empty_case_leaves_no_headings() -> None:
    """A case of which nothing more is known has no empty parts."""
    site = site_of({"nord/sager/2023/proeve.md": "---\ntitel: Prøvesagen\n---\n"})
    text = text_of(site, ADDRESS).partition("Status Ligger nu hos ")[2]
    assert text == (
        "Ikke registreret her Næste skridt Ikke registreret her Status Ikke registreret "
        "Sagens vej Der er ikke registreret nogen behandling eller plan."
    )

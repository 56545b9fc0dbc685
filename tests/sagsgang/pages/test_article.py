"""Views become HTML: escaped, in Danish, without placeholders."""

import re

import pytest

from sagsgang.danish import slug
from sagsgang.site import Settings, Site, build
from tests.sagsgang.html import PageReader, page_at, text_of
from tests.sagsgang.sources import REGION, TODAY, case, forum, item, meeting, source

PAYLOADS = [
    "</title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "' onmouseover='alert(1)",
]


def site_of(files: dict[str, str]) -> Site:
    """Build the site of invented files."""
    return build(source(REGION | files), Settings(title="Sagsgang"), TODAY)


def written_everywhere(words: str) -> dict[str, str]:
    """Write the same words wherever a record takes text."""
    quoted = "'" + words.replace("'", "''") + "'"
    body = item(
        f"sag: 2023/proeve\ngruppe: {quoted}\nnote: {quoted}\nmedvirkende:\n"
        f"  - navn: {quoted}\nbilag:\n  - titel: {quoted}",
        f"### Resumé\n{words}\n\n### Referat\n{words}\n",
        title=words,
    )
    return {
        "nord/fora/kredsen.md": f"---\nnavn: {quoted}\nkort: {quoted}\nretsgrundlag: {quoted}\n"
        f"pladser:\n  - rolle: medlem\n    embede: {quoted}\n    besat:\n      - navn: {quoted}\n"
        f"---\n{words}\n",
        "nord/sager/2023/proeve.md": f"---\ntitel: {quoted}\nemner:\n  - {quoted}\nforløb:\n"
        f"  - hvad: {quoted}\n    note: {quoted}\n---\n{words}\n",
        "nord/moeder/2023/2023-01-25-kredsen.md": meeting("kredsen", "2023-01-25", body),
    }


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_people_write_is_shown_as_text(payload: str) -> None:
    """HTML and template code appear as they are written, and add no tag and no attribute."""
    harmless, hostile = site_of(written_everywhere("ord")), site_of(written_everywhere(payload))
    for page in harmless.pages:
        if not page.address.startswith("nord/"):
            continue
        expected = PageReader(str(page.article))
        address = page.address.replace("emne/ord/", f"emne/{slug(payload)}/")
        found = PageReader(str(page_at(hostile, address).article))
        assert (found.tags, found.attributes) == (expected.tags, expected.attributes)
    assert text_of(hostile, "nord/sager/2023/proeve/").count(payload) >= 5


def test_an_empty_meeting_says_so() -> None:
    """A planned meeting without items says that the agenda is to come."""
    files = {
        "nord/fora/kredsen.md": forum("Kredsen"),
        "nord/moeder/2027/2027-02-03-kredsen.md": meeting(
            "kredsen", "2027-02-03", status="planlagt"
        ),
    }
    text = text_of(site_of(files), "nord/moeder/2027/2027-02-03-kredsen/")
    assert "Kredsen, 3. februar 2027 Forum Kredsen Dato Onsdag den 3. februar 2027" in text
    assert (
        "Planlagt Dagsorden udsendes Mødet holdes 3. februar 2027 Referat til gennemlæsning "
        "Referatet godkendes Dagsordenen er ikke lagt på endnu. Alle møder i Kredsen" in text
    )


def test_a_meeting_page_in_words() -> None:
    """A meeting's page shows facts, agenda, recommendation, decision, outcome and attachments."""
    body = item(
        "sag: 2023/proeve\ntype: beslutning\nudfald: [frafaldet, videresendt]\n"
        "videre_til:\n  - raadet 2023-02-07\n"
        "bilag:\n  - titel: Notat\n  - titel: Regnskab\n    url: https://www.example.dk/r.pdf\n"
        "  - titel: Liste\n    lukket: Personoplysninger",
        "### Indstilling fra Rådet til Kredsen\nAt kredsen godkender.\n\n"
        "### Kommunale bemærkninger\nIngen.\n\n### Referat\nKredsen sendte sagen videre.\n",
        number="1.2",
    )
    files = {
        "nord/fora/kredsen.md": forum("Kredsen", "kort: KR\n"),
        "nord/fora/raadet.md": forum("Rådet"),
        "nord/sager/2023/proeve.md": case(),
        "nord/moeder/2023/2023-01-25-kredsen.md": meeting(
            "kredsen",
            "2023-01-25",
            body + item("lukket: Personsag", number="2", title="Lukket"),
        ),
    }
    site = site_of(files)
    text = text_of(site, "nord/moeder/2023/2023-01-25-kredsen/")
    assert (
        "Punkt 1.2 · Beslutning # Prøvepunkt Indstilling frafaldet Sendt videre til Rådet "
        "Indstilling Rådet til Kredsen (KR) At kredsen godkender. "
        "Beslutning Kredsen (KR) Kredsen sendte sagen videre. "
        "Sendes videre til Rådet behandles 7. februar 2023 "
        "Kommunale bemærkninger under 1 minut Ingen. "
        "Bilag Notat ikke vedlagt her Link Regnskab Liste lukket: Personoplysninger "
        "Sag: Prøvesagen "
        "Punkt 2 # Lukket Punktet er lukket. Begrundelse: Personsag" in text
    )
    anchors = PageReader(str(page_at(site, "nord/moeder/2023/2023-01-25-kredsen/").article)).anchors
    assert {"punkt-1-2", "punkt-2"} <= set(anchors)


def test_a_draft_says_that_the_referat_is_to_come() -> None:
    """A meeting with a proposed referat says so, and a preview says that it may change."""
    files = {
        "nord/fora/kredsen.md": forum("Kredsen"),
        "nord/moeder/2023/2023-01-25-kredsen.md": meeting(
            "kredsen",
            "2023-01-25",
            item("udfald: [drøftet]", "### Referat\nDrøftet.\n"),
            status="udkast",
        ),
    }
    address = "nord/moeder/2023/2023-01-25-kredsen/"
    assert "Mødet er holdt. Referatet vises, når det er offentligt." in text_of(
        site_of(files), address
    )
    preview = build(source(REGION | files), Settings(title="x", drafts=True), TODAY)
    assert "Referatet er et forslag, som ikke er godkendt." in text_of(preview, address)


def test_a_forum_page_in_words() -> None:
    """A forum's page tells its life and its seats, without inventing dates."""
    files = {
        "nord/fora/gammelt.md": forum("Gammelt", "nedlagt: 2022-06-30\n"),
        "nord/fora/nyt.md": forum(
            "Nyt",
            "afløser: [gammelt]\noprettet: 2022-07-01\npladser:\n"
            "  - rolle: formand\n    side: kommunal\n    antal: 1\n    besat:\n"
            "      - navn: Kari Prøve\n        titel: borgmester\n        kommune: varde\n"
            "        pr: 2022-12\n"
            "      - titel: borgmester\n        fra: 2022-07\n        til: ukendt\n"
            "        grund: Nyt job\n",
        ),
        "nord/kommuner/varde.md": "---\nnavn: Varde\n---\n",
    }
    site = site_of(files)
    text = text_of(site, "nord/fora/nyt/")
    assert (
        "Forummets historie Til 30. juni 2022 Gammelt afløst af Fra 1. juli 2022 Nyt "
        "Møder og sager vises under det navn, forummet havde på mødedagen." in text
    )
    assert (
        "Pladser Nu, så vidt det er registreret Plads Hvem Hvornår "
        "Formand, kommunal 1 plads Kari Prøve, borgmester, Varde Kommune Kendt pr. december 2022 "
        "Før Plads Hvem Hvornår Formand, kommunal 1 plads borgmester "
        "Fra juli 2022, fratrådt på ukendt dato (Nyt job)" in text
    )
    former = text_of(site, "nord/fora/gammelt/")
    assert "Nedlagt 30. juni 2022 Forummet findes ikke længere. Afløst af Nyt." in former
    assert "Ligger her nu" not in former
    assert (
        "Her sidder kommunen Nu, så vidt det er registreret Forum Plads Hvem Hvornår "
        "Nyt Formand, kommunal 1 plads Kari Prøve, borgmester Kendt pr. december 2022 "
        "Det udløber Ingen af kommunens pladser har en slutdato inden for 90 dage. 1 af pladserne"
    ) in text_of(site, "nord/kommuner/varde/")


def test_no_page_has_placeholders() -> None:
    """Pages of sparse records hold no words for what is missing."""
    files = {
        "nord/fora/kredsen.md": forum("Kredsen"),
        "nord/sager/2023/proeve.md": case(),
        "nord/kommuner/varde.md": "---\nnavn: Varde\n---\n",
        "nord/nyheder/2023/2023-01-25-nyt.md": "---\ntitel: Nyt\ndato: 2023-01-25\n---\n",
        "nord/aftaler/aftalen.md": "---\ntitel: Aftalen\n---\n",
        "nord/hoeringer/2023/hoering.md": "---\ntitel: Høring\nstatus: åben\n---\n",
        "nord/udpegninger/2023/plads.md": (
            "---\ntitel: Plads\nforum: kredsen\nstatus: åben\n---\n"
        ),
    }
    site = site_of(files)
    for page in site.pages:
        if not page.address.startswith("nord/"):
            continue
        words = PageReader(str(page.article)).text.split()
        assert not {"None", "True", "False", "[]", "()"} & set(words), page.address
        assert re.search(r"<(dl|ul|ol)[^>]*>\s*</", str(page.article)) is None, page.address


def test_a_description_is_how_the_text_begins() -> None:
    """A page is described by the beginning of its own text, cut between words."""
    text = "Kort tekst. " + "Ordet " * 60
    site = site_of(
        {"om/os.md": f"---\ntitel: Om os\n---\n{text}\n", "om/to.md": "---\ntitel: To\n---\n"}
    )
    found = page_at(site, "om/os/").description
    assert found.startswith("Kort tekst. Ordet")
    assert found.endswith("Ordet …")
    assert len(found) <= 162
    assert page_at(site, "om/to/").description == "To"


REVIEWED = (
    "gennemlæsning:\n  sendt: 2023-01-27\n  frist: 2023-02-10\n  svar:\n"
    "    - hvem: Region Prøve\n      dato: 2023-02-03\n    - hvem: PLO Prøve\n"
)


def test_the_life_of_a_referat_in_words() -> None:
    """Review, approval and corrections are told in sentences, with words for the two wordings."""
    body = item("udfald: [drøftet]", "### Referat\nKredsen drøftede det.\n")
    address = "nord/moeder/2023/2023-01-25-kredsen/"
    approved = (
        f"{REVIEWED}godkendt_ved: kredsen 2023-02-28 punkt 1\nfingeraftryk:\n"
        "  1: 0123456789abcdef0123456789abcdef\nrettelser:\n  - dato: 2023-04-12\n    punkt: 1\n"
        "    fra: tiltrådte\n    til: drøftede\n    aftalt: formandskabet\n"
    )

    def page_of(status: str, facts: str, *, drafts: bool = True) -> tuple[Site, str]:
        text = meeting("kredsen", "2023-01-25", body, status=status)
        files = {
            "nord/fora/kredsen.md": forum("Kredsen"),
            "nord/moeder/2023/2023-02-28-kredsen.md": meeting(
                "kredsen",
                "2023-02-28",
                item("vedrører: kredsen 2023-01-25", title="Godkendelse af referat"),
            ),
            f"{address.rstrip('/')}.md": text.replace("\n---\n", f"\n{facts}---\n", 1),
        }
        settings = Settings(title="T", drafts=drafts)
        site = build(source(REGION | files), settings, TODAY)
        return site, text_of(site, address)

    _, hidden = page_of("udkast", REVIEWED, drafts=False)
    assert (
        "Gennemlæsning Sendt 27. januar 2023 Frist for bemærkninger 10. februar 2023 "
        "Kan godkendes fra 11. februar 2023 Dagsorden"
    ) in hidden
    _, proposed = page_of("udkast", REVIEWED)
    assert "Forslag til referat Kredsen, 25. januar 2023" in proposed
    assert "Har svaret Region Prøve, 3. februar 2023 Har ikke svaret PLO Prøve" in proposed
    site, shown = page_of("godkendt", approved)
    assert (
        "Godkendt referat Godkendt 28. februar 2023 af Kredsen (Punkt 1: Godkendelse af referat)."
    ) in shown
    assert (
        "Det godkendte referat er ændret ét sted. Resten står, som det blev godkendt. "
        "Punkt 1 er rettet 12. april 2023: tiltrådte er blevet til drøftede"
    ) in shown
    assert (
        "Rettet efter godkendelsen Rettet 12. april 2023. Aftalt: formandskabet. "
        "Godkendt ordlyd: tiltrådte Rettet til: drøftede"
    ) in shown
    article = str(page_at(site, address).article)
    assert article.count("<del>tiltrådte</del>") == article.count("<ins>drøftede</ins>") == 2
    later = text_of(site, "nord/moeder/2023/2023-02-28-kredsen/")
    assert "Godkender referatet fra Kredsen, 25. januar 2023" in later


def test_a_forum_that_asks_itself_is_named_once() -> None:
    """An indstilling from the forum that meets does not say that it goes from it to it."""
    path = "nord/moeder/2023/2023-01-25-kredsen"
    asked = item("type: beslutning", "\n### Indstilling fra Kredsen\nAt kredsen godkender.\n")
    files = {
        "nord/fora/kredsen.md": forum("Kredsen"),
        f"{path}.md": meeting("kredsen", "2023-01-25", asked),
    }
    shown = text_of(build(source(REGION | files), Settings(title="T"), TODAY), f"{path}/")
    assert "Indstilling Kredsen At kredsen godkender." in shown


@pytest.mark.parametrize("drafts", [False, True])
def test_a_case_says_that_an_outcome_is_only_proposed(*, drafts: bool) -> None:
    """Where drafts are shown, nobody takes a proposed decision for a decision."""
    files = {
        "nord/fora/kredsen.md": forum("Kredsen"),
        "nord/sager/2023/proeve.md": case(),
        "nord/moeder/2023/2023-01-25-kredsen.md": meeting(
            "kredsen",
            "2023-01-25",
            item("sag: 2023/proeve\nudfald: [godkendt]", "### Referat\nGodkendt af alle.\n"),
            status="udkast",
        ),
    }
    settings = Settings(title="T", drafts=drafts)
    site = build(source(REGION | files), settings, TODAY)

    shown = text_of(site, "nord/sager/2023/proeve/")
    assert ("Fra et forslag til referat, som ikke er godkendt." in shown) == drafts
    assert ("Referat og udfald er et forslag, som ikke er godkendt." in shown) == drafts
    assert ("Godkendt af alle." in shown) == drafts

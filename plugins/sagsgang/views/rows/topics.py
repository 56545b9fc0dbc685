"""Which subject a code of findings belongs to, for the list of help.

Knows the subjects and the first words of codes. Refuses to know what a code means.
"""

from typing import Final

OTHER: Final = "Andre fund"
"""The subject of a code that no subject lists."""

TOPICS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "Filer, navne og mapper",
        ("aarsmappe", "bom", "fil", "filnavn", "linjeskift", "samarbejde"),
    ),
    (
        "Adresser, der bliver stående",
        (
            "adresse-optaget",
            "adresse-tabt",
            "adresseliste",
            "gammel-adresse",
            "slettede",
            "slettet",
        ),
    ),
    (
        "Oplysningerne øverst i filen",
        (
            "anfoerselstegn",
            "front-matter",
            "indrykning",
            "kolon",
            "komma",
            "liste",
            "noegle",
            "oplysninger",
            "parentes",
            "streg",
            "tabulator",
            "tekst-med",
            "yaml",
        ),
    ),
    (
        "Felter, tal og datoer",
        (
            "aarstal",
            "adresse-ugyldig",
            "antal",
            "dato",
            "felt",
            "frist",
            "hyppighed",
            "kommunekode",
            "mailadresse",
            "slut",
            "tal",
            "tid-ugyldig",
        ),
    ),
    ("Henvisninger og links", ("billede", "henvisning", "link", "moedehenvisning")),
    (
        "Møder, punkter og referater",
        (
            "aflyst",
            "afsnit",
            "frafaldet",
            "lukket",
            "moede",
            "opfoelgning",
            "overskrift",
            "punkt",
            "referat",
            "sket",
            "tema",
            "udfald",
            "udsendt",
        ),
    ),
    (
        "Gennemlæsning, godkendelse og rettelser",
        (
            "fingeraftryk",
            "gennemlaesning",
            "godkendelse",
            "godkendt",
            "punkter",
            "referat-aendret",
            "rettelse",
            "svar",
            "udkast",
        ),
    ),
    ("Persondata", ("bilag-persondata", "persondata")),
    ("Sager og deres vej", ("sag", "trin", "videre", "videresendt")),
    (
        "Fora, personer og pladser",
        ("afloeser", "forum", "person", "plads", "sammensaetning", "tidligere-navn", "under"),
    ),
    ("Lodtrækning", ("lod",)),
    ("Bilag", ("bilag",)),
    ("Tekst og tegn", ("html", "kodeblok", "noter", "tegn", "tegnsaet", "tekst")),
    ("Accepterede fund", ("accept",)),
)
"""Subjects in the order of the list, each with how its codes begin."""


def topic_of(code: str) -> str:
    """Name the subject of a code: of all beginnings that fit the longest counts."""
    fits = [
        (len(start), topic)
        for topic, starts in TOPICS
        for start in starts
        if code == start or code.startswith(f"{start}-")
    ]
    return max(fits)[1] if fits else OTHER

"""Facts about bodies: punkter, sections and notes, each on its line."""

from sagsgang.diagnostics import Diagnostic
from sagsgang.reading.blocks import MeetingBody, SectionName
from sagsgang.reading.body import meeting_body, plain_body
from sagsgang.reading.document import read_document
from sagsgang.reading.nodes import plain_value

HEAD = "---\nforum: kredsen\n---\n"
"""Three lines: bodies begin on line 4."""


def _meeting(body: str) -> tuple[MeetingBody, tuple[Diagnostic, ...]]:
    document, findings = read_document("f.md", (HEAD + body).encode())
    assert findings == ()
    return meeting_body(document)


def test_meeting_is_split_with_its_places() -> None:
    """A meeting is its introduction, its punkter with facts and sections, and its notes."""
    body, findings = _meeting(
        "Velkommen.\n\n## Punkt 4: Budget\n```yaml\ntype: orientering\n```\nEn tekst.\n"
        "### Indstilling fra Formandskabet til KKR\nAt det godkendes.\n#### Note\nx\n"
        "### Referat\n## Punkt 11a: Evt.\n\n## Noter\nEfter mødet.\n"
    )

    assert findings == ()
    assert (body.introduction.text, body.introduction.place.line) == ("Velkommen.", 4)
    assert (body.notes.text, body.notes.place.line) == ("Efter mødet.", 19)
    first, second = body.items
    assert (first.number, first.title, first.place.line) == ("4", "Budget", 6)
    assert (first.number.place.column, first.title.place.column) == (10, 13)
    assert first.facts is not None
    assert plain_value(first.facts) == {"type": "orientering"}
    assert first.facts.place.line == 8
    assert [(section.name, section.place.line) for section in first.sections] == [
        (SectionName.PRESENTATION, 10),
        (SectionName.RECOMMENDATION, 11),
        (SectionName.MINUTES, 15),
    ]
    recommendation = first.sections[1]
    assert recommendation.text.text == "At det godkendes.\n#### Note\nx"
    assert recommendation.sender is not None
    assert recommendation.receiver is not None
    assert (recommendation.sender, recommendation.sender.place.column) == ("Formandskabet", 21)
    assert (recommendation.receiver, recommendation.receiver.place.column) == ("KKR", 39)
    assert not first.sections[2].text
    assert (second.number, second.title, second.sections) == ("11a", "Evt.", ())


def test_fences_lists_and_quotations_hide_headings() -> None:
    """A heading inside another block divides nothing."""
    hidden = "~~~\n## Punkt 2: A\n~~~\n\n- a\n\n  ### Referat\n\n> ## Noter\n\n    ## Punkt 3: B"
    body, findings = _meeting(f"## Punkt 1: Budget\n{hidden}\n")

    assert findings == ()
    assert [section.text.text for section in body.items[0].sections] == [hidden]


def test_unknown_section_stays_with_the_section_before_it() -> None:
    """Nothing is lost under a heading that nobody knows, and the nearest name is proposed."""
    body, findings = _meeting("## Punkt 1: Budget\n### Sagsfremstilling\nA.\n### Referrat\nB.\n")

    assert [section.text.text for section in body.items[0].sections] == ["A.\n### Referrat\nB."]
    assert [finding.as_text() for finding in findings] == [
        (
            "f.md:7:1: fejl[afsnit-ukendt]: '### Referrat' er ikke et afsnit i et punkt.\n"
            "  hjælp: Mente du 'Referat'? Så skriv:\n"
            "    ### Referat\n"
            "    Er det en mellemoverskrift, så skriv fire '#':\n"
            "    #### Referrat"
        )
    ]


def test_unclosed_facts_do_not_swallow_the_next_punkt() -> None:
    """A YAML block without end costs one finding, and every punkt is there."""
    body, findings = _meeting(
        "## Punkt 1: A\n```yaml\ntype: orientering\n\nTekst.\n\n## Punkt 2: B\n"
        "```yaml\ntype: beslutning\n```\n"
    )

    assert [finding.code for finding in findings] == ["yaml-blok-uafsluttet"]
    assert [item.facts and plain_value(item.facts) for item in body.items] == [
        {"type": "orientering"},
        {"type": "beslutning"},
    ]
    assert [section.text.text for section in body.items[0].sections] == ["Tekst."]


def test_other_records_have_text_and_notes() -> None:
    """`## Noter` divides the body of every other record."""
    document, _ = read_document("f.md", (HEAD + "## Om\nA.\n\n## Noter\nB.\n").encode())
    body, findings = plain_body(document)

    assert findings == ()
    assert (body.text.text, body.text.place.line) == ("## Om\nA.", 4)
    assert (body.notes.text, body.notes.place.line) == ("B.", 8)


def test_file_without_body_is_an_empty_body() -> None:
    """Nothing after the front matter is no mistake."""
    document, _ = read_document("f.md", HEAD.encode())

    assert not plain_body(document)[0].text
    assert meeting_body(document)[0].items == ()

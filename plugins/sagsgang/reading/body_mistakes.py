"""What is wrong in a body, in Danish.

Knows the words of each finding about headings, fences and blocks. Refuses to know how a body is
split.
"""

import re
from collections.abc import Iterator, Sequence

from sagsgang.danish.personal import masked
from sagsgang.diagnostics import Diagnostic, Place, error, warning
from sagsgang.reading.blocks import Document, SectionBlock, SectionName
from sagsgang.reading.meeting_headings import SECTION_LEVEL, ItemTitle, SectionTitle, section_title
from sagsgang.reading.outline import Fence, Outline, OutlineHeading, is_yaml

_NEST = r"(?:>[ \t]?|(?:[-*+]|\d{1,9}[.)])[ \t]+)"
_TOO_DEEP = re.compile(
    rf"\n(?:[ \t]*{_NEST}{{9}}|[ ]{{24,}}(?:>|[-*+][ \t]|\d{{1,9}}[.)][ \t]))",
)
"""A line, by the line end before it: looking for that is quicker than trying every character."""
_KEY_LINE = re.compile(r"[^\W\d_]\w*:(?:[ \t]|$)")
_RULE_MARKS = frozenset("-* \t_")

_HEADINGS = ", ".join(SectionName)


def in_text(document: Document, found: Outline) -> Iterator[Diagnostic]:
    """Report what would look otherwise on the site than it was meant, in any body."""
    first = document.body.place.line
    for fence in found.fences:
        if not fence.is_closed:
            yield _unclosed(Place(document.path, first + fence.first), document, fence)
    for line in found.html_lines:
        yield _html(Place(document.path, first + line), document.lines[first + line - 1])
    for heading in found.headings:
        place = Place(document.path, first + heading.line)
        if heading.is_tight:
            yield _tight(place, heading)
        if heading.is_underlined:
            yield _underlined(place, heading)
    yield from _too_deep(document, found)


def _unclosed(place: Place, document: Document, fence: Fence) -> Diagnostic:
    shown = document.lines[place.line - 1].strip()
    marks = shown[: len(shown) - len(shown.lstrip("`~"))]
    if is_yaml(fence.info):
        last = document.body.place.line + fence.last - 1
        while last > place.line and not document.lines[last - 1].strip():
            last -= 1
        return error(
            "yaml-blok-uafsluttet",
            place,
            f"Oplysningerne, der begynder her med '{shown}', slutter ikke med '{marks}'.",
            f"Skriv '{marks}' alene på en linje efter linje {last}.",
        )
    return error(
        "kodeblok-uafsluttet",
        place,
        f"Her begynder en blok med '{shown}', men den slutter ikke med '{marks}'.",
        f"Skriv '{marks}' alene på en linje, hvor blokken slutter, eller slet linjen her.",
    )


def _html(place: Place, line: str) -> Diagnostic:
    shown = masked(line.strip())[:40]
    return warning(
        "html-i-teksten",
        place,
        f"Her begynder HTML: '{shown}'. Siden viser det som almindelig tekst.",
        "Slet HTML-koderne, og brug Markdown, fx **fed** og [tekst](https://...).",
    )


def _tight(place: Place, heading: OutlineHeading) -> Diagnostic:
    marks = "#" * heading.level
    return error(
        "overskrift-uden-mellemrum",
        place,
        f"Der mangler et mellemrum efter '{marks}' i overskriften '{heading.title}'.",
        f"Skriv linjen sådan:\n{marks} {heading.title}",
    )


def _underlined(place: Place, heading: OutlineHeading) -> Diagnostic:
    shown = heading.title.split("\n")[-1].strip()
    section = section_title(shown)
    written = section.line if section else f"#### {shown}"
    return error(
        "overskrift-understreget",
        place,
        f"'{shown}' bliver til en overskrift, fordi linjen under kun består af streger.",
        f"Skal det være en overskrift, så slet stregerne, og skriv:\n{written}\n"
        "Ellers sæt en tom linje ind over stregerne.",
    )


def _too_deep(document: Document, found: Outline) -> Iterator[Diagnostic]:
    text = document.body.text
    for match in _TOO_DEEP.finditer(f"\n{text}"):
        number = text.count("\n", 0, match.start())
        is_rule = set(document.lines[document.body.place.line - 1 + number]) <= _RULE_MARKS
        if is_rule or any(fence.first <= number < fence.last for fence in found.fences):
            continue
        yield error(
            "tekst-for-dyb",
            Place(document.path, document.body.place.line + number),
            "Her er lister eller citater inde i hinanden i for mange lag til at blive vist.",
            "Skriv teksten fladere, højst otte lag.",
        )
        return


def top_level(place: Place, heading: OutlineHeading, shown: str) -> Diagnostic:
    """Report `# …`, which would compete with the page's own title."""
    return warning(
        "overskrift-niveau",
        place,
        f"'{shown}' er en overskrift på øverste niveau; det er kun sidens egen titel.",
        f"Skriv linjen sådan:\n## {heading.title}",
    )


def after_notes(place: Place, shown: str) -> Diagnostic:
    """Report a heading after `## Noter`, which ends a record."""
    return error(
        "noter-ikke-sidst",
        place,
        f"'{shown}' står efter '## Noter'; noterne skal stå sidst i filen.",
        "Flyt '## Noter' og teksten under den ned som det sidste i filen.",
    )


def repeated_notes(place: Place, last: Place) -> Diagnostic:
    """Report all `## Noter` but the last."""
    return error(
        "noter-ikke-sidst",
        place,
        f"Der er flere overskrifter med Noter; den sidste står på linje {last.line}.",
        "Saml noterne under den sidste '## Noter' i filen, og slet overskriften her.",
    )


def misspelled_notes(place: Place, shown: str) -> Diagnostic:
    """Report `## noter:` and the like."""
    return warning(
        "noter-overskrift",
        place,
        f"'{shown}' læses som filens noter, men er skrevet anderledes.",
        "Skriv linjen sådan:\n## Noter",
    )


def in_item_title(place: Place, item: ItemTitle, shown: str) -> Iterator[Diagnostic]:
    """Report what a punkt heading lacks, or else how it must be written."""
    if not item.number.text:
        yield error(
            "punkt-uden-nummer",
            place,
            f"Punktet '{shown}' har intet nummer.",
            f"Skriv linjen med punktets nummer, fx:\n{item.line.replace('<nr>', '4')}",
        )
    elif not item.title.text:
        yield error(
            "punkt-uden-titel",
            place,
            f"Punktet '{shown}' har ingen titel.",
            f"Skriv linjen med titlen fra dagsordenen, fx:\n## Punkt {item.number.text}: Eventuelt",
        )
    elif not item.is_exact:
        yield warning(
            "punkt-overskrift",
            place,
            f"'{shown}' læses som punkt {item.number.text}, men er skrevet anderledes.",
            f"Skriv linjen sådan:\n{item.line}",
        )


def no_item(place: Place, heading: OutlineHeading, shown: str) -> Diagnostic:
    """Report a `#` or `##` in a meeting that is neither a punkt nor the notes."""
    return error(
        "overskrift-uden-punkt",
        place,
        f"'{shown}' er hverken et punkt eller noterne;"
        f" andet må ikke stå med '{'#' * heading.level}'.",
        f"Er det et punkt, så giv det nummer:\n## Punkt <nr>: {heading.title}\n"
        f"Er det en mellemoverskrift, så skriv:\n#### {heading.title}",
    )


def section_without_item(place: Place, shown: str) -> Diagnostic:
    """Report a section before the first punkt."""
    return error(
        "afsnit-uden-punkt",
        place,
        f"'{shown}' står før mødets første punkt.",
        "Skriv punktets overskrift over afsnittet:\n## Punkt <nr>: <titel>",
    )


def in_section_title(
    place: Place, section: SectionTitle, heading: OutlineHeading, shown: str
) -> Iterator[Diagnostic]:
    """Report a section heading at the wrong level, or else how it must be written."""
    if heading.level != SECTION_LEVEL:
        yield warning(
            "afsnit-niveau",
            place,
            f"'{shown}' læses som et afsnit i punktet, men afsnit skrives med '###'.",
            f"Skriv linjen sådan:\n{section.line}",
        )
    elif not section.is_exact:
        yield warning(
            "afsnit-navn",
            place,
            f"'{shown}' læses som '{section.line}', men er skrevet anderledes.",
            f"Skriv linjen sådan:\n{section.line}",
        )


def lowered_section(place: Place, section: SectionTitle, shown: str) -> Diagnostic:
    """Report `#### Referat`, which is only a heading inside the section before it."""
    return warning(
        "afsnit-niveau",
        place,
        f"'{shown}' er en mellemoverskrift, men har navn som et afsnit.",
        f"Er det afsnittet, så skriv linjen sådan:\n{section.line}",
    )


def unknown_section(
    place: Place, heading: OutlineHeading, shown: str, nearest: SectionName | None
) -> Diagnostic:
    """Report a `###` outside the closed set; its text stays with the section before it."""
    lowered = f"#### {heading.title}"
    if nearest is not None:
        hint = (
            f"Mente du '{nearest}'? Så skriv:\n### {nearest}\n"
            f"Er det en mellemoverskrift, så skriv fire '#':\n{lowered}"
        )
    else:
        hint = (
            f"Et afsnit hedder et af disse: {_HEADINGS}.\n"
            f"Er det en mellemoverskrift, så skriv fire '#' (det gør check.py --fix):\n{lowered}"
        )
    return error("afsnit-ukendt", place, f"'{shown}' er ikke et afsnit i et punkt.", hint)


def repeated_sections(blocks: Sequence[SectionBlock]) -> Iterator[Diagnostic]:
    """Report a section that a punkt has twice; only Indstilling may stand several times."""
    seen: dict[SectionName, SectionBlock] = {}
    for block in blocks:
        if block.name is SectionName.RECOMMENDATION:
            continue
        earlier = seen.setdefault(block.name, block)
        if earlier is block:
            continue
        where = f"på linje {earlier.place.line}"
        if earlier.place == earlier.text.place:
            where = f"som teksten fra linje {earlier.place.line}"
        yield error(
            "afsnit-gentaget",
            block.place,
            f"Afsnittet '{block.name}' står to gange i punktet; det første står {where}.",
            "Saml teksten under én overskrift, og slet den anden.",
        )


def is_meant_as_facts(fence: Fence, below: Sequence[str]) -> bool:
    """Tell whether a fence right under a punkt is its YAML block, perhaps unnamed."""
    if is_yaml(fence.info):
        return True
    return not fence.info and fence.is_closed and bool(below) and bool(_KEY_LINE.match(below[0]))


def unnamed_facts(place: Place, fence: Fence) -> Diagnostic:
    """Report a YAML block whose fence does not say `yaml`."""
    seen = f"'{fence.info}' efter ```" if fence.info else "ikke noget efter ```"
    return warning(
        "yaml-blok-navn",
        place,
        f"Punktets oplysninger begynder her, men der står {seen}; der skal stå 'yaml'.",
        "Skriv linjen sådan:\n```yaml",
    )


def misplaced_facts(place: Place, item_line: int) -> Diagnostic:
    """Report a YAML block that does not come first under its punkt."""
    return error(
        "yaml-blok-forkert-sted",
        place,
        "Blokken med ```yaml står efter tekst eller en anden blok og læses derfor ikke som"
        " punktets oplysninger.",
        f"Flyt oplysningerne op lige under punktets overskrift på linje {item_line}, i én blok.",
    )

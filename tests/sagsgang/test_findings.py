"""No finding repeats a CPR number, whichever rule made it and wherever the number stands."""

from collections.abc import Iterator

import pytest

from sagsgang.archive import archive
from sagsgang.diagnostics import Place, Severity, error
from sagsgang.findings import all_findings, without_numbers
from tests.sagsgang.sources import REGION, TODAY, source

NUMBER = "170262-6001"
PARTS = (NUMBER, "1702626001", "170262", "6001")

FORUM = """\
---
navn: Kredsen
kort: KR
oprettet: 2020-01-01
niveau: administrativt
møder_om_året: 5
kontakt: kredsen@example.dk
under: raadet
pladser:
  - rolle: medlem
    for: varde
    antal: 1
    besat:
      - navn: Kari Prøve
        fra: 2022-01-01
        besluttet: raadet 2022-01-01
---
Kredsen mødes.
"""
MEETING = """\
---
forum: kredsen
dato: 2023-01-25
tid: 12.00
slut: 14.00
status: afholdt
udsendt: 2023-01-18
afbud:
  - navn: Kari Prøve
    kommune: varde
bilag:
  - titel: Regnskab
    fil: regnskab.pdf
accepteret:
  - kode: dato-ugedag
    sted: torsdag
    hvorfor: Sådan.
---

Velkommen onsdag den 25. januar 2023.

## Punkt 4: Klagen
```yaml
sag: 2023/klagen
type: beslutning
udfald: [videresendt]
videre_til: [raadet 2023-02-07]
kommuner: [varde]
```

### Indstilling fra Rådet
Det indstilles, at [sagen](/records/nord/sager/2023/klagen.md) drøftes.

### Referat
Kredsen drøftede sagen.

### Opfølgning
- [ ] O-1 Sekretariatet: Svar på klagen (senest 2023-03-01)

## Noter
Slut.
"""
CASE = """\
---
titel: Klagen
sagsnr: 23/12
kommuner: [varde]
forløb:
  - hos: kredsen 2023-01-25
    planlagt: 2023-01-20
  - hvad: Svar sendes
    dato: 2023-12
    udfald: [sket]
---
Om sagen.
"""
FILES = {
    **REGION,
    "nord/fora/raadet.md": "---\nnavn: Rådet\n---\n",
    "nord/fora/kredsen.md": FORUM,
    "nord/moeder/2023/2023-01-25-kredsen.md": MEETING,
    "nord/sager/2023/klagen.md": CASE,
}


def _spoiled_lines() -> Iterator[tuple[str, int, str]]:
    """Put the number in place of a line, of its value, and before and after what it says."""
    for path, text in FILES.items():
        for number, line in enumerate(text.splitlines(), start=1):
            key, colon, value = line.partition(":")
            if colon:
                yield path, number, f"{key}: {NUMBER}"
                yield path, number, f"{key}:{NUMBER}"
                yield path, number, f"{key}: [{value.strip()} {NUMBER}"
                yield path, number, f"{NUMBER}: {value}"
            yield path, number, f"{line} {NUMBER}"
            yield path, number, f"{'lange ord ' * 3}{NUMBER} {line}"
            yield path, number, f"{line}{'x' * (33 - len(line) % 30)} 1702626001 og mere"
            yield path, number, NUMBER


@pytest.mark.slow
def test_no_finding_repeats_a_number_wherever_it_is_typed() -> None:
    """Every line of four records is spoiled in several ways: all are reported, none is shown."""
    spoiled = tuple(_spoiled_lines())
    for path, number, line in spoiled:
        lines = FILES[path].splitlines()
        lines[number - 1] = line
        found = all_findings(archive(source(FILES | {path: "\n".join(lines) + "\n"})), TODAY).open

        shown = "\n".join(one.as_text() for one in found)
        codes = {one.code for one in found if one.place.path == path and one.place.line == number}
        assert "persondata-cpr" in codes, (path, number, line)
        assert not any(part in shown for part in PARTS), (path, number, line, shown)
        assert any(one.severity is Severity.ERROR for one in found)

    assert len(spoiled) > 400


def test_a_number_is_hidden_in_path_message_and_hint() -> None:
    """The rest of the finding stays as it is."""
    finding = error("prøve", Place(f"a/{NUMBER}.md", 3, 4), f"'{NUMBER}' er galt.", f"x: {NUMBER}")

    (shown,) = without_numbers([finding])

    assert shown.as_text() == (
        "a/DDMMÅÅ-****.md:3:4: fejl[prøve]: 'DDMMÅÅ-****' er galt.\n  hjælp: x: DDMMÅÅ-****"
    )


def test_accepted_findings_are_shown_without_numbers_too() -> None:
    """The page of findings lists them with their words."""
    text = (
        "---\ntitel: Klagen\naccepteret:\n  - kode: tekst-html\n    sted: her\n"
        f"    hvorfor: Sådan.\n---\nSe her <b title={NUMBER}>.\n"
    )

    found = all_findings(archive(source({**REGION, "nord/sager/2023/k.md": text})), TODAY)

    assert [one.finding.message for one in found.accepted] == [
        "»<b title=DDMMÅÅ-****>« er HTML. Siden viser det som almindelig tekst."
    ]

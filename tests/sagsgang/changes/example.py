"""An invented archive before and after a change that touches a bit of everything."""

from sagsgang.source import Source
from tests.sagsgang.sources import REGION, source

BEFORE = {
    "nord/fora/proevekredsen.md": """---
navn: Prøvekredsen
pladser:
  - rolle: formand
    side: kommunal
    besat:
      - navn: Kari Prøve
        kommune: proevestad
        fra: 2022-01-01
  - rolle: medlem
    side: kommunal
---
""",
    "nord/fora/proeveraadet.md": "---\nnavn: Prøverådet\n---\n",
    "nord/kommuner/proevestad.md": "---\nnavn: Prøvestad\n---\n",
    "nord/sager/2023/broen.md": "---\ntitel: Broen\n---\nSagen om broen.\n",
    "nord/sager/2023/vejen.md": "---\ntitel: Vejen\nsagsnr:\n---\nSagen om vejen.\n",
    "nord/nyheder/2023/2023-01-02-gammelt.md": (
        "---\ntitel: Gammelt nyt\ndato: 2023-01-02\n---\nDet er ikke sandt mere.\n"
    ),
    "nord/moeder/2023/2023-01-25-proevekredsen.md": """---
forum: proevekredsen
dato: 2023-01-25
tid: 12.00
sted: Prøvestad Rådhus
status: indkaldt
---

## Punkt 1: Broen over åen
```yaml
sag: 2023/broen
type: beslutning
```

### Sagsfremstilling
Broen over åen er lukket for tunge biler.
Der er lavet en plan for, hvordan den kan blive bygget om, og planen har været sendt rundt til \
alle, som bor ved åen, og til de kommuner, der bruger vejen.
Planen koster 40 millioner kroner.

### Indstilling
Det indstilles, at kredsen

- drøfter planen,
- anbefaler den til rådet.

## Punkt 2: Eventuelt
```yaml
type: eventuelt
```
""",
    "nord/moeder/2023/2023-03-22-proevekredsen.md": (
        "---\nforum: proevekredsen\ndato: 2023-03-22\nstatus: planlagt\n---\n"
    ),
    "nord/hoeringer/2023/hoeringen.md": (
        "---\ntitel: Prøvehøringen\nstatus: åben\nfrist: 2023-05-01\n---\nEn høring om åen.\n"
    ),
}
"""Records as they are published."""

AFTER = {
    **{
        path: text for path, text in BEFORE.items() if "gammelt" not in path and "vejen" not in path
    },
    "nord/fora/proevekredsen.md": """---
navn: Prøvekredsen
pladser:
  - rolle: formand
    side: kommunal
    besat:
      - navn: Kari Prøve
        kommune: proevestad
        fra: 2022-01-01
        til: 2023-01-25
      - navn: Bo Prøve
        kommune: proevestad
        fra: 2023-01-26
        besluttet: proevekredsen 2023-01-25
  - rolle: medlem
    side: kommunal
---
""",
    "nord/sager/2023/vejen-over-aasen.md": (
        "---\ntitel: Vejen over åsen\nsagsnr:\n---\nSagen om vejen.\n"
    ),
    "nord/moeder/2023/2023-01-25-proevekredsen.md": """---
forum: proevekredsen
dato: 2023-01-25
tid: 12.00
sted: Prøvestad Bibliotek
status: udkast
gennemlæsning:
  sendt: 2023-01-30
  frist: 2023-02-10
---

## Punkt 1: Broen over åen
```yaml
sag: 2023/broen
type: beslutning
udfald: [anbefalet, videresendt]
videre_til:
  - proeveraadet 2023-04-12
```

### Indstilling
Det indstilles, at kredsen

- drøfter planen,
- anbefaler den til rådet.

### Sagsfremstilling
Broen over åen er lukket for tunge biler.
Der er lavet en plan for, hvordan den kan blive bygget om, og planen har været sendt rundt til \
alle, som bor ved åen, og til de kommuner, der bruger vejen.
Planen koster 45 millioner kroner.

### Referat
Kredsen anbefalede planen <b>uden</b> at ændre *noget* i den.
[Planen](https://example.dk/plan) ligger hos Kari Prøve.

## Punkt 2: Eventuelt
```yaml
type: eventuelt
udfald: [intet]
```
""",
    "nord/moeder/2023/2023-03-22-proevekredsen.md": (
        "---\nforum: proevekredsen\ndato: 2023-03-29\nflyttet_fra: [2023-03-22]\n"
        "tid: 12-14\nstatus: planlagt\n---\n"
    ),
    "nord/hoeringer/2023/hoeringen.md": (
        "---\ntitel: Prøvehøringen\nstatus: åben\nfrist: 2023-05-15\n---\nEn høring om åen.\n"
    ),
    "nord/nyheder/2023/2023-02-01-nyt.md": (
        "---\ntitel: Nyt fra kredsen\ndato: 2023-02-01\n---\n"
        "Kredsen har anbefalet planen om broen, og nu skal rådet se på den.\n"
        "Spørg Kari Prøve, 010190-1234, hvis du vil vide mere om, hvad der så sker.\n"
    ),
    "nord/moeder/2023/2023-01-25-proevekredsen/plan.txt": "En prøve.",
}
"""The same records with a proposal."""

RENAMED = {"nord/sager/2023/vejen-over-aasen.md": "nord/sager/2023/vejen.md"}
"""The new paths with the old ones."""


def before() -> Source:
    """Give the files before the change."""
    return source(REGION | BEFORE)


def after() -> Source:
    """Give the files after it."""
    return source(REGION | AFTER)

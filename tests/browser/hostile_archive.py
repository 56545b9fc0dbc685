"""An invented archive in which everything that can be written is written to do harm.

Knows the payloads and the places of a record that hold words. Refuses to know how a site shows
them. `fire(n)` is a function that the tests' browser offers every page and every frame; a payload
that runs calls it with its own number.
"""

import json
from collections.abc import Mapping

EXECUTING: Mapping[str, str] = {
    "script": "<script>fire({n})</script>",
    "script-after-title": "</title><script>fire({n})</script>",
    "script-after-textarea": "</textarea></noscript><script>fire({n})</script>",
    "script-in-svg": "<svg><script>fire({n})</script></svg>",
    "image-that-fails": "<img src=x onerror=fire({n})>",
    "image-after-quote": '"><img src=x onerror=fire({n})>',
    "image-after-single-quote": "'><img src=x onerror=fire({n})>",
    "image-after-comment": "<!--x--><style><!--</style><img src=x onerror=fire({n})>-->",
    "image-after-cdata": "<![CDATA[<img src=x onerror=fire({n})>]]>",
    "svg-that-loads": "<svg onload=fire({n})>",
    "details-that-open": "<details open ontoggle=fire({n})>x</details>",
    "field-with-focus": "<input autofocus onfocus=fire({n})>",
    "animation-that-starts": "<style>@keyframes x{{}}</style><b style=animation-name:x "
    "onanimationstart=fire({n})>",
    "frame-with-source": '<iframe srcdoc="<script>parent.fire({n})</script>"></iframe>',
    "frame-with-script": "<iframe src=javascript:parent.fire({n})></iframe>",
    "object-with-data": "<object data='data:text/html,<script>parent.fire({n})</script>'></object>",
    "refresh": "<meta http-equiv=refresh content='0;url=javascript:fire({n})'>",
    "base": "<base href=https://fremmed.example/ onclick=fire({n})>",
    "form": "<form action=javascript:fire({n})><button autofocus>x</button></form>",
    "link-in-html": "<a href=javascript:fire({n})>x</a>",
    "attribute-break": '" onmouseover="fire({n})" autofocus onfocus="fire({n})" x="',
    "attribute-list": "x {{: onfocus=fire({n}) autofocus tabindex=0 }}",
    "fence-attributes": '```html" onclick="fire({n})"',
    "template": "{{{{ config }}}} {{% raw %}} ${{fire({n})}} <% fire({n}) %>",
    "entities": "&lt;script&gt;fire({n})&lt;/script&gt; &#60;img src=x onerror=fire({n})&#62;",
    "escapes": "\\u003cscript\\u003efire({n})\\u003c/script\\u003e",
    "link": "[x](javascript:fire({n}))",
    "link-mixed-case": "[x](JaVaScRiPt:fire({n}))",
    "link-with-entity": "[x](javascript&colon;fire({n}))",
    "link-with-number-entity": "[x](&#106;avascript&#58;fire({n}))",
    "link-with-tab-entity": "[x](java&Tab;script:fire({n}))",
    "link-with-control-entity": "[x](&#1;javascript:fire({n}))",
    "link-with-percent": "[x](%6aavascript%3Afire({n}))",
    "link-data": "[x](data:text/html,<script>parent.fire({n})</script>)",
    "link-vbscript": "[x](vbscript:fire({n}))",
    "autolink": "<javascript:fire({n})>",
    "image-link": "![x](javascript:fire({n}))",
    "image-data": "![x](data:image/svg+xml,<svg/onload=fire({n})>)",
}
"""Payloads by name; `{n}` is the payload's own number. Each fires in a site that escapes nothing,
or is written to slip through one that escapes by halves."""


def payloads() -> Mapping[str, str]:
    """Give every payload by the samarbejde that is filled with it, `p01` and on."""
    return {
        f"p{number:02}": text.format(n=number)
        for number, text in enumerate(EXECUTING.values(), start=1)
    }


def archive() -> Mapping[str, str]:
    """Give every file of the hostile archive by its path."""
    files = {"index.md": _text("titel: Fjendtligt arkiv", "Alt her er opfundet til prøver.")}
    for region, payload in payloads().items():
        files |= _region(region, payload)
    return files | _bad_addresses()


def _text(front_matter: str, *body: str) -> str:
    return "\n".join(("---", front_matter.strip("\n"), "---", *body, ""))


def _region(region: str, payload: str) -> dict[str, str]:
    """Write a samarbejde whose every word is the payload."""
    word = json.dumps(payload, ensure_ascii=False)
    person = f"{{navn: {word}, titel: {word}, organisation: {word}}}"
    attachments = f"bilag:\n  - titel: {word}\n    note: {word}\n"
    course = f"forløb:\n  - hvad: {word}\n    dato: 2023-03-01\n    note: {word}\n"
    prose = _prose(payload)
    records = {
        "index": (f"titel: {word}\nsekretariat: {word}", prose),
        "fora/kreds": (_forum(word), prose),
        "fora/udvalg": ("navn: Udvalget\nunder: kreds", prose),
        "kommuner/by": (f"navn: {word}\nkode: 999", prose),
        "sager/2023/sag": (
            f"titel: {word}\nemner:\n  - {word}\nsagsnr: {word}\ntovholder: {person}\n{course}",
            prose,
        ),
        "moeder/2023/2023-01-25-kreds": (
            f"forum: kreds\ndato: 2023-01-25\ntitel: {word}\nsted: {word}\nstatus: afholdt\n"
            f"deltagere:\n  - {person}\n  - {word}\nafbud:\n  - {word}\ngæster:\n  - {word}\n"
            + attachments,
            _items(payload, word, attachments, person),
        ),
        "moeder/2030/2030-01-25-kreds": (
            f"forum: kreds\ndato: 2030-01-25\ntema: {word}\nsted: {word}\nstatus: planlagt",
            prose,
        ),
        "udpegninger/2023/udpegning": (
            _appointment(word) + attachments,
            prose,
        ),
        "hoeringer/2023/hoering": (
            f"titel: {word}\nafsender: {word}\nstatus: planlagt\n{attachments}",
            prose,
        ),
        "nyheder/2023/2023-04-27-nyhed": (f"titel: {word}\ndato: 2023-04-27", prose),
        "aftaler/aftale": (f"titel: {word}\nparter:\n  - {word}\n{course}{attachments}", prose),
    }
    written = {f"{region}/{name}.md": _text(*record) for name, record in records.items()}
    return written | {f"om/{region}.md": _text(f"titel: {word}", prose)}


def _appointment(word: str) -> str:
    """Write an udpegning whose lots are drawn, so that its page shows all that it can."""
    return (
        f"titel: {word}\nforum: kreds\nstatus: lukket\nindsats: {word}\n"
        f"kriterier:\n  - {word}\nindstillet:\n  af: {word}\n"
        f"lodtrækning:\n  bekendtgjort: 2023-01-01\n  pulje:\n    - {word}\n    - Lod 2\n"
        f"  vælges: 1\n  suppleanter: 1\n  kilder:\n    - navn: {word}\n"
        "      dato: 2023-01-07\n      trækkes: 1\n      blandt: 90\n      tal: 7\n"
        f"udpeget:\n  - navn: {word}\n    grundlag: {word}\n"
    )


def _forum(word: str) -> str:
    return f"""
navn: {word}
kort: {word}
alias:
  - {word}
tidligere_navne:
  - navn: {word}
    kort: {word}
    til: 2021
    note: {word}
retsgrundlag: {word}
kommissorium:
  - dato: 2022-01-01
    titel: {word}
    note: {word}
pladser:
  - rolle: medlem
    for: {word}
    embede: {word}
    note: {word}
    besat:
      - navn: {word}
        titel: {word}
        organisation: {word}
        grund: {word}
        note: {word}
"""


def _items(payload: str, word: str, attachments: str, person: str) -> str:
    """Write a meeting's items: one with all that an item can hold, and a closed one."""
    facts = f"sag: 2023/sag\ngruppe: {word}\nmedvirkende:\n  - {person}\nnote: {word}"
    names = ("Resumé", "Indstilling", "Kommunale bemærkninger", "Sagsfremstilling", "Referat")
    sections = "\n".join(f"### {name}\n{payload}\n" for name in names)
    return f"""
## Punkt 1: {payload}
```yaml
{facts}
udfald:
  - drøftet
{attachments}```
{sections}
### Opfølgning
- [ ] O-1 Sekretariatet: {payload}

## Punkt 2: {payload}
```yaml
lukket: {word}
```
"""


def _prose(payload: str) -> str:
    """Write a text with the payload wherever a text can hold words."""
    return f"""
## {payload}

{payload}

- {payload}

> {payload}

| {payload} | x |
|---|---|
| {payload} | x |

[{payload}](https://eksempel.dk/) [x](https://eksempel.dk/ "{payload}") ![{payload}](x)

## Noter
- {payload}
"""


def _bad_addresses() -> dict[str, str]:
    """Write records whose address fields lead where no link may lead."""
    addresses = (
        "javascript:fire(90)",
        '"java\\tscript:fire(91)"',
        "data:text/html,<script>fire(92)</script>",
        "vbscript:fire(93)",
        '"https://eksempel.dk/\\" onmouseover=\\"fire(94)"',
        "javascript&colon;fire(95)",
    )
    files = {"adresser/index.md": _text("titel: Adresser\nhjemmeside: javascript:fire(96)")}
    for number, address in enumerate(addresses):
        bilag = f"bilag:\n  - titel: Et bilag\n    url: {address}"
        files |= {
            f"adresser/fora/f{number}.md": _text(
                f"navn: Forum {number}\nhjemmeside: {address}\nkontakt: {address}"
            ),
            f"adresser/aftaler/a{number}.md": _text(f"titel: Aftale {number}\nlink: {address}"),
            f"adresser/hoeringer/2023/h{number}.md": _text(
                f"titel: Høring {number}\nstatus: planlagt\n{bilag}"
            ),
        }
    return files

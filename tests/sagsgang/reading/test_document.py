"""Facts about the lines of dashes, and what people write in their place."""

import pytest

from sagsgang.reading.document import read_document
from sagsgang.reading.nodes import plain_value

BOTH = {"forum": "x", "dato": "y"}


@pytest.mark.parametrize(
    ("text", "facts", "body", "codes"),
    [
        ("---\nforum: x\ndato: y\n---\nt", BOTH, ("t", 5), []),
        ("---\r\nforum: x\r\ndato: y\r\n---\r\nt", BOTH, ("t", 5), ["linjeskift-crlf"]),
        ("\ufeff---\nforum: x\ndato: y\n---\nt", BOTH, ("t", 5), ["bom"]),
        ("\n---\nforum: x\ndato: y\n---\nt", BOTH, ("t", 6), ["front-matter-ikke-foerst"]),
        ("forum: x\ndato: y\n---\nt", BOTH, ("t", 4), ["front-matter-mangler"]),
        ("forum: x\ndato: y\n\n## t", BOTH, ("## t", 4), ["front-matter-mangler"]),
        ("----\nforum: x\ndato: y\n—\nt", BOTH, ("t", 5), ["front-matter-streg"] * 2),
        ("---\nforum: x\n---\ndato: y\n---\nt", BOTH, ("t", 6), ["front-matter-ekstra-streg"]),
        ("---\nforum: x\ndato: y\n\n## t", BOTH, ("## t", 5), ["front-matter-uafsluttet"]),
        ("---\nforum: x\ndato: y\n\nEn t.", BOTH, ("En t.", 5), ["front-matter-uafsluttet"]),
        ("---\n---\nt", {}, ("t", 3), []),
        ("---\nforum: x\ndato: y\n---\nt\n\n---\n\nu", BOTH, ("t\n\n---\n\nu", 5), []),
    ],
)
def test_front_matter_is_found(
    text: str, facts: object, body: tuple[str, int], codes: list[str]
) -> None:
    """Facts and body are read wherever the dashes are only misplaced, and that is said."""
    document, findings = read_document("f.md", text.encode())

    assert document.facts is not None
    assert plain_value(document.facts) == facts
    assert (document.body.text, document.body.place.line) == body
    assert [finding.code for finding in findings] == codes


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "fil-tom"),
        (b" \n\n", "fil-tom"),
        (b"\xef\xbb\xbf\n", "fil-tom"),
        (b"En tekst.\n", "front-matter-mangler"),
        ("---\ntitel: æ\n---\n".encode("latin-1"), "tegnsaet-forkert"),
        (b"a" * 600_000, "fil-for-stor"),
    ],
)
def test_file_without_facts_is_still_a_document(data: bytes, code: str) -> None:
    """What cannot be read exists without facts, with one finding."""
    document, findings = read_document("f.md", data)

    assert document.facts is None
    assert [finding.code for finding in findings] == [code]

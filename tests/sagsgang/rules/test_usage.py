"""References of records: which there are, and on which day."""

from sagsgang.archive import archive
from sagsgang.records.kinds import Kind
from sagsgang.rules.usage import Use, usages
from sagsgang.source import Text


def test_meeting_says_what_happened_and_what_is_expected() -> None:
    """A held meeting happened on its day; what it sends on is expected after that day."""
    text = (
        "---\nforum: kredsen\ndato: 2023-01-25\nstatus: afholdt\n---\n"
        "\n## Punkt 1: Prøve\n```yaml\nsag: 2023/proeve\nudfald: [videresendt]\n"
        "videre_til: [udvalget, raadet 2023-02]\nvedrører: [fora/kredsen]\n```\n"
        "\n### Indstilling fra Rådet\nDrøftes.\n"
    )
    path = "syd/moeder/2023/2023-01-25-kredsen.md"
    meeting = archive({path: Text(text.encode())}).records[path.removesuffix(".md")]

    assert [(one.text, one.kind, one.use, str(one.day)) for one in usages(meeting)] == [
        ("kredsen", Kind.FORUM, Use.HAPPENED, "2023-01-25"),
        ("2023/proeve", Kind.CASE, Use.MENTIONED, "None"),
        ("udvalget", Kind.FORUM, Use.EXPECTED, "2023-01-25"),
        ("raadet", Kind.FORUM, Use.EXPECTED, "2023-02"),
        ("fora/kredsen", None, Use.MENTIONED, "None"),
        ("Rådet", Kind.FORUM, Use.MENTIONED, "2023-01-25"),
    ]

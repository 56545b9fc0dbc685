"""What is written now instead of an id from before. Everything here is invented."""

import pytest

from sagsgang.records.kinds import Kind
from sagsgang.rules.moves import moved_path, moved_reference
from tests.sagsgang.sources import case, forum, read

ARCHIVE = read(
    {
        "nord/fora/k.md": forum("K", "tidligere: [fora/raadet, syd/fora/k]\n"),
        "nord/sager/2023/bro.md": case(more="tidligere: sager/2022/bro\n"),
        "nord/sager/2023/bro/plan.pdf": "Plan",
        "nord/sager/2022/vej.md": case(),
        "faelles/aftaler/aftalen.md": "---\ntitel: A\ntidligere: aftaler/den-gamle\n---\n",
    }
)


@pytest.mark.parametrize(
    ("text", "kind", "region", "now"),
    [
        ("2022/bro", Kind.CASE, "nord", "2023/bro"),
        ("nord/sager/2022/bro", Kind.CASE, "nord", "2023/bro"),
        ("nord/sager/2022/bro", Kind.CASE, "syd", "nord/sager/2023/bro"),
        ("2022/bro", Kind.CASE, "syd", None),
        ("k", Kind.FORUM, "syd", "nord/fora/k"),
        ("raadet", Kind.FORUM, "nord", "k"),
        ("den-gamle", Kind.AGREEMENT, "nord", "faelles/aftaler/aftalen"),
        ("aftaler/den-gamle", None, "nord", "faelles/aftaler/aftalen"),
        ("sager/2022/bro", None, "nord", "sager/2023/bro"),
        ("2022/vej", Kind.CASE, "nord", None),
        ("2023/ukendt", Kind.CASE, "nord", None),
        ("raadet", Kind.CASE, "nord", None),
    ],
)
def test_a_reference_is_written_as_its_record_would(
    text: str, kind: Kind | None, region: str, now: str | None
) -> None:
    """Inside the own samarbejde the short form is kept; what is no id from before is left alone."""
    assert moved_reference(ARCHIVE, text, kind, region) == now


@pytest.mark.parametrize(
    ("path", "now"),
    [
        ("nord/sager/2022/bro.md", "nord/sager/2023/bro.md"),
        ("nord/sager/2022/bro/plan.pdf", "nord/sager/2023/bro/plan.pdf"),
        ("nord/sager/2022/bro/kort.pdf", None),
        ("nord/sager/2023/bro.md", None),
        ("nord/sager/2023/bro/plan.pdf", None),
    ],
)
def test_a_path_moves_with_its_record(path: str, now: str | None) -> None:
    """So does a file beside it, if it is there."""
    assert moved_path(ARCHIVE, path) == now

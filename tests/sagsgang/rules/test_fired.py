"""Asking only the rules that found something gives the same answer about what is new."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from sagsgang.archive import archive
from sagsgang.changes import compared_findings
from sagsgang.findings import all_findings
from tests.sagsgang.changes import example
from tests.sagsgang.sources import REGION, TODAY, forum, read, source

CHOSEN = st.dictionaries(
    st.sampled_from(sorted({**example.BEFORE, **example.AFTER})), st.booleans()
)


def files(wanted: Mapping[str, bool]) -> dict[str, str]:
    """Choose files of the example, each as it was or as it is."""
    texts = {
        path: (example.AFTER if is_after else example.BEFORE).get(path)
        for path, is_after in wanted.items()
    }
    return {path: text for path, text in texts.items() if text is not None}


@given(CHOSEN, CHOSEN)
@settings(max_examples=25)
def test_rules_that_found_nothing_need_not_look_at_what_was(
    one: Mapping[str, bool], other: Mapping[str, bool]
) -> None:
    """A rule without a finding after a change has none that could be old."""
    before, after = archive(source(REGION | files(one))), archive(source(REGION | files(other)))
    found = all_findings(after, TODAY, before)
    every = all_findings(before, TODAY).open
    some = all_findings(before, TODAY, only=found.fired).open
    compared = [compared_findings(known, before, found.open, after, {}) for known in (every, some)]
    assert compared[0] == compared[1]
    assert set(some) <= set(every)


def test_a_rule_that_is_not_asked_finds_nothing() -> None:
    """With none of the rules only what reading found is left."""
    records = read({"nord/fora/a.md": forum("A", "under: intet\nkort:\n")})
    assert {one.code for one in all_findings(records, TODAY).open} > {"felt-tomt"}
    found = all_findings(records, TODAY, only=frozenset()).open
    assert {one.code for one in found} == {"felt-tomt"}


def test_an_idle_acceptance_makes_every_rule_matter() -> None:
    """Whether it met a finding before depends on all rules."""
    accepted = "accepteret:\n  - kode: dato-ugedag\n    sted: x\n    hvorfor: y\n"
    idle = read({"nord/fora/a.md": forum("A", accepted)})
    assert all_findings(idle, TODAY).fired is None
    assert all_findings(read({"nord/fora/a.md": forum("A")}), TODAY).fired is not None

"""All rules together: order, acceptance, and every module's rules at work."""

from datetime import date
from importlib import import_module
from pathlib import Path

from sagsgang import rules
from sagsgang.diagnostics import sorted_diagnostics
from sagsgang.rules import findings
from tests.sagsgang.rules.meeting_files import archive_of, item, meeting

TODAY = date(2026, 11, 22)
WRONG_DAY = item(minutes="Kredsen mødtes torsdag d. 9. december 2022.")
ACCEPTANCE = (
    "accepteret:\n  - kode: dato-ugedag\n    sted: torsdag d. 9. december 2022\n"
    "    hvorfor: Sådan står der i kilden.\n"
)


def test_findings_of_reading_and_of_rules_stand_in_one_order() -> None:
    """A user reads one list, file by file and line by line."""
    files = meeting(WRONG_DAY, facts="lokale: Salen\n")

    found = findings(archive_of(files), TODAY)

    assert [one.code for one in found.open] == ["felt-ukendt", "dato-ugedag"]
    assert found.open == sorted_diagnostics(found.open)
    assert found.accepted == ()


def test_an_accepted_finding_is_kept_with_its_reason() -> None:
    """Nothing disappears: what is accepted can still be listed."""
    found = findings(archive_of(meeting(WRONG_DAY, facts=ACCEPTANCE)), TODAY)

    assert found.open == ()
    assert [(one.finding.code, one.reason) for one in found.accepted] == [
        ("dato-ugedag", "Sådan står der i kilden.")
    ]
    assert found.accepted[0].record_id == "syddanmark/moeder/2023/2023-02-28-kredsen"


def test_every_rule_of_every_module_is_run() -> None:
    """A module whose rules nobody runs would find nothing, and nobody would know."""
    modules = [
        import_module(f"sagsgang.rules.{path.stem}")
        for path in sorted(Path(str(rules.__file__)).parent.glob("*.py"))
        if path.stem != "__init__"
    ]
    every = [rule for module in modules for rule in getattr(module, "RULES", ())]
    dated = [rule for module in modules for rule in getattr(module, "DATED_RULES", ())]
    comparing = [rule for module in modules for rule in getattr(module, "COMPARING_RULES", ())]

    assert sorted(map(repr, every)) == sorted(map(repr, rules._RULES))
    assert sorted(map(repr, dated)) == sorted(map(repr, rules._DATED_RULES))
    assert sorted(map(repr, comparing)) == sorted(map(repr, rules._COMPARING_RULES))


def test_every_check_function_is_a_rule() -> None:
    """A rule that is written but not listed is a mistake."""
    for path in sorted(Path(str(rules.__file__)).parent.glob("*.py")):
        module = import_module(f"sagsgang.rules.{path.stem}") if path.stem != "__init__" else rules
        checks = {
            value
            for name, value in vars(module).items()
            if name.startswith("check_") and value.__module__ == module.__name__
        }
        lists = ("RULES", "DATED_RULES", "COMPARING_RULES")
        listed = {rule for name in lists for rule in getattr(module, name, ())}
        assert checks == listed, path.stem
